#include "tools/learn/watch.hpp"

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

namespace learn {
namespace {

constexpr std::chrono::milliseconds rest{50};
constexpr int look_anyway = 1000; // milliseconds

std::int64_t nanoseconds(const timespec& time) {
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

ino_t inode_of(const std::filesystem::path& path) {
    struct stat status {};
    return stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

} // namespace

Signature signature_of(const std::filesystem::path& file) {
    struct stat status {};
    if (stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return {};
    return {true,
            access(file.c_str(), R_OK) == 0,
            status.st_dev,
            status.st_ino,
            status.st_size,
            nanoseconds(status.st_mtim),
            nanoseconds(status.st_ctim)};
}

Watch::Watch(std::filesystem::path folder_, std::vector<std::string> names_)
    : folder(std::move(folder_)), names(std::move(names_)), queue(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    watch_folder();
    for (const std::string& name : names)
        known.push_back(signature_of(folder / name));
    latest = known;
}

Watch::~Watch() {
    if (queue >= 0)
        close(queue);
}

void Watch::watch_folder() {
    const ino_t inode = inode_of(folder);
    if (queue < 0 || (inode == folder_inode && inode != 0))
        return;
    if (folder_watch >= 0)
        inotify_rm_watch(queue, folder_watch);
    folder_inode = inode;
    folder_watch = inotify_add_watch(queue, folder.c_str(),
                                     IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE |
                                         IN_MOVE | IN_DELETE_SELF | IN_MOVE_SELF);
}

std::set<std::size_t> Watch::changed() {
    // The events' details are not needed: the files are looked at anyway.
    alignas(inotify_event) char events[4096];
    while (queue >= 0 && read(queue, events, sizeof events) > 0) {
    }
    watch_folder();
    const auto now = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Signature signature = signature_of(folder / names[i]);
        if (signature == latest[i])
            continue;
        latest[i] = signature;
        restless = true;
        last_change = now;
    }
    std::set<std::size_t> changed;
    if (!restless || now - last_change < rest)
        return changed;
    restless = false;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (latest[i] != known[i])
            changed.insert(i);
    known = latest;
    return changed;
}

void Watch::accept(std::size_t i) {
    known[i] = latest[i] = signature_of(folder / names[i]);
}

int Watch::patience() const {
    return restless ? static_cast<int>(rest.count()) / 2 : look_anyway;
}

} // namespace learn

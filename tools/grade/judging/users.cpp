#include "tools/grade/judging/users.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/process.hpp"
#include "tools/grade/judging/sandbox.hpp"

#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <pwd.h>
#include <sstream>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

namespace fs = std::filesystem;

namespace grade {
namespace {

constexpr uid_t first_user = 59000, last_user = 59255; // below what Debian gives away
constexpr const char* prefix = "deepsteps-users-";

/// True once the user is this process's alone: a name in the kernel's table of sockets, gone with the process.
bool reserve(uid_t user) {
    const std::string name = "deepsteps-user-" + std::to_string(user);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path + 1, name.data(), name.size()); // after a zero, it is no file
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
    const int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor >= 0 && bind(descriptor, reinterpret_cast<const sockaddr*>(&address), size) == 0)
        return true; // it stays open
    if (descriptor >= 0)
        close(descriptor);
    return false;
}

/// An open folder that nobody else has locked, or -1.
int lock_folder(const fs::path& folder) {
    const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    struct stat info {};
    if (descriptor >= 0 && fstat(descriptor, &info) == 0 && info.st_uid == geteuid() &&
        flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;
    if (descriptor >= 0)
        close(descriptor);
    return -1;
}

void remove_leftovers_of_killed_runs(const fs::path& parent) {
    std::error_code error;
    std::vector<fs::path> ours;
    for (const auto& entry : fs::directory_iterator(parent, error))
        if (entry.path().filename().string().starts_with(prefix))
            ours.push_back(entry.path());
    for (const fs::path& folder : ours)
        if (const int lock = lock_folder(folder); lock >= 0) {
            fs::remove_all(folder, error);
            close(lock);
        }
}

void link_or_copy(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::create_directories(to.parent_path());
    if (fs::create_hard_link(from, to, error); error)
        fs::copy_file(from, to);
}

void copy_parts(const fs::path& from, const fs::path& to) {
    for (const auto& entry : fs::recursive_directory_iterator(from)) {
        const fs::path target = to / fs::relative(entry.path(), from);
        if (!entry.is_regular_file())
            continue;
        link_or_copy(entry.path(), target);
        chmod(target.c_str(), 0644);
    }
}

/// The libraries that `program` is linked with, the loader included. It must be ours: ldd runs it.
std::vector<fs::path> libraries_of(const fs::path& program) {
    constexpr double seconds = 60;
    const support::Ended ended = support::run({"ldd", program}, seconds, 1U << 18);
    std::vector<fs::path> all;
    std::istringstream words(ended.output);
    for (std::string word; words >> word;)
        if (word.starts_with('/'))
            all.emplace_back(word);
    if (ended.status != 0 || all.empty())
        throw support::Error("ldd does not say which libraries a worker needs.");
    return all;
}

/// What std::locale("") needs. An archive of many languages may be large, and is linked where that is possible.
void add_locales(const fs::path& root) {
    constexpr std::uintmax_t most_copied = 16U << 20; // bytes
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator("/usr/lib/locale", error)) {
        const fs::path copy = root / entry.path().relative_path();
        if (!entry.is_regular_file(error) || fs::exists(copy))
            continue;
        fs::create_directories(copy.parent_path());
        if (fs::create_hard_link(entry.path(), copy, error); error && entry.file_size(error) <= most_copied)
            fs::copy_file(entry.path(), copy, error);
    }
}

/// Those that bubblewrap shows. Without the right to make them, or below a mount without devices, there are none.
void add_devices(const fs::path& root) {
    fs::create_directories(root / "dev");
    for (const fs::path device : {"/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"}) {
        struct stat info {};
        const fs::path copy = root / device.relative_path();
        if (stat(device.c_str(), &info) == 0 && S_ISCHR(info.st_mode) &&
            mknod(copy.c_str(), S_IFCHR | 0666, info.st_rdev) == 0)
            chmod(copy.c_str(), 0666); // whatever the umask
    }
}

/// A judge has all the libraries of a worker.
void make_root(const fs::path& root) {
    const fs::path judge = fs::path(DEEPSTEPS_BUILD_DIR) / "judges";
    for (const fs::path& library : libraries_of(fs::directory_iterator(judge)->path()))
        if (const fs::path copy = root / library.relative_path(); !fs::exists(copy))
            link_or_copy(fs::canonical(library), copy);
    fs::create_directories(root / "etc");
    fs::copy_file("/etc/ld.so.cache", root / "etc/ld.so.cache");
    add_locales(root);
    add_devices(root);
}

void open_folders(const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_directory())
            chmod(entry.path().c_str(), 0755);
}

/// What all users of this process share.
class Users {
public:
    Users() {
        if (geteuid() != 0)
            throw support::Error("a user of its own for strangers' code takes root.");
        const fs::path parent = fs::temp_directory_path();
        remove_leftovers_of_killed_runs(parent);
        while (lock < 0) { // a run that begins now may take a folder without a lock for a leftover
            std::string name = (parent / (std::string(prefix) + "XXXXXX")).string();
            if (!mkdtemp(name.data()))
                throw support::Error("cannot create a folder in " + parent.string() +
                                     "; set TMPDIR to a folder you can write to.");
            folder = name;
            lock = lock_folder(folder);
        }
        chmod(folder.c_str(), 0711);
        copy_parts(fs::path(DEEPSTEPS_BUILD_DIR) / "grading/parts", parts());
        make_root(root());
        open_folders(folder); // whatever the umask
    }
    ~Users() {
        std::error_code error;
        fs::remove_all(folder, error);
        if (lock >= 0)
            close(lock);
    }
    Users(const Users&) = delete;
    Users& operator=(const Users&) = delete;

    fs::path parts() const { return folder / "parts"; }
    fs::path root() const { return folder / "root"; }

    uid_t take() {
        const std::lock_guard guard(mutex);
        if (!free.empty()) {
            const uid_t user = free.back();
            free.pop_back();
            return user;
        }
        for (; next <= last_user; ++next)
            if (getpwuid(next) == nullptr && reserve(next)) {
                end_all_of(next); // what a killed run has left
                return next++;
            }
        throw support::Error("all users that may run strangers' code are taken; let another run finish.");
    }

    void give_back(uid_t user) {
        const std::lock_guard guard(mutex);
        free.push_back(user);
    }

    fs::path folder;

private:
    std::mutex mutex;
    std::vector<uid_t> free;
    uid_t next = first_user;
    int lock = -1;
};

Users& users() {
    static Users all;
    return all;
}

} // namespace

JobUser::JobUser() : id_(users().take()), folder_(users().folder / std::to_string(id_)) {
    std::error_code error;
    fs::remove_all(folder_, error);
    if (mkdir(folder_.c_str(), 0700) != 0 || chown(folder_.c_str(), id_, id_) != 0)
        throw support::Error(folder_.string() + " cannot be given to a user: " + std::strerror(errno) + ".");
}

JobUser::~JobUser() {
    try {
        end_all_of(id_);
    } catch (...) { // it ends with the container
    }
    std::error_code error;
    fs::remove_all(folder_, error);
    users().give_back(id_);
}

const fs::path& parts_for_users() {
    static const fs::path parts = users().parts();
    return parts;
}

const fs::path& root_for_users() {
    static const fs::path root = users().root();
    return root;
}

bool has_landlock() {
    constexpr long create_ruleset = 444, version = 1;
    return syscall(create_ruleset, nullptr, 0, version) >= 1;
}

void close_to_users(const fs::path& folder) {
    struct stat info {};
    if (!has_landlock() && stat(folder.c_str(), &info) == 0)
        chmod(folder.c_str(), info.st_mode & 07700);
}

} // namespace grade

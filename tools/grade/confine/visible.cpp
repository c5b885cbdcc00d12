// Loaded into a compiler in the sandbox of SandboxKind::user, where other folders cannot be read but are there: what
// lies outside the visible folders does not exist. So neither __has_include nor a message tells whether a file is there.
// The learner's code does not run in a compiler, and cannot get around it.
#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace {

using Parts = std::vector<std::string>;

/// Goes on from `parts` along the path. ".." is the folder before, whatever a link in between leads to.
void follow(Parts& parts, std::string_view path) {
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (part == ".." && !parts.empty())
            parts.pop_back();
        else if (!part.empty() && part != "." && part != "..")
            parts.emplace_back(part);
    }
}

Parts parts_of(std::string_view path) {
    Parts parts;
    follow(parts, path);
    return parts;
}

const std::vector<Parts>& visible_folders() {
    static const std::vector<Parts> all = [] {
        std::vector<Parts> folders;
        const char* const given = std::getenv("DEEPSTEPS_VISIBLE");
        std::string_view rest = given ? given : "";
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(':'), rest.size());
            folders.push_back(parts_of(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return folders;
    }();
    return all;
}

/// Within a visible folder, or on the way to one.
bool is_visible(const Parts& parts) {
    for (const Parts& folder : visible_folders())
        if (std::equal(parts.begin(),
                       parts.begin() + static_cast<long>(std::min(parts.size(), folder.size())),
                       folder.begin()))
            return true;
    return false;
}

/// The path without "..", or "" for one that is not visible or leads through a folder that is not.
std::string seen(const char* path) {
    Parts parts;
    if (path[0] != '/') {
        char here[4096];
        if (!getcwd(here, sizeof here))
            return "";
        parts = parts_of(here);
    }
    std::string_view rest = path;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('/'), rest.size());
        follow(parts, rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!is_visible(parts))
            return "";
    }
    std::string whole;
    for (const std::string& part : parts)
        whole += '/' + part;
    return path[0] == '\0' ? "" : whole.empty() ? "/" : whole;
}

/// Calls with the path that is seen. What may not be opened does not exist, either.
template <class Result, class Call>
Result hiding(const char* path, Result failed, const Call& call) {
    const std::string whole = seen(path);
    if (whole.empty()) {
        errno = ENOENT;
        return failed;
    }
    const Result result = call(whole.c_str());
    if (result == failed && errno == EACCES)
        errno = ENOENT;
    return result;
}

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

bool takes_mode(int flags) {
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
}

int open_seen(const char* path, int flags, mode_t mode) {
    return hiding(path, -1, [&](const char* whole) { return openat(AT_FDCWD, whole, flags, mode); });
}

int stat_seen(const char* path, struct stat* info, int flags) {
    return hiding(path, -1, [&](const char* whole) { return fstatat(AT_FDCWD, whole, info, flags); });
}

int stat_seen(const char* path, struct stat64* info, int flags) {
    return hiding(path, -1, [&](const char* whole) { return fstatat64(AT_FDCWD, whole, info, flags); });
}

std::FILE* fopen_seen(const char* name, const char* path, const char* mode) {
    return hiding<std::FILE*>(path, nullptr, [&](const char* whole) {
        return next<std::FILE*(const char*, const char*)>(name)(whole, mode);
    });
}

} // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    std::va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = takes_mode(flags) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open_seen(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    std::va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = takes_mode(flags) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open_seen(path, flags, mode);
}

// NOLINTNEXTLINE(bugprone-reserved-identifier): the C library calls it so
int __open_2(const char* path, int flags) {
    return open_seen(path, flags, 0);
}

// NOLINTNEXTLINE(bugprone-reserved-identifier)
int __open64_2(const char* path, int flags) {
    return open_seen(path, flags, 0);
}

std::FILE* fopen(const char* path, const char* mode) {
    return fopen_seen("fopen", path, mode);
}

std::FILE* fopen64(const char* path, const char* mode) {
    return fopen_seen("fopen64", path, mode);
}

int stat(const char* path, struct stat* info) noexcept {
    return stat_seen(path, info, 0);
}

int lstat(const char* path, struct stat* info) noexcept {
    return stat_seen(path, info, AT_SYMLINK_NOFOLLOW);
}

int stat64(const char* path, struct stat64* info) noexcept {
    return stat_seen(path, info, 0);
}

int lstat64(const char* path, struct stat64* info) noexcept {
    return stat_seen(path, info, AT_SYMLINK_NOFOLLOW);
}

int access(const char* path, int how) noexcept {
    return hiding(path, -1, [&](const char* whole) { return faccessat(AT_FDCWD, whole, how, 0); });
}

ssize_t readlink(const char* path, char* to, std::size_t size) noexcept {
    return hiding<ssize_t>(path, -1,
                           [&](const char* whole) { return readlinkat(AT_FDCWD, whole, to, size); });
}

char* realpath(const char* path, char* to) noexcept {
    return hiding<char*>(path, nullptr, [&](const char* whole) {
        return next<char*(const char*, char*)>("realpath")(whole, to);
    });
}

DIR* opendir(const char* path) {
    return hiding<DIR*>(path, nullptr,
                        [&](const char* whole) { return next<DIR*(const char*)>("opendir")(whole); });
}
}

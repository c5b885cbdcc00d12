#include "dnn/support/files.hpp"

#include "dnn/support/error.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace support {
namespace fs = std::filesystem;

namespace {

/// A link stays a link: its target is written.
fs::path target_of(const fs::path& file) {
    std::error_code error;
    const fs::path target = fs::canonical(file, error);
    return error ? file : target;
}

fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// Whether the disk itself has the contents of a file, or the names in a folder.
bool is_synced(const fs::path& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool synced = fsync(descriptor) == 0 || errno == EINVAL; // some file systems cannot
    close(descriptor);
    return synced;
}

} // namespace

void check_writable(const fs::path& file) {
    const fs::path target = target_of(file), folder = folder_of(target);
    std::error_code error;
    if (target.filename().empty() || fs::is_directory(target, error))
        throw Error(file.string() + " is a folder; add a file name.");
    if (!fs::exists(folder, error))
        throw Error(file.string() + " cannot be written: there is no folder " + folder.string() +
                    ". Create it, or choose another.");
    if (!fs::is_directory(folder, error))
        throw Error(file.string() + " cannot be written: " + folder.string() + " is not a folder.");
    if (fs::is_fifo(target, error)) { // to open it would wait for a reader
        const int pipe = open(target.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        if (pipe < 0)
            throw Error(file.string() + " is a pipe that nobody reads; start its reader first.");
        close(pipe);
    }
    const bool regular = !fs::exists(target, error) || fs::is_regular_file(target, error);
    if (access((regular ? folder : target).c_str(), W_OK) != 0)
        throw Error(file.string() + " cannot be written: " + std::strerror(errno) +
                    ". Choose another folder.");
}

void write_atomically(const fs::path& file, const std::function<void(std::ostream&)>& write, Sync sync) {
    check_writable(file);
    const fs::path target = target_of(file);
    std::error_code error;
    const bool in_place = fs::exists(target, error) && !fs::is_regular_file(target, error);
    const fs::path path = in_place ? target
                                   : folder_of(target) / ('.' + target.filename().string() + '.' +
                                                          std::to_string(getpid()) + ".tmp");
    const auto fail = [&](const std::string& why) {
        if (!in_place)
            fs::remove(path, error);
        throw Error(file.string() + " cannot be written" + why);
    };

    errno = 0;
    std::ofstream out(path, std::ios::binary);
    if (!out)
        fail(std::string(": ") + std::strerror(errno) + '.');
    write(out);
    out.close();
    if (!out)
        fail("; is the disk full?");
    if (in_place)
        return;
    if (sync == Sync::yes && !is_synced(path))
        fail(std::string(": ") + std::strerror(errno) + '.');
    fs::rename(path, target, error);
    if (error)
        fail(": " + error.message() + '.');
    if (sync == Sync::yes)
        is_synced(folder_of(target)); // not every file system can, and the file itself is safe
}

std::string read_file(const fs::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

} // namespace support

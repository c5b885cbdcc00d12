#include "dnn/support/files.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace support {
namespace fs = std::filesystem;

namespace {

fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// A link there leads to what is open, not to a name.
bool is_descriptor(const fs::path& file) {
    const fs::path folder = file.parent_path();
    return folder == "/proc/self/fd" || folder == "/dev/fd";
}

[[noreturn]] void cannot_write(const fs::path& file, int error) {
    throw Error(file.string() + " cannot be written: " + why_not_written(error) + '.');
}

/// Written in place; else it is replaced.
bool is_in_place(const fs::path& target) {
    std::error_code error;
    return is_descriptor(target) || (fs::exists(target, error) && !fs::is_regular_file(target, error));
}

/// What of the target itself forbids that it is written.
void check_target(const fs::path& file, const fs::path& target) {
    const fs::path folder = folder_of(target);
    std::error_code error;
    const bool exists = fs::exists(target, error);
    if (error == std::errc::filename_too_long)
        cannot_write(file, ENAMETOOLONG);
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
    if (exists && access(target.c_str(), W_OK) != 0)
        throw Error(
            file.string() +
            " cannot be written: it is protected or somebody else's; name another file, or try chmod u+w.");
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

/// Writes to a descriptor of its own, and keeps why that failed.
class DescriptorBuffer : public std::streambuf {
public:
    explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor), error_(descriptor < 0 ? errno : 0) {
        setp(block_.data(), block_.data() + block_.size());
    }
    ~DescriptorBuffer() override { close_it(); }
    DescriptorBuffer(const DescriptorBuffer&) = delete;
    DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;

    int error() const { return error_; }
    /// Writes what is left, and returns error().
    int close_it() {
        if (descriptor_ >= 0) {
            sync();
            if (close(std::exchange(descriptor_, -1)) != 0 && error_ == 0)
                error_ = errno;
        }
        return error_;
    }

protected:
    int_type overflow(int_type character) override {
        if (sync() != 0)
            return traits_type::eof();
        if (!traits_type::eq_int_type(character, traits_type::eof()))
            sputc(traits_type::to_char_type(character));
        return traits_type::not_eof(character);
    }
    int sync() override {
        for (const char* from = pbase(); error_ == 0 && from < pptr();) {
            const ssize_t count = ::write(descriptor_, from, static_cast<std::size_t>(pptr() - from));
            if (count >= 0)
                from += count;
            else if (errno != EINTR)
                error_ = errno;
        }
        setp(block_.data(), block_.data() + block_.size());
        return error_ == 0 ? 0 : -1;
    }

private:
    int descriptor_, error_;
    std::array<char, 1 << 16> block_;
};

int open_to_write(const fs::path& path) {
    if (is_descriptor(path)) // a new one would begin at the start of a file
        return dup(std::atoi(path.filename().c_str()));
    return open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

/// The names of all DraftNames that live, for remove_drafts(). There are two at a time.
std::array<std::atomic<const char*>, 8> drafts{};
static_assert(std::atomic<const char*>::is_always_lock_free);

void exchange_draft(const char* before, const char* after) {
    for (std::atomic<const char*>& draft : drafts)
        if (const char* expected = before; draft.compare_exchange_strong(expected, after))
            return;
}

} // namespace

std::string why_not_written(int error) {
    switch (error) {
    case ENOSPC:
        return "the disk is full; make room, or name a file elsewhere";
    case EDQUOT:
        return "your share of that disk is used up (its quota); make room, or name a file elsewhere";
    case EFBIG:
        return "it would be larger than files may be here; ulimit -f shows that limit, and raises it";
    case ENAMETOOLONG:
        return "its name is too long; choose a shorter one";
    case ENOENT:
        return "no file can be made in its folder; choose another";
    default:
        return std::string(std::strerror(error)) + ". Choose another folder";
    }
}

fs::path target_of(const fs::path& file) {
    constexpr int most_links = 40; // as many as Linux follows
    fs::path target = file;
    std::error_code error;
    for (int links = 0; !is_descriptor(target) && fs::is_symlink(fs::symlink_status(target, error));
         ++links) {
        const fs::path next = fs::read_symlink(target, error);
        if (error || links == most_links)
            throw Error(file.string() +
                        " is a link that leads nowhere, such as to itself; remove it, or name another file.");
        target = target.parent_path() / next;
    }
    return target;
}

DraftName::DraftName(const fs::path& target, const std::string& ending) {
    constexpr std::size_t most = 100; // bytes; the whole name may have 255, and 143 on some file systems
    std::string name = ".";
    name.append(first_bytes(target.filename().string(), most)).append(1, '.');
    path_ = folder_of(target) / name.append(std::to_string(getpid())).append(ending);
    exchange_draft(nullptr, path_.c_str());
}

DraftName::~DraftName() {
    exchange_draft(path_.c_str(), nullptr);
    unlink(path_.c_str());
}

void remove_drafts() {
    for (const std::atomic<const char*>& draft : drafts)
        if (const char* const path = draft; path != nullptr)
            unlink(path);
}

int take_place(const fs::path& draft, const fs::path& target) {
    struct stat before {};
    if (stat(target.c_str(), &before) == 0 && chmod(draft.c_str(), before.st_mode & 07777) != 0)
        return errno;
    return rename(draft.c_str(), target.c_str()) == 0 ? 0 : errno;
}

void check_writable(const fs::path& file) {
    const fs::path target = target_of(file);
    check_target(file, target);
    if (is_in_place(target))
        return;
    const DraftName draft(target, ".tmp");
    if (const int error = DescriptorBuffer(open_to_write(draft.path())).close_it(); error != 0)
        cannot_write(file, error);
}

void write_atomically(const fs::path& file, const std::function<void(std::ostream&)>& write, Sync sync) {
    const fs::path target = target_of(file);
    check_target(file, target);
    std::optional<DraftName> draft;
    if (!is_in_place(target))
        draft.emplace(target, ".tmp");
    DescriptorBuffer buffer(open_to_write(draft ? draft->path() : target));
    if (buffer.error() != 0)
        cannot_write(file, buffer.error());
    std::ostream out(&buffer);
    write(out);
    if (buffer.close_it() != 0)
        cannot_write(file, buffer.error());
    if (!draft)
        return;
    if (sync == Sync::yes && !is_synced(draft->path()))
        cannot_write(file, errno);
    if (const int error = take_place(draft->path(), target); error != 0)
        cannot_write(file, error);
    if (sync == Sync::yes)
        is_synced(folder_of(target)); // not every file system can, and the file itself is safe
}

std::string read_file(const fs::path& file) {
    std::ostringstream bytes;
    std::error_code none;
    if (!is_descriptor(file) && fs::is_fifo(file, none)) // to open it would wait for a writer
        return "";
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

} // namespace support

#include "tools/grade/intake/read_source.hpp"

#include "tools/grade/intake/limits.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace grade {

std::string read_source(const std::filesystem::path& source) {
    const int file = open(source.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        struct stat link {};
        if (lstat(source.c_str(), &link) == 0)
            throw Refused{Outcome::not_a_source, S_ISLNK(link.st_mode) ? "It is a link; expected a file."
                                                                       : "It cannot be opened as a file."};
        throw Refused{Outcome::not_submitted, ""};
    }
    struct stat info {};
    std::string text;
    const bool regular = fstat(file, &info) == 0 && S_ISREG(info.st_mode);
    if (regular && info.st_size <= static_cast<off_t>(max_source)) {
        text.resize(static_cast<std::size_t>(info.st_size));
        const ssize_t got = read(file, text.data(), text.size());
        text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    }
    close(file);
    if (!regular)
        throw Refused{Outcome::not_a_source, "It is not a regular file; expected a C++ source."};
    if (info.st_size > static_cast<off_t>(max_source))
        throw Refused{Outcome::not_a_source, "It has " + std::to_string(info.st_size) +
                                                 " bytes; the limit is " + std::to_string(max_source) + "."};
    if (text.find('\0') != std::string::npos)
        throw Refused{Outcome::not_a_source, "It is binary; expected a C++ source."};
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        throw Refused{Outcome::not_a_source, "It is empty."};
    return text;
}

} // namespace grade

#include "tools/grade/intake/archive.hpp"

#include "dnn/support/text.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <memory>
#include <optional>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace grade {
using support::one_line;

namespace {

using Json = nlohmann::ordered_json;

constexpr rlim_t seconds_of_reading = 20;
constexpr rlim_t memory_of_reading = rlim_t{1} << 30; // address space on top of the program's own
constexpr std::size_t max_answer = max_archive + (8 << 20);

struct Problem {
    std::string sentence;
};

/// The path's folders and name; a \ separates them too, as in archives from Windows.
std::vector<std::string> parts_of(const std::string& path) {
    std::vector<std::string> parts(1);
    for (const char c : path)
        if (c == '/' || c == '\\')
            parts.emplace_back();
        else
            parts.back() += c;
    std::erase_if(parts, [](const std::string& part) { return part.empty() || part == "."; });
    return parts;
}

void check_inside(const std::string& path, const std::vector<std::string>& parts) {
    const bool absolute =
        path.starts_with('/') || path.starts_with('\\') ||
        (path.size() > 1 && path[1] == ':' && std::isalpha(static_cast<unsigned char>(path[0])));
    if (absolute || std::find(parts.begin(), parts.end(), "..") != parts.end())
        throw Problem{"the archive holds a path that leads outside it, \"" +
                      one_line(support::first_bytes(path, 120)) + "\"; pack just the exercise files."};
}

std::string joined(const std::vector<std::string>& parts) {
    std::string path;
    for (const std::string& part : parts)
        path += (path.empty() ? "" : "/") + part;
    return path;
}

bool is_hidden(const std::vector<std::string>& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [](const std::string& part) { return part.starts_with('.') || part == "__MACOSX"; });
}

class Reader {
public:
    Reader(int file, const std::vector<Exercise>& course)
        : course_(course), archive_(archive_read_new(), archive_read_free) {
        archive_read_support_filter_gzip(archive_.get());
        archive_read_support_format_tar(archive_.get());
        archive_read_support_format_zip(archive_.get());
        if (archive_read_open_fd(archive_.get(), file, 64 << 10) != ARCHIVE_OK)
            throw Problem{"it is not a readable .zip or .tar.gz; pack the exercise files again."};
    }

    std::vector<FoundFile> read() {
        archive_entry* entry = nullptr;
        for (int entries = 0;; ++entries) {
            const int status = archive_read_next_header(archive_.get(), &entry);
            if (status == ARCHIVE_EOF)
                return std::move(files_);
            if (status < ARCHIVE_WARN)
                throw Problem{"the archive is damaged or no archive at all; pack the exercise files again."};
            if (entries == max_entries)
                throw Problem{"the archive holds more than " + std::to_string(max_entries) +
                              " files; pack just the exercise files."};
            read(entry);
            add_bytes(0);
        }
    }

private:
    void read(archive_entry* entry) {
        const char* name = archive_entry_pathname(entry);
        if (!name)
            name = archive_entry_pathname_utf8(entry);
        const std::string path = name ? name : "";
        const std::vector<std::string> parts = parts_of(path);
        check_inside(path, parts);
        if (!parts.empty() && moodle_name(parts.front()))
            throw Problem{"it is the download of a whole class; unpack it and grade its folder."};
        if (parts.empty() || is_hidden(parts) || !exercise_of(course_, parts.back())) {
            add_bytes(archive_entry_size(entry)); // even skipping it unpacks a tar
            return;
        }
        if (archive_entry_filetype(entry) == AE_IFDIR)
            return;
        FoundFile file{joined(parts), "", "", false};
        if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry))
            file.refused = "it is a link or a device in the archive, not a file; hand in the file itself.";
        else
            read_text(entry, file);
        files_.push_back(std::move(file));
    }

    void read_text(archive_entry* entry, FoundFile& file) {
        if (archive_entry_is_encrypted(entry))
            throw Problem{"the archive is encrypted; pack it without a password."};
        char buffer[16 << 10];
        la_ssize_t count = 0;
        while ((count = archive_read_data(archive_.get(), buffer, sizeof buffer)) > 0) {
            add_bytes(count);
            file.text.append(buffer, static_cast<std::size_t>(count));
            if (file.text.size() > max_source) {
                file.text.clear();
                file.refused = source_is_too_large;
                add_bytes(archive_entry_size(entry));
                return;
            }
        }
        if (count < 0)
            throw Problem{"\"" + one_line(file.path) + "\" in the archive is damaged; pack it again."};
    }

    void add_bytes(la_int64_t count) {
        bytes_ += std::max<la_int64_t>(count, 0);
        // Everything that a filter has unpacked counts: headers may be large though no file is.
        if (std::max(bytes_, archive_filter_bytes(archive_.get(), 0)) > static_cast<la_int64_t>(max_archive))
            throw Problem{"the archive unpacks to more than 64 MB; pack just the exercise files."};
    }

    const std::vector<Exercise>& course_;
    std::unique_ptr<archive, int (*)(archive*)> archive_;
    std::vector<FoundFile> files_;
    la_int64_t bytes_ = 0;
};

Json to_json(const std::vector<FoundFile>& files) {
    Json all = Json::array();
    for (const FoundFile& file : files) {
        const auto binary = [](const std::string& text) {
            return Json::binary(std::vector<std::uint8_t>(text.begin(), text.end()));
        };
        all.push_back({binary(file.path), binary(file.text), binary(file.refused)});
    }
    return all;
}

std::vector<FoundFile> from_json(const Json& all) {
    std::vector<FoundFile> files;
    for (const Json& file : all) {
        const auto text = [&](std::size_t i) {
            const Json::binary_t& bytes = file.at(i).get_binary();
            return std::string(bytes.begin(), bytes.end());
        };
        files.push_back({text(0), text(1), text(2), false});
    }
    return files;
}

std::vector<std::uint8_t> answer_of(int file, const std::vector<Exercise>& course) {
    try {
        return Json::to_cbor(to_json(Reader(file, course).read()));
    } catch (const Problem& problem) {
        return Json::to_cbor(Json(problem.sentence));
    }
}

rlim_t addresses_in_use() {
    rlim_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

[[noreturn]] void read_as_child(int file, const std::vector<Exercise>& course, int answer_pipe) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const auto limit = [](__rlimit_resource what, rlim_t max) {
        const rlimit both{max, max};
        setrlimit(what, &both);
    };
    limit(RLIMIT_CPU, seconds_of_reading);
    limit(RLIMIT_AS, addresses_in_use() + memory_of_reading);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    std::setlocale(LC_CTYPE, "C.UTF-8"); // libarchive converts names to it
    try {
        const std::vector<std::uint8_t> answer = answer_of(file, course);
        for (std::size_t sent = 0; sent < answer.size();) {
            const ssize_t count = write(answer_pipe, answer.data() + sent, answer.size() - sent);
            if (count < 0 && errno != EINTR)
                _exit(1);
            sent += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
        }
    } catch (...) {
        _exit(1);
    }
    _exit(0);
}

std::vector<std::uint8_t> read_all(int pipe) {
    std::vector<std::uint8_t> all;
    std::uint8_t buffer[64 << 10];
    while (all.size() < max_answer) {
        const ssize_t count = read(pipe, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        all.insert(all.end(), buffer, buffer + count);
    }
    return all;
}

/// The answer of the child that reads the archive; nothing if it died.
std::optional<std::vector<std::uint8_t>> ask_child(int file, const std::vector<Exercise>& course) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        throw std::runtime_error("cannot open a pipe to read an archive; are too many files open?");
    const pid_t child = fork();
    if (child == 0)
        read_as_child(file, course, ends[1]);
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        throw std::runtime_error("cannot start a process to read an archive; are too many running?");
    }
    std::vector<std::uint8_t> answer = read_all(ends[0]);
    close(ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return std::nullopt;
    return answer;
}

} // namespace

Found read_archive(int file, const std::vector<Exercise>& course) {
    Found found;
    struct stat info {};
    if (fstat(file, &info) == 0 && info.st_size > static_cast<off_t>(max_archive)) {
        found.problem = "the archive is larger than 64 MB; pack just the exercise files.";
        return found;
    }
    const std::optional<std::vector<std::uint8_t>> answer = ask_child(file, course);
    const Json json = answer ? Json::from_cbor(*answer, true, false) : Json(Json::value_t::discarded);
    if (json.is_string())
        found.problem = json.get<std::string>();
    else if (json.is_array())
        found.files = from_json(json);
    else
        found.problem =
            "the archive crashed its reader or took more than 20 s to read; pack the exercise files again.";
    return found;
}

} // namespace grade

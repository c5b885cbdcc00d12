#include "tools/grade/intake/download.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/archive_reader.hpp"
#include "tools/grade/intake/limited_child.hpp"
#include "tools/grade/intake/limits.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <sys/stat.h>
#include <unistd.h>

namespace grade {
namespace fs = std::filesystem;

namespace {

using NamesJson = nlohmann::ordered_json;

constexpr int max_look = 4;              // folders deep
constexpr std::size_t max_inside = 3000; // names in one entry
constexpr std::int64_t max_class_bytes = std::int64_t{16} << 30;

bool is_real_folder(const fs::path& path) {
    std::error_code error;
    return fs::symlink_status(path, error).type() == fs::file_type::directory;
}

bool is_ignored(const std::string& name) {
    return name.starts_with('.') || name == "__MACOSX" || name == "Thumbs.db" || name == "desktop.ini";
}

/// Of an earlier run.
bool holds_grades(const fs::path& folder) {
    std::error_code error;
    return is_real_folder(folder) && fs::exists(folder / "run.json", error) &&
           fs::exists(folder / "grades.csv", error);
}

void list_inside(const fs::path& folder, const std::string& before, int depth,
                 std::vector<std::string>& names) {
    std::vector<fs::path> children;
    std::error_code error;
    for (const auto& child : fs::directory_iterator(folder, error)) {
        if (children.size() == max_inside)
            break;
        children.push_back(child.path());
    }
    std::sort(children.begin(), children.end());
    for (const fs::path& child : children) {
        if (names.size() >= max_inside)
            return;
        const std::string name = child.filename().string();
        const bool is_folder = is_real_folder(child);
        names.push_back(before + name + (is_folder ? "/" : ""));
        if (is_folder && depth < max_look && !is_ignored(name))
            list_inside(child, before + name + '/', depth + 1, names);
    }
}

DownloadEntry entry_at(const fs::path& path) {
    DownloadEntry entry{path.filename().string(), is_real_folder(path), path};
    if (entry.folder)
        list_inside(path, "", 1, entry.inside);
    return entry;
}

struct Closed {
    int value;
    explicit Closed(const fs::path& file) : value(open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)) {}
    ~Closed() {
        if (value >= 0)
            close(value);
    }
    Closed(const Closed&) = delete;
    Closed& operator=(const Closed&) = delete;
};

std::vector<std::string> texts_in(const NamesJson& json) {
    std::vector<std::string> all;
    if (json.is_array())
        for (const NamesJson& text : json)
            all.emplace_back(text.get_binary().begin(), text.get_binary().end());
    return all;
}

std::vector<std::string> names_in(int descriptor) {
    ChildLimits limits;
    limits.seconds = 60;
    const NamesJson json = answer_of_child(limits, [&]() -> NamesJson {
        NamesJson names = NamesJson::array();
        try {
            ArchiveReader reader(descriptor, max_class_bytes, OutsidePaths::skipped);
            reader.for_each([&](archive_entry* entry, const ArchivePlace& place) {
                const std::string path =
                    place.path() + (archive_entry_filetype(entry) == AE_IFDIR ? "/" : "");
                names.push_back(NamesJson::binary(std::vector<std::uint8_t>(path.begin(), path.end())));
            });
        } catch (const ArchiveProblem&) {
            return nullptr;
        }
        return names;
    });
    return texts_in(json);
}

/// The entries that the names, with a '/' after each folder, make.
std::vector<DownloadEntry> entries_of(const std::vector<std::string>& names) {
    std::map<std::string, DownloadEntry> entries;
    for (const std::string& name : names) {
        const std::size_t slash = name.find('/');
        const std::string top = name.substr(0, slash);
        if (top.empty() || is_ignored(top))
            continue;
        DownloadEntry& entry = entries[top];
        entry.name = top;
        entry.folder = entry.folder || slash != std::string::npos;
        if (entry.folder && slash + 1 < name.size() && entry.inside.size() < max_inside)
            entry.inside.push_back(name.substr(slash + 1));
    }
    std::vector<DownloadEntry> all;
    for (auto& [name, entry] : entries)
        all.push_back(std::move(entry));
    return all;
}

/// What a learner's names may cause, and not the machine.
bool is_of_names(int error) {
    return error == ENAMETOOLONG || error == ENOTDIR || error == EISDIR || error == EEXIST || error == ELOOP;
}

/// Gives an earlier source of this name another one, "x (1).cpp", so that the last one has the name that counts.
void put_aside(const fs::path& source) {
    for (int number = 1; number < 10; ++number) {
        const std::string other = with_number(source.string(), number);
        if (renameat2(AT_FDCWD, source.c_str(), AT_FDCWD, other.c_str(), RENAME_NOREPLACE) == 0 ||
            errno != EEXIST)
            return;
    }
}

/// A new file's descriptor, or -1. Where the archive holds several of one name, each keeps its own: "x (2).zip".
int create(const fs::path& wanted) {
    std::error_code error;
    if (is_source_name(wanted.filename().string()) && fs::is_regular_file(fs::symlink_status(wanted, error)))
        put_aside(wanted);
    fs::path path = wanted;
    for (int number = 2;; ++number) {
        const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (file >= 0 || errno != EEXIST || number > 9)
            return file;
        path = with_number(wanted.string(), number);
    }
}

/// In the child: writes what is a file or a folder below `target`. False if it is neither, or has no place there.
bool write_entry(ArchiveReader& reader, archive_entry* entry, const ArchivePlace& place,
                 const fs::path& target, std::int64_t most, std::int64_t& bytes) {
    const fs::path path = target / fs::path(place.path());
    const bool is_folder = archive_entry_filetype(entry) == AE_IFDIR;
    if (!is_folder && !is_regular(entry))
        return false;
    std::error_code error;
    fs::create_directories(is_folder ? path : path.parent_path(), error);
    const int file = error || is_folder ? -1 : create(path);
    if (is_folder && !error)
        return true;
    if (file < 0) {
        const int why = error ? error.value() : errno;
        if (is_of_names(why))
            return false;
        throw ArchiveProblem{std::string("it cannot be unpacked: ") + std::strerror(why) + '.'};
    }
    bool written = true;
    reader.read(entry, place, [&](const char* piece, std::size_t count) {
        bytes += static_cast<std::int64_t>(count);
        written = bytes <= most && write(file, piece, count) == static_cast<ssize_t>(count);
        return written;
    });
    close(file);
    if (!written)
        throw ArchiveProblem{"there is no room to unpack it; set TMPDIR to a folder with more."};
    return true;
}

/// In the child: writes all below `target`; the paths that were left out.
NamesJson write_all(int archive, std::int64_t most, const fs::path& target) {
    ArchiveReader reader(archive, most, OutsidePaths::skipped);
    std::vector<std::string> left_out;
    std::int64_t bytes = 0;
    reader.for_each([&](archive_entry* entry, const ArchivePlace& place) {
        if (!write_entry(reader, entry, place, target, most, bytes) && !place.is_hidden())
            left_out.push_back(place.path());
    });
    left_out.insert(left_out.end(), reader.skipped().begin(), reader.skipped().end());
    NamesJson names = NamesJson::array();
    for (const std::string& name : left_out)
        names.push_back(NamesJson::binary(std::vector<std::uint8_t>(name.begin(), name.end())));
    return names;
}

} // namespace

Download look_at(const fs::path& parent, const std::vector<fs::path>& entries) {
    Download download{parent.filename().string(), {}};
    for (const fs::path& path : entries)
        download.entries.push_back(entry_at(path));
    return download;
}

Download look_into(const fs::path& folder, const fs::path& results) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (!is_ignored(entry.path().filename().string()) && !holds_grades(entry.path()) &&
            (results.empty() || !fs::equivalent(entry.path(), results, error)))
            entries.push_back(entry.path());
    std::sort(entries.begin(), entries.end());
    return look_at(folder, entries);
}

Download look_into_archive(const fs::path& archive) {
    const Closed file(archive);
    return {without_archive_ending(archive.filename().string()),
            file.value < 0 ? std::vector<DownloadEntry>{} : entries_of(names_in(file.value))};
}

Unpacked unpack(const fs::path& archive, bool is_class) {
    const std::int64_t most = is_class ? max_class_bytes : max_unpacked;
    const Closed file(archive);
    auto target = std::make_shared<const support::TemporaryFolder>("class");
    const std::string name = without_archive_ending(archive.filename().string());
    const fs::path folder = target->path / (name == ".." || name == "." ? "class" : name);
    fs::create_directory(folder);
    ChildLimits limits;
    limits.seconds = 1200;
    limits.max_file = static_cast<std::size_t>(most);
    const NamesJson json = answer_of_child(limits, [&]() -> NamesJson {
        try {
            return write_all(file.value, most, folder);
        } catch (const ArchiveProblem& problem) {
            return problem.sentence;
        }
    });
    if (!json.is_array())
        throw support::Error(support::one_line(archive.string()) + ": " +
                             (json.is_string() ? json.get<std::string>()
                                               : "the archive crashed its reader; download it again."));
    return {target, folder, texts_in(json)};
}

bool may_be_handed_in(const DownloadEntry& entry) {
    return entry.folder || may_hold_exercises(entry.name);
}

bool is_stray(const DownloadEntry& entry, const std::vector<Exercise>& course) {
    return !entry.folder && is_source_name(wrapped(entry.name).inside) && !exercise_of(course, entry.name);
}

const DownloadEntry* only_holder(const Download& download, const std::vector<Exercise>& course) {
    const DownloadEntry* only = nullptr;
    for (const DownloadEntry& entry : download.entries) {
        std::error_code error;
        const bool is_link = !entry.path.empty() && fs::is_symlink(entry.path, error);
        if (!is_link && (!may_be_handed_in(entry) || is_stray(entry, course)))
            continue;
        if (only)
            return nullptr;
        only = &entry;
    }
    return only;
}

std::optional<Download> without_wrapper(const Download& download, const std::vector<Exercise>& course,
                                        const fs::path& results) {
    const DownloadEntry* const only = only_holder(download, course);
    if (!only || !only->folder)
        return std::nullopt;
    if (!only->path.empty())
        return look_into(only->path, results);
    return Download{only->name, entries_of(only->inside)};
}

} // namespace grade

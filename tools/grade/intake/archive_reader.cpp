#include "tools/grade/intake/archive_reader.hpp"

#include "dnn/support/text.hpp"
#include "tools/grade/intake/limits.hpp"
#include "tools/grade/intake/name_encoding.hpp"
#include "tools/grade/intake/source_text.hpp"

#include <algorithm>
#include <cctype>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace grade {
namespace {

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

/// "C:" or nothing.
std::string drive_of(const std::string& path) {
    const bool has_drive =
        path.size() > 1 && path[1] == ':' && std::isalpha(static_cast<unsigned char>(path[0])) != 0;
    return has_drive ? path.substr(0, 2) : "";
}

bool is_absolute(const std::string& path) {
    return path.starts_with('/') || path.starts_with('\\') || !drive_of(path).empty();
}

bool climbs(const std::vector<std::string>& parts) {
    return std::find(parts.begin(), parts.end(), "..") != parts.end();
}

/// The bytes of an entry's name.
std::string raw_name(archive_entry* entry) {
    const char* name = archive_entry_pathname(entry);
    if (!name)
        name = archive_entry_pathname_utf8(entry);
    return name ? name : "";
}

using OpenArchive = std::unique_ptr<archive, int (*)(archive*)>;

OpenArchive opened(int file) {
    OpenArchive in(archive_read_new(), archive_read_free);
    support_compression(in.get());
    archive_read_support_format_tar(in.get());
    // By its list of files, which stands at the end: what was cut off is not taken for a whole one.
    archive_read_support_format_zip_seekable(in.get());
    archive_read_support_format_7zip(in.get());
    archive_read_support_format_rar(in.get());
    archive_read_support_format_rar5(in.get());
    if (archive_read_open_fd(in.get(), file, 64 << 10) != ARCHIVE_OK)
        throw ArchiveProblem{
            "it is not a readable archive such as a .zip, .tar.gz or .7z; pack the exercise files again."};
    return in;
}

/// All names in the archive that are no UTF-8. Another reader's place in the file stays where it is.
std::vector<std::string> foreign_names(int file) {
    const int again = open(("/proc/self/fd/" + std::to_string(file)).c_str(), O_RDONLY | O_CLOEXEC);
    if (again < 0)
        return {};
    std::vector<std::string> names;
    try {
        const OpenArchive in = opened(again);
        archive_entry* entry = nullptr;
        for (int i = 0; i < max_entries && archive_read_next_header(in.get(), &entry) >= ARCHIVE_WARN; ++i)
            if (std::string name = raw_name(entry); !is_utf8(name))
                names.push_back(std::move(name));
    } catch (const ArchiveProblem&) { // the first reader says it
    }
    close(again);
    return names;
}

} // namespace

std::string ArchivePlace::path() const {
    std::string joined;
    for (const std::string& part : parts)
        joined += (joined.empty() ? "" : "/") + part;
    return joined;
}

bool ArchivePlace::is_hidden() const {
    return std::any_of(parts.begin(), parts.end(),
                       [](const std::string& part) { return part.starts_with('.') || part == "__MACOSX"; });
}

ArchiveReader::ArchiveReader(int file, std::int64_t most, OutsidePaths outside)
    : file_(file), archive_(opened(file)), max_unpacked_(most), outside_(outside) {}

void ArchiveReader::for_each(const std::function<void(archive_entry*, const ArchivePlace&)>& visit) {
    archive_entry* entry = nullptr;
    std::int64_t end = 0; // of the last entry in a .tar
    for (int entries = 0;; ++entries) {
        const int status = archive_read_next_header(archive_.get(), &entry);
        if (status == ARCHIVE_EOF)
            return check_end(end);
        if (status < ARCHIVE_WARN)
            throw ArchiveProblem{
                "the archive is damaged or no archive at all; pack the exercise files again."};
        if (entries == max_entries)
            throw ArchiveProblem{"the archive holds more than " + std::to_string(max_entries) +
                                 " files; pack just the exercise files."};
        end = archive_filter_bytes(archive_.get(), 0) +
              (is_regular(entry) && archive_entry_sparse_count(entry) == 0 ? archive_entry_size(entry) : 0);
        const std::string path = name_of(entry);
        ArchivePlace place{parts_of(path.substr(drive_of(path).size()))};
        if (outside_ == OutsidePaths::refused && (is_absolute(path) || climbs(place.parts)))
            throw ArchiveProblem{"the archive holds a path that leads outside it, \"" +
                                 support::one_line(support::first_bytes(path, 120)) +
                                 "\"; pack just the exercise files."};
        if (climbs(place.parts))
            skipped_.push_back(path);
        else if (!place.parts.empty())
            visit(entry, place);
        check_size();
    }
}

void ArchiveReader::read(archive_entry* entry, const ArchivePlace& place,
                         const std::function<bool(const char*, std::size_t)>& take) {
    if (archive_entry_is_encrypted(entry))
        throw ArchiveProblem{"the archive is encrypted; pack it without a password."};
    char buffer[64 << 10];
    la_ssize_t count = 0;
    while ((count = archive_read_data(archive_.get(), buffer, sizeof buffer)) > 0)
        if (!take(buffer, static_cast<std::size_t>(count)))
            return;
    if (count < 0)
        throw ArchiveProblem{"\"" + support::one_line(place.path()) +
                             "\" in the archive is damaged; pack it again."};
}

/// Before it is taken apart: in Shift-JIS, a \ may be the second half of a character.
std::string ArchiveReader::name_of(archive_entry* entry) {
    const std::string name = raw_name(entry);
    if (is_utf8(name))
        return name;
    if (!encoding_) {
        std::vector<std::string> names = foreign_names(file_);
        names.push_back(name);
        encoding_ = encoding_of(names);
    }
    return converted(name, encoding_).value_or(name);
}

/// A .tar that is not compressed ends with a block of zeros; where it was cut, libarchive sees just an end.
void ArchiveReader::check_end(std::int64_t end) const {
    struct stat info {};
    const bool is_tar = (archive_format(archive_.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR;
    if (is_tar && archive_filter_count(archive_.get()) == 1 && fstat(file_, &info) == 0 &&
        info.st_size < end + 512)
        throw ArchiveProblem{"the archive is cut off, and files are missing; download it or pack it again."};
}

void ArchiveReader::check_size() const {
    // What a filter has unpacked counts, even if it is skipped: it takes time.
    if (archive_filter_bytes(archive_.get(), 0) > max_unpacked_)
        throw ArchiveProblem{"the archive unpacks to more than " + std::to_string(max_unpacked_ >> 20) +
                             " MB; pack just the exercise files."};
}

void support_compression(archive* reader) {
    archive_read_support_filter_gzip(reader);
    archive_read_support_filter_bzip2(reader);
    archive_read_support_filter_xz(reader);
    archive_read_support_filter_zstd(reader);
}

bool is_regular(archive_entry* entry) {
    return archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry);
}

} // namespace grade

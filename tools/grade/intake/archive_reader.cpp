#include "tools/grade/intake/archive_reader.hpp"

#include "dnn/support/text.hpp"
#include "tools/grade/intake/limits.hpp"
#include "tools/grade/intake/source_text.hpp"

#include <algorithm>
#include <cctype>

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

bool leads_outside(const std::string& path, const std::vector<std::string>& parts) {
    const bool absolute =
        path.starts_with('/') || path.starts_with('\\') ||
        (path.size() > 1 && path[1] == ':' && std::isalpha(static_cast<unsigned char>(path[0])));
    return absolute || std::find(parts.begin(), parts.end(), "..") != parts.end();
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
    : archive_(archive_read_new(), archive_read_free), max_unpacked_(most), outside_(outside) {
    archive* const all = archive_.get();
    // No filter of these starts another program.
    archive_read_support_filter_gzip(all);
    archive_read_support_filter_bzip2(all);
    archive_read_support_filter_xz(all);
    archive_read_support_filter_zstd(all);
    archive_read_support_format_tar(all);
    archive_read_support_format_zip(all);
    archive_read_support_format_7zip(all);
    archive_read_support_format_rar(all);
    archive_read_support_format_rar5(all);
    if (archive_read_open_fd(all, file, 64 << 10) != ARCHIVE_OK)
        throw ArchiveProblem{
            "it is not a readable archive such as a .zip, .tar.gz or .7z; pack the exercise files again."};
}

void ArchiveReader::for_each(const std::function<void(archive_entry*, const ArchivePlace&)>& visit) {
    archive_entry* entry = nullptr;
    for (int entries = 0;; ++entries) {
        const int status = archive_read_next_header(archive_.get(), &entry);
        if (status == ARCHIVE_EOF)
            return;
        if (status < ARCHIVE_WARN)
            throw ArchiveProblem{
                "the archive is damaged or no archive at all; pack the exercise files again."};
        if (entries == max_entries)
            throw ArchiveProblem{"the archive holds more than " + std::to_string(max_entries) +
                                 " files; pack just the exercise files."};
        const char* name = archive_entry_pathname(entry);
        if (!name)
            name = archive_entry_pathname_utf8(entry);
        std::string path = name ? name : "";
        // Windows writes the names in a code page of DOS, and does not say so.
        if ((archive_format(archive_.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP &&
            !is_utf8(path))
            path = converted(path, "CP850").value_or(path);
        ArchivePlace place{parts_of(path)};
        const bool outside = leads_outside(path, place.parts);
        if (outside && outside_ == OutsidePaths::refused)
            throw ArchiveProblem{"the archive holds a path that leads outside it, \"" +
                                 support::one_line(support::first_bytes(path, 120)) +
                                 "\"; pack just the exercise files."};
        if (!outside && !place.parts.empty())
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

void ArchiveReader::check_size() const {
    // What a filter has unpacked counts, even if it is skipped: it takes time.
    if (archive_filter_bytes(archive_.get(), 0) > max_unpacked_)
        throw ArchiveProblem{"the archive unpacks to more than " + std::to_string(max_unpacked_ >> 20) +
                             " MB; pack just the exercise files."};
}

bool is_regular(archive_entry* entry) {
    return archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry);
}

} // namespace grade

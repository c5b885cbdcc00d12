#include "tools/grade/outgoing/zip_text.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <clocale>
#include <ctime>
#include <memory>

namespace grade {
namespace {

constexpr std::time_t first_day = 315'619'200; // of the calendar in a .zip, 1980-01-02

/// While it lives, libarchive takes names for UTF-8, in this thread.
class Utf8Names {
public:
    Utf8Names() : utf8_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(uselocale(utf8_)) {}
    ~Utf8Names() {
        uselocale(before_);
        if (utf8_)
            freelocale(utf8_);
    }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

private:
    locale_t utf8_, before_;
};

la_ssize_t append(archive*, void* text, const void* bytes, std::size_t count) {
    static_cast<std::string*>(text)->append(static_cast<const char*>(bytes), count);
    return static_cast<la_ssize_t>(count);
}

void check_zip(archive* zip, bool done) {
    if (!done)
        throw support::Error("the .zip of feedback cannot be made: " +
                             support::one_line(archive_error_string(zip) ? archive_error_string(zip) : "") +
                             '.');
}

void add_to_zip(archive* zip, const ZipEntry& one) {
    const std::string bytes = support::read_file(one.file);
    if (bytes.empty())
        throw support::Error(support::one_line(one.file.string()) +
                             " cannot be read; grade again, and it is written anew.");
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                         archive_entry_free);
    archive_entry_set_pathname(entry.get(), one.name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), first_day, 0);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    check_zip(zip, archive_write_header(zip, entry.get()) == ARCHIVE_OK);
    check_zip(zip,
              archive_write_data(zip, bytes.data(), bytes.size()) == static_cast<la_ssize_t>(bytes.size()));
}

} // namespace

std::string zip_text(const std::vector<ZipEntry>& entries) {
    const Utf8Names names;
    std::string text;
    const std::unique_ptr<archive, int (*)(archive*)> zip(archive_write_new(), archive_write_free);
    archive_write_set_format_zip(zip.get());
    archive_write_set_bytes_in_last_block(zip.get(), 1); // no padding
    check_zip(zip.get(), archive_write_open(zip.get(), &text, nullptr, append, nullptr) == ARCHIVE_OK);
    for (const ZipEntry& entry : entries)
        add_to_zip(zip.get(), entry);
    check_zip(zip.get(), archive_write_close(zip.get()) == ARCHIVE_OK);
    return text;
}

} // namespace grade

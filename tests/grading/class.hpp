// Shared by the tests of the grader: a small course, files and archives.
#pragma once

#include "checks/course.hpp"
#include "tests/expect.hpp"
#include "tests/scratch.hpp"
#include "tests/text.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

inline const std::vector<checks::Exercise>& course() {
    static const std::vector<checks::Exercise> exercises{{"01_initialize_parameters", "Draw", 10, {}, {}},
                                                         {"03_linear_forward", "Forward", 10, {}, {}},
                                                         {"06_compute_cost", "Cost", 10, {}, {}}};
    return exercises;
}

inline void write_file(const std::filesystem::path& file, const std::string& text = "int x;") {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

struct Entry {
    std::string path, text;
    std::string link = {}; // a symbolic link to this
};

inline std::filesystem::path write_archive(const std::filesystem::path& file,
                                           const std::vector<Entry>& entries) {
    archive* const out = archive_write_new();
    const std::string ending = file.extension().string();
    if (ending == ".zip")
        archive_write_set_format_zip(out);
    else if (ending == ".7z")
        archive_write_set_format_7zip(out);
    else
        archive_write_set_format_pax_restricted(out);
    if (ending == ".gz" || ending == ".tgz")
        archive_write_add_filter_gzip(out);
    else if (ending == ".xz")
        archive_write_add_filter_xz(out);
    else if (ending == ".bz2")
        archive_write_add_filter_bzip2(out);
    else if (ending == ".zst")
        archive_write_add_filter_zstd(out);
    REQUIRE(archive_write_open_filename(out, file.c_str()) == ARCHIVE_OK);
    for (const Entry& content : entries) {
        archive_entry* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, content.path.c_str());
        archive_entry_set_filetype(entry, content.link.empty() ? AE_IFREG : AE_IFLNK);
        archive_entry_set_perm(entry, 0644);
        if (!content.link.empty())
            archive_entry_set_symlink(entry, content.link.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.text.size()));
        archive_write_header(out, entry);
        archive_write_data(out, content.text.data(), content.text.size());
        archive_entry_free(entry);
    }
    archive_write_free(out);
    return file;
}

#include "tools/grade/intake/given_paths.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/file_names.hpp"

namespace grade {
namespace fs = std::filesystem;

fs::path without_slash(const fs::path& path) {
    fs::path plain_path = path;
    while (!plain_path.has_filename() && plain_path.has_relative_path())
        plain_path = plain_path.parent_path();
    return plain_path;
}

fs::path named_path(const fs::path& given) {
    const fs::path path = without_slash(given);
    const std::string name = path.filename().string();
    fs::path absolute = fs::absolute(path).lexically_normal();
    return name == "." || name == ".." || name.empty() ? without_slash(absolute) : absolute;
}

fs::file_type type_of(const fs::path& path) {
    std::error_code error;
    return fs::symlink_status(path, error).type();
}

void check_exists(const fs::path& path) {
    if (type_of(path) == fs::file_type::not_found)
        throw support::Error("there is no " + support::one_line(path.string()) +
                             "; give the folders, archives or .cpp files that were handed in.");
}

void refuse(const fs::path& where, const std::string& why) {
    throw support::Error(
        support::one_line(where.string()) + " cannot be told apart into submissions: " + why +
        ". Leave out what is no submission, or give the paths one by one with --each, which makes "
        "each of them a submission, as in FOLDER/* --each.");
}

void refuse_unreadable(const fs::path& archive) {
    throw support::Error(
        support::one_line(archive.string()) +
        " cannot be read: it is empty, damaged, cut off or no archive. Download it again, or "
        "have it packed again.");
}

void refuse_left_out(const fs::path& archive, const std::vector<std::string>& entries) {
    throw support::Error(
        support::one_line(archive.string()) + ": " + listed(entries) +
        " cannot be unpacked, as a link, or beside a file of the same name; unpack it yourself, and give "
        "the folder.");
}

void refuse_classes(const fs::path& where, const std::vector<std::string>& classes) {
    const bool one = classes.size() == 1;
    throw support::Error(support::one_line(where.string()) + ": " + listed(classes) +
                         (one ? " holds" : " hold") + " the work of several learners" + (one ? "" : " each") +
                         ", which is not one submission; " +
                         (one ? "grade that by itself, and the rest with another --out."
                              : "grade them one at a time, with an --out for each."));
}

} // namespace grade

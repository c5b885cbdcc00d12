#include "tools/grade/intake/submissions.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/layouts.hpp"

#include <algorithm>
#include <set>

namespace grade {
namespace fs = std::filesystem;

namespace {

/// The path without a trailing slash, which would make a link be followed.
fs::path without_slash(const fs::path& path) {
    fs::path plain_path = path;
    while (!plain_path.has_filename() && plain_path.has_relative_path())
        plain_path = plain_path.parent_path();
    return plain_path;
}

/// Absolute, so that "." and ".." have a name.
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

[[noreturn]] void refuse(const fs::path& where, const std::string& why) {
    throw support::Error(
        support::one_line(where.string()) + " cannot be told apart into submissions: " + why +
        ". Leave out what is no submission, or give the paths one by one with --each, which makes "
        "each of them a submission, as in FOLDER/* --each.");
}

bool may_be_submission(const DownloadEntry& entry) {
    return entry.folder || is_archive_name(entry.name) || is_source_name(entry.name);
}

/// The only entry that may hold submissions, if it is an archive: a platform's download may lie beside a roster.
const DownloadEntry* only_archive(const Download& download) {
    const DownloadEntry* only = nullptr;
    for (const DownloadEntry& entry : download.entries)
        if (may_be_submission(entry)) {
            if (only)
                return nullptr;
            only = &entry;
        }
    return only && !only->folder && is_archive_name(only->name) ? only : nullptr;
}

class Finder {
public:
    Finder(const std::vector<Exercise>& course, const fs::path& results)
        : course_(course), results_(results) {}

    Intake find(const std::vector<fs::path>& given, bool each) {
        std::vector<fs::path> paths;
        std::set<fs::path> seen;
        for (const fs::path& path : given) {
            check_exists(without_slash(path));
            std::error_code error;
            const fs::path named = named_path(path);
            if ((results_.empty() || !fs::equivalent(named, results_, error)) && seen.insert(named).second)
                paths.push_back(named);
        }
        if (each)
            for (const fs::path& path : paths)
                add_one(path);
        else
            find_in_groups(paths);
        finish();
        return std::move(intake_);
    }

private:
    void find_in_groups(const std::vector<fs::path>& paths) {
        std::vector<fs::path> parents;
        std::map<fs::path, std::vector<fs::path>> groups;
        for (const fs::path& path : paths) {
            if (!groups.contains(path.parent_path()))
                parents.push_back(path.parent_path());
            groups[path.parent_path()].push_back(path);
        }
        if (paths.size() > 1)
            refuse_classes(paths);
        for (const fs::path& parent : parents)
            find_in_group(parent, groups[parent], parents.size() == 1);
    }

    /// `whole`: nothing else was given. Only then may one of the paths be a class.
    void find_in_group(const fs::path& parent, const std::vector<fs::path>& paths, bool whole) {
        const Download download = look_at(parent, paths);
        std::vector<const DownloadEntry*> submissions;
        for (const DownloadEntry& entry : download.entries)
            if (may_be_submission(entry) || type_of(entry.path) == fs::file_type::symlink)
                submissions.push_back(&entry);
        Recognized platform = platform_layout(download);
        if (!platform.refusal.empty())
            refuse(parent, platform.refusal);
        if (!platform.rows.empty())
            return take(std::move(platform));
        const bool lone_archive = submissions.size() == 1 && !submissions.front()->folder &&
                                  is_archive_name(submissions.front()->name);
        if (whole && submissions.size() == 1 && (paths.size() == 1 || lone_archive)) {
            pass_over(download);
            return find_in_lone(submissions.front()->path);
        }
        Recognized plain = plain_layout(download, course_, false);
        if (!plain.refusal.empty())
            refuse(parent, plain.refusal);
        take(std::move(plain));
    }

    void find_in_lone(const fs::path& path) {
        const fs::file_type type = type_of(path);
        if (type == fs::file_type::directory && find_in_folder(path, false))
            return;
        if (type == fs::file_type::regular && is_archive_name(path.filename().string()) &&
            find_in_archive(path))
            return;
        add_one(path);
    }

    /// Whether the folder holds a class, whose rows are taken then.
    bool find_in_folder(const fs::path& folder, bool unpacked) {
        std::optional<Download> download = look_into(folder, results_);
        for (bool outermost = true; download; outermost = false) {
            if (find_in_level(folder, *download, outermost || unpacked))
                return true;
            if (const DownloadEntry* archive = only_archive(*download);
                archive && type_of(archive->path) == fs::file_type::regular &&
                find_in_archive(archive->path)) {
                pass_over(*download);
                return true;
            }
            download = without_wrapper(*download, results_);
        }
        return false;
    }

    bool find_in_level(const fs::path& where, const Download& download, bool plain_too) {
        Recognized found = platform_layout(download);
        if (found.rows.empty() && plain_too)
            found = plain_layout(download, course_, true);
        if (!found.refusal.empty() && plain_too)
            refuse(where, found.refusal);
        if (found.rows.empty() || !found.refusal.empty())
            return false;
        take(std::move(found));
        return true;
    }

    /// Looks at the names first: only a class is unpacked.
    bool find_in_archive(const fs::path& archive) {
        std::optional<Download> download = look_into_archive(archive);
        for (; download; download = without_wrapper(*download)) {
            Recognized found = platform_layout(*download);
            if (found.rows.empty())
                found = plain_layout(*download, course_, true);
            if (!found.refusal.empty())
                refuse(archive, found.refusal);
            if (found.rows.empty())
                continue;
            const auto unpacked = unpack(archive);
            const std::size_t before = intake_.submissions.size();
            const bool is_class = find_in_folder(unpacked->path, true);
            for (std::size_t i = before; i < intake_.submissions.size(); ++i)
                intake_.submissions[i].unpacked = unpacked;
            return is_class;
        }
        return false;
    }

    /// Several downloads at once are no class, and none of them is one learner's.
    void refuse_classes(const std::vector<fs::path>& paths) const {
        for (const fs::path& path : paths) {
            const fs::file_type type = type_of(path);
            const bool archive = type == fs::file_type::regular && is_archive_name(path.filename().string());
            if (type != fs::file_type::directory && !archive)
                return;
            const Recognized inside =
                platform_layout(archive ? look_into_archive(path) : look_into(path, results_));
            if (inside.rows.size() < 2 || !inside.refusal.empty())
                return;
        }
        refuse(paths.front().parent_path(),
               "each of the paths holds a whole class; grade them one at a time, with an --out for each");
    }

    void add_one(const fs::path& path) {
        Recognized recognized;
        const std::string file = path.filename().string();
        const bool folder = type_of(path) == fs::file_type::directory;
        const std::string name = !folder && is_source_name(file) ? path.stem().string()
                                 : folder                        ? file
                                                                 : without_archive_ending(file);
        Submission row{name, "", "", {path}};
        row.own_names.push_back(file);
        row.origin.entries.push_back(file);
        recognized.rows.push_back(std::move(row));
        take(std::move(recognized));
    }

    void take(Recognized recognized) {
        if (std::find(intake_.platforms.begin(), intake_.platforms.end(), recognized.platform) ==
            intake_.platforms.end())
            intake_.platforms.push_back(recognized.platform);
        std::move(recognized.rows.begin(), recognized.rows.end(), std::back_inserter(intake_.submissions));
        std::move(recognized.beside.begin(), recognized.beside.end(),
                  std::back_inserter(intake_.passed_over));
    }

    void pass_over(const Download& download) {
        for (const DownloadEntry& entry : download.entries)
            if (!may_be_submission(entry))
                intake_.passed_over.push_back(entry.name);
    }

    void finish() {
        check_ids();
        std::map<std::string, int> uses;
        for (const Submission& submission : intake_.submissions)
            ++uses[submission.name];
        for (Submission& submission : intake_.submissions) // "anna.zip" beside "anna"
            if (submission.id.empty() && uses[submission.name] > 1)
                submission.name = submission.origin.entries.front();
        name_folders(intake_);
    }

    void check_ids() const {
        std::map<std::string, const Submission*> known;
        for (const Submission& submission : intake_.submissions) {
            if (submission.id.empty())
                continue;
            const auto [other, is_new] = known.insert({submission.id, &submission});
            if (!is_new)
                throw support::Error(
                    "two submissions have the id " + support::one_line(submission.id) + ": " +
                    listed({other->second->origin.entries.front(), submission.origin.entries.front()}) +
                    ". Leave out the one that does not count.");
        }
    }

    const std::vector<Exercise>& course_;
    const fs::path results_;
    Intake intake_;
};

} // namespace

void name_folders(Intake& intake) {
    std::set<std::string> taken{"grades.csv", "class.html", "run.json", "details", "overrides.csv"};
    for (Submission& submission : intake.submissions)
        submission.folder = unique_folder_name(
            submission.id.empty() ? submission.name : submission.name + '_' + submission.id, taken);
}

Intake find_submissions(const std::vector<fs::path>& paths, const std::vector<Exercise>& course,
                        const fs::path& results, bool each) {
    return Finder(course, results).find(paths, each);
}

} // namespace grade

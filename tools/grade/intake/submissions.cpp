#include "tools/grade/intake/submissions.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/class_signs.hpp"
#include "tools/grade/intake/given_paths.hpp"
#include "tools/grade/intake/layouts.hpp"

#include <algorithm>
#include <set>

namespace grade {
namespace fs = std::filesystem;

namespace {

constexpr int max_nested = 3; // archives in archives that are looked through for a class

/// Whether a folder or archive of this name can only be one learner's. Canvas's pattern also fits "CS_101_2026_hw".
bool is_surely_one_learners(const Recognized& platform, const Download& download) {
    const bool listed_there =
        std::any_of(download.entries.begin(), download.entries.end(),
                    [](const auto& entry) { return entry.name == "submission_metadata.yml"; });
    return !platform.rows.empty() && platform.platform != Platform::canvas &&
           (platform.platform != Platform::gradescope || listed_there);
}

/// A platform's download may lie beside a roster.
const DownloadEntry* only_archive(const Download& download, const std::vector<Exercise>& course) {
    const DownloadEntry* const only = only_holder(download, course);
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
        name_rows(intake_);
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
        for (const fs::path& parent : parents)
            find_in_group(parent, groups[parent], parents.size() == 1);
    }

    /// `whole`: nothing else was given. Only then may one of the paths be a class.
    void find_in_group(const fs::path& parent, const std::vector<fs::path>& paths, bool whole) {
        Download download = look_at(parent, paths);
        const bool metadata_is_added = add_metadata(download);
        const DownloadEntry* const only = only_holder(download, course_);
        const bool holds_work = only && (only->folder || is_archive_name(only->name));
        const bool lone = whole && only && (paths.size() == 1 || holds_work);
        Recognized platform = platform_layout(download, course_);
        if (metadata_is_added) // it also lists those that were not given
            platform.missing.clear();
        if (lone && !is_surely_one_learners(platform, download) && find_class(only->path))
            return pass_over(download);
        if (!platform.refusal.empty())
            refuse_found(parent, platform);
        if (!platform.rows.empty())
            return take(std::move(platform));
        if (lone) {
            pass_over(download);
            return add_one(only->path, true);
        }
        take_plain(parent, plain_layout(download, course_, false));
    }

    /// Folders of Gradescope's export are explained by the file beside them.
    static bool add_metadata(Download& download) {
        const fs::path metadata = download.entries.front().path.parent_path() / "submission_metadata.yml";
        const bool exported =
            std::all_of(download.entries.begin(), download.entries.end(), [](const auto& entry) {
                return entry.folder && entry.name.starts_with("submission_");
            });
        if (!exported || type_of(metadata) != fs::file_type::regular)
            return false;
        download.entries.push_back({metadata.filename().string(), false, metadata});
        return true;
    }

    [[noreturn]] static void refuse_found(const fs::path& where, const Recognized& found) {
        if (found.platform == Platform::gradescope && found.unexplained.empty()) // --each would help nobody
            throw support::Error(support::one_line(where.string()) + ": " + found.refusal + '.');
        refuse(where, found.refusal);
    }

    void take_plain(const fs::path& where, Recognized plain) {
        if (!plain.classes.empty())
            refuse_classes(where, plain.classes);
        if (!plain.refusal.empty())
            refuse_found(where, plain);
        take(std::move(plain));
    }

    /// Whether the path holds a class, whose rows are taken then.
    bool find_class(const fs::path& path) {
        const fs::file_type type = type_of(path);
        return (type == fs::file_type::directory && find_in_folder(path, path)) ||
               (type == fs::file_type::regular && is_archive_name(path.filename().string()) &&
                find_in_archive(path, path, 0));
    }

    /// `shown`: the path that was given, which may be an archive that the folder was unpacked from.
    bool find_in_folder(const fs::path& folder, const fs::path& shown, int archives = 0) {
        std::vector<Download> around;
        for (std::optional<Download> download = look_into(folder, results_); download;
             download = without_wrapper(*download, course_, results_)) {
            Recognized found = found_at(*download);
            if (!found.classes.empty() || !found.refusal.empty() || !found.rows.empty()) {
                take_plain(shown, std::move(found));
                pass_over(around);
                return true;
            }
            if (const DownloadEntry* archive = only_archive(*download, course_);
                archive && type_of(archive->path) == fs::file_type::regular &&
                find_in_archive(archive->path, shown, archives + 1)) {
                around.push_back(*download);
                pass_over(around);
                return true;
            }
            around.push_back(*download);
        }
        return false;
    }

    Recognized found_at(const Download& download) const {
        Recognized found = platform_layout(download, course_);
        return found.rows.empty() && found.refusal.empty() ? plain_layout(download, course_, true) : found;
    }

    /// Looks at the names first: only what may be a class is unpacked, and then judged as a folder is.
    bool find_in_archive(const fs::path& archive, const fs::path& shown, int depth) {
        bool is_class = false, holds_archive = false;
        for (std::optional<Download> download = look_into_archive(archive); download && depth < max_nested;
             download = without_wrapper(*download, course_)) {
            const Recognized found = found_at(*download);
            is_class = is_class || !found.rows.empty() || !found.refusal.empty() || !found.classes.empty();
            holds_archive = holds_archive || only_archive(*download, course_);
        }
        if (!is_class && !holds_archive)
            return false;
        Unpacked unpacked;
        try {
            unpacked = unpack(archive, is_class);
        } catch (const support::Error&) {
            if (is_class)
                throw;
            return false; // a learner's, which says so when it is read
        }
        if (!find_in_folder(unpacked.folder, shown, depth)) {
            if (is_class && !unpacked.left_out.empty()) // or the rest would be one learner's
                refuse_left_out(archive, unpacked.left_out);
            return false;
        }
        intake_.left_out.insert(intake_.left_out.end(), unpacked.left_out.begin(), unpacked.left_out.end());
        for (auto* const found : {&intake_.submissions, &intake_.strays}) // there was nothing else before
            for (Submission& one : *found)
                if (!one.unpacked)
                    one.unpacked = unpacked.owner;
        return true;
    }

    /// `lone`: it may be a folder around the one learner's.
    void add_one(const fs::path& path, bool lone = false) {
        Recognized recognized;
        const std::string file = path.filename().string();
        const bool folder = type_of(path) == fs::file_type::directory;
        std::string name = folder ? file : stem_of(file);
        if (lone && (folder || (type_of(path) == fs::file_type::regular && is_archive_name(file)))) {
            const Download download = folder ? look_into(path, results_) : look_into_archive(path);
            if (folder)
                check_only_archive(download);
            else if (download.entries.empty())
                refuse_unreadable(path);
            name = name_of_lone(download, course_);
        }
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
        std::move(recognized.strays.begin(), recognized.strays.end(), std::back_inserter(intake_.strays));
        std::move(recognized.missing.begin(), recognized.missing.end(),
                  std::back_inserter(intake_.not_there));
    }

    /// Throws if an archive is all that a folder holds, and it is not finished or cannot be read.
    void check_only_archive(const Download& folder) const {
        if (folder.entries.size() == 1 && !folder.entries.front().folder) {
            const Wrapped unwrapped = wrapped(folder.entries.front().name);
            if (unwrapped.wrapping == Wrapping::unfinished && is_archive_name(unwrapped.inside))
                refuse_unreadable(folder.entries.front().path);
        }
        const DownloadEntry* const inner = only_archive(folder, course_);
        if (inner && look_into_archive(inner->path).entries.empty())
            refuse_unreadable(inner->path);
    }

    void pass_over(const Download& download) {
        for (const DownloadEntry& entry : download.entries)
            if (!may_be_handed_in(entry) || is_stray(entry, course_))
                intake_.passed_over.push_back(entry.name);
    }
    void pass_over(const std::vector<Download>& downloads) {
        for (const Download& download : downloads)
            pass_over(download);
    }

    const std::vector<Exercise>& course_;
    const fs::path results_;
    Intake intake_;
};

} // namespace

Intake find_submissions(const std::vector<fs::path>& paths, const std::vector<Exercise>& course,
                        const fs::path& results, bool each) {
    return Finder(course, results).find(paths, each);
}

} // namespace grade

#include "tools/grade/intake/submissions.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/source_folder.hpp"

#include <algorithm>
#include <set>
#include <tuple>

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

std::string name_of(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.empty() || name == "." || name == ".."
               ? fs::absolute(path).lexically_normal().parent_path().filename().string()
               : name;
}

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::symlink_status(path, error).type() == fs::file_type::directory;
}

std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (!entry.path().filename().string().starts_with('.') && entry.path().filename() != "__MACOSX")
            entries.push_back(entry.path());
    std::sort(entries.begin(), entries.end());
    return entries;
}

std::optional<LmsName> lms_name(const fs::path& path) {
    const std::string name = name_of(path);
    if (std::optional<LmsName> moodle = moodle_name(name))
        return moodle;
    const bool handed_in = is_source_name(name) || is_archive_name(name);
    return handed_in && !is_folder(path) ? canvas_name(name) : std::nullopt;
}

/// Whether the folder holds a class: it has names that an LMS gives; or, where nothing else was given, it holds folders
/// and archives and no exercise. With a folder called exercises, it is a learner's copy of the project.
bool is_class(const fs::path& folder, const std::vector<Exercise>& course, bool given_alone) {
    const std::vector<fs::path> entries = entries_of(folder);
    if (std::any_of(entries.begin(), entries.end(), [](const fs::path& entry) { return lms_name(entry); }))
        return true;
    int parts = 0;
    for (const fs::path& entry : entries) {
        const std::optional<ExerciseFileName> exercise = exercise_of(course, name_of(entry));
        if ((exercise && !exercise->prefixed) || name_of(entry) == "exercises")
            return false;
        parts += is_folder(entry) || is_archive_name(name_of(entry)) ? 1 : 0;
    }
    return given_alone && parts >= 2;
}

void check_exists(const fs::path& path) {
    std::error_code error;
    if (fs::symlink_status(path, error).type() == fs::file_type::not_found)
        throw support::Error("there is no " + support::one_line(path.string()) +
                             "; give the folders, .zip, .tar.gz or .cpp files that were handed in.");
}

class Finder {
public:
    void add(const fs::path& path) {
        if (!seen_.insert(fs::absolute(path).lexically_normal()).second)
            return;
        const std::optional<LmsName> lms = lms_name(path);
        if (!lms) {
            const std::string name = name_of(path);
            const bool source = is_source_name(name) && !is_folder(path);
            found_.push_back(
                {source ? fs::path(name).stem().string() : without_archive_ending(name), "", "", {path}});
            return;
        }
        const auto [place, is_new] =
            learners_.insert({{path.parent_path(), lms->student, lms->id}, found_.size()});
        if (is_new)
            found_.push_back({lms->student, lms->id, "", {}});
        found_[place->second].paths.push_back(path);
    }

    std::vector<Submission> take() {
        std::map<std::string, int> uses;
        for (const Submission& submission : found_)
            ++uses[submission.name];
        for (Submission& submission : found_) // "anna.zip" beside "anna"
            if (submission.id.empty() && uses[submission.name] > 1)
                submission.name = name_of(submission.paths.front());
        std::set<std::string> taken{"grades.csv", "class.html", "run.json", "details"};
        for (Submission& submission : found_)
            submission.folder = unique_folder_name(
                submission.id.empty() ? submission.name : submission.name + '_' + submission.id, taken);
        return std::move(found_);
    }

private:
    std::vector<Submission> found_;
    std::set<fs::path> seen_;
    std::map<std::tuple<fs::path, std::string, std::string>, std::size_t> learners_;
};

/// Orders the files of the same exercise, best first.
auto rank(const FoundFile& file, const std::vector<Exercise>& course) {
    const fs::path path = file.path;
    const auto depth = std::count(file.path.begin(), file.path.end(), '/');
    const ExerciseFileName name = exercise_of(course, path.filename().string()).value_or(ExerciseFileName{});
    return std::tuple(!file.refused.empty(), depth, path.parent_path().string(), name.prefixed, -name.suffix,
                      file.path);
}

/// Picks one of the files for each exercise.
void choose(std::vector<FoundFile> files, const std::vector<Exercise>& course, Contents& contents) {
    std::sort(files.begin(), files.end(), [&](const FoundFile& left, const FoundFile& right) {
        return rank(left, course) < rank(right, course);
    });
    std::map<std::string, std::vector<std::string>> passed_over;
    for (FoundFile& file : files) {
        const auto name = exercise_of(course, fs::path(file.path).filename().string());
        if (!name)
            continue;
        const std::string path = file.path;
        if (!contents.files.emplace(name->exercise, std::move(file)).second)
            passed_over[name->exercise].push_back(path);
    }
    for (const auto& [exercise, paths] : passed_over) {
        std::string others = "\"" + paths.front() + "\"";
        if (paths.size() > 1)
            others += " and " + std::to_string(paths.size() - 1) + " more";
        contents.remarks.push_back("Of several files for " + exercise + ", \"" +
                                   contents.files[exercise].path + "\" was graded, not " + others + ".");
    }
}

} // namespace

std::vector<Submission> find_submissions(const std::vector<fs::path>& paths,
                                         const std::vector<Exercise>& course, const fs::path& results,
                                         bool one) {
    Finder finder;
    for (const fs::path& given : paths) {
        const fs::path path = without_slash(given);
        check_exists(path);
        std::error_code error;
        if (!results.empty() && fs::equivalent(path, results, error))
            continue;
        if (one || !is_folder(path) || !is_class(path, course, paths.size() == 1)) {
            finder.add(path);
            continue;
        }
        for (const fs::path& entry : entries_of(path))
            if (results.empty() || !fs::equivalent(entry, results, error))
                finder.add(entry);
    }
    return finder.take();
}

Contents read_submission(const Submission& submission, const std::vector<Exercise>& course) {
    Contents contents;
    std::vector<FoundFile> files;
    for (const fs::path& path : submission.paths) {
        const std::optional<LmsName> lms = lms_name(path);
        const bool folder = is_folder(path);
        const std::string own_name = lms && !folder && !lms->rest.empty() ? lms->rest : name_of(path);
        Found found = read_path(path, own_name, course);
        if (!found.problem.empty() && submission.paths.size() == 1) {
            contents.problem = "\"" + own_name + "\": " + found.problem;
            contents.fault_ours = found.fault_ours;
        } else if (!found.problem.empty()) {
            contents.remarks.push_back("\"" + own_name + "\": " + found.problem);
            contents.fault_ours = contents.fault_ours || found.fault_ours;
        }
        for (std::string& remark : found.remarks)
            contents.remarks.push_back(std::move(remark));
        std::move(found.files.begin(), found.files.end(), std::back_inserter(files));
    }
    choose(std::move(files), course, contents);
    if (contents.problem.empty() && contents.files.empty())
        contents.problem =
            "it holds no exercise file; those have names such as " + course.front().name + ".cpp.";
    return contents;
}

} // namespace grade

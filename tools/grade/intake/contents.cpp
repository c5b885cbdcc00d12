// Which files of a submission are graded.
#include "tools/grade/intake/better_file.hpp"
#include "tools/grade/intake/notebook.hpp"
#include "tools/grade/intake/source_folder.hpp"
#include "tools/grade/intake/source_text.hpp"
#include "tools/grade/intake/submissions.hpp"
#include "tools/grade/intake/unwrap.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <set>

namespace grade {
namespace {

/// OpenOLAT's "0_task", "2_corrections", "4_corrections_1", beside "1_submissions".
bool is_openolats(const std::string& folder) {
    const std::size_t digits = std::min(folder.find_first_not_of("0123456789"), folder.size());
    const std::string rest = folder.substr(digits);
    return digits > 0 && (rest == "_task" || rest == "_corrections" || rest.starts_with("_corrections_"));
}

/// Sakai and OpenOLAT put what an instructor gave out or back beside what was handed in.
bool is_instructors(const std::string& path) {
    std::string folders = path;
    for (std::size_t slash = 0; (slash = folders.rfind('/')) != std::string::npos;) {
        folders.resize(slash);
        if (file_name(folders) == "Feedback Attachment(s)" || is_openolats(file_name(folders)))
            return true;
    }
    return false;
}

/// What a platform writes beside the learner's files: Sakai, Moodle, and VPL's results of a run.
bool is_platforms(const std::string& path) {
    static constexpr std::array names{"comments.txt", "timestamp.txt", "feedbackText.html",
                                      "onlinetext.html"};
    return std::find(names.begin(), names.end(), file_name(path)) != names.end() ||
           path.find(".ceg/") != std::string::npos;
}

/// An earlier version of the learner's, which `./deepsteps reset` and Jupyter put aside.
bool is_kept(const std::string& path) {
    return ('/' + path).find("/exercises/kept/") != std::string::npos;
}

/// Of a file in a folder exercises/, what stands before that: "deepsteps-main/", or "".
std::optional<std::string> project_of(const std::string& path) {
    const std::size_t at = ('/' + path).rfind("/exercises/");
    return at == std::string::npos ? std::nullopt : std::optional(path.substr(0, at));
}

/// A copy of the whole project has right answers that nobody wrote, beside its folder exercises/.
void leave_out_the_projects(std::vector<FoundFile>& files, Contents& contents) {
    std::set<std::string> folders; // "deepsteps-main/solutions/"
    for (const FoundFile& file : files)
        if (const auto project = project_of(file.path))
            for (const char* folder : {"solutions/", "tests/", "testcases/", "checks/"})
                folders.insert(*project + folder);
    const auto left_out = std::stable_partition(files.begin(), files.end(), [&](const FoundFile& file) {
        return std::none_of(folders.begin(), folders.end(),
                            [&](const std::string& folder) { return file.path.starts_with(folder); });
    });
    if (left_out == files.end())
        return;
    contents.remarks.push_back(
        "A copy of the project was handed in: what is in its exercises/ counts, and \"" + left_out->path +
        "\" does not.");
    files.erase(left_out, files.end());
}

/// Whether the two differ in nothing but spaces.
bool are_alike(std::string left, std::string right) {
    for (std::string* text : {&left, &right})
        std::erase_if(*text, [](unsigned char c) { return std::isspace(c) != 0; });
    return left == right;
}

/// The path, with the download's entry where another file has the same path.
std::string told_apart(const FoundFile& file, const std::vector<FoundFile>& all) {
    const bool is_only = std::none_of(all.begin(), all.end(), [&](const FoundFile& other) {
        return other.path == file.path && other.entry != file.entry;
    });
    return is_only || file.entry.ends_with(file.path) ? (is_only ? file.path : file.entry)
                                                      : file.entry + '/' + file.path;
}

/// Picks one of the files for each exercise.
void choose(std::vector<FoundFile> files, const std::vector<Exercise>& course, Contents& contents) {
    std::sort(files.begin(), files.end(),
              [&](const FoundFile& left, const FoundFile& right) { return is_better(left, right, course); });
    std::map<std::string, std::vector<std::string>> passed_over;
    std::set<std::string> in_doubt; // whose newer file may be another one
    for (const FoundFile& file : files) {
        const auto name = exercise_of(course, file_name(file.path));
        if (!name)
            continue;
        const auto [graded, is_first] = contents.files.try_emplace(name->exercise, file);
        const bool in_step = !notebook_of(file.path).empty() && are_alike(file.text, graded->second.text);
        if (!is_first && !in_step)
            passed_over[name->exercise].push_back(told_apart(file, files));
        if (!is_first && !in_step && is_numbered(file, course) && !is_numbered(graded->second, course))
            in_doubt.insert(name->exercise);
    }
    for (const auto& [exercise, paths] : passed_over) {
        const std::string doubt = in_doubt.contains(exercise)
                                      ? " A number in brackets does not say which is newer: please look."
                                      : "";
        contents.remarks.push_back("Of several files for " + exercise + ", \"" +
                                   told_apart(contents.files[exercise], files) + "\" was graded, not " +
                                   listed(paths, 1) + "." + doubt);
    }
}

/// The last of the versions that were put aside, by the exercise.
std::map<std::string, std::string> kept_versions(const std::vector<FoundFile>& files,
                                                 const std::vector<std::string>& others,
                                                 const std::vector<Exercise>& course) {
    std::vector<std::string> paths = others;
    for (const FoundFile& file : files)
        paths.push_back(file.path);
    std::map<std::string, std::string> kept;
    for (const std::string& path : paths)
        for (const Exercise& exercise : course)
            if (is_kept(path) && file_name(path).starts_with(exercise.name + '.'))
                kept[exercise.name] = std::max(kept[exercise.name], path);
    return kept;
}

void point_at_kept(const std::map<std::string, std::string>& kept, Contents& contents) {
    for (const auto& [exercise, path] : kept)
        if (const auto file = contents.files.find(exercise);
            file == contents.files.end() || is_untouched(file->second))
            contents.remarks.push_back("Of " + exercise + " there is only an earlier version, \"" + path +
                                       "\", which was not graded.");
}

/// Says what was read although it is not quite what was asked for.
void read_leniently(const std::vector<Exercise>& course, Contents& contents) {
    for (auto& [exercise, file] : contents.files) {
        if (!file.refused.empty())
            continue;
        if (const auto name = exercise_of(course, file_name(file.path)); name->near || name->numbered)
            contents.remarks.push_back("\"" + file.path + "\" was graded as " + exercise +
                                       "; please call it " + exercise + ".cpp.");
        if (const std::string encoding = make_utf8(file.text); !encoding.empty())
            contents.remarks.push_back("\"" + file.path + "\" was read as " + encoding +
                                       "; please save it as UTF-8.");
    }
}

/// Whether it is a copy of the project, whose other sources are nothing to look at.
bool is_project_copy(const Contents& contents) {
    return std::any_of(contents.files.begin(), contents.files.end(),
                       [](const auto& file) { return project_of(file.second.path).has_value(); });
}

void point_out(const std::vector<std::string>& others, bool has_more, const std::vector<Exercise>& course,
               Contents& contents) {
    const bool complete = std::all_of(course.begin(), course.end(), [&](const Exercise& exercise) {
        return exercise.further || contents.files.contains(exercise.name);
    });
    if (others.empty() || complete || is_project_copy(contents))
        return;
    contents.remarks.push_back("Look at these by hand, whose names do not say which exercise they are: " +
                               listed(others, 5, has_more) + ".");
}

/// What the learner handed in instead of a file; "" if there was one.
std::string handed_in_instead(const Submission& submission) {
    const Origin& origin = submission.origin;
    const auto all = [](const std::vector<std::string>& names, auto matches) {
        return !names.empty() && std::all_of(names.begin(), names.end(), matches);
    };
    if (origin.platform == Platform::moodle && all(origin.entries, [](const std::string& entry) {
            return entry.find("_assignsubmission_onlinetext") != std::string::npos;
        }))
        return "text was handed in, not a file; read it on Moodle.";
    if (origin.platform == Platform::canvas && all(submission.own_names, [](const std::string& name) {
            return name == "text.html" || name == "link.html";
        }))
        return "a text or a link was handed in, not a file; read it on Canvas.";
    if (origin.platform == Platform::blackboard && submission.own_names == origin.entries)
        return "no file was handed in with the last attempt; Blackboard's receipt has the learner's words.";
    return "";
}

/// Adds the files that a notebook's cells make.
void take_out_cells(const FoundFile& notebook, const std::vector<Exercise>& course, Found& found,
                    Contents& contents) {
    Found inside = read_notebook(notebook, course);
    std::move(inside.files.begin(), inside.files.end(), std::back_inserter(found.files));
    std::move(inside.remarks.begin(), inside.remarks.end(), std::back_inserter(contents.remarks));
    if (inside.problem.empty())
        return;
    contents.remarks.push_back("\"" + notebook.path + "\": " + inside.problem);
    contents.fault_ours = contents.fault_ours || inside.fault_ours;
}

} // namespace

Contents read_submission(const Submission& submission, const std::vector<Exercise>& course) {
    Contents contents;
    contents.remarks = submission.remarks;
    if (submission.paths.empty()) {
        contents.problem = "nothing was handed in.";
        return contents;
    }
    if (const std::string instead = handed_in_instead(submission); !instead.empty()) {
        contents.problem = instead;
        return contents;
    }
    std::vector<FoundFile> files;
    std::vector<std::string> others;
    bool has_more_others = false;
    for (std::size_t i = 0; i < submission.paths.size(); ++i) {
        const std::filesystem::path& path = submission.paths[i];
        const bool named = i < submission.own_names.size() && !submission.own_names[i].empty();
        const std::string own_name = named ? submission.own_names[i] : path.filename().string();
        Found found = read_path(path, own_name, course);
        unwrap(found, course);
        if (!found.problem.empty() && submission.paths.size() == 1) {
            contents.problem = "\"" + own_name + "\": " + found.problem;
            contents.fault_ours = found.fault_ours;
        } else if (!found.problem.empty()) {
            contents.remarks.push_back("\"" + own_name + "\": " + found.problem);
            contents.fault_ours = contents.fault_ours || found.fault_ours;
        }
        std::move(found.remarks.begin(), found.remarks.end(), std::back_inserter(contents.remarks));
        std::erase_if(found.files, [](const FoundFile& file) { return is_instructors(file.path); });
        std::erase_if(found.others,
                      [](const std::string& other) { return is_platforms(other) || is_instructors(other); });
        std::move(found.others.begin(), found.others.end(), std::back_inserter(others));
        has_more_others = has_more_others || found.has_more_others;
        for (const FoundFile& notebook : found.notebooks)
            take_out_cells(notebook, course, found, contents);
        for (FoundFile& file : found.files) {
            file.order = static_cast<int>(i);
            file.entry = path.filename().string();
            files.push_back(std::move(file));
        }
    }
    leave_out_the_projects(files, contents);
    const auto kept = kept_versions(files, others, course);
    std::erase_if(files, [](const FoundFile& file) { return is_kept(file.path); });
    std::erase_if(others, is_kept);
    choose(std::move(files), course, contents);
    point_at_kept(kept, contents);
    read_leniently(course, contents);
    point_out(others, has_more_others, course, contents);
    if (contents.problem.empty() && contents.files.empty())
        contents.problem =
            "it holds no exercise file; those have names such as " + course.front().name + ".cpp.";
    return contents;
}

} // namespace grade

// Which files of a submission are graded.
#include "tools/grade/intake/source_folder.hpp"
#include "tools/grade/intake/source_text.hpp"
#include "tools/grade/intake/submissions.hpp"

#include <algorithm>
#include <tuple>

namespace grade {
namespace {

std::string file_name(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

/// Orders the files of the same exercise, best first.
auto rank(const FoundFile& file, const std::vector<Exercise>& course) {
    const std::string name = file_name(file.path);
    const std::string folder = file.path.substr(0, file.path.size() - name.size());
    const auto depth = std::count(file.path.begin(), file.path.end(), '/');
    const ExerciseFileName told = exercise_of(course, name).value_or(ExerciseFileName{});
    return std::tuple(!file.refused.empty(), told.near, depth, folder, told.prefixed, -told.suffix,
                      -file.order, file.path);
}

/// Picks one of the files for each exercise.
void choose(std::vector<FoundFile> files, const std::vector<Exercise>& course, Contents& contents) {
    std::sort(files.begin(), files.end(), [&](const FoundFile& left, const FoundFile& right) {
        return rank(left, course) < rank(right, course);
    });
    std::map<std::string, std::vector<std::string>> passed_over;
    for (FoundFile& file : files) {
        const auto name = exercise_of(course, file_name(file.path));
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

/// Says what was read although it is not quite what was asked for.
void read_leniently(const std::vector<Exercise>& course, Contents& contents) {
    for (auto& [exercise, file] : contents.files) {
        if (!file.refused.empty())
            continue;
        if (exercise_of(course, file_name(file.path))->near)
            contents.remarks.push_back("\"" + file.path + "\" was graded as " + exercise +
                                       "; please call it " + exercise + ".cpp.");
        if (const std::string encoding = make_utf8(file.text); !encoding.empty())
            contents.remarks.push_back("\"" + file.path + "\" was read as " + encoding +
                                       "; please save it as UTF-8.");
    }
}

/// Whether it is a copy of the project, whose other sources are nothing to look at.
bool is_project_copy(const Contents& contents) {
    return std::any_of(contents.files.begin(), contents.files.end(), [](const auto& file) {
        const std::string& path = file.second.path;
        return path.starts_with("exercises/") || path.find("/exercises/") != std::string::npos;
    });
}

void point_out(const std::vector<std::string>& others, const std::vector<Exercise>& course,
               Contents& contents) {
    const bool complete = std::all_of(course.begin(), course.end(), [&](const Exercise& exercise) {
        return exercise.further || contents.files.contains(exercise.name);
    });
    if (others.empty() || complete || is_project_copy(contents))
        return;
    contents.remarks.push_back(
        "Look at these by hand, whose names do not say which exercise they are: " + listed(others, 5) + ".");
}

} // namespace

Contents read_submission(const Submission& submission, const std::vector<Exercise>& course) {
    Contents contents;
    contents.remarks = submission.remarks;
    if (submission.paths.empty()) {
        contents.problem = "nothing was handed in.";
        return contents;
    }
    std::vector<FoundFile> files;
    std::vector<std::string> others;
    for (std::size_t i = 0; i < submission.paths.size(); ++i) {
        const std::filesystem::path& path = submission.paths[i];
        const bool named = i < submission.own_names.size() && !submission.own_names[i].empty();
        const std::string own_name = named ? submission.own_names[i] : path.filename().string();
        Found found = read_path(path, own_name, course);
        if (!found.problem.empty() && submission.paths.size() == 1) {
            contents.problem = "\"" + own_name + "\": " + found.problem;
            contents.fault_ours = found.fault_ours;
        } else if (!found.problem.empty()) {
            contents.remarks.push_back("\"" + own_name + "\": " + found.problem);
            contents.fault_ours = contents.fault_ours || found.fault_ours;
        }
        std::move(found.remarks.begin(), found.remarks.end(), std::back_inserter(contents.remarks));
        std::move(found.others.begin(), found.others.end(), std::back_inserter(others));
        for (FoundFile& file : found.files) {
            file.order = static_cast<int>(i);
            files.push_back(std::move(file));
        }
    }
    choose(std::move(files), course, contents);
    read_leniently(course, contents);
    point_out(others, course, contents);
    if (contents.problem.empty() && contents.files.empty())
        contents.problem =
            "it holds no exercise file; those have names such as " + course.front().name + ".cpp.";
    return contents;
}

} // namespace grade

#include "tools/grade/outgoing/targets.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/times.hpp"
#include "tools/grade/outgoing/for_classroom50.hpp"
#include "tools/grade/outgoing/gradescope_metadata.hpp"
#include "tools/grade/outgoing/outgoing.hpp"
#include "tools/program.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace grade {
namespace fs = std::filesystem;

namespace {

constexpr const char* gradescope_file = "/autograder/submission_metadata.json";

struct PlatformWord {
    const char* word;
    Platform platform;
    const char* title; // such as the assignment is named there; nullptr where no title is needed
};

constexpr PlatformWord platform_words[] = {
    {"canvas", Platform::canvas, "Week 4 (1234)"},
    {"moodle", Platform::moodle, nullptr},
    {"blackboard", Platform::blackboard, "Week 4 [Total Pts: 120 Score] |56789"},
    {"brightspace", Platform::brightspace, "Week 4"},
    {"gradescope", Platform::gradescope, nullptr},
    {"classroom50", Platform::classroom50, nullptr},
};

const PlatformWord& platform_word(const std::string& word) {
    const PlatformWord* const end = std::end(platform_words);
    const PlatformWord* const found = std::find_if(std::begin(platform_words), end,
                                                   [&](const PlatformWord& one) { return word == one.word; });
    if (found == end)
        throw support::Error("--for knows no platform \"" + support::one_line(word) +
                             "\"; give canvas, moodle, blackboard, brightspace, gradescope or classroom50.");
    return *found;
}

std::string variable_of_environment(const char* name) {
    const char* const value = std::getenv(name);
    return value ? value : "";
}

/// Canvas's importer leaves out each column whose header has one of these words.
void check_canvas_title(const std::string& title) {
    for (const char* word :
         {"Current Score", "Current Points", "Current Grade", "Final Score", "Final Points", "Final Grade",
          "Override Score", "Override Grade", "Override Status"})
        if (support::has(title, word))
            throw support::Error("Canvas imports no column with \"" + std::string(word) +
                                 "\" in its name; rename the assignment there.");
}

bool is_platform_word(const std::string& word) {
    return std::any_of(std::begin(platform_words), std::end(platform_words),
                       [&](const PlatformWord& one) { return word == one.word; });
}

/// "--for moodle canvas", or "--for canvas moodle", whose title would be "moodle".
void check_one_platform(const std::vector<std::string>& words) {
    std::error_code error;
    for (std::size_t i = 1; i < words.size(); ++i)
        if (is_platform_word(words[i]) && !fs::exists(words[i], error))
            throw support::Error("each --for takes one platform; write --for again before " + words[i] +
                                 ", as in --for moodle --for gradescope.");
}

std::string title_of(const PlatformWord& known, const std::vector<std::string>& words) {
    std::string title = words.size() > 1 ? words[1] : "";
    std::error_code error;
    if (title.find_first_not_of(" \t") == std::string::npos || fs::exists(title, error))
        throw support::Error("--for " + words[0] + " needs the assignment's name there, as in --for " +
                             words[0] + " \"" + known.title + "\".");
    if (title.find_first_of("\r\n") != std::string::npos)
        throw support::Error("the assignment's name after --for " + words[0] + " must be one line.");
    if (known.platform == Platform::canvas)
        check_canvas_title(title);
    return title;
}

/// Gradescope's metadata file, if it is named or where the container has it.
std::string metadata_file(const std::vector<std::string>& words, std::size_t& used) {
    std::error_code error;
    if (words.size() > 1 && words[1].ends_with(".json")) {
        ++used;
        return words[1];
    }
    return fs::exists(gradescope_file, error) ? gradescope_file : "";
}

const Target* find_target(const std::vector<Target>& targets, Platform platform) {
    const auto found = std::find_if(targets.begin(), targets.end(),
                                    [&](const Target& target) { return target.platform == platform; });
    return found == targets.end() ? nullptr : &*found;
}

/// Of the one submission: its results.json, at a name that does not depend on the learner's.
Outgoing gradescope_results(const Record& record, const fs::path& out) {
    return {Platform::gradescope, "gradescope-results.json",
            support::read_file(out / record.folder / "results.json"), "/autograder/results/results.json", 1};
}

/// No file for a grade that is not final: without one, Classroom 50 says that grading failed.
Outgoing classroom50_results(const Record& record) {
    Outgoing out{Platform::classroom50, "result.json", "", "result.json in the checkout that is graded"};
    if (!has_failed(record)) {
        out.content = classroom50_result(record, variable_of_environment);
        out.learners = 1;
    }
    return out;
}

std::vector<Outgoing> files_for(const Target& target, const Graded& graded, const fs::path& out) {
    switch (target.platform) {
    case Platform::canvas:
        return {canvas_grades(graded, target.title), canvas_feedback(graded, out)};
    case Platform::moodle:
        return {moodle_grades(graded), moodle_feedback(graded, out)};
    case Platform::blackboard:
        return {blackboard_grades(graded, target.title)};
    case Platform::brightspace:
        return {brightspace_grades(graded, target.title)};
    case Platform::gradescope:
        return {gradescope_results(graded.records.front(), out)};
    case Platform::classroom50:
        return {classroom50_results(graded.records.front())};
    case Platform::plain:
    case Platform::github_classroom:
        break;
    }
    return {};
}

std::string words_of(LeftOut why, Platform platform) {
    switch (why) {
    case LeftOut::handed_in_nothing:
        return "handed in nothing";
    case LeftOut::not_final:
        return "could not be graded, through the grader's or the machine's fault";
    case LeftOut::no_id:
        return platform == Platform::canvas ? "no Canvas ID, SIS User ID or SIS Login ID; give the export of "
                                              "Canvas's gradebook with --roster"
               : platform == Platform::moodle
                   ? "no participant's number; give the downloaded grading worksheet "
                     "with --roster"
               : platform == Platform::brightspace
                   ? "no OrgDefinedId or Username; give the export of Brightspace's grades with --roster"
                   : "no Username; give the download of the Grade Center with --roster";
    case LeftOut::not_in_list:
        return "not in the worksheet of --roster";
    case LeftOut::locked:
        return "the worksheet says that the grade cannot be changed";
    case LeftOut::no_attachment:
        return "no file of Canvas's to attach it to";
    }
    return "";
}

using LeftOutNames = std::map<LeftOut, std::vector<std::string>>;

std::string left_out_lines(const LeftOutNames& names, const std::string& from, Platform platform) {
    std::string lines;
    for (const auto& [why, all] : names) {
        lines += "  Not in " + from + " (" + words_of(why, platform) + "): ";
        for (std::size_t i = 0; i < all.size(); ++i)
            lines += (i > 0 ? "; " : "") + support::one_line(all[i]);
        lines += '\n';
    }
    return lines;
}

/// Those without a grade are in none of the files, and are named once.
LeftOutNames without_grade(const std::vector<Record>& records) {
    LeftOutNames names;
    for (const Record& record : records)
        if (const std::optional<LeftOut> why = why_ungraded(record))
            names[*why].push_back(record.name);
    return names;
}

std::string upload_lines(const Outgoing& file, const fs::path& out) {
    std::string label = "For " + to_string(file.platform) + ':';
    label.resize(std::max<std::size_t>(label.size() + 1, 19), ' '); // below the lines of every run
    std::string lines =
        label +
        (file.learners == 0 ? "nobody is in " + file.file + ", which is not written"
                            : tools::shown(out / file.file) + " (" +
                                  support::amount(file.learners, "learner") + "), to " + file.place) +
        '\n';
    LeftOutNames names;
    for (const auto& [why, name] : file.left_out)
        if (why != LeftOut::handed_in_nothing && why != LeftOut::not_final)
            names[why].push_back(name);
    lines += left_out_lines(names, file.file, file.platform);
    for (const std::string& notice : file.notices)
        if (file.learners > 0)
            lines += "  " + support::one_line(notice) + '\n';
    return lines;
}

/// A learner's folder may have the name.
std::string free_name(const fs::path& out, std::string name) {
    while (fs::is_directory(out / name))
        name.insert(0, "class-");
    return name;
}

void write_outgoing(Outgoing& file, const fs::path& out) {
    file.file = free_name(out, file.file);
    if (file.learners == 0)
        fs::remove(out / file.file); // an earlier run's
    else
        support::write_atomically(out / file.file, [&](std::ostream& text) { text << file.content; });
}

} // namespace

std::vector<Target> targets_of(const std::vector<std::vector<std::string>>& words,
                               std::vector<std::string>& submissions) {
    std::vector<Target> targets;
    for (const std::vector<std::string>& one : words) {
        const PlatformWord& known = platform_word(one.empty() ? "" : one.front());
        check_one_platform(one);
        Target target{known.platform, ""};
        std::size_t used = 1;
        if (known.title) {
            target.title = title_of(known, one);
            ++used;
        } else if (known.platform == Platform::gradescope) {
            target.title = metadata_file(one, used);
        }
        if (find_target(targets, target.platform))
            throw support::Error("--for " + one.front() + " is given twice; its file holds one assignment.");
        if (const std::string missing = missing_variable(variable_of_environment);
            known.platform == Platform::classroom50 && !missing.empty())
            throw support::Error(
                "--for classroom50 needs the variables that Classroom 50's workflow sets, and " + missing +
                " is not set; run it there, from the autograder.py.");
        submissions.insert(submissions.end(), one.begin() + static_cast<std::ptrdiff_t>(used), one.end());
        targets.push_back(std::move(target));
    }
    return targets;
}

std::string due_by(const std::vector<Target>& targets) {
    const Target* const target = find_target(targets, Platform::gradescope);
    return target && !target->title.empty() ? read_gradescope_metadata(target->title).due : "";
}

void complete(Intake& intake, const std::vector<Target>& targets, const fs::path& roster) {
    if (find_target(targets, Platform::moodle) && !roster.empty())
        check_worksheet(Gradebook(roster)); // before anything is graded
    for (const Platform platform : {Platform::gradescope, Platform::classroom50})
        if (find_target(targets, platform) && intake.submissions.size() > 1)
            throw support::Error(
                "--for " + std::string(platform == Platform::gradescope ? "gradescope" : "classroom50") +
                " is for the one submission that " + to_string(platform) + " grades, but " +
                std::to_string(intake.submissions.size()) + " were found.");
    const Target* const target = find_target(targets, Platform::gradescope);
    if (!target || target->title.empty() || intake.submissions.empty())
        return;
    const GradescopeMetadata metadata = read_gradescope_metadata(target->title);
    Submission& submission = intake.submissions.front();
    submission.origin.platform = Platform::gradescope;
    submission.origin.email = metadata.email;
    submission.origin.submitted_at = time_of(metadata.submitted_at);
    if (!metadata.name.empty())
        submission.name = metadata.name;
    if (const std::string attempt = attempt_sentence(metadata); !attempt.empty())
        submission.remarks.push_back(attempt);
    name_folders(intake);
}

std::string send_out(const std::vector<Target>& targets, const std::vector<Record>& records, const Run& run,
                     const fs::path& roster, const fs::path& out) {
    if (targets.empty() || records.empty())
        return "";
    const Gradebook gradebook = roster.empty() ? Gradebook() : Gradebook(roster);
    Graded graded{records, 0, gradebook};
    for (const Exercise& exercise : run.exercises)
        graded.max_points += exercise.points;
    std::string lines;
    for (const Target& target : targets)
        for (Outgoing file : files_for(target, graded, out)) {
            write_outgoing(file, out);
            lines += upload_lines(file, out);
        }
    return lines + left_out_lines(without_grade(records), "any of them", Platform::plain);
}

} // namespace grade

#include "tools/grade/outgoing/targets.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/outgoing/for_classroom50.hpp"
#include "tools/grade/outgoing/outgoing.hpp"
#include "tools/program.hpp"

#include <algorithm>
#include <map>

namespace grade {
namespace fs = std::filesystem;

namespace {

/// Of the one submission: its results.json, at a name that does not depend on the learner's.
Outgoing gradescope_results(const Record& record, const fs::path& out) {
    return {Platform::gradescope, gradescope_results_file,
            support::read_file(out / record.folder / "results.json"), "/autograder/results/results.json", 1};
}

/// No file for a grade that is not final: without one, Classroom 50 says that grading failed.
Outgoing classroom50_results(const Record& record) {
    Outgoing out{Platform::classroom50, classroom50_result_file, "",
                 "result.json in the checkout that is graded"};
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
    case LeftOut::not_graded:
        return "not graded yet in all exercises; grade them once without --only";
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
    case LeftOut::excused:
        return "excused, EX in the gradebook of --roster; take that back in Canvas to give points";
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
        if (why != LeftOut::handed_in_nothing && why != LeftOut::not_final && why != LeftOut::not_graded)
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

/// What files_for() names.
std::vector<std::string> file_names_for(Platform platform) {
    switch (platform) {
    case Platform::canvas:
        return {canvas_grades_file, canvas_feedback_file};
    case Platform::moodle:
        return {moodle_grades_file, moodle_feedback_file};
    case Platform::blackboard:
        return {blackboard_grades_file};
    case Platform::brightspace:
        return {brightspace_grades_file};
    case Platform::gradescope:
        return {gradescope_results_file};
    case Platform::classroom50:
        return {classroom50_result_file};
    case Platform::plain:
    case Platform::github_classroom:
        break;
    }
    return {};
}

void write_outgoing(Outgoing& file, const fs::path& out) {
    file.file = free_name(out, file.file);
    if (file.learners == 0)
        fs::remove(out / file.file); // an earlier run's
    else
        support::write_atomically(out / file.file, [&](std::ostream& text) { text << file.content; });
}

} // namespace

std::string said_of_removed(const std::vector<Target>& targets, const fs::path& out) {
    std::string lines;
    for (const Target& target : targets)
        for (const std::string& name : file_names_for(target.platform))
            if (std::error_code error; fs::remove(out / free_name(out, name), error))
                lines += "Removed " + tools::shown(out / name) +
                         ", which an earlier run has written: this run has no --for " +
                         words_of({target}).front().front() + ".\n";
    return lines;
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

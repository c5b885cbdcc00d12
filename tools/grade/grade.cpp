// Grades submissions: a whole class, or, for ctest, one exercise of one submission.
#include "dnn/support/error.hpp"
#include "dnn/support/temporary_folder.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/class_run.hpp"
#include "tools/grade/intake/listing.hpp"
#include "tools/grade/intake/roster.hpp"
#include "tools/grade/judging/batch.hpp"
#include "tools/grade/judging/disk.hpp"
#include "tools/grade/judging/late.hpp"
#include "tools/grade/judging/overrides.hpp"
#include "tools/grade/judging/seed.hpp"
#include "tools/grade/options.hpp"
#include "tools/grade/outgoing/targets.hpp"
#include "tools/grade/report/export_sources.hpp"
#include "tools/program.hpp"

#include <algorithm>
#include <iostream>

namespace fs = std::filesystem;

namespace {

using grade::Exercise;
using grade::Options;
using tools::Misuse;
using tools::Status;

const fs::path project = DEEPSTEPS_SOURCE_DIR;
constexpr auto not_submitted = static_cast<Status>(77); // as in ctest and the exercises' own programs

/// The exercises that are graded; those beyond the course are not.
std::vector<Exercise> gradable(std::vector<Exercise> course) {
    std::erase_if(course, [](const Exercise& exercise) { return exercise.further; });
    return course;
}

const Exercise& need(const std::vector<Exercise>& course, const std::string& word) {
    const Exercise* exercise = checks::find_exercise(course, word);
    if (exercise && !exercise->further)
        return *exercise;
    const std::vector<Exercise> graded = gradable(course);
    throw Misuse((exercise ? exercise->name + " goes beyond the course and is not graded"
                           : "there is no exercise \"" + support::one_line(word) + '"') +
                 "; give a number from " + graded.front().number() + " to " + graded.back().number());
}

/// The exercises of --only, in the course's order. Words after the numbers are submissions, as in
/// "--only 03 05 submissions/*".
std::vector<Exercise> chosen(const std::vector<Exercise>& course, Options& options) {
    if (options.only.empty())
        return gradable(course);
    std::vector<std::string>& words = options.only;
    const auto end = std::find_if(words.begin() + 1, words.end(), [&](const std::string& word) {
        return !checks::find_exercise(course, word);
    });
    options.submissions.insert(options.submissions.begin(), end, words.end());
    words.erase(end, words.end());
    for (const std::string& word : words)
        need(course, word);
    for (const std::string& word : options.submissions) // "--only 03 33"
        if (std::error_code error; !word.empty() && word.size() <= 3 &&
                                   word.find_first_not_of("0123456789") == std::string::npos &&
                                   !fs::exists(word, error))
            need(course, word);
    std::vector<Exercise> exercises;
    std::copy_if(course.begin(), course.end(), std::back_inserter(exercises), [&](const Exercise& exercise) {
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            return checks::find_exercise(course, word)->name == exercise.name;
        });
    });
    return exercises;
}

grade::Intake find_all(const Options& options, const std::vector<Exercise>& course) {
    const std::vector<fs::path> paths(options.submissions.begin(), options.submissions.end());
    const grade::Deadline deadline = grade::deadline_of(options.rules);
    grade::Intake intake =
        grade::find_submissions(paths, course, options.out, options.each || !options.one.empty());
    if (!options.rules.roster.empty())
        grade::join_roster(intake, grade::read_roster(options.rules.roster));
    grade::check_doubts(intake);
    grade::mark_late(intake, deadline);
    std::cout << grade::said_of(deadline, intake);
    return intake;
}

/// Lists what would be graded.
Status list(const grade::Intake& intake, const std::vector<Exercise>& course,
            const std::vector<Exercise>& exercises) {
    std::cout << grade::intake_summary(intake) << '\n';
    for (const grade::Submission& submission : intake.submissions)
        std::cout << grade::listing(submission, grade::read_submission(submission, course), exercises);
    return tools::done;
}

Status grade_one(const Options& options, const grade::Submission& submission,
                 const std::vector<Exercise>& course) {
    const Exercise& exercise = need(course, options.one);
    const grade::Contents contents = grade::read_submission(submission, course);
    for (const std::string& remark : contents.remarks)
        std::cout << support::one_line(remark) << '\n';
    std::optional<grade::ExerciseResult> result = grade::known_result(exercise, contents);
    if (!contents.problem.empty()) {
        std::cout << support::one_line(contents.problem) << '\n';
        return tools::failed;
    }
    const std::uint64_t seed = options.seed ? *options.seed : grade::fresh_seed();
    grade::Run run{{}, seed, grade::SandboxKind::bubblewrap, ""};
    if (!result) {
        run.sandbox = grade::sandbox_for(options);
        const support::TemporaryFolder folder("grade");
        grade::check_disk(folder.path, 1);
        const fs::path source =
            grade::put_source(folder.path / "submission", exercise.name, contents.files.at(exercise.name));
        result = grade::grade_exercise(exercise, source,
                                       {grade::seed_of_student(seed, submission.id, submission.name),
                                        run.sandbox, options.patience, folder.path});
    }
    if (const std::string notice = grade::sandbox_notice(run); !notice.empty())
        std::cout << notice << '\n';
    std::cout << support::plain(grade::feedback_text(*result)) << '\n';
    if (result->outcome == grade::Outcome::grader_failed)
        std::cout << support::plain(result->message) << '\n';
    if (result->outcome == grade::Outcome::not_submitted)
        return not_submitted;
    return grade::has_full_points(*result) ? tools::done : tools::failed;
}

void export_all(const Options& options, const std::vector<grade::Submission>& submissions,
                const std::vector<Exercise>& exercises) {
    const std::size_t students = grade::export_sources(options.sources, submissions, exercises,
                                                       grade::read_handouts(project, exercises));
    const std::string folder = tools::shown(options.sources);
    std::cout << "Wrote the sources of " << support::amount(students, "student") << ".\n"
              << "JPlag:  java -jar jplag.jar -l cpp -bc " << folder << "/handed_out " << folder
              << "/submissions\n"
              << "MOSS:   per exercise, moss -l cc -d -b " << folder << "/handed_out/NN_name.cpp " << folder
              << "/submissions/*/NN_name.cpp\n";
}

[[noreturn]] void refuse_nothing(const grade::Intake& intake) {
    std::vector<std::string> others = intake.by_hand;
    others.insert(others.end(), intake.passed_over.begin(), intake.passed_over.end());
    throw Misuse("no submission was found in the given paths" +
                 (others.empty() ? ""
                                 : ": " + grade::listed(others) + (others.size() == 1 ? " is" : " are") +
                                       " no folder, archive, notebook or .cpp by the name"));
}

void check(const Options& options, const grade::Intake& intake) {
    const std::size_t found = intake.submissions.size();
    if (!options.no_sandbox.empty() && options.no_sandbox != grade::my_rights)
        throw Misuse("without a sandbox, a submission can read and change all that you can; on a "
                     "disposable machine, say --no-sandbox=" +
                     std::string(grade::my_rights));
    if (options.submissions.empty())
        throw Misuse("no submission was given; name the folders or archives, as in "
                     "grade submissions/* --out grades");
    if (found == 0) {
        for (const std::string& path : options.submissions)
            if (std::error_code error; !options.out.empty() && fs::equivalent(path, options.out, error))
                throw Misuse("--out is " + tools::shown(path) +
                             " itself, where the submissions are; give --out a folder of its own");
        refuse_nothing(intake);
    }
    if (!options.one.empty() && found != 1)
        throw Misuse("--one grades one submission, but " + std::to_string(found) + " were given");
    if (options.out.empty() && options.sources.empty() && !options.list && options.one.empty())
        throw Misuse("where do the results go? Add --out DIR");
    if (options.slurm && (!options.shard.empty() || options.merge || !options.one.empty()))
        throw Misuse("--slurm goes with none of --shard, --merge and --one: it makes the shards and "
                     "merges them");
    if (options.shard.empty())
        return;
    if (!grade::shard_of(options.shard))
        throw Misuse("--shard takes the number of a part and how many there are, such as 2/4, not \"" +
                     support::one_line(options.shard) + '"');
    if (options.fresh || options.merge || !options.one.empty())
        throw Misuse("--shard goes with none of --fresh, --merge and --one: other shards use the "
                     "same folder");
}

Status program(int argc, const char* const* argv) {
    Options options;
    tools::read_command_line(grade::command_line(options), argc, argv);
    const std::vector<Exercise> course = checks::read_course(project / "exercises/course.json");
    const std::vector<Exercise> exercises = chosen(course, options);
    grade::Intake intake;
    try {
        grade::complete_rules(options);
        intake = find_all(options, course);
        grade::complete(intake, options.targets, options.rules.roster);
    } catch (const support::Error& error) { // a path that does not exist
        tools::print_error(error.what());
        return tools::misused;
    }
    const std::vector<grade::Submission>& submissions = intake.submissions;
    check(options, intake);
    if (options.list)
        return list(intake, course, exercises);
    if (!options.one.empty())
        return grade_one(options, submissions.front(), course);
    if (!options.sources.empty())
        export_all(options, submissions, exercises);
    if (options.out.empty())
        return tools::done;
    std::cout << grade::said_of_overrides(fs::path(options.out) / "overrides.csv", gradable(course));
    try {
        return grade::grade_class(options, intake, course, exercises);
    } catch (const grade::Conflict& conflict) {
        throw Misuse(conflict.what());
    }
}

/// "--slurm-option --time=30" as one word: else --time would be taken for an option of ours.
std::vector<std::string> joined_words(int argc, char** argv) {
    std::vector<std::string> words(argv, argv + argc);
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == "--slurm-option") {
            words[i] += "=" + words[i + 1];
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    return words;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words = joined_words(argc, argv);
    std::vector<const char*> pointers;
    for (const std::string& word : words)
        pointers.push_back(word.c_str());
    pointers.push_back(nullptr);
    return tools::run("grade", [&] { return program(static_cast<int>(words.size()), pointers.data()); });
}

// Grades submissions: a whole class, or, for ctest, one exercise of one submission.
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/temporary_folder.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/judging/batch.hpp"
#include "tools/grade/judging/disk.hpp"
#include "tools/grade/judging/fingerprint.hpp"
#include "tools/grade/judging/sandbox_choice.hpp"
#include "tools/grade/judging/users.hpp"
#include "tools/grade/report/class_report.hpp"
#include "tools/program.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <thread>

namespace fs = std::filesystem;

namespace {

using grade::Exercise;
using tools::Status;

const fs::path project = DEEPSTEPS_SOURCE_DIR;
const fs::path build = DEEPSTEPS_BUILD_DIR;
constexpr auto not_submitted = static_cast<Status>(77); // as in ctest and the exercises' own programs

/// What --no-sandbox must say, so that nobody says it by accident.
constexpr const char* my_rights = "run-strangers-code-with-my-rights";

struct Options {
    std::vector<std::string> submissions, only;
    std::string one, out;
    std::optional<std::uint32_t> seed;
    int jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    double patience = 1;
    std::string sandbox, no_sandbox; // the kind wanted; what --no-sandbox says
    bool list = false, fresh = false;
};

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
    throw CLI::ValidationError((exercise ? exercise->name + " goes beyond the course and is not graded"
                                         : "there is no exercise \"" + support::one_line(word) + '"') +
                               "; give a number from " + graded.front().number() + " to " +
                               graded.back().number());
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
    std::vector<Exercise> exercises;
    std::copy_if(course.begin(), course.end(), std::back_inserter(exercises), [&](const Exercise& exercise) {
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            return checks::find_exercise(course, word)->name == exercise.name;
        });
    });
    return exercises;
}

/// A fingerprint of the points, the checks, the code that a learner's file is linked with, and its time limits.
std::string grader_version(double patience) {
    std::vector<fs::path> files{project / "exercises/course.json", "/proc/self/exe"};
    for (const char* folder : {"judges", "grading/parts"}) {
        std::error_code error;
        for (const auto& entry : fs::recursive_directory_iterator(build / folder, error))
            if (entry.is_regular_file() &&
                entry.path().extension() != ".gch") // made from the headers beside it
                files.push_back(entry.path());
        if (error)
            throw support::Error("cannot read " + (build / folder).string() +
                                 ", which graders are made of; ./deepsteps grade builds it.");
    }
    std::sort(files.begin(), files.end());
    grade::Fingerprint version;
    version << std::to_string(patience);
    for (const fs::path& file : files)
        version << file.filename().string() << support::read_file(file);
    return version.hex();
}

std::vector<grade::Submission> find_all(const Options& options, const std::vector<Exercise>& course) {
    const std::vector<fs::path> paths(options.submissions.begin(), options.submissions.end());
    return grade::find_submissions(paths, course, options.out, !options.one.empty());
}

/// Lists what would be graded.
Status list(const std::vector<grade::Submission>& submissions, const std::vector<Exercise>& course,
            const std::vector<Exercise>& exercises) {
    for (const grade::Submission& submission : submissions) {
        const grade::Contents contents = grade::read_submission(submission, course);
        std::cout << support::one_line(submission.name)
                  << (submission.id.empty() ? "" : " (" + submission.id + ")") << '\n';
        if (!contents.problem.empty())
            std::cout << "  not graded: " << support::one_line(contents.problem) << '\n';
        for (const Exercise& exercise : exercises)
            if (const auto file = contents.files.find(exercise.name); file != contents.files.end())
                std::cout << "  " << exercise.name << "  " << support::one_line(file->second.path)
                          << (file->second.refused.empty() ? "" : ": " + file->second.refused) << '\n';
        for (const std::string& remark : contents.remarks)
            std::cout << "  " << support::one_line(remark) << '\n';
    }
    std::cout << submissions.size() << (submissions.size() == 1 ? " submission\n" : " submissions\n");
    return tools::done;
}

/// The sandbox to use. Where it cannot hide the project and the results, they are closed to others.
grade::SandboxKind sandbox_for(const Options& options) {
    std::optional<grade::SandboxKind> wanted;
    if (!options.no_sandbox.empty())
        wanted = grade::SandboxKind::none;
    else if (!options.sandbox.empty())
        wanted = grade::sandbox_kind(options.sandbox);
    const grade::SandboxKind kind = grade::choose_sandbox(wanted);
    if (kind == grade::SandboxKind::user)
        grade::close_to_users(project);
    return kind;
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
    const std::uint32_t seed = options.seed ? *options.seed : grade::fresh_seed();
    grade::Run run{{}, seed, grade::SandboxKind::bubblewrap, ""};
    if (!result) {
        run.sandbox = sandbox_for(options);
        const support::TemporaryFolder folder("grade");
        grade::check_disk(folder.path, 1);
        const fs::path source =
            grade::put_source(folder.path / "submission", exercise.name, contents.files.at(exercise.name));
        result = grade::grade_exercise(exercise, source, {seed, run.sandbox, options.patience, folder.path});
    }
    if (const std::string notice = grade::sandbox_notice(run); !notice.empty())
        std::cout << notice << '\n';
    std::cout << support::plain(grade::feedback_text(*result)) << "\nSeed " << seed << ".\n";
    if (result->outcome == grade::Outcome::not_submitted)
        return not_submitted;
    return grade::has_full_points(*result) ? tools::done : tools::failed;
}

void print_paths(const grade::OutFolder& out) {
    std::cout << "\nFor the learners:  " << tools::shown(out.path())
              << "/*/feedback.html, results.json, junit.xml\n"
              << "For the LMS:       " << tools::shown(out.path() / "grades.csv") << '\n'
              << "For you:           " << tools::shown(out.path() / "class.html") << ", and unseen inputs in "
              << tools::shown(out.path() / "details") << "/\n";
}

Status grade_class(const Options& options, const std::vector<grade::Submission>& submissions,
                   const std::vector<Exercise>& course, const std::vector<Exercise>& exercises) {
    const grade::SandboxKind sandbox = sandbox_for(options);
    grade::OutFolder out(options.out);
    if (sandbox == grade::SandboxKind::user)
        grade::close_to_users(out.path());
    grade::check_disk(out.path(), options.jobs);
    if (options.fresh)
        out.forget();
    grade::Batch batch;
    batch.run = {exercises, out.seed(options.seed), sandbox, grader_version(options.patience)};
    batch.course = course;
    batch.jobs = options.jobs;
    batch.patience = options.patience;
    batch.stop = tools::was_interrupted;
    out.write_run(batch.run);
    std::cout << "Grading " << submissions.size()
              << (submissions.size() == 1 ? " submission" : " submissions") << ", seed " << batch.run.seed
              << '\n';
    std::cout << grade::said_of(sandbox);
    tools::catch_interrupts();

    const grade::BatchResult result = grade::grade_all(submissions, batch, out);
    if (result.interrupted) {
        tools::print_error("interrupted; the same command picks up where this run stopped.");
        return tools::interrupted;
    }
    if (result.taken_over > 0)
        std::cout << result.taken_over << " of them had already been graded.\n";
    std::cout << '\n' << grade::table(result.records, batch.run);
    print_paths(out);
    const auto failures = std::count_if(result.records.begin(), result.records.end(), grade::has_failed);
    if (failures == 0)
        return tools::done;
    tools::print_error(
        std::to_string(failures) +
        " could not be graded, through the grader's or the machine's fault; class.html says why, and "
        "the same command tries again.");
    return tools::failed;
}

void add_options(CLI::App& app, Options& options) {
    app.name("grade");
    app.description("Grades submissions: folders, .zip, .tar.gz or .cpp files, or a folder of them.");
    app.add_option("submissions", options.submissions, "what was handed in, one path each")
        ->type_name("PATH");
    app.add_option("--out", options.out, "folder for the results")->type_name("DIR");
    app.add_option("--jobs", options.jobs, "exercises graded at a time (default: one per core)")
        ->type_name("N")
        ->check(CLI::Range(1, 256));
    app.add_option("--patience", options.patience, "multiplies all time limits: 3 for a slow machine")
        ->type_name("X")
        ->check(CLI::Range(0.1, 100.0));
    app.add_option("--seed", options.seed,
                   "for the unseen inputs: same seed, same grades (default: a new one)")
        ->type_name("N");
    app.add_option("--only", options.only, "grade only these exercises")->type_name("NN")->delimiter(',');
    app.add_option("--one", options.one, "print one exercise's result; exit status 0, 1, or 77 for no file")
        ->type_name("NN");
    app.add_flag("--list", options.list, "show what would be graded, then stop");
    app.add_flag("--fresh", options.fresh, "grade everything again, even if --out holds results");
    app.add_option("--sandbox", options.sandbox,
                   "bubblewrap, or user: where there are no namespaces, as root (default: what works)")
        ->type_name("KIND")
        ->envname("DEEPSTEPS_SANDBOX")
        ->check(CLI::IsMember({"bubblewrap", "user"}));
    app.add_flag("--no-sandbox", options.no_sandbox,
                 "=" + std::string(my_rights) + ": no sandbox at all; for a disposable machine");
}

void check(const Options& options, std::size_t found) {
    if (!options.no_sandbox.empty() && options.no_sandbox != my_rights)
        throw CLI::ValidationError(
            "without a sandbox, a submission can read and change all that you can; on a "
            "disposable machine, say --no-sandbox=" +
            std::string(my_rights));
    if (options.submissions.empty())
        throw CLI::ValidationError("no submission was given; name the folders or archives, as in "
                                   "grade submissions/* --out grades");
    if (found == 0)
        throw CLI::ValidationError("no submission was found in the given paths");
    if (!options.one.empty() && found != 1)
        throw CLI::ValidationError("--one grades one submission, but " + std::to_string(found) +
                                   " were given");
    if (options.out.empty() && !options.list && options.one.empty())
        throw CLI::ValidationError("where do the results go? Add --out DIR");
}

Status program(CLI::App& app, const tools::Parse& parse) {
    Options options;
    add_options(app, options);
    parse();
    const std::vector<Exercise> course = checks::read_course(project / "exercises/course.json");
    const std::vector<Exercise> exercises = chosen(course, options);
    std::vector<grade::Submission> submissions;
    try {
        submissions = find_all(options, course);
    } catch (const support::Error& error) { // a path that does not exist
        tools::print_error(error.what());
        return tools::misused;
    }
    check(options, submissions.size());
    if (options.list)
        return list(submissions, course, exercises);
    if (!options.one.empty())
        return grade_one(options, submissions.front(), course);
    try {
        return grade_class(options, submissions, course, exercises);
    } catch (const grade::Conflict& conflict) {
        throw CLI::ValidationError(conflict.what());
    }
}

} // namespace

int main(int argc, char** argv) {
    return tools::run(argc, argv, program);
}

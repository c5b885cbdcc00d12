#include "tools/grade/class_run.hpp"

#include "dnn/support/digest.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/cluster/slurm_run.hpp"
#include "tools/grade/intake/listing.hpp"
#include "tools/grade/judging/disk.hpp"
#include "tools/grade/judging/fingerprint.hpp"
#include "tools/grade/judging/late.hpp"
#include "tools/grade/judging/overrides.hpp"
#include "tools/grade/judging/sandbox_choice.hpp"
#include "tools/grade/judging/users.hpp"
#include "tools/grade/report/class_report.hpp"

#include <algorithm>
#include <iostream>
#include <set>

namespace grade {
namespace fs = std::filesystem;

using tools::Status;

namespace {

const fs::path project_folder = DEEPSTEPS_SOURCE_DIR;
const fs::path build_folder = DEEPSTEPS_BUILD_DIR;

/// A fingerprint of the points, the checks, the code that a learner's file is linked with, and its time limits.
std::string grader_version(double patience) {
    std::vector<fs::path> files{project_folder / "exercises/course.json", "/proc/self/exe"};
    for (const char* folder : {"judges", "grading/parts"}) {
        std::error_code error;
        for (const auto& entry : fs::recursive_directory_iterator(build_folder / folder, error))
            if (entry.is_regular_file() &&
                entry.path().extension() != ".gch") // made from the headers beside it
                files.push_back(entry.path());
        if (error)
            throw support::Error("cannot read " + (build_folder / folder).string() +
                                 ", which graders are made of; ./deepsteps grade builds it.");
    }
    std::sort(files.begin(), files.end());
    Fingerprint version;
    version << std::to_string(patience);
    for (const fs::path& file : files)
        version << file.filename().string() << support::sha256_of_file(file);
    return version.hex();
}

std::vector<Record> records_of(const Class& all, const std::vector<std::string>& folders) {
    std::vector<Record> records;
    std::copy_if(all.records.begin(), all.records.end(), std::back_inserter(records),
                 [&](const Record& record) {
                     return std::find(folders.begin(), folders.end(), record.folder) != folders.end();
                 });
    return records;
}

/// What is left to do once a shard has done its part.
std::string said_of_shard(const Shard& shard, std::size_t submissions, bool no_targets) {
    return "Shard " + to_string(shard) + " has done its part, " + support::amount(submissions, "submission") +
           ". Once all have, the same command with --merge in place of --shard writes the pages" +
           (no_targets ? "" : " and the files of --for") + ".\n";
}

/// A line that names the rows which this run has not graded, or "".
std::string said_of_others(const Class& all, const std::vector<std::string>& folders) {
    std::vector<std::string> names;
    for (const Record& record : all.records)
        if (std::find(folders.begin(), folders.end(), record.folder) == folders.end())
            names.push_back(support::one_line(record.name));
    return names.empty() ? ""
                         : support::amount(names.size(), "submission") + " of earlier runs " +
                               (names.size() == 1 ? "stays as it was: " : "stay as they were: ") +
                               listed(names, 10) + ".\n";
}

void print_paths(const OutFolder& out) {
    std::cout << "\nFor the learners:  " << tools::shown(out.path())
              << "/*/feedback.html, results.json, junit.xml\n"
              << "For the LMS:       " << tools::shown(out.path() / "grades.csv") << '\n'
              << "For you:           " << tools::shown(out.path() / "class.html") << ", and unseen inputs in "
              << tools::shown(out.path() / "details") << "/\n";
}

/// The submissions of this run, and of earlier ones into the same folder.
std::vector<Submission> all_submissions(std::vector<Submission> all, const Store& store) {
    store.assign_folders(all);
    std::set<std::string> folders;
    for (const Submission& one : all)
        folders.insert(one.folder);
    store.for_each([&](const Record& record) {
        if (!folders.contains(record.folder))
            all.push_back({record.name, record.id, record.folder, {}, record.origin});
    });
    return all;
}

/// The names of this run's exercises, and of those of earlier ones into the same folder.
std::set<std::string> all_graded(const std::vector<Exercise>& exercises, const Store& store) {
    std::set<std::string> names;
    for (const Exercise& exercise : exercises)
        names.insert(exercise.name);
    store.for_each([&](const Record& record) {
        for (const ExerciseResult& result : record.results)
            names.insert(result.exercise);
    });
    return names;
}

std::string said_of_rules(const Options& options) {
    const std::string remembered = to_string(options.remembered), taken_back = to_string(options.taken_back);
    return (remembered.empty() ? "" : "As in earlier runs: " + remembered + " (\"none\" takes one back).\n") +
           (taken_back.empty() ? "" : "No longer as in earlier runs: " + taken_back + ".\n");
}

/// What the instructor's rules make of the checks' points.
std::function<void(Record&)> adjustments(const Options& options, const Intake& intake,
                                         std::vector<Exercise> course, const std::vector<Exercise>& exercises,
                                         const Store& store) {
    std::erase_if(course, [](const Exercise& exercise) { return exercise.further; });
    const Deadline deadline = deadline_of(options.rules);
    const auto overrides = read_overrides(fs::path(options.out) / "overrides.csv", course);
    if (!overrides.empty()) {
        std::cout << said_of_ungraded(overrides, all_graded(exercises, store));
        for (const Override& unused : unused_overrides(overrides, all_submissions(intake.submissions, store)))
            std::cout << "overrides.csv, line " << unused.line << ": \"" << support::one_line(unused.student)
                      << "\" is no submission of this run or an earlier one, so the line changes nothing.\n";
    }
    return [=](Record& record) {
        apply_to_exercises(record, overrides);
        apply_deadline(record, deadline);
        apply_to_total(record, overrides);
    };
}

} // namespace

void complete_rules(Options& options) {
    options.targets = targets_of(options.platforms, options.submissions);
    options.rules.platforms = words_of(options.targets);
    if (takes_back_platforms(options.platforms))
        options.rules.platforms.push_back({no_rule});
    if (options.rules.due.empty())
        options.rules.due = due_by(options.targets);
    if (!options.rules.roster.empty() && options.rules.roster != no_rule)
        options.rules.roster = fs::absolute(options.rules.roster).lexically_normal();
    const Rules earlier = options.out.empty() ? Rules{} : rules_of(options.out), given = options.rules;
    Rules lasting = options.fresh ? Rules{} : earlier;
    lasting.platforms = words_of(gradebooks_of(targets_of(lasting.platforms)));
    options.rules = completed(given, lasting);
    options.targets = targets_of(options.rules.platforms);
    options.remembered = without(options.rules, given);
    options.taken_back = without(lasting, options.rules);
    options.no_targets = targets_of(without(earlier, options.rules).platforms);
}

std::optional<SandboxKind> wanted_sandbox(const Options& options) {
    if (!options.no_sandbox.empty())
        return SandboxKind::none;
    return options.sandbox.empty() ? std::nullopt : sandbox_kind(options.sandbox);
}

SandboxKind sandbox_for(const Options& options) {
    const SandboxKind kind = choose_sandbox(wanted_sandbox(options));
    if (kind == SandboxKind::user)
        close_to_users(project_folder);
    return kind;
}

Batch batch_of(const Options& options, const Intake& intake, const std::vector<Exercise>& course,
               const std::vector<Exercise>& exercises, SandboxKind sandbox, OutFolder& out) {
    if (sandbox == SandboxKind::user)
        close_to_users(out.path());
    Batch batch;
    batch.adjust = adjustments(options, intake, course, exercises, out.store());
    batch.run = {exercises, out.seed(options.seed), sandbox, grader_version(options.patience), options.rules};
    if (options.fresh)
        out.write_run(batch.run);
    out.write_run_once(batch.run);
    batch.run.seed = out.seed(options.seed); // another shard's, if that was faster
    if (!options.shard.empty())
        batch.shard = shard_of(options.shard);
    batch.course = course;
    batch.handouts = read_handouts(project_folder, course);
    batch.jobs = options.jobs;
    batch.patience = options.patience;
    batch.only_merge = options.merge;
    batch.keep_old = options.keep_old;
    batch.stop = tools::was_interrupted;
    return batch;
}

Status conclude(const Options& options, const BatchResult& result, const Batch& batch, const OutFolder& out) {
    if (result.interrupted) {
        tools::print_error("interrupted; the same command picks up where this run stopped.");
        return tools::interrupted;
    }
    if (!result.unfinished.empty()) {
        tools::print_error(unfinished_sentence(result.unfinished, read_progress(out.shards())));
        return tools::failed;
    }
    if (result.taken_over > 0)
        std::cout << result.taken_over << " of them had already been graded.\n";
    const std::string again =
        std::to_string(result.failed) + " could not be graded, through the grader's or the machine's fault; ";
    if (batch.shard) {
        if (result.failed > 0)
            tools::print_error(again + "the same command tries again.");
        else
            std::cout << said_of_shard(*batch.shard, result.folders.size(), options.targets.empty());
        return result.failed > 0 ? tools::failed : tools::done;
    }
    const std::vector<Record> graded = records_of(result.all, result.folders);
    std::cout << said_of_others(result.all, result.folders);
    std::cout << '\n' << table(graded, result.all.run);
    std::cout << said_of_not_graded(result.all.records);
    print_paths(out);
    std::cout << said_of_removed(options.no_targets, out.path())
              << send_out(options.targets, result.all.records, result.all.run, options.rules.roster,
                          out.path());
    if (result.failed > 0)
        tools::print_error(again + "class.html says why, and the same command tries again.");
    return result.failed > 0 ? tools::failed : tools::done;
}

Status grade_class(const Options& options, const Intake& intake, const std::vector<Exercise>& course,
                   const std::vector<Exercise>& exercises) {
    using Access = OutFolder::Access;
    const std::vector<Submission>& submissions = intake.submissions;
    if (options.slurm)
        return grade_on_slurm(options, intake, course, exercises);
    const SandboxKind sandbox = sandbox_for(options);
    OutFolder out(options.out, options.shard.empty() ? Access::alone : Access::shared);
    if (options.fresh)
        out.forget();
    const Batch batch = batch_of(options, intake, course, exercises, sandbox, out);
    if (!options.merge)
        check_disk(out.path(), options.jobs);
    std::cout << said_of_rules(options);
    std::cout << intake_summary(intake) << (options.merge ? "Merging " : "Grading ")
              << support::amount(submissions.size(), "submission")
              << (batch.shard ? ", shard " + to_string(*batch.shard) : "") << '\n';
    std::cout << said_of(sandbox);
    tools::catch_interrupts();
    return conclude(options, grade_all(submissions, batch, out), batch, out);
}

} // namespace grade

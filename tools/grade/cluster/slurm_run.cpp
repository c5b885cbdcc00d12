#include "tools/grade/cluster/slurm_run.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/terminal.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/class_run.hpp"
#include "tools/grade/cluster/slurm.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <thread>

namespace grade {
namespace fs = std::filesystem;

using tools::Status;

namespace {

constexpr int submissions_per_task = 10, max_tasks = 50;
constexpr std::chrono::milliseconds between_questions{2000};
constexpr int idle_answers = 5;  // a requeued task is nowhere for a moment, and files are seen late over NFS
constexpr int max_silence = 100; // unanswered questions: five minutes
constexpr double seconds_for_locks = 120; // until a dead node's lock is gone

int tasks_for(const Options& options, std::size_t submissions) {
    if (options.slurm_tasks > 0)
        return options.slurm_tasks;
    const auto tasks = (submissions + submissions_per_task - 1) / submissions_per_task;
    return std::clamp(static_cast<int>(tasks), 1, max_tasks);
}

/// The shards' command: this one, with a shard in place of the job.
std::vector<std::string> command_of(const Options& options, const Batch& batch) {
    std::vector<std::string> command{fs::read_symlink("/proc/self/exe")};
    command.insert(command.end(), {"--out", options.out, "--seed", std::to_string(batch.run.seed), "--jobs",
                                   std::to_string(batch.jobs), "--patience", std::to_string(batch.patience)});
    command.push_back(batch.run.sandbox == SandboxKind::none ? "--no-sandbox=" + options.no_sandbox
                                                             : "--sandbox=" + to_string(batch.run.sandbox));
    if (options.keep_old)
        command.push_back("--keep-old");
    if (options.each)
        command.push_back("--each");
    if (!options.rules.roster.empty())
        command.insert(command.end(), {"--roster", options.rules.roster});
    if (!options.only.empty()) {
        command.push_back("--only");
        for (const Exercise& exercise : batch.run.exercises)
            command.push_back(exercise.name); // the "--" below ends them
    }
    command.push_back("--");
    command.insert(command.end(), options.submissions.begin(), options.submissions.end());
    return command;
}

std::vector<std::string> sbatch_options(const Options& options) {
    std::vector<std::string> words = options.slurm_options;
    for (std::string& word : words)
        if (!word.starts_with('-'))
            word = "--" + word;
    return words;
}

/// One line that changes, on a terminal; elsewhere a line whenever more is done.
class ShardsBar {
public:
    ~ShardsBar() {
        if (terminal_)
            std::cout << "\r\x1b[K" << std::flush;
    }

    void show(const std::vector<ShardProgress>& shards, std::size_t submissions, const TaskCounts& tasks) {
        std::size_t done = 0;
        for (const ShardProgress& shard : shards)
            done += shard.done;
        const std::string counts = std::to_string(done) + '/' + support::amount(submissions, "submission") +
                                   "  " + std::to_string(tasks.running) + " shards run, " +
                                   std::to_string(tasks.waiting) + " wait";
        if (terminal_)
            std::cout << "\r  [" << support::bar(done, submissions, 30) << "] " << counts << "\x1b[K"
                      << std::flush;
        else if (counts != last_)
            std::cout << counts << std::endl;
        last_ = counts;
    }

private:
    bool terminal_ = support::is_terminal();
    std::string last_;
};

bool have_finished(const std::vector<ShardProgress>& shards, int tasks) {
    const auto finished = std::count_if(shards.begin(), shards.end(),
                                        [](const ShardProgress& progress) { return progress.finished; });
    return finished == tasks;
}

/// Until all shards have finished, or no task waits or runs. Returns false if the wait was interrupted.
bool wait_for(const JobId& id, const ArrayJob& job, const OutFolder& out, std::size_t submissions) {
    ShardsBar bar;
    int silence = 0, idle = 0;
    while (!tools::was_interrupted()) {
        const std::optional<TaskCounts> tasks = tasks_of(id);
        const std::vector<ShardProgress> shards = read_progress(out.shards());
        silence = tasks ? 0 : silence + 1;
        if (silence > max_silence)
            throw support::Error("Slurm no longer answers about job " + id.number +
                                 ", which may go on; when it has ended, the same command with --merge in "
                                 "place of --slurm writes the pages.");
        if (tasks)
            bar.show(shards, submissions, *tasks);
        idle = tasks && tasks->waiting + tasks->running == 0 ? idle + 1 : 0;
        if (have_finished(shards, job.tasks) || idle > idle_answers)
            return true;
        for (int i = 0; i < 10 && !tools::was_interrupted(); ++i)
            std::this_thread::sleep_for(between_questions / 10);
    }
    return false;
}

/// What the task has printed last.
std::string last_words(const fs::path& output) {
    std::string words;
    if (fs::exists(output))
        for (const std::string& line : support::lines_of(support::read_file(output)))
            if (!line.empty())
                words = line;
    return support::one_line(support::shortened(words, 300));
}

/// Names the shards that have not finished; "" if all have.
std::string failed_shards(const ArrayJob& job, const OutFolder& out) {
    std::vector<bool> finished(static_cast<std::size_t>(job.tasks) + 1);
    for (const ShardProgress& progress : read_progress(out.shards()))
        if (progress.shard.of == job.tasks)
            finished[static_cast<std::size_t>(progress.shard.number)] = progress.finished;
    std::string sentence;
    for (int task = 1; task <= job.tasks; ++task) {
        if (finished[static_cast<std::size_t>(task)])
            continue;
        const std::string words = last_words(output_of(job, task));
        sentence += (sentence.empty() ? "" : "; ") + std::string("shard ") +
                    to_string(Shard{task, job.tasks}) + " did not finish (" +
                    (words.empty() ? "it left no output" : "its last words: " + words) + ")";
    }
    return sentence;
}

} // namespace

Status grade_on_slurm(const Options& options, const Intake& intake, const std::vector<Exercise>& course,
                      const std::vector<Exercise>& exercises) {
    const std::vector<Submission>& submissions = intake.submissions;
    // That of the nodes, which is theirs to try.
    const SandboxKind sandbox = wanted_sandbox(options).value_or(SandboxKind::bubblewrap);
    using Access = OutFolder::Access;
    Batch batch;
    ArrayJob job;
    {
        OutFolder out(options.out);
        if (options.fresh)
            out.forget();
        batch = batch_of(options, intake, course, exercises, sandbox, out);
        batch.only_plan = true;
        const std::size_t left = grade_all(submissions, batch, out).unfinished.size();
        fs::remove_all(out.shards()); // of another number of shards
        job.tasks = left == 0 ? 0 : tasks_for(options, submissions.size());
        job.folder = out.path() / ".state" / "slurm";
        fs::remove_all(job.folder);
    }
    batch.only_plan = false;
    batch.only_merge = true;
    if (job.tasks > 0) {
        const OutFolder out(options.out, Access::shared); // keeps other runs away, as the shards do
        job.command = command_of(options, batch);
        job.cores = batch.jobs;
        job.options = sbatch_options(options);
        tools::catch_interrupts();
        const JobId id = submit(job);
        std::cout << "Grading " << support::amount(submissions.size(), "submission") << " in Slurm's job "
                  << id.number << ", " << support::amount(job.tasks, "shard") << std::endl;
        if (!wait_for(id, job, out, submissions.size())) {
            cancel(id);
            tools::print_error("interrupted; job " + id.number +
                               " is cancelled, and the same command picks up where its shards stopped.");
            return tools::interrupted;
        }
        if (const std::string failed = failed_shards(job, out); !failed.empty()) {
            tools::print_error(failed + "; " + tools::shown(job.folder) +
                               " holds all they said, and the same command grades what is missing.");
            return tools::failed;
        }
    }
    const OutFolder out(options.out, Access::alone, seconds_for_locks);
    return conclude(options, grade_all(submissions, batch, out), batch, out);
}

} // namespace grade

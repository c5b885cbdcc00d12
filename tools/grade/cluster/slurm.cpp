#include "tools/grade/cluster/slurm.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/process.hpp"
#include "dnn/support/text.hpp"

#include <sys/wait.h>
#include <system_error>

namespace grade {
namespace fs = std::filesystem;

namespace {

constexpr double seconds_for_slurm = 60; // a busy controller is slow
constexpr std::size_t max_slurm_output = 1 << 20;

bool has_succeeded(const support::Ended& ended) {
    return !ended.timed_out && WIFEXITED(ended.status) && WEXITSTATUS(ended.status) == 0;
}

/// Several clusters have one set of commands.
std::vector<std::string> for_cluster(std::vector<std::string> command, const JobId& job) {
    if (!job.cluster.empty())
        command.push_back("--clusters=" + job.cluster);
    return command;
}

std::string script_of(const ArrayJob& job) {
    std::string script = "#!/bin/sh\nexec " + quoted(job.command.front()) +
                         " --shard \"$SLURM_ARRAY_TASK_ID/" + std::to_string(job.tasks) + '"';
    for (std::size_t i = 1; i < job.command.size(); ++i)
        script += ' ' + quoted(job.command[i]);
    return script + '\n';
}

/// A path in which sbatch replaces nothing.
std::string without_patterns(const fs::path& path) {
    std::string text;
    for (const char c : path.string())
        text += c == '%' ? "%%" : std::string(1, c);
    return text;
}

std::string last_line(const std::string& text) {
    std::string last;
    for (const std::string& line : support::lines_of(text))
        if (!line.empty())
            last = line;
    return support::one_line(support::shortened(last, 300));
}

} // namespace

std::string quoted(const std::string& word) {
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? "'\\''" : std::string(1, c);
    return text + "'";
}

fs::path output_of(const ArrayJob& job, int task) {
    return job.folder / ("shard-" + std::to_string(task) + ".txt");
}

JobId submit(const ArrayJob& job) {
    fs::create_directories(job.folder);
    const fs::path script = job.folder / "job.sh";
    support::write_atomically(script, [&](std::ostream& out) { out << script_of(job); });
    std::vector<std::string> command{"sbatch",
                                     "--parsable",
                                     "--job-name=deepsteps",
                                     "--array=1-" + std::to_string(job.tasks),
                                     "--cpus-per-task=" + std::to_string(job.cores),
                                     "--requeue",
                                     "--open-mode=append",
                                     "--output=" + without_patterns(job.folder) + "/shard-%a.txt"};
    command.insert(command.end(), job.options.begin(), job.options.end());
    command.push_back(script);
    support::Ended ended;
    try {
        ended = support::run(command, seconds_for_slurm, max_slurm_output);
    } catch (const std::system_error&) {
        throw support::Error(
            "--slurm needs Slurm's command sbatch, which is not here: run this on a login node of "
            "the cluster, or give each machine a part with --shard.");
    }
    const std::string words = last_line(ended.output);
    if (!has_succeeded(ended) || words.empty())
        throw support::Error(
            "sbatch refused the job: " + (words.empty() ? "it did not answer in time" : words) +
            "; options for it, such as a partition, go into --slurm-option.");
    const std::size_t semicolon = words.find(';');
    return {words.substr(0, semicolon), semicolon == std::string::npos ? "" : words.substr(semicolon + 1)};
}

std::optional<TaskCounts> tasks_of(const JobId& job) {
    const support::Ended ended = support::run(
        for_cluster({"squeue", "--noheader", "--array", "--format=%T", "--jobs=" + job.number}, job),
        seconds_for_slurm, max_slurm_output);
    TaskCounts counts;
    if (!has_succeeded(ended)) // Slurm forgets a job some minutes after its end
        return support::has(ended.output, "Invalid job id") ? std::optional(counts) : std::nullopt;
    for (const std::string& state : support::lines_of(ended.output)) {
        const bool waits = state == "PENDING" || state.starts_with("REQUEUE");
        ++(waits ? counts.waiting : counts.running);
    }
    return counts;
}

void cancel(const JobId& job) {
    support::run(for_cluster({"scancel", job.number}, job), seconds_for_slurm, max_slurm_output);
}

} // namespace grade

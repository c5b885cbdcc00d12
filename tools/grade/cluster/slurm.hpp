// Slurm's commands: submit a job array, ask about it, cancel it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace grade {

struct ArrayJob {
    std::vector<std::string> command; // of each task, which adds "--shard I/N"; run in the current folder
    int tasks = 1;
    int cores = 1;                    // of each task
    std::vector<std::string> options; // for sbatch, such as "--partition=short"
    std::filesystem::path folder;     // for the script and each task's output
};

/// What sbatch calls the job.
struct JobId {
    std::string number, cluster; // the cluster is "" unless there are several
};

/// Throws support::Error if there is no sbatch, or if it refuses the job.
JobId submit(const ArrayJob& job);

/// The tasks that have not ended.
struct TaskCounts {
    int waiting = 0, running = 0;
};

/// Nothing if Slurm does not answer.
std::optional<TaskCounts> tasks_of(const JobId& job);

void cancel(const JobId& job);

std::filesystem::path output_of(const ArrayJob& job, int task);

/// A word of a shell's command line.
std::string quoted(const std::string& word);

} // namespace grade

// What the command line asks for.
#pragma once

#include "tools/command_line.hpp"
#include "tools/grade/judging/rules.hpp"
#include "tools/grade/outgoing/targets.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace grade {

struct Options {
    std::vector<std::vector<std::string>> platforms; // the words of each --for
    std::vector<Target> targets;                     // what they say
    std::vector<std::string> submissions, only, slurm_options;
    std::string one, out, shard, sources;
    Rules rules;                       // with those of earlier runs
    Rules remembered, taken_back;      // of those of earlier runs
    std::vector<Target> no_targets;    // the platforms among these
    std::string sandbox, no_sandbox;   // the kind wanted; what --no-sandbox says
    std::optional<std::uint64_t> seed; // the class's
    int jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    int slurm_tasks = 0; // by the number of submissions
    double patience = 1;
    bool list = false, each = false, fresh = false, merge = false, keep_old = false, slurm = false;
};

/// What --no-sandbox must say, so that nobody says it by accident.
inline constexpr const char* my_rights = "run-strangers-code-with-my-rights";

tools::CommandLine command_line(Options& options);

} // namespace grade

// A learner's file on its way to a worker: compiled and linked, each in a sandbox of its own.
#pragma once

#include "tools/grade/judging/sandbox.hpp"
#include "tools/grade/judging/toolchain.hpp"

#include <string>

namespace grade {

/// How a build ended, as its launcher told.
struct Told {
    bool is_inside = false, is_kept = false, is_large = false, has_memory = true;
    bool was_idle = false; // the last program, which ended with:
    int exit_status = 0, signal = 0;
    double seconds = 0;  // that the programs have computed
    std::string trouble; // why a program could not be started, or its product not kept
};

Told told(const std::string& lines);

/// The commands of a step, and where their product goes.
struct Step {
    std::vector<std::string> command; // the whole command line
    std::filesystem::path product;
    std::string what; // "It does not compile"
    Places places;
    std::filesystem::path source; // as the compiler sees it
    std::string text;             // the source's
    Limits limits;
    bool has_own_disk = true; // else it shares the machine's
    double seconds = 0;       // wall-clock time
    double max_idle = 0;      // as in Product
};

/// Runs it, and adds to `seconds` what it has computed or waited, however busy the machine is. Returns what the compiler
/// said. Throws Refused for the learner's faults, support::Error for the machine's.
std::string run_step(const Step& step, double& seconds);

} // namespace grade

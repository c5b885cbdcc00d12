// How an exercise stands, read from what the compiler and its program said.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace learn {

enum class State { unknown, missing, unreadable, empty, broken, not_built, not_started, wrong, solved };

/// "wrong", for lists.
std::string to_string(State state);

struct Check {
    bool passed = false;
    std::string sentence;
    std::vector<std::string> details; // of one that failed
};

struct Verdict {
    State state = State::unknown;
    std::vector<Check> checks;
    std::vector<std::string> looks_like; // what is known of the mistake
    std::vector<std::string> words;      // the compiler's, or a sentence about what is wrong
    std::vector<std::string> printed;    // by the learner's function
};

/// Of an exercise program that was run with --run_test=*; `status` as of waitpid.
Verdict read_checks(const std::string& output, int status);

/// Of an exercise that ninja could not build; `log` is all that ninja said.
Verdict read_failure(const std::string& log, const std::string& name);

/// Whether ninja's log has a failure that belongs to this exercise.
bool has_failed(const std::string& log, const std::string& name);

} // namespace learn

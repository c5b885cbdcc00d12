// The classic mistakes behind what a compiler says: what it says, and what that means.
#pragma once

#include <vector>

struct Classic {
    const char* message; // a regular expression, found in the compiler's sentence as simplified() leaves it
    const char* line;    // one that is found in the learner's line
    const char*
        sentence; // for the learner; $1 is the first group of `message` that took part, $T names the table
};

/// In both, the first that fits speaks: the special comes before the general.
const std::vector<Classic>& classic_errors();
const std::vector<Classic>& classic_warnings();

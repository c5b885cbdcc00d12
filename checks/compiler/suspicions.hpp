// What compiles and is likely to be a mistake, from the learner's own lines. Right answers may hold some of it: it is
// for wrong ones only, but for what is undefined.
#pragma once

#include "checks/compiler/source.hpp"

#include <string>
#include <vector>

struct Suspicion {
    int line = 0;
    std::string words;
    bool is_certain = true;    // that it is a mistake, where the answer is wrong; else a question
    bool is_undefined = false; // by the rules of C++: right with one compiler, it may be wrong with another
};

std::vector<Suspicion> suspicions_in(const Source& source);

// An exercise's answers, wrong and right, woven from testcases/NN_name/answers.txt. Each in turn takes the place of the
// exercise's function.
#pragma once

#include <vector>

struct Answer {
    const char* place; // "answers.txt:12"
    const char* name;  // of a wrong one, what must be reported; of a right one, its style
    const char* id;    // of what must be reported; empty if any will do
    const char* says;  // a part of its sentence
    bool right;
    void (*use)(); // puts it in the place of the exercise's function; none if the sample does without it
};

/// Each exercise's own, in their order.
std::vector<Answer> answers();

// What no compiler can read, or has nothing in it, as a learner's disk or editor may leave it.
#pragma once

#include <string>

/// What is wrong with the whole file, and what to do; "" if it is a text. `number` is the exercise's: "03".
std::string not_source(const std::string& text, const std::string& number);

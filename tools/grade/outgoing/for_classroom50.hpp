// result.json of Classroom 50, schema classroom50/result/v1. Its workflow says by variables whose it is.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <functional>
#include <string>

namespace grade {

/// The value of a variable of the environment, "" if it is not set.
using Variable = std::function<std::string(const char* name)>;

/// The first variable that is needed and not set, or "".
std::string missing_variable(const Variable& variable);

/// Scores are whole numbers: each exercise's is rounded, to its full points only if it has them all.
std::string classroom50_result(const Record& record, const Variable& variable);

/// "" if it is not set.
std::string variable_of_environment(const char* name);

} // namespace grade

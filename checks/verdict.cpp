#include "checks/verdict.hpp"

#include <algorithm>

namespace checks {

bool is_memory_fault(const Problem& problem) {
    return std::holds_alternative<Crashed>(problem) || std::holds_alternative<Nonsense>(problem);
}

Problem redacted(const Problem& problem) {
    Problem result = problem;
    if (auto* shape = std::get_if<WrongShape>(&result))
        shape->got.reset();
    else if (auto* values = std::get_if<WrongValues>(&result))
        *values = {values->name, std::nullopt, std::nullopt};
    else if (auto* number = std::get_if<WrongNumber>(&result))
        number->numbers.reset();
    else if (auto* count = std::get_if<WrongCount>(&result))
        count->got.reset();
    else if (auto* missing = std::get_if<MissingKey>(&result))
        missing->keys.reset();
    else if (auto* extra = std::get_if<ExtraKey>(&result))
        extra->key.reset();
    else if (auto* rule = std::get_if<BrokenRule>(&result))
        rule->words.reset();
    else if (auto* threw = std::get_if<Threw>(&result))
        threw->words.reset();
    else if (auto* crashed = std::get_if<Crashed>(&result))
        *crashed = {0, std::nullopt};
    else if (auto* missing_function = std::get_if<NotWritten>(&result))
        missing_function->function.clear();
    return result;
}

bool all_pass(const Report& report) {
    return !report.checks.empty() &&
           std::all_of(report.checks.begin(), report.checks.end(), [](const Check& c) { return c.passed; });
}

const Problem* first_problem(const Report& report) {
    for (const CellRun& cell : report.cells)
        if (cell.problem)
            return &*cell.problem;
    for (const Check& check : report.checks)
        for (const Finding& finding : check.findings)
            if (!finding.problems.empty())
                return &finding.problems.front();
    return nullptr;
}

} // namespace checks

#include "checks/verdict.hpp"

#include <algorithm>
#include <csignal>

namespace checks {

Problem::Problem(const Problem&) = default;
Problem::Problem(Problem&&) noexcept = default;
Problem& Problem::operator=(const Problem&) = default;
Problem& Problem::operator=(Problem&&) noexcept = default;
Problem::~Problem() = default;

bool is_memory_fault(const Problem& problem) {
    return std::holds_alternative<Crashed>(problem) || std::holds_alternative<Nonsense>(problem);
}

namespace {

/// What is left of each kind of problem. A new kind does not compile before it is decided here.
struct Redacted {
    Problem operator()(const WrongShape& p) const { return WrongShape{p.name, std::nullopt, std::nullopt}; }
    Problem operator()(const WrongValues& p) const { return WrongValues{p.name, std::nullopt, std::nullopt}; }
    Problem operator()(const WrongNumber& p) const { return WrongNumber{p.name, std::nullopt}; }
    Problem operator()(const WrongCount& p) const {
        return WrongCount{p.name, std::nullopt, p.expected, p.why};
    }
    Problem operator()(const MissingKey& p) const {
        return MissingKey{p.dictionary, std::nullopt, std::nullopt};
    }
    Problem operator()(const ExtraKey& p) const { return ExtraKey{p.dictionary, std::nullopt, {}}; }
    Problem operator()(const ChangedArguments& p) const { return p; }
    Problem operator()(const BrokenRule&) const { return BrokenRule{std::nullopt}; }
    Problem operator()(const NotWritten&) const { return NotWritten{""}; }
    Problem operator()(const Threw&) const { return Threw{std::nullopt}; }
    Problem operator()(const Crashed& p) const {
        return Crashed{p.signal == SIGSYS ? SIGSYS : 0, std::nullopt};
    }
    Problem operator()(const Exited& p) const { return p; }
    Problem operator()(const TimedOut& p) const { return p; }
    Problem operator()(const PrintedTooMuch& p) const { return p; }
    Problem operator()(const OutOfMemory& p) const { return p; }
    Problem operator()(const Nonsense& p) const { return p; }
    Problem operator()(const TooManyThreads& p) const { return p; }
};

} // namespace

Problem redacted(const Problem& problem) {
    return std::visit(Redacted{}, problem);
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

bool has_problem(const Report& report, const std::function<bool(const Problem&)>& is_such) {
    const auto has = [&](const std::vector<Problem>& problems) {
        return std::any_of(problems.begin(), problems.end(), is_such);
    };
    return std::any_of(report.cells.begin(), report.cells.end(),
                       [&](const CellRun& cell) { return cell.problem && is_such(*cell.problem); }) ||
           std::any_of(report.checks.begin(), report.checks.end(), [&](const Check& check) {
               return std::any_of(check.findings.begin(), check.findings.end(),
                                  [&](const Finding& finding) { return has(finding.problems); });
           });
}

std::string ids_of(const Diagnosis& diagnosis) {
    std::string ids;
    for (const RecognizedMistake& mistake : diagnosis.mistakes)
        ids += (ids.empty() ? "" : "; ") + mistake.id;
    return ids;
}

bool is_recognized(const std::optional<Diagnosis>& diagnosis) {
    return diagnosis && !diagnosis->mistakes.empty();
}

bool is_nothing(const Quantity& quantity) {
    return quantity.word.empty() && !quantity.shape && quantity.values.empty() && quantity.parts.empty();
}

} // namespace checks

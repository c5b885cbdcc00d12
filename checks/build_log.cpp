#include "checks/build_log.hpp"

#include "checks/compiler/errors.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/pattern.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>

namespace checks {
namespace {

/// Calls f with each step's line and the lines after it. A step that belongs to an exercise has its name in that line.
template <class F>
void for_each_step(const std::string& log, const F& f) {
    static const support::Pattern begins(R"(^(\[[0-9]+/[0-9]+\] |FAILED: |ninja: ).*)");
    std::string head, body;
    for (const std::string& line : support::lines_of(log)) {
        if (begins.matches(line)) {
            f(head, body);
            head = line;
            body.clear();
        } else
            body += line + '\n';
    }
    f(head, body);
}

bool is_of(const std::string& head, const Exercise& exercise) {
    return head.find(exercise.name) != std::string::npos;
}

} // namespace

std::string part_of(const std::string& log, const Exercise& exercise) {
    std::string part;
    for_each_step(log, [&](const std::string& head, const std::string& body) {
        if (is_of(head, exercise))
            part += head + '\n' + body;
    });
    return part;
}

bool has_failed(const std::string& log, const Exercise& exercise) {
    bool failed = false;
    for_each_step(log, [&](const std::string& head, const std::string&) {
        failed = failed || (head.starts_with("FAILED: ") && is_of(head, exercise));
    });
    return failed;
}

Verdict failure_in(const std::string& log, const std::vector<Exercise>& mine,
                   const std::filesystem::path& project) {
    Verdict verdict;
    for (const Exercise& exercise : mine) {
        const std::string part = part_of(log, exercise), file = exercise.file(),
                          said = first_compiler_error(part, file, support::read_file(project / file));
        if (said.empty())
            continue;
        verdict.state = State::does_not_compile;
        verdict.culprit = exercise.name;
        verdict.words = support::lines_of(support::plain(said));
        return verdict;
    }
    const auto failed =
        std::find_if(mine.begin(), mine.end(), [&](const Exercise& e) { return has_failed(log, e); });
    verdict.state = failed == mine.end() ? State::not_built : State::does_not_compile;
    verdict.culprit = failed == mine.end() ? "" : failed->name;
    verdict.words = support::lines_of(support::plain(failed == mine.end() ? log : part_of(log, *failed)));
    constexpr std::ptrdiff_t max_lines = 15; // the end matters most
    if (std::ssize(verdict.words) > max_lines)
        verdict.words.erase(verdict.words.begin(), verdict.words.end() - max_lines);
    return verdict;
}

} // namespace checks

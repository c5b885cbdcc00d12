#include "tools/learn/verdict.hpp"

#include "checks/compiler/errors.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <cstring>
#include <regex>
#include <sys/wait.h>
#include <utility>

namespace learn {
using support::lines_of;
using support::plain;

namespace {

constexpr std::size_t most_printed = 20;

/// The part of ninja's log that the failures of this exercise take.
std::string failure_of(const std::string& log, const std::string& name) {
    static const std::regex next_step(R"(^(\[[0-9]+/[0-9]+\] |ninja: ).*)");
    std::string part;
    bool inside = false;
    for (const std::string& line : lines_of(log)) {
        if (line.starts_with("FAILED: "))
            inside = line.find(name) != std::string::npos;
        else if (std::regex_match(line, next_step))
            inside = false;
        else if (inside)
            part += line + '\n';
    }
    return part;
}

/// After a crash Boost.Test puts its own words behind ours, without a space.
std::string without_boosts_words(const std::string& text) {
    const std::string words = "Test is aborted";
    return text.ends_with(words) ? text.substr(0, text.size() - words.size()) : text;
}

Verdict ended_early(int status, Verdict verdict) {
    verdict.state = State::wrong;
    if (WIFSIGNALED(status))
        verdict.words = {"The checks were ended by a signal: " + std::string(strsignal(WTERMSIG(status))) +
                         "."};
    else
        verdict.words = {"The program ended before its checks were through: does your function call exit?"};
    return verdict;
}

} // namespace

std::string to_string(State state) {
    switch (state) {
    case State::missing:
        return "the file is missing";
    case State::unreadable:
        return "the file cannot be read";
    case State::empty:
        return "the file is empty";
    case State::broken:
        return "does not compile";
    case State::not_built:
        return "could not be built";
    case State::not_started:
        return "not started";
    case State::wrong:
        return "wrong";
    case State::solved:
        return "solved";
    default:
        return "not checked yet";
    }
}

Verdict read_checks(const std::string& output, int status) {
    Verdict verdict;
    enum { title, before, checks, looks, end } part = title;
    int line_number = 0;
    for (const std::string& line : lines_of(plain(output))) {
        const bool passed = line.starts_with("✓ ");
        if (part == title)
            part = ++line_number < 2 ? title : before; // the exercise and its title
        else if (line.starts_with("Not started.") || line.starts_with("Not ready:"))
            verdict.words.push_back(line);
        else if (line == "Checks")
            part = checks;
        else if (line == "What it looks like")
            part = looks;
        else if (line.starts_with("Not yet. ") || line.starts_with("Solved. "))
            part = end;
        else if (part == checks && (passed || line.starts_with("✗ ")))
            verdict.checks.push_back({passed, line.substr(std::strlen("✓ ")), {}});
        else if (part == checks && !verdict.checks.empty() && !verdict.checks.back().passed &&
                 line.starts_with("    "))
            verdict.checks.back().details.push_back(without_boosts_words(line.substr(4)));
        else if (part == looks && !line.empty())
            verdict.looks_like.push_back(line);
        else if (part != end && !line.empty() && line != "(with your own functions for what it builds on)" &&
                 verdict.printed.size() < most_printed)
            verdict.printed.push_back(line);
    }
    const bool all_pass = !verdict.checks.empty() && std::all_of(verdict.checks.begin(), verdict.checks.end(),
                                                                 [](const Check& c) { return c.passed; });
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code == 77 && !verdict.words.empty())
        verdict.state = State::not_started;
    else if (code == 0 && all_pass && part == end)
        verdict.state = State::solved;
    else if (part != end)
        return ended_early(status, std::move(verdict));
    else
        verdict.state = State::wrong;
    if (verdict.checks.empty() && verdict.state == State::wrong)
        verdict.words =
            std::exchange(verdict.printed, {}); // it was stopped before the first check, and this says why
    return verdict;
}

bool has_failed(const std::string& log, const std::string& name) {
    for (const std::string& line : lines_of(log))
        if (line.starts_with("FAILED: ") && line.find(name) != std::string::npos)
            return true;
    return false;
}

Verdict read_failure(const std::string& log, const std::string& name) {
    Verdict verdict;
    const std::string part = failure_of(log, name);
    verdict.state = has_failed(log, name) ? State::broken : State::not_built;
    const std::string explained = first_compiler_error(plain(part), "exercises/" + name + ".cpp");
    const std::string all = has_failed(log, name) ? part : log;
    verdict.words = lines_of(explained.empty() ? plain(all) : explained);
    if (verdict.state == State::not_built) { // not the learner's doing: the end of the log is enough
        const std::size_t most = 8, first = verdict.words.size() - std::min(verdict.words.size(), most);
        verdict.words.erase(verdict.words.begin(),
                            verdict.words.begin() + static_cast<std::ptrdiff_t>(first));
        verdict.words.insert(verdict.words.begin(), "It could not be built. Press q, then: ./deepsteps test");
    }
    return verdict;
}

} // namespace learn

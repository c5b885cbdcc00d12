#include "checks/sentences.hpp"

#include "checks/exceptions.hpp"
#include "dnn/numpy.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <csignal>
#include <cstdio>

namespace checks {
namespace {

std::string text(const Shape& shape) {
    return "(" + std::to_string(shape.rows) + ", " + std::to_string(shape.cols) + ")";
}

std::string text(const Place& place) {
    return "[" + std::to_string(place.row) + ", " + std::to_string(place.col) + "]";
}

/// An element in 8 digits: a reader needs no more.
std::string brief(double x) {
    char digits[40];
    return {digits, static_cast<std::size_t>(std::snprintf(digits, sizeof digits, "%.8g", x))};
}

std::string listed(const std::vector<std::string>& keys) {
    constexpr std::size_t max_bytes = 200;
    std::string all;
    for (const std::string& key : keys)
        all += (all.empty() ? "" : ", ") + key;
    return all.empty() ? "none" : all.substr(0, max_bytes);
}

struct Sentence {
    std::string operator()(const WrongShape& p) const {
        if (!p.expected)
            return p.name + ": not of the expected shape";
        const std::string expected = "expected shape " + text(*p.expected);
        if (!p.got)
            return p.name + ": " + expected;
        const bool empty = p.got->rows == 0 && p.got->cols == 0;
        return p.name + ": " +
               (empty ? "empty, nothing was assigned to it, or something empty"
                      : "got shape " + text(*p.got)) +
               "; " + expected;
    }
    std::string operator()(const WrongValues& p) const {
        if (!p.numbers)
            return p.name + " differs";
        const WrongValues::Numbers& n = *p.numbers;
        const std::uint64_t all = n.shape.rows * n.shape.cols;
        char relative[100] = "";
        if (p.relative_difference)
            std::snprintf(relative, sizeof relative,
                          " (relative difference %.2g from finite differences, allowed %g)",
                          *p.relative_difference, gradient_tolerance);
        return p.name + relative + ": shape " + text(n.shape) + " as expected, " +
               std::to_string(n.differing) + " of " + std::to_string(all) +
               (all == 1 ? " element differs" : " elements differ") + "\n   first at " + text(n.first) +
               ": got " + brief(n.got) + ", expected " + brief(n.expected) + "\n   largest difference " +
               brief(n.difference) + " at " + text(n.worst);
    }
    std::string operator()(const WrongNumber& p) const {
        if (!p.numbers)
            return p.name + " differs";
        const auto [got, expected] = *p.numbers;
        return p.name + ": got " + np::str(got) + ", expected " + np::str(expected) + "\n   difference " +
               brief(std::abs(got - expected));
    }
    std::string operator()(const WrongCount& p) const {
        return p.name + ": " + (p.got ? "got " + std::to_string(*p.got) + ", " : "") + "expected " +
               std::to_string(p.expected) + (p.why.empty() ? "" : ", " + p.why);
    }
    std::string operator()(const MissingKey& p) const {
        if (!p.key)
            return p.dictionary + " lacks a key";
        return p.dictionary + " has no \"" + *p.key + "\"" + (p.keys ? "; its keys: " + listed(*p.keys) : "");
    }
    std::string operator()(const ExtraKey& p) const {
        return p.dictionary + " has one key too many" + (p.key ? ": \"" + *p.key + "\"" : "") +
               (p.expected.empty() ? "" : "; its keys should be " + listed(p.expected));
    }
    std::string operator()(const ChangedArguments&) const {
        return "your function changed what it was given";
    }
    std::string operator()(const BrokenRule& p) const {
        return p.words ? *p.words : "a rule of this exercise is broken";
    }
    std::string operator()(const NotWritten& p) const {
        return (p.function.empty() ? "a function that it calls" : p.function) + " is not written yet";
    }
    std::string operator()(const Threw& p) const {
        if (!p.words)
            return "it threw an exception";
        if (p.words->empty())
            return "it threw an exception without a message";
        const std::string explained = explain_exception(*p.words, {});
        // Armadillo's words stay, since they are what a search finds.
        return explained == *p.words ? "it threw an exception: " + explained
                                     : "it threw an exception: " + explained + "\n(" + *p.words + ')';
    }
    std::string operator()(const Crashed& p) const {
        std::string what = "it crashed";
        if (p.signal == SIGSYS)
            return "it was ended for a system call that graded code may not make";
        if (p.signal == SIGSEGV || p.signal == SIGBUS)
            what += ": it read or wrote memory outside its data, or called itself endlessly";
        else if (p.signal == SIGFPE)
            what += ": it divided an integer by 0";
        else if (p.signal == SIGKILL || p.signal == SIGXCPU)
            what += ": it killed itself, or the system did, for its memory or its time";
        else if (p.signal == SIGABRT)
            what += ": the C++ library aborted it";
        else if (p.signal > 0)
            what += " (signal " + std::to_string(p.signal) + ")";
        return p.words && !p.words->empty() ? what + "\n(" + *p.words + ')' : what;
    }
    std::string operator()(const Exited&) const {
        return "it ended the program before it returned: does it call exit, or close files that it did not "
               "open?";
    }
    std::string operator()(const TimedOut& p) const {
        char seconds[40];
        std::snprintf(seconds, sizeof seconds, "%g", p.seconds);
        return "it did not return within " + std::string(seconds) + " s: is there an endless loop?";
    }
    std::string operator()(const PrintedTooMuch&) const {
        return "it printed more than a megabyte in one call: is there a print in an endless loop?";
    }
    std::string operator()(const OutOfMemory&) const {
        return "it used up all of its memory: is there an endless loop that stores more and more?";
    }
    std::string operator()(const Nonsense&) const {
        return "what it returned is no matrix: its memory was overwritten, or it returned something that no "
               "longer exists";
    }
    std::string operator()(const TooManyThreads& p) const {
        return "it had more than the " + std::to_string(p.most) +
               " threads at a time that graded code may have: are they joined?";
    }
};

} // namespace

std::string sentence(const Problem& problem) {
    return std::visit(Sentence{}, problem);
}

std::string sentence(const Finding& finding) {
    std::string all = finding.given.empty() ? "" : "with " + finding.given;
    for (const Problem& problem : finding.problems)
        all += (all.empty() ? "" : "\n") + sentence(problem);
    return all;
}

std::string file_sentence(State state, const std::string& file, const std::string& restore) {
    const std::string or_restore = ", or restore the original: " + restore;
    if (state == State::missing)
        return file + " is not there. Move it back" + or_restore;
    if (state == State::not_a_file)
        return file +
               " is not a file: a folder or a pipe has its name. Move that away, then restore the "
               "original: " +
               restore;
    if (state == State::empty)
        return file + " is empty. Undo that in your editor" + or_restore;
    return file + " cannot be read. Give yourself permission: chmod u+rw " + file;
}

std::string not_yet(const Report& report, const std::string& where) {
    const auto all = std::ssize(report.checks);
    const auto failed =
        std::count_if(report.checks.begin(), report.checks.end(), [](const Check& c) { return !c.passed; });
    return "Not yet" + where +
           (failed == 0 ? "."
                        : ": " + std::to_string(failed) + " of " + support::amount(all, "check") +
                              (failed == 1 ? " fails." : " fail."));
}

std::vector<std::string> prints_of(const Report& report) {
    constexpr std::size_t max_lines = 20;
    std::vector<std::string> lines = support::lines_of(support::plain(report.printed));
    if (lines.size() > max_lines) {
        lines.resize(max_lines);
        lines.emplace_back("…");
    }
    return lines;
}

std::string throw_left_sentence(const std::string& function) {
    return "Your lines are there, but so is the throw line. Delete it: throw dnn::NotImplemented(\"" +
           function + "\");";
}

bool News::is_new(const Problem& problem) {
    if (problem.index() < Problem(NotWritten{}).index()) // it leaves an answer, and each is another
        return true;
    std::string words = sentence(problem);
    std::erase_if(words, [](unsigned char c) { return std::isdigit(c); });
    return told.insert(words).second;
}

std::optional<Finding> News::in(const Finding& finding) {
    Finding fresh{finding.given, {}};
    for (const Problem& problem : finding.problems)
        if (is_new(problem))
            fresh.problems.push_back(problem);
    if (fresh.problems.empty())
        return std::nullopt;
    return fresh;
}

std::string to_string(State state) {
    switch (state) {
    case State::unknown:
        return "not checked yet";
    case State::missing:
        return "the file is missing";
    case State::unreadable:
        return "the file cannot be read";
    case State::not_a_file:
        return "not a file";
    case State::empty:
        return "the file is empty";
    case State::does_not_compile:
        return "does not compile";
    case State::not_built:
        return "could not be built";
    case State::not_judged:
        return "could not be checked";
    case State::not_started:
        return "not started";
    case State::not_ready:
        return "not ready";
    case State::wrong:
        return "wrong";
    case State::solved:
        return "solved";
    }
    return "";
}

} // namespace checks

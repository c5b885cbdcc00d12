#include "checks/not_judged.hpp"

#include "checks/judging.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <sys/wait.h>

namespace checks {
namespace {

std::string joined(const std::vector<std::string>& words, const std::string& between) {
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : between) + word;
    return all;
}

/// What --run_test asked for, as it was written.
std::string asked_for(const std::vector<std::string>& boost) {
    for (std::size_t i = 0; i < boost.size(); ++i) {
        const std::string& word = boost[i];
        if (!word.starts_with("--run_test") && !word.starts_with("-t"))
            continue;
        if (const std::size_t equals = word.find('='); equals != std::string::npos)
            return word.substr(equals + 1);
        if (word.starts_with("-t") && word.size() > 2)
            return word.substr(2);
        return i + 1 < boost.size() ? boost[i + 1] : "";
    }
    return "";
}

std::vector<std::string> no_such_check(const Report& report, const Exercise& exercise,
                                       const std::vector<std::string>& boost) {
    std::vector<std::string> names, groups;
    for (const Check& check : report.checks) {
        names.push_back(check.name);
        if (const std::string group = '@' + check.group;
            std::find(groups.begin(), groups.end(), group) == groups.end())
            groups.push_back(group);
    }
    return {"No check of exercise " + exercise.number() + " is called " +
                support::one_line(asked_for(boost)) + '.',
            "Its groups: " + joined(groups, ", "), "Its checks: " + joined(names, ", ")};
}

std::vector<std::string> ended_by(int signal, const Exercise& exercise) {
    return {"The program that checks it was ended by a signal (" + std::string(strsignal(signal)) + ").",
            std::string("Unless you ended it") +
                (signal == SIGKILL ? ", or the system did for lack of memory" : "") + ", something in " +
                exercise.file() + " did: does it call kill?"};
}

} // namespace

Verdict not_judged(int status, const std::string& output, const Report& report, const Exercise& exercise,
                   const std::vector<std::string>& boost) {
    Verdict verdict;
    verdict.state = State::not_judged;
    const int exit_status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    const std::string last_words = support::one_line(output);
    if (WIFSIGNALED(status))
        verdict.words = ended_by(WTERMSIG(status), exercise);
    else if (exit_status == has_no_such_check)
        verdict.words = no_such_check(report, exercise, boost);
    else if (exit_status == asked_for_something_else)
        verdict.words = {"No check was run: Boost.Test was asked for something else.", last_words};
    else if (exit_status == misunderstood_options)
        verdict.words = {"Boost.Test did not understand its options.", last_words};
    else
        verdict.words = {"The program that checks it ended without a result, and said: " +
                         (last_words.empty() ? "nothing" : last_words)};
    return verdict;
}

} // namespace checks

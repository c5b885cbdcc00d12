// Runs an exercise's checks and its diagnosis on every mutant, each in a child with limits. A line for each: what became
// of it (passed, named, described, nothing, ended), whether the sentence is about a result that the edit does not reach
// (flagged), the mutant, and what is said.
#include "checks/recognition.hpp"
#include "tests/misconceptions/answers.hpp"

#define BOOST_TEST_NO_MAIN
#include <boost/test/results_collector.hpp>
#include <boost/test/results_reporter.hpp>
#include <boost/test/unit_test.hpp>

#include <cctype>
#include <cstring>
#include <iostream>
#include <poll.h>
#include <regex>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ut = boost::unit_test;

namespace {

/// "W" of "W1".
std::string without_digits(std::string name) {
    std::erase_if(name, [](char c) { return std::isdigit(static_cast<unsigned char>(c)); });
    return name;
}

/// "dW", "db" from "… reaches: dW,db of: …".
std::vector<std::string> list_after(const std::string& name, const std::string& word) {
    static const std::regex item(R"(\w+)");
    const std::size_t from = name.rfind(word) + word.size();
    const std::string list = name.substr(from, name.find(' ', from) - from);
    std::vector<std::string> all(std::sregex_token_iterator(list.begin(), list.end(), item), {});
    for (std::string& one : all)
        one = without_digits(one);
    return all;
}

bool is_among(const std::string& name, const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// True if a sentence is about a result that the edit does not reach.
bool is_flagged(const std::string& mutant, const std::string& said) {
    static const std::regex subject(
        R"((?:^|\n)(?:For \w+: )?(?:In )?(\w+)(?:,| is | was | has | holds | were ))");
    const auto reached = list_after(mutant, " reaches: "), all = list_after(mutant, " of: ");
    for (std::sregex_iterator it(said.begin(), said.end(), subject), end; it != end; ++it) {
        const std::string name = without_digits((*it)[1]);
        if (is_among(name, all) && !is_among(name, reached))
            return true;
    }
    return false;
}

/// In the child.
std::string outcome(const Answer& mutant) {
    mutant.use();
    ut::framework::run();
    if (ut::results_collector.results(ut::framework::master_test_suite().p_id).passed())
        return "passed\t-\t";
    const auto diagnosis = checks::diagnose();
    if (!diagnosis || diagnosis->text.empty())
        return "nothing\t-\t";
    const std::string kind = checks::is_recognized(diagnosis) ? "named" : "described";
    return kind + (is_flagged(mutant.name, diagnosis->text) ? "\tflagged\t" : "\t-\t") +
           checks::ids_of(*diagnosis) + ": " + diagnosis->text;
}

std::string run_in_child(const Answer& mutant) {
    int ends[2];
    if (pipe(ends) != 0)
        return "";
    const pid_t child = fork();
    if (child == 0) {
        const rlimit seconds{3, 3}, bytes{rlim_t{2} << 30, rlim_t{2} << 30}, none{0, 0};
        setrlimit(RLIMIT_CPU, &seconds);
        setrlimit(RLIMIT_AS, &bytes);
        setrlimit(RLIMIT_CORE, &none);
        const std::string told = outcome(mutant);
        _exit(write(ends[1], told.data(), told.size()) == static_cast<ssize_t>(told.size()) ? 0 : 1);
    }
    close(ends[1]);
    constexpr int wall_time = 30'000;
    pollfd waiting{ends[0], POLLIN, 0};
    if (poll(&waiting, 1, wall_time) == 0)
        kill(child, SIGKILL);
    std::string told;
    char part[4096];
    for (ssize_t size = 0; (size = read(ends[0], part, sizeof part)) > 0;)
        told.append(part, static_cast<std::size_t>(size));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    const int by = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return told.empty() ? "ended\t-\t" + std::string(by != 0 ? strsignal(by) : "exit") : told;
}

bool be_quiet() {
    ut::unit_test_log.set_threshold_level(ut::log_nothing);
    ut::results_reporter::set_level(ut::NO_REPORT);
    return true;
}

} // namespace

int main(int, char** argv) {
    char* arguments[] = {argv[0], nullptr};
    ut::framework::init(be_quiet, 1, arguments);
    ut::framework::finalize_setup_phase();
    for (const Answer& mutant : answers()) {
        std::string told = run_in_child(mutant);
        std::replace(told.begin(), told.end(), '\n', ' ');
        const std::size_t text = told.rfind('\t');
        std::cout << told.substr(0, text) << '\t' << mutant.name << '\t' << told.substr(text + 1)
                  << std::endl;
    }
    ut::framework::shutdown();
    return 0;
}

// Runs an exercise's checks and its diagnosis on every answer of its answers.txt: a wrong one fails the checks and gets
// its own mistake reported, no other; a right one passes and gets nothing reported. With --said, shows all that is said.
#include "checks/recognition.hpp"
#include "tests/misconceptions/answers.hpp"

#define BOOST_TEST_NO_MAIN
#include <boost/test/results_collector.hpp>
#include <boost/test/results_reporter.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <iostream>

namespace ut = boost::unit_test;

namespace {

int failures = 0;

void expect(bool condition, const std::string& sentence) {
    if (condition)
        return;
    ++failures;
    std::cout << "FAILED: " << sentence << '\n';
}

/// True if the text has all words, which may leave something out: "1/m is missing [...] only the last".
bool has_words(const std::string& text, const std::string& words) {
    const std::string gap = " [...] ";
    std::size_t at = 0;
    for (std::size_t from = 0, to = 0; to != std::string::npos; from = to + gap.size()) {
        to = words.find(gap, from);
        const std::string part = words.substr(from, to == std::string::npos ? to : to - from);
        at = text.find(part, at);
        if (at == std::string::npos)
            return false;
        at += part.size();
    }
    return true;
}

bool checks_pass() {
    ut::framework::run();
    return ut::results_collector.results(ut::framework::master_test_suite().p_id).passed();
}

void check(const Answer& answer, bool all_is_shown) {
    const std::string it = std::string(answer.place) + ": the " + (answer.right ? "right" : "wrong") +
                           " answer \"" + answer.name + '"';
    if (all_is_shown)
        std::cout << it << std::flush; // before an answer that may end the process
    answer.use();
    const bool passed = checks_pass();
    const auto diagnosis = checks::diagnose();
    const std::string told =
        diagnosis ? '"' + checks::ids_of(*diagnosis) + "\" (" + diagnosis->text + ')' : "nothing";
    if (all_is_shown)
        std::cout << " gets " << told << '\n';
    if (answer.right) {
        expect(passed, it + " does not pass the checks");
        expect(!diagnosis, it + " gets " + told);
        return;
    }
    expect(!passed, it + " passes the checks");
    expect(diagnosis && (answer.id[0] == '\0' || checks::ids_of(*diagnosis) == answer.id) &&
               has_words(diagnosis->text, answer.says),
           it + " gets " + told);
    expect(!diagnosis || !diagnosis->safe.empty(), it + " gets nothing when it is graded");
}

void check_all(bool all_is_shown) {
    const std::vector<Answer> all = answers();
    int tried = 0;
    for (const Answer& answer : all)
        if (answer.use != nullptr) {
            check(answer, all_is_shown);
            ++tried;
        }
    for (const std::string& id : checks::misconception_ids())
        expect(std::any_of(all.begin(), all.end(), [&](const Answer& answer) { return answer.id == id; }),
               "the catalogue's \"" + id + "\" has no answer in answers.txt");
    const auto right = std::count_if(all.begin(), all.end(), [](const Answer& a) { return a.right; });
    expect(right >= 5, "there are " + std::to_string(right) + " right styles; 5 were expected");
    expect(tried > 0, "no answer was tried");
    std::cout << tried << " of " << all.size() << " answers, " << failures << " failures\n";
}

bool set_up() {
    ut::unit_test_log.set_threshold_level(ut::log_nothing);
    ut::results_reporter::set_level(ut::NO_REPORT);
    return true;
}

} // namespace

int main(int argc, char** argv) {
    char* arguments[] = {argv[0], nullptr};
    ut::framework::init(set_up, 1, arguments);
    ut::framework::finalize_setup_phase();
    check_all(argc == 2 && argv[1] == std::string("--said"));
    ut::framework::shutdown();
    return failures == 0 ? 0 : 1;
}

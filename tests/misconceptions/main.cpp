// Runs an exercise's checks and its diagnosis on every variant in the table: a wrong one fails the checks and gets its
// own mistake reported, no other; a right one passes and gets nothing reported.
#include "checks/recognition.hpp"
#include "tests/misconceptions/variants.hpp"

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

bool checks_pass() {
    ut::framework::run();
    return ut::results_collector.results(ut::framework::master_test_suite().p_id).passed();
}

void check(const Variant& variant) {
    variant.use();
    const bool passed = checks_pass();
    const auto diagnosis = checks::diagnose();
    const std::string told = diagnosis ? '"' + diagnosis->id + "\" (" + diagnosis->text + ')' : "nothing";
    if (variant.id.empty()) {
        expect(passed, "the right answer \"" + variant.name + "\" does not pass the checks");
        expect(!diagnosis, "the right answer \"" + variant.name + "\" gets " + told);
    } else {
        expect(!passed, "the wrong answer \"" + variant.name + "\" passes the checks");
        expect(diagnosis && diagnosis->id == variant.id,
               "the wrong answer \"" + variant.name + "\" gets " + told);
    }
}

void check_all() {
    const std::vector<Variant> all = variants();
    std::for_each(all.begin(), all.end(), check);
    for (const std::string& id : checks::misconception_ids())
        expect(std::any_of(all.begin(), all.end(), [&](const Variant& v) { return v.id == id; }),
               "the catalogue's \"" + id + "\" has no answer in the table");
    const auto right = std::count_if(all.begin(), all.end(), [](const Variant& v) { return v.id.empty(); });
    expect(right >= 5, "there are " + std::to_string(right) + " right styles; 5 were expected");
    expect(checks::misconception_ids().size() >= 8, "the catalogue has fewer than 8 entries");
    std::cout << all.size() << " answers, " << failures << " failures\n";
}

bool set_up() {
    ut::unit_test_log.set_threshold_level(ut::log_nothing);
    ut::results_reporter::set_level(ut::NO_REPORT);
    return true;
}

} // namespace

int main(int, char** argv) {
    char* arguments[] = {argv[0], nullptr};
    ut::framework::init(set_up, 1, arguments);
    ut::framework::finalize_setup_phase();
    check_all();
    ut::framework::shutdown();
    return failures == 0 ? 0 : 1;
}

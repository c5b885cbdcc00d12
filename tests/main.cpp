#define BOOST_TEST_MODULE deepsteps
#include "tests/expect.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tests {

std::string shown(double value) {
    std::ostringstream out;
    out.precision(std::numeric_limits<double>::max_digits10);
    out << value;
    return out.str();
}

namespace {

namespace suites = boost::unit_test;

std::string sides;

void run_unless(WhyNot why_not, suites::test_unit& unit) {
    if (!why_not)
        return;
    unit.add_precondition([=](suites::test_unit_id) {
        const std::string reason = why_not();
        boost::test_tools::assertion_result can_run(reason.empty());
        can_run.message() << reason;
        return can_run;
    });
}

std::string text_of(const std::ostream& words) {
    return dynamic_cast<const std::ostringstream&>(words).str();
}

void report(bool holds, After failure, const std::string& said, const char* file, int line) {
    namespace tools = boost::test_tools::tt_detail;
    sides.clear();
    tools::report_assertion(holds, boost::unit_test::lazy_ostream::instance() << said, file,
                            static_cast<std::size_t>(line),
                            failure == After::end ? tools::REQUIRE : tools::CHECK, tools::CHECK_MSG, 0);
}

} // namespace

Registered::Registered(const char* name, void (*test)(), const char* file, int line, WhyNot why_not) {
    suites::test_case* const added = suites::make_test_case(test, name, file, static_cast<std::size_t>(line));
    run_unless(why_not, *added);
    suites::framework::current_auto_test_suite().add(added);
}

SuiteBegins::SuiteBegins(const char* name, const char* file, int line, WhyNot why_not) {
    suites::ut_detail::auto_test_unit_registrar(name, file, static_cast<std::size_t>(line),
                                                suites::decorator::collector_t::instance());
    run_unless(why_not, suites::framework::current_auto_test_suite());
}

SuiteEnds::SuiteEnds() {
    suites::ut_detail::auto_test_unit_registrar(1);
}

Context::Context(const std::ostream& words)
    : id_(suites::framework::add_context(suites::lazy_ostream::instance() << text_of(words), true)) {}

Context::~Context() {
    suites::framework::clear_context(id_);
}

bool operator==(double number, const Near& near) {
    const double distance = std::abs(number - near.value);
    return distance <= near.tolerance * std::min(std::abs(number), std::abs(near.value));
}

std::string shown(const Near& near) {
    return shown(near.value) + " ± " + shown(near.tolerance) + " of it";
}

Outcome keep(const std::string& left, const char* operation, const std::string& right) {
    sides = " [" + left + ' ' + operation + ' ' + right + ']';
    return {false};
}

void passed(const char* file, int line) {
    boost::unit_test::unit_test_log.set_checkpoint(file, static_cast<std::size_t>(line));
    report(true, After::go_on, "", file, line);
}

void failed(After failure, const char* claim, const char* file, int line) {
    report(false, failure, claim + sides, file, line);
}

void failed(After failure, const char* claim, const char* file, int line, const std::ostream& words) {
    report(false, failure, claim + sides + ": " + text_of(words), file, line);
}

} // namespace tests

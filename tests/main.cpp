#define BOOST_TEST_MODULE deepsteps
#include "tests/expect.hpp"

#include <boost/test/unit_test.hpp>

#include <limits>

namespace tests {

std::string shown(double value) {
    std::ostringstream out;
    out.precision(std::numeric_limits<double>::max_digits10);
    out << value;
    return out.str();
}

namespace {

std::string sides;

void report(bool holds, After failure, const std::string& said, const char* file, int line) {
    namespace tools = boost::test_tools::tt_detail;
    sides.clear();
    tools::report_assertion(holds, boost::unit_test::lazy_ostream::instance() << said, file,
                            static_cast<std::size_t>(line),
                            failure == After::end ? tools::REQUIRE : tools::CHECK, tools::CHECK_MSG, 0);
}

} // namespace

Registered::Registered(const char* name, void (*test)(), const char* file, int line) {
    namespace suites = boost::unit_test;
    suites::framework::current_auto_test_suite().add(
        suites::make_test_case(test, name, file, static_cast<std::size_t>(line)));
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
    report(false, failure, claim + sides + ": " + dynamic_cast<const std::ostringstream&>(words).str(), file,
           line);
}

} // namespace tests

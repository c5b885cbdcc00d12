#include "checks/formatter.hpp"

#include "checks/exceptions.hpp"

#include <boost/test/tree/test_case_counter.hpp>
#include <boost/test/tree/test_unit.hpp>

#include <cstdlib>
#include <iostream>
#include <unistd.h>

namespace checks {
namespace {

std::string coloured(const char* code, const std::string& text) {
    static const char* const no_color = std::getenv("NO_COLOR");
    static const bool colours = isatty(STDOUT_FILENO) && (!no_color || !*no_color);
    return colours ? "\033[" + std::string(code) + "m" + text + "\033[0m" : text;
}

/// Indents every line of `text`, and ends it with a line break.
std::string indented(const std::string& text) {
    std::string result = "    ";
    for (char c : text)
        result += c == '\n' ? "\n    " : std::string(1, c);
    return result + '\n';
}

/// Of Boost.Test's "std::logic_error: its words". It begins with "it threw", by which the grader knows what may carry
/// the inputs. Armadillo's words stay, since they are what a search finds.
std::string thrown(const std::string& what) {
    const std::size_t colon = what.find(": ");
    const std::string words = colon == std::string::npos ? what : what.substr(colon + 2);
    const std::string sentence = explain_exception(words, {});
    return sentence == words ? "it threw " + what : "it threw an exception: " + sentence + "\n(" + what + ')';
}

} // namespace

std::string green(const std::string& text) {
    return coloured("32", text);
}

std::string red(const std::string& text) {
    return coloured("31", text);
}

std::string bold(const std::string& text) {
    return coloured("1", text);
}

std::string explain(const boost::execution_exception& stop) {
    const std::string what(stop.what().begin(), stop.what().size());
    switch (stop.code()) {
    case boost::execution_exception::timeout_error:
        return "it did not end within the time limit: is there a loop whose end is never reached?";
    case boost::execution_exception::system_error:
    case boost::execution_exception::system_fatal_error:
        if (what.find("memory access") != std::string::npos || what.find("SIGSEGV") != std::string::npos)
            return "it crashed: it read or wrote memory outside its data, or called itself without end";
        return "it crashed: " + what;
    default:
        if (const std::string ours = "checks::CannotGoOn: "; what.find(ours) != std::string::npos)
            return what.substr(what.find(ours) + ours.size());
        return thrown(what);
    }
}

void LearnerFormatter::test_unit_start(std::ostream&, const boost::unit_test::test_unit&) {
    found.clear();
}

void LearnerFormatter::test_unit_finish(std::ostream& out, const boost::unit_test::test_unit& unit,
                                        unsigned long) {
    if (unit.p_type != boost::unit_test::TUT_CASE)
        return;
    const bool passed = found.empty();
    out << (passed ? green("✓") : red("✗")) << ' ' << unit.p_description << '\n';
    if (!passed)
        out << indented(found);
    out.flush();
}

void LearnerFormatter::log_exception_start(std::ostream&, const boost::unit_test::log_checkpoint_data&,
                                           const boost::execution_exception& stop) {
    found += (found.empty() ? "" : "\n") + explain(stop);
}

void LearnerFormatter::log_entry_value(std::ostream&, boost::unit_test::const_string value) {
    found.append(value.begin(), value.end());
}

} // namespace checks

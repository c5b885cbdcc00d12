// Boost.Test's log for learners: a line a check, ✓ or ✗, and under ✗ what was found.
#pragma once

#include <boost/test/execution_monitor.hpp>
#include <boost/test/unit_test_log_formatter.hpp>

#include <string>

namespace checks {

/// Green, red, bold on a terminal that wants colours ($NO_COLOR is obeyed), else the text as it is.
std::string green(const std::string& text);
std::string red(const std::string& text);
std::string bold(const std::string& text);

/// What stopped a learner's function, as a sentence: an exception, a crash, a time limit.
std::string explain(const boost::execution_exception& stop);

class LearnerFormatter : public boost::unit_test::unit_test_log_formatter {
public:
    void log_start(std::ostream&, boost::unit_test::counter_t) override {}
    void log_finish(std::ostream&) override {}
    void log_build_info(std::ostream&, bool) override {}

    void test_unit_start(std::ostream& out, const boost::unit_test::test_unit& unit) override;
    void test_unit_finish(std::ostream& out, const boost::unit_test::test_unit& unit,
                          unsigned long elapsed) override;

    void log_exception_start(std::ostream& out, const boost::unit_test::log_checkpoint_data& where,
                             const boost::execution_exception& stop) override;
    void log_exception_finish(std::ostream&) override {}

    void log_entry_start(std::ostream&, const boost::unit_test::log_entry_data&, log_entry_types) override {}
    using unit_test_log_formatter::log_entry_value;
    void log_entry_value(std::ostream& out, boost::unit_test::const_string value) override;
    void log_entry_finish(std::ostream&) override {}

    void entry_context_start(std::ostream&, boost::unit_test::log_level) override {}
    void log_entry_context(std::ostream&, boost::unit_test::log_level,
                           boost::unit_test::const_string) override {}
    void entry_context_finish(std::ostream&, boost::unit_test::log_level) override {}

protected:
    std::string found; // by the check under way
};

} // namespace checks

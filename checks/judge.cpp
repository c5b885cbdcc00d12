// The judge of one exercise: its checks, linked with the proxies, ask a worker. What they find goes into a report.
//   judge REPORT.json SEED PATIENCE WORKER-COMMAND…
#include "checks/formatter.hpp"
#include "checks/recognition.hpp"
#include "checks/remote.hpp"
#include "dnn/dnn.hpp"
#include "dnn/support/files.hpp"

#define BOOST_TEST_NO_MAIN
#include <boost/test/results_reporter.hpp>
#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <sys/prctl.h>

namespace ut = boost::unit_test;

namespace {

constexpr std::size_t most_found = 4000; // what a worker sends may be of any length

/// Collects the checks instead of printing them.
class JudgeFormatter : public checks::LearnerFormatter {
public:
    explicit JudgeFormatter(nlohmann::json& report) : checks(report) {}

    void test_unit_start(std::ostream& out, const ut::test_unit& unit) override {
        LearnerFormatter::test_unit_start(out, unit);
        checks::Remote::current()->arguments_changed = false;
    }

    void log_exception_start(std::ostream& out, const ut::log_checkpoint_data& where,
                             const boost::execution_exception& stop) override {
        static const std::string ours = "checks::WorkerStopped: "; // what follows is a sentence of its own
        const std::string what(stop.what().begin(), stop.what().size());
        if (const std::size_t at = what.find(ours); at != std::string::npos)
            found = what.substr(at + ours.size());
        else
            LearnerFormatter::log_exception_start(out, where, stop);
    }

    void test_unit_finish(std::ostream&, const ut::test_unit& unit, unsigned long) override {
        if (unit.p_type != ut::TUT_CASE)
            return;
        const std::string group = unit.p_labels->empty() ? "" : unit.p_labels->front();
        if (group == "arguments" && found.empty() && checks::Remote::current()->arguments_changed)
            found = "what was handed in was changed";
        checks.push_back({{"name", unit.p_name.get()},
                          {"group", group},
                          {"sentence", unit.p_description.get()},
                          {"passed", found.empty()},
                          {"found", found.substr(0, most_found)}});
    }

private:
    nlohmann::json& checks;
};

/// True if the function was never written: it said so, and no check has passed.
bool not_started(const checks::Remote& remote, const nlohmann::json& all) {
    return remote.was_not_implemented &&
           std::none_of(all.begin(), all.end(),
                        [](const nlohmann::json& check) { return check.at("passed"); });
}

/// What is known of the mistake, where a check has failed and the worker can still be asked.
nlohmann::json mistake(const nlohmann::json& all) {
    nlohmann::json known = {{"id", ""}, {"text", ""}};
    if (std::all_of(all.begin(), all.end(), [](const nlohmann::json& check) { return check.at("passed"); }))
        return known;
    checks::Remote::current()->starts_generators = true;
    try {
        if (const auto diagnosis = checks::diagnose())
            known = {{"id", diagnosis->id}, {"text", diagnosis->text}};
    } catch (const std::exception&) { // it does not answer any more
    }
    return known;
}

nlohmann::json checks = nlohmann::json::array();

bool set_up() {
    ut::unit_test_log.set_formatter(new JudgeFormatter(checks));
    ut::unit_test_log.set_threshold_level(ut::log_test_units);
    ut::results_reporter::set_level(ut::NO_REPORT);
    return true;
}

int judge(int argc, char** argv) {
    prctl(PR_SET_PDEATHSIG, SIGKILL); // the judge ends with the grader, and the worker with the judge
    std::signal(SIGPIPE, SIG_IGN);
    setenv("DEEPSTEPS_SEED", argv[2], 1);
    checks::Remote remote({argv + 4, argv + argc}, std::stod(argv[3]));
    checks::Remote::current() = &remote;
    ut::unit_test_main(set_up, 1, argv);
    const nlohmann::json report = {
        {"not_started", not_started(remote, checks)}, {"checks", checks}, {"mistake", mistake(checks)}};
    support::write_atomically(argv[1], [&](std::ostream& out) {
        out << report.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    });
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 5) {
        std::cerr << "judge: expected a report's name, a seed, a patience and a worker's command\n";
        return 2;
    }
    try {
        return judge(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "judge: " << error.what() << '\n';
        return 1;
    }
}

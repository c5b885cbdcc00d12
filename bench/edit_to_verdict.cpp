#include "bench/markdown.hpp"
#include "bench/measure.hpp"
#include "bench/parts.hpp"
#include "bench/statistics.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/temporary_folder.hpp"

#include <array>

namespace bench {
namespace fs = std::filesystem;

namespace {

constexpr double claimed = 0.35;

/// The project without anything built, drawn, private or large. The learner's own files stay untouched: everything
/// happens in the copy.
void copy_project(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    for (const char* part : {"deepsteps", "CMakeLists.txt", "CMakePresets.json", "bench", "checks", "dnn",
                             "exercises", "plots", "solutions", "testcases", "tests", "tools"})
        fs::copy(from / part, to / part, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
}

void write(const fs::path& file, const std::string& text) {
    support::write_atomically(file, [&](std::ostream& out) { out << text; });
}

double seconds_of_check(const fs::path& copy) {
    const Measured check = measure({copy / "deepsteps", "check", "03"});
    if (!check.succeeded || check.output.find("Solved.") == std::string::npos)
        throw support::Error(
            "check 03 rejected the solution of exercise 3; its output ends in: " +
            check.output.substr(check.output.size() - std::min<std::size_t>(check.output.size(), 300)));
    return check.seconds;
}

} // namespace

Section edit_to_verdict(const Setup& setup) {
    const support::TemporaryFolder folder("bench");
    const fs::path copy = folder.path / "project", exercise = copy / "exercises/03_linear_forward.cpp";
    copy_project(setup.project, copy);
    const std::string solution = support::read_file(copy / "solutions/03_linear_forward.cpp");
    write(exercise, solution);
    say("verdict: building a copy of the project, once; this takes about a minute …");
    say("verdict: built and checked in " + digits(seconds_of_check(copy)) + " s");

    const fs::path bare = folder.path / "bare.cpp";
    write(bare, "#include <armadillo>\n"
                "arma::mat f(const arma::mat& A, const arma::mat& B) { return A * B; }\n");
    std::vector<double> checks, compilings;
    const int rounds = setup.quick ? 2 : std::max(5, setup.rounds);
    for (int round = 0; round < rounds; ++round) {
        write(exercise, solution + "// edit " + std::to_string(round) + '\n');
        checks.push_back(seconds_of_check(copy));
        compilings.push_back(measure_success({DEEPSTEPS_COMPILER, "-std=c++20", "-O2", "-c", bare, "-o",
                                              folder.path / "bare.o"})
                                 .seconds);
        say("verdict, round " + std::to_string(round + 1) + " of " + std::to_string(rounds) + ": check 03 " +
            digits(checks.back()) + " s, bare compile " + digits(compilings.back()) + " s");
    }
    const auto row = [](const std::string& what, const std::vector<double>& values) {
        const Spread s = spread(values);
        return Row{what, digits(s.median), range(s.lowest, s.highest), "", ""};
    };
    std::vector<Row> rows{row("`./deepsteps check 03` after an edit, s", checks),
                          row("`g++ -O2 -c` of one product with `<armadillo>`, s", compilings),
                          row("check ÷ compiling, of each round", ratios(checks, compilings))};
    rows.back()[3] = "≤ " + digits(claimed, 2);
    rows.back()[4] = spread(ratios(checks, compilings)).median <= claimed ? "reached" : "**missed**";
    return {"## From an edit to its verdict\n\nIn a copy of the project, warm, " + std::to_string(rounds) +
                " rounds: the file of exercise 3 changes, and the launcher builds, links and runs its "
                "checks.\n\n" +
                table({"what", "median", "min–max", "claimed", ""}, "lrrrl", rows),
            {}};
}

} // namespace bench

// Measures the suite's claims about its speed, against the notebook in NumPy and PyTorch.
#include "bench/markdown.hpp"
#include "bench/measure.hpp"
#include "bench/parts.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "plots/plots.hpp"
#include "tools/program.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>

namespace {

namespace fs = std::filesystem;
using bench::Setup;

const fs::path project = DEEPSTEPS_SOURCE_DIR;
/// Where --results puts the tables, and the one line of results.
const fs::path results = project / "bench/RESULTS.md", readme = project / "README.md";

struct Part {
    std::string name;
    bench::Section (*measure)(const Setup&);
};

/// In this order, because growth makes this process large (see measure.hpp).
const std::vector<Part> parts{{"training", bench::training},
                              {"verdict", bench::edit_to_verdict},
                              {"grading", bench::grading},
                              {"products", bench::product_speed},
                              {"growth", bench::growth}};

struct Options {
    std::vector<std::string> only;
    std::string data, out = tools::figures_folder() / "bench.md", format = "png";
    int rounds = 3;
    bool quick = false, results = false, measure_products = false;
};

void describe(CLI::App& app, Options& options) {
    std::vector<std::string> names;
    for (const Part& part : parts)
        names.push_back(part.name);
    app.name("./deepsteps bench");
    app.description("Measures training against NumPy and PyTorch, its growth, the way from an edit to its "
                    "verdict, grading.");
    auto* const only = app.add_option("--only", options.only, "only these parts: " + CLI::detail::join(names))
                           ->delimiter(',')
                           ->type_name("PART")
                           ->check(CLI::IsMember(names));
    app.add_option("--rounds", options.rounds, "how often to measure the trainings")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    auto* const quick = app.add_flag(
        "--quick", options.quick, "slow trainings run 100 iterations, scaled up; the rest is shorter, too");
    app.add_option("--data", options.data, "folder with train_catvnoncat.h5 and test_catvnoncat.h5")
        ->type_name("DIR");
    app.add_option("--out", options.out, "also write the tables here; the figures go beside it")
        ->type_name("FILE.md");
    app.add_option("--format", options.format, "of the figures: png, svg or pdf")
        ->check(CLI::IsMember({"png", "svg", "pdf"}))
        ->capture_default_str();
    app.add_flag("--results", options.results, "put the tables into bench/RESULTS.md, a line into README.md")
        ->excludes(only)
        ->excludes(quick);
    app.add_flag("--measure-products", options.measure_products)->group(""); // see measure_products()
}

Setup setup_of(const Options& options) {
    Setup setup;
    setup.project = project;
    setup.build = DEEPSTEPS_BUILD_DIR;
    setup.figures = fs::absolute(options.out).parent_path();
    setup.format = options.format;
    setup.rounds = options.rounds;
    setup.quick = options.quick;
    const dnn::CatData data = tools::find_data(options.data);
    setup.data = data.folder;
    setup.data_name = data.name;
    setup.data_megabytes = static_cast<double>(data.train.X.n_elem * sizeof(double)) / 1e6;
    return setup;
}

void write(const fs::path& file, const std::string& text) {
    support::write_atomically(file, [&](std::ostream& out) { out << text; });
    bench::say("written: " + tools::shown(file));
}

struct Report {
    std::string text, line; // the whole report, and the README's line
};

/// The file's text with `replacement` between its markers.
std::string with_results(const fs::path& file, const std::string& replacement) {
    return bench::between_markers(support::read_file(file), "<!-- bench -->", "<!-- bench ends -->",
                                  '\n' + replacement);
}

/// A failing part, or Ctrl-C, costs no other part: everything measured so far is shown and written.
tools::Status measure_parts(const Options& options, const Setup& setup, Report& report) {
    tools::Status status = tools::done;
    for (const Part& part : parts) {
        if (!options.only.empty() && std::count(options.only.begin(), options.only.end(), part.name) == 0)
            continue;
        const auto tell = [&](const std::string& section) {
            std::cout << '\n' << section << std::flush;
            report.text += '\n' + section;
        };
        bool shown = false;
        try {
            const bench::Section section = part.measure(setup);
            tell(section.markdown);
            shown = true;
            report.line += section.line;
            if (!section.complete)
                status = tools::failed;
            if (section.draw)
                section.draw();
        } catch (const bench::Interrupted&) {
            tools::print_error("interrupted; the measurements so far are kept.");
            return tools::interrupted;
        } catch (const support::Error& error) {
            tools::print_error(part.name + ": " + error.what());
            if (!shown)
                tell("## " + part.name + "\n\nNot measured: " + error.what() + '\n');
            status = tools::failed;
        }
    }
    return status;
}

tools::Status run_parts(const Options& options) {
    const Setup setup = setup_of(options);
    plots::check_can_plot(setup.figure("bench-training")); // also creates the folder
    support::check_writable(options.out);
    if (options.results)
        for (const fs::path& file : {results, readme})
            with_results(file, ""); // checks its markers

    Report report;
    report.text = "Measured by `./deepsteps bench" + std::string(options.quick ? " --quick" : "") +
                  "` on: " + bench::machine() + ".\n";
    std::cout << report.text << std::flush;
    tools::catch_interrupts();
    const tools::Status status = measure_parts(options, setup, report);
    write(options.out, report.text);
    if (options.results && status == tools::done) {
        write(results, with_results(results, report.text));
        write(readme, with_results(readme, report.line + '\n'));
    }
    return status;
}

tools::Status program(CLI::App& app, const tools::Parse& parse) {
    Options options;
    describe(app, options);
    parse();
    if (options.measure_products) {
        std::cout << bench::measure_products() << '\n';
        return tools::done;
    }
    return run_parts(options);
}

} // namespace

int main(int argc, char** argv) {
    return tools::run(argc, argv, program);
}

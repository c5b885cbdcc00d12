// Measures the suite's claims about its speed, against the notebook in NumPy and PyTorch.
#include "bench/in_process.hpp"
#include "bench/markdown.hpp"
#include "bench/measure.hpp"
#include "bench/parts.hpp"
#include "bench/peers.hpp"
#include "dnn/data/dataset.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "plots/plots.hpp"
#include "tools/memory.hpp"
#include "tools/places.hpp"
#include "tools/program.hpp"
#include "tools/training.hpp"

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
    bool is_quick = true; // else --quick measures it only on request: --only
};

/// In this order, because products and growth make this process large (see measure.hpp).
const std::vector<Part> parts{{"training", bench::training},
                              {"verdict", bench::edit_to_verdict, false}, // builds a copy of the project
                              {"grading", bench::grading},
                              {"products", bench::product_speed},
                              {"growth", bench::growth}};

struct Options {
    std::vector<std::string> only;
    std::string data, out = tools::figures_folder() / "bench.md", format = "png";
    std::string measure_loop;        // a model
    std::string write_tasks;         // a folder
    std::vector<int> measure_growth; // images, side, whether to reduce
    int rounds = 5, iterations = 1;
    bool quick = false, results = false, measure_products = false;
};

constexpr const char* name = "./deepsteps bench";

tools::CommandLine command_line(Options& options) {
    std::vector<std::string> names;
    std::string listed;
    for (const Part& part : parts) {
        names.push_back(part.name);
        listed += (listed.empty() ? "" : ",") + names.back();
    }
    return {
        name,
        "Measures training against NumPy, PyTorch and C++ libraries, its growth, the way from an edit to its "
        "verdict, "
        "grading.",
        {{"--only",
          &options.only,
          "only these parts: " + listed,
          {.type = "PART", .one_of = names, .comma_separated = true}},
         {"--rounds",
          &options.rounds,
          "how often to measure the trainings; --quick does it once",
          {.from_to = {{1, 100}}, .shows_default = true}},
         {"--quick", &options.quick,
          "less than two minutes: fewer iterations, scaled up; verdict only with --only"},
         {"--data", &options.data, "folder with train_catvnoncat.h5 and test_catvnoncat.h5", {.type = "DIR"}},
         {"--out", &options.out, "also write the tables here; the figures go beside it", {.type = "FILE.md"}},
         {"--format",
          &options.format,
          "of the figures: png, svg or pdf",
          {.one_of = {"png", "svg", "pdf"}, .shows_default = true}},
         {"--results",
          &options.results,
          "put the tables into bench/RESULTS.md, a line into README.md",
          {.excludes = {"--only", "--quick"}}},
         // What this program starts itself for: see the functions of these names.
         {"--measure-products", &options.measure_products, "", {.hidden = true}},
         {"--measure-loop", &options.measure_loop, "", {.hidden = true}},
         {"--write-tasks", &options.write_tasks, "", {.hidden = true}},
         {"--measure-growth", &options.measure_growth, "", {.hidden = true, .comma_separated = true}},
         {"--iterations", &options.iterations, "", {.hidden = true}}}};
}

Setup setup_of(const Options& options) {
    Setup setup;
    setup.project = project;
    setup.build = DEEPSTEPS_BUILD_DIR;
    setup.figures = fs::absolute(options.out).parent_path();
    setup.format = options.format;
    setup.rounds = options.quick ? 1 : options.rounds;
    setup.quick = options.quick;
    const dnn::CatData data = tools::find_data(options.data);
    tools::check_memory(tools::bytes_of(data));
    setup.data = data.folder;
    setup.data_name = data.name;
    setup.n_x = static_cast<int>(data.train.X.n_rows);
    setup.images = static_cast<int>(data.train.X.n_cols);
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

bool is_requested(const Part& part, const Options& options) {
    return options.only.empty() ? part.is_quick || !options.quick
                                : std::count(options.only.begin(), options.only.end(), part.name) > 0;
}

/// A failing part, or Ctrl-C, costs no other part: everything measured so far is shown and written.
tools::Status measure_parts(const Options& options, const Setup& setup, Report& report) {
    tools::Status status = tools::done;
    for (const Part& part : parts) {
        if (!is_requested(part, options))
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

tools::Status program(int argc, char** argv) {
    Options options;
    tools::read_command_line(command_line(options), argc, argv);
    if (options.measure_products) {
        std::cout << bench::measure_products() << '\n';
        return tools::done;
    }
    if (!options.measure_loop.empty()) {
        const bool deep = options.measure_loop == dnn::to_string(dnn::Model::deep);
        tools::keep_freed_memory();
        bench::measure_loop(tools::find_data(options.data).train,
                            deep ? dnn::Model::deep : dnn::Model::two_layer, options.iterations);
        return tools::done;
    }
    if (!options.write_tasks.empty()) {
        bench::write_tasks(options.write_tasks, tools::find_data(options.data).train);
        return tools::done;
    }
    if (options.measure_growth.size() == 3) {
        const std::vector<int>& size = options.measure_growth;
        bench::measure_growth(size[0], size[1], options.iterations, size[2] != 0);
        return tools::done;
    }
    return run_parts(options);
}

} // namespace

int main(int argc, char** argv) {
    return tools::run(name, [&] { return program(argc, argv); });
}

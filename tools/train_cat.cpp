// The final program: trains the course's two models on the cat data with the twelve functions it is linked with.
#include "dnn/numpy.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/training/saved_models.hpp"
#include "tools/program.hpp"
#include "tools/progress.hpp"
#include "tools/training.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <sys/prctl.h>

extern const char* const functions_name; // "solutions" or "exercises"

namespace {

namespace fs = std::filesystem;

struct Options {
    std::string model = "both", data, costs, plot, save, functions = functions_name;
    std::vector<int> layers;
    int iterations = 2500;
    double learning_rate = 0.0075;
    bool no_plot = false, no_reduce = false, as_written = false;
};

void describe(CLI::App& app, Options& options) {
    app.name("./deepsteps train");
    app.description("Trains the course's two models on the cat data.");
    app.add_option("--model", options.model, "which of the two models")
        ->check(CLI::IsMember({"two-layer", "deep", "both"}))
        ->capture_default_str();
    app.add_option("--data", options.data,
                   "folder with train_catvnoncat.h5 and test_catvnoncat.h5\n"
                   "(default: $DEEPSTEPS_DATA, else datasets/ in the\n"
                   "project, else drawn images)")
        ->type_name("DIR");
    app.add_option("--iterations", options.iterations, "steps of gradient descent")->capture_default_str();
    app.add_option("--learning-rate", options.learning_rate, "length of a step")->capture_default_str();
    app.add_option("--layers", options.layers,
                   "units per layer of the deep model, such as\n"
                   "12288,20,7,5,1; three numbers with --model two-layer")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--costs", options.costs, "where to write the cost of every iteration")
        ->type_name("FILE.csv");
    auto* const no_plot = app.add_flag("--no-plot", options.no_plot, "draw no figures");
    app.add_option("--plot", options.plot,
                   "where to draw the cost, as .png, .svg or .pdf; the\n"
                   "other figures go beside it (default plots/out/cost.png)")
        ->type_name("FILE")
        ->excludes(no_plot);
    app.add_option("--save", options.save, "where to keep the trained models for predict")
        ->type_name("FILE.h5");
    app.add_flag("--no-reduce", options.no_reduce,
                 "train on the images themselves instead of the R of\nX = QR: same costs, but slower");
    app.add_flag("--as-written", options.as_written,
                 "call the two models as written, first layer included:\n"
                 "same costs, but slower (always on with your own\nfunctions)");
    app.add_option("--functions", options.functions, "whose functions to train with")
        ->check(CLI::IsMember({"solutions", "exercises"}))
        ->capture_default_str();
}

std::vector<dnn::TrainingOptions> trainings(const Options& options) {
    std::vector<dnn::TrainingOptions> all;
    for (const dnn::Model model : {dnn::Model::two_layer, dnn::Model::deep}) {
        if (options.model != "both" && options.model != dnn::to_string(model))
            continue;
        dnn::TrainingOptions training;
        training.model = model;
        if (options.model != "both" || model == dnn::Model::deep)
            training.layer_dims = options.layers;
        training.learning_rate = options.learning_rate;
        training.iterations = options.iterations;
        training.reduce = !options.no_reduce;
        training.as_written = options.as_written || std::string(functions_name) == "exercises";
        all.push_back(training);
    }
    return all;
}

std::vector<fs::path> figures(const Options& options, const std::vector<dnn::TrainingOptions>& all) {
    if (options.no_plot)
        return {};
    std::vector<dnn::Model> models(all.size());
    std::transform(all.begin(), all.end(), models.begin(),
                   [](const auto& training) { return training.model; });
    const fs::path cost =
        options.plot.empty() ? tools::figures_folder() / "cost.png" : fs::path(options.plot);
    return tools::figure_files(cost, models);
}

/// Checks everything that can be checked before the training, so that nothing is lost after it.
void check(const Options& options, const dnn::CatData& data, const std::vector<dnn::TrainingOptions>& all,
           const std::vector<fs::path>& figure_files) {
    for (const dnn::TrainingOptions& training : all)
        dnn::check_options(data.train, training);
    for (const std::string& file : {options.costs, options.save})
        if (!file.empty())
            support::check_writable(file);
    try {
        tools::check_figures(figure_files);
    } catch (const support::Error& error) {
        throw support::Error(std::string(error.what()) + " Or train without figures: --no-plot.");
    }
}

/// "exercises/03_linear_forward.cpp"
std::string exercise_of(const std::string& function) {
    for (const auto& entry : fs::directory_iterator(fs::path(DEEPSTEPS_SOURCE_DIR) / "exercises")) {
        const std::string name = entry.path().filename().string();
        if (name.size() > 3 && name.substr(3) == function + ".cpp")
            return "exercises/" + name;
    }
    return "exercises/";
}

/// Reports what a learner's function throws, with what to do about it.
dnn::TrainedModel train(const dnn::CatData& data, const dnn::TrainingOptions& options) {
    try {
        return tools::train_visibly(data, options);
    } catch (const dnn::NotImplemented& missing) {
        throw support::Error(std::string(missing.what()) + " is not written yet: write it in " +
                             exercise_of(missing.what()) + ", then train again.");
    } catch (const support::Error&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        if (std::string(functions_name) != "exercises")
            throw;
        throw support::Error("one of your functions ended the training with: " + std::string(error.what()) +
                             ". ./deepsteps check shows which one.");
    } catch (...) {
        throw support::Error("one of your functions threw something that is no std::exception. ./deepsteps "
                             "check shows which one.");
    }
}

/// Writes iteration,cost for one model, or iteration,two-layer,deep. A cost that one of the models lacks stays empty.
void write_costs(const fs::path& file, const std::vector<dnn::TrainedModel>& models) {
    support::write_atomically(file, [&](std::ostream& out) {
        out << "iteration";
        std::size_t rows = 0;
        for (const dnn::TrainedModel& model : models) {
            out << ',' << (models.size() == 1 ? "cost" : dnn::to_string(model.model));
            rows = std::max(rows, model.costs.size());
        }
        out << '\n';
        for (std::size_t i = 0; i < rows; ++i) {
            out << i;
            for (const dnn::TrainedModel& model : models)
                out << ',' << (i < model.costs.size() ? np::str(model.costs[i]) : "");
            out << '\n';
        }
    });
    tools::print_files("Costs", {file});
}

void save(const fs::path& file, const dnn::CatData& data, const std::vector<dnn::TrainedModel>& models) {
    std::vector<dnn::SavedModel> saved;
    saved.reserve(models.size());
    for (const dnn::TrainedModel& model : models)
        saved.push_back({dnn::to_string(model.model), model.parameters, data.train.height, data.train.width,
                         model.learning_rate, model.iterations, data.name});
    dnn::save_models(file, saved);
    tools::print_files("Trained models", {file});
}

std::string next_step(const Options& options) {
    if (!options.save.empty())
        return "./deepsteps predict IMAGE --parameters " + tools::shown(options.save);
    if (options.functions == "exercises")
        return "those were your own functions; to keep what they learn for your own images:\n"
               "./deepsteps train --functions exercises --save cat.h5";
    return "write these functions yourself, one by one: ./deepsteps learn";
}

tools::Status train_cat(const Options& options) {
    if (options.functions != functions_name)
        throw support::Error("this program is linked with the " + std::string(functions_name) +
                             "; ./deepsteps train --functions " + options.functions +
                             " starts the other program.");
    const std::vector<dnn::TrainingOptions> all = trainings(options);
    const std::vector<fs::path> figure_files = figures(options, all);
    const dnn::CatData data = tools::find_data(options.data);
    check(options, data, all, figure_files);
    tools::print_data(data);

    tools::catch_interrupts();
    std::vector<dnn::TrainedModel> models;
    for (const dnn::TrainingOptions& training : all) {
        models.push_back(train(data, training));
        if (!models.back().complete)
            break;
    }
    tools::Progress::beat('!'); // only drawing and writing follow
    const bool complete = models.back().complete;

    if (!complete) {
        std::cout << "\nEnded by Ctrl-C or SIGTERM. "
                  << (options.save.empty() ? "The parameters are lost, since --save was not given.\n"
                                           : "What was learned so far is saved.\n");
    }
    if (!options.costs.empty())
        write_costs(options.costs, models);
    if (!options.save.empty())
        save(options.save, data, models);
    if (!complete)
        return tools::interrupted;
    if (!options.no_plot) {
        tools::draw_figures(figure_files, data, models);
        tools::print_files("Figures", figure_files);
    }
    std::cout << "\nNext: " << next_step(options) << '\n';
    return tools::done;
}

tools::Status program(CLI::App& app, const tools::Parse& parse) {
    Options options;
    describe(app, options);
    parse();
    return train_cat(options);
}

} // namespace

int main(int argc, char** argv) {
    if (std::getenv("DEEPSTEPS_HEARTBEAT"))
        prctl(PR_SET_PDEATHSIG, SIGKILL); // with a learner's functions, the training ends with its watcher
    const int status = tools::run(argc, argv, program);
    tools::Progress::beat('!'); // whatever was asked for, no function has ended the program
    return status;
}

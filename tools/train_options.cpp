#include "tools/train_options.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "tools/program.hpp"
#include "tools/training.hpp"

#include <algorithm>
#include <map>

namespace tools {
namespace fs = std::filesystem;

CommandLine train_command_line(TrainOptions& options) {
    return {"./deepsteps train",
            "Trains the course's two models on the cat data.",
            {{"--model",
              &options.model,
              "which of the two models",
              {.one_of = {"two-layer", "deep", "both"}, .shows_default = true}},
             {"--data",
              &options.data,
              "folder with train_catvnoncat.h5 and test_catvnoncat.h5\n"
              "(default: $DEEPSTEPS_DATA, else datasets/ in the\n"
              "project, else drawn images)",
              {.type = "DIR"}},
             {"--iterations", &options.iterations, "steps of gradient descent", {.shows_default = true}},
             {"--learning-rate", &options.learning_rate, "length of a step", {.shows_default = true}},
             {"--layers",
              &options.layers,
              "units per layer of the deep model, such as\n"
              "12288,20,7,5,1; three numbers with --model two-layer",
              {.comma_separated = true, .one_word = true}},
             {"--costs", &options.costs, "where to write the cost of every iteration", {.type = "FILE.csv"}},
             {"--no-plot", &options.no_plot, "draw no figures"},
             {"--plot",
              &options.plot,
              "where to draw the cost, as .png, .svg or .pdf; the\n"
              "other figures go beside it (default plots/out/cost.png)",
              {.type = "FILE", .excludes = {"--no-plot"}}},
             {"--save", &options.save, "where to keep the trained models for predict", {.type = "FILE.h5"}},
             {"--checkpoint",
              &options.checkpoint,
              "where to keep the state of the training, so that\n"
              "--resume goes on from there whatever ended it",
              {.type = "FILE.h5"}},
             {"--every",
              &options.every,
              "iterations between two checkpoints (default: 100, but\nat most one checkpoint per second)",
              {.type = "N"}},
             {"--resume",
              &options.resume,
              "go on from this checkpoint, with the options it was\n"
              "made with, and keep it up to date: to the bit as if\n"
              "nothing had happened",
              {.type = "FILE.h5"}},
             {"--stable", &options.stable,
              "compute the cost and its gradient without log(0): same\n"
              "costs, and no NaN where a probability becomes 0 or 1"},
             {"--no-reduce", &options.no_reduce,
              "train on the images themselves instead of the R of\nX = QR: same costs, but slower"},
             {"--as-written", &options.as_written,
              "call the two models as written, first layer included:\n"
              "same costs, but slower (always on with your own\nfunctions)"},
             {"--functions",
              &options.functions,
              "whose functions to train with",
              {.one_of = {"solutions", "exercises"}, .shows_default = true}}}};
}

void settle(TrainOptions& options) {
    if (options.checkpoint.empty())
        options.checkpoint = options.resume;
    if (options.every && *options.every < 1)
        throw support::Error("--every must be at least 1; it is " + std::to_string(*options.every) + ".");
    if (options.every && options.checkpoint.empty())
        throw support::Error("--every needs --checkpoint FILE.h5, the file to write.");
    std::map<fs::path, std::string> taken;
    for (const auto& [option, file] : {std::pair{"--costs", options.costs},
                                       {"--save", options.save},
                                       {"--checkpoint", options.checkpoint}}) {
        if (file.empty() || file.starts_with("/dev/"))
            continue;
        std::error_code error;
        const auto [other, is_new] = taken.emplace(fs::weakly_canonical(file, error), option);
        if (!is_new)
            throw support::Error(other->second + " and " + option + " both name " + file +
                                 ". Give each a file of its own.");
    }
}

std::vector<dnn::TrainingOptions> trainings(const TrainOptions& options) {
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
        training.stable = options.stable;
        if (options.every)
            training.stretch = *options.every;
        all.push_back(training);
    }
    return all;
}

std::vector<fs::path> figures(const TrainOptions& options, const std::vector<dnn::TrainingOptions>& all) {
    if (options.no_plot)
        return {};
    std::vector<dnn::Model> models(all.size());
    std::transform(all.begin(), all.end(), models.begin(),
                   [](const auto& training) { return training.model; });
    const fs::path cost = options.plot.empty() ? figures_folder() / "cost.png" : fs::path(options.plot);
    return figure_files(cost, models);
}

/// Checks everything that can be checked before the training, so that nothing is lost after it.
void check(const TrainOptions& options, const dnn::CatData& data,
           const std::vector<dnn::TrainingOptions>& all, const std::vector<fs::path>& figure_files) {
    for (const dnn::TrainingOptions& training : all)
        dnn::check_options(data.train, training);
    for (const std::string& file : {options.costs, options.save, options.checkpoint})
        if (!file.empty())
            support::check_writable(file);
    try {
        check_figures(figure_files);
    } catch (const support::Error& error) {
        throw support::Error(std::string(error.what()) + " Or train without figures: --no-plot.");
    }
}

} // namespace tools

#include "tools/train_options.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/training/checkpoint.hpp"
#include "tools/figures.hpp"
#include "tools/places.hpp"
#include "tools/program.hpp"

#include <algorithm>
#include <limits>
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
              &options.layers_text,
              "units per layer of the deep model, such as\n"
              "12288-20-7-5-1; three numbers with --model two-layer",
              {.type = "N-…-1"}},
             {"--seed",
              &options.seed,
              "draw the first weights after np.random.seed(N), not\nafter the course's own seeds",
              {.type = "N"}},
             {"--costs", &options.costs, "where to write the cost of every iteration", {.type = "FILE.csv"}},
             {"--no-plot", &options.no_plot, "draw no figures"},
             {"--plot",
              &options.plot,
              "where to draw the cost, as .png, .svg or .pdf; the\n"
              "other figures go beside it (default plots/out/cost.png)",
              {.type = "FILE", .excludes = {"--no-plot"}}},
             {"--metrics",
              &options.metrics,
              "where to write costs, accuracies and answers for\nprograms (the fields: tools/metrics.hpp)",
              {.type = "FILE.json"}},
             {"--dpi",
              &options.size.dpi,
              "dots per inch of a .png",
              {.from_to = {{50, 1200}}, .shows_default = true}},
             {"--width",
              &options.size.width,
              "of the figures, in cm",
              {.from_to = {{plots::narrowest, plots::widest}}, .shows_default = true}},
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

namespace {

fs::path only_path(const fs::path& file) {
    std::error_code error;
    return fs::weakly_canonical(fs::absolute(support::target_of(file), error), error);
}

/// Nothing may be written over something else: what is read, another output.
void check_all_differ(const TrainOptions& options, const std::vector<fs::path>& figure_files) {
    std::map<fs::path, std::string> taken;
    const auto take = [&](const std::string& option, const std::string& file) {
        if (file.empty() || file.starts_with("/dev/"))
            return;
        const auto [other, is_new] = taken.emplace(only_path(file), option);
        if (!is_new)
            throw support::Error(other->second + " and " + option + " both name " + file +
                                 ". Give each a file of its own.");
    };
    take("--costs", options.costs);
    take("--save", options.save);
    take("--metrics", options.metrics);
    take("--checkpoint", options.checkpoint);
    if (only_path(options.checkpoint) != only_path(options.resume))
        take("--resume", options.resume);
    for (const fs::path& figure : figure_files)
        take("--plot", figure.string());
}

std::vector<int> layers_in(const std::string& text) {
    const auto refuse = [&](const std::string& why) {
        throw support::Error(
            "--layers must be the units of each layer, such as 12288-20-7-5-1 or 12288,20,7,5,1; it is " +
            text + ", " + why + '.');
    };
    std::vector<int> layer_dims;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(",-", at), text.size());
        const std::string word = text.substr(at, end - at);
        if (word.find_first_not_of(' ') == std::string::npos)
            refuse("where number " + std::to_string(layer_dims.size() + 1) + " is missing");
        const std::optional<long long> units = whole_number(word);
        if (!units)
            refuse("where '" + word + "' is no whole number");
        if (*units > std::numeric_limits<int>::max())
            refuse("where " + word + " is too large");
        layer_dims.push_back(static_cast<int>(*units));
        at = end + 1;
    }
    return layer_dims;
}

} // namespace

void settle(TrainOptions& options) {
    if (!options.layers_text.empty())
        options.layers = layers_in(options.layers_text);
    if (options.seed && *options.seed > std::numeric_limits<std::uint32_t>::max())
        throw support::Error("--seed must be below 2^32, as NumPy's; it is " + std::to_string(*options.seed) +
                             '.');
    if (options.checkpoint.empty())
        options.checkpoint = options.resume;
    if (options.every && *options.every < 1)
        throw support::Error("--every must be at least 1; it is " + std::to_string(*options.every) + ".");
    if (options.every && options.checkpoint.empty())
        throw support::Error("--every needs --checkpoint FILE.h5, the file to write.");
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
    check_all_differ(options, figure_files);
    for (const fs::path& file : {data.folder / dnn::train_file, data.folder / dnn::test_file})
        for (const auto& [option, output] : {std::pair{"--costs", options.costs},
                                             {"--save", options.save},
                                             {"--metrics", options.metrics},
                                             {"--checkpoint", options.checkpoint}})
            if (!output.empty() && output != options.resume && only_path(output) == only_path(file))
                throw support::Error(std::string(option) + ' ' + output +
                                     " would overwrite the images. Name another file.");
    for (const auto& [option, file] :
         {std::pair{"--costs", options.costs}, {"--save", options.save}, {"--metrics", options.metrics}})
        if (!file.empty() && dnn::is_checkpoint(file))
            throw support::Error(std::string(option) + ' ' + file +
                                 " would overwrite a checkpoint. Name another file.");
    for (const std::string& file : {options.costs, options.save, options.metrics, options.checkpoint})
        if (!file.empty())
            support::check_writable(file);
    try {
        check_figures(figure_files);
    } catch (const support::Error& error) {
        throw support::Error(std::string(error.what()) + " Or train without figures: --no-plot.");
    }
}

} // namespace tools

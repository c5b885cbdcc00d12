#include "tools/training.hpp"

#include "dnn/dnn_utils.hpp"
#include "dnn/numpy.hpp"
#include "dnn/support/text.hpp"
#include "dnn/training/training_run.hpp"
#include "plots/plots.hpp"
#include "tools/program.hpp"
#include "tools/progress.hpp"

#include <cstdio>
#include <fstream>
#include <iostream>

namespace tools {
namespace fs = std::filesystem;

namespace {

std::string decimals(int digits, double x) {
    char text[64];
    return {text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.*f", digits, x))};
}

/// "0.9856 on the 209 training images"
std::string accuracy_on(const dnn::DataSet& set, const std::string& name, const dnn::Parameters& parameters) {
    return decimals(4, dnn::accuracy(dnn::predict(set.X, parameters), set.Y)) + " on the " +
           support::amount(set.X.n_cols, name + " image");
}

std::string counted(const dnn::DataSet& set, const std::string& name) {
    return support::amount(set.X.n_cols, name + " image") + " (" +
           support::amount(static_cast<int>(arma::accu(set.Y)), "cat") + ")";
}

std::string subtitle(const dnn::CatData& data, const dnn::TrainedModel& model) {
    return "layers " + layers(model.layer_dims) + ", learning rate " + np::str(model.learning_rate) + ", " +
           support::amount(model.iterations, "iteration") + ", " + data.name;
}

void draw_cost(const fs::path& file, const dnn::CatData& data, const std::vector<dnn::TrainedModel>& models) {
    std::vector<plots::CostCurve> curves;
    std::string names;
    for (const dnn::TrainedModel& model : models) {
        curves.push_back({dnn::to_string(model.model) + " model, " + layers(model.layer_dims), model.costs});
        names += (names.empty() ? "" : " and ") + dnn::to_string(model.model);
    }
    plots::cost(file, "Cost of the " + names + (models.size() == 1 ? " model" : " models"),
                "learning rate " + np::str(models.front().learning_rate) + ", " + data.name, curves);
}

void draw_misclassified(const fs::path& file, const dnn::CatData& data, const dnn::TrainedModel& model) {
    const arma::mat p = dnn::predict(data.test.X, model.parameters); // (1, m)
    const arma::uvec wrong = arma::find((p > 0.5) != (data.test.Y > 0.5));
    std::vector<std::string> captions;
    for (arma::uword i : wrong)
        captions.push_back(std::string(data.test.Y(i) > 0.5 ? "cat" : "no cat") +
                           ", p = " + decimals(2, p(i)));
    plots::contact_sheet(file, "Test images that the " + dnn::to_string(model.model) + " model gets wrong",
                         subtitle(data, model), data.test.X.cols(wrong), data.test.height, data.test.width,
                         captions, 24, "none: every test image is classified correctly");
}

void draw_weights(const fs::path& file, const dnn::CatData& data, const dnn::TrainedModel& model) {
    plots::first_layer(file, "First layer's weights of the " + dnn::to_string(model.model) + " model",
                       subtitle(data, model), model.parameters.at("W1"), data.train.height, data.train.width);
}

void print_result(const dnn::CatData& data, const dnn::TrainedModel& model, int iterations, double seconds) {
    std::cout << "  " << support::amount(iterations, "iteration") << " in " << decimals(1, seconds) << " s";
    if (!model.costs.empty())
        std::cout << ", cost " << decimals(4, model.costs.front()) << " -> "
                  << decimals(4, model.costs.back());
    std::cout << "\n  accuracy " << accuracy_on(data.train, "training", model.parameters) << ", "
              << accuracy_on(data.test, "test", model.parameters) << std::endl;
}

} // namespace

std::string layers(const std::vector<int>& layer_dims) {
    std::string text;
    for (int n : layer_dims)
        text += (text.empty() ? "" : "-") + std::to_string(n);
    return text;
}

void print_data(const dnn::CatData& data) {
    std::cout << "Data: " << data.name << " in " << shown(data.folder) << "\n  "
              << counted(data.train, "training") << ", " << counted(data.test, "test") << ", "
              << data.train.height << " x " << data.train.width << " pixels\n";
}

Outcome train_visibly(const dnn::CatData& data, const dnn::TrainingOptions& options,
                      const dnn::TrainingState& start,
                      const std::function<void(const dnn::TrainingState&)>& on_rest) {
    std::cout << "\nThe " << dnn::to_string(options.model) << " model: layers "
              << layers(dnn::layers_of(data.train, options)) << ", learning rate "
              << np::str(options.learning_rate) << ", " << support::amount(options.iterations, "iteration");
    if (start.iterations > 0)
        std::cout << ", resumed after " << start.iterations;
    std::cout << std::endl;

    Outcome outcome;
    try {
        dnn::TrainingRun run(data.train, options);
        if (!start.parameters.empty())
            run.resume(start);
        double seconds = 0;
        try {
            Progress progress(options.iterations, start.iterations);
            const dnn::OnIteration watch = [&](int iteration, double cost) {
                progress.show(iteration, cost);
                return !was_interrupted();
            };
            run.go_on({watch, on_rest, [] { Progress::beat('.'); }});
            seconds = progress.seconds();
        } catch (...) {
            outcome.fault = std::current_exception();
        }
        outcome.state = run.state();
        outcome.model = run.result();
        if (!outcome.fault)
            print_result(data, outcome.model, outcome.model.iterations - start.iterations, seconds);
    } catch (...) {
        if (!outcome.fault)
            outcome.fault = std::current_exception();
    }
    return outcome;
}

dnn::TrainedModel train_visibly(const dnn::CatData& data, const dnn::TrainingOptions& options) {
    Outcome outcome = train_visibly(data, options, {}, nullptr);
    if (outcome.fault)
        std::rethrow_exception(outcome.fault);
    return std::move(outcome.model);
}

std::vector<fs::path> figure_files(const fs::path& cost, const std::vector<dnn::Model>& models) {
    const std::string stem = cost.stem().string(), prefix = stem == "cost" ? "" : stem + '-';
    const auto beside = [&](std::string name) {
        return cost.parent_path() / name.insert(0, prefix).append(cost.extension().string());
    };
    std::vector<fs::path> files{cost};
    for (const dnn::Model model : models) {
        files.push_back(beside("misclassified-" + dnn::to_string(model)));
        files.push_back(beside("weights-" + dnn::to_string(model)));
    }
    return files;
}

std::vector<double> read_costs(const fs::path& file) {
    std::ifstream in(file);
    std::vector<double> costs;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line))
        costs.push_back(std::stod(line.substr(line.find(',') + 1)));
    return costs;
}

void check_figures(const std::vector<fs::path>& files) {
    for (const fs::path& file : files)
        plots::check_can_plot(file);
}

void draw_figures(const std::vector<fs::path>& files, const dnn::CatData& data,
                  const std::vector<dnn::TrainedModel>& models) {
    auto file = files.begin();
    draw_cost(*file++, data, models);
    for (const dnn::TrainedModel& model : models) {
        draw_misclassified(*file++, data, model);
        draw_weights(*file++, data, model);
    }
}

void print_files(const std::string& title, const std::vector<fs::path>& files) {
    std::cout << '\n' << title << ":\n";
    for (const fs::path& file : files)
        std::cout << "  " << shown(file) << '\n';
}

} // namespace tools

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

/// "the deep model"
std::string named(const dnn::TrainedModel& model) {
    return dnn::to_string(model.model) + " model";
}

void draw_confusion(const fs::path& file, const dnn::CatData& data,
                    const std::vector<dnn::TrainedModel>& models) {
    std::vector<plots::Confusion> all;
    for (const dnn::TrainedModel& model : models) {
        const dnn::Confusion c = dnn::confusion(dnn::predict(data.test.X, model.parameters), data.test.Y);
        const dnn::Interval interval = dnn::wilson_interval(c.right(), c.all());
        all.push_back({named(model), {{{c.cats_found, c.cats_missed}, {c.false_cats, c.others_found}}}, {}});
        all.back().summary = {"accuracy " + decimals(2, c.accuracy()),
                              "95 % interval: " + decimals(2, interval.low) + " to " +
                                  decimals(2, interval.high)};
        if (c.is_one_answer())
            all.back().summary.push_back("the same answer to every image");
    }
    const double cats = arma::accu(data.test.Y), m = data.test.Y.n_elem;
    plots::confusion(file, "Answers to the test images",
                     data.name + "; always \"cat\": accuracy " + decimals(2, cats / m), all);
}

void draw_curves(const fs::path& file, const dnn::CatData& data, const dnn::TrainedModel& model) {
    plots::LearningCurves curves;
    for (const dnn::Milestone& at : model.milestones) {
        curves.iterations.push_back(at.iteration);
        curves.train_cost.push_back(at.train_cost);
        curves.test_cost.push_back(at.test_cost);
        curves.train_accuracy.push_back(at.train.accuracy());
        curves.test_accuracy.push_back(at.test.accuracy());
        curves.baseline = at.test.accuracy_of_always_cat();
    }
    plots::learning_curves(file, "How the " + named(model) + " learns", subtitle(data, model), curves);
}

/// "p = 0.97", "p < 0.01"
std::string probability(double p) {
    return p < 0.01 ? "p < 0.01" : p > 0.99 ? "p > 0.99" : "p = " + decimals(2, p);
}

void draw_misclassified(const fs::path& file, const dnn::CatData& data, const dnn::TrainedModel& model) {
    const arma::mat p = dnn::predict(data.test.X, model.parameters); // (1, m)
    const arma::uvec wrong = arma::find((p > 0.5) != (data.test.Y > 0.5));
    std::vector<std::string> captions;
    for (arma::uword i : wrong)
        captions.push_back(std::string(data.test.Y(i) > 0.5 ? "cat" : "no cat") + ", " + probability(p(i)));
    plots::contact_sheet(file,
                         std::to_string(wrong.n_elem) + " of " + support::amount(p.n_elem, "test image") +
                             " that the " + named(model) + " gets wrong",
                         subtitle(data, model), data.test.X.cols(wrong), data.test.height, data.test.width,
                         captions, 24, "none: every test image is classified correctly");
}

/// What the units of the first layer do, by the training images: how active each is on average, times the size of the
/// weights that its activation meets in the second layer. 0: it is dead.
arma::vec effects_of_units(const dnn::CatData& data, const dnn::TrainedModel& model) {
    const arma::mat& W1 = model.parameters.at("W1");
    const auto next = model.parameters.find("W2");
    arma::mat Z1 = W1 * data.train.X;
    Z1.each_col() += model.parameters.at("b1");
    if (next == model.parameters.end()) // a single layer
        return arma::mean(arma::abs(Z1), 1);
    return arma::mean(dnn::relu(Z1), 1) % arma::sum(arma::abs(next->second), 0).t();
}

void draw_weights(const fs::path& file, const dnn::CatData& data, const dnn::TrainedModel& model) {
    const arma::mat change =
        model.parameters.at("W1") - dnn::start_of(model.model, model.layer_dims).at("W1");
    const arma::vec effects = effects_of_units(data, model);
    const arma::uvec order = arma::stable_sort_index(effects, "descend");
    std::vector<std::string> captions;
    for (const arma::uword unit : order)
        captions.push_back("unit " + std::to_string(unit + 1) + ", " +
                           (effects(unit) >= 0.005 ? "effect " + decimals(2, effects(unit))
                            : effects(unit) > 0    ? "effect < 0.01"
                                                   : "dead"));
    plots::first_layer(file, "What the first layer of the " + named(model) + " has learned",
                       subtitle(data, model), change.rows(order), data.train.height, data.train.width,
                       captions);
}

void print_result(const dnn::CatData& data, const dnn::TrainedModel& model, int iterations, double seconds) {
    std::cout << "  " << support::amount(iterations, "iteration") << " in " << decimals(1, seconds) << " s";
    if (!model.costs.empty())
        std::cout << ", cost " << decimals(4, model.costs.front()) << " -> "
                  << decimals(4, model.costs.back());
    const dnn::Confusion test = dnn::confusion(dnn::predict(data.test.X, model.parameters), data.test.Y);
    std::cout << "\n  accuracy " << accuracy_on(data.train, "training", model.parameters) << ", "
              << accuracy_on(data.test, "test", model.parameters) << '\n';
    if (test.is_one_answer())
        std::cout << "  it answers the same for every test image: it has learned nothing\n";
    std::cout << std::flush;
}

dnn::Milestone milestone(const dnn::CatData& data, const dnn::TrainedModel& model) {
    const arma::mat p_train = dnn::predict(data.train.X, model.parameters),
                    p_test = dnn::predict(data.test.X, model.parameters);
    return {model.iterations, dnn::compute_cost(p_train, data.train.Y),
            dnn::compute_cost(p_test, data.test.Y), dnn::confusion(p_train, data.train.Y),
            dnn::confusion(p_test, data.test.Y)};
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
                      const std::function<void(const dnn::TrainingState&)>& on_rest, bool evaluates) {
    std::cout << "\nThe " << dnn::to_string(options.model) << " model: layers "
              << layers(dnn::layers_of(data.train, options)) << ", learning rate "
              << np::str(options.learning_rate) << ", " << support::amount(options.iterations, "iteration");
    if (start.iterations > 0)
        std::cout << ", resumed after " << start.iterations;
    std::cout << std::endl;

    Outcome outcome;
    std::vector<dnn::Milestone> milestones;
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
            const auto rest = [&](const dnn::TrainingState& state) {
                if (on_rest)
                    on_rest(state);
                if (evaluates && !was_interrupted())
                    milestones.push_back(milestone(data, run.result()));
            };
            if (evaluates)
                milestones.push_back(milestone(data, run.result()));
            run.go_on({watch, rest, [] { Progress::beat('.'); }});
            seconds = progress.seconds();
        } catch (...) {
            outcome.fault = std::current_exception();
        }
        outcome.state = run.state();
        outcome.model = run.result();
        outcome.model.milestones = std::move(milestones);
        if (!outcome.fault)
            print_result(data, outcome.model, outcome.model.iterations - start.iterations, seconds);
    } catch (...) {
        if (!outcome.fault)
            outcome.fault = std::current_exception();
    }
    return outcome;
}

dnn::TrainedModel train_visibly(const dnn::CatData& data, const dnn::TrainingOptions& options,
                                bool evaluates) {
    Outcome outcome = train_visibly(data, options, {}, nullptr, evaluates);
    if (outcome.fault)
        std::rethrow_exception(outcome.fault);
    return std::move(outcome.model);
}

std::vector<fs::path> figure_files(const fs::path& cost, const std::vector<dnn::Model>& models) {
    const std::string stem = cost.stem().string(), prefix = stem == "cost" ? "" : stem + '-';
    const auto beside = [&](std::string name) {
        return cost.parent_path() / name.insert(0, prefix).append(cost.extension().string());
    };
    std::vector<fs::path> files{cost, beside("confusion")};
    for (const dnn::Model model : models) {
        files.push_back(beside("curves-" + dnn::to_string(model)));
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
    draw_confusion(*file++, data, models);
    for (const dnn::TrainedModel& model : models) {
        draw_curves(*file++, data, model);
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

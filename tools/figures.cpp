#include "tools/figures.hpp"

#include "dnn/dnn_utils.hpp"
#include "dnn/numpy.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <numeric>

namespace tools {
namespace fs = std::filesystem;

namespace {

std::string subtitle(const dnn::CatData& data, const JudgedModel& model) {
    return "layers " + layers(model.layer_dims) + ", learning rate " + np::str(model.learning_rate) + ", " +
           support::amount(model.iterations, "iteration") + ", " + data.name;
}

plots::LearningCurve curve_of(const JudgedModel& model) {
    plots::LearningCurve curve{dnn::to_string(model.model) + " model", model.costs, {}, {}, {}};
    for (const Score& score : model.scores) {
        curve.test_costs.emplace_back(score.iterations, score.test_cost);
        curve.train_accuracies.emplace_back(score.iterations, score.train_accuracy);
        curve.test_accuracies.emplace_back(score.iterations, score.test_accuracy);
    }
    return curve;
}

void draw_learning(const plots::Figure& figure, const dnn::CatData& data,
                   const std::vector<JudgedModel>& models) {
    std::vector<plots::LearningCurve> curves;
    std::string names, dims;
    for (const JudgedModel& model : models) {
        curves.push_back(curve_of(model));
        dims += (names.empty() ? "" : " and ") + layers(model.layer_dims);
        names += (names.empty() ? "" : " and ") + dnn::to_string(model.model);
    }
    const double baseline = confusion(models.front().p_test, data.test.Y).always_cat();
    plots::learning(figure, "Cost and accuracy of the " + names + (models.size() == 1 ? " model" : " models"),
                    "layers " + dims + ", learning rate " + np::str(models.front().learning_rate) + ", " +
                        data.name,
                    curves, baseline, "always \"cat\" on the test images (" + decimals(2, baseline) + ")");
}

void draw_confusion(const plots::Figure& figure, const dnn::CatData& data, const JudgedModel& model) {
    const Confusion counts = confusion(model.p_test, data.test.Y);
    const Share right = counts.right();
    plots::ConfusionTable table{
        counts.cat_as_cat,
        counts.cat_as_other,
        counts.other_as_cat,
        counts.other_as_other,
        {std::to_string(right.right) + " of " + std::to_string(right.all) +
             " right: " + decimals(2, right.share()),
         "95 % interval (Wilson): " + decimals(2, right.low()) + " to " + decimals(2, right.high()),
         "always \"cat\" would get " + decimals(2, counts.always_cat())}};
    if (right.high() < counts.always_cat())
        table.remarks.emplace_back("which is better than this model");
    else if (right.low() <= counts.always_cat())
        table.remarks.emplace_back("which this interval does not exclude");
    if (const std::string answer = same_answer(model.p_test); !answer.empty())
        table.remarks.push_back("it answers \"" + answer + "\" for every image");
    plots::confusion(figure, "What the " + dnn::to_string(model.model) + " model says of the test images",
                     subtitle(data, model), table);
}

void draw_misclassified(const plots::Figure& figure, const dnn::CatData& data, const JudgedModel& model) {
    const arma::mat& p = model.p_test;
    const arma::uvec wrong = arma::find((p > 0.5) != (data.test.Y > 0.5));
    std::vector<std::string> captions;
    for (arma::uword i : wrong)
        captions.push_back(std::string(data.test.Y(i) > 0.5 ? "cat" : "no cat") + ", p " +
                           probability(p(i), 2));
    plots::contact_sheet(figure,
                         "Test images that the " + dnn::to_string(model.model) + " model gets wrong: " +
                             std::to_string(wrong.n_elem) + " of " + std::to_string(p.n_elem),
                         subtitle(data, model), data.test.X.cols(wrong), data.test.height, data.test.width,
                         captions, 24, "none: every test image is classified correctly");
}

/// What a unit of the first layer does.
struct Unit {
    arma::uword row;
    bool dead;     // 0 for every training image
    double effect; // by which it raises p(cat), on average over them
};

/// By effect, from the one that says "cat" the most; dead ones last.
std::vector<Unit> units_of(const dnn::CatData& data, const JudgedModel& model) {
    const dnn::Parameters& parameters = model.parameters;
    const arma::mat Z1 =
        (parameters.at("W1") * data.train.X).eval().each_col() + arma::vec(parameters.at("b1"));
    arma::mat A1 = dnn::relu(Z1);
    dnn::Parameters above; // the network above the first layer
    for (std::size_t l = 2; l < model.layer_dims.size(); ++l)
        for (const std::string kind : {"W", "b"})
            above[kind + std::to_string(l - 1)] = parameters.at(kind + std::to_string(l));
    const arma::mat p = dnn::predict(A1, above);
    std::vector<Unit> units;
    for (arma::uword row = 0; row < A1.n_rows; ++row) {
        const arma::rowvec active = A1.row(row);
        A1.row(row).zeros();
        units.push_back({row, active.max() <= 0, arma::accu(p - dnn::predict(A1, above)) / double(p.n_elem)});
        A1.row(row) = active;
    }
    std::stable_sort(units.begin(), units.end(), [](const Unit& a, const Unit& b) {
        return a.dead != b.dead ? b.dead : a.effect > b.effect;
    });
    return units;
}

std::string caption_of(const Unit& unit) {
    const std::string name = "unit " + std::to_string(unit.row + 1);
    if (unit.dead)
        return name + ", dead";
    if (std::abs(unit.effect) < 0.0005)
        return name + ", 0";
    return name + (unit.effect < 0 ? ", −" : ", +") + decimals(3, std::abs(unit.effect));
}

void draw_weights(const plots::Figure& figure, const dnn::CatData& data, const JudgedModel& model) {
    const arma::mat change = model.parameters.at("W1") - model.W1_start;
    const std::string title =
        "What the first layer of the " + dnn::to_string(model.model) + " model has learned";
    if (model.layer_dims.size() == 2) { // its unit is the answer itself
        plots::first_layer(figure, title, subtitle(data, model), change, data.train.height, data.train.width,
                           {"the one unit"}, "The change of W1 since the start, per channel.");
        return;
    }
    std::vector<std::string> captions;
    arma::uvec order(change.n_rows);
    for (const Unit& unit : units_of(data, model)) {
        order(captions.size()) = unit.row;
        captions.push_back(caption_of(unit));
    }
    plots::first_layer(figure, title, subtitle(data, model), change.rows(order), data.train.height,
                       data.train.width, captions,
                       "The change of W1 since the start, per channel.\n"
                       "Beside each unit: by how much it raises p(cat).\n"
                       "Dead: 0 for every training image.");
}

} // namespace

std::vector<fs::path> figure_files(const fs::path& cost, const std::vector<dnn::Model>& models) {
    const std::string stem = cost.stem().string(), prefix = stem == "cost" ? "" : stem + '-';
    const auto beside = [&](std::string name) {
        return cost.parent_path() / name.insert(0, prefix).append(cost.extension().string());
    };
    std::vector<fs::path> files{cost};
    for (const dnn::Model model : models)
        for (const char* name : {"confusion-", "misclassified-", "weights-"})
            files.push_back(beside(name + dnn::to_string(model)));
    return files;
}

void check_figures(const std::vector<fs::path>& files) {
    for (const fs::path& file : files)
        plots::check_can_plot(file);
}

void draw_figures(const std::vector<fs::path>& files, const plots::Size& size, const dnn::CatData& data,
                  const std::vector<JudgedModel>& models) {
    auto file = files.begin();
    draw_learning({*file++, size}, data, models);
    for (const JudgedModel& model : models) {
        draw_confusion({*file++, size}, data, model);
        draw_misclassified({*file++, size}, data, model);
        draw_weights({*file++, size}, data, model);
    }
}

} // namespace tools

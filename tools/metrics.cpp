#include "tools/metrics.hpp"

#include "dnn/numpy.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"
#include "dnn/training/checkpoint.hpp"

#include <cmath>
#include <dlfcn.h>

namespace tools {
namespace {

using support::Json;

constexpr int metrics_format = 1;

Json number_or_null(double x) {
    return std::isfinite(x) ? Json(x) : Json();
}

template <class Numbers>
Json numbers(const Numbers& values) {
    Json list = Json::array();
    for (const double value : values)
        list.push_back(number_or_null(value));
    return list;
}

/// Only OpenBLAS says what it is.
std::string blas() {
    void* const config = dlsym(RTLD_DEFAULT, "openblas_get_config");
    return config == nullptr ? "unknown" : reinterpret_cast<const char* (*)()>(config)();
}

Json worth(const arma::mat& p, const arma::mat& Y) {
    const Confusion counts = confusion(p, Y);
    const Share right = counts.right();
    const std::string same = same_answer(p);
    Json json;
    json["accuracy"] = number_or_null(right.share());
    json["interval_95"] = numbers(std::vector<double>{right.low(), right.high()});
    json["always_cat"] = number_or_null(counts.always_cat());
    json["same_answer"] = same.empty() ? Json() : Json(same);
    json["confusion"] = {{"cat_as_cat", counts.cat_as_cat},
                         {"cat_as_other", counts.cat_as_other},
                         {"other_as_cat", counts.other_as_cat},
                         {"other_as_other", counts.other_as_other}};
    json["p"] = numbers(p);
    json["wrong"] = Json::array();
    for (arma::uword i = 0; i < p.n_elem; ++i)
        if ((p(i) > 0.5) != (Y(i) > 0.5))
            json["wrong"].push_back(i);
    return json;
}

Json scores_of(const JudgedModel& model) {
    Json list = Json::array();
    for (const Score& score : model.scores)
        list.push_back({{"iteration", score.iterations},
                        {"train_cost", number_or_null(score.train_cost)},
                        {"train_accuracy", number_or_null(score.train_accuracy)},
                        {"test_cost", number_or_null(score.test_cost)},
                        {"test_accuracy", number_or_null(score.test_accuracy)}});
    return list;
}

Json model_json(const dnn::CatData& data, const JudgedModel& model) {
    Json json;
    json["model"] = dnn::to_string(model.model);
    json["layers"] = model.layer_dims;
    json["learning_rate"] = model.learning_rate;
    json["iterations"] = model.iterations;
    json["complete"] = model.complete;
    json["costs"] = numbers(model.costs);
    json["scores"] = scores_of(model);
    json["train"] = model.p_train.empty() ? Json() : worth(model.p_train, data.train.Y);
    json["test"] = model.p_test.empty() ? Json() : worth(model.p_test, data.test.Y);
    return json;
}

Json set_json(const dnn::DataSet& set) {
    return {{"images", set.Y.n_elem}, {"cats", static_cast<std::size_t>(arma::accu(set.Y))}};
}

/// What changes the numbers, and nothing else.
std::string command_of(const TrainOptions& options) {
    std::string text = "--model " + options.model + " --iterations " + std::to_string(options.iterations) +
                       " --learning-rate " + np::str(options.learning_rate);
    if (!options.layers.empty())
        text += " --layers " + layers(options.layers);
    if (options.seed)
        text += " --seed " + std::to_string(*options.seed);
    for (const auto& [given, flag] : {std::pair{options.stable, " --stable"},
                                      {options.no_reduce, " --no-reduce"},
                                      {options.as_written, " --as-written"}})
        text += given ? flag : "";
    return options.functions == "exercises" ? text + " --functions exercises" : text;
}

} // namespace

void write_metrics(const std::filesystem::path& file, const TrainOptions& options, const dnn::CatData& data,
                   const std::vector<JudgedModel>& models) {
    Json json;
    json["format"] = metrics_format;
    json["versions"] = {{"deepsteps", DEEPSTEPS_VERSION},
                        {"compiler", __VERSION__},
                        {"armadillo", arma::arma_version::as_string()},
                        {"blas", blas()}};
    json["command"] = command_of(options);
    json["functions"] = functions_name;
    json["seed"] = options.seed ? Json(*options.seed) : Json();
    json["data"] = {
        {"name", data.name},         {"sha256", dnn::digest_of(data.train)}, {"height", data.train.height},
        {"width", data.train.width}, {"train", set_json(data.train)},        {"test", set_json(data.test)}};
    json["models"] = Json::array();
    for (const JudgedModel& model : models)
        json["models"].push_back(model_json(data, model));
    support::write_atomically(file, [&](std::ostream& out) { out << support::text_of(json, 1) << '\n'; });
}

} // namespace tools

#include "tools/train_outputs.hpp"

#include "dnn/numpy.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"
#include "dnn/training/saved_models.hpp"

#include <algorithm>
#include <dlfcn.h>
#include <iostream>

namespace tools {
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds between_checkpoints{1};

dnn::Checkpoint blank_checkpoint(const TrainOptions& options, const dnn::CatData& data,
                                 const std::vector<dnn::TrainingOptions>& all) {
    dnn::Checkpoint checkpoint;
    if (!options.checkpoint.empty())
        checkpoint.data = dnn::digest_of(data.train);
    checkpoint.data_name = data.name;
    checkpoint.learning_rate = options.learning_rate;
    checkpoint.reduce = !options.no_reduce;
    checkpoint.as_written = all.front().as_written;
    checkpoint.stable = options.stable;
    for (const dnn::TrainingOptions& training : all)
        checkpoint.models.push_back(
            {dnn::to_string(training.model), dnn::layers_of(data.train, training), {}});
    return checkpoint;
}

} // namespace

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
}

namespace {

using support::Json;

Json json_of(const dnn::Confusion& c) {
    const dnn::Interval interval = dnn::wilson_interval(c.right(), c.all());
    return {{"images", c.all()},
            {"accuracy", c.accuracy()},
            {"interval_95", {interval.low, interval.high}},
            {"always_cat", c.accuracy_of_always_cat()},
            {"confusion",
             {{"cats_found", c.cats_found},
              {"cats_missed", c.cats_missed},
              {"taken_for_cats", c.false_cats},
              {"told_apart", c.others_found}}}};
}

Json json_of(const dnn::TrainedModel& model) {
    Json milestones = Json::array();
    for (const dnn::Milestone& at : model.milestones)
        milestones.push_back({{"iteration", at.iteration},
                              {"train_cost", at.train_cost},
                              {"train_accuracy", at.train.accuracy()},
                              {"test_cost", at.test_cost},
                              {"test_accuracy", at.test.accuracy()}});
    Json json = {{"model", dnn::to_string(model.model)},
                 {"layers", model.layer_dims},
                 {"learning_rate", model.learning_rate},
                 {"iterations", model.iterations},
                 {"complete", model.complete},
                 {"first_cost", model.costs.empty() ? Json() : Json(model.costs.front())},
                 {"last_cost", model.costs.empty() ? Json() : Json(model.costs.back())},
                 {"milestones", milestones}};
    if (!model.milestones.empty()) {
        json["train"] = json_of(model.milestones.back().train);
        json["test"] = json_of(model.milestones.back().test);
    }
    return json;
}

/// "OpenBLAS 0.3.21 …", as far as it tells.
std::string blas() {
    if (void* const function = dlsym(RTLD_DEFAULT, "openblas_get_config"))
        return reinterpret_cast<const char* (*)()>(function)();
    return "not OpenBLAS";
}

} // namespace

void write_metrics(const fs::path& file, const TrainOptions& options, const dnn::CatData& data,
                   const std::vector<dnn::TrainedModel>& models) {
    Json all = Json::array();
    for (const dnn::TrainedModel& model : models)
        all.push_back(json_of(model));
    const Json json = {{"format", 1},
                       {"deepsteps", DEEPSTEPS_VERSION},
                       {"compiler", __VERSION__},
                       {"armadillo", arma::arma_version::as_string()},
                       {"blas", blas()},
                       {"functions", options.functions},
                       {"data",
                        {{"name", data.name},
                         {"digest", dnn::digest_of(data.train)},
                         {"train_images", data.train.X.n_cols},
                         {"test_images", data.test.X.n_cols}}},
                       {"models", all}};
    support::write_atomically(file, [&](std::ostream& out) { out << support::text_of(json, 1) << '\n'; });
}

void save_models(const fs::path& file, const dnn::CatData& data,
                 const std::vector<dnn::TrainedModel>& models) {
    std::vector<dnn::SavedModel> saved;
    saved.reserve(models.size());
    for (const dnn::TrainedModel& model : models)
        saved.push_back({dnn::to_string(model.model), model.parameters, data.train.height, data.train.width,
                         model.learning_rate, model.iterations, data.name});
    dnn::save_models(file, saved);
}

CheckpointFile::CheckpointFile(const TrainOptions& options, const dnn::CatData& data,
                               const std::vector<dnn::TrainingOptions>& all)
    : file_(options.checkpoint), every_rest_(options.every.has_value()),
      content_(blank_checkpoint(options, data, all)) {
    if (options.resume.empty())
        return;
    dnn::Checkpoint found = dnn::load_checkpoint(options.resume);
    dnn::check_same_training(options.resume, found, content_);
    for (const dnn::ModelCheckpoint& model : found.models)
        if (model.state.iterations > options.iterations)
            throw support::Error(options.resume + ": its " + model.name + " model has made " +
                                 std::to_string(model.state.iterations) +
                                 " iterations already; ask for as many --iterations or more.");
    content_.models = std::move(found.models);
}

void CheckpointFile::rest(std::size_t model, const dnn::TrainingState& state) {
    if (every_rest_ || Clock::now() >= next_)
        keep(model, state);
}

void CheckpointFile::keep(std::size_t model, const dnn::TrainingState& state) {
    if (file_.empty())
        return;
    content_.models.at(model).state = state;
    try {
        dnn::save_checkpoint(file_, content_);
        error_.clear();
    } catch (const support::Error& error) {
        if (error_.empty())
            std::cout << "  " << error.what() << " The training goes on." << std::endl;
        error_ = error.what();
    }
    next_ = Clock::now() + between_checkpoints;
}

} // namespace tools

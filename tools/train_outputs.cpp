#include "tools/train_outputs.hpp"

#include "dnn/numpy.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"
#include "dnn/training/saved_models.hpp"

#include <algorithm>
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
    if (options.seed)
        checkpoint.seed = std::to_string(*options.seed);
    checkpoint.learning_rate = options.learning_rate;
    checkpoint.reduce = !options.no_reduce;
    checkpoint.as_written = all.front().as_written;
    checkpoint.stable = options.stable;
    for (const dnn::TrainingOptions& training : all)
        checkpoint.models.push_back(
            {dnn::to_string(training.model), dnn::layers_of(data.train, training), {}});
    return checkpoint;
}

/// "two-layer: 2500 iterations, deep: 300 iterations"
std::string progress_of(const dnn::Checkpoint& checkpoint) {
    std::string text;
    for (const dnn::ModelCheckpoint& model : checkpoint.models)
        text += (text.empty() ? "" : ", ") + model.name + ": " +
                support::amount(model.state.iterations, "iteration");
    return text;
}

/// A new training must not take the place of an older one, nor of anything else: the same command may be given again after
/// an interruption.
void check_takes_no_place(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error) || fs::file_size(file, error) == 0)
        return;
    const std::string name = file.string();
    if (!dnn::is_checkpoint(file))
        throw support::Error("--checkpoint " + name +
                             " would overwrite a file that is no checkpoint; name a new file.");
    std::string made;
    try {
        made = progress_of(dnn::load_checkpoint(file));
    } catch (const support::Error& damage) {
        throw support::Error("--checkpoint " + name + " exists already, and cannot be resumed: " +
                             damage.what() + " Or name a new file.");
    }
    throw support::Error("--checkpoint " + name + " exists already (" + made +
                         "): to go on from there, give --resume " + name +
                         " in its place; to start anew, name a new file.");
}

} // namespace

/// Writes iteration,cost for one model, or iteration,two-layer,deep. A cost that one of the models lacks stays empty.
void write_costs(const fs::path& file, const std::vector<JudgedModel>& models) {
    support::write_atomically(file, [&](std::ostream& out) {
        out << "iteration";
        std::size_t rows = 0;
        for (const JudgedModel& model : models) {
            out << ',' << (models.size() == 1 ? "cost" : dnn::to_string(model.model));
            rows = std::max(rows, model.costs.size());
        }
        out << '\n';
        for (std::size_t i = 0; i < rows; ++i) {
            out << i;
            for (const JudgedModel& model : models)
                out << ',' << (i < model.costs.size() ? np::str(model.costs[i]) : "");
            out << '\n';
        }
    });
}

void save_models(const fs::path& file, const dnn::CatData& data, const std::vector<JudgedModel>& models) {
    std::vector<dnn::SavedModel> saved;
    saved.reserve(models.size());
    for (const JudgedModel& model : models)
        saved.push_back({dnn::to_string(model.model), model.parameters, data.train.height, data.train.width,
                         model.learning_rate, model.iterations, data.name});
    dnn::save_models(file, saved);
}

CheckpointFile::CheckpointFile(const TrainOptions& options, const dnn::CatData& data,
                               const std::vector<dnn::TrainingOptions>& all)
    : file_(options.checkpoint), every_rest_(options.every.has_value()),
      content_(blank_checkpoint(options, data, all)) {
    std::error_code error;
    if (!options.checkpoint.empty() && !fs::equivalent(options.checkpoint, options.resume, error))
        check_takes_no_place(options.checkpoint);
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
            std::cout << "  " << support::one_line(error.what()) << " The training goes on." << std::endl;
        error_ = error.what();
    }
    next_ = Clock::now() + between_checkpoints;
}

} // namespace tools

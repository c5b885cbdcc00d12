// What a training leaves behind: costs, models and checkpoints.
#pragma once

#include "dnn/training/checkpoint.hpp"
#include "tools/train_options.hpp"
#include "tools/training.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace tools {

/// Writes iteration,cost for one model, or iteration,two-layer,deep. A cost that one of the models lacks stays empty.
void write_costs(const std::filesystem::path& file, const std::vector<JudgedModel>& models);

void save_models(const std::filesystem::path& file, const dnn::CatData& data,
                 const std::vector<JudgedModel>& models);

/// The file of --checkpoint, if there is one. A checkpoint that cannot be written does not end the training: the next
/// one may succeed, and the last error is told at the end.
class CheckpointFile {
public:
    /// With --resume, reads that file and checks that it is of this training. Throws support::Error.
    CheckpointFile(const TrainOptions& options, const dnn::CatData& data,
                   const std::vector<dnn::TrainingOptions>& all);

    /// Where the training of this model begins; without parameters: at the beginning.
    const dnn::TrainingState& start(std::size_t model) const { return content_.models.at(model).state; }

    /// Writes the state, if it is time to.
    void rest(std::size_t model, const dnn::TrainingState& state);
    /// Writes the state.
    void keep(std::size_t model, const dnn::TrainingState& state);

    const std::string& error() const { return error_; } // of the last attempt; "" if it succeeded

private:
    using Clock = std::chrono::steady_clock;

    std::filesystem::path file_;
    bool every_rest_;
    dnn::Checkpoint content_;
    Clock::time_point next_ = Clock::now();
    std::string error_;
};

} // namespace tools

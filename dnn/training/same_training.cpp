// Whether a checkpoint can go on as the training that is asked for.
#include "dnn/numpy.hpp"
#include "dnn/support/error.hpp"
#include "dnn/training/checkpoint.hpp"

namespace dnn {
namespace {

std::string models_of(const Checkpoint& checkpoint) {
    return checkpoint.models.size() == 2 ? "both" : checkpoint.models.front().name;
}

std::string layers_option(const std::vector<int>& layer_dims) {
    std::string text;
    for (const int n : layer_dims)
        text += (text.empty() ? "" : ",") + std::to_string(n);
    return text;
}

std::string seed_option(const std::string& seed) {
    return seed.empty() ? "the course's seeds" : "--seed " + seed;
}

/// "FILE was made with --no-reduce: add it, or …"
void check_flag(const std::filesystem::path& file, bool found, bool wanted, const std::string& flag) {
    if (found != wanted)
        throw support::Error(file.string() + " was made " + (found ? "with " : "without ") + flag +
                             "; resume it " + (found ? "with it, too." : "without it."));
}

} // namespace

void check_same_training(const std::filesystem::path& file, const Checkpoint& found,
                         const Checkpoint& wanted) {
    if (models_of(found) != models_of(wanted))
        throw support::Error(file.string() + " was made with --model " + models_of(found) +
                             ", and this is --model " + models_of(wanted) + ": resume it with --model " +
                             models_of(found) + '.');
    if (found.data != wanted.data)
        throw support::Error(file.string() + " was made with other images (" + found.data_name +
                             ") than these (" + wanted.data_name +
                             "): name the folder of those with --data, or train from the start.");
    for (std::size_t i = 0; i < found.models.size(); ++i)
        if (found.models[i].layer_dims != wanted.models[i].layer_dims)
            throw support::Error(file.string() + " has a " + found.models[i].name + " model of --layers " +
                                 layers_option(found.models[i].layer_dims) + "; this is one of --layers " +
                                 layers_option(wanted.models[i].layer_dims) + ". Resume it with its own.");
    if (found.learning_rate != wanted.learning_rate)
        throw support::Error(file.string() + " was made with --learning-rate " +
                             np::str(found.learning_rate) + ", and this is " + np::str(wanted.learning_rate) +
                             ": resume it with its own.");
    if (found.seed != wanted.seed)
        throw support::Error(file.string() + " was made with " + seed_option(found.seed) + ", and this is " +
                             seed_option(wanted.seed) + ": resume it with its own.");
    check_flag(file, !found.reduce, !wanted.reduce, "--no-reduce");
    check_flag(file, found.as_written, wanted.as_written, "--as-written (or --functions exercises)");
    if (found.stable)
        check_flag(file, found.stable, wanted.stable, "--stable");
}

} // namespace dnn

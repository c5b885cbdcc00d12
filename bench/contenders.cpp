#include "bench/contenders.hpp"

#include "bench/measure.hpp"
#include "bench/statistics.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/json.hpp"
#include "tools/training.hpp"

namespace bench {
namespace fs = std::filesystem;

namespace {

Contender ours(const Setup& setup, dnn::Model model, const fs::path& folder, const std::string& name,
               const std::vector<std::string>& flags, int iterations) {
    const auto train = [=](int count) {
        const fs::path costs = folder / "costs.csv";
        std::vector<std::string> command{setup.program("train_cat"),
                                         "--model",
                                         dnn::to_string(model),
                                         "--no-plot",
                                         "--data",
                                         setup.data,
                                         "--iterations",
                                         std::to_string(count),
                                         "--costs",
                                         costs};
        command.insert(command.end(), flags.begin(), flags.end());
        const Measured measured = measure_success(command);
        return Training{measured.seconds, measured.megabytes, tools::read_costs(costs)};
    };
    return {name, whole_process, iterations, true, train};
}

Contender loop(const Setup& setup, dnn::Model model) {
    const auto train = [=](int count) {
        return measure_program({setup.program("bench"), "--measure-loop", dnn::to_string(model), "--data",
                                setup.data, "--iterations", std::to_string(count)});
    };
    return {our_loop, training_loop, all_iterations, false, train};
}

/// What an iteration cannot do without, at the speed that one thread has for products.
Contender machines_limit(const Setup& setup, dnn::Model model) {
    const std::vector<int> layer_dims = dnn::default_layer_dims(model, setup.n_x);
    const double operations_each = operations(layer_dims, setup.images, true);
    const auto train = [=](int count) {
        const double speed = 1e9 * fastest_gigaflops(layer_dims.at(1), setup.images);
        return Training{count * operations_each / speed, 0, {}};
    };
    return {limit, "its products alone", all_iterations, false, train};
}

} // namespace

std::vector<Contender> our_contenders(const Setup& setup, dnn::Model model, const fs::path& folder) {
    return {ours(setup, model, folder, ours_reduced, {}, all_iterations),
            ours(setup, model, folder, ours_full, {"--no-reduce"},
                 setup.quick ? quick_many_iterations : all_iterations),
            ours(setup, model, folder, written_reduced, {"--as-written"}, all_iterations),
            ours(setup, model, folder, written_full, {"--as-written", "--no-reduce"}, few_iterations),
            loop(setup, model),
            machines_limit(setup, model)};
}

Training measure_training(const Contender& contender) {
    Training training = contender.train(contender.iterations);
    if (contender.iterations < all_iterations) {
        const double one =
            contender.scales_from_one ? contender.train(1).seconds : training.seconds / contender.iterations;
        training.seconds = scaled(training.seconds, contender.iterations, one, all_iterations);
    }
    return training;
}

Training measure_program(const std::vector<std::string>& command) {
    const Measured measured = measure_success(command);
    const std::string& all = measured.output;
    const std::size_t end = all.find_last_not_of('\n') + 1;
    const std::size_t start = end < 2 ? 0 : all.rfind('\n', end - 2) + 1; // npos + 1 is 0
    try {
        const auto said = support::parsed_json(all.substr(start, end - start));
        return {said.at("seconds"), measured.megabytes, said.at("costs")};
    } catch (const support::Json::exception&) {
        throw support::Error(command.front() + " did not print its seconds and costs as JSON.");
    }
}

} // namespace bench

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
    return {name, "whole process", iterations, true, train};
}

Contender peer(const Setup& setup, dnn::Model model, const std::string& python, const std::string& name,
               const std::string& script, int iterations) {
    const auto train = [=](int count) {
        const Measured measured =
            measure_success({python, "-B", setup.project / "bench" / script, dnn::to_string(model),
                             std::to_string(count), setup.data / dnn::train_file});
        try {
            const auto said = support::parsed_json(measured.output);
            return Training{said.at("seconds"), measured.megabytes, said.at("costs")};
        } catch (const support::Json::exception&) {
            throw support::Error(script + " did not print its seconds and costs as JSON.");
        }
    };
    return {name, "training loop", iterations, false, train};
}

/// The output of `python -c program`, without the line end; empty if it fails.
std::string asked(const std::string& python, const std::string& program) {
    std::string output;
    try {
        const Measured measured = measure({python, "-c", program});
        if (measured.succeeded)
            output = measured.output;
    } catch (const std::system_error&) { // no such interpreter
    }
    output.erase(output.find_last_not_of('\n') + 1);
    return output;
}

} // namespace

Peers find_peers() {
    Peers peers;
    // The system's Python first: apt-get installs for it, and another may come first in PATH.
    for (const char* python : {"/usr/bin/python3", "python3"}) {
        peers.numpy = asked(python, "import numpy, h5py; print('NumPy', numpy.__version__)");
        if (peers.numpy.empty())
            continue;
        peers.python = python;
        peers.torch =
            asked(python, "import torch; t = torch.get_num_threads(); "
                          "print('PyTorch', torch.__version__, 'with', t, 'thread' + 's' * (t > 1))");
        break;
    }
    if (peers.numpy.empty())
        peers.missing =
            "The notebook in NumPy and PyTorch are not measured: no python3 here has numpy and h5py. "
            "Run apt-get install python3-numpy python3-h5py python3-torch, then bench again.";
    else if (peers.torch.empty())
        peers.missing = "PyTorch is not measured: " + peers.python +
                        " has no torch. Run apt-get install python3-torch, then bench again.";
    return peers;
}

std::vector<Contender> contenders(const Setup& setup, const Peers& peers, dnn::Model model,
                                  const fs::path& folder) {
    const int few = all_iterations / 25, many = setup.quick ? few : all_iterations;
    std::vector<Contender> all{ours(setup, model, folder, ours_reduced, {}, all_iterations),
                               ours(setup, model, folder, ours_full, {"--no-reduce"}, many)};
    all.push_back(ours(setup, model, folder, written_reduced, {"--as-written"}, all_iterations));
    all.push_back(ours(setup, model, folder, written_full, {"--as-written", "--no-reduce"}, few));
    if (!peers.numpy.empty())
        all.push_back(peer(setup, model, peers.python, in_numpy, "notebook_numpy.py", many));
    if (!peers.torch.empty())
        all.push_back(peer(setup, model, peers.python, in_torch, "notebook_torch.py", many));
    return all;
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

} // namespace bench

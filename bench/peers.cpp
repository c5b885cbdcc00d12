#include "bench/peers.hpp"

#include "bench/measure.hpp"
#include "dnn/dnn_utils.hpp"
#include "dnn/support/error.hpp"
#include "dnn/training/reduction.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <thread>

namespace bench {
namespace fs = std::filesystem;

namespace {

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

/// A C++ peer: what ./deepsteps bench builds where its library is.
struct Program {
    const char *name, *file, *package;
    Precision precision;
};
/// In floats, the training takes another way sooner or later, as where the cost jumps up.
constexpr Precision in_float{1e-6, 200};
constexpr std::array<Program, 3> programs{{{in_libtorch, "peer_libtorch", "libtorch-dev", in_double},
                                           {in_eigen, "peer_eigen", "libeigen3-dev", in_double},
                                           {in_dlib, "peer_dlib", "libdlib-dev", in_float}}};

const std::vector<std::string>& thread_variables() {
    static const std::vector<std::string> names{"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"};
    return names;
}

std::vector<std::string> with_threads(unsigned threads, const std::vector<std::string>& command) {
    std::vector<std::string> words{"env"};
    for (const std::string& variable : thread_variables())
        words.push_back(variable + '=' + std::to_string(threads));
    words.insert(words.end(), command.begin(), command.end());
    return words;
}

/// With as many threads as are the fastest: one or all, tried before the first training.
Contender peer(const std::string& name, const std::function<std::vector<std::string>(int)>& command,
               int iterations, const Precision& precision) {
    constexpr int to_try = 10;
    static std::map<std::string, unsigned> threads; // by the name of the peer
    const auto train = [=](int count) {
        const unsigned all = std::max(std::thread::hardware_concurrency(), 1U);
        const auto run = [&](int iterations_now, unsigned threads_now) {
            return measure_program(with_threads(threads_now, command(iterations_now)));
        };
        if (!threads.contains(name))
            threads[name] = all > 1 && run(to_try, all).seconds < run(to_try, 1).seconds ? all : 1;
        return run(count, threads.at(name));
    };
    return {name, training_loop, iterations, false, train, precision};
}

fs::path task_file(const fs::path& folder, dnn::Model model, bool reduced) {
    return folder / (dnn::to_string(model) + (reduced ? ".reduced" : ".full"));
}

/// bench/peers/task.hpp reads it.
fs::path write_task(const fs::path& folder, const dnn::DataSet& data, dnn::Model model, bool reduced) {
    const std::vector<int> layer_dims = dnn::default_layer_dims(model, static_cast<int>(data.X.n_rows));
    dnn::Parameters parameters =
        model == dnn::Model::deep ? dnn::initialize_parameters_scaled(layer_dims)
                                  : dnn::initialize_parameters(layer_dims[0], layer_dims[1], layer_dims[2]);
    arma::mat X = data.X;
    if (reduced) {
        dnn::Reduction reduction(data.X);
        X = reduction.R();
        parameters.at("W1") = reduction.reduce(parameters.at("W1"));
    }
    const fs::path file = task_file(folder, model, reduced);
    std::ofstream out(file, std::ios::binary);
    const auto number = [&out](auto value) {
        out.write(reinterpret_cast<const char*>(&value), sizeof value);
    };
    const auto matrix = [&](const arma::mat& values) {
        number(static_cast<std::int64_t>(values.n_rows));
        number(static_cast<std::int64_t>(values.n_cols));
        out.write(reinterpret_cast<const char*>(values.memptr()),
                  static_cast<std::streamsize>(values.n_elem * sizeof(double)));
    };
    number(dnn::TrainingOptions().learning_rate);
    number(static_cast<std::int64_t>(layer_dims.size() - 1));
    matrix(X);
    matrix(data.Y);
    for (std::size_t l = 1; l < layer_dims.size(); ++l) {
        matrix(parameters.at('W' + std::to_string(l)));
        matrix(parameters.at('b' + std::to_string(l)));
    }
    if (!out.flush())
        throw support::Error(file.string() + " cannot be written; is the disk full?");
    return file;
}

} // namespace

void write_tasks(const fs::path& folder, const dnn::DataSet& data) {
    for (const dnn::Model model : {dnn::Model::deep, dnn::Model::two_layer})
        for (const bool reduced : {false, true})
            write_task(folder, data, model, reduced);
}

Peers find_peers(const Setup& setup) {
    Peers peers;
    std::string names, packages;
    const auto is_missing = [&](const std::string& name, const std::string& package) {
        names += (names.empty() ? "" : ", ") + name;
        packages += ' ' + package;
    };
    // The system's Python first: apt-get installs for it, and another may come first in PATH.
    for (const char* python : {"/usr/bin/python3", "python3"}) {
        peers.numpy = asked(python, "import numpy, h5py; print('NumPy', numpy.__version__)");
        if (peers.numpy.empty())
            continue;
        peers.python = python;
        peers.torch = asked(python, "import torch; print('PyTorch', torch.__version__)");
        break;
    }
    if (peers.numpy.empty())
        is_missing("the notebook in NumPy", "python3-numpy python3-h5py");
    if (peers.torch.empty())
        is_missing("PyTorch", "python3-torch");
    for (const Program& program : programs)
        if (fs::exists(setup.program(program.file)))
            peers.programs.push_back(program.name);
        else
            is_missing(program.name, program.package);
    if (!names.empty())
        peers.missing = "Not here, so not measured: " + names + ". Run apt-get install" + packages +
                        ", then bench again.";
    return peers;
}

std::vector<Contender> peer_contenders(const Setup& setup, const Peers& peers, dnn::Model model,
                                       const fs::path& folder) {
    const int many = setup.quick ? quick_iterations : all_iterations;
    const int many_reduced = setup.quick ? quick_many_iterations : all_iterations;
    std::vector<Contender> all;
    const auto in_python = [&](const char* name, const char* script) {
        for (const bool reduced : {false, true}) {
            const auto command = [=, file = setup.project / "bench" / script,
                                  data = setup.data / dnn::train_file,
                                  python = peers.python](int iterations) {
                std::vector<std::string> words{
                    python, "-B", file, dnn::to_string(model), std::to_string(iterations), data};
                if (reduced)
                    words.push_back("reduced");
                return words;
            };
            all.push_back(
                peer(reduced ? reduced_name(name) : name, command, reduced ? many_reduced : many, in_double));
        }
    };
    if (!peers.numpy.empty())
        in_python(in_numpy, "notebook_numpy.py");
    if (!peers.torch.empty())
        in_python(in_torch, "notebook_torch.py");
    if (peers.programs.empty())
        return all;

    const auto task = [&](bool reduced) { return task_file(folder, model, reduced); };
    if (!fs::exists(task(false))) // by a process of its own, since this one must stay small (measure.hpp)
        measure_success({setup.program("bench"), "--write-tasks", folder, "--data", setup.data});
    for (const Program& program : programs)
        for (const bool reduced : {false, true})
            if (std::count(peers.programs.begin(), peers.programs.end(), program.name) > 0)
                all.push_back(peer(
                    reduced ? reduced_name(program.name) : program.name,
                    [=, program_file = setup.program(program.file), file = task(reduced)](int iterations) {
                        return std::vector<std::string>{program_file, file, std::to_string(iterations)};
                    },
                    reduced ? many_reduced : many, program.precision));
    return all;
}

std::optional<BestPeer> best_program(const Setup& setup, const Peers& peers, const dnn::DataSet& data,
                                     int iterations, const fs::path& folder) {
    std::optional<BestPeer> best;
    if (peers.programs.empty())
        return best;
    const fs::path task = write_task(folder, data, dnn::Model::deep, false);
    for (const Program& program : programs) {
        if (std::count(peers.programs.begin(), peers.programs.end(), program.name) == 0)
            continue;
        const auto command = [&](int count) {
            return std::vector<std::string>{setup.program(program.file), task, std::to_string(count)};
        };
        const double iteration = peer(program.name + (" on " + std::to_string(data.X.n_cols)), command,
                                      iterations, program.precision)
                                     .train(iterations)
                                     .seconds /
                                 iterations;
        if (!best || iteration < best->iteration)
            best = {program.name, iteration};
    }
    return best;
}

} // namespace bench

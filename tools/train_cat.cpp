// The final program: trains the course's two models on the cat data with the twelve functions it is linked with.
#include "dnn/numpy_seed.hpp"
#include "dnn/support/error.hpp"
#include "tools/figures.hpp"
#include "tools/memory.hpp"
#include "tools/metrics.hpp"
#include "tools/places.hpp"
#include "tools/program.hpp"
#include "tools/progress.hpp"
#include "tools/train_options.hpp"
#include "tools/train_outputs.hpp"
#include "tools/training.hpp"

#include <csignal>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <sys/prctl.h>

namespace {

namespace fs = std::filesystem;
using tools::TrainOptions;

/// "exercises/03_linear_forward.cpp"
std::string exercise_of(const std::string& function) {
    for (const auto& entry : fs::directory_iterator(fs::path(DEEPSTEPS_SOURCE_DIR) / "exercises")) {
        const std::string name = entry.path().filename().string();
        if (name.size() > 3 && name.substr(3) == function + ".cpp")
            return "exercises/" + name;
    }
    return "exercises/";
}

std::string next_step(const TrainOptions& options) {
    if (!options.save.empty())
        return "./deepsteps predict IMAGE --parameters " + tools::shown(options.save);
    if (options.functions == "exercises")
        return "those were your own functions; to keep what they learn for your own images:\n"
               "./deepsteps train --functions exercises --save cat.h5";
    return "write these functions yourself, one by one: ./deepsteps learn";
}

/// What ended the training of a model, a learner's function perhaps, and what to do about it.
std::string words(const std::exception_ptr& fault, const dnn::TrainingOptions& training) {
    const std::string shows = " ./deepsteps check shows which one.";
    try {
        std::rethrow_exception(fault);
    } catch (const dnn::NotImplemented& missing) {
        return std::string(missing.what()) + " is not written yet: write it in " +
               exercise_of(missing.what()) + ", then train again.";
    } catch (const support::Error& error) {
        return error.what();
    } catch (const std::bad_alloc&) {
        return "there is not enough memory for the " + dnn::to_string(training.model) + " model.";
    } catch (const std::exception& error) {
        if (std::string(functions_name) != "exercises")
            return error.what();
        return "one of your functions ended the training with: " + std::string(error.what()) + "." + shows;
    } catch (...) {
        return "one of your functions threw something that is no std::exception." + shows;
    }
}

/// What the training has left, and the first thing that went wrong, if anything did.
struct Result {
    std::vector<tools::JudgedModel> models; // those that have learned something
    std::string fault;
};

/// " COSTS.csv cannot be written…", "" if it goes well.
std::string error_of(const std::function<void()>& action) {
    try {
        action();
        return "";
    } catch (const std::bad_alloc&) {
        return " There is not enough memory to write all files.";
    } catch (const std::exception& error) {
        return ' ' + std::string(error.what());
    }
}

/// Writes what --costs and --save ask for, one whatever becomes of the other.
struct Outputs {
    std::vector<fs::path> written;
    std::string errors;

    void write(const std::string& file, const std::function<void(const fs::path&)>& write_it) {
        if (file.empty())
            return;
        const std::string error = error_of([&] { write_it(file); });
        if (error.empty())
            written.push_back(file);
        errors += error;
    }
};

Outputs write_outputs(const TrainOptions& options, const dnn::CatData& data,
                      const std::vector<tools::JudgedModel>& models) {
    Outputs outputs;
    if (models.empty())
        return outputs;
    outputs.write(options.costs, [&](const fs::path& file) { tools::write_costs(file, models); });
    outputs.write(options.save, [&](const fs::path& file) { tools::save_models(file, data, models); });
    outputs.write(options.metrics,
                  [&](const fs::path& file) { tools::write_metrics(file, options, data, models); });
    return outputs;
}

Result train_all(const TrainOptions& options, const dnn::CatData& data,
                 const std::vector<dnn::TrainingOptions>& all, tools::CheckpointFile& checkpoint) {
    Result result;
    for (std::size_t i = 0; i < all.size() && result.fault.empty(); ++i) {
        const dnn::TrainingState start = checkpoint.start(i);
        tools::Outcome outcome = tools::train_visibly(
            data, all[i], start, [&](const dnn::TrainingState& state) { checkpoint.rest(i, state); },
            !options.no_plot || !options.metrics.empty());
        if (outcome.fault)
            result.fault = words(outcome.fault, all[i]);
        else if (!outcome.model.complete)
            result.fault = "the training of the " + dnn::to_string(all[i].model) + " model was ended by " +
                           tools::ending() + " at iteration " + std::to_string(outcome.model.iterations) +
                           '.';
        if (outcome.model.parameters.empty() || outcome.model.iterations == 0)
            continue; // nothing was learned
        checkpoint.keep(i, outcome.state);
        result.models.push_back(std::move(outcome.model));
        if (i + 1 < all.size() && result.fault.empty()) // the next model may take all memory there is
            write_outputs(options, data, result.models);
    }
    return result;
}

/// " Saved: costs.csv, cat.h5. Go on with --resume run.h5."
std::string what_is_saved(const TrainOptions& options, const Outputs& outputs, const Result& result,
                          const std::string& checkpoint_error) {
    std::string files;
    for (const fs::path& file : outputs.written)
        files += (files.empty() ? " Saved: " : ", ") + file.string();
    std::string text = files.empty() ? "" : files + '.';
    if (!result.models.empty() && !options.checkpoint.empty() && checkpoint_error.empty())
        return text + " Go on with --resume " + options.checkpoint + '.';
    if (result.models.empty())
        text += " Nothing was learned yet, so no file was written.";
    else if (files.empty() && options.costs.empty() && options.save.empty())
        text += " What was learned is lost, since neither --save nor --checkpoint was given.";
    return text;
}

void draw(const std::vector<fs::path>& figure_files, const plots::Size& size, const dnn::CatData& data,
          const std::vector<tools::JudgedModel>& models) {
    if (figure_files.empty())
        return;
    tools::draw_figures(figure_files, size, data, models);
    tools::print_files("Figures", figure_files);
}

tools::Status train_cat(TrainOptions options) {
    if (options.functions != functions_name)
        throw support::Error("this program is linked with the " + std::string(functions_name) +
                             "; ./deepsteps train --functions " + options.functions +
                             " starts the other program.");
    tools::end_at_once(" before the training began");
    tools::settle(options);
    const std::vector<dnn::TrainingOptions> all = tools::trainings(options);
    const std::vector<fs::path> figure_files = tools::figures(options, all);
    const dnn::CatData data = tools::find_data(options.data);
    tools::check(options, data, all, figure_files);
    tools::check_memory(tools::bytes_of(data));
    tools::CheckpointFile checkpoint(options, data, all);
    tools::print_data(data);
    if (options.model == "both" && !options.layers.empty())
        std::cout << "  --layers is for the deep model; the two-layer model keeps "
                  << tools::layers(dnn::layers_of(data.train, all.front())) << '\n';
    if (options.seed)
        np::random::replace_seeds(static_cast<std::uint32_t>(*options.seed));

    tools::catch_limits();
    const Result result = train_all(options, data, all, checkpoint);
    tools::Progress::beat('!'); // only drawing and writing follow

    Outputs outputs = write_outputs(options, data, result.models);
    if (!outputs.written.empty())
        tools::print_files("Written", outputs.written);
    outputs.errors += (checkpoint.error().empty() ? "" : " ") + checkpoint.error();
    if (result.fault.empty())
        outputs.errors += error_of([&] { draw(figure_files, options.size, data, result.models); });
    if (!std::cout.flush())
        outputs.errors +=
            " What the training prints cannot be written; is the disk full, or the pipe closed?";
    if (!result.fault.empty() || !outputs.errors.empty())
        tools::print_error(
            (result.fault + outputs.errors + what_is_saved(options, outputs, result, checkpoint.error()))
                .substr(result.fault.empty() ? 1 : 0));
    if (tools::was_interrupted() && !(result.fault.empty() && outputs.errors.empty()))
        return tools::ending_status();
    if (!result.fault.empty() || !outputs.errors.empty())
        return tools::failed;
    std::cout << "\nNext: " << next_step(options) << '\n';
    return tools::done;
}

tools::Status program(int argc, char** argv) {
    TrainOptions options;
    tools::read_command_line(tools::train_command_line(options), argc, argv);
    return train_cat(std::move(options));
}

} // namespace

int main(int argc, char** argv) {
    tools::keep_freed_memory();
    if (std::getenv("DEEPSTEPS_HEARTBEAT"))
        prctl(PR_SET_PDEATHSIG, SIGKILL); // with a learner's functions, the training ends with its watcher
    const int status = tools::run("./deepsteps train", [&] { return program(argc, argv); });
    tools::Progress::beat('!'); // whatever was asked for, no function has ended the program
    return status;
}

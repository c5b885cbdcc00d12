// Makes all figures of the course.
#include "plots/plots.hpp"

#include "dnn/numpy.hpp"
#include "tools/program.hpp"
#include "tools/training.hpp"

namespace {

namespace fs = std::filesystem;

struct Options {
    std::string data, out = tools::figures_folder(), format = "png";
    int iterations = 2500;

    fs::path file(const std::string& name) const { return fs::path(out) / (name + '.' + format); }
};

tools::Status make_figures(const Options& options) {
    const std::vector<dnn::Model> models{dnn::Model::two_layer, dnn::Model::deep};
    const fs::path activations = options.file("activations"), learning_rates = options.file("learning-rates");
    std::vector<fs::path> files = tools::figure_files(options.file("cost"), models);
    tools::check_figures({files.front()});
    const dnn::CatData data = tools::find_data(options.data);
    tools::print_data(data);
    tools::catch_interrupts();

    dnn::TrainingOptions training;
    training.iterations = options.iterations;
    std::vector<dnn::TrainedModel> trained;
    const auto train = [&](dnn::Model model, double learning_rate) {
        training.model = model;
        training.learning_rate = learning_rate;
        return tools::train_visibly(data, training);
    };
    for (const dnn::Model model : models) {
        trained.push_back(train(model, training.learning_rate));
        if (!trained.back().complete)
            return tools::interrupted;
    }
    std::vector<plots::CostCurve> curves;
    for (const double rate : {0.01, 0.0075, 0.003, 0.001}) {
        const dnn::TrainedModel& deep = trained.back();
        const dnn::TrainedModel model = rate == deep.learning_rate ? deep : train(dnn::Model::deep, rate);
        if (!model.complete)
            return tools::interrupted;
        curves.push_back({"learning rate " + np::str(rate), model.costs});
    }

    tools::draw_figures(files, data, trained);
    plots::cost(learning_rates, "Cost of the deep model by learning rate",
                "layers " + tools::layers(trained.back().layer_dims) + ", " + data.name, curves);
    plots::activations(activations);
    files.insert(files.end(), {learning_rates, activations});
    tools::print_files("Figures", files);
    return tools::done;
}

constexpr const char* name = "./deepsteps plots";

tools::Status program(int argc, char** argv) {
    Options options;
    tools::read_command_line(
        {name,
         "Trains the models and makes all figures of the course.",
         {{"--data",
           &options.data,
           "folder with train_catvnoncat.h5 and test_catvnoncat.h5",
           {.type = "DIR"}},
          {"--out", &options.out, "folder for the figures", {.type = "DIR", .shows_default = true}},
          {"--format",
           &options.format,
           "png, svg or pdf",
           {.one_of = {"png", "svg", "pdf"}, .shows_default = true}},
          {"--iterations",
           &options.iterations,
           "steps of gradient descent for each model",
           {.shows_default = true}}}},
        argc, argv);
    return make_figures(options);
}

} // namespace

int main(int argc, char** argv) {
    tools::keep_freed_memory();
    return tools::run(name, [&] { return program(argc, argv); });
}

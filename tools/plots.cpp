// Makes all figures of the course.
#include "plots/plots.hpp"

#include "dnn/numpy.hpp"
#include "tools/figures.hpp"
#include "tools/memory.hpp"
#include "tools/places.hpp"
#include "tools/program.hpp"

namespace {

namespace fs = std::filesystem;

struct Options {
    std::string data, out = tools::figures_folder(), format = "png";
    int iterations = 2500;
    plots::Size size;

    fs::path file(const std::string& name) const { return fs::path(out) / (name + '.' + format); }
};

constexpr double usual_rate = 0.0075, too_large = 0.1;

tools::Status say_interrupted() {
    tools::print_error("ended by " + tools::ending() + " before any figure was drawn.");
    return tools::ending_status();
}

tools::Status make_figures(const Options& options) {
    const std::vector<dnn::Model> models{dnn::Model::two_layer, dnn::Model::deep};
    const fs::path activations = options.file("activations"), learning_rates = options.file("learning-rates");
    const std::vector<fs::path> files = tools::figure_files(options.file("cost"), models);
    std::vector<fs::path> all = files;
    all.insert(all.end(), {learning_rates, activations});
    tools::check_figures(all);
    const dnn::CatData data = tools::find_data(options.data);
    tools::check_memory(tools::bytes_of(data));
    tools::print_data(data);
    tools::end_at_once(" before any figure was drawn");

    dnn::TrainingOptions training;
    training.iterations = options.iterations;
    std::vector<tools::JudgedModel> trained;
    const auto train = [&](dnn::Model model, double learning_rate) {
        training.model = model;
        training.learning_rate = learning_rate;
        training.stable = learning_rate > usual_rate; // else its cost would be NaN
        return tools::train_visibly(data, training);
    };
    for (const dnn::Model model : models) {
        trained.push_back(train(model, usual_rate));
        if (!trained.back().complete)
            return say_interrupted();
    }
    std::vector<plots::CostCurve> curves;
    for (const double rate : {too_large, usual_rate, 0.003, 0.001}) {
        const tools::JudgedModel model = rate == usual_rate ? trained.back() : train(dnn::Model::deep, rate);
        if (!model.complete)
            return say_interrupted();
        const std::string same = tools::same_answer(model.p_test);
        curves.push_back(
            {"learning rate " + np::str(rate) + (same.empty() ? "" : ": says \"" + same + "\" of everything"),
             model.costs});
    }

    tools::draw_figures(files, options.size, data, trained);
    plots::cost({learning_rates, options.size}, "Cost of the deep model by learning rate",
                "layers " + tools::layers(trained.back().layer_dims) + ", " + data.name, curves);
    plots::activations({activations, options.size});
    tools::print_files("Figures", all);
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
          {"--dpi",
           &options.size.dpi,
           "dots per inch of a .png",
           {.from_to = {{50, 1200}}, .shows_default = true}},
          {"--width",
           &options.size.width,
           "of the figures, in cm",
           {.from_to = {{plots::narrowest, plots::widest}}, .shows_default = true}},
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

// Tells whether images show a cat, by models that train_cat saved.
#include "dnn/data/image.hpp"
#include "dnn/dnn_utils.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"
#include "dnn/training/saved_models.hpp"
#include "plots/plots.hpp"
#include "tools/memory.hpp"
#include "tools/numbers.hpp"
#include "tools/program.hpp"

#include <algorithm>
#include <iostream>

namespace {

namespace fs = std::filesystem;

struct Options {
    std::vector<std::string> images;
    std::string parameters, show;
    plots::Size size;
};

constexpr std::size_t most_shown = 12; // images of one figure

std::string padded(const std::string& text, int columns) {
    return text + std::string(static_cast<std::size_t>(std::max(columns - support::columns(text), 0)), ' ');
}

/// "300 x 200 pixels, turned upright; the model sees the 200 x 200 in the middle, as 64 x 64"
std::string what_was_done(const dnn::FittedImage& image, const dnn::SavedModel& model) {
    const auto size = [](int width, int height) {
        return std::to_string(width) + " x " + std::to_string(height);
    };
    std::string text = size(image.width, image.height) + " pixels";
    if (image.turned)
        text += ", turned upright";
    text += image.cropped()
                ? "; the model sees the " + size(image.crop_width, image.crop_height) + " in the middle, as "
                : "; the model sees it as ";
    return text + size(model.width, model.height);
}

plots::JudgedImage look_at(const std::string& file, const std::vector<dnn::SavedModel>& models, int width,
                           bool with_preview) {
    constexpr int preview_side = 400;
    plots::JudgedImage judged;
    dnn::FittedImage image;
    const int names = 9; // "two-layer"
    for (const dnn::SavedModel& model : models) {
        if (judged.height != model.height || judged.width != model.width) {
            image = dnn::fit_image(file, model.height, model.width, with_preview ? preview_side : 0);
            std::cout << (judged.height == 0 ? "" : "  ") << padded(support::one_line(file), width) << "   "
                      << what_was_done(image, model) << '\n';
            judged = {support::one_line(fs::path(file).filename().string()),
                      image.preview,
                      image.x,
                      model.height,
                      model.width,
                      {}};
        }
        const double p = arma::as_scalar(dnn::predict(image.x, model.parameters));
        const std::string found = "p(cat) " + tools::probability(p, 4), answer = p > 0.5 ? "cat" : "no cat";
        std::cout << padded(support::one_line(file), width) << "   " << padded(model.name, names)
                  << " model   " << padded(found, 15) << "   " << answer << '\n';
        judged.answers.push_back(model.name + ": " + answer);
        judged.answers.push_back(found);
    }
    return judged;
}

/// What must be known before a p(cat) is believed.
void warn(const std::vector<dnn::SavedModel>& models) {
    if (std::any_of(models.begin(), models.end(),
                    [](const dnn::SavedModel& model) { return model.data == "drawn data"; }))
        std::cout << "\nThese models have only ever seen drawn cats: they are blind for photographs, and "
                     "what they\n"
                     "say of one is chance, however sure it sounds. For photographs, train on photographs "
                     "(--data).\n";
}

tools::Status predict(const Options& options) {
    if (!options.show.empty()) {
        if (options.images.size() > most_shown)
            throw support::Error("--show draws at most " + std::to_string(most_shown) + " images; found " +
                                 std::to_string(options.images.size()) + ". Draw them in several figures.");
        std::error_code error;
        for (const std::string& image : options.images)
            if (fs::equivalent(image, options.show, error))
                throw support::Error("--show would overwrite the image " + image + "; name another file.");
        if (fs::equivalent(options.parameters, options.show, error))
            throw support::Error("--show would overwrite the models in " + options.parameters +
                                 "; name another file.");
        plots::check_can_plot(options.show);
    }
    const std::vector<dnn::SavedModel> models = dnn::load_models(options.parameters);
    tools::check_memory(0);
    int width = 0;
    for (const std::string& image : options.images)
        width = std::max(width, support::columns(support::one_line(image)));
    tools::Status status = tools::done;
    std::vector<plots::JudgedImage> judged;
    for (const std::string& image : options.images) {
        try {
            judged.push_back(look_at(image, models, width, !options.show.empty()));
        } catch (const support::Error& error) { // the other images can still be looked at
            tools::print_error(error.what());
            status = tools::failed;
        }
    }
    if (judged.empty())
        return status;
    warn(models);
    if (!options.show.empty()) {
        plots::judged_images({options.show, options.size}, "Cat or not",
                             "models trained on " + models.front().data, judged);
        std::cout << "\nWritten: " << tools::shown(options.show) << '\n';
    }
    return status;
}

constexpr const char* name = "./deepsteps predict";

tools::Status program(int argc, char** argv) {
    Options options;
    tools::read_command_line({name,
                              "Tells whether JPEG or PNG images show a cat.",
                              {{"IMAGE", &options.images, "images to look at", {.required = true}},
                               {"--parameters",
                                &options.parameters,
                                "the file that ./deepsteps train --save FILE.h5 wrote",
                                {.type = "FILE.h5", .required = true}},
                               {"--show",
                                &options.show,
                                "where to draw each image beside the pixels that were\n"
                                "judged, with p(cat), as .png, .svg or .pdf",
                                {.type = "FILE"}},
                               {"--dpi",
                                &options.size.dpi,
                                "dots per inch of a .png",
                                {.from_to = {{50, 1200}}, .shows_default = true}},
                               {"--width",
                                &options.size.width,
                                "of the figure, in cm",
                                {.from_to = {{plots::narrowest, plots::widest}}, .shows_default = true}}}},
                             argc, argv);
    return predict(options);
}

} // namespace

int main(int argc, char** argv) {
    return tools::run(name, [&] { return program(argc, argv); });
}

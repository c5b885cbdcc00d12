// Tells whether images show a cat, by models that train_cat saved.
#include "dnn/dnn_utils.hpp"
#include "dnn/support/error.hpp"
#include "dnn/training/saved_models.hpp"
#include "tools/program.hpp"

#include <algorithm>
#include <cstdio>

namespace {

void predict(const std::string& file, const std::vector<dnn::SavedModel>& models, std::size_t width) {
    for (const dnn::SavedModel& model : models) {
        const arma::mat x = dnn::read_image(file, model.height, model.width);
        const double p = arma::as_scalar(dnn::predict(x, model.parameters));
        std::printf("%-*s   %-9s model   p(cat) = %.4f   %s\n", static_cast<int>(width), file.c_str(),
                    model.name.c_str(), p, p > 0.5 ? "cat" : "no cat");
    }
}

tools::Status look_at(const std::vector<std::string>& images, const std::string& parameters) {
    const std::vector<dnn::SavedModel> models = dnn::load_models(parameters);
    std::size_t width = 0;
    for (const std::string& image : images)
        width = std::max(width, image.size());
    tools::Status status = tools::done;
    for (const std::string& image : images) {
        try {
            predict(image, models, width);
        } catch (const support::Error& error) { // the other images can still be looked at
            tools::print_error(error.what());
            status = tools::failed;
        }
    }
    return status;
}

constexpr const char* name = "./deepsteps predict";

tools::Status program(int argc, char** argv) {
    std::vector<std::string> images;
    std::string parameters;
    tools::read_command_line({name,
                              "Tells whether JPEG or PNG images show a cat.",
                              {{"IMAGE", &images, "images to look at", {.required = true}},
                               {"--parameters",
                                &parameters,
                                "the file that ./deepsteps train --save FILE.h5 wrote",
                                {.type = "FILE.h5", .required = true}}}},
                             argc, argv);
    return look_at(images, parameters);
}

} // namespace

int main(int argc, char** argv) {
    return tools::run(name, [&] { return program(argc, argv); });
}

#include "dnn/data/painter.hpp"

#include "dnn/data/dataset.hpp"
#include "dnn/data/drawings.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace dnn {

namespace {

constexpr int image_side = 64;
constexpr arma::uword bytes_an_image = arma::uword{3} * image_side * image_side;

/// What lamp, camera and sensor do to a picture.
struct Exposure {
    double brightness, contrast, across, down, noise, blur;
    Colour cast;
};

Exposure some_exposure(Random& random) {
    return {.brightness = random.between(0.68, 1.1),
            .contrast = random.between(1.0, 1.4),
            .across = random.between(-0.12, 0.12),
            .down = random.between(-0.12, 0.12),
            .noise = random.between(0, 0.02),
            .blur = random.chance(0.4) ? random.between(0, 0.12) : 0,
            .cast = {random.between(0.94, 1.06), random.between(0.96, 1.04), random.between(0.94, 1.06)}};
}

/// The pixel, with `blur` of each of its four neighbours mixed in.
Colour blurred(const Canvas& canvas, int row, int column, double blur) {
    Colour colour = canvas.pixel(row, column);
    for (const auto& [down, right] : {std::pair{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
        const int y = std::clamp(row + down, 0, image_side - 1),
                  x = std::clamp(column + right, 0, image_side - 1);
        colour = mix(colour, canvas.pixel(y, x), blur);
    }
    return colour;
}

arma::Col<unsigned char> photograph(const Canvas& canvas, Random& random) {
    const Exposure exposure = some_exposure(random);
    arma::Col<unsigned char> bytes(bytes_an_image);
    unsigned char* byte = bytes.memptr();
    for (int row = 0; row < image_side; ++row) {
        for (int column = 0; column < image_side; ++column) {
            const Colour colour = blurred(canvas, row, column, exposure.blur);
            const double light =
                exposure.brightness * (1 + exposure.across * (2.0 * column / image_side - 1) +
                                       exposure.down * (2.0 * row / image_side - 1));
            for (const auto& [value, cast] : {std::pair{colour.red, exposure.cast.red},
                                              {colour.green, exposure.cast.green},
                                              {colour.blue, exposure.cast.blue}}) {
                const double seen = light * cast * (0.45 + exposure.contrast * (value - 0.45)) +
                                    exposure.noise * random.normal();
                *byte++ = static_cast<unsigned char>(std::lround(255 * std::clamp(seen, 0.0, 1.0)));
            }
        }
    }
    return bytes;
}

std::vector<long long> shuffled_labels(int images, int cats, Random& random) {
    std::vector<long long> labels(static_cast<size_t>(images), 0);
    std::fill_n(labels.begin(), cats, 1);
    for (int i = images - 1; i > 0; --i)
        std::swap(labels[static_cast<size_t>(i)], labels[static_cast<size_t>(random.below(i + 1))]);
    return labels;
}

void draw_set(const std::filesystem::path& file, const std::string& prefix, int images, int cats,
              Random& random) {
    const std::vector<long long> labels = shuffled_labels(images, cats, random);
    arma::Mat<unsigned char> pixels(bytes_an_image, static_cast<arma::uword>(images));
    for (size_t i = 0; i < labels.size(); ++i) {
        Canvas canvas(image_side);
        if (labels[i] == 1)
            cat(canvas, random);
        else
            other(canvas, random);
        pixels.col(i) = photograph(canvas, random);
    }
    write_data_set(file, prefix, pixels, labels, image_side, image_side, "drawn data");
}

} // namespace

void draw_cat_data(const std::filesystem::path& folder, unsigned seed) {
    Random random(seed);
    draw_set(folder / train_file, "train", 209, 72, random);
    draw_set(folder / test_file, "test", 50, 33, random);
}

} // namespace dnn

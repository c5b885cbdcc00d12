// The figures made of images: contact sheet and first layer.
#include "plots/plots.hpp"

#include "dnn/support/error.hpp"
#include "plots/page.hpp"
#include "plots/text.hpp"

#include <algorithm>
#include <cmath>

namespace fs = std::filesystem;

namespace plots {

namespace {

/// The places of the images on a sheet: rows as even as possible.
struct Grid {
    std::size_t columns = 1, rows = 0;
    double pixel = 0;                       // its side, in cm
    double cell_width = 0, cell_height = 0; // from one image to the next

    double left(std::size_t image) const {
        const std::size_t column = image % columns;
        return page_margin + static_cast<double>(column) * cell_width;
    }
    double top(std::size_t image) const {
        const std::size_t row = image / columns;
        return below_heading + static_cast<double>(row) * cell_height;
    }
};

Grid grid_for(std::size_t images, int height, int width) {
    constexpr std::size_t max_columns = 6;
    constexpr double max_width = 4, gap = 0.25, caption_height = 0.75;
    Grid grid;
    if (images == 0)
        return grid;
    grid.rows = (images + max_columns - 1) / max_columns;
    grid.columns = (images + grid.rows - 1) / grid.rows;

    // A whole number of dots per pixel, so that a PNG's pixels come out even.
    constexpr double usable = page_width - 2 * page_margin, dot = cm_per_inch / png_dots_per_inch;
    const auto columns = static_cast<double>(grid.columns);
    const double room = (std::min(usable / columns, max_width) - gap) / width;
    grid.pixel = room > dot ? std::floor(room / dot) * dot : room;
    const double to_the_edge = grid.columns == 1 ? usable : (usable - grid.pixel * width) / (columns - 1);
    grid.cell_width = std::min(to_the_edge, max_width);
    grid.cell_height = grid.pixel * height + caption_height;
    return grid;
}

/// One image (its bytes) with every pixel repeated: SVG and PDF viewers blur between pixels, and so they mostly blur
/// between equal ones.
Bytes enlarged(const arma::Col<unsigned char>& image, int height, int width, int times) {
    const auto h = static_cast<arma::uword>(height), w = static_cast<arma::uword>(width);
    const auto k = static_cast<arma::uword>(times);
    Bytes result(3 * w * k, h * k);
    for (arma::uword y = 0; y < h * k; ++y) {
        for (arma::uword x = 0; x < w * k; ++x) {
            const arma::uword pixel = (y / k) * w + x / k;
            result.submat(3 * x, y, 3 * x + 2, y) = image.subvec(3 * pixel, 3 * pixel + 2);
        }
    }
    return result;
}

void check_image_size(const std::string& what, arma::uword values, int height, int width) {
    const double expected = 3.0 * height * width;
    if (height > 0 && width > 0 && static_cast<double>(values) == expected)
        return;
    throw support::Error("expected " + what + " of " + std::to_string(height) + "·" + std::to_string(width) +
                         "·3 values, red, green and blue of every pixel; found " + std::to_string(values) +
                         ": give the images' real height and width.");
}

/// pixels: (height·width·3, m), a caption per column. The note goes below them, or alone if there are none.
void image_sheet(const fs::path& file, const std::string& title, const std::string& subtitle,
                 const Bytes& pixels, int height, int width, const std::vector<std::string>& captions,
                 const std::string& note) {
    const Grid grid = grid_for(pixels.n_cols, height, width);
    const double bottom = grid.top(grid.rows * grid.columns);
    const double page_height = bottom + (note.empty() ? 0.1 : 0.7);
    Page page(file, page_height);
    page.heading(title, subtitle);
    page.axes({0, page_width, 0, page_height});
    page << "unset border\nunset tics\nset xrange [0:" << page_width << "]\nset yrange [" << page_height
         << ":0]\n";
    page.text(page_margin, bottom + 0.3, note, "left" + page.font(caption_size));
    for (std::size_t i = 0; i < pixels.n_cols; ++i) {
        const double middle = grid.left(i) + grid.pixel * width / 2;
        page.text(middle, grid.top(i) + grid.pixel * height + 0.27,
                  fitted(captions[i], grid.cell_width - 0.1, caption_size),
                  "center" + page.font(caption_size));
    }

    constexpr int times = 4;
    const double side = grid.pixel / times; // gnuplot places an image by the middle of its first pixel
    page << "plot NaN";
    for (std::size_t i = 0; i < pixels.n_cols; ++i) {
        page << ", '-' binary format='%uchar' array=(" << times * width << "," << times * height
             << ") dx=" << side << " dy=" << side << " origin=(" << grid.left(i) + side / 2 << ","
             << grid.top(i) + side / 2 << ") using 1:2:3 with rgbimage";
    }
    page << "\n";
    for (std::size_t i = 0; i < pixels.n_cols; ++i)
        page.send(enlarged(pixels.col(i), height, width, times));
    page.finish();
}

} // namespace

void contact_sheet(const fs::path& file, const std::string& title, const std::string& subtitle,
                   const arma::mat& X, int height, int width, const std::vector<std::string>& captions,
                   std::size_t max_images, const std::string& when_none) {
    const std::size_t all = X.n_cols, shown = std::min(all, max_images);
    if (all > 0)
        check_image_size("images", X.n_rows, height, width);
    if (captions.size() != all)
        throw support::Error("expected one caption per image of " + file.string() + ", so " +
                             std::to_string(all) + "; found " + std::to_string(captions.size()) + ".");
    const std::string count = std::to_string(shown) + " of " + std::to_string(all) + " shown";
    const std::string separator = subtitle.empty() ? "" : ", ";
    const arma::mat scaled = arma::clamp(arma::round(255 * X.head_cols(shown)), 0, 255);
    image_sheet(file, title, shown < all ? subtitle + separator + count : subtitle,
                arma::conv_to<Bytes>::from(scaled), height, width, captions, all == 0 ? when_none : "");
}

void first_layer(const fs::path& file, const std::string& title, const std::string& subtitle,
                 const arma::mat& W1, int height, int width) {
    check_image_size("rows of W1", W1.n_cols, height, width);
    Bytes pixels(W1.n_cols, W1.n_rows);
    std::vector<std::string> captions;
    for (arma::uword unit = 0; unit < W1.n_rows; ++unit) {
        const arma::rowvec w = W1.row(unit);
        const double largest = std::max(arma::abs(w).max(), arma::datum::eps);
        pixels.col(unit) = arma::conv_to<Bytes>::from(arma::round(127.5 + 127.5 * w.t() / largest));
        captions.push_back("unit " + std::to_string(unit + 1));
    }
    image_sheet(
        file, title, subtitle, pixels, height, width, captions,
        "Mid-grey is weight 0, brighter is positive, darker negative, per channel; every unit has its "
        "own scale.");
}

} // namespace plots

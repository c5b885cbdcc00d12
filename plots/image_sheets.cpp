// The figures made of images: contact sheet and first layer.
#include "plots/plots.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"
#include "plots/page.hpp"
#include "plots/text.hpp"

#include <algorithm>
#include <cmath>

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

Grid grid_for(std::size_t images, int height, int width, const Size& size) {
    constexpr double least_width = 2.5, max_width = 4, gap = 0.25, caption_height = 0.75;
    const double usable = size.width - 2 * page_margin, dot = cm_per_inch / size.dpi;
    const auto max_columns = static_cast<std::size_t>(usable / least_width);
    Grid grid;
    if (images == 0)
        return grid;
    grid.rows = (images + max_columns - 1) / max_columns;
    grid.columns = (images + grid.rows - 1) / grid.rows;

    // A whole number of dots per pixel, so that a PNG's pixels come out even.
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

/// What stands below the images: a note, and a bar of greys from -limit to limit if there is a limit.
struct Foot {
    std::string note;
    double limit = 0;
};

constexpr double bar_width = 4, bar_height = 0.3;

void label_bar(Page& page, double left, double top, double limit) {
    const std::string font = page.font(caption_size);
    page.text(left, top + bar_height + 0.25, "−" + number(limit), "left" + font);
    page.text(left + bar_width / 2, top + bar_height + 0.25, "0", "center" + font);
    page.text(left + bar_width, top + bar_height + 0.25, "+" + number(limit), "right" + font);
}

constexpr int greys = 128;

Bytes grey_bar() {
    Bytes bar(3, 2 * greys); // two rows: gnuplot draws no image of a single one
    for (arma::uword i = 0; i < 2 * greys; ++i)
        bar.col(i).fill(static_cast<unsigned char>(255 * (i % greys) / (greys - 1)));
    return bar;
}

/// pixels: (height·width·3, m), a caption per column. The note goes below them, or alone if there are none.
void image_sheet(const Figure& figure, const std::string& title, const std::string& subtitle,
                 const Bytes& pixels, int height, int width, const std::vector<std::string>& captions,
                 const Foot& foot) {
    const Grid grid = grid_for(pixels.n_cols, height, width, figure.size);
    const double bottom = grid.top(grid.rows * grid.columns);
    const bool has_bar = foot.limit > 0;
    const double page_height = bottom + (foot.note.empty() ? 0.1 : has_bar ? 1.5 : 0.7);
    Page page(figure, page_height);
    page.heading(title, subtitle);
    page.in_cm();
    const double note_at = has_bar ? page_margin + bar_width + 0.5 : page_margin, bar_top = bottom + 0.2;
    double note_top = bottom + (has_bar ? 0.35 : 0.3);
    for (const std::string& line : support::lines_of(foot.note)) {
        page.text(note_at, note_top, fitted(line, page.width() - note_at - page_margin, caption_size),
                  "left" + page.font(caption_size));
        note_top += 0.4;
    }
    if (has_bar)
        label_bar(page, page_margin, bar_top, foot.limit);
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
    if (has_bar)
        page << ", '-' binary format='%uchar' array=(" << greys << ",2) dx=" << bar_width / greys
             << " dy=" << bar_height / 2 << " origin=(" << page_margin + bar_width / greys / 2 << ","
             << bar_top + bar_height / 4 << ") using 1:2:3 with rgbimage";
    page << "\n";
    for (std::size_t i = 0; i < pixels.n_cols; ++i)
        page.send(enlarged(pixels.col(i), height, width, times));
    if (has_bar)
        page.send(grey_bar());
    page.finish();
}

double two_digits(double x) {
    const double step = std::pow(10.0, std::floor(std::log10(x)) - 1);
    return std::ceil(x / step) * step;
}

} // namespace

void contact_sheet(const Figure& figure, const std::string& title, const std::string& subtitle,
                   const arma::mat& X, int height, int width, const std::vector<std::string>& captions,
                   std::size_t max_images, const std::string& when_none) {
    const std::size_t all = X.n_cols, shown = std::min(all, max_images);
    if (all > 0)
        check_image_size("images", X.n_rows, height, width);
    if (captions.size() != all)
        throw support::Error("expected one caption per image of " + figure.file.string() + ", so " +
                             std::to_string(all) + "; found " + std::to_string(captions.size()) + ".");
    const std::string count = std::to_string(shown) + " of " + std::to_string(all) + " shown";
    const std::string separator = subtitle.empty() ? "" : ", ";
    const arma::mat scaled = arma::clamp(arma::round(255 * X.head_cols(shown)), 0, 255);
    image_sheet(figure, title, shown < all ? subtitle + separator + count : subtitle,
                arma::conv_to<Bytes>::from(scaled), height, width, captions, {all == 0 ? when_none : ""});
}

void first_layer(const Figure& figure, const std::string& title, const std::string& subtitle,
                 const arma::mat& W, int height, int width, const std::vector<std::string>& captions,
                 const std::string& note) {
    check_image_size("rows of W1", W.n_cols, height, width);
    if (captions.size() != W.n_rows)
        throw support::Error("expected one caption per unit, so " + std::to_string(W.n_rows) + "; found " +
                             std::to_string(captions.size()) + '.');
    const arma::vec sizes = arma::sort(arma::vectorise(arma::abs(W)));
    const auto most = static_cast<arma::uword>(0.99 * static_cast<double>(sizes.n_elem - 1));
    const double limit = two_digits(sizes(most) > 0 ? sizes(most) : std::max(sizes.max(), arma::datum::eps));
    const arma::mat scaled = arma::clamp(arma::round(127.5 + 127.5 * W.t() / limit), 0, 255);
    image_sheet(figure, title, subtitle, arma::conv_to<Bytes>::from(scaled), height, width, captions,
                {note, limit});
}

} // namespace plots

// The figures that judge a trained model: its curves on both sets, and its confusion matrix.
#include "plots/plots.hpp"

#include "dnn/support/error.hpp"
#include "plots/page.hpp"
#include "plots/text.hpp"

#include <algorithm>
#include <cmath>

namespace fs = std::filesystem;

namespace plots {

namespace {

constexpr const char* train_style = "lw 1.2 dt solid lc rgb '#000000' pt 7 ps 0.45";
constexpr const char* test_style = "lw 1.2 dt (9,4) lc rgb '#882255' pt 4 ps 0.6";

Points points(const std::vector<double>& x, const std::vector<double>& y) {
    Points result;
    for (std::size_t i = 0; i < x.size(); ++i)
        result.emplace_back(x[i], std::abs(y[i]) < 1e300 ? y[i] : arma::datum::nan);
    return result;
}

double highest(const std::vector<double>& values, double least) {
    for (const double x : values)
        if (std::abs(x) < 1e300)
            least = std::max(least, x);
    return least;
}

/// Whole images in a cell of the matrix, the darker the more of its row.
void cell(Page& page, const Box& box, int count, int of, const std::string& name, bool is_right) {
    // From white to blue where the answer is right, to orange where it is wrong.
    const double share = of == 0 ? 0 : static_cast<double>(count) / of;
    const int deep[2][3] = {{240, 160, 90}, {120, 180, 230}};
    char colour[16];
    const auto part = [&](int i) {
        return static_cast<int>(std::lround(255 - share * (255 - deep[is_right ? 1 : 0][i])));
    };
    std::snprintf(colour, sizeof colour, "#%02x%02x%02x", part(0), part(1), part(2));
    // gnuplot's objects: from one corner to the other, in parts of the page.
    page << "set object rectangle from " << page.place(box.left, box.bottom) << " to "
         << page.place(box.right, box.top) << " fc rgb '" << colour << "' fs solid border lc rgb '#404040'\n";
    const double middle = (box.left + box.right) / 2, half = (box.top + box.bottom) / 2;
    page.text(middle, half - 0.2, std::to_string(count), "center" + page.font(title_size + 3) + " front");
    page.text(middle, half + 0.4, name, "center" + page.font(caption_size) + " front");
}

void matrix(Page& page, double left, double top, double side, const Confusion& model) {
    page.text(left, top, model.label, "left" + page.font(text_size));
    const double upper = top + 1.1;
    page.text(left + 1.7 + side / 2, upper - 0.35, "said: cat", "center" + page.font(caption_size));
    page.text(left + 1.7 + side * 3 / 2, upper - 0.35, "said: no cat", "center" + page.font(caption_size));
    static const char* const names[2][2] = {{"cats found", "cats missed"}, {"taken for cats", "told apart"}};
    for (std::size_t row = 0; row < 2; ++row) {
        const int of = model.counts[row][0] + model.counts[row][1];
        const double y = upper + side * 0.62 * static_cast<double>(row);
        page.text(left, y + side * 0.31, (row == 0 ? "cats (" : "others (") + std::to_string(of) + ")",
                  "left" + page.font(caption_size));
        for (std::size_t column = 0; column < 2; ++column) {
            const double x = left + 1.7 + side * static_cast<double>(column);
            cell(page, {x, x + side, y, y + side * 0.62}, model.counts[row][column], of, names[row][column],
                 row == column);
        }
    }
    const double below = upper + side * 1.24;
    double line = below + 0.5;
    for (const std::string& words : model.summary) {
        page.text(left, line, words, "left" + page.font(caption_size));
        line += 0.45;
    }
}

} // namespace

void learning_curves(const fs::path& file, const std::string& title, const std::string& subtitle,
                     const LearningCurves& curves) {
    if (curves.iterations.empty())
        throw support::Error("there is nothing to draw in " + file.string() +
                             ": train for at least one iteration.");
    constexpr double left = 1.8, right = page_width - 0.6, height = 4.6, gap = 0.9;
    const Box upper{left, right, below_heading + 1.15, below_heading + 1.15 + height};
    const Box lower{left, right, upper.bottom + gap, upper.bottom + gap + height};
    const double last = std::max(curves.iterations.back(), 1.0);

    Page page(file, lower.bottom + 1.4);
    page << "set multiplot\n";
    page.heading(title, subtitle);
    page.light_grid();
    page << "set xrange [0:" << last << "]\n";

    const double most = highest(curves.test_cost, highest(curves.train_cost, 0));
    page.axes(upper);
    page.y_label(upper, "cost (nats)");
    page << "set format x ''\nset yrange [0:" << (most > 0 ? 1.05 * most : 1) << "]\nset key at "
         << page.place(left, below_heading + 0.05)
         << " left top horizontal maxcols 3 maxrows 1 Left reverse samplen 3 width -2\n"
         << "plot '-' with linespoints " << train_style << " title 'training set', '-' with linespoints "
         << test_style << " title 'test set', NaN with lines lw 1 dt (2,3) lc rgb '#555555' title "
         << quoted("always \"cat\", on the test set") << "\n";
    page.send(points(curves.iterations, curves.train_cost));
    page.send(points(curves.iterations, curves.test_cost));
    page << "unset label\nunset key\n";

    page.axes(lower);
    page.y_label(lower, "accuracy");
    page.x_label(lower, "iteration");
    page << "set format x '% h'\nset yrange [0:1.02]\nset ytics 0.2\n"
         << "plot '-' with linespoints " << train_style << ", '-' with linespoints " << test_style << ", "
         << curves.baseline << " with lines lw 1 dt (2,3) lc rgb '#555555'\n";
    page.send(points(curves.iterations, curves.train_accuracy));
    page.send(points(curves.iterations, curves.test_accuracy));
    page << "unset multiplot\n";
    page.finish();
}

void confusion(const fs::path& file, const std::string& title, const std::string& subtitle,
               const std::vector<Confusion>& models) {
    constexpr double side = 2.6, top = below_heading + 0.4;
    Page page(file, top + 1.1 + 1.24 * side + 1.7);
    page.heading(title, subtitle);
    for (std::size_t i = 0; i < models.size(); ++i)
        matrix(page, page_margin + static_cast<double>(i) * page_width / 2, top, side, models[i]);
    page << "unset border\nunset tics\nset xrange [0:1]\nset yrange [0:1]\nplot NaN\n";
    page.finish();
}

} // namespace plots

#include "plots/plots.hpp"

#include "dnn/dnn_utils.hpp"
#include "dnn/support/error.hpp"
#include "plots/page.hpp"
#include "plots/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace fs = std::filesystem;

namespace plots {

namespace {

/// Lightness differs as well as hue (0, 31, 52 and 71 of 100), for grey prints and colour-blind readers; dashes and
/// markers distinguish the curves once more, the markers even where a cost swings so much that its dashes run together.
struct LineStyle {
    const char* colour;
    const char* dashes;
    int marker;
};
constexpr std::array<LineStyle, 4> line_styles{{{"#000000", "solid", 6},
                                                {"#882255", "(14,5)", 4},
                                                {"#0088b8", "(4,4)", 8},
                                                {"#e69f00", "(14,4,3,4)", 12}}};

/// Beyond this, gnuplot's own arithmetic overflows.
constexpr double highest_cost = 1e300;

Points points(const CostCurve& curve) {
    Points result;
    for (std::size_t i = 0; i < curve.costs.size(); ++i) {
        const double c = curve.costs[i];
        result.emplace_back(i, std::abs(c) <= highest_cost ? c : arma::datum::nan);
    }
    return result;
}

/// The extent of the axes.
struct Extent {
    std::size_t iterations = 0;
    double cost = -1; // none yet
};

Extent extent(const std::vector<CostCurve>& curves) {
    Extent result;
    for (const CostCurve& curve : curves) {
        result.iterations = std::max(result.iterations, curve.costs.size());
        for (double c : curve.costs)
            if (std::abs(c) <= highest_cost)
                result.cost = std::max(result.cost, c);
    }
    return result;
}

constexpr double legend_sample_width = 2.2; // a piece of line and the space around it

/// The legend's columns: as many as fit the longest label beside a piece of line.
std::size_t legend_columns(const std::vector<CostCurve>& curves, double width) {
    double max_label = 0;
    for (const CostCurve& curve : curves)
        max_label = std::max(max_label, text_width(curve.label, text_size));
    const auto room = static_cast<std::size_t>(width / (max_label + legend_sample_width));
    return std::clamp<std::size_t>(room, 1, curves.size());
}

std::string plot_command(const std::vector<CostCurve>& curves, std::size_t iterations, double label_width) {
    constexpr std::size_t markers = 10; // along the axis; the minus below clears the background under them
    const std::size_t interval = std::max<std::size_t>(iterations / markers, 1);
    std::string command;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const LineStyle& style = line_styles.at(i % line_styles.size());
        command += i == 0 ? "plot" : ",";
        command += " '-' with linespoints lw 1.2 dt " + std::string(style.dashes) + " lc rgb '" +
                   style.colour + "' pt " + std::to_string(style.marker) + " ps 0.8 pointinterval -" +
                   std::to_string(interval) + " title " +
                   quoted(fitted(curves[i].label, label_width, text_size));
    }
    return command + "\n";
}

struct Activation {
    std::string formula, derivative;
    arma::mat (*forward)(const arma::mat&);
    arma::mat (*backward)(const arma::mat&, const arma::mat&);
    double lowest, highest;
};

const std::array<Activation, 3>& the_activations() {
    static const std::array<Activation, 3> all{
        {{"σ(z) = 1 / (1 + e⁻ᶻ)", "σ′(z) = σ(z) (1 − σ(z))", dnn::sigmoid, dnn::sigmoid_backward, -0.1, 1.1},
         {"relu(z) = max(0, z)", "relu′(z) = 1 for z > 0, else 0", dnn::relu, dnn::relu_backward, -0.5, 5},
         {"tanh(z)", "tanh′(z) = 1 − tanh²(z)", dnn::tanh, dnn::tanh_backward, -1.2, 1.2}}};
    return all;
}

/// The line is broken where the function jumps.
Points points(const arma::mat& z, const arma::mat& values) {
    Points result;
    for (arma::uword i = 0; i < z.n_elem; ++i) {
        if (i > 0 && std::abs(values(i) - values(i - 1)) > 0.5)
            result.emplace_back(z(i), arma::datum::nan);
        result.emplace_back(z(i), values(i));
    }
    return result;
}

void panel(Page& page, const Box& box, const std::string& formula, double lowest, double highest,
           const Points& curve) {
    page.axes(box);
    page.text((box.left + box.right) / 2, box.top - 0.3, formula, "center" + page.font(caption_size));
    page.x_label(box, "z");
    page << "set yrange [" << lowest << ":" << highest << "]\nset ytics " << (highest > 2 ? 1 : 0.5)
         << "\nplot '-' with lines lw 1.5 lc rgb 'black'\n";
    page.send(curve);
    page << "unset label\n"; // else every following panel draws it again
}

} // namespace

void cost(const fs::path& file, const std::string& title, const std::string& subtitle,
          const std::vector<CostCurve>& curves) {
    const Extent max = extent(curves);
    if (max.cost < 0)
        throw support::Error("there is no cost to draw in " + file.string() +
                             ": train for at least one iteration.");

    const bool long_numbers = max.cost >= 1e4 || (max.cost > 0 && max.cost < 1e-2);
    const double left = long_numbers ? 2.8 : 1.8, right = page_width - 0.6;
    const std::size_t columns = legend_columns(curves, right - left);
    const std::size_t legend_rows = (curves.size() + columns - 1) / columns;
    constexpr double height = 6.4, line_height = 0.42;
    const double top = below_heading + static_cast<double>(legend_rows) * line_height + 0.3;
    const Box box{left, right, top, top + height};

    Page page(file, box.bottom + 1.4);
    page.heading(title, subtitle);
    page.axes(box);
    page.light_grid();
    page.x_label(box, "iteration");
    page.y_label(box, "cost (cross-entropy, nats)");
    page << "set xrange [0:" << max.iterations << "]\n"
         << (max.iterations < 5 ? "set xtics 1\n" : "")
         << "set yrange [0:" << (max.cost > 0 ? 1.05 * max.cost : 1) << "]\nset key at "
         << page.place(left, below_heading) << " left top horizontal Left reverse samplen 5 maxcols "
         << columns << "\n"
         << plot_command(curves, max.iterations, right - left - legend_sample_width);
    for (const CostCurve& curve : curves)
        page.send(points(curve));
    page.finish();
}

void activations(const fs::path& file) {
    const arma::mat z = arma::linspace(-6, 6, 601), ones(z.n_rows, 1, arma::fill::ones);
    Page page(file, 11.5);
    page << "set multiplot\n";
    page.light_grid();
    page.heading("The activation functions, above their derivatives", "");
    page << "set xrange [-6:6]\nset xtics 3\n";
    constexpr double width = 3.9, height = 3.2, upper = 1.7, lower = 6.9;
    double left = 1.4;
    for (const Activation& a : the_activations()) {
        const double right = left + width;
        panel(page, {left, right, upper, upper + height}, a.formula, a.lowest, a.highest,
              points(z, a.forward(z)));
        panel(page, {left, right, lower, lower + height}, a.derivative, -0.1, 1.1,
              points(z, a.backward(ones, z)));
        left += 5;
    }
    page << "unset multiplot\n";
    page.finish();
}

void check_can_plot(const fs::path& file) {
    format_of(file);
    const Draft draft(file, find_gnuplot());
}

} // namespace plots

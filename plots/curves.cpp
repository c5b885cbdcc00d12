#include "plots/plots.hpp"

#include "dnn/support/error.hpp"
#include "plots/page.hpp"
#include "plots/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace plots {

namespace {

/// Lightness differs as well as hue (0, 31, 52 and 71 of 100), for grey prints and colour-blind readers; markers
/// distinguish the curves once more. Each has a filled and an open form.
struct LineStyle {
    const char* colour;
    int filled, open;
};
constexpr std::array<LineStyle, 5> line_styles{
    {{"#000000", 7, 6}, {"#0088b8", 5, 4}, {"#882255", 9, 8}, {"#e69f00", 13, 12}, {"#666666", 11, 10}}};

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
// gnuplot takes text to be wider than it is, and sets fewer columns where it sees no room.
constexpr double taken_wider = 1.25;

/// The legend's columns: as many as fit the longest label beside a piece of line.
std::size_t legend_columns(const std::vector<CostCurve>& curves, double width) {
    double max_label = 0;
    for (const CostCurve& curve : curves)
        max_label = std::max(max_label, text_width(curve.label, text_size));
    const auto room = static_cast<std::size_t>(width / (taken_wider * (max_label + legend_sample_width)));
    return std::clamp<std::size_t>(room, 1, curves.size());
}

/// A thin solid line with a marker at every `interval`th point.
std::string line(const LineStyle& style, bool filled, std::size_t interval, const std::string& title) {
    const std::string colour = " lc rgb '" + std::string(style.colour) + "'";
    return " '-' with linespoints lw " + std::string(filled ? "1.1" : "0.6") + " dt solid" + colour + " pt " +
           std::to_string(filled ? style.filled : style.open) + " ps 0.6 pointinterval " +
           std::to_string(interval) + " title " + quoted(title);
}

std::size_t markers_apart(std::size_t points) {
    constexpr std::size_t markers = 10;
    return std::max<std::size_t>(points / markers, 1);
}

std::string plot_command(const std::vector<CostCurve>& curves, std::size_t iterations, double label_width) {
    std::string command;
    for (std::size_t i = 0; i < curves.size(); ++i)
        command += (i == 0 ? "plot" : ",") + line(line_styles.at(i % line_styles.size()), true,
                                                  markers_apart(iterations),
                                                  fitted(curves[i].label, label_width, text_size));
    return command + "\n";
}

} // namespace

void cost(const Figure& figure, const std::string& title, const std::string& subtitle,
          const std::vector<CostCurve>& curves) {
    const Extent max = extent(curves);
    if (max.cost < 0)
        throw support::Error("there is no cost to draw in " + figure.file.string() +
                             ": train for at least one iteration.");

    const bool long_numbers = max.cost >= 1e4 || (max.cost > 0 && max.cost < 1e-2);
    const double left = long_numbers ? 2.8 : 1.8, right = figure.size.width - 0.6;
    const std::size_t columns = legend_columns(curves, right - left);
    const std::size_t legend_rows = (curves.size() + columns - 1) / columns;
    constexpr double height = 6.4, line_height = 0.42;
    const double top = below_heading + static_cast<double>(legend_rows) * line_height + 0.3;
    const Box box{left, right, top, top + height};

    Page page(figure, box.bottom + 1.4);
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

namespace {

Points finite(const std::vector<std::pair<double, double>>& points) {
    Points result = points;
    for (auto& [iteration, value] : result)
        if (!(std::abs(value) <= highest_cost))
            value = arma::datum::nan;
    return result;
}

double highest(const std::vector<LearningCurve>& curves) {
    double most = 0;
    for (const LearningCurve& curve : curves) {
        for (const auto& [iteration, value] : points({curve.label, curve.costs}))
            most = value > most ? value : most;
        for (const auto& [iteration, value] : finite(curve.test_costs))
            most = value > most ? value : most;
    }
    return most > 0 ? most : 1;
}

/// Training filled, test open.
std::string both_lines(std::size_t model, const LearningCurve& curve, std::size_t training_points,
                       bool titles) {
    const LineStyle& style = line_styles.at(model % line_styles.size());
    return line(style, true, markers_apart(training_points), titles ? curve.label + ": training" : "") + "," +
           line(style, false, markers_apart(curve.test_costs.size()), titles ? curve.label + ": test" : "");
}

} // namespace

void learning(const Figure& figure, const std::string& title, const std::string& subtitle,
              const std::vector<LearningCurve>& curves, double baseline, const std::string& baseline_name) {
    std::size_t iterations = 0;
    for (const LearningCurve& curve : curves)
        iterations = std::max(iterations, curve.costs.size());
    if (iterations == 0)
        throw support::Error("there is no cost to draw in " + figure.file.string() +
                             ": train for at least one iteration.");
    constexpr double left = 1.8, cost_height = 4.6, accuracy_height = 3.2, line_height = 0.42;
    const double right = figure.size.width - 0.6;
    double longest = 0;
    for (const LearningCurve& curve : curves)
        longest = std::max(longest, text_width(curve.label + ": training", text_size));
    const bool two = right - left > 2 * taken_wider * (longest + legend_sample_width);
    const std::size_t columns = two ? 2 : 1;
    const double legend = static_cast<double>(2 * curves.size() / columns) * line_height;
    const double top = below_heading + legend + 0.3;
    const Box upper{left, right, top, top + cost_height};
    const Box lower{left, right, upper.bottom + 0.9, upper.bottom + 0.9 + accuracy_height};
    Page page(figure, lower.bottom + 1.4);
    page << "set multiplot\n";
    page.heading(title, subtitle);
    page.light_grid();
    page.axes(upper);
    page.y_label(upper, "cost (nats)");
    page << "set xrange [0:" << iterations << "]\n"
         << (iterations < 5 ? "set xtics 1\n" : "") << "set yrange [0:" << 1.05 * highest(curves)
         << "]\nset key at " << page.place(left, below_heading)
         << " left top horizontal Left reverse samplen 3 maxcols " << columns << "\nplot";
    for (std::size_t i = 0; i < curves.size(); ++i)
        page << (i == 0 ? "" : ",") << both_lines(i, curves[i], iterations, true);
    page << "\n";
    for (const LearningCurve& curve : curves) {
        page.send(points({curve.label, curve.costs}));
        page.send(finite(curve.test_costs));
    }
    page << "unset label\nunset key\nset format x '%g'\n";
    page.axes(lower);
    page.y_label(lower, "accuracy");
    page.x_label(lower, "iteration");
    page.text(right, lower.bottom - 0.2, baseline_name + ": dotted", "right" + page.font(caption_size));
    page << "set yrange [0:1.03]\nset ytics 0.2\nplot";
    for (std::size_t i = 0; i < curves.size(); ++i)
        page << (i == 0 ? "" : ",") << both_lines(i, curves[i], curves[i].train_accuracies.size(), false);
    page << ", " << baseline << " with lines lw 1 dt (2,3) lc rgb '#606060'\n";
    for (const LearningCurve& curve : curves) {
        page.send(finite(curve.train_accuracies));
        page.send(finite(curve.test_accuracies));
    }
    page << "unset multiplot\n";
    page.finish();
}

} // namespace plots

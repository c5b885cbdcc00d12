#include "plots/plots.hpp"

#include "dnn/dnn_utils.hpp"
#include "plots/page.hpp"
#include "plots/text.hpp"

#include <array>
#include <cmath>

namespace fs = std::filesystem;

namespace plots {

namespace {

struct Activation {
    std::string formula, derivative;
    arma::mat (*forward)(const arma::mat&);
    arma::mat (*backward)(const arma::mat&, const arma::mat&);
};

const std::array<Activation, 3>& the_activations() {
    static const std::array<Activation, 3> all{
        {{"σ(z) = 1 / (1 + e⁻ᶻ)", "σ′(z) = σ(z) (1 − σ(z))", dnn::sigmoid, dnn::sigmoid_backward},
         {"relu(z) = max(0, z)", "relu′(z) = 1 for z > 0, else 0", dnn::relu, dnn::relu_backward},
         {"tanh(z)", "tanh′(z) = 1 − tanh²(z)", dnn::tanh, dnn::tanh_backward}}};
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

/// Darker for more, with text that can be read on it.
void cell(Page& page, const Box& box, std::size_t count, std::size_t of, const std::string& meaning) {
    const double share = of == 0 ? 0 : static_cast<double>(count) / static_cast<double>(of);
    const int grey = static_cast<int>(std::lround(250 - 190 * share));
    const std::string colour = grey < 140 ? "white" : "black";
    const auto middle = [](double from, double to) { return (from + to) / 2; };
    page << "set object rectangle from " << page.place(box.left, box.bottom) << " to "
         << page.place(box.right, box.top) << " fs solid noborder fc rgb " << (grey << 16 | grey << 8 | grey)
         << " behind\n";
    const double x = middle(box.left, box.right), y = middle(box.top, box.bottom);
    page.text(x, y - 0.2, std::to_string(count),
              "center" + page.font(number_size, bold_font) + " tc rgb '" + colour + "'");
    page.text(x, y + 0.45, meaning, "center" + page.font(caption_size) + " tc rgb '" + colour + "'");
}

} // namespace

void confusion(const Figure& figure, const std::string& title, const std::string& subtitle,
               const ConfusionTable& table) {
    constexpr double side = 2.1, wide = 3, left = 2.2, top = below_heading + 0.8;
    constexpr double line_height = 0.5, beside = left + 2 * wide + 0.5, least_room = 5;
    const bool below = figure.size.width - beside < least_room;
    const double remarks_left = below ? left : beside, remarks_top = below ? top + 2 * side + 0.4 : top + 0.3;
    Page page(figure,
              top + 2 * side + 0.5 + (below ? static_cast<double>(table.remarks.size()) * line_height : 0));
    page.heading(title, subtitle);
    page.axes({0, page.width(), 0, 1});
    const auto box = [](int row, int column) {
        return Box{left + column * wide, left + (column + 1) * wide - 0.06, top + row * side,
                   top + (row + 1) * side - 0.06};
    };
    const std::size_t cats = table.cat_as_cat + table.cat_as_other,
                      others = table.other_as_cat + table.other_as_other;
    cell(page, box(0, 0), table.cat_as_cat, cats, "right");
    cell(page, box(0, 1), table.cat_as_other, cats, "missed");
    cell(page, box(1, 0), table.other_as_cat, others, "false alarm");
    cell(page, box(1, 1), table.other_as_other, others, "right");
    const std::string centred = "center" + page.font(caption_size);
    page.text(left + wide / 2, top - 0.3, "says \"cat\"", centred);
    page.text(left + 1.5 * wide, top - 0.3, "says \"no cat\"", centred);
    const std::string right_aligned = "right" + page.font(caption_size);
    const auto row_label = [&](int row, const std::string& name, std::size_t count) {
        const double y = top + (row + 0.5) * side;
        page.text(left - 0.2, y - 0.15, name, right_aligned);
        page.text(left - 0.2, y + 0.25, std::to_string(count) + " images", right_aligned);
    };
    row_label(0, "a cat", cats);
    row_label(1, "no cat", others);
    double y = remarks_top;
    for (const std::string& remark : table.remarks) {
        page.text(remarks_left, y, fitted(remark, page.width() - remarks_left - page_margin, caption_size),
                  "left" + page.font(caption_size));
        y += line_height;
    }
    page << "unset border\nunset tics\nset xrange [0:1]\nset yrange [0:1]\nplot NaN\n";
    page.finish();
}

void activations(const Figure& figure) {
    constexpr double reach = 4, lowest = -1.5, highest = 4.5; // of z and of the functions
    const arma::mat z = arma::linspace(-reach, reach, 801), ones(z.n_rows, 1, arma::fill::ones);
    const double from_panel_to_panel = (figure.size.width - 1) / 3, width = from_panel_to_panel - 1.1;
    const double height = width * (highest - lowest) / (2 * reach); // one scale for both axes
    constexpr double upper = 1.7, slopes_height = 2.6;
    const double lower = upper + height + 2;
    Page page(figure, lower + slopes_height + 1.4);
    page << "set multiplot\n";
    page.light_grid();
    page.heading("The activation functions, above their derivatives", "");
    page << "set xrange [" << -reach << ":" << reach
         << "]\nset xtics 2\nset xzeroaxis lt 1 lw 0.5 dt solid lc rgb '#808080'\n";
    double left = 1.4;
    for (const Activation& a : the_activations()) {
        const double right = left + width;
        panel(page, {left, right, upper, upper + height}, a.formula, lowest, highest,
              points(z, a.forward(z)));
        panel(page, {left, right, lower, lower + slopes_height}, a.derivative, -0.1, 1.1,
              points(z, a.backward(ones, z)));
        left += from_panel_to_panel;
    }
    page << "unset multiplot\n";
    page.finish();
}

void check_can_plot(const fs::path& file) {
    format_of(file);
    const Draft draft(file, find_gnuplot());
}

} // namespace plots

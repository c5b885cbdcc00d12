#include "tools/show/figure.hpp"

#include "plots/page.hpp"
#include "plots/plots.hpp"

#include <algorithm>
#include <cmath>

namespace show {
namespace {

using plots::Box, plots::Page, plots::Points;

// In cm.
constexpr double left_edge = 0.5, between = 0.5, height_of_chart = 3.2, size_of_diagonal = 7,
                 left_of_axis = 2.2;
constexpr std::size_t most_planes = 3;

/// The same colours as in a terminal: distinct for the colour-blind and in grey.
constexpr const char* palette =
    "set palette defined (0 '#005faf', 0.25 '#87afd7', 0.5 '#ffffff', 0.75 '#ffaf87', 1 '#d75f00')\n"
    "set cbrange [0:255]\nunset colorbox\n";

/// p as bytes, row by row from the top.
plots::Bytes bytes_of(const arma::mat& p) {
    plots::Bytes bytes(p.n_cols, p.n_rows); // column-major: a column here is a row of the plane
    for (arma::uword i = 0; i < p.n_rows; ++i)
        for (arma::uword j = 0; j < p.n_cols; ++j)
            bytes(j, i) = static_cast<unsigned char>(std::lround(255 * std::clamp(p(i, j), 0.0, 1.0)));
    return bytes;
}

Points points_of(const Scene& scene, bool second_class) {
    Points points;
    for (arma::uword k = 0; k < scene.X.n_cols; ++k)
        if ((scene.Y(0, k) > 0.5) == second_class)
            points.emplace_back(scene.X(0, k), scene.X(1, k));
    return points;
}

void draw_plane(Page& page, const Scene& scene, const Plane& plane, const Box& box) {
    const Extent& extent = scene.extent;
    const double dx = (extent.right - extent.left) / static_cast<double>(plane.p.n_cols),
                 dy = (extent.top - extent.bottom) / static_cast<double>(plane.p.n_rows);
    page.axes(box);
    page.text((box.left + box.right) / 2, box.bottom + 0.4, plane.caption,
              "center" + page.font(plots::caption_size));
    page << "unset tics\nset border 15 lw 0.5\nset xrange [" << extent.left << ":" << extent.right
         << "]\nset yrange [" << extent.bottom << ":" << extent.top << "]\nplot '-' binary array=("
         << plane.p.n_cols << "," << plane.p.n_rows << ") flipy dx=" << dx << " dy=" << dy << " origin=("
         << extent.left + dx / 2 << "," << extent.bottom + dy / 2 << ") format='%uchar' with image,"
         << " '-' with points pt 6 ps 0.35 lc rgb 'black', '-' with points pt 2 ps 0.35 lc rgb 'black'\n";
    page.send(bytes_of(plane.p));
    page.send(points_of(scene, false));
    page.send(points_of(scene, true));
    page << "unset label\n"; // else every following panel draws it again
}

void draw_costs(Page& page, const std::vector<double>& costs, const Box& box) {
    Points points;
    for (std::size_t i = 0; i < costs.size(); ++i)
        points.emplace_back(i, costs[i]);
    page.axes(box);
    page.light_grid();
    page.x_label(box, "iteration");
    page.y_label(box, "cost");
    page << "set xtics autofreq\nset ytics autofreq\nset xrange [0:" << costs.size()
         << "]\nset yrange [0:*]\nplot '-' with lines lw 1.2 lc rgb 'black'\n";
    page.send(points);
}

constexpr double page_width = plots::Size().width;

void draw_planes(const std::filesystem::path& file, const Scene& scene, const std::string& subtitle) {
    const std::size_t all = scene.planes.size(), count = std::min(all, most_planes);
    const double width =
                     std::min(9.0, (page_width - 2 * left_edge - between * static_cast<double>(count - 1)) /
                                       static_cast<double>(count)),
                 height = width * (scene.extent.top - scene.extent.bottom) /
                          (scene.extent.right - scene.extent.left);
    const double bottom = plots::below_heading + height;
    const bool has_costs = scene.costs.size() > 1;
    Page page(file, bottom + 0.9 + (has_costs ? height_of_chart + 1.6 : 0));
    page << "set multiplot\n" << palette;
    page.heading(scene.title, subtitle);
    for (std::size_t i = 0; i < count; ++i) {
        const double left = left_edge + static_cast<double>(i) * (width + between);
        draw_plane(page, scene, scene.planes[count == 1 ? all - 1 : i * (all - 1) / (count - 1)],
                   {left, left + width, plots::below_heading, bottom});
    }
    if (has_costs)
        draw_costs(page, scene.costs,
                   {left_of_axis, page_width - 0.6, bottom + 1.2, bottom + 1.2 + height_of_chart});
    page << "unset multiplot\n";
    page.finish();
}

void draw_diagonal(const std::filesystem::path& file, const Scene& scene, const std::string& subtitle) {
    const Box box{left_of_axis, left_of_axis + size_of_diagonal, plots::below_heading,
                  plots::below_heading + size_of_diagonal};
    Points points;
    for (arma::uword k = 0; k < scene.gradients->computed.n_elem; ++k)
        points.emplace_back(scene.gradients->computed(k), scene.gradients->numeric(k));
    Page page(file, box.bottom + 1.4);
    page.heading(scene.title, subtitle);
    page.axes(box);
    page.light_grid();
    page.x_label(box, "gradient, by L_model_backward");
    page.y_label(box, "slope of the cost, by finite differences");
    page << "plot x with lines lw 0.7 lc rgb '#a0a0a0', '-' with points pt 6 ps 0.7 lc rgb 'black'\n";
    page.send(points);
    page.finish();
}

} // namespace

void check_figure(const std::filesystem::path& file) {
    plots::check_can_plot(file);
}

void draw_figure(const std::filesystem::path& file, const Scene& scene) {
    const std::string subtitle = "two half moons, " + std::to_string(scene.X.n_cols) + " points";
    if (scene.gradients)
        draw_diagonal(file, scene,
                      std::to_string(scene.gradients->computed.n_elem) + " parameters; " + subtitle);
    else
        draw_planes(
            file, scene,
            subtitle + ", o of class 0 and x of class 1; p(class 1) is 0 in blue, 0.5 in white, 1 in orange");
}

} // namespace show

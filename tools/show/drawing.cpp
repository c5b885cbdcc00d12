#include "tools/show/drawing.hpp"

#include "dnn/support/text.hpp"
#include "tools/show/chart.hpp"

#include <algorithm>
#include <cmath>

namespace show {
namespace {

using Lines = std::vector<std::string>;

constexpr int readable = 100; // columns of a paragraph
constexpr int least_rows = 5, most_rows = 22, least_columns = 24, rows_of_chart = 4, space_between = 2;
constexpr double width_of_row = 2; // a row of a terminal is twice as high as a column is wide

/// From blue by white to orange, of a terminal's 256 colours: distinct for the colour-blind, too.
constexpr int shades[] = {25, 67, 110, 153, 255, 223, 216, 209, 166};
const char* const characters[] = {" ", " ", "·", "·", "░", "░", "▒", "▒", "▒"};

int shade_of(double p) {
    constexpr int count = std::size(shades);
    return std::isfinite(p) ? std::clamp(static_cast<int>(p * count), 0, count - 1) : 0;
}

/// What the shades are: "p(class 1): 0   ··░░▒▒▒ 1".
std::string legend(bool colour) {
    std::string line = "p(class 1): 0 ";
    for (std::size_t shade = 0; shade < std::size(shades); ++shade)
        line += colour ? "\x1b[48;5;" + std::to_string(shades[shade]) + "m " : characters[shade];
    return line + (colour ? "\x1b[0m" : "") + " 1";
}

/// Columns of a plane with so many rows.
int columns_for(int rows, const Extent& extent) {
    return static_cast<int>(
        std::lround(rows * width_of_row * (extent.right - extent.left) / (extent.top - extent.bottom)));
}

/// "o" or "x" at the places of the points, 0 elsewhere.
std::vector<std::string> marks(const Scene& scene, int rows, int columns) {
    std::vector<std::string> all(static_cast<std::size_t>(rows),
                                 std::string(static_cast<std::size_t>(columns), '\0'));
    const Extent& extent = scene.extent;
    for (arma::uword k = 0; k < scene.X.n_cols; ++k) {
        const int column = static_cast<int>((scene.X(0, k) - extent.left) / (extent.right - extent.left) *
                                            columns),
                  row = static_cast<int>((extent.top - scene.X(1, k)) / (extent.top - extent.bottom) * rows);
        if (row >= 0 && row < rows && column >= 0 && column < columns)
            all[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] =
                scene.Y(0, k) > 0.5 ? 'x' : 'o';
    }
    return all;
}

Lines plane_of(const Scene& scene, const Plane& plane, int rows, int columns, bool colour) {
    const std::vector<std::string> points = marks(scene, rows, columns);
    Lines lines;
    for (int i = 0; i < rows; ++i) {
        std::string line;
        int before = -1;
        for (int j = 0; j < columns; ++j) {
            const double p =
                plane.p(static_cast<arma::uword>((i + 0.5) / rows * static_cast<double>(plane.p.n_rows)),
                        static_cast<arma::uword>((j + 0.5) / columns * static_cast<double>(plane.p.n_cols)));
            const int shade = shade_of(p);
            const char mark = points[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
            if (colour && shade != before)
                line += "\x1b[30;48;5;" + std::to_string(shades[shade]) + 'm';
            before = shade;
            line += mark != '\0' ? std::string(1, mark) : colour ? " " : characters[shade];
        }
        lines.push_back(line + (colour ? "\x1b[0m" : ""));
    }
    lines.push_back(support::cut_to_columns(plane.caption, columns));
    lines.back() += std::string(static_cast<std::size_t>(columns - support::columns(lines.back())), ' ');
    return lines;
}

/// A dot per parameter: to the right what was computed, upwards the finite difference.
Lines diagonal_of(const Gradients& gradients, int rows, int columns) {
    const double most =
        std::max(arma::abs(gradients.computed).max(), arma::abs(gradients.numeric).max()) * 1.05;
    std::vector<std::vector<std::string>> cells(
        static_cast<std::size_t>(rows), std::vector<std::string>(static_cast<std::size_t>(columns), " "));
    const auto mark = [&](double x, double y, const std::string& sign) {
        const int column = static_cast<int>((x / most + 1) / 2 * columns),
                  row = static_cast<int>((1 - y / most) / 2 * rows);
        if (std::isfinite(x) && std::isfinite(y))
            cells[static_cast<std::size_t>(std::clamp(row, 0, rows - 1))]
                 [static_cast<std::size_t>(std::clamp(column, 0, columns - 1))] = sign;
    };
    for (int j = 0; j < columns; ++j) {
        const double x = most * (2 * (j + 0.5) / columns - 1);
        mark(x, x, "·");
    }
    for (arma::uword k = 0; k < gradients.computed.n_elem; ++k)
        mark(gradients.computed(k), gradients.numeric(k), "•");
    Lines lines;
    for (const std::vector<std::string>& row : cells) {
        std::string line;
        for (const std::string& cell : row)
            line += cell;
        lines.push_back(line);
    }
    return lines;
}

/// `right` begins so many rows further down.
Lines beside(const Lines& left, const Lines& right, std::size_t down = 0) {
    Lines all = left;
    for (std::size_t i = 0; i < right.size() && i + down < all.size(); ++i)
        all[i + down] += std::string(space_between, ' ') + right[i];
    return all;
}

Lines words_of(const Scene& scene, int columns) {
    Lines lines;
    for (const std::string& paragraph : scene.words) {
        for (std::string& line : support::wrap(paragraph, std::min(columns, readable)))
            lines.push_back(std::move(line));
        lines.emplace_back();
    }
    return lines;
}

/// Rows and columns of each of so many planes, side by side.
struct Size {
    int rows, columns;
};

Size size_of_planes(const Extent& extent, int count, int rows, int columns) {
    const int each = (columns - space_between * (count - 1)) / count;
    rows = std::clamp(rows, 1, most_rows);
    while (rows > 1 && columns_for(rows, extent) > each)
        --rows;
    return {rows, std::max(1, std::min(columns_for(rows, extent), each))};
}

Lines planes_of(const Scene& scene, const std::vector<std::size_t>& which, const Size& size, bool colour) {
    Lines lines;
    for (const std::size_t i : which) {
        const Lines plane = plane_of(scene, scene.planes[i], size.rows, size.columns, colour);
        lines = lines.empty() ? plane : beside(lines, plane);
    }
    return lines;
}

/// The planes with these numbers, below the words, and the costs beside or below them; as large as there is room.
Lines picture_of(const Scene& scene, const std::vector<std::size_t>& which, const Space& space) {
    Lines lines = words_of(scene, space.columns);
    const int below = scene.planes.empty() ? 0 : 2;                       // caption and legend
    if (static_cast<int>(lines.size()) + least_rows + below > space.rows) // the picture comes first
        lines.clear();
    const int left = space.rows - static_cast<int>(lines.size()) - below;
    if (scene.gradients) {
        const Size size = size_of_planes(scene.extent, 1, left, space.columns);
        const Lines diagonal = diagonal_of(*scene.gradients, size.rows, size.columns);
        lines.insert(lines.end(), diagonal.begin(), diagonal.end());
        return lines;
    }
    const int count = static_cast<int>(which.size());
    const bool has_costs = scene.costs.size() > 1;
    const int for_chart = has_costs && left > least_rows + rows_of_chart ? rows_of_chart + 1 : 0;
    const Size alone = size_of_planes(scene.extent, count, left - for_chart, space.columns),
               with_chart = size_of_planes(scene.extent, count, left, space.columns - least_columns);
    const bool is_beside = has_costs && space.columns >= 2 * least_columns && with_chart.rows >= alone.rows;
    const Size size = is_beside ? with_chart : alone;
    const int width = count * size.columns + space_between * (count - 1);
    Lines picture = planes_of(scene, which, size, space.colour);
    if (is_beside) {
        const int rows = std::min(size.rows, 2 * rows_of_chart);
        const Lines curve = chart(scene.costs, rows, std::min(space.columns - width - space_between, 60));
        picture = beside(picture, curve, static_cast<std::size_t>(size.rows - rows));
    }
    lines.insert(lines.end(), picture.begin(), picture.end());
    lines.push_back(legend(space.colour));
    if (!is_beside && for_chart > 0) {
        lines.emplace_back();
        for (std::string& line : chart(scene.costs, rows_of_chart, std::min(space.columns, width + 8)))
            lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace

std::vector<std::string> drawn(const Scene& scene, const Space& space) {
    const std::size_t all = scene.planes.size();
    const auto room = static_cast<std::size_t>(
        std::max(1, (space.columns + space_between) / (least_columns + space_between)));
    std::vector<std::size_t> which;
    const std::size_t count = std::min({all, room, std::size_t{3}});
    for (std::size_t i = 0; i < count; ++i) // the first, the last, and some between
        which.push_back(count == 1 ? all - 1 : i * (all - 1) / (count - 1));
    return picture_of(scene, which, space);
}

std::vector<std::vector<std::string>> frames_of(const Scene& scene, const Space& space) {
    if (scene.planes.size() < 2)
        return {drawn(scene, space)};
    std::vector<Lines> frames;
    for (std::size_t i = 0; i < scene.planes.size(); ++i)
        frames.push_back(picture_of(scene, {i}, space));
    return frames;
}

} // namespace show

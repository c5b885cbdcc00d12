#include "bench/figures.hpp"

#include "plots/page.hpp"
#include "plots/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace bench {
namespace fs = std::filesystem;

namespace {

using plots::Box;
using plots::Page;

constexpr double page_width = plots::Size().width, line_height = 0.55;

double power_of_ten_below(double x) {
    return std::pow(10, std::floor(std::log10(x)));
}

double power_of_ten_above(double x) {
    return std::pow(10, std::ceil(std::log10(x)));
}

/// Where the axis of seconds starts and ends, with room for a label to the right of the last bar.
std::pair<double, double> extent(const std::vector<BarGroup>& groups) {
    double lowest = 1e300, highest = 0;
    for (const BarGroup& group : groups)
        for (const Bar& bar : group.bars) {
            lowest = std::min(lowest, bar.seconds.lowest);
            highest = std::max(highest, bar.seconds.highest);
        }
    return {power_of_ten_below(lowest), power_of_ten_above(6 * highest)};
}

void plot_markers(Page& page, const Meanings& meanings, const plots::Points& filled,
                  const plots::Points& open) {
    std::string command = "plot";
    const auto add = [&](const plots::Points& points, int marker, const std::string& meaning) {
        if (!points.empty())
            command += std::string(command == "plot" ? "" : ",") + " '-' with points pt " +
                       std::to_string(marker) + " ps 0.9 lw 1.2 lc rgb 'black' title " +
                       plots::quoted(meaning);
    };
    add(filled, 7, meanings.filled);
    add(open, 6, meanings.open);
    page << command << "\n";
    for (const plots::Points* points : {&filled, &open})
        if (!points->empty())
            page.send(*points);
}

struct Style {
    const char* look;
};
constexpr std::array<Style, 2> styles{
    {{"lw 1.4 dt solid lc rgb '#000000' pt 7 ps 0.8"}, {"lw 1.4 dt (14,5) lc rgb '#0088b8' pt 8 ps 0.9"}}};

void draw_panel(Page& page, const Box& box, const Panel& panel, bool with_legend) {
    page.axes(box);
    page.text((box.left + box.right) / 2, box.top - 0.3, panel.title,
              "center" + page.font(plots::caption_size));
    page.x_label(box, panel.axis);
    std::string ticks;
    for (const auto& [label, place] : panel.ticks)
        ticks += (ticks.empty() ? "" : ", ") + plots::quoted(label) + ' ' + plots::number(place);
    page << "set xtics (" << ticks << ")\nset xrange [" << panel.ticks.front().second / 1.3 << ":"
         << panel.ticks.back().second * 1.3 << "]\n";
    if (panel.mark > 0)
        page << "set arrow 1 from first " << panel.mark << ", graph 0 to first " << panel.mark
             << ", graph 1 nohead lw 0.8 dt (2,3) lc rgb '#404040'\nset label 100 "
             << plots::quoted(panel.mark_label) << " at first " << panel.mark
             << ", graph 0.04 right offset char -0.6,0" << page.font(plots::caption_size) << "\n";
    if (with_legend)
        page << "set key at " << page.place(box.left, plots::below_heading)
             << " left top horizontal Left reverse samplen 5 maxrows 1\n";
    std::string command;
    for (std::size_t i = 0; i < panel.lines.size(); ++i)
        command += (i == 0 ? "plot" : ",") + std::string(" '-' with linespoints ") + styles.at(i).look +
                   (with_legend ? " title " + plots::quoted(panel.lines[i].label) : " notitle");
    page << command << "\n";
    for (const Line& line : panel.lines)
        page.send(line.points);
    page << "unset label\nunset arrow\nunset key\n";
}

} // namespace

void draw_bars(const fs::path& file, const std::string& title, const std::string& subtitle,
               const std::string& axis, const Meanings& meanings, const std::vector<BarGroup>& groups) {
    double rows = 0;
    for (const BarGroup& group : groups)
        rows += 1 + static_cast<double>(group.bars.size());
    const Box box{4.8, page_width - 0.6, plots::below_heading + 0.7,
                  plots::below_heading + 0.7 + (rows + 0.5) * line_height};
    const auto [first, last] = extent(groups);

    Page page(file, box.bottom + 1.4);
    page.heading(title, subtitle);
    page.axes(box);
    page.light_grid();
    page.x_label(box, axis);
    page << "set logscale x\nset xrange [" << first << ":" << last << "]\nset yrange [" << rows + 0.5
         << ":0]\nunset ytics\nset border 1\nset key at " << page.place(box.left, plots::below_heading)
         << " left top horizontal Left reverse samplen 1 maxrows 1\n";
    plots::Points filled, open;
    double row = 0;
    const auto name = [&](const std::string& text, const std::string& how) {
        page.text(box.left - 0.2, box.top + row * line_height,
                  plots::fitted(text, box.left - 0.4, plots::caption_size), "right" + how);
    };
    for (const BarGroup& group : groups) {
        row += 1;
        page.text(plots::page_margin, box.top + row * line_height, group.name, "left");
        for (const Bar& bar : group.bars) {
            row += 1;
            name(bar.name, page.font(plots::caption_size));
            page << "set arrow from first " << first << ", first " << row << " to first "
                 << bar.seconds.median << ", first " << row
                 << " nohead lw 0.5 dt (1,3) lc rgb '#808080'\nset arrow from first " << bar.seconds.lowest
                 << ", first " << row << " to first " << bar.seconds.highest << ", first " << row
                 << " nohead lw 2.5 lc rgb 'black'\nset label " << plots::quoted(bar.label) << " at first "
                 << bar.seconds.highest << ", first " << row << " left offset char 1.2,0"
                 << page.font(plots::caption_size) << "\n";
            (bar.filled ? filled : open).emplace_back(bar.seconds.median, row);
        }
    }
    plot_markers(page, meanings, filled, open);
    page.finish();
}

void draw_growth(const fs::path& file, const std::string& title, const std::string& subtitle,
                 const std::vector<Panel>& panels) {
    double lowest = 1e300, highest = 0;
    for (const Panel& panel : panels)
        for (const Line& line : panel.lines)
            for (const auto& [x, seconds] : line.points) {
                lowest = std::min(lowest, seconds);
                highest = std::max(highest, seconds);
            }
    constexpr double top = plots::below_heading + 1.3, height = 6, first_left = 1.8, gap = 1.3;
    const double count = static_cast<double>(panels.size());
    const double width = (page_width - first_left - 0.4 - gap * (count - 1)) / count;

    Page page(file, top + height + 1.4);
    page << "set multiplot\n";
    page.light_grid();
    page.heading(title, subtitle);
    page << "set logscale xy\nset yrange [" << power_of_ten_below(lowest) << ":"
         << power_of_ten_above(highest) << "]\n";
    double left = first_left;
    for (const Panel& panel : panels) {
        const Box box{left, left + width, top, top + height};
        if (left == first_left)
            page.y_label(box, "seconds (logarithmic)");
        draw_panel(page, box, panel, left == first_left);
        left += width + gap;
    }
    page << "unset multiplot\n";
    page.finish();
}

} // namespace bench

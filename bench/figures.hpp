// The two figures, in the manner of plots/plots.hpp: readable without colour, complete or absent.
#pragma once

#include "bench/statistics.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace bench {

struct Bar {
    std::string name;
    Spread seconds;
    std::string label; // "0.51 s"
    bool filled;       // else an open marker
};

struct BarGroup {
    std::string name;
    std::vector<Bar> bars;
};

struct Meanings {
    std::string filled, open;
};

/// One row per bar: a marker at its median on a logarithmic axis, a line from lowest to highest, its label.
void draw_bars(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
               const std::string& axis, const Meanings& meanings, const std::vector<BarGroup>& groups);

struct Line {
    std::string label;
    std::vector<std::pair<double, double>> points;
};

struct Panel {
    std::string title, axis;
    std::vector<std::pair<std::string, double>> ticks;
    std::vector<Line> lines; // two at most, the same labels in each panel
    double mark = 0;         // a dotted line at this place, if any
    std::string mark_label;
};

/// Panels side by side, both axes logarithmic, with the same seconds for all.
void draw_growth(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
                 const std::vector<Panel>& panels);

} // namespace bench

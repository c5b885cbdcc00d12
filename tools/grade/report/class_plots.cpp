#include "tools/grade/report/class_plots.hpp"

#include "tools/grade/report/markup.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace grade {
namespace {

// In the SVG's own units, which the page scales to its width: only a few, so that text stays legible on a phone.
constexpr double page_width = 420;
constexpr double row_height = 22;
constexpr double labels = 30;  // left of the bars
constexpr double numbers = 62; // right of them
constexpr double bars = page_width - labels - numbers;

struct Kind {
    const char* colour;
    const char* meaning;
};

std::string text_at(double x, double y, const std::string& text, const char* anchor = "start") {
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\">" +
           escaped(text) + "</text>\n";
}

std::string bar_at(double x, double y, double wide, double high, const std::string& colour) {
    return "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(wide) + "\" height=\"" +
           number(high) + "\" fill=\"var(--" + colour + ")\"/>\n";
}

std::string svg(double height, const std::string& label, const std::string& content) {
    return "<svg viewBox=\"0 0 " + number(page_width) + ' ' + number(height) +
           "\" role=\"img\" aria-label=\"" + escaped(label) + "\">\n" + content + "</svg>\n";
}

std::string legend(const std::vector<Kind>& kinds) {
    std::string html = "<p class=\"soft\">";
    for (const Kind& kind : kinds)
        html += std::string("<span class=\"key\"><i style=\"background:var(--") + kind.colour + ")\"></i>" +
                kind.meaning + "</span> ";
    return html + "</p>\n";
}

/// Bars side by side in one row.
std::string row(std::size_t place, const std::string& label, const std::vector<double>& shares,
                const std::vector<Kind>& kinds, const std::string& value) {
    const double y = static_cast<double>(place) * row_height;
    std::string content = text_at(0, y + 15, label);
    double x = labels;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        content += bar_at(x, y + 3, shares[i] * bars, row_height - 7, kinds[i].colour);
        x += shares[i] * bars;
    }
    return content + text_at(page_width, y + 15, value, "end");
}

} // namespace

std::string totals_plot(const std::vector<Record>& records) {
    std::array<int, 10> counts{};
    for (const Record& record : records) {
        const Points sum = total(record);
        if (!has_failed(record) && sum.max_points > 0)
            ++counts[static_cast<std::size_t>(std::clamp(10 * sum.points / sum.max_points, 0.0, 9.0))];
    }
    constexpr double high = 110, top = 18, step = page_width / 10;
    const int max_count = std::max(1, *std::max_element(counts.begin(), counts.end()));
    std::string content;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double x = static_cast<double>(i) * step, tall = high * counts[i] / max_count;
        content += bar_at(x + 3, top + high - tall, step - 6, tall, "blue");
        if (counts[i] > 0)
            content += text_at(x + step / 2, top + high - tall - 4, std::to_string(counts[i]), "middle");
        content +=
            text_at(x + step / 2, top + high + 17, i == 9 ? "≥90" : std::to_string(10 * i) + "–", "middle");
    }
    content += "<line class=\"axis\" x1=\"0\" x2=\"" + number(page_width) + "\" y1=\"" + number(top + high) +
               "\" y2=\"" + number(top + high) + "\"/>\n";
    return svg(top + high + 24, "distribution of the totals", content) +
           "<p class=\"soft\">submissions, by percentage of all points</p>\n";
}

std::string success_plot(const std::vector<Record>& records, const Run& run) {
    const std::vector<Kind> kinds{{"full", "all points"},
                                  {"part", "some"},
                                  {"none", "none"},
                                  {"line", "not handed in, or not started"}};
    std::string content;
    for (std::size_t i = 0; i < run.exercises.size(); ++i) {
        std::vector<double> shares(kinds.size());
        double all = 0;
        for (const Record& record : records) {
            const ExerciseResult& result = record.results[i];
            if (lacks_grade(result))
                continue;
            const bool missing =
                result.outcome == Outcome::not_submitted || result.outcome == Outcome::not_started;
            ++shares[missing ? 3 : has_full_points(result) ? 0 : result.points > 0 ? 1 : 2];
            ++all;
        }
        for (double& share : shares)
            share /= std::max(all, 1.0);
        content +=
            row(i, run.exercises[i].number(), shares, kinds, number(std::round(100 * shares[0])) + " %");
    }
    return svg(row_height * static_cast<double>(run.exercises.size()), "success in each exercise", content) +
           legend(kinds);
}

std::string time_plot(const std::vector<Record>& records, const Run& run) {
    const std::vector<Kind> kinds{{"blue", "compiling"}, {"part", "checking"}};
    std::vector<std::array<double, 2>> means;
    double max_seconds = 1e-9;
    for (std::size_t i = 0; i < run.exercises.size(); ++i) {
        double compiling = 0, checking = 0, count = 0;
        for (const Record& record : records) {
            const ExerciseResult& result = record.results[i];
            compiling += result.seconds_compiling;
            checking += result.seconds_checking;
            count += result.seconds_compiling + result.seconds_checking > 0 ? 1 : 0;
        }
        means.push_back({compiling / std::max(count, 1.0), checking / std::max(count, 1.0)});
        max_seconds = std::max(max_seconds, means.back()[0] + means.back()[1]);
    }
    std::string content;
    for (std::size_t i = 0; i < means.size(); ++i)
        content += row(i, run.exercises[i].number(), {means[i][0] / max_seconds, means[i][1] / max_seconds},
                       kinds, number(means[i][0] + means[i][1]) + " s");
    return svg(row_height * static_cast<double>(means.size()), "time to grade each exercise", content) +
           legend(kinds);
}

} // namespace grade

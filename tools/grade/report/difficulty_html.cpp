#include "dnn/support/text.hpp"
#include "tools/grade/report/class_sections.hpp"
#include "tools/grade/report/html_page.hpp"
#include "tools/grade/report/markup.hpp"

#include <cmath>

namespace grade {
namespace {

double share_of(const Item& item) {
    return item.tried == 0 ? 0 : static_cast<double>(item.solved) / static_cast<double>(item.tried);
}

/// May break after each underscore.
std::string breakable(const std::string& name) {
    std::string html;
    for (const char c : escaped(name))
        html += c == '_' ? std::string("_<wbr>") : std::string(1, c);
    return html;
}

/// With a sign where it is worth a look.
std::string discrimination_html(const Item& item) {
    if (!item.discrimination)
        return "<span class=\"soft\">–</span>";
    const double r = *item.discrimination;
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", std::abs(r) < 0.005 ? 0.0 : r);
    const std::string digits = text[0] == '-' ? "−" + std::string(text + 1) : text;
    return r < 0     ? "<b class=\"none\">" + digits + " ▼</b>"
           : r < 0.2 ? "<span class=\"part\">" + digits + " ▽</span>"
                     : digits;
}

/// Columns that are the same for an exercise and for its checks.
std::string item_columns(const Item& item) {
    const std::string solved = item.tried == 0 ? "–" : number(std::round(100 * share_of(item))) + " %";
    return "<span class=\"bar\"><span style=\"width:" + number(100 * share_of(item)) +
           "%\"></span></span><span class=\"figure\">" + solved + "</span><span class=\"figure\">" +
           std::to_string(item.tried) + "</span><span class=\"figure\">" + discrimination_html(item) +
           "</span>";
}

} // namespace

std::string difficulty_html(const ClassStatistics& statistics) {
    std::string rows =
        "<div class=\"item soft\"><span>exercise</span><span></span><span class=\"figure\">solved</span>"
        "<span class=\"figure\">of</span><span class=\"figure\">r</span></div>\n";
    for (const ExerciseItem& exercise : statistics.exercises) {
        rows += "<details><summary class=\"item\"><span>" + breakable(exercise.exercise) + "</span>" +
                item_columns(exercise.item) + "</summary>\n";
        if (exercise.checks.empty())
            rows += "<p class=\"soft\">No function ran.</p>\n";
        for (const CheckItem& check : exercise.checks)
            rows += "<div class=\"item check\"><span>" + escaped(support::one_line(check.sentence)) +
                    "</span>" + item_columns(check.item) + "</div>\n";
        rows += "</details>\n";
    }
    return section(
        "difficulty", "How hard each exercise and each check is",
        rows +
            "<p class=\"soft\">solved: by how many of those who tried; for a check, of those whose function "
            "ran. r: how "
            "well it discriminates, the correlation between solving it and the points in all other exercises "
            "(point-biserial, from ten learners up). From 0.2 up, it separates those who know the material "
            "from those "
            "who do not; ▽ separates little; ▼ was solved more often by those with fewer points, so look at "
            "it (after "
            "Ebel and Frisbie, Essentials of Educational Measurement, 1991).</p>\n");
}

} // namespace grade

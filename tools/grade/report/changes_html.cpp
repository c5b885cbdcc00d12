// What has changed since the run before, for who uploads the grades next.
#include "tools/grade/report/class_sections.hpp"
#include "tools/grade/report/markup.hpp"

#include <algorithm>
#include <cmath>

namespace grade {
namespace {

std::string signed_number(double value) {
    return (value > 0 ? "+" : value < 0 ? "−" : "") + number(std::abs(value));
}

std::string total_or_not(const std::optional<double>& points) {
    return points ? number(*points) : "not final";
}

/// "03: 4 → 10", "06: 8, graded for the first time".
std::string words_of_exercise(const ChangedExercise& exercise) {
    return exercise.exercise.substr(0, 2) + ": " +
           (exercise.before ? number(*exercise.before) + " → " + number(exercise.after)
                            : number(exercise.after) + ", graded for the first time");
}

std::string reasons_of(const ChangedRecord& changed) {
    std::string words;
    const auto add = [&](const std::string& reason) { words += (words.empty() ? "" : "; ") + reason; };
    for (const ChangedExercise& exercise : changed.exercises)
        add(words_of_exercise(exercise));
    if (std::abs(changed.beside_after - changed.beside_before) > 1e-9)
        add("lateness and your own changes of the total: " +
            (changed.beside_before == 0 ? "0" : signed_number(changed.beside_before)) + " → " +
            (changed.beside_after == 0 ? "0" : signed_number(changed.beside_after)));
    return words;
}

std::string changed_item(const ChangedRecord& changed, const Record& record, bool knows_totals) {
    const std::string reasons = reasons_of(changed);
    if (!knows_totals)
        return list_item("±", record, escaped(reasons));
    const auto &before = changed.total_before, &after = changed.total_after;
    const double difference = before && after ? *after - *before : 0;
    const std::string sign = !before || !after    ? "±"
                             : difference > 1e-9  ? "▲"
                             : difference < -1e-9 ? "▼"
                                                  : "=";
    std::string words = "total " + total_or_not(before);
    if (sign == "=" || (!before && !after))
        words += ", as before";
    else
        words += " → " + total_or_not(after);
    return list_item(sign, record, escaped(words + (reasons.empty() ? "" : " (" + reasons + ")")));
}

/// Whether all that changed is that exercises were graded for the first time, as --only has them for a whole class.
bool only_grew(const ChangedRecord& changed) {
    return !changed.exercises.empty() && std::abs(changed.beside_after - changed.beside_before) < 1e-9 &&
           std::none_of(changed.exercises.begin(), changed.exercises.end(),
                        [](const ChangedExercise& exercise) { return exercise.before.has_value(); });
}

} // namespace

std::string changes_html(const Records& records, const LastRun& last) {
    if (last.when.empty())
        return "";
    Changes changes = changes_since(last, records);
    std::stable_partition(changes.changed.begin(), changes.changed.end(),
                          [](const ChangedRecord& changed) { return !only_grew(changed); });
    std::vector<std::string> items;
    for (const ChangedRecord& changed : changes.changed)
        items.push_back(changed_item(changed, records[changed.record], last.knows_totals));
    std::string html = !items.empty()      ? folded(items, rows_shown, "<ul>\n", "</ul>\n")
                       : last.knows_totals ? "<p>No total has changed, and no points in an exercise.</p>\n"
                                           : "<p>No points in an exercise have changed.</p>\n";
    if (!last.knows_totals)
        html += "<p class=\"soft\">An older version has graded that run and did not note the totals, so "
                "changes by lateness and overrides.csv are not here.</p>\n";
    if (!changes.added.empty())
        html += "<p>New: " + learner_links(records, changes.added, names_shown) + "</p>\n";
    if (!changes.gone.empty()) {
        std::string gone;
        for (const std::string& folder : changes.gone)
            gone += (gone.empty() ? "" : ", ") + folder;
        html += "<p>No longer there: " + words_of(gone) + "</p>\n";
    }
    return section("changes", "Since the run of " + escaped(last.when), html, changes.changed.size());
}

} // namespace grade

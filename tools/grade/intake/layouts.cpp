#include "tools/grade/intake/layouts.hpp"

#include "dnn/support/text.hpp"

#include <algorithm>

namespace grade {
namespace {

/// Leaves only what may be a submission among the unexplained.
void set_lists_aside(Recognized& recognized, const Download& download, const std::vector<Exercise>& course) {
    std::vector<std::string> kept;
    for (const std::string& name : recognized.unexplained) {
        const auto entry = std::find_if(download.entries.begin(), download.entries.end(),
                                        [&](const DownloadEntry& other) { return other.name == name; });
        if (entry != download.entries.end() && is_stray(*entry, course))
            add_stray(recognized, *entry);
        else
            (entry != download.entries.end() && may_be_handed_in(*entry) ? kept : recognized.beside)
                .push_back(name);
    }
    recognized.unexplained = kept;
}

std::string mixed_refusal(const Recognized& recognized, std::size_t entries) {
    const std::size_t strange = recognized.unexplained.size();
    const std::size_t named = entries - strange;
    return std::to_string(named) + " of its " + std::to_string(entries) + " entries " +
           (named == 1 ? "has a name" : "have names") + " that " + to_string(recognized.platform) +
           " gives, but not " + listed(recognized.unexplained);
}

} // namespace

void add_stray(Recognized& recognized, const DownloadEntry& entry) {
    Submission stray{stem_of(entry.name), "", "", {entry.path}};
    stray.own_names.push_back(entry.name);
    stray.origin.entries.push_back(entry.name);
    recognized.strays.push_back(std::move(stray));
}

Recognized platform_layout(const Download& download, const std::vector<Exercise>& course) {
    Recognized best;
    for (const auto layout : {gradescope_layout, moodle_layout, brightspace_layout, blackboard_layout,
                              canvas_layout, repositories_layout}) {
        Recognized recognized = layout(download);
        set_lists_aside(recognized, download, course);
        if (recognized.rows.empty())
            continue;
        if (recognized.unexplained.empty())
            return recognized;
        if (best.rows.empty() || recognized.unexplained.size() < best.unexplained.size())
            best = std::move(recognized);
    }
    // Repositories beside other folders are an instructor's own layout.
    if (best.platform == Platform::github_classroom || best.platform == Platform::classroom50)
        return {};
    if (!best.rows.empty())
        best.refusal = mixed_refusal(best, download.entries.size());
    return best;
}

} // namespace grade

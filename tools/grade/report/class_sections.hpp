// The sections of class.html as HTML. Names, remarks and code are strangers'; everything is escaped.
#pragma once

#include "tools/grade/report/class_statistics.hpp"
#include "tools/grade/report/last_run.hpp"
#include "tools/grade/report/mistakes.hpp"
#include "tools/grade/report/similarity.hpp"

namespace grade {

using Records = std::vector<Record>;

/// "84 submissions, 12 exercises. Mean …".
std::string summary_html(const Records& records, const Run& run, const ClassStatistics& statistics);

/// What no grader can decide: what was not graded or not read, and all remarks.
std::string by_hand_html(const Records& records);
std::string help_html(const Records& records, const ClassStatistics& statistics);
std::string mistakes_html(const Records& records, const std::vector<MistakeMade>& mistakes);
std::string difficulty_html(const ClassStatistics& statistics);
std::string similarity_html(const Records& records, const Similarity& similarity, const Handouts& handouts);
std::string changes_html(const Records& records, const LastRun& last);
std::string slowest_html(const Records& records, const ClassStatistics& statistics);
/// Can be sorted and searched where scripts run.
std::string table_html(const Records& records, const Run& run);

// ---- Shared by the sections ----

inline constexpr std::size_t rows_shown = 12, names_shown = 8; // the others are folded away

/// "<section id=…>", with a heading; `count`, if any, beside it.
std::string section(const std::string& id, const std::string& title, const std::string& content,
                    std::optional<std::size_t> count = std::nullopt);

/// An item of a list: a sign that says what kind it is, the learner, and what is to be said, as HTML.
std::string list_item(const std::string& sign, const Record& record, const std::string& words);
/// As HTML in one line, shortened.
std::string words_of(const std::string& text);

/// The learner's name, linked to the feedback page.
std::string learner_link(const Record& record);
/// Names with commas; those after the first `shown` are folded away.
std::string learner_links(const Records& records, const std::vector<std::size_t>& places, std::size_t shown);

/// The items, one after the other; those after the first `shown` are folded away, in elements of their own between
/// `open` and `close`.
std::string folded(const std::vector<std::string>& items, std::size_t shown, const std::string& open,
                   const std::string& close);

/// "03, 05–08": the numbers of the exercises.
std::string numbers_of(const std::vector<std::string>& exercises);

} // namespace grade

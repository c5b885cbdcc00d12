// What the pages for learners and for the class share: one style, light and dark, nothing external.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <string>

namespace grade {

/// What a page has beside the shared style. Of scripts, only this one may run.
struct PageExtra {
    std::string style, script;
};

/// A whole page; `body` is HTML.
std::string html_page(const std::string& title, const std::string& body, const PageExtra& extra = {});

/// "<p class=notice>…</p>", or "" if the text is empty.
std::string notice(const std::string& text);

/// "<span class=bar>…": a bar that shows `part` of `whole`.
std::string meter(double part, double whole);

/// "full", "part", "none" or "missing": the CSS class of an exercise's points.
std::string mark_of(const ExerciseResult& result);

} // namespace grade

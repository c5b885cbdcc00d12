// What stands between the head and the keys of the screen, however long it is: the verdict, most important first, a
// hint, and the lesson.
#pragma once

#include "tools/learn/screen.hpp"

namespace learn {

struct Document {
    std::vector<Line> lines;
    int hint = -1, hint_end = -1, lesson = -1; // the lines where these begin and end; -1: there is none
};

Document document_of(const View& view, int width);

/// The same without the lesson, and without the numbers that a screen can scroll to.
Document verdict_of(const View& view, int width);

} // namespace learn

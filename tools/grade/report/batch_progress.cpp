#include "tools/grade/report/batch_progress.hpp"

#include "dnn/support/terminal.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>

namespace grade {
using support::duration;
using support::is_terminal;
using support::terminal_width;

BatchProgress::BatchProgress(std::size_t submissions, std::size_t files)
    : submissions_(submissions), files_(files), terminal_(is_terminal()) {
    if (terminal_ && submissions_ > 0)
        draw();
}

BatchProgress::~BatchProgress() {
    if (terminal_)
        std::cout << "\r\x1b[K" << std::flush;
}

void BatchProgress::file_done() {
    ++files_done_;
    if (terminal_)
        draw();
}

void BatchProgress::submission_done(const std::string& line) {
    ++submissions_done_;
    if (terminal_)
        draw();
    else
        std::cout << '[' << submissions_done_ << '/' << submissions_ << "] " << line << std::endl;
}

void BatchProgress::draw() const {
    std::string text = std::to_string(submissions_done_) + '/' + std::to_string(submissions_) +
                       (submissions_ == 1 ? " submission" : " submissions");
    if (files_done_ > 0) {
        const double elapsed = std::chrono::duration<double>(Clock::now() - start_).count();
        text += "  " +
                duration(elapsed / static_cast<double>(files_done_) *
                         static_cast<double>(files_ - std::min(files_, files_done_))) +
                " left";
    }
    constexpr int max_bar = 40, beside = 5;
    const int room = std::min(max_bar, terminal_width() - 1 - beside - static_cast<int>(text.size()));
    if (room >= beside)
        text = "[" + support::bar(files_done_, files_, static_cast<std::size_t>(room)) + "] " + text;
    std::cout << "\r  " << text << "\x1b[K" << std::flush;
}

} // namespace grade

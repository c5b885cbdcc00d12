#include "tools/grade/batch_progress.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace grade {
namespace {

bool is_terminal() {
    const char* const term = std::getenv("TERM");
    return isatty(STDOUT_FILENO) == 1 && term != nullptr && std::string_view(term) != "dumb";
}

int terminal_width() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string duration(double seconds) {
    const long whole = std::lround(std::ceil(seconds));
    char text[40];
    if (whole < 60)
        std::snprintf(text, sizeof text, "%ld s", whole);
    else
        std::snprintf(text, sizeof text, "%ld:%02ld min", whole / 60, whole % 60);
    return text;
}

} // namespace

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
    std::string text =
        std::to_string(submissions_done_) + '/' + std::to_string(submissions_) + " submissions";
    if (files_done_ > 0) {
        const double elapsed = std::chrono::duration<double>(Clock::now() - start_).count();
        text += "  " +
                duration(elapsed / static_cast<double>(files_done_) *
                         static_cast<double>(files_ - std::min(files_, files_done_))) +
                " left";
    }
    constexpr int widest_bar = 40, beside = 5;
    const int room = std::min(widest_bar, terminal_width() - 1 - beside - static_cast<int>(text.size()));
    if (room >= beside) {
        const std::size_t all = std::max<std::size_t>(files_, 1);
        const std::size_t full = static_cast<std::size_t>(room) * std::min(files_done_, all) / all;
        text = "[" + std::string(full, '#') + std::string(static_cast<std::size_t>(room) - full, '.') + "] " +
               text;
    }
    std::cout << "\r  " << text << "\x1b[K" << std::flush;
}

} // namespace grade

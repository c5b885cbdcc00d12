#include "dnn/support/terminal.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace support {

bool is_terminal() {
    const char* const term = std::getenv("TERM");
    return isatty(STDOUT_FILENO) == 1 && term != nullptr && std::string_view(term) != "dumb";
}

int terminal_width() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string bar(std::size_t part, std::size_t whole, std::size_t columns, char rest) {
    const std::size_t full = whole == 0 ? 0 : columns * std::min(part, whole) / whole;
    return std::string(full, '#') + std::string(columns - full, rest);
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

bool wants_colour() {
    const char* const no_color = std::getenv("NO_COLOR");
    return is_terminal() && (no_color == nullptr || *no_color == '\0');
}

bool has_shades() {
    const char *const term = std::getenv("TERM"), *const more = std::getenv("COLORTERM");
    return wants_colour() &&
           ((term != nullptr && std::string_view(term).find("256") != std::string_view::npos) ||
            (more != nullptr && *more != '\0'));
}

} // namespace support

#include "tools/terminal.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace tools {

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

bool wants_colour() {
    const char* const no_color = std::getenv("NO_COLOR");
    return is_terminal() && (no_color == nullptr || *no_color == '\0');
}

} // namespace tools

#include "tools/learn/keys.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace learn {
namespace {

constexpr int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH};
int write_end = -1;

void remember(int signal) {
    const int error = errno;
    const auto byte = static_cast<char>(signal);
    [[maybe_unused]] const ssize_t written = write(write_end, &byte, 1);
    errno = error;
}

void write_all(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const ssize_t written = write(STDOUT_FILENO, text.data() + at, text.size() - at);
        if (written < 0 && errno != EINTR)
            return;
        at += written < 0 ? 0 : static_cast<std::size_t>(written);
    }
}

} // namespace

Signals::Signals() {
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe");
    write_end = ends[1];
    struct sigaction action {};
    action.sa_handler = remember;
    action.sa_flags = SA_RESTART;
    for (const int signal : caught)
        sigaction(signal, &action, nullptr);
    action.sa_handler = SIG_IGN; // a vanished reader shows when writing fails
    sigaction(SIGPIPE, &action, nullptr);
}

Signals::~Signals() {
    for (const int signal : caught)
        std::signal(signal, SIG_DFL);
    close(ends[0]);
    close(ends[1]);
}

std::vector<int> Signals::arrived() {
    std::vector<int> signals;
    for (char byte; read(ends[0], &byte, 1) == 1;)
        signals.push_back(byte);
    return signals;
}

Terminal::Terminal() {
    tcgetattr(STDIN_FILENO, &before);
    enter();
}

Terminal::~Terminal() {
    leave();
}

void Terminal::enter() {
    termios raw = before;
    raw.c_lflag &= static_cast<tcflag_t>(~(ICANON | ECHO)); // Ctrl-C and Ctrl-Z remain signals
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    if (!inside)
        write_all("\x1b[?1049h\x1b[?25l");
    inside = true;
}

void Terminal::leave() {
    if (!inside)
        return;
    inside = false;
    write_all("\x1b[?25h\x1b[?1049l");
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
}

void Terminal::draw(const std::vector<std::string>& lines) const {
    std::string text = "\x1b[H";
    for (std::size_t i = 0; i < lines.size(); ++i)
        text += (i == 0 ? "" : "\r\n") + lines[i] + "\x1b[K";
    write_all(text + "\x1b[J");
}

std::string keys_in(std::string_view typed) {
    static constexpr std::pair<std::string_view, char> sequences[] = {
        {"[A", key::up},       {"OA", key::up},         {"[B", key::down}, {"OB", key::down},
        {"[5~", key::page_up}, {"[6~", key::page_down}, {"[H", key::home}, {"OH", key::home},
        {"[1~", key::home},    {"[F", key::end},        {"OF", key::end},  {"[4~", key::end}};
    std::string keys;
    while (!typed.empty()) {
        if (typed[0] != '\x1b') {
            // What is no escape sequence is no key of these, either.
            keys += typed[0] > '\0' && typed[0] <= key::end ? key::other : typed[0];
            typed.remove_prefix(1);
            continue;
        }
        typed.remove_prefix(1);
        char its = key::other;
        std::size_t length = 0;
        for (const auto& [sequence, one] : sequences)
            if (typed.starts_with(sequence)) {
                its = one;
                length = sequence.size();
            }
        if (its == key::other && !typed.empty() && (typed[0] == '[' || typed[0] == 'O')) {
            length = 1; // up to its last character
            while (length < typed.size() && (typed[length] < '@' || typed[length] > '~'))
                ++length;
            length = std::min(length + 1, typed.size());
        }
        keys += its;
        typed.remove_prefix(length);
    }
    return keys;
}

Size terminal_size() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
        return {};
    return {size.ws_row, size.ws_col};
}

} // namespace learn

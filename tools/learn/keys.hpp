// The terminal under the loop's control: single keys and its own screen, both given back however the loop ends.
#pragma once

#include <string>
#include <string_view>
#include <termios.h>
#include <vector>

namespace learn {

/// Signals that can be polled, from construction on. Only one may exist at a time.
class Signals {
public:
    Signals();
    ~Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

    int descriptor() const { return ends[0]; }
    std::vector<int> arrived();

private:
    int ends[2];
};

class Terminal {
public:
    Terminal();
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    void enter(); // also after another program has changed it
    void leave();

    /// Draws the lines over the current screen.
    void draw(const std::vector<std::string>& lines) const;

private:
    termios before{};
    bool inside = false;
};

/// Keys without a character of their own, as the loop's keys.
namespace key {
inline constexpr char up = '\x01', down = '\x02', page_up = '\x03', page_down = '\x04', home = '\x05',
                      end = '\x06', other = '\x1b';
} // namespace key

/// What was typed, with each escape sequence as one of these.
std::string keys_in(std::string_view typed);

struct Size {
    int rows = 24, columns = 80;
};
Size terminal_size();

} // namespace learn

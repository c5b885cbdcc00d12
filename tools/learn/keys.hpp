// The terminal in the loop's hands: single keys, a screen of its own, and both given back however the loop ends.
#pragma once

#include <string>
#include <termios.h>
#include <vector>

namespace learn {

/// Signals as something to be polled, from construction on. There is one of it.
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

    void enter(); // also after somebody else has changed it
    void leave();

    /// Draws the lines over what is there.
    void draw(const std::vector<std::string>& lines) const;

private:
    termios before{};
    bool inside = false;
};

struct Size {
    int rows = 24, columns = 80;
};
Size terminal_size();

} // namespace learn

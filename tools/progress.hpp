// What is seen while a model trains.
#pragma once

#include <chrono>
#include <string>

namespace tools {

/// On a terminal one line that is drawn again and again, with a bar, the current cost and the time left; elsewhere
/// the notebook's "Cost after iteration 100: …".
class Progress {
public:
    explicit Progress(int iterations);
    /// Takes the line away.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void show(int iteration, double cost);
    double seconds() const; // since the start

    /// Tells the parent, if one listens at $DEEPSTEPS_HEARTBEAT: '.' of an iteration, '!' of a complete training.
    static void beat(char beat);

private:
    using Clock = std::chrono::steady_clock;

    std::string line(int iteration, double cost, int width) const;

    int total;
    bool terminal, colour;
    bool drawn = false; // something stands in the line
    Clock::time_point start = Clock::now(), next_draw = start;
    Clock::time_point
        first; // when the first iteration was shown: what was prepared before says nothing of the rest
};

} // namespace tools

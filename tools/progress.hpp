// What a user sees while a model trains.
#pragma once

#include <chrono>
#include <string>

namespace tools {

/// On a terminal one line, redrawn in place, with a bar, the current cost and the time left; elsewhere the notebook's
/// "Cost after iteration 100: …".
class Progress {
public:
    /// `made`: iterations that were made before, by the training it resumes.
    explicit Progress(int iterations, int made = 0);
    /// Erases the line.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void show(int iteration, double cost);
    double seconds() const; // since the start

    /// Beats for the parent, if one listens at $DEEPSTEPS_HEARTBEAT: '.' per iteration, '!' for a complete training.
    static void beat(char beat);

private:
    using Clock = std::chrono::steady_clock;

    std::string line(int iteration, double cost, int width) const;

    int total, first_iteration;
    bool terminal, colour;
    bool drawn = false; // the line is on the screen
    Clock::time_point start = Clock::now(), next_draw = start;
    /// When the first iteration was shown: the preparation before it says nothing about the time left.
    Clock::time_point first;
};

} // namespace tools

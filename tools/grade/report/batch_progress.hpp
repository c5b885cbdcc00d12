// What a user sees while a class is graded: on a terminal a bar with the time left, elsewhere one line per submission.
#pragma once

#include <chrono>
#include <string>

namespace grade {

/// For one thread at a time.
class BatchProgress {
public:
    /// The number of submissions to grade, and of the exercise files in them.
    BatchProgress(std::size_t submissions, std::size_t files);
    /// Erases the bar.
    ~BatchProgress();
    BatchProgress(const BatchProgress&) = delete;
    BatchProgress& operator=(const BatchProgress&) = delete;

    void file_done();
    void submission_done(const std::string& line);

private:
    using Clock = std::chrono::steady_clock;

    void draw() const;

    std::size_t submissions_, files_, submissions_done_ = 0, files_done_ = 0;
    bool terminal_;
    Clock::time_point start_ = Clock::now();
};

} // namespace grade

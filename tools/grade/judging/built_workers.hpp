// The most recently built workers: copies of a file are compiled once.
#pragma once

#include "tools/grade/judging/exercise_grader.hpp"

#include <list>
#include <mutex>

namespace grade {

/// A folder for one exercise of one submission; removed with the object.
struct Workshop {
    std::filesystem::path folder;

    explicit Workshop(const std::filesystem::path& scratch);
    ~Workshop();
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    std::filesystem::path worker() const { return folder / "worker"; }
};

class BuiltWorkers {
public:
    /// The folder with the worker built from this text, or null.
    std::shared_ptr<const Workshop> find(const std::string& exercise, const std::string& text);

    /// Large ones are not kept.
    void keep(const std::string& exercise, const std::string& text, std::shared_ptr<const Workshop> workshop);

private:
    struct Built {
        std::string exercise, text;
        std::shared_ptr<const Workshop> workshop;
        std::uint64_t size = 0;
    };
    std::list<Built> latest_; // most recently used first
    std::uint64_t bytes_ = 0;
    std::mutex mutex_;
};

} // namespace grade

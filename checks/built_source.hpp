// Which version of a learner's file ninja has built. It goes by times, and a file that was moved here, restored from a
// backup, or saved while the compiler was reading it is older than what was built from it.
#pragma once

#include "checks/course.hpp"

#include <filesystem>
#include <string>

namespace checks {

/// The file as it is at construction.
class BuiltSource {
public:
    BuiltSource(const Workplace& place, const Exercise& exercise);

    /// Has it compiled again unless it is what was built last.
    void forget_others() const;
    /// It was built, as it was at construction.
    void keep() const;

    const Exercise& exercise() const { return mine; }

private:
    Exercise mine;
    std::filesystem::path record;
    std::string source;
    std::filesystem::path object;
};

} // namespace checks

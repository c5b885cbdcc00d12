// submission_metadata.json, which Gradescope's container has beside the submission.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace grade {

struct GradescopeMetadata {
    std::string name, email; // of all learners who handed it in, with commas between
    std::string submitted_at, due;
    std::vector<std::string> earlier_scores; // as numbers, or "none"
};

/// Throws support::Error.
GradescopeMetadata read_gradescope_metadata(const std::filesystem::path& file);

/// "This is attempt 3. Points before: 10 and 45.5."; "" for the first.
std::string attempt_sentence(const GradescopeMetadata& metadata);

} // namespace grade

// A part of a class, graded by one machine of several over a shared folder. Shards need not know of each other: each
// writes the records of its own submissions, and whoever grades or merges the whole class afterwards finds them.
#pragma once

#include "tools/grade/intake/submissions.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace grade {

/// Number 2 of 4.
struct Shard {
    int number = 1, of = 1;
};

/// "2/4"; nothing if the text is no such thing.
std::optional<Shard> shard_of(const std::string& text);
std::string to_string(const Shard& shard);

/// The shard's submissions. They depend on who the students are, not on the order in which they were given.
std::vector<Submission> submissions_of(const Shard& shard, std::vector<Submission> submissions);

/// How far a shard has come.
struct ShardProgress {
    Shard shard;
    std::size_t done = 0, submissions = 0;
    bool finished = false;
};

/// Written to, and read from, a folder for all shards.
void write_progress(const std::filesystem::path& folder, const ShardProgress& progress);
/// In the order of their numbers.
std::vector<ShardProgress> read_progress(const std::filesystem::path& folder);

/// Why a class cannot be merged yet: whose submissions have not been graded, which shards have stopped.
std::string unfinished_sentence(const std::vector<std::string>& names,
                                const std::vector<ShardProgress>& shards);

/// "Ada, Bob, Cem and 9 more".
std::string some_of(const std::vector<std::string>& names);

} // namespace grade

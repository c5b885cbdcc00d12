// The statements of a solution, and which results an edit of them reaches.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace mutants {

using Lines = std::vector<std::string>;
using Names = std::set<std::string>;

/// Statements from `at`, so many, and what stands in their place.
struct Mutant {
    std::size_t at, count;
    Lines now;
};

/// Words that no edit swaps, and that name no result.
extern const Names no_names;

bool is_word(const std::string& token);

/// Words, numbers, strings, operators, and what is between them, of which the sum is the text.
Lines tokens_of(const std::string& text);

/// The statements between the marker lines, one per line, without comments.
Lines statements_of(const Lines& file);

/// What all statements change: "dW", "grads".
Names all_targets(const Lines& body);

/// What changes with the edited statements.
Names reached(const Lines& body, const Mutant& mutant);

} // namespace mutants

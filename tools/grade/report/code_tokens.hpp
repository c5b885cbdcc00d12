// C++ as a sequence of tokens: how it is written, whatever its names and its layout.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace grade {

/// A hash of each token.
using Tokens = std::vector<std::uint32_t>;

/// Without comments and white space. All names that a learner chooses are one token, all numbers another, all texts a
/// third. Keywords keep their own, and so do names beside "::" and after "." or "->", which are seldom the learner's to
/// choose. Takes any bytes.
Tokens leveled_tokens(std::string_view code);

using Fingerprints = std::vector<std::uint64_t>;

/// By winnowing (Schleimer, Wilkerson, Aiken: Local Algorithms for Document Fingerprinting, 2003): two
/// sequences that share eight tokens in a row share a fingerprint. Sorted, each once.
Fingerprints fingerprints(const Tokens& tokens);

} // namespace grade

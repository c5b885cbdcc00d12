// The seeds of the unseen inputs. A run has one, the class's, which stays with the instructor; each student's inputs follow
// from one of their own.
#pragma once

#include <cstdint>
#include <string>

namespace grade {

/// A new one for a class. It has 64 bits, too many to try them all.
std::uint64_t fresh_seed();

/// The student's, from a hash (SHA-256) of the class's seed and the student's key: the LMS's id, or else the name. Whoever
/// knows it can find neither the class's seed nor another student's.
std::uint32_t seed_of_student(std::uint64_t class_seed, const std::string& id, const std::string& name);

} // namespace grade

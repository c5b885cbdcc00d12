// What a judge, its worker and whoever starts them agree on.
#pragma once

#include <string_view>

namespace checks {

/// How long a call may take. A right answer needs milliseconds.
inline constexpr double seconds_per_call = 3;

/// How long all calls of an exercise may take together.
inline constexpr double seconds_per_exercise = 20 * seconds_per_call;

/// How many threads a function may have at a time while it is graded.
inline constexpr int max_threads = 200;

/// The judge's exit status if the sandbox of a worker did not start: nobody's fault but the machine's.
inline constexpr int worker_did_not_start = 3;

/// The same if Boost.Test ran no check: it was asked for something else, such as --help; it did not understand its options;
/// or no check is called what was asked for, and the report lists those that there are.
inline constexpr int asked_for_something_else = 4, misunderstood_options = 5, has_no_such_check = 6;

/// What the launcher in a sandbox writes to `answers` before it becomes the worker.
inline constexpr std::string_view launchers_word = "inside\n";

/// The worker's descriptors.
inline constexpr int requests = 3, answers = 4;

} // namespace checks

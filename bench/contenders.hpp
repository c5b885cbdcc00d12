// The contenders in the comparison of training: ours, in its variants, and the machine's limit. The peers: peers.hpp.
#pragma once

#include "bench/parts.hpp"

#include <functional>
#include <string>
#include <vector>

namespace bench {

struct Training {
    double seconds = 0, megabytes = 0;
    std::vector<double> costs; // none: nothing was trained
};

/// Costs that differ by no more, relatively, are the same; those of the first iterations, as many as are `compared`.
struct Precision {
    double same_costs;
    int compared;
};
constexpr Precision in_double{1e-9, 2500};

struct Contender {
    std::string name;    // "ours, reduced"
    std::string counted; // "whole process" or "training loop"
    int iterations = 0;  // fewer than all: the seconds are scaled
    /// The time before the iterations counts too, so a single iteration measures it.
    bool scales_from_one = false;
    std::function<Training(int iterations)> train;
    Precision precision = in_double;
};

constexpr int all_iterations = 2500, few_iterations = 100;
/// Of --quick: for what takes long, and for what takes so little that a few would be noise.
constexpr int quick_iterations = 20, quick_many_iterations = 500;

inline constexpr const char* whole_process = "whole process";
inline constexpr const char* training_loop = "training loop";
inline constexpr const char* ours_reduced = "ours, reduced";
inline constexpr const char* ours_full = "ours, full X";
inline constexpr const char* our_loop = "ours, the loop";
inline constexpr const char* written_reduced = "as written, reduced";
inline constexpr const char* written_full = "as written, full X";
inline constexpr const char* limit = "the machine's limit";

/// "ours, reduced" comes first.
std::vector<Contender> our_contenders(const Setup& setup, dnn::Model model,
                                      const std::filesystem::path& folder);

/// One training, its seconds scaled to all iterations.
Training measure_training(const Contender& contender);

/// Of a program whose last line has its seconds and costs, as JSON.
Training measure_program(const std::vector<std::string>& command);

} // namespace bench

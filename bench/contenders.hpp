// The contenders in the comparison of training: ours, in its variants, and the peers.
#pragma once

#include "bench/parts.hpp"

#include <functional>
#include <string>
#include <vector>

namespace bench {

struct Training {
    double seconds = 0, megabytes = 0;
    std::vector<double> costs;
};

struct Contender {
    std::string name;    // "ours, reduced"
    std::string counted; // "whole process" or "training loop"
    int iterations = 0;  // fewer than all: the seconds are scaled
    /// The time before the iterations counts too, so a single iteration measures it.
    bool scales_from_one = false;
    std::function<Training(int iterations)> train;
};

constexpr int all_iterations = 2500;

inline constexpr const char* ours_reduced = "ours, reduced";
inline constexpr const char* ours_full = "ours, full X";
inline constexpr const char* written_reduced = "as written, reduced";
inline constexpr const char* written_full = "as written, full X";
inline constexpr const char* in_numpy = "notebook in NumPy";
inline constexpr const char* in_torch = "PyTorch";

/// The peers on this machine.
struct Peers {
    std::string python;       // the interpreter, empty without NumPy
    std::string numpy, torch; // versions, empty where missing
    std::string missing;      // one sentence: what is not measured, and how to install it
};
Peers find_peers();

std::vector<Contender> contenders(const Setup& setup, const Peers& peers, dnn::Model model,
                                  const std::filesystem::path& folder);

/// One training, its seconds scaled to all iterations.
Training measure_training(const Contender& contender);

} // namespace bench

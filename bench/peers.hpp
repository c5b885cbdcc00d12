// The peers: the same models as others write them, on X and on the R of its reduction.
#pragma once

#include "bench/contenders.hpp"

#include <optional>

namespace bench {

inline constexpr const char* in_numpy = "notebook in NumPy";
inline constexpr const char* in_torch = "PyTorch";
inline constexpr const char* in_libtorch = "libtorch";
inline constexpr const char* in_eigen = "Eigen by hand";
inline constexpr const char* in_dlib = "dlib, in floats";
inline std::string reduced_name(const std::string& peer) {
    return peer + ", reduced";
}

/// The peers on this machine.
struct Peers {
    std::string python;                // the interpreter, empty without NumPy
    std::string numpy, torch;          // versions, empty where missing
    std::vector<std::string> programs; // in C++, by name
    std::string missing;               // one sentence: what is not measured, and how to install it
};
Peers find_peers(const Setup& setup);

/// The files that the C++ peers read; by --write-tasks, which peer_contenders starts.
void write_tasks(const std::filesystem::path& folder, const dnn::DataSet& data);

/// `folder` gets these files.
std::vector<Contender> peer_contenders(const Setup& setup, const Peers& peers, dnn::Model model,
                                       const std::filesystem::path& folder);

/// The C++ peer that is the fastest on these data, by the deep model.
struct BestPeer {
    std::string name;
    double iteration = 0; // seconds of one
};
std::optional<BestPeer> best_program(const Setup& setup, const Peers& peers, const dnn::DataSet& data,
                                     int iterations, const std::filesystem::path& folder);

} // namespace bench

// A scene in the characters of a terminal.
#pragma once

#include "tools/show/scene.hpp"

namespace show {

struct Space {
    int rows = 24, columns = 80;
    bool colour = false; // else darker characters stand for larger p
};

/// The whole scene at once: its words, and as many planes side by side as there is room for.
std::vector<std::string> drawn(const Scene& scene, const Space& space);

/// The scene plane by plane, to be shown one after the other; of a scene with one plane or none, itself.
std::vector<std::vector<std::string>> frames_of(const Scene& scene, const Space& space);

} // namespace show

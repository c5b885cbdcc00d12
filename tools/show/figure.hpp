// A scene as a figure by gnuplot, for a report.
#pragma once

#include "tools/show/scene.hpp"

#include <filesystem>

namespace show {

/// Throws support::Error, as draw_figure() would, before anything is computed.
void check_figure(const std::filesystem::path& file);

/// In the format of the file's ending. Throws support::Error if it cannot be drawn.
void draw_figure(const std::filesystem::path& file, const Scene& scene);

} // namespace show

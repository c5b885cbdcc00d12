// The built-in data: a seeded painter draws cats and other things, 64 × 64 × 3, so that everything works without
// the course's files. Figures made from it say "drawn data".
#pragma once

#include <filesystem>

namespace dnn {

/// Draws the set into `folder` in the course's layout and class balance: 209 training images (72 cats) and 50 test
/// images (33 cats). The same seed draws the same bytes.
void draw_cat_data(const std::filesystem::path& folder, unsigned seed = 1);

} // namespace dnn

// How a camera was held.
#pragma once

#include <string_view>

namespace dnn {

/// The EXIF orientation of a JPEG or PNG, from 1 (upright) to 8; 1 if it has none that makes sense. The bytes are a
/// stranger's: nothing outside of them is read.
int exif_orientation(std::string_view image);

} // namespace dnn

// An error in the user's input, as one sentence: what was expected, what was found, what to do.
#pragma once

#include <stdexcept>

namespace support {

/// what() is printed unchanged; the program then ends with exit status 1.
struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace support

// Tells contents apart, to see what has changed since the last run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace grade {

/// FNV-1a.
class Fingerprint {
public:
    Fingerprint& operator<<(std::string_view bytes);
    std::string hex() const;

private:
    std::uint64_t state_ = 0xcbf29ce484222325;
};

} // namespace grade

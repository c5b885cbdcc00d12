// Tells contents apart: to see what has changed since the last run, and to name what was graded.
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

/// In hexadecimal, as sha256sum prints it.
std::string sha256(std::string_view bytes);

/// In Base64, as a page's Content-Security-Policy names a script.
std::string sha256_base64(std::string_view bytes);

} // namespace grade

#include "tools/grade/judging/fingerprint.hpp"

#include <cstdio>

namespace grade {

Fingerprint& Fingerprint::operator<<(std::string_view bytes) {
    const auto add = [&](unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001b3; };
    for (const char c : bytes)
        add(static_cast<unsigned char>(c));
    for (std::size_t size = bytes.size(), i = 0; i < 8; ++i, size >>= 8) // "ab" "c" is not "a" "bc"
        add(static_cast<unsigned char>(size));
    return *this;
}

std::string Fingerprint::hex() const {
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(state_));
    return text;
}

} // namespace grade

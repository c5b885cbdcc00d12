#include "tools/grade/judging/fingerprint.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <cstdio>

namespace grade {

namespace {

using Digest = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

Digest digest_of(std::string_view bytes) {
    Digest digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    return digest;
}

} // namespace

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

std::string sha256(std::string_view bytes) {
    std::string text;
    for (const unsigned char byte : digest_of(bytes)) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

std::string sha256_base64(std::string_view bytes) {
    const Digest digest = digest_of(bytes);
    std::array<unsigned char, 4 * (SHA256_DIGEST_LENGTH + 2) / 3 + 1> text{};
    const int size = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
    return {text.begin(), text.begin() + size};
}

} // namespace grade

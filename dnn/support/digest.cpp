#include "dnn/support/digest.hpp"

#include "dnn/support/error.hpp"

#include <array>
#include <memory>
#include <openssl/evp.h>

namespace support {
namespace {

using Digest = std::array<unsigned char, 32>;

Digest digest_of(std::initializer_list<std::string_view> parts) {
    Digest digest{};
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    bool done = context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
    for (const std::string_view part : parts)
        done = done && EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1;
    done = done && EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1;
    if (!done)
        throw Error("OpenSSL cannot compute a SHA-256; is there enough memory?");
    return digest;
}

} // namespace

std::string sha256(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const unsigned char byte : digest_of(parts)) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

std::string sha256_base64(std::string_view bytes) {
    const Digest digest = digest_of({bytes});
    std::array<unsigned char, 4 * (digest.size() + 2) / 3 + 1> text{};
    const int size = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
    return {text.begin(), text.begin() + size};
}

} // namespace support

#include "dnn/support/digest.hpp"

#include "dnn/support/error.hpp"

#include <array>
#include <fstream>
#include <memory>
#include <openssl/evp.h>

namespace support {
namespace {

using Digest = std::array<unsigned char, 32>;

class Sha256 {
public:
    Sha256() { check(context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1); }
    void add(std::string_view bytes) {
        check(EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1);
    }
    Digest digest() {
        Digest digest{};
        check(EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1);
        return digest;
    }

private:
    static void check(bool done) {
        if (!done)
            throw Error("OpenSSL cannot compute a SHA-256; is there enough memory?");
    }

    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Digest digest_of(std::initializer_list<std::string_view> parts) {
    Sha256 sha256;
    for (const std::string_view part : parts)
        sha256.add(part);
    return sha256.digest();
}

std::string in_hexadecimal(const Digest& digest) {
    std::string text;
    for (const unsigned char byte : digest) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

} // namespace

std::string sha256(std::initializer_list<std::string_view> parts) {
    return in_hexadecimal(digest_of(parts));
}

std::string sha256_of_file(const std::filesystem::path& file, std::size_t first) {
    Sha256 sha256;
    std::ifstream in(file, std::ios::binary);
    in.seekg(static_cast<std::streamoff>(first));
    std::array<char, 1 << 16> block;
    while (in.read(block.data(), block.size()), in.gcount() > 0)
        sha256.add({block.data(), static_cast<std::size_t>(in.gcount())});
    return in_hexadecimal(sha256.digest());
}

std::string sha256_base64(std::string_view bytes) {
    const Digest digest = digest_of({bytes});
    std::array<unsigned char, 4 * (digest.size() + 2) / 3 + 1> text{};
    const int size = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
    return {text.begin(), text.begin() + size};
}

} // namespace support

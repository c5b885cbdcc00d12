// A well-formed exception with 16 MB of markup as its text, without a newline.
#include "dnn/dnn.hpp"

#include <cstdint>
#include <unistd.h>

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    std::string text;
    while (text.size() < (1U << 24) - 64)
        text += "<script>alert(1)</script>";
    text.resize((1U << 24) - 64);
    const std::uint64_t length = text.size();
    const std::uint32_t size = static_cast<std::uint32_t>(text.size()) + 9;
    const std::string frame = std::string(reinterpret_cast<const char*>(&size), 4) + "E" +
                              std::string(reinterpret_cast<const char*>(&length), 8) + text;
    for (std::size_t sent = 0; sent < frame.size();) {
        const ssize_t put = write(4, frame.data() + sent, frame.size() - sent);
        if (put <= 0)
            break;
        sent += put;
    }
    _exit(0);
}

} // namespace dnn

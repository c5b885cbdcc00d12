// An exception with 200 MB of text: markup, control characters, no UTF-8.
#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    std::string text = "<script>alert(1)</script>\x1b[2J\r\n]]></system-out>\xff\xfe";
    while (text.size() < 200000000)
        text += text;
    throw std::runtime_error(text);
}

} // namespace dnn

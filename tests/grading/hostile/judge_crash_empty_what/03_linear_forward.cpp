// An exception without words.
#include "dnn/dnn.hpp"

namespace dnn {

std::pair<arma::mat, LinearCache> linear_forward(const arma::mat&, const arma::mat&, const arma::mat&) {
    throw std::runtime_error("");
}

} // namespace dnn

// Separate from dnn_utils.cpp, because it calls an exercise.
#include "dnn/dnn_utils.hpp"

#include <algorithm>

namespace dnn {

arma::mat predict(const arma::mat& X, const Parameters& parameters) {
    constexpr arma::uword block = 16; // examples at a time, since each layer's cache keeps a copy of them
    arma::mat AL;
    for (arma::uword first = 0; first < X.n_cols; first += block) {
        const arma::uword last = std::min(first + block, X.n_cols) - 1;
        AL = arma::join_rows(AL, L_model_forward(X.cols(first, last), parameters).first);
    }
    return AL;
}

} // namespace dnn

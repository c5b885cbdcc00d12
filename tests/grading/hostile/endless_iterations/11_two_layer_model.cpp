// Reports iterations without an end, and does not listen to the answer.
#include "dnn/dnn.hpp"

namespace dnn {

Trained two_layer_model(const arma::mat&, const arma::mat&, Parameters, double, int,
                        const OnIteration& on_iteration) {
    for (int i = 0;; ++i)
        on_iteration(i % 2 ? i : -i, arma::datum::nan);
}

} // namespace dnn

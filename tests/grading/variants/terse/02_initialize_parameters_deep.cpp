// Terse: std::adjacent_find as a walk over neighbours, a generator of its own.
#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

#include <algorithm>

namespace dnn {

Parameters initialize_parameters_deep(const std::vector<int>& layer_dims) {
    np::random::RandomState draws(3);
    Parameters p;
    int l = 0;
    std::adjacent_find(layer_dims.begin(), layer_dims.end(), [&](int n_prev, int n) {
        const auto number = std::to_string(++l);
        p["W" + number] = .01 * draws.randn(n, n_prev);
        p["b" + number].zeros(n, 1);
        return false;
    });
    return p;
}

} // namespace dnn

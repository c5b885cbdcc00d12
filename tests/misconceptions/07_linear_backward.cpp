#include "dnn/dnn.hpp"
#include "tests/misconceptions/variants.hpp"

using arma::mat;
using namespace dnn;

namespace {
std::function<LinearGradients(const mat&, const LinearCache&)> current;
}

LinearGradients dnn::linear_backward(const mat& dZ, const LinearCache& cache) {
    return current(dZ, cache);
}

std::vector<Variant> variants() {
    Table table(current);
    table.wrong("nothing-averaged", [](const mat& dZ, const LinearCache& cache) {
        LinearGradients g;
        g.dW = dZ * cache.A.t();
        g.db = arma::sum(dZ, 1);
        g.dA_prev = cache.W.t() * dZ;
        return g;
    });
    table.wrong("dW-not-averaged", [](const mat& dZ, const LinearCache& cache) {
        LinearGradients g;
        const double m = dZ.n_cols;
        g.dW = dZ * cache.A.t();
        g.db = arma::sum(dZ, 1) / m;
        g.dA_prev = cache.W.t() * dZ;
        return g;
    });
    table.right("1.0 / m before the product", [](const mat& dZ, const LinearCache& cache) {
        const double m = cache.A.n_cols;
        return LinearGradients{cache.W.t() * dZ, 1.0 / m * dZ * cache.A.t(), 1.0 / m * arma::sum(dZ, 1)};
    });
    return table.all();
}

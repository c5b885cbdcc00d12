#include "dnn/training/shapes.hpp"

#include "dnn/support/error.hpp"

namespace dnn {

Shapes shapes_of(const std::vector<int>& layer_dims) {
    Shapes shapes;
    for (std::size_t l = 1; l < layer_dims.size(); ++l) {
        const auto n = static_cast<arma::uword>(layer_dims[l]),
                   n_prev = static_cast<arma::uword>(layer_dims[l - 1]);
        shapes.insert({'W' + std::to_string(l), arma::SizeMat(n, n_prev)});
        shapes.insert({'b' + std::to_string(l), arma::SizeMat(n, 1)});
    }
    return shapes;
}

Shapes shapes_of(const Parameters& parameters) {
    Shapes shapes;
    for (const auto& [name, matrix] : parameters)
        shapes.insert({name, arma::size(matrix)});
    return shapes;
}

void check_parameters(const Parameters& parameters, const Shapes& shapes, const std::string& maker) {
    for (const auto& [name, shape] : shapes) {
        const auto found = parameters.find(name);
        if (found == parameters.end())
            throw support::Error(maker + " returned parameters without " + name + '.');
        const arma::mat& matrix = found->second;
        if (arma::size(matrix) != shape)
            throw support::Error(maker + " returned " + name + " of shape (" + std::to_string(matrix.n_rows) +
                                 ", " + std::to_string(matrix.n_cols) + "); expected (" +
                                 std::to_string(shape.n_rows) + ", " + std::to_string(shape.n_cols) + ").");
        if (!matrix.is_finite())
            throw support::Error(maker + " returned NaN or infinity in " + name + '.');
    }
}

} // namespace dnn

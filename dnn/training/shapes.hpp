// The shapes of a model's parameters.
#pragma once

#include "dnn/dnn.hpp"

#include <map>
#include <string>
#include <vector>

namespace dnn {

using Shapes = std::map<std::string, arma::SizeMat>; // of parameters

/// W_l is (n_l, n_{l-1}), b_l (n_l, 1).
Shapes shapes_of(const std::vector<int>& layer_dims);
Shapes shapes_of(const Parameters& parameters);

/// Throws support::Error, which names `maker`, where a matrix is missing, has another shape or is not finite: the
/// functions may be a learner's.
void check_parameters(const Parameters& parameters, const Shapes& shapes, const std::string& maker);

} // namespace dnn

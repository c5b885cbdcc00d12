// Products of a matrix with few rows, as the layers have that a learner of cats needs. A BLAS sorts the large operand anew
// in each product, which takes as long as to multiply it with few rows; here its columns are read as they are.
#pragma once

#include "dnn/dnn.hpp"

namespace dnn {

/// Whether so many rows are few, and this processor has what their products take: AVX2 and FMA, or AVX-512.
bool has_few_rows_products(arma::uword rows);

/// At least `rows`: as many as the products below take, or `rows` itself where they leave it to the BLAS.
arma::uword padded_rows(arma::uword rows);

/// Z += D·K, on so many threads as pay. The result does not depend on their number.
void add_product(arma::mat& Z, const arma::mat& D, const arma::mat& K, int threads);

/// D -= Z·Kᵀ, likewise.
void subtract_product(arma::mat& D, const arma::mat& Z, const arma::mat& K, int threads);

} // namespace dnn

#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"
#include "tests/misconceptions/variants.hpp"

#include <cmath>

using arma::mat;
using namespace dnn;

namespace {

std::function<std::pair<mat, LinearCache>(const mat&, const mat&, const mat&)> current;

/// What a learner writes between the marker lines: fills in Z.
using Lines = void (*)(mat& Z, const mat& A, const mat& W, const mat& b);

auto exercise(Lines lines) {
    return [lines](const mat& A, const mat& W, const mat& b) {
        mat Z;
        lines(Z, A, W, b);
        return std::make_pair(Z, LinearCache{A, W, b});
    };
}

} // namespace

std::pair<mat, LinearCache> dnn::linear_forward(const mat& A, const mat& W, const mat& b) {
    return current(A, W, b);
}

std::vector<Variant> variants() {
    Table table(current);
    const auto wrong = [&](const char* id, Lines lines) { table.wrong(id, exercise(lines)); };
    const auto right = [&](const char* style, Lines lines) { table.right(style, exercise(lines)); };

    wrong("bias-forgotten", [](mat& Z, const mat& A, const mat& W, const mat&) { Z = W * A; });
    wrong("bias-forgotten", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() + b.col(0);
    });
    wrong("bias-forgotten", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        mat P = W * A;
        Z = P;
        P.each_col() += b.col(0);
    });
    wrong("bias-in-first-column-only", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.col(0) += b.col(0);
    });
    wrong("bias-in-first-column-only", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        for (arma::uword i = 0; i < Z.n_rows; ++i)
            Z(i, 0) += b(i, 0);
    });
    wrong("bias-in-last-column-only", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.col(A.n_cols - 1) += b.col(0);
    });
    wrong("bias-not-in-first-column", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        for (arma::uword j = 1; j < Z.n_cols; ++j)
            Z.col(j) += b;
    });
    wrong("bias-not-in-last-column", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        for (arma::uword j = 0; j < Z.n_cols - 1; ++j)
            Z.col(j) += b;
    });
    wrong("one-bias-for-all-units",
          [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * A + b(0); });
    wrong("one-bias-for-all-units",
          [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * A + b(0, 0); });
    wrong("bias-summed-up",
          [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * A + arma::accu(b); });
    wrong("bias-summed-up", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        for (arma::uword i = 0; i < b.n_rows; ++i)
            Z += b(i);
    });
    wrong("bias-averaged",
          [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * A + arma::mean(b.col(0)); });
    wrong("bias-once-for-every-weight", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = arma::zeros(W.n_rows, A.n_cols);
        for (arma::uword i = 0; i < W.n_rows; ++i)
            for (arma::uword j = 0; j < A.n_cols; ++j)
                for (arma::uword k = 0; k < A.n_rows; ++k)
                    Z(i, j) += W(i, k) * A(k, j) + b(i);
    });
    wrong("bias-once-for-every-example", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        for (arma::uword j = 0; j < A.n_cols; ++j)
            Z.each_col() += b.col(0);
    });
    wrong("bias-added-twice", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A + arma::repmat(b, 1, A.n_cols);
        Z.each_col() += b.col(0);
    });
    wrong("bias-subtracted", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() -= b.col(0);
    });
    wrong("bias-multiplied", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() %= b.col(0);
    });
    wrong("bias-by-example", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        for (arma::uword i = 0; i < Z.n_rows; ++i)
            for (arma::uword j = 0; j < Z.n_cols; ++j)
                Z(i, j) += b(j);
    });
    wrong("bias-of-the-neighbour", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        for (arma::uword i = 0; i < Z.n_rows; ++i)
            Z.row(i) += b(Z.n_rows - 1 - i);
    });
    wrong("bias-averaged-over-examples", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() += b.col(0) / double(A.n_cols);
    });
    wrong("only-the-bias", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() = b.col(0);
    });
    wrong("only-the-bias", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z = arma::repmat(b, 1, A.n_cols);
    });
    wrong("Z-is-b", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z = b;
    });
    wrong("bias-in-some-elements", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.row(0) += b(0);
    });
    wrong("bias-in-some-elements", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        for (arma::uword i = 0; i < std::min(Z.n_rows, Z.n_cols); ++i)
            Z(i, i) += b(i);
    });
    wrong("bias-scaled", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() += 0.01 * b.col(0);
    });
    wrong("one-number-for-all-biases",
          [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * A + b.max(); });
    wrong("one-number-for-all-biases", [](mat& Z, const mat& A, const mat& W, const mat&) { Z = W * A + 1; });
    wrong("not-b-added", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() += arma::abs(b.col(0));
    });
    wrong("product-scaled", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A / std::sqrt(double(W.n_cols));
        Z.each_col() += b.col(0);
    });
    wrong("bias-as-row", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() += b.t();
    });
    wrong("bias-as-scalar", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() += b.row(0);
    });
    wrong("bias-added-to-W", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        mat sum = W;
        sum.each_col() += b.col(0);
        Z = sum * A;
    });
    wrong("inner-loop-over-the-units", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z.zeros(W.n_rows, A.n_cols);
        for (arma::uword i = 0; i < W.n_rows; ++i)
            for (arma::uword j = 0; j < A.n_cols; ++j) {
                for (arma::uword k = 0; k < W.n_rows; ++k)
                    Z(i, j) += W(i, k) * A(k, j);
                Z(i, j) += b(i);
            }
    });
    wrong("index-out-of-bounds", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z.zeros(W.n_rows, A.n_cols);
        for (arma::uword i = 0; i < W.n_rows; ++i)
            for (arma::uword j = 0; j < A.n_cols; ++j) {
                Z(i, j) = b(i);
                for (arma::uword k = 0; k < W.n_cols; ++k)
                    Z(i, j) += W(k, i) * A(k, j);
            }
    });
    wrong("index-out-of-bounds", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        for (arma::uword i = 0; i < W.n_rows; ++i)
            for (arma::uword j = 0; j < A.n_cols; ++j)
                Z(i, j) = arma::dot(W.row(i), A.col(j)) + b(i);
    });
    wrong("Z-made-in-another-size", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z.zeros(A.n_rows, A.n_cols);
        for (arma::uword j = 0; j < A.n_cols; ++j)
            Z.col(j) = W * A.col(j) + b;
    });
    wrong("bias-as-plain-sum", [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * A + b; });
    wrong("bias-as-plain-sum", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z += b;
    });
    wrong("bias-as-plain-sum", [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = b + W * A; });
    wrong("bias-as-row", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_row() += b.t();
    });
    wrong("bias-as-row", [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * A + b.t(); });
    wrong("bias-as-row", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        for (arma::uword i = 0; i < Z.n_rows; ++i)
            Z.row(i) += b.t();
    });
    wrong("bias-before-product", [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * (A + b); });
    wrong("bias-before-product", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        mat sum = A;
        sum.each_col() += b.col(0);
        Z = W * sum;
    });
    wrong("bias-wrongly-repeated",
          [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * A + arma::repmat(b, A.n_cols, 1); });
    wrong("bias-wrongly-repeated",
          [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * A + b * arma::ones(A.n_cols); });
    wrong("bias-as-scalar",
          [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * A + arma::as_scalar(b); });
    wrong("bias-as-scalar", [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * A + b.row(0); });
    wrong("factors-swapped", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = A * W;
        Z.each_col() += b.col(0);
    });
    wrong("factors-swapped", [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = A * W + b; });
    wrong("W-transposed", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W.t() * A;
        Z.each_col() += b.col(0);
    });
    wrong("A-transposed", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A.t();
        Z.each_col() += b.col(0);
    });
    wrong("A-transposed", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = arma::trans(A) * W;
        Z.each_col() += b.col(0);
    });
    wrong("Z-transposed", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = A.t() * W.t();
        Z.each_col() += b.col(0);
    });
    wrong("Z-transposed", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = A.t() * W.t();
        Z.each_row() += b.t();
    });
    wrong("Z-transposed", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = (W * A).t() + arma::repmat(b.t(), A.n_cols, 1);
    });
    wrong("element-wise-product", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W % A;
        Z.each_col() += b.col(0);
    });
    wrong("element-wise-product", [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = A % W + b; });
    wrong("dot-of-matrices",
          [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = arma::dot(W, A) + b; });
    wrong("sum-instead-of-product", [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W + A + b; });
    wrong("product-has-a-minus", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = -W * A;
        Z.each_col() += b.col(0);
    });
    wrong("Z-negated", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() += b.col(0);
        Z = -Z;
    });
    wrong("product-averaged", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A / double(A.n_cols);
        Z.each_col() += b.col(0);
    });
    wrong("Z-averaged", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() += b.col(0);
        Z /= double(A.n_cols);
    });
    wrong("product-averaged-over-inputs", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A / double(W.n_cols);
        Z.each_col() += b.col(0);
    });
    wrong("sum-overwritten", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = arma::zeros(W.n_rows, A.n_cols);
        for (arma::uword i = 0; i < W.n_rows; ++i)
            for (arma::uword j = 0; j < A.n_cols; ++j)
                for (arma::uword k = 0; k < A.n_rows; ++k)
                    Z(i, j) = W(i, k) * A(k, j) + b(i);
    });
    wrong("sum-overwritten-and-no-bias", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z.set_size(W.n_rows, A.n_cols);
        for (arma::uword i = 0; i < W.n_rows; ++i)
            for (arma::uword j = 0; j < A.n_cols; ++j) {
                Z(i, j) = b(i);
                for (arma::uword k = 0; k < A.n_rows; ++k)
                    Z(i, j) = W(i, k) * A(k, j);
            }
    });
    wrong("first-input-left-out", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = arma::repmat(b, 1, A.n_cols);
        for (arma::uword k = 1; k < A.n_rows; ++k)
            Z += W.col(k) * A.row(k);
    });
    wrong("last-input-left-out", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = arma::repmat(b, 1, A.n_cols);
        for (arma::uword k = 0; k < A.n_rows - 1; ++k)
            Z += W.col(k) * A.row(k);
    });
    wrong("first-unit-left-out", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = arma::zeros(W.n_rows, A.n_cols);
        for (arma::uword i = 1; i < W.n_rows; ++i)
            Z.row(i) = W.row(i) * A + b(i);
    });
    wrong("last-unit-left-out", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = arma::zeros(W.n_rows, A.n_cols);
        for (arma::uword i = 0; i < W.n_rows - 1; ++i)
            Z.row(i) = W.row(i) * A + b(i);
    });
    wrong("first-example-left-out", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = arma::zeros(W.n_rows, A.n_cols);
        for (arma::uword j = 1; j < A.n_cols; ++j)
            Z.col(j) = W * A.col(j) + b;
    });
    wrong("last-example-left-out", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = arma::zeros(W.n_rows, A.n_cols);
        for (arma::uword j = 0; j < A.n_cols - 1; ++j)
            Z.col(j) = W * A.col(j) + b;
    });
    wrong("first-example-only",
          [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * A.col(0) + b; });
    wrong("activation-already-applied", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() += b.col(0);
        Z = 1 / (1 + arma::exp(-Z));
    });
    wrong("activation-already-applied", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() += b.col(0);
        Z = relu(Z);
    });
    wrong("Z-not-assigned", [](mat&, const mat& A, const mat& W, const mat& b) {
        {
            mat sum = W * A;
            sum.each_col() += b.col(0);
        }
    });
    table.wrong("cache-not-filled", [](const mat& A, const mat& W, const mat& b) {
        mat Z = W * A;
        Z.each_col() += b.col(0);
        LinearCache cache;
        return std::make_pair(Z, cache);
    });
    table.wrong("cache-in-wrong-order", [](const mat& A, const mat& W, const mat& b) {
        mat Z = W * A;
        Z.each_col() += b.col(0);
        return std::make_pair(Z, LinearCache{W, A, b});
    });
    table.wrong("cache-holds-Z", [](const mat& A, const mat& W, const mat& b) {
        mat Z = W * A;
        Z.each_col() += b.col(0);
        return std::make_pair(Z, LinearCache{Z, W, b});
    });

    right("each_col", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() += b.col(0);
    });
    right("each_col takes b itself", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col() += b;
    });
    right("each_col with a function", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = W * A;
        Z.each_col([&](arma::vec& column) { column += b; });
    });
    right("repmat in one line",
          [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = W * A + arma::repmat(b, 1, A.n_cols); });
    right("the bias as a product with ones",
          [](mat& Z, const mat& A, const mat& W, const mat& b) { Z = b * arma::ones(1, A.n_cols) + W * A; });
    right("element by element", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z.set_size(W.n_rows, A.n_cols);
        for (arma::uword i = 0; i < W.n_rows; ++i)
            for (arma::uword j = 0; j < A.n_cols; ++j) {
                double sum = b(i);
                for (arma::uword k = 0; k < A.n_rows; ++k)
                    sum += W(i, k) * A(k, j);
                Z(i, j) = sum;
            }
    });
    right("example by example", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z.set_size(W.n_rows, A.n_cols);
        for (arma::uword j = 0; j < A.n_cols; ++j)
            Z.col(j) = W * A.col(j) + b;
    });
    right("unit by unit", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z.set_size(W.n_rows, A.n_cols);
        for (arma::uword i = 0; i < W.n_rows; ++i)
            Z.row(i) = W.row(i) * A + b(i, 0);
    });
    right("by the transposes", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = (A.t() * W.t()).t();
        Z.each_col() += b.col(0);
    });
    right("one product of the extended matrices", [](mat& Z, const mat& A, const mat& W, const mat& b) {
        Z = arma::join_rows(W, b) * arma::join_cols(A, arma::ones(1, A.n_cols));
    });
    return table.all();
}

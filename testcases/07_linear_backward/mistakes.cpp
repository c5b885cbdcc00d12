// Mistakes in linear_backward, two products and a sum: most are a factor 1/m in the wrong place, or a sum along the
// wrong axis.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"

namespace checks {
namespace {

using arma::mat;
using dnn::LinearCache, dnn::LinearGradients;
using Mistakes = Catalogue<LinearGradients(const mat&, const LinearCache&)>;
using Entry = Mistakes::Entry;

/// What a mistake makes of the right answer; it may throw.
using Spoil = void (*)(LinearGradients& g, const mat& dZ, const LinearCache& cache);

Entry spoilt(const char* id, const char* seen, const char* look, Spoil spoil) {
    return {id, seen, look, [spoil](const mat& dZ, const LinearCache& cache) {
                LinearGradients g = reference::linear_backward(dZ, cache);
                spoil(g, dZ, cache);
                return g;
            }};
}

double m_of(const mat& dZ) {
    return static_cast<double>(dZ.n_cols);
}

/// A·B, the one product of this file. Throws as Armadillo does.
mat product(const mat& A, const mat& B) {
    return A * B;
}

mat row_sums(const mat& M) {
    return arma::sum(M, 1);
}

mat column_sums(const mat& M) {
    return arma::sum(M, 0);
}

mat transposed(const mat& M) {
    return M.t();
}

mat with_slope(mat gradient, const mat& A, double (*slope)(double a)) {
    for (arma::uword i = 0; i < gradient.n_elem; ++i)
        gradient(i) *= slope(A(i));
    return gradient;
}

const char* const no_slope =
    "Equation (10) is the linear part alone: the activation has its own exercise, the next one.";
const char* const where_m =
    "Equations (8) and (9) average over the examples: is m the number of rows or of columns?";
const char* const gradients_shape =
    "A gradient has the shape of what it belongs to. In the table of shapes: which axis of dZ holds the "
    "examples, and which argument of arma::sum sums over it?";
const char* const product_shapes =
    "In the table of shapes, the products are written with their shapes: which factor must be transposed?";

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            // In the last one all products fit, so that what throws in the others shows its numbers.
            for (const auto& [n_prev, n, m] : {LayerSize{3, 4, 5}, {5, 2, 7}, {2, 6, 3}, {4, 4, 4}}) {
                const LinearCache cache = random_layer(draws, n_prev, n, m);
                inputs.emplace_back(draws.randn(n, m), cache);
            }
            return inputs;
        }(),
        [](const mat& dZ, const LinearCache& cache) {
            return Sizes{{"m", dZ.n_cols}, {"n_l", dZ.n_rows}, {"n_{l-1}", cache.A.n_rows}};
        },
        {
            spoilt("nothing-averaged", "dW and db are both {m} times too large in every element.",
                   "Look at equations (8) and (9): a gradient of the cost is an average over the examples.",
                   [](auto& g, auto& dZ, auto&) { g.dW *= m_of(dZ), g.db *= m_of(dZ); }),
            spoilt("dW-not-averaged", "dW is {m} times too large in every element; db and dA_prev are right.",
                   "Look at equation (8): what comes before dZ·Aᵀ?",
                   [](auto& g, auto& dZ, auto&) { g.dW *= m_of(dZ); }),
            spoilt("db-not-averaged", "db is {m} times too large in every element; dW and dA_prev are right.",
                   "Look at equation (9): what comes before the sum?",
                   [](auto& g, auto& dZ, auto&) { g.db *= m_of(dZ); }),
            spoilt("dA_prev-averaged", "dA_prev was divided by {m}; dW and db are right.",
                   "Look at equation (10), and at \"Why has (10) no 1/m?\" below it.",
                   [](auto& g, auto& dZ, auto&) { g.dA_prev /= m_of(dZ); }),
            spoilt(
                "dA_prev-averaged-instead",
                "1/m is applied to dA_prev, but missing from dW and db. Here {m}.",
                "Look at equations (8) to (10): which of them have 1/m?",
                [](auto& g, auto& dZ, auto&) { g.dW *= m_of(dZ), g.db *= m_of(dZ), g.dA_prev /= m_of(dZ); }),
            spoilt("all-averaged-twice", "dW and db were divided by {m} twice.",
                   "dZ has no 1/m yet. Is there one both in dZ and in the products, or a mean() along with a "
                   "1/m?",
                   [](auto& g, auto& dZ, auto&) { g.dW /= m_of(dZ), g.db /= m_of(dZ); }),
            spoilt(
                "everything-averaged-once-more",
                "All three gradients were divided by {m} once too often: dW and db twice, dA_prev once.",
                "Was dZ itself divided by m? Equation (10) needs dZ as it came.",
                [](auto& g, auto& dZ, auto&) { g.dW /= m_of(dZ), g.db /= m_of(dZ), g.dA_prev /= m_of(dZ); }),
            spoilt("db-averaged-twice", "db was divided by {m} twice; dW and dA_prev are right.",
                   "mean() already divides by m, and so does 1/m: one of them is enough.",
                   [](auto& g, auto& dZ, auto&) { g.db /= m_of(dZ); }),
            spoilt("dW-averaged-twice", "dW was divided by {m} twice; db and dA_prev are right.",
                   "Look at equation (8): how often does 1/m appear?",
                   [](auto& g, auto& dZ, auto&) { g.dW /= m_of(dZ); }),
            spoilt(
                "m-is-n_l", "dW and db were divided by {n_l}, the number of units, not by {m}.", where_m,
                [](auto& g, auto& dZ, auto&) { g.dW *= m_of(dZ) / dZ.n_rows, g.db *= m_of(dZ) / dZ.n_rows; }),
            spoilt(
                "m-is-n_prev",
                "dW and db were divided by {n_{l-1}}, the number of units of the layer before, not by {m}.",
                where_m,
                [](auto& g, auto& dZ, auto& cache) {
                    g.dW *= m_of(dZ) / cache.A.n_rows, g.db *= m_of(dZ) / cache.A.n_rows;
                }),
            spoilt("dW-divided-by-n_l",
                   "dW was divided by {n_l}, the number of units, not by {m}; db is right.", where_m,
                   [](auto& g, auto& dZ, auto&) { g.dW *= m_of(dZ) / dZ.n_rows; }),
            spoilt("db-divided-by-n_l",
                   "db was divided by {n_l}, the number of units, not by {m}; dW is right.", where_m,
                   [](auto& g, auto& dZ, auto&) { g.db *= m_of(dZ) / dZ.n_rows; }),
            spoilt("dW-divided-by-n_prev",
                   "dW was divided by {n_{l-1}}, the number of units of the layer before, not by {m}; db is "
                   "right.",
                   where_m, [](auto& g, auto& dZ, auto& cache) { g.dW *= m_of(dZ) / cache.A.n_rows; }),
            spoilt("db-divided-by-n_prev",
                   "db was divided by {n_{l-1}}, the number of units of the layer before, not by {m}; dW is "
                   "right.",
                   where_m, [](auto& g, auto& dZ, auto& cache) { g.db *= m_of(dZ) / cache.A.n_rows; }),
            spoilt("m-is-n_elem", "dW and db were divided by the number of elements of dZ, not by {m}.",
                   where_m, [](auto& g, auto& dZ, auto&) { g.dW /= dZ.n_rows, g.db /= dZ.n_rows; }),
            spoilt("divided-by-m-1", "dW and db were divided by m - 1, not by {m}.",
                   "The mean of m numbers is their sum divided by how many there are.",
                   [](auto& g, auto& dZ, auto&) {
                       g.dW *= m_of(dZ) / (m_of(dZ) - 1), g.db *= m_of(dZ) / (m_of(dZ) - 1);
                   }),
            spoilt(
                "multiplied-by-m", "dW and db were multiplied by {m} instead of divided by it.",
                "Look at equations (8) and (9): is it m or 1/m?",
                [](auto& g, auto& dZ, auto&) { g.dW *= m_of(dZ) * m_of(dZ), g.db *= m_of(dZ) * m_of(dZ); }),
            spoilt("integer-division", "dW and db are 0 everywhere.",
                   "1 / n_cols divides two integers: what is 1 / 5 in C++? The m you are given is a double.",
                   [](auto& g, auto&, auto&) { g.dW.zeros(), g.db.zeros(); }),
            spoilt("dW-zero", "dW is 0 everywhere; db and dA_prev are right.",
                   "1 / n_cols divides two integers: what is 1 / 5 in C++? The m you are given is a double.",
                   [](auto& g, auto&, auto&) { g.dW.zeros(); }),
            spoilt("db-zero", "db is 0 everywhere; dW and dA_prev are right.",
                   "1 / n_cols divides two integers: what is 1 / 5 in C++? The m you are given is a double. "
                   "And is anything summed into db?",
                   [](auto& g, auto&, auto&) { g.db.zeros(); }),

            // ---- db: the sum ----
            spoilt("db-along-the-wrong-axis",
                   "db is the sum of each column, a row of m numbers; it should be a column of n_l. Here {m} "
                   "and {n_l}.",
                   gradients_shape, [](auto& g, auto& dZ, auto&) { g.db = column_sums(dZ) / m_of(dZ); }),
            spoilt("db-mean-along-the-wrong-axis",
                   "db is the mean of each column, a row of m numbers; it should be a column of n_l. Here "
                   "{m} and {n_l}.",
                   gradients_shape, [](auto& g, auto& dZ, auto&) { g.db = column_sums(dZ) / dZ.n_rows; }),
            spoilt("db-along-the-wrong-axis-not-averaged",
                   "db is the sum of each column, a row of m numbers, without 1/m. Here {m} and {n_l}.",
                   gradients_shape, [](auto& g, auto& dZ, auto&) { g.db = column_sums(dZ); }),
            spoilt(
                "db-along-the-wrong-axis-averaged-twice",
                "db is the mean of each column, divided by m again: a row of m numbers. Here {m} and {n_l}.",
                gradients_shape,
                [](auto& g, auto& dZ, auto&) { g.db = column_sums(dZ) / dZ.n_rows / m_of(dZ); }),
            spoilt("db-column-sums-transposed",
                   "db has one number per example: each column was summed, and the result turned into a "
                   "column. It should have one per unit. Here {m} and {n_l}.",
                   gradients_shape,
                   [](auto& g, auto& dZ, auto&) { g.db = transposed(column_sums(dZ) / m_of(dZ)); }),
            spoilt("db-a-row",
                   "db holds the right numbers as a row: its shape is (1, n_l) instead of (n_l, 1).",
                   "arma::sum(dZ, 1) is a column already: is it, or dZ, transposed?",
                   [](auto& g, auto&, auto&) { g.db = transposed(g.db); }),
            spoilt("db-one-number",
                   "db is a single number, the sum over all units; it should have one per unit.",
                   "accu, or a sum of sums, adds up everything. Which argument of arma::sum leaves one "
                   "number per row?",
                   [](auto& g, auto&, auto&) { g.db = column_sums(g.db); }),
            spoilt("db-one-number-not-averaged",
                   "db is a single number, the sum over all units, without 1/m; it should have one per unit. "
                   "Here {m}.",
                   "accu, or a sum of sums, adds up everything. Which argument of arma::sum leaves one "
                   "number per row?",
                   [](auto& g, auto& dZ, auto&) { g.db = column_sums(g.db) * m_of(dZ); }),
            spoilt(
                "db-mean-of-all",
                "db is a single number, the mean of all of dZ; it should have one per unit.",
                "A mean of means averages everything. Which argument of arma::sum leaves one number per row?",
                [](auto& g, auto& dZ, auto&) { g.db = column_sums(g.db) / dZ.n_rows; }),
            spoilt(
                "db-mean-of-all-averaged-twice",
                "db is a single number, the mean of all of dZ, divided by {m} again; it should have one per "
                "unit.",
                "A mean of means averages everything. Which argument of arma::sum leaves one number per row?",
                [](auto& g, auto& dZ, auto&) { g.db = column_sums(g.db) / dZ.n_rows / m_of(dZ); }),
            spoilt("db-the-same-for-all",
                   "db holds the same number for every unit: the sum over all of them.",
                   "accu adds up everything. Which argument of arma::sum leaves one number per row?",
                   [](auto& g, auto&, auto&) { g.db.fill(arma::accu(g.db)); }),
            spoilt("db-not-summed", "db still has one column per example: nothing was summed. Here {m}.",
                   "Look at equation (9): what does the sum run over?",
                   [](auto& g, auto& dZ, auto&) { g.db = dZ / m_of(dZ); }),
            spoilt("db-is-dZ", "db is dZ itself: neither summed nor averaged. Here {m}.",
                   "Look at equation (9): what does the sum run over?",
                   [](auto& g, auto& dZ, auto&) { g.db = dZ; }),
            spoilt("db-from-dW", "db sums the rows of dW; it should sum those of dZ.",
                   "Look at equation (9): what is summed?",
                   [](auto& g, auto&, auto&) { g.db = row_sums(g.dW); }),
            spoilt("db-from-dW-averaged", "db was computed from the rows of dW; it should use those of dZ.",
                   "Look at equation (9): what is summed?",
                   [](auto& g, auto& dZ, auto&) { g.db = row_sums(g.dW) / m_of(dZ); }),
            spoilt("db-is-b", "db is b, the bias itself.",
                   "A gradient says how the cost changes with b: what does equation (9) compute it from?",
                   [](auto& g, auto&, auto& cache) { g.db = cache.b; }),
            spoilt("db-from-b", "db is b divided by {m}: dZ is not in it.",
                   "Look at equation (9): what is summed?",
                   [](auto& g, auto& dZ, auto& cache) { g.db = cache.b / m_of(dZ); }),
            spoilt("db-from-W", "db was computed from the rows of W; it should use those of dZ.",
                   "Look at equation (9): what is summed?",
                   [](auto& g, auto& dZ, auto& cache) { g.db = row_sums(cache.W) / m_of(dZ); }),
            spoilt("db-from-A_prev", "db was computed from the rows of A_prev; it should use those of dZ.",
                   "Look at equation (9): what is summed?",
                   [](auto& g, auto& dZ, auto& cache) { g.db = row_sums(cache.A) / m_of(dZ); }),
            spoilt("db-first-example", "db is the first example's dZ alone, divided by {m}.",
                   "Look at equation (9): the sum runs over all examples, that is, over the columns of dZ.",
                   [](auto& g, auto& dZ, auto&) { g.db = dZ.col(0) / m_of(dZ); }),
            spoilt("db-last-example", "db is the last example's dZ alone, divided by {m}.",
                   "A sum in a loop grows: is it = or +=?",
                   [](auto& g, auto& dZ, auto&) { g.db = dZ.col(dZ.n_cols - 1) / m_of(dZ); }),
            spoilt("db-negative", "db is right except for its sign.", "Equation (9) has no minus.",
                   [](auto& g, auto&, auto&) { g.db *= -1; }),

            // ---- dW and dA_prev: the products ----
            spoilt("dW-negative", "dW is right except for its sign.", "Equation (8) has no minus.",
                   [](auto& g, auto&, auto&) { g.dW *= -1; }),
            spoilt("dA_prev-negative", "dA_prev is right except for its sign.", "Equation (10) has no minus.",
                   [](auto& g, auto&, auto&) { g.dA_prev *= -1; }),
            spoilt("dW-transposed", "dW is transposed: A·dZᵀ instead of dZ·Aᵀ.", product_shapes,
                   [](auto& g, auto&, auto&) { g.dW = transposed(g.dW); }),
            spoilt("dW-transposed-not-averaged", "dW is transposed, A·dZᵀ, and lacks 1/m. Here {m}.",
                   product_shapes, [](auto& g, auto& dZ, auto&) { g.dW = transposed(g.dW) * m_of(dZ); }),
            spoilt("dA_prev-transposed", "dA_prev is transposed: dZᵀ·W instead of Wᵀ·dZ.", product_shapes,
                   [](auto& g, auto&, auto&) { g.dA_prev = transposed(g.dA_prev); }),
            spoilt("dW-and-dA_prev-swapped", "dW and dA_prev are swapped.",
                   "Look at equations (8) and (10), and at the order in which the three are returned.",
                   [](auto& g, auto&, auto&) { std::swap(g.dW, g.dA_prev); }),
            spoilt("dW-and-db-swapped", "dW and db are swapped.",
                   "Look at equations (8) and (9), and at the order in which the three are returned.",
                   [](auto& g, auto&, auto&) { std::swap(g.dW, g.db); }),
            spoilt("returned-in-another-order", "dA_prev, dW and db came back as dW, db, dA_prev.",
                   "LinearGradients has dA_prev first, then dW, then db.",
                   [](auto& g, auto&, auto&) {
                       g = {g.dW, g.db, g.dA_prev};
                   }),
            spoilt("dA_prev-and-db-swapped", "dA_prev and db are swapped.",
                   "LinearGradients has dA_prev first, then dW, then db.",
                   [](auto& g, auto&, auto&) { std::swap(g.dA_prev, g.db); }),
            spoilt("dW-of-dZ-alone", "dW was computed from dZ·dZᵀ: A_prev is not in it.",
                   "Look at equation (8): what is dZ multiplied by?",
                   [](auto& g, auto& dZ, auto&) { g.dW = product(dZ, transposed(dZ)) / m_of(dZ); }),
            spoilt("dA_prev-by-dW", "dA_prev was computed with dW, the gradient, instead of W, the weights.",
                   "Look at equation (10): which matrix takes the error back?",
                   [](auto& g, auto& dZ, auto&) { g.dA_prev = product(transposed(g.dW), dZ); }),
            spoilt("dA_prev-by-dW-sum", "dA_prev was computed with m·dW instead of W, the weights. Here {m}.",
                   "Look at equation (10): which matrix takes the error back?",
                   [](auto& g, auto& dZ, auto&) { g.dA_prev = product(transposed(g.dW), dZ) * m_of(dZ); }),
            spoilt("dW-first-example", "dW uses only the first example.",
                   "Look at equation (8): the product sums over all examples.",
                   [](auto& g, auto& dZ, auto& cache) {
                       g.dW = product(dZ.col(0), transposed(cache.A.col(0))) / m_of(dZ);
                   }),
            spoilt("dW-last-example", "dW uses only the last example.",
                   "A sum in a loop grows: is it = or +=?",
                   [](auto& g, auto& dZ, auto& cache) {
                       const arma::uword k = dZ.n_cols - 1;
                       g.dW = product(dZ.col(k), transposed(cache.A.col(k))) / m_of(dZ);
                   }),
            spoilt("last-example-left-out", "The last example is missing from dW and db.",
                   "Columns are numbered 0 to m - 1: where does the loop end?",
                   [](auto& g, auto& dZ, auto& cache) {
                       mat rest = dZ;
                       rest.col(dZ.n_cols - 1).zeros();
                       const mat dA_prev = g.dA_prev;
                       g = reference::linear_backward(rest, cache);
                       g.dA_prev = dA_prev;
                   }),
            spoilt("dA_prev-with-slope-of-tanh",
                   "dA_prev was multiplied by 1 - A_prev²: that is the slope of a tanh in the layer before.",
                   no_slope,
                   [](auto& g, auto&, auto& cache) {
                       g.dA_prev = with_slope(g.dA_prev, cache.A, [](double a) { return 1 - a * a; });
                   }),
            spoilt("dA_prev-with-slope-of-sigmoid",
                   "dA_prev was multiplied by A_prev·(1 - A_prev): that is the slope of a sigmoid in the "
                   "layer before.",
                   no_slope,
                   [](auto& g, auto&, auto& cache) {
                       g.dA_prev = with_slope(g.dA_prev, cache.A, [](double a) { return a * (1 - a); });
                   }),
            spoilt(
                "dA_prev-with-slope-of-relu",
                "dA_prev is 0 where A_prev is not positive: that is the slope of a relu in the layer before.",
                no_slope,
                [](auto& g, auto&, auto& cache) {
                    g.dA_prev = with_slope(g.dA_prev, cache.A, [](double a) { return a > 0 ? 1.0 : 0.0; });
                }),
            spoilt("dA_prev-times-A_prev", "dA_prev was multiplied by A_prev, element by element.", no_slope,
                   [](auto& g, auto&, auto& cache) {
                       g.dA_prev = with_slope(g.dA_prev, cache.A, [](double a) { return a; });
                   }),
            spoilt("dA_prev-is-dZ", "dA_prev is dZ itself.",
                   "Look at equation (10): the error goes back through the weights.",
                   [](auto& g, auto& dZ, auto&) { g.dA_prev = dZ; }),
            spoilt("dA_prev-is-A_prev", "dA_prev is A_prev itself: the activations, not their gradient.",
                   "Look at equation (10): what is it computed from?",
                   [](auto& g, auto&, auto& cache) { g.dA_prev = cache.A; }),
            spoilt("dA_prev-with-b", "b was added to dA_prev.",
                   "Equation (10) has no b: it is not a forward step.",
                   [](auto& g, auto&, auto& cache) { g.dA_prev.each_col() += cache.b; }),
            spoilt("dW-is-W", "dW is W itself: the weights, not their gradient.",
                   "Look at equation (8): what is it computed from?",
                   [](auto& g, auto&, auto& cache) { g.dW = cache.W; }),
            spoilt("A_prev-not-transposed",
                   "For dW, dZ was multiplied by A_prev as it is, which does not fit: dZ has {m} columns, "
                   "A_prev {n_{l-1}} rows.",
                   product_shapes,
                   [](auto& g, auto& dZ, auto& cache) { g.dW = product(dZ, cache.A) / m_of(dZ); }),
            spoilt("A_prev-and-dZ-swapped",
                   "For dW, A_prev was multiplied by dZ, which does not fit: A_prev has {m} columns, dZ "
                   "{n_l} rows.",
                   product_shapes,
                   [](auto& g, auto& dZ, auto& cache) { g.dW = product(cache.A, dZ) / m_of(dZ); }),
            spoilt(
                "wrong-one-transposed",
                "For dW, dZᵀ was multiplied by A_prev, which does not fit: dZᵀ has {n_l} columns, A_prev "
                "{n_{l-1}} rows.",
                product_shapes,
                [](auto& g, auto& dZ, auto& cache) { g.dW = product(transposed(dZ), cache.A) / m_of(dZ); }),
            spoilt(
                "A_prev-transposed-first",
                "For dW, A_prevᵀ was multiplied by dZ, which does not fit: A_prevᵀ has {n_{l-1}} columns, dZ "
                "{n_l} rows.",
                product_shapes,
                [](auto& g, auto& dZ, auto& cache) { g.dW = product(transposed(cache.A), dZ) / m_of(dZ); }),
            spoilt("dW-element-wise",
                   "For dW, dZ and A_prev were multiplied element by element, which needs matrices of the "
                   "same shape.",
                   "Equation (8) has the matrix product: * in Armadillo, where % is element by element.",
                   [](auto& g, auto& dZ, auto& cache) { g.dW = mat(dZ % cache.A) / m_of(dZ); }),
            spoilt("dW-element-wise-transposed",
                   "For dW, dZ and A_prevᵀ were multiplied element by element, which needs matrices of the "
                   "same shape.",
                   "Equation (8) has the matrix product: * in Armadillo, where % is element by element.",
                   [](auto& g, auto& dZ, auto& cache) { g.dW = mat(dZ % transposed(cache.A)) / m_of(dZ); }),
            spoilt(
                "dW-by-W",
                "For dW, dZ was multiplied by Wᵀ, which does not fit, and is not the right matrix.",
                "Look at equation (8): what is dZ multiplied by?",
                [](auto& g, auto& dZ, auto& cache) { g.dW = product(dZ, transposed(cache.W)) / m_of(dZ); }),
            spoilt("W-not-transposed",
                   "For dA_prev, W was multiplied by dZ as it is, which does not fit: W has {n_{l-1}} "
                   "columns, dZ {n_l} rows.",
                   product_shapes, [](auto& g, auto& dZ, auto& cache) { g.dA_prev = product(cache.W, dZ); }),
            spoilt(
                "dZ-and-W-swapped",
                "For dA_prev, dZ was multiplied by W, which does not fit: dZ has {m} columns, W {n_l} rows.",
                product_shapes, [](auto& g, auto& dZ, auto& cache) { g.dA_prev = product(dZ, cache.W); }),
            spoilt("dZ-before-W-transposed",
                   "For dA_prev, dZ was multiplied by Wᵀ, which does not fit: dZ has {m} columns, Wᵀ "
                   "{n_{l-1}} rows.",
                   product_shapes,
                   [](auto& g, auto& dZ, auto& cache) { g.dA_prev = product(dZ, transposed(cache.W)); }),
            spoilt("dA_prev-from-A_prev", "For dA_prev, Wᵀ was multiplied by A_prev instead of dZ.",
                   "Look at equation (10): what goes back through the weights?",
                   [](auto& g, auto&, auto& cache) { g.dA_prev = product(transposed(cache.W), cache.A); }),
            spoilt("dA_prev-element-wise",
                   "For dA_prev, W and dZ were multiplied element by element, which needs matrices of the "
                   "same shape.",
                   "Equation (10) has the matrix product: * in Armadillo, where % is element by element.",
                   [](auto& g, auto& dZ, auto& cache) { g.dA_prev = cache.W % dZ; }),
            spoilt("dA_prev-element-wise-transposed",
                   "For dA_prev, Wᵀ and dZ were multiplied element by element, which needs matrices of the "
                   "same shape.",
                   "Equation (10) has the matrix product: * in Armadillo, where % is element by element.",
                   [](auto& g, auto& dZ, auto& cache) { g.dA_prev = transposed(cache.W) % dZ; }),

            // ---- Nothing assigned ----
            spoilt("nothing-assigned", "All three gradients are empty: nothing was assigned to them.",
                   "Are the variables you return the ones you assigned the results to?",
                   [](auto& g, auto&, auto&) { g = {}; }),
            spoilt("dA_prev-missing", "dA_prev is empty: nothing was assigned to it.",
                   "There are three lines to write: equations (8), (9) and (10).",
                   [](auto& g, auto&, auto&) { g.dA_prev.reset(); }),
            spoilt("dW-missing", "dW is empty: nothing was assigned to it.",
                   "There are three lines to write: equations (8), (9) and (10).",
                   [](auto& g, auto&, auto&) { g.dW.reset(); }),
            spoilt("db-missing", "db is empty: nothing was assigned to it.",
                   "There are three lines to write: equations (8), (9) and (10).",
                   [](auto& g, auto&, auto&) { g.db.reset(); }),
        },
        [](const mat& dZ, const LinearCache& cache) {
            return Results{{"dZ", dZ}, {"A_prev", cache.A}, {"W", cache.W}, {"b", cache.b}};
        },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return recognize(&dnn::linear_backward, reference::linear_backward, catalogue(),
                     formula::by_formula(&dnn::linear_backward, "linear_backward", catalogue().inputs));
}

std::vector<std::string> misconception_ids() {
    std::vector<std::string> ids = formula::known_ids("linear_backward");
    for (const auto& entry : catalogue().entries)
        ids.push_back(entry.id);
    return ids;
}

} // namespace checks

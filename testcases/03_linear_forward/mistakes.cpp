// Mistakes in linear_forward, one product and one sum: the factors are swapped or transposed, or the bias does not
// reach every column.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"
#include "dnn/dnn_utils.hpp"

#include <cmath>

namespace checks {
namespace {

using arma::mat;
using dnn::LinearCache;
using Result = std::pair<mat, LinearCache>;
using Mistakes = Catalogue<Result(const mat&, const mat&, const mat&)>;

Result with(const mat& Z, const mat& A, const mat& W, const mat& b) {
    return {Z, LinearCache{A, W, b}};
}

mat right(const mat& A, const mat& W, const mat& b) {
    return reference::linear_forward(A, W, b);
}

mat product(const mat& A, const mat& W) {
    return reference::linear_forward(A, W, arma::zeros(W.n_rows, 1));
}

bool refused_product(const Answer& got, const mat& left, const mat& other) {
    return refused(got, "matrix multiplication", left, other);
}

bool is_sum(const Answer& got) {
    return got.words().starts_with("addition") || got.words().starts_with("subtraction");
}

const mat& Z_of(const Answer& answer) {
    return answer.results[0].second;
}

/// True if Z has the right shape and the cache is right.
bool only_Z_wrong(const Answer& got, const Answer& wanted) {
    bool right_cache = !got.thrown.has_value();
    for (std::size_t i = 1; right_cache && i < got.results.size(); ++i)
        right_cache = agree(got.results[i].second, wanted.results[i].second);
    return right_cache && arma::size(Z_of(got)) == arma::size(Z_of(wanted));
}

bool near(double x, double y) {
    return std::abs(x - y) <= 1e-9;
}

/// Z with 0 in a row or column that a loop did not reach.
mat without(mat Z, arma::uword row, arma::uword column) {
    if (row < Z.n_rows)
        Z.row(row).zeros();
    if (column < Z.n_cols)
        Z.col(column).zeros();
    return Z;
}
constexpr arma::uword none = ~arma::uword(0);

/// W·A + b where a loop over the inputs leaves out the k-th.
mat without_input(mat A, const mat& W, const mat& b, arma::uword k) {
    A.row(k).zeros();
    return right(A, W, b);
}

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            for (const auto& [n_prev, n, m] : {LayerSize{3, 4, 5}, {5, 3, 2}, {2, 6, 4}, {4, 7, 3}}) {
                const LinearCache layer = random_layer(draws, n_prev, n, m);
                inputs.emplace_back(layer.A, layer.W, layer.b);
            }
            return inputs;
        }(),
        [](const mat& A, const mat& W, const mat&) {
            return Sizes{{"m", A.n_cols}, {"n_l", W.n_rows}, {"n_{l-1}", W.n_cols}};
        },
        {
            // ---- The bias ----
            {"bias-forgotten", "Z is W·A: no bias was added.",
             "Look at equation (4): it has two terms. A sum that is not assigned to anything is lost: "
             "each_col() changes a matrix only with an assignment such as +=.",
             [](const mat& A, const mat& W, const mat& b) { return with(product(A, W), A, W, b); }},
            {"bias-in-first-column-only",
             "Z is right only in its first column: the bias reached one example, not all {m}.",
             "Look at the line that adds b: what does .col(0) mean on its left-hand side? See the broadcast "
             "line of the table \"Armadillo for NumPy\".",
             [](const mat& A, const mat& W, const mat& b) {
                 mat Z = product(A, W);
                 Z.col(0) += b;
                 return with(Z, A, W, b);
             }},
            {"bias-in-last-column-only",
             "Z is right only in its last column: the bias reached one example, not all {m}.",
             "Look at the line that adds b: is it inside the loop over the columns, and does it use the "
             "loop's index?",
             [](const mat& A, const mat& W, const mat& b) {
                 mat Z = product(A, W);
                 Z.col(Z.n_cols - 1) += b;
                 return with(Z, A, W, b);
             }},
            {"bias-not-in-first-column", "Z lacks the bias in its first column; the others have it.",
             "At which column does the loop that adds b begin? Armadillo counts from 0.",
             [](const mat& A, const mat& W, const mat& b) {
                 mat Z = right(A, W, b);
                 Z.col(0) -= b;
                 return with(Z, A, W, b);
             }},
            {"bias-not-in-last-column", "Z lacks the bias in its last column; the others have it.",
             "At which column does the loop that adds b end?",
             [](const mat& A, const mat& W, const mat& b) {
                 mat Z = right(A, W, b);
                 Z.col(Z.n_cols - 1) -= b;
                 return with(Z, A, W, b);
             }},
            {"one-bias-for-all-units", "The bias of the first unit, b(0), was added to every row of Z.",
             "b has {n_l} numbers, one per unit, that is, one per row of Z. Which of them does your line "
             "use?",
             [](const mat& A, const mat& W, const mat& b) { return with(product(A, W) + b(0), A, W, b); }},
            {"bias-summed-up", "All {n_l} biases were summed, and the sum was added to every element of Z.",
             "Each unit has its own bias: row i of Z gets row i of b, and no other.",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(product(A, W) + arma::accu(b), A, W, b);
             }},
            {"bias-averaged", "The mean of the {n_l} biases was added to every element of Z.",
             "Each unit has its own bias: row i of Z gets row i of b, and no other.",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(product(A, W) + arma::accu(b) / b.n_rows, A, W, b);
             }},
            {"bias-once-for-every-weight",
             "The bias was added {n_{l-1}} times to each element: once per input of the unit.",
             "Look at the innermost loop, the one over the inputs: does the bias belong inside it?",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(right(A, W, b * W.n_cols), A, W, b);
             }},
            {"bias-once-for-every-example", "The bias was added {m} times to each element of Z.",
             "Look at the loop over the examples: does each iteration add b to all columns, or to one?",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(right(A, W, b * A.n_cols), A, W, b);
             }},
            {"bias-added-twice", "The bias was added twice.",
             "Equation (4) has b once. Which two of your lines add it?",
             [](const mat& A, const mat& W, const mat& b) { return with(right(A, W, 2 * b), A, W, b); }},
            {"bias-subtracted", "The bias was subtracted: Z is W·A - b.", "Look at the sign in equation (4).",
             [](const mat& A, const mat& W, const mat& b) { return with(right(A, W, -b), A, W, b); }},
            {"bias-multiplied", "Each row of W·A was multiplied by its bias.",
             "Look at equation (4): what is between the product and b? And which operator is `%`?",
             [](const mat& A, const mat& W, const mat& b) {
                 mat Z = product(A, W);
                 Z.each_col() %= b.col(0);
                 return with(Z, A, W, b);
             }},
            {"bias-by-example", "Column j of Z got b(j): the bias was indexed by the example.",
             "b has one number per unit, that is, per row of Z. Which index of Z(i, j) is the unit's?",
             [](const Answer& got, const Answer&, const mat& A, const mat& W, const mat& b) {
                 if (A.n_cols > b.n_rows)
                     return got.words().find("out of bounds") != std::string::npos;
                 mat Z = product(A, W);
                 Z.each_row() += b.rows(0, Z.n_cols - 1).t();
                 return agree(got, Answer{results(with(Z, A, W, b))});
             }},
            {"bias-of-the-neighbour",
             "b was added upside down: the first row of Z got the last unit's bias, and so on.",
             "Which index of b belongs to row i of Z?",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(right(A, W, arma::flipud(b)), A, W, b);
             }},
            {"bias-averaged-over-examples", "The bias was divided by {m}.",
             "Equation (4) has no 1/m: Z is not an average over the examples.",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(right(A, W, b / A.n_cols), A, W, b);
             }},
            {"only-the-bias", "Every column of Z is b: W·A is not in it.",
             "Look at your two lines: does the second one add to Z, or replace it?",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(arma::repmat(b, 1, A.n_cols), A, W, b);
             }},
            {"Z-is-b", "Z is b itself: one column, and W·A is not in it.",
             "Look at your two lines: does the second one add to Z, or replace it?",
             [](const mat& A, const mat& W, const mat& b) { return with(b, A, W, b); }},
            {"bias-in-some-elements", "Some elements of Z have their bias, others have none.",
             "Every element of row i gets row i of b. Which elements does your line reach, and which does it "
             "leave out?",
             [](const Answer& got, const Answer& wanted, const mat& A, const mat& W, const mat& b) {
                 const mat added = only_Z_wrong(got, wanted) ? mat(Z_of(got) - product(A, W)) : mat();
                 for (arma::uword i = 0; i < added.n_elem; ++i)
                     if (!near(added(i), 0) && !near(added(i), b(i % b.n_rows)))
                         return false;
                 return !added.is_empty();
             }},
            {"bias-scaled", "W·A is right, but what was added to it is a multiple of b.",
             "Equation (4) has b as it is: look for a factor, or for a loop that adds it more than once.",
             [](const Answer& got, const Answer& wanted, const mat& A, const mat& W, const mat& b) {
                 if (!only_Z_wrong(got, wanted))
                     return false;
                 const mat added = Z_of(got) - product(A, W);
                 return agree(added, arma::repmat(b * (added(0) / b(0)), 1, A.n_cols));
             }},
            {"one-number-for-all-biases", "W·A is right, but the same number was added to every element.",
             "b has {n_l} numbers, one per unit, that is, one per row of Z. See the broadcast line of the "
             "table.",
             [](const Answer& got, const Answer& wanted, const mat& A, const mat& W, const mat&) {
                 if (!only_Z_wrong(got, wanted))
                     return false;
                 const mat added = Z_of(got) - product(A, W);
                 return near(added.max(), added.min());
             }},
            {"not-b-added",
             "W·A is right, and the same column was added to every column of it, but that column is not b.",
             "What happens to b before it is added?",
             [](const Answer& got, const Answer& wanted, const mat& A, const mat& W, const mat&) {
                 if (!only_Z_wrong(got, wanted))
                     return false;
                 const mat added = Z_of(got) - product(A, W);
                 return agree(added, arma::repmat(added.col(0), 1, A.n_cols));
             }},
            {"bias-as-plain-sum",
             "Armadillo refused to add b, a single column, to W·A with its {m} columns: it does not "
             "broadcast on its own.",
             "See the broadcast line of the table \"Armadillo for NumPy\": it is a statement of its own.",
             [](const Answer& got, const Answer& wanted, const mat&, const mat&, const mat& b) {
                 const mat& Z = wanted.results[0].second;
                 return is_sum(got) && (refused(got, "", Z, b) || refused(got, "", b, Z));
             }},
            {"bias-as-row",
             "b was added as a row. It is a column, with one number per unit, {n_l}, not one per example, "
             "{m}.",
             "Along which dimension of Z do the units lie? See the table \"Shapes\", then each_col() and "
             "each_row().",
             [](const Answer& got, const Answer& wanted, const mat&, const mat&, const mat& b) {
                 const mat& Z = wanted.results[0].second;
                 const std::string row = "got 1x" + std::to_string(b.n_rows);
                 return got.words().starts_with("each_row()") ||
                        (got.words().starts_with("each_col()") && got.words().ends_with(row)) ||
                        (is_sum(got) && (refused(got, "", Z, b.t()) || refused(got, "", Z.row(0), b.t()) ||
                                         refused(got, "", Z.row(0), b) || refused(got, "", b.t(), Z)));
             }},
            {"bias-before-product", "b was added to A, before the product.",
             "Look at equation (4): the product comes first, and b has as many rows as Z, not as A.",
             [](const Answer& got, const Answer&, const mat& A, const mat&, const mat& b) {
                 const std::string rows = std::to_string(A.n_rows), bias = std::to_string(b.n_rows);
                 return (is_sum(got) && (refused(got, "", A, b) || refused(got, "", b, A))) ||
                        (got.words().starts_with("each_col()") &&
                         got.words().ends_with("expected " + rows + "x1, got " + bias + "x1"));
             }},
            {"bias-wrongly-repeated",
             "b was spread out into a matrix, but not to the shape of Z: ({n_l}, {m}).",
             "Look at the arguments of repmat, or at what b is multiplied by: how many copies of b belong "
             "below each other, and how many side by side?",
             [](const Answer& got, const Answer& wanted, const mat& A, const mat&, const mat& b) {
                 const mat& Z = wanted.results[0].second;
                 return (is_sum(got) && (refused(got, "", Z, arma::repmat(b, A.n_cols, 1)) ||
                                         refused(got, "", Z, arma::repmat(b, b.n_rows, 1)) ||
                                         refused(got, "", Z, arma::repmat(b, A.n_cols, A.n_cols)) ||
                                         refused(got, "", Z, arma::repmat(b, 1, b.n_rows)))) ||
                        refused_product(got, b, arma::zeros(A.n_cols, 1));
             }},
            {"bias-as-scalar", "b was used as a single number, but it has {n_l} of them, one per unit.",
             "See the broadcast line of the table \"Armadillo for NumPy\".",
             [](const Answer& got, const Answer& wanted, const mat&, const mat&, const mat& b) {
                 const mat& Z = wanted.results[0].second;
                 return got.words().starts_with("as_scalar") ||
                        (got.words().starts_with("each_col()") && got.words().ends_with("got 1x1")) ||
                        (is_sum(got) && refused(got, "", Z, b.row(0)));
             }},

            // ---- The product ----
            {"factors-swapped",
             "The factors are in the wrong order: A·W does not fit, since A has {m} columns.",
             "Look at equation (4): which factor is on the left?",
             [](const Answer& got, const Answer&, const mat& A, const mat& W, const mat&) {
                 return refused_product(got, A, W);
             }},
            {"W-transposed", "W was transposed before the product, so it no longer fits A.",
             "See the table \"Shapes\": W's columns already match A's rows, {n_{l-1}} each.",
             [](const Answer& got, const Answer&, const mat& A, const mat& W, const mat&) {
                 return refused_product(got, W.t(), A);
             }},
            {"A-transposed", "A was transposed in the product, so it no longer fits W.",
             "See the table \"Shapes\": W's columns already match A's rows, {n_{l-1}} each.",
             [](const Answer& got, const Answer&, const mat& A, const mat& W, const mat&) {
                 return refused_product(got, W, A.t()) || refused_product(got, A.t(), W) ||
                        refused_product(got, W.t(), A.t()) || refused_product(got, A, W.t());
             }},
            {"Z-transposed", "Z came out transposed, (m, n_l), as in books where one row is an example.",
             "Look at equation (4) and the table \"Shapes\": here one column is an example, and W is on the "
             "left.",
             [](const Answer& got, const Answer& wanted, const mat& A, const mat& W, const mat& b) {
                 const mat Z_t = wanted.results[0].second.t();
                 const std::string rows = std::to_string(Z_t.n_rows), units = std::to_string(b.n_rows);
                 return refused(got, "addition", Z_t, b) ||
                        (got.words().starts_with("each_col()") &&
                         got.words().ends_with("expected " + rows + "x1, got " + units + "x1")) ||
                        agree(got, Answer{results(with(Z_t, A, W, b))});
             }},
            {"element-wise-product", "W and A were multiplied element by element, and their shapes differ.",
             "See the table \"Armadillo for NumPy\": which operator is the matrix product, and which is "
             "element by element?",
             [](const Answer& got, const Answer&, const mat& A, const mat& W, const mat&) {
                 const char* name = "element-wise multiplication";
                 return refused(got, name, W, A) || refused(got, name, A, W) ||
                        refused(got, name, W.t(), A) || refused(got, name, W, A.t()) ||
                        refused(got, name, A.t(), W);
             }},
            {"dot-of-matrices", "arma::dot is not np.dot: it is the scalar product of two vectors.",
             "See the table \"Armadillo for NumPy\": which line has np.dot on the left?",
             [](const Answer& got, const Answer&, const mat&, const mat&, const mat&) {
                 return got.words().starts_with("dot()");
             }},
            {"sum-instead-of-product", "W and A were added, not multiplied.",
             "Look at equation (4): what is between W and A?",
             [](const Answer& got, const Answer&, const mat& A, const mat& W, const mat&) {
                 return refused(got, "addition", W, A) || refused(got, "addition", A, W);
             }},
            {"product-has-a-minus", "The product has the wrong sign: Z is b - W·A.",
             "Look at equation (4): is there a minus?",
             [](const mat& A, const mat& W, const mat& b) { return with(right(-A, W, b), A, W, b); }},
            {"Z-negated", "Z has the wrong sign in every element.", "Look at equation (4): is there a minus?",
             [](const mat& A, const mat& W, const mat& b) { return with(-right(A, W, b), A, W, b); }},
            {"product-averaged", "W·A was divided by {m}.",
             "Equation (4) has no 1/m: Z is not an average over the examples.",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(right(A / A.n_cols, W, b), A, W, b);
             }},
            {"Z-averaged", "Z was divided by {m}.",
             "Equation (4) has no 1/m: Z is not an average over the examples.",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(right(A, W, b) / A.n_cols, A, W, b);
             }},
            {"product-averaged-over-inputs", "W·A was divided by {n_{l-1}}, the number of inputs.",
             "Equation (4) has a sum over the inputs, not their mean.",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(right(A / W.n_cols, W, b), A, W, b);
             }},
            {"product-scaled", "The bias is right, but W·A was multiplied or divided by a number.",
             "Equation (4) has no factor before the product. Is there a 1/m, or a √, in your line?",
             [](const Answer& got, const Answer& wanted, const mat& A, const mat& W, const mat& b) {
                 if (!only_Z_wrong(got, wanted))
                     return false;
                 const mat scaled = Z_of(got) - arma::repmat(b, 1, A.n_cols), right_one = product(A, W);
                 const arma::uword largest = arma::abs(right_one).index_max();
                 const double c = scaled(largest) / right_one(largest);
                 return c != 0 && agree(scaled, c * right_one);
             }},
            {"sum-overwritten",
             "Z holds only one term of the sum, W(i, k)·A(k, j) for the last k, plus the bias.",
             "Look at the innermost loop: does each iteration add to Z(i, j), or replace it?",
             [](const mat& A, const mat& W, const mat& b) {
                 const arma::uword last = A.n_rows - 1;
                 return with(right(A.row(last), W.col(last), b), A, W, b);
             }},
            {"bias-added-to-W", "b was added to the columns of W, before the product.",
             "Look at equation (4): the product comes first, and b is added to it.",
             [](const mat& A, const mat& W, const mat& b) {
                 mat sum = W;
                 sum.each_col() += b.col(0);
                 return with(product(A, sum), A, W, b);
             }},
            {"inner-loop-over-the-units",
             "The sum over the inputs has as many terms as there are units, {n_l}.",
             "Each unit weighs its {n_{l-1}} inputs: is that W's number of rows, or of columns?",
             [](const Answer& got, const Answer&, const mat& A, const mat& W, const mat& b) {
                 if (W.n_rows > W.n_cols)
                     return got.words().find("out of bounds") != std::string::npos;
                 const arma::uword last = W.n_rows - 1;
                 return agree(got,
                              Answer{results(with(right(A.rows(0, last), W.cols(0, last), b), A, W, b))});
             }},
            {"index-out-of-bounds", "An index is out of bounds.",
             "Does Z have its size before you write to it? Is W(i, k) the weight of unit i for input k, and "
             "does each loop end where its matrix does?",
             [](const Answer& got, const Answer&, const mat&, const mat&, const mat&) {
                 return got.words().find("out of bounds") != std::string::npos;
             }},
            {"Z-made-in-another-size",
             "A part of a matrix, such as a row or column of Z, was assigned something of another shape. Z "
             "should be ({n_l}, {m}).",
             "See the table \"Shapes\": what size do W and A give Z?",
             [](const Answer& got, const Answer&, const mat&, const mat&, const mat&) {
                 return got.words().starts_with("copy into submatrix");
             }},
            {"sum-overwritten-and-no-bias",
             "Z holds only one term of the sum, W(i, k)·A(k, j) for the last k, without the bias.",
             "Look at the innermost loop: does each iteration add to Z(i, j), or replace it?",
             [](const mat& A, const mat& W, const mat& b) {
                 const arma::uword last = A.n_rows - 1;
                 return with(product(A.row(last), W.col(last)), A, W, b);
             }},
            {"first-input-left-out", "The first of the {n_{l-1}} inputs is left out of Z.",
             "Where does the loop over the inputs begin? Armadillo counts from 0.",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(without_input(A, W, b, 0), A, W, b);
             }},
            {"last-input-left-out", "The last of the {n_{l-1}} inputs is left out of Z.",
             "Where does the loop over the inputs end?",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(without_input(A, W, b, A.n_rows - 1), A, W, b);
             }},
            {"first-unit-left-out", "The first row of Z is 0: the first unit was left out.",
             "Where does the loop over the units begin? Armadillo counts from 0.",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(without(right(A, W, b), 0, none), A, W, b);
             }},
            {"last-unit-left-out", "The last row of Z is 0: the last unit was left out.",
             "Where does the loop over the units end?",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(without(right(A, W, b), W.n_rows - 1, none), A, W, b);
             }},
            {"first-example-left-out", "The first column of Z is 0: the first example was left out.",
             "Where does the loop over the examples begin? Armadillo counts from 0.",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(without(right(A, W, b), none, 0), A, W, b);
             }},
            {"last-example-left-out", "The last column of Z is 0: the last example was left out.",
             "Where does the loop over the examples end?",
             [](const mat& A, const mat& W, const mat& b) {
                 return with(without(right(A, W, b), none, A.n_cols - 1), A, W, b);
             }},
            {"first-example-only", "Z has one column: the first example's.",
             "Z should be ({n_l}, {m}). Which of your lines takes one column of A or of the product?",
             [](const mat& A, const mat& W, const mat& b) { return with(right(A.col(0), W, b), A, W, b); }},

            // ---- What comes after, and what is returned ----
            {"activation-already-applied", "An activation has already been applied to Z.",
             "Z is the pre-activation: equation (4) has no g in it. The activation comes in exercise 4.",
             [](const Answer& got, const Answer& wanted, const mat& A, const mat& W, const mat& b) {
                 const mat& Z = wanted.results[0].second;
                 for (mat (*g)(const mat&) : {dnn::sigmoid, dnn::relu, dnn::tanh})
                     if (agree(got, Answer{results(with(g(Z), A, W, b))}))
                         return true;
                 return false;
             }},
            {"Z-not-assigned", "Z is empty: nothing was assigned to it.",
             "Does your product go into the Z declared above, or into a new variable of the same name?",
             [](const mat& A, const mat& W, const mat& b) { return with({}, A, W, b); }},
            {"cache-not-filled", "Z is right, but the cache is empty.",
             "Look at the return line that came with the file: the backward pass needs A, W and b.",
             [](const mat& A, const mat& W, const mat& b) { return with(right(A, W, b), {}, {}, {}); }},
            {"cache-in-wrong-order", "Z is right, but A and W are swapped in the cache.",
             "Look at struct LinearCache in dnn/dnn.hpp: what is the order of its members?",
             [](const mat& A, const mat& W, const mat& b) { return with(right(A, W, b), W, A, b); }},
            {"cache-holds-Z", "Z is right, but the cache holds Z where A belongs.",
             "The backward step needs what went into this layer: what is that input called?",
             [](const mat& A, const mat& W, const mat& b) {
                 const mat Z = right(A, W, b);
                 return with(Z, Z, W, b);
             }},
        },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    const auto reference = [](const mat& A, const mat& W, const mat& b) {
        return with(right(A, W, b), A, W, b);
    };
    return recognize(&dnn::linear_forward, reference, catalogue(),
                     formula::by_formula(&dnn::linear_forward, "linear_forward", catalogue().inputs));
}

std::vector<std::string> misconception_ids() {
    std::vector<std::string> ids = formula::known_ids("linear_forward");
    for (const auto& entry : catalogue().entries)
        ids.push_back(entry.id);
    return ids;
}

} // namespace checks

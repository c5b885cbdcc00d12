#include "checks/formula/functions.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace checks::formula {

using arma::mat;

/// Nothing yet is an empty matrix, as after `arma::mat A;`.
const mat& matrix(const Value& value) {
    static const mat empty;
    if (value.matrix)
        return *value.matrix;
    if (value.is_empty())
        return empty;
    throw NotValid("a matrix expected");
}

double number_of(const Value& value) {
    if (!value.number)
        throw NotValid("a number expected");
    return *value.number;
}

namespace {

using Numeric = double (*)(double);
Value each(const Value& x, Numeric f) {
    if (x.number)
        return f(*x.number);
    mat all = matrix(x);
    for (double& element : all)
        element = f(element);
    return all;
}

/// The functions of one value that work element by element.
const std::map<std::string, Numeric>& element_functions() {
    static const std::map<std::string, Numeric> all = {
        {"exp", [](double x) { return std::exp(x); }},
        {"log", [](double x) { return std::log(x); }},
        {"log2", [](double x) { return std::log2(x); }},
        {"log10", [](double x) { return std::log10(x); }},
        {"log1p", [](double x) { return std::log1p(x); }},
        {"tanh", [](double x) { return std::tanh(x); }},
        {"tan", [](double x) { return std::tan(x); }},
        {"atan", [](double x) { return std::atan(x); }},
        {"abs", [](double x) { return std::abs(x); }},
        {"sqrt", [](double x) { return std::sqrt(x); }},
        {"sign", [](double x) { return x > 0   ? 1.0
                                       : x < 0 ? -1.0
                                               : 0.0; }},
        {"square", [](double x) { return x * x; }},
        {"floor", [](double x) { return std::floor(x); }},
        {"whole", [](double x) { return std::trunc(x); }},
        {"round", [](double x) { return std::round(x); }},
        {"float", [](double x) { return static_cast<double>(static_cast<float>(x)); }},
        {"not", [](double x) { return x == 0 ? 1.0 : 0.0; }},
        {"leaky", [](double x) { return x > 0 ? 1.0 : 0.01; }},
        {"leaky_relu", [](double x) { return x > 0 ? x : 0.01 * x; }},
        {"kept_below_zero", [](double x) { return x >= 0 ? 1.0 : x; }},
        {"kept_negative", [](double x) { return x > 0 ? 1.0 : x; }},
        {"is_positive", [](double x) { return x > 0 ? 1.0 : 0.0; }},
        // what -1 / m is for an unsigned m
        {"wrapped", [](double m) { return std::floor(18446744073709551616.0 / m); }},
    };
    return all;
}

constexpr arma::uword none = ~arma::uword(0);

/// With 0 in a row or column that a loop did not reach.
mat with_zeros(mat x, arma::uword row, arma::uword column) {
    if (row < x.n_rows)
        x.row(row).zeros();
    if (column < x.n_cols)
        x.col(column).zeros();
    return x;
}

/// What a sum that is never set back to 0 makes of the elements, in a loop over columns and then rows.
mat running_by_columns(const mat& x) {
    const mat sums = arma::cumsum(arma::vectorise(x));
    return arma::reshape(sums, x.n_rows, x.n_cols);
}

/// sum and its like, of a matrix.
const std::map<std::string, Value (*)(const mat&)>& reductions() {
    static const std::map<std::string, Value (*)(const mat&)> all = {
        {"sum", [](const mat& x) -> Value { return mat(arma::sum(x, 1)); }},
        {"sum_down", [](const mat& x) -> Value { return mat(arma::sum(x, 0)); }},
        {"mean_down", [](const mat& x) -> Value { return mat(arma::mean(x, 0)); }},
        {"mean_of_all",
         [](const mat& x) -> Value { return mat{arma::accu(x) / static_cast<double>(x.n_elem)}; }},
        {"mean", [](const mat& x) -> Value { return mat(arma::mean(x, 1)); }},
        {"total", [](const mat& x) -> Value { return arma::accu(x); }},
        {"norm", [](const mat& x) -> Value { return arma::norm(x, "fro"); }},
        {"scalar", [](const mat& x) -> Value { return arma::as_scalar(x); }},
        {"total_1x1", [](const mat& x) -> Value { return mat{arma::accu(x)}; }},
        {"total_in_each", [](const mat& x) -> Value { return mat(arma::accu(x) * arma::ones(x.n_rows, 1)); }},
        {"first", [](const mat& x) -> Value { return x(0); }},
        {"last", [](const mat& x) -> Value { return x(x.n_elem - 1); }},
        {"but_first", [](const mat& x) -> Value { return arma::accu(x) - x(0); }},
        {"but_last", [](const mat& x) -> Value { return arma::accu(x) - x(x.n_elem - 1); }},
        {"first_column", [](const mat& x) -> Value { return mat(x.col(0)); }},
        {"last_column", [](const mat& x) -> Value { return mat(x.col(x.n_cols - 1)); }},
        {"but_first_column", [](const mat& x) -> Value { return mat(arma::sum(x, 1) - x.col(0)); }},
        {"but_last_column", [](const mat& x) -> Value { return mat(arma::sum(x, 1) - x.col(x.n_cols - 1)); }},
        {"largest_of_columns", [](const mat& x) -> Value { return mat(arma::max(x, 0)); }},
        {"softmax", [](const mat& x) -> Value { return mat(arma::normalise(mat(arma::exp(x)), 1)); }},
        {"0_in_first_row", [](const mat& x) -> Value { return with_zeros(x, 0, none); }},
        {"0_in_last_row", [](const mat& x) -> Value { return with_zeros(x, x.n_rows - 1, none); }},
        {"0_in_first_column", [](const mat& x) -> Value { return with_zeros(x, none, 0); }},
        {"0_in_last_column", [](const mat& x) -> Value { return with_zeros(x, none, x.n_cols - 1); }},
        {"directions",
         [](const mat& x) -> Value {
             mat Q, R;
             arma::qr_econ(Q, R, x);
             return Q;
         }},
        {"running_sum", [](const mat& x) -> Value { return mat(arma::cumsum(arma::sum(x, 1))); }},
        {"running_by_rows", [](const mat& x) -> Value { return mat(running_by_columns(x.t()).t()); }},
        {"running_by_columns", [](const mat& x) -> Value { return running_by_columns(x); }},
        {"running_in_rows", [](const mat& x) -> Value { return mat(arma::cumsum(x, 1)); }},
        {"running_in_columns", [](const mat& x) -> Value { return mat(arma::cumsum(x, 0)); }},
        {"columns", [](const mat& x) -> Value { return static_cast<double>(x.n_cols); }},
        {"rows", [](const mat& x) -> Value { return static_cast<double>(x.n_rows); }},
        {"elements", [](const mat& x) -> Value { return static_cast<double>(x.n_elem); }},
    };
    return all;
}

double layers(const Value& value) {
    const Value* W = value.find(symbol("W"));
    if (W != nullptr)
        return static_cast<double>(W->fields.size());
    const bool dims = !value.fields.empty() && value.fields[0].second.number;
    return static_cast<double>(value.fields.size()) - (dims ? 1 : 0);
}

/// layer_dims of a network.
Value sizes(const mat& X, const Value& parameters) {
    Value dims;
    dims[key(0)] = static_cast<double>(X.n_rows);
    if (const Value* W = parameters.find(symbol("W")))
        for (const auto& [its_key, its] : W->fields)
            dims[its_key] = static_cast<double>(matrix(its).n_rows);
    return dims;
}

/// b added to these columns of x alone.
Value to_columns(const mat& x, const mat& b, arma::uword first, arma::uword last) {
    mat sum = x;
    for (arma::uword j = first; j <= last && j < x.n_cols; ++j)
        sum.col(j) += b;
    return sum;
}

/// int sum = 0; sum += x(i, k) * y(k, j);
Value product_in_int(const mat& x, const mat& y) {
    mat sums(x.n_rows, y.n_cols, arma::fill::zeros);
    if (x.n_cols != y.n_rows)
        return mat(x * y); // throws
    for (arma::uword j = 0; j < sums.n_cols; ++j)
        for (arma::uword i = 0; i < sums.n_rows; ++i)
            for (arma::uword k = 0; k < x.n_cols; ++k)
                sums(i, j) = std::trunc(sums(i, j) + x(i, k) * y(k, j));
    return sums;
}

/// Σ x(i, k) y(k, j) for k up to the number of x's rows.
Value product_over_rows(const mat& x, const mat& y) {
    if (x.n_rows > x.n_cols)
        throw NoElement("x(i, k)");
    return mat(x.head_cols(x.n_rows) * y.head_rows(x.n_rows));
}

/// x(i, j) + b(j).
Value plus_by_column(mat x, const mat& b) {
    if (x.n_cols > b.n_elem)
        throw NoElement("b(j)");
    for (arma::uword j = 0; j < x.n_cols; ++j)
        x.col(j) += b(j);
    return x;
}

/// b combined with every column or row of x by Armadillo, which checks its shape.
std::optional<Value> each(const std::string& name, mat x, const mat& b) {
    if (name == "times_column")
        x.each_col() %= b;
    else if (name == "plus_row")
        x.each_row() += b;
    else
        return std::nullopt;
    return x;
}

/// Slips with an operation on two values.
std::optional<Value> of_slip(const std::string& name, const Value& x, const Value& y) {
    if (name == "remainder")
        return std::fmod(number_of(x), number_of(y));
    if (name == "at_least") {
        mat all = matrix(x);
        for (double& element : all)
            element = element >= number_of(y) ? 1 : 0;
        return all;
    }
    if (name == "at_least_epsilon")
        return mat(arma::clamp(matrix(x), number_of(y), 1 - number_of(y)));
    if (name == "plus_first_of")
        return mat(matrix(x) + matrix(y)(0));
    if (name == "first_column_plus")
        return to_columns(matrix(x), matrix(y), 0, 0);
    if (name == "last_column_plus")
        return to_columns(matrix(x), matrix(y), matrix(x).n_cols - 1, none);
    if (name == "but_first_column_plus")
        return to_columns(matrix(x), matrix(y), 1, none);
    if (name == "but_last_column_plus" && matrix(x).n_cols > 1)
        return to_columns(matrix(x), matrix(y), 0, matrix(x).n_cols - 2);
    if (name == "plus_by_column")
        return plus_by_column(matrix(x), matrix(y));
    if (name == "product_over_rows")
        return product_over_rows(matrix(x), matrix(y));
    if (name == "below_each_other") // b, as often as x has columns
        return mat(arma::repmat(matrix(x), matrix(y).n_cols, 1));
    return x.matrix && y.matrix ? each(name, *x.matrix, *y.matrix) : std::nullopt;
}

/// The functions of two values.
std::optional<Value> of_two(const std::string& name, const Value& x, const Value& y) {
    if (name == "max" || name == "min") {
        const double limit = number_of(y);
        mat all = matrix(x);
        for (double& element : all)
            element = name == "max" ? std::max(element, limit) : std::min(element, limit);
        return all;
    }
    if (name == "product_in_int")
        return product_in_int(matrix(x), matrix(y));
    if (name == "first_product") // of the sum over k
        return mat(matrix(x).col(0) * matrix(y).row(0));
    if (name == "last_product")
        return mat(matrix(x).tail_cols(1) * matrix(y).tail_rows(1));
    if (name == "but_first_product")
        return mat(matrix(x) * matrix(y) - matrix(x).col(0) * matrix(y).row(0));
    if (name == "but_last_product")
        return mat(matrix(x) * matrix(y) - matrix(x).tail_cols(1) * matrix(y).tail_rows(1));
    if (name == "zeros")
        return mat(static_cast<arma::uword>(std::max(0.0, number_of(x))),
                   static_cast<arma::uword>(std::max(0.0, number_of(y))), arma::fill::zeros);
    if (name == "ones")
        return mat(arma::ones(static_cast<arma::uword>(std::max(0.0, number_of(x))),
                              static_cast<arma::uword>(std::max(0.0, number_of(y)))));
    return of_slip(name, x, y);
}

} // namespace

std::optional<Value> function_value(const std::string& name, const std::vector<Value>& of) {
    if (name == "layers")
        return layers(of.at(0));
    if (name == "sizes")
        return sizes(matrix(of.at(0)), of.at(1));
    if (const auto f = element_functions().find(name); f != element_functions().end())
        return each(of.at(0), f->second);
    if (const auto f = reductions().find(name); f != reductions().end())
        return f->second(of.at(0).number ? mat{*of[0].number} : matrix(of.at(0)));
    return of.size() == 2 ? of_two(name, of[0], of[1]) : std::nullopt;
}

} // namespace checks::formula

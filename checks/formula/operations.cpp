// The operators of formulas, with Armadillo's exceptions.
#include "checks/formula/functions.hpp"

namespace checks::formula {
namespace {

using arma::mat;

/// x op y, where a number stands for a matrix of that number.
template <typename F>
Value element_wise(const Value& x, const Value& y, const F& f) {
    if (x.number && y.number)
        return f(*x.number, *y.number);
    if (x.number)
        return mat(f(*x.number, matrix(y)));
    if (y.number)
        return mat(f(matrix(x), *y.number));
    return mat(f(matrix(x), matrix(y)));
}

Value product(const Value& x, const Value& y) {
    if (x.number || y.number)
        return element_wise(x, y, [](const auto& a, const auto& b) { return a * b; });
    return mat(matrix(x) * matrix(y));
}

/// x ∗ y. Two numbers, or a number and a matrix, have one product only.
Value times(const Value& x, const Value& y) {
    return x.number || y.number ? product(x, y) : Value(mat(matrix(x) % matrix(y)));
}

Value comparison(const Value& x, const Value& y, bool greater) {
    if (x.number && y.number)
        return greater ? *x.number > *y.number : *x.number < *y.number;
    if (!y.number)
        throw NotValid("a number expected");
    const mat& all = matrix(x);
    mat result(all.n_rows, all.n_cols);
    for (arma::uword i = 0; i < all.n_elem; ++i)
        result(i) = greater ? all(i) > *y.number : all(i) < *y.number;
    return result;
}

Value plus_column(const Value& x, const Value& b) {
    mat sum = matrix(x);
    sum.each_col() += matrix(b);
    return sum;
}

} // namespace

Value operation(Op op, const Value& x, const Value& y) {
    switch (op) {
    case Op::add:
        return element_wise(x, y, [](const auto& a, const auto& b) { return a + b; });
    case Op::add_column:
        return plus_column(x, y);
    case Op::subtract:
        return element_wise(x, y, [](const auto& a, const auto& b) { return a - b; });
    case Op::product:
        return product(x, y);
    case Op::times:
        return times(x, y);
    case Op::divide:
        return element_wise(x, y, [](const auto& a, const auto& b) { return a / b; });
    case Op::less:
        return comparison(x, y, false);
    case Op::greater:
        return comparison(x, y, true);
    case Op::equal:
        return number_of(x) == number_of(y) ? 1.0 : 0.0;
    default:
        throw NotValid("no expression");
    }
}

} // namespace checks::formula

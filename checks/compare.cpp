#include "checks/compare.hpp"

#include <cmath>

namespace checks {
namespace {

bool is_within(double got, double expected, double allowed) {
    if (std::isnan(expected))
        return std::isnan(got);
    return got == expected || std::abs(got - expected) <= allowed; // == for infinities
}

} // namespace

std::string shape(const arma::mat& a) {
    return "(" + std::to_string(a.n_rows) + ", " + std::to_string(a.n_cols) + ")";
}

Shape shape_of(const arma::mat& a) {
    return {a.n_rows, a.n_cols};
}

std::optional<Problem> difference(const std::string& name, const arma::mat& got, const arma::mat& expected,
                                  Tolerance tolerance) {
    if (got.n_rows != expected.n_rows || got.n_cols != expected.n_cols)
        return WrongShape{name, shape_of(got), shape_of(expected)};
    if (std::isinf(tolerance.absolute)) // NaN as well
        return std::nullopt;
    const double largest_expected = expected.is_empty() ? 0 : arma::abs(expected).max();
    const double allowed = tolerance.absolute + tolerance.relative * largest_expected;
    WrongValues::Numbers numbers;
    numbers.shape = shape_of(got);
    numbers.difference = -1;
    for (arma::uword i = 0; i < got.n_rows; ++i) // row by row, as people read
        for (arma::uword j = 0; j < got.n_cols; ++j) {
            if (is_within(got(i, j), expected(i, j), allowed))
                continue;
            if (numbers.differing++ == 0) {
                numbers.first = {i, j};
                numbers.got = got(i, j);
                numbers.expected = expected(i, j);
            }
            const double difference = std::abs(got(i, j) - expected(i, j));
            // A NaN is the worst.
            if (!(difference <= numbers.difference) && !std::isnan(numbers.difference)) {
                numbers.difference = difference;
                numbers.worst = {i, j};
            }
        }
    if (numbers.differing == 0)
        return std::nullopt;
    return WrongValues{name, numbers};
}

std::optional<Problem> difference(const std::string& name, double got, double expected, Tolerance tolerance) {
    if (is_within(got, expected, tolerance.absolute + tolerance.relative * std::abs(expected)))
        return std::nullopt;
    return WrongNumber{name, WrongNumber::Numbers{got, expected}};
}

std::optional<Problem> difference_in_count(const std::string& name, int got, int expected) {
    if (got == expected)
        return std::nullopt;
    return WrongCount{name, got, expected, ""};
}

} // namespace checks

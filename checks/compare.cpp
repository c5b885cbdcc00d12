#include "checks/compare.hpp"

#include "dnn/numpy.hpp"

#include <cmath>

namespace checks {
namespace {

bool is_within(double got, double expected, double allowed) {
    if (std::isnan(expected))
        return std::isnan(got);
    return got == expected || std::abs(got - expected) <= allowed; // the first for infinities
}

std::string at(arma::uword i, arma::uword j) {
    return "[" + std::to_string(i) + ", " + std::to_string(j) + "]";
}

/// An element in 8 digits: what is read, where its rounding does not matter.
std::string brief(double x) {
    char text[40];
    return {text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.8g", x))};
}

} // namespace

std::string shape(const arma::mat& a) {
    return "(" + std::to_string(a.n_rows) + ", " + std::to_string(a.n_cols) + ")";
}

std::string difference(const std::string& name, const arma::mat& got, const arma::mat& expected,
                       Tolerance tolerance) {
    if (got.n_rows != expected.n_rows || got.n_cols != expected.n_cols) {
        const std::string was = got.is_empty() ? "empty, it was never assigned" : shape(got);
        return name + ": got shape " + was + "; expected shape " + shape(expected);
    }
    const double largest_expected = expected.is_empty() ? 0 : arma::abs(expected).max();
    const double allowed = tolerance.absolute + tolerance.relative * largest_expected;
    arma::uword differing = 0, first_i = 0, first_j = 0, worst_i = 0, worst_j = 0;
    double worst = -1;
    for (arma::uword i = 0; i < got.n_rows; ++i) // row by row, as it is read
        for (arma::uword j = 0; j < got.n_cols; ++j) {
            if (is_within(got(i, j), expected(i, j), allowed))
                continue;
            if (differing++ == 0)
                first_i = i, first_j = j;
            const double difference = std::abs(got(i, j) - expected(i, j));
            if (!(difference <= worst) && !std::isnan(worst)) // a NaN is the worst
                worst = difference, worst_i = i, worst_j = j;
        }
    if (differing == 0)
        return "";
    return name + ": shape " + shape(got) + " as expected, " + std::to_string(differing) + " of " +
           std::to_string(got.n_elem) + (got.n_elem == 1 ? " element differs" : " elements differ") +
           "\n   first at " + at(first_i, first_j) + ": got " + brief(got(first_i, first_j)) + ", expected " +
           brief(expected(first_i, first_j)) + "\n   largest difference " + brief(worst) + " at " +
           at(worst_i, worst_j);
}

std::string difference(const std::string& name, double got, double expected, Tolerance tolerance) {
    if (is_within(got, expected, tolerance.absolute + tolerance.relative * std::abs(expected)))
        return "";
    return name + ": got " + np::str(got) + ", expected " + np::str(expected) + "\n   difference " +
           brief(std::abs(got - expected));
}

} // namespace checks

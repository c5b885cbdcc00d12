// What several rounds of a measurement say together.
#pragma once

#include <vector>

namespace bench {

struct Spread {
    double median = 0, lowest = 0, highest = 0;
};

/// Of one value or more; the median of an even number is the mean of the middle two.
Spread spread(std::vector<double> values);

/// above[i] / below[i]. Both of the same round, so that a machine that was slow in it was so for both.
std::vector<double> ratios(const std::vector<double>& above, const std::vector<double>& below);

/// The largest |a - b| / |b| of the iterations that both have. Infinite where one of them is no number, or where
/// there is nothing to compare.
double largest_difference(const std::vector<double>& a, const std::vector<double>& b);

/// A training's seconds for `all` iterations, out of those of `few` and those of a single one: what comes before the
/// iterations is not multiplied.
double scaled(double seconds_of_few, int few, double seconds_of_one, int all);

} // namespace bench

// Statistics over several rounds of a measurement.
#pragma once

#include <vector>

namespace bench {

struct Spread {
    double median = 0, lowest = 0, highest = 0;
};

/// Of at least one value; for an even number, the median is the mean of the middle two.
Spread spread(std::vector<double> values);

/// above[i] / below[i]. Both are from the same round, so that a slow moment of the machine was slow for both.
std::vector<double> ratios(const std::vector<double>& above, const std::vector<double>& below);

/// The largest |a - b| / |b| over the iterations that both have. Infinite if one of them is NaN, or if there is nothing
/// to compare.
double largest_difference(const std::vector<double>& a, const std::vector<double>& b);

/// A training's seconds for `all` iterations, computed from `few` and from a single one: the time before the iterations
/// is not multiplied.
double scaled(double seconds_of_few, int few, double seconds_of_one, int all);

} // namespace bench

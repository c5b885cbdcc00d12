#include "bench/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace bench {

Spread spread(std::vector<double> values) {
    if (values.empty())
        throw std::invalid_argument("there is no value to take the median of");
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    const double median = values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    return {median, values.front(), values.back()};
}

std::vector<double> ratios(const std::vector<double>& above, const std::vector<double>& below) {
    if (above.size() != below.size())
        throw std::invalid_argument("ratios need the same rounds of both");
    std::vector<double> result(above.size());
    std::transform(above.begin(), above.end(), below.begin(), result.begin(), std::divides<>());
    return result;
}

double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
    const std::size_t common = std::min(a.size(), b.size());
    double largest = common == 0 ? std::numeric_limits<double>::infinity() : 0;
    for (std::size_t i = 0; i < common; ++i) {
        const double difference = a[i] == b[i] ? 0 : std::abs((a[i] - b[i]) / b[i]);
        largest =
            std::max(largest, std::isnan(difference) ? std::numeric_limits<double>::infinity() : difference);
    }
    return largest;
}

double scaled(double seconds_of_few, int few, double seconds_of_one, int all) {
    return seconds_of_one + std::max(0.0, seconds_of_few - seconds_of_one) * (all - 1) / (few - 1);
}

} // namespace bench

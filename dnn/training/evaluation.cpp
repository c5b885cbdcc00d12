#include "dnn/training/evaluation.hpp"

#include <algorithm>
#include <cmath>

namespace dnn {

Confusion confusion(const arma::mat& p, const arma::mat& Y) {
    Confusion c;
    for (arma::uword i = 0; i < Y.n_elem; ++i) {
        const bool is_cat = Y(i) > 0.5, says_cat = p(i) > 0.5;
        ++(is_cat ? (says_cat ? c.cats_found : c.cats_missed) : (says_cat ? c.false_cats : c.others_found));
    }
    return c;
}

Interval wilson_interval(int right, int all) {
    if (all == 0)
        return {};
    constexpr double z = 1.959963984540054; // 97.5 % of a normal distribution lie below
    const double m = all, p = right / m, middle = (p + z * z / (2 * m)) / (1 + z * z / m);
    const double reach = z / (1 + z * z / m) * std::sqrt(p * (1 - p) / m + z * z / (4 * m * m));
    return {std::max(0.0, middle - reach), std::min(1.0, middle + reach)};
}

} // namespace dnn

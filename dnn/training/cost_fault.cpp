#include "dnn/training/cost_fault.hpp"

#include "dnn/numpy.hpp"
#include "dnn/training/lean_model.hpp"

#include <algorithm>
#include <cmath>

namespace dnn {

namespace {

using Kind = CostFault::Kind;

/// The first image of these, in the first layer, whose Z is not finite.
bool finds_overflow(CostFault& fault, const std::vector<Cache>& caches, arma::uword first) {
    for (std::size_t l = 0; l < caches.size(); ++l) {
        const arma::uvec bad = arma::find_nonfinite(caches[l].Z);
        if (bad.is_empty())
            continue;
        fault.kind = Kind::overflow;
        fault.layer = static_cast<int>(l) + 1;
        fault.image = first + bad(0) / caches[l].Z.n_rows;
        return true;
    }
    return false;
}

void find_saturation(CostFault& fault, const arma::mat& AL, const std::vector<Cache>& caches,
                     arma::uword first) {
    const arma::uvec certain = arma::find(AL == 0 || AL == 1);
    if (certain.is_empty() || fault.kind == Kind::saturation)
        return;
    fault.kind = Kind::saturation;
    fault.layer = static_cast<int>(caches.size());
    fault.image = first + certain(0);
    fault.AL = AL(certain(0));
    fault.z = caches.back().Z(certain(0));
}

/// With a step of a sensible length, a cost that has been near log 2 or below does not jump like this.
bool rate_is_too_large(const CostFault& fault) {
    constexpr double jump = 10;
    return fault.stable_cost > jump * std::max(fault.cost_before, std::log(2.0));
}

std::string short_number(double x) {
    char text[40];
    std::snprintf(text, sizeof text, "%.4g", x);
    return text;
}

std::string saturation_words(const CostFault& fault, const std::string& rate) {
    const std::string image = std::to_string(fault.image), AL = fault.AL == 1 ? "1" : "0";
    std::string words = "In layer " + std::to_string(fault.layer) + ", the output, image " + image +
                        " (counting from 0) has z = " + short_number(fault.z) + ", so AL is exactly " + AL +
                        " in double precision and the cost takes log(0): saturation";
    if (rate_is_too_large(fault))
        return words + ", after a step that is too long: without log(0), the cost is " +
               short_number(fault.stable_cost) + ". The learning rate " + rate +
               " is probably too large: try a tenth of it.";
    words += ", not the learning rate.";
    if (std::isfinite(fault.cost_before))
        words += " It was " + np::str(fault.cost_before) + " before.";
    return words + " Train with --stable, whose formulas need no log(0), or for fewer --iterations.";
}

} // namespace

void explain(CostFault& fault, const arma::mat& X, const arma::mat& Y, const Parameters& parameters) {
    constexpr arma::uword block = 16; // each layer's cache keeps a copy of its inputs
    fault.kind = Kind::cost_alone;
    for (arma::uword first = 0; first < X.n_cols; first += block) {
        const arma::uword last = std::min(first + block, X.n_cols) - 1;
        const auto [AL, caches] = L_model_forward(X.cols(first, last), parameters);
        if (finds_overflow(fault, caches, first))
            return;
        find_saturation(fault, AL, caches, first);
        fault.stable_cost += stable_cost(caches.back().Z, Y.cols(first, last)) *
                             static_cast<double>(last - first + 1) / static_cast<double>(X.n_cols);
    }
}

std::string sentence(const CostFault& fault, const TrainingOptions& options) {
    const std::string rate = np::str(options.learning_rate);
    const std::string what = "the " + to_string(options.model) + " model's cost is " + np::str(fault.cost) +
                             " at iteration " + std::to_string(fault.iteration) +
                             ", so the training ends there. ";
    switch (fault.kind) {
    case Kind::saturation:
        return what + saturation_words(fault, rate);
    case Kind::overflow:
        return what + "Layer " + std::to_string(fault.layer) + "'s Z is no longer finite for image " +
               std::to_string(fault.image) + " (counting from 0): the learning rate " + rate +
               " is probably too large: try a tenth of it.";
    case Kind::cost_alone:
        return what + "Every AL is between 0 and 1, so the fault is in compute_cost: see ./deepsteps check "
                      "06.";
    case Kind::unknown:
        break;
    }
    return what + "The learning rate " + rate + " may be too large: try a tenth of it.";
}

} // namespace dnn

// Why a cost is NaN or infinite: the numbers of the network at that iteration, and the sentence about them.
#pragma once

#include "dnn/training/trainer.hpp"

namespace dnn {

/// A cost that is not finite, and the first number on the way to it that explains it.
struct CostFault {
    enum class Kind {
        unknown,
        overflow,   // Z of `layer` is NaN or infinite for `image`
        saturation, // σ(z) of `image` is exactly 0 or 1, in the last layer
        cost_alone, // every AL is between 0 and 1
    };
    int iteration = 0;
    double cost = 0, cost_before = 0; // before: of the iteration before, infinite if there is none
    Kind kind = Kind::unknown;
    int layer = 0;
    arma::uword image = 0; // a column of X
    double z = 0, AL = 0;
    double stable_cost = 0; // what the cost is without log(0)
};

/// Finds the number by L_model_forward, 16 images at a time.
void explain(CostFault& fault, const arma::mat& X, const arma::mat& Y, const Parameters& parameters);

std::string sentence(const CostFault& fault, const TrainingOptions& options);

} // namespace dnn

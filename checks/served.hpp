// What a worker serves: the functions of one exercise.
#pragma once

#include "checks/wire.hpp"

namespace checks {

/// The frame that answers a call of this function with these arguments; see served.cpp.
std::string answer_of(const std::string& function, Reader in);

// The functions that take the place of those that were passed in: they ask the judge.
bool ask_on_iteration(int i, double cost);
dnn::Trained ask_model(const arma::mat& X, const arma::mat& Y, const dnn::Parameters& parameters,
                       double learning_rate, int num_iterations, const dnn::OnIteration& on_iteration);

} // namespace checks

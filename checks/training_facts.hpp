// What is said of a training that no slip explains: facts, each proved by its numbers, so that two mistakes in it are
// told apart.
#pragma once

#include "checks/check.hpp"
#include "checks/recognition.hpp"

namespace checks {

/// A training, which on_iteration ends after iteration `last`.
struct Training {
    Network network;
    double learning_rate;
    int num_iterations, last;

    bool is_ended() const { return last < num_iterations; }
};

/// The results of a training by their names; its parameters have theirs.
namespace training_result {
inline constexpr const char* number_of_costs = "the number of costs";
inline constexpr const char* number_of_calls = "the number of calls of on_iteration";
inline constexpr const char* costs = "costs";
inline constexpr const char* told_iterations = "the list of iterations told to on_iteration";
inline constexpr const char* told_costs = "the list of costs told to on_iteration";
} // namespace training_result

/// The lists and parameters of longer trainings are no results: small differences become large ones.
inline constexpr int most_iterations_compared = 10;

struct Fact {
    std::string id;
    Wording seen;
    std::string look;
};

/// `got` and `right`: the answers to the trainings. `train` asks the learner's function once more. Nothing where one of
/// the short trainings threw.
std::vector<Fact> facts_of(const std::vector<Training>& trainings, const std::vector<Answer>& got,
                           const std::vector<Answer>& right,
                           const std::function<Answer(const Training&)>& train);

} // namespace checks

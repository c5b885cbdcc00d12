// The checks that the two models of part 2 share.
#pragma once

#include "checks/check.hpp"
#include "dnn/support/text.hpp"

namespace checks {

using Model = decltype(&dnn::two_layer_model);

/// Lets the training run to its end.
inline bool go_on(int, double) {
    return true;
}

/// Costs and parameters against the reference, number of costs included.
inline void check_training(Model model, const std::vector<int>& layer_dims, int m, double learning_rate,
                           int num_iterations) {
    np::random::RandomState draws = unseen();
    const auto [X, Y, parameters] = random_network(draws, layer_dims, m);
    const auto [got, costs] = model(X, Y, parameters, learning_rate, num_iterations, go_on);
    const auto [expected, expected_costs] = reference::model(X, Y, parameters, learning_rate, num_iterations);
    const std::string inputs = described(layer_dims, m) + " · " +
                               support::amount(num_iterations, "iteration") + ", learning rate " +
                               np::str(learning_rate);
    Differences all = differences("parameters", got, expected);
    all.insert(all.begin(), difference("costs", arma::rowvec(costs), arma::rowvec(expected_costs)));
    require_same(inputs, all);
}

/// A learning rate with which the cost rises somewhere: nobody asked for a training that ends there.
inline void check_rising_cost(Model model, const std::vector<int>& layer_dims) {
    constexpr int num_iterations = 10;
    constexpr double largest = 1000;
    np::random::RandomState draws = unseen();
    const auto [X, Y, parameters] = random_network(draws, layer_dims, 6);
    for (double learning_rate = 1; learning_rate < largest; learning_rate *= 2) {
        const auto [expected, costs] = reference::model(X, Y, parameters, learning_rate, num_iterations);
        const arma::rowvec all(costs);
        if (!all.is_finite() || all.is_sorted("descend"))
            continue;
        const auto [got, got_costs] = model(X, Y, parameters, learning_rate, num_iterations, go_on);
        const std::string given =
            described(layer_dims, 6) + ", a learning rate with which the cost rises in between";
        require_count("costs", got_costs.size(), num_iterations, "one per iteration", given);
        Differences differing = differences("parameters", got, expected);
        differing.insert(differing.begin(), difference("costs", arma::rowvec(got_costs), all));
        return require_same(given, differing);
    }
}

/// One iteration's cost, whatever becomes of the parameters.
inline void check_first_cost(Model model, const std::vector<int>& layer_dims) {
    np::random::RandomState draws = unseen();
    const auto [X, Y, parameters] = random_network(draws, layer_dims, 7);
    const std::vector<double> costs = model(X, Y, parameters, 0.1, 1, go_on).second;
    require_count("costs", costs.size(), 1, "one per iteration");
    const std::vector<double> expected = reference::model(X, Y, parameters, 0.1, 1).second;
    require_same(described(layer_dims, 7), {difference("the first cost", costs[0], expected[0])});
}

/// on_iteration is called once per iteration, in order, with the cost that is kept.
inline void check_calls(Model model, const std::vector<int>& layer_dims) {
    np::random::RandomState draws = unseen();
    const auto [X, Y, parameters] = random_network(draws, layer_dims, 6);
    std::vector<double> heard;
    const auto listen = [&heard](int i, double cost) {
        if (i != static_cast<int>(heard.size()))
            throw Stopped(WrongCount{"the iteration passed to on_iteration", i, std::ssize(heard), ""});
        heard.push_back(cost);
        return true;
    };
    const std::vector<double> costs = model(X, Y, parameters, 0.1, 5, listen).second;
    require_count("calls of on_iteration", heard.size(), 5, "one per iteration");
    require_same("", {difference("the costs passed to on_iteration", arma::rowvec(heard), arma::rowvec(costs),
                                 exact)});
}

/// When on_iteration returns false, that iteration is the last, and without a step: as after two iterations.
inline void check_stops(Model model, const std::vector<int>& layer_dims) {
    np::random::RandomState draws = unseen();
    const auto [X, Y, parameters] = random_network(draws, layer_dims, 6);
    const auto [got, costs] = model(X, Y, parameters, 0.1, 100, [](int i, double) { return i < 2; });
    require_count("costs", costs.size(), 3,
                  "on_iteration returned false in iteration 2, so 0, 1 and 2 are kept");
    require_same("on_iteration returned false in iteration 2, which then takes no step",
                 differences("parameters", got, reference::model(X, Y, parameters, 0.1, 2).first));
}

/// The arguments stay unchanged.
inline void check_arguments(Model model, const std::vector<int>& layer_dims) {
    np::random::RandomState draws = unseen();
    const Network network = random_network(draws, layer_dims, 6), before = network;
    model(network.X, network.Y, network.parameters, 0.1, 3, go_on);
    require_same("", {difference("X afterwards", network.X, before.X, exact),
                      difference("Y afterwards", network.Y, before.Y, exact)});
}

} // namespace checks

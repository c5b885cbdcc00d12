// # Exercise 12: L_layer_model
//
// The last one, and the shortest: the training loop for a network of any depth. Exercises 5 and 9 have
// put all layers into two functions, so the loop does not even know how many there are:
//
//     X → [LINEAR → RELU] × (L-1) → LINEAR → SIGMOID → AL
//
//     forward:   AL, caches = L_model_forward(X, parameters)
//     cost:      compute_cost
//     backward:  grads = L_model_backward(AL, Y, caches)
//     step:      update_parameters
//
// ## What to build
//
// Repeat this `num_iterations` times. As in exercise 11, in every iteration i, after the cost is known
// and before the step, append the cost to `costs` and call `on_iteration(i, cost)`; if that returns
// false, leave the loop at once. Every cost is kept here too; the notebook keeps only every 100th.
//
// `parameters` comes in as the start. For the cats the caller draws it with
// `initialize_parameters_scaled`, which divides by √n_{l-1} where exercise 2 multiplies by 0.01: four
// layers of weights as small as that would pass on next to nothing, and the cost would stay at log 2 =
// 0.693. You can try it.
//
// ## Shapes
//
// | matrix | shape |
// |---|---|
// | `X` | (n_x, m) |
// | `Y`, `AL` | (1, m) |
// | `caches` | L entries, first layer first |
// | `parameters`, `grads` | as in exercises 2 and 9 |
//
// ## Armadillo for NumPy
//
// | Python | C++ |
// |---|---|
// | `AL, caches = L_model_forward(X, parameters)` | `const auto [AL, caches] = L_model_forward(X, parameters);` |
// | `for i in range(num_iterations):` | `for (int i = 0; i < num_iterations; ++i)` |
//
// ## Pitfalls
//
// - `auto [AL, caches] = …` belongs inside the loop: every iteration has its own.
// - Declaring `Parameters parameters = update_parameters(…)` inside the loop would make a new variable
//   that dies there. Assign to the one that came in. Without the assignment nothing is learned:
//   `update_parameters` returns a new map and leaves the old one as it was.
//
// Then train on the cats with all you have written: `./deepsteps train --functions exercises`.

#include "dnn/dnn.hpp"

namespace dnn {

Trained L_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                      int num_iterations, const OnIteration& on_iteration) {
    std::vector<double> costs;
    // ### START CODE HERE ###
    for (int i = 0; i < num_iterations; ++i) {
        const auto [AL, caches] = L_model_forward(X, parameters);
        costs.push_back(compute_cost(AL, Y));
        if (!on_iteration(i, costs.back()))
            break;
        const Gradients grads = L_model_backward(AL, Y, caches);
        parameters = update_parameters(parameters, grads, learning_rate);
    }
    // ### END CODE HERE ###
    return {parameters, costs};
}

} // namespace dnn

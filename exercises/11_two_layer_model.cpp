// # Exercise 11: two_layer_model
//
// All the parts are there; now they become a machine that learns. This is part 2 of the course, and
// its first model has one hidden layer:
//
//     X → LINEAR → RELU → LINEAR → SIGMOID → A2
//
// Training is one loop. Each time around, the network answers, is told how wrong it was, finds out
// what to blame, and takes a step:
//
//     forward:   X → A1 → A2          linear_activation_forward, twice
//     cost:      J(A2, Y)             compute_cost
//     backward:  dA2 → dA1 → dA0      linear_activation_backward, twice
//     step:      parameters           update_parameters
//
// ## What to build
//
// Repeat this `num_iterations` times, in this order. In every iteration i, after the cost is known and
// before the step,
//
// - append the cost to `costs` (all of them; the notebook keeps only every 100th);
// - call `on_iteration(i, cost)`. It shows the progress; if it returns false, leave the loop at once.
//
// `parameters` comes in as the start (the caller draws it with your `initialize_parameters`), and goes
// out trained. It is a copy of your own: change it as you like. (The notebook's function draws the
// start itself. With the start as an argument, the same function can carry on from wherever an earlier
// training stopped.)
//
// The gradient of the cost with respect to A2 is the one you know from exercise 9:
//
//     dA2 = -( Y / A2 - (1 - Y) / (1 - A2) )
//
// ## Shapes
//
// | matrix | shape |
// |---|---|
// | `X` | (n_x, m) |
// | `Y`, `A2`, `dA2` | (1, m) |
// | `A1`, `dA1` | (n_h, m) |
// | `W1`, `b1`, `W2`, `b2` | (n_h, n_x), (n_h, 1), (1, n_h), (1, 1) |
//
// ## Armadillo for NumPy
//
// | Python | C++ |
// |---|---|
// | `for i in range(num_iterations):` | `for (int i = 0; i < num_iterations; ++i)` |
// | `costs.append(cost)` | `costs.push_back(cost);` |
// | `grads['dW1'] = dW1` | `grads["dW1"] = dW1;`, or all at once: `const Gradients grads = {{"dW1", dW1}, …};` |
// | `parameters = update_parameters(…)` | the same |
//
// ## Pitfalls
//
// - Backward goes from the output to the input: layer 2 with its own cache and SIGMOID first, then
//   layer 1 with RELU.
// - Forward and backward both use the parameters the iteration began with: update at the end, once.
// - `update_parameters` returns a new map and leaves the old one as it was. Without `parameters =` in
//   front of the call, nothing is learned, and the cost stays where it was.
// - `arma::mat dA2 = …`, not `auto`, as in exercise 9.
// - The cost of iteration 0 is that of the untrained network: append it before the first step.

#include "dnn/dnn.hpp"

namespace dnn {

Trained two_layer_model(const arma::mat& X, const arma::mat& Y, Parameters parameters, double learning_rate,
                        int num_iterations, const OnIteration& on_iteration) {
    std::vector<double> costs;
    // ### START CODE HERE ###
    throw dnn::NotImplemented("two_layer_model");
    // ### END CODE HERE ###
    return {parameters, costs};
}

} // namespace dnn

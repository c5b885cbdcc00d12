#include "checks/reference.hpp"

#include "checks/formulas.hpp"

using dnn::Activation;

namespace checks::reference {
namespace {

/// All layers with the same activation.
auto only(Activation g) {
    return [g](std::size_t) { return g; };
}

/// relu, and sigmoid at the end.
auto of_network(std::size_t L) {
    return [L](std::size_t l) { return l < L ? Activation::relu : Activation::sigmoid; };
}

arma::mat number(double x) {
    return arma::mat{x};
}

std::string of_layer(const char* name, std::size_t l) {
    return name + std::to_string(l);
}

/// A network with these parameters.
Formulas network(const dnn::Parameters& parameters) {
    const std::size_t L = parameters.size() / 2;
    Formulas formulas(L);
    formulas.activation = of_network(L);
    for (const auto& [name, theta] : parameters)
        formulas[name] = theta;
    return formulas;
}

void put(Formulas& formulas, const dnn::Cache& cache, std::size_t l) {
    formulas[of_layer("A", l - 1)] = cache.linear.A;
    formulas[of_layer("W", l)] = cache.linear.W;
    formulas[of_layer("b", l)] = cache.linear.b;
    formulas[of_layer("Z", l)] = cache.Z;
}

dnn::Cache cache_of(const Formulas& formulas, std::size_t l) {
    return {{formulas.at(of_layer("A", l - 1)), formulas.at(of_layer("W", l)), formulas.at(of_layer("b", l))},
            formulas.at(of_layer("Z", l))};
}

dnn::LinearGradients gradients_of_layer(const Formulas& formulas) {
    return {formulas.at("dA0"), formulas.at("dW1"), formulas.at("db1")};
}

/// Of all layers; those of the last activations are not asked for.
dnn::Gradients gradients_of(const Formulas& formulas, std::size_t L) {
    dnn::Gradients grads;
    for (std::size_t l = 1; l <= L; ++l)
        for (const std::string& name : {of_layer("dA", l - 1), of_layer("dW", l), of_layer("db", l)})
            grads[name] = formulas.at(name);
    return grads;
}

dnn::Parameters parameters_of(const Formulas& formulas, const dnn::Parameters& like) {
    dnn::Parameters parameters;
    for (const auto& [name, theta] : like)
        parameters[name] = formulas.at(name);
    return parameters;
}

} // namespace

dnn::Parameters initialize(const std::vector<int>& layer_dims, unsigned seed, double (*scale)(int n_prev)) {
    np::random::RandomState draws(seed);
    Formulas formulas(layer_dims.size() - 1);
    formulas.draws = &draws;
    dnn::Parameters parameters;
    for (std::size_t l = 0; l < layer_dims.size(); ++l) {
        formulas[of_layer("n", l)] = number(layer_dims[l]);
        formulas[of_layer("scale", l + 1)] = number(scale(layer_dims[l]));
        if (l > 0)
            parameters[of_layer("W", l)] = parameters[of_layer("b", l)] = arma::mat();
    }
    formulas.run("initialize");
    return parameters_of(formulas, parameters);
}

double activation(double z, Activation g) {
    Formulas formulas(1);
    formulas.activation = only(g);
    return formulas.result_of("activation", number(z))(0);
}

double activation_derivative(double z, Activation g) {
    Formulas formulas(1);
    formulas.activation = only(g);
    return formulas.result_of("slope", number(z))(0);
}

arma::mat linear_forward(const arma::mat& A, const arma::mat& W, const arma::mat& b) {
    return reference::linear_activation_forward(A, W, b, Activation::relu).second.Z;
}

std::pair<arma::mat, dnn::Cache> linear_activation_forward(const arma::mat& A_prev, const arma::mat& W,
                                                           const arma::mat& b, Activation g) {
    Formulas formulas(1);
    formulas.activation = only(g);
    put(formulas, {{A_prev, W, b}, {}}, 1);
    formulas.run("layer");
    return {formulas.at("A1"), cache_of(formulas, 1)};
}

std::pair<arma::mat, std::vector<dnn::Cache>> L_model_forward(const arma::mat& X,
                                                              const dnn::Parameters& parameters) {
    const std::size_t L = parameters.size() / 2;
    Formulas formulas = network(parameters);
    formulas["A0"] = X;
    formulas.run("forward");
    std::vector<dnn::Cache> caches;
    for (std::size_t l = 1; l <= L; ++l)
        caches.push_back(cache_of(formulas, l));
    return {formulas.at(of_layer("A", L)), caches};
}

double compute_cost(const arma::mat& AL, const arma::mat& Y) {
    Formulas formulas(1);
    formulas["AL"] = AL;
    formulas["Y"] = Y;
    formulas["m"] = number(static_cast<double>(Y.n_cols));
    return formulas.result_of("cost")(0);
}

dnn::LinearGradients linear_backward(const arma::mat& dZ, const dnn::LinearCache& cache) {
    Formulas formulas(1);
    put(formulas, {cache, {}}, 1);
    formulas["dZ1"] = dZ;
    formulas["m"] = number(static_cast<double>(dZ.n_cols));
    formulas.run("linear'");
    return gradients_of_layer(formulas);
}

dnn::LinearGradients linear_activation_backward(const arma::mat& dA, const dnn::Cache& cache, Activation g) {
    Formulas formulas(1);
    formulas.activation = only(g);
    put(formulas, cache, 1);
    formulas["dA1"] = dA;
    formulas["m"] = number(static_cast<double>(dA.n_cols));
    formulas.run("layer'");
    return gradients_of_layer(formulas);
}

dnn::Gradients L_model_backward(const arma::mat& AL, const arma::mat& Y,
                                const std::vector<dnn::Cache>& caches) {
    const std::size_t L = caches.size();
    Formulas formulas(L);
    formulas.activation = of_network(L);
    for (std::size_t l = 1; l <= L; ++l)
        put(formulas, caches[l - 1], l);
    formulas["AL"] = AL;
    formulas["Y"] = Y;
    formulas["m"] = number(static_cast<double>(AL.n_cols));
    formulas.run("backward");
    return gradients_of(formulas, L);
}

dnn::Parameters update_parameters(const dnn::Parameters& parameters, const dnn::Gradients& grads,
                                  double learning_rate) {
    Formulas formulas = network(parameters);
    for (const auto& [name, gradient] : grads)
        formulas[name] = gradient;
    formulas["rate"] = number(learning_rate);
    formulas.run("descend");
    return parameters_of(formulas, parameters);
}

dnn::Trained model(const arma::mat& X, const arma::mat& Y, dnn::Parameters parameters, double learning_rate,
                   int num_iterations, const dnn::OnIteration& on_iteration) {
    Formulas formulas = network(parameters);
    formulas["A0"] = X;
    formulas["Y"] = Y;
    formulas["m"] = number(static_cast<double>(Y.n_cols));
    formulas["rate"] = number(learning_rate);
    std::vector<double> costs;
    for (int i = 0; i < num_iterations; ++i) {
        formulas.run("forward");
        formulas["AL"] = formulas.at(of_layer("A", parameters.size() / 2));
        costs.push_back(formulas.result_of("cost")(0));
        if (on_iteration && !on_iteration(i, costs.back()))
            break;
        formulas.run("backward");
        formulas.run("descend");
    }
    return {parameters_of(formulas, parameters), costs};
}

double gradient_check(const dnn::Parameters& parameters, const dnn::Gradients& grads, const arma::mat& X,
                      const arma::mat& Y, double epsilon) {
    std::vector<double> gradient, above, below;
    for (const auto& [name, theta] : parameters)
        for (arma::uword i = 0; i < theta.n_elem; ++i) {
            const auto J_beside = [&, key = name](double step) {
                dnn::Parameters moved = parameters;
                moved.at(key)(i) += step;
                return compute_cost(L_model_forward(X, moved).first, Y);
            };
            gradient.push_back(grads.at("d" + name)(i));
            above.push_back(J_beside(epsilon));
            below.push_back(J_beside(-epsilon));
        }
    Formulas formulas(1);
    formulas["grad"] = arma::vec(gradient);
    formulas["above"] = arma::vec(above);
    formulas["below"] = arma::vec(below);
    formulas["epsilon"] = number(epsilon);
    return formulas.result_of("distance")(0);
}

} // namespace checks::reference

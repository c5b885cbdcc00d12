// What learners' files often instantiate: as a part of the compiled header it is done once, for all of them. No file
// sees a name of it, and nothing calls it.
#pragma once

#include "dnn/dnn.hpp"

namespace deepsteps_precompiled {

inline void matrices(arma::mat& A, const arma::mat& B, const arma::mat& b, double c, int n) {
    A = B * b;
    A = B.t() * b;
    A = B * b.t();
    A = B * b / c;
    A = B * b.t() / c;
    A = c * B * b.t();
    A = B * b + b;
    A.each_col() += b;
    A = B + b;
    A = B - b;
    A = B % b;
    A = B / b;
    A = -B;
    A = B + c;
    A = B - c;
    A = c + B;
    A = c - B;
    A = B * c;
    A = c * B;
    A = B / c;
    A = c / B;
    A = B - c * b;
    A = B.t();
    A += B;
    A -= B;
    A %= B;
    A -= c * B;
    A *= c;
    A /= c;
    A = arma::exp(B);
    A = arma::exp(-B);
    A = arma::log(B);
    A = arma::log(c - B);
    A = B % arma::log(b);
    A = (c - B) % arma::log(c - b);
    A = arma::sum(B, 1);
    A = arma::sum(B, 1) / c;
    A = arma::mean(B, 1);
    A = arma::max(B, b);
    A = arma::repmat(B, 1, n);
    A = arma::zeros(n, n);
    A = arma::zeros<arma::mat>(n, n);
    A = arma::mat(n, n, arma::fill::zeros);
    A = arma::mat(n, n);
    A.zeros(n, n);
    c = arma::accu(B) + arma::accu(B % b) + arma::as_scalar(B * b.t()) + B(0, 0) + B(0);
    c = arma::accu(B % arma::log(b));
    A(0, 0) = c;
    A.print("A");
    std::cout << B << B.n_rows << c << n << std::endl;
}

inline void containers(dnn::Parameters& parameters, const arma::mat& A, std::vector<dnn::Cache>& caches,
                       std::vector<double>& costs, const std::vector<int>& layer_dims, int l) {
    const std::string key = "W" + std::to_string(l);
    parameters["W" + std::to_string(l)] = A;
    parameters[key] = A * 0.01;
    parameters["b1"] = A - 0.01 * A;
    parameters = {{"W1", A}, {"b1", A}};
    parameters = dnn::Parameters{{"W1", A}, {"b1", A}};
    arma::mat sum = parameters.at("W1") + parameters.at("W" + std::to_string(l));
    parameters.at(key) -= 0.01 * A;
    for (const auto& [name, value] : parameters)
        if (parameters.count(name) != 0 && parameters.find(key) != parameters.end())
            sum += value;
    const dnn::Cache cache{{A, A, A}, sum};
    caches.push_back(cache);
    caches.push_back({{A, A, A}, sum});
    caches.emplace_back(cache);
    caches.reserve(parameters.size() / 2);
    dnn::LinearGradients gradients{A, A, A};
    gradients = {caches.at(caches.size() - 1).Z, caches[0].Z, caches.back().Z};
    parameters["dA" + std::to_string(l)] = gradients.dA_prev;
    const std::pair<arma::mat, dnn::LinearCache> linear{sum, dnn::LinearCache{A, A, A}};
    const std::pair<arma::mat, dnn::Cache> activation{sum, cache};
    const std::pair<arma::mat, std::vector<dnn::Cache>> forward{sum, caches};
    costs.push_back(layer_dims[0] + layer_dims.at(1) + static_cast<double>(layer_dims.size()));
    const dnn::Trained trained{parameters, costs};
    throw std::invalid_argument("no " + key);
}

} // namespace deepsteps_precompiled

// Ways through the parameters, right and wrong ones, for the mistakes in gradient_check.
#pragma once

#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"
#include "checks/reference.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace checks::walks {

using arma::mat;
using dnn::Gradients, dnn::Parameters;
using formula::Value;

/// The arguments of gradient_check.
struct Case {
    const Parameters& parameters;
    const Gradients& grads;
    const mat &X, &Y;
    double epsilon;
};

/// An element of a parameter.
struct Element {
    std::string key;
    arma::uword i;
};
using Elements = std::vector<Element>;

inline double cost_of(const Parameters& parameters, const Case& its) {
    return reference::compute_cost(reference::L_model_forward(its.X, parameters).first, its.Y);
}

inline Elements elements_of(const Parameters& parameters) {
    Elements all;
    for (const auto& [key, theta] : parameters)
        for (arma::uword i = 0; i < theta.n_elem; ++i)
            all.push_back({key, i});
    return all;
}

/// What the loops over the parameters collect, as the formula takes it.
struct Collected {
    std::vector<double> grad, above, below;
    double J = 0, epsilon = 0;

    std::vector<Value> arguments() const {
        Value costs, gradients;
        costs[formula::symbol("J_plus")] = mat(above);
        costs[formula::symbol("J_minus")] = mat(below);
        costs[formula::symbol("J")] = J;
        gradients[formula::symbol("all")] = mat(grad);
        return {costs, gradients, Value(), Value(), epsilon};
    }
    double result() const {
        const Value all =
            formula::Machine(formula::library()).call(formula::library().at("gradient_check"), arguments());
        double difference = 0;
        from_value(all, difference);
        return difference;
    }
};

/// Of these elements, in this order; those of grads in the order of `of_grads`, if that is another one.
inline Collected collected(const Elements& elements, const Case& its, const Elements& of_grads = {}) {
    Collected all{{}, {}, {}, cost_of(its.parameters, its), its.epsilon};
    for (const auto& [key, i] : elements)
        for (const double step : {its.epsilon, -its.epsilon}) {
            Parameters moved = its.parameters;
            moved.at(key)(i) += step;
            (step > 0 ? all.above : all.below).push_back(cost_of(moved, its));
        }
    for (const auto& [key, i] : of_grads.empty() ? elements : of_grads)
        all.grad.push_back(its.grads.at("d" + key)(i));
    return all;
}

/// Each element stays where the steps have left it: below, or above, if that side came last.
template <bool above_last>
inline double not_put_back(const Case& its) {
    Collected all{{}, {}, {}, 0, its.epsilon};
    Parameters moved = its.parameters;
    const double first = above_last ? -its.epsilon : its.epsilon;
    for (const auto& [key, i] : elements_of(its.parameters)) {
        double& theta = moved.at(key)(i);
        const double value = theta;
        for (const double step : {first, -first}) {
            theta = value + step;
            (step > 0 ? all.above : all.below).push_back(cost_of(moved, its));
        }
        all.grad.push_back(its.grads.at("d" + key)(i));
    }
    return all.result();
}

/// All elements of a matrix move at once.
inline double matrix_moved(const Case& its) {
    Collected all{{}, {}, {}, 0, its.epsilon};
    for (const auto& [key, i] : elements_of(its.parameters)) {
        for (const double step : {its.epsilon, -its.epsilon}) {
            Parameters moved = its.parameters;
            moved.at(key) += step;
            (step > 0 ? all.above : all.below).push_back(cost_of(moved, its));
        }
        all.grad.push_back(its.grads.at("d" + key)(i));
    }
    return all.result();
}

/// The difference of each matrix by itself.
inline std::vector<double> by_matrix(const Case& its) {
    std::vector<double> all;
    for (const auto& [key, theta] : its.parameters) {
        Elements elements;
        for (arma::uword i = 0; i < theta.n_elem; ++i)
            elements.push_back({key, i});
        all.push_back(collected(elements, its).result());
    }
    return all;
}

/// Σ ‖grad - gradapprox‖ / Σ (‖grad‖ + ‖gradapprox‖) over the matrices.
template <bool spectral>
inline double by_added_norms(const Case& its) {
    const auto norm = [](const mat& x) { return spectral ? arma::norm(x) : arma::norm(x, "fro"); };
    const Collected all = collected(elements_of(its.parameters), its);
    std::size_t next = 0;
    double apart = 0, norms = 0;
    for (const auto& [key, theta] : its.parameters) {
        mat slopes = theta;
        for (double& slope : slopes) {
            slope = (all.above[next] - all.below[next]) / 2 / its.epsilon;
            ++next;
        }
        const mat& grad = its.grads.at("d" + key);
        apart += norm(mat(grad - slopes));
        norms += norm(grad) + norm(slopes);
    }
    return apart / norms;
}

/// W1, b1, W2, b2, …: the order of the layers.
inline Elements by_layer(const Parameters& parameters) {
    Elements all = elements_of(parameters);
    std::stable_sort(all.begin(), all.end(), [](const Element& a, const Element& b) {
        return std::stoi(a.key.substr(1)) < std::stoi(b.key.substr(1));
    });
    return all;
}

/// The elements of each matrix row by row.
inline Elements by_rows(const Parameters& parameters) {
    Elements all;
    for (const auto& [key, theta] : parameters)
        for (arma::uword i = 0; i < theta.n_rows; ++i)
            for (arma::uword j = 0; j < theta.n_cols; ++j)
                all.push_back({key, i + j * theta.n_rows});
    return all;
}

/// With an ε so small that its size does not show.
inline double by_small_epsilon(Case its) {
    its.epsilon = 1e-6;
    return collected(elements_of(its.parameters), its).result();
}

} // namespace checks::walks

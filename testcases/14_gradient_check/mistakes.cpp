// Mistakes in gradient_check: by its formula for what is made of the costs, and here for the way through the parameters.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"

#include <algorithm>

namespace checks {
namespace {

using arma::mat;
using dnn::Gradients, dnn::Parameters;
using formula::Value;
using Check = double(const Parameters&, const Gradients&, const mat&, const mat&, double);
using Mistakes = Catalogue<Check>;

/// An element of a parameter.
struct Element {
    std::string key;
    arma::uword i;
};
using Elements = std::vector<Element>;

double cost_of(const Parameters& parameters, const mat& X, const mat& Y) {
    return reference::compute_cost(reference::L_model_forward(X, parameters).first, Y);
}

Elements elements_of(const Parameters& parameters) {
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
Collected collected(const Elements& elements, const Parameters& parameters, const Gradients& grads,
                    const mat& X, const mat& Y, double epsilon, const Elements& of_grads = {}) {
    Collected all{{}, {}, {}, cost_of(parameters, X, Y), epsilon};
    for (const auto& [key, i] : elements)
        for (const double step : {epsilon, -epsilon}) {
            Parameters moved = parameters;
            moved.at(key)(i) += step;
            (step > 0 ? all.above : all.below).push_back(cost_of(moved, X, Y));
        }
    for (const auto& [key, i] : of_grads.empty() ? elements : of_grads)
        all.grad.push_back(grads.at("d" + key)(i));
    return all;
}

/// Only the elements of keys for which this holds.
Mistakes::Entry only(const std::string& id, const std::string& seen, const std::string& look,
                     bool (*counts)(const std::string& key, std::size_t L)) {
    return {id, seen, look,
            [counts](const Parameters& parameters, const Gradients& grads, const mat& X, const mat& Y,
                     double epsilon) {
                Elements elements = elements_of(parameters);
                std::erase_if(elements,
                              [&](const Element& its) { return !counts(its.key, parameters.size() / 2); });
                return collected(elements, parameters, grads, X, Y, epsilon).result();
            }};
}

/// Each element stays where the steps have left it: below, or above, if that side came last.
template <bool above_last>
double not_put_back(const Parameters& parameters, const Gradients& grads, const mat& X, const mat& Y,
                    double epsilon) {
    Collected all{{}, {}, {}, 0, epsilon};
    Parameters moved = parameters;
    for (const auto& [key, i] : elements_of(parameters)) {
        double& theta = moved.at(key)(i);
        const double value = theta;
        for (const double step : {above_last ? -epsilon : epsilon, above_last ? epsilon : -epsilon}) {
            theta = value + step;
            (step > 0 ? all.above : all.below).push_back(cost_of(moved, X, Y));
        }
        all.grad.push_back(grads.at("d" + key)(i));
    }
    return all.result();
}

/// All elements of a matrix move at once.
double matrix_moved(const Parameters& parameters, const Gradients& grads, const mat& X, const mat& Y,
                    double epsilon) {
    Collected all{{}, {}, {}, 0, epsilon};
    for (const auto& [key, i] : elements_of(parameters)) {
        for (const double step : {epsilon, -epsilon}) {
            Parameters moved = parameters;
            moved.at(key) += step;
            (step > 0 ? all.above : all.below).push_back(cost_of(moved, X, Y));
        }
        all.grad.push_back(grads.at("d" + key)(i));
    }
    return all.result();
}

/// The difference of each matrix by itself.
std::vector<double> by_matrix(const Parameters& parameters, const Gradients& grads, const mat& X,
                              const mat& Y, double epsilon) {
    std::vector<double> all;
    for (const auto& [key, theta] : parameters) {
        Elements elements;
        for (arma::uword i = 0; i < theta.n_elem; ++i)
            elements.push_back({key, i});
        all.push_back(collected(elements, parameters, grads, X, Y, epsilon).result());
    }
    return all;
}

/// What some function makes of these.
Mistakes::Entry from_matrices(const std::string& id, const std::string& seen,
                              double (*of)(const std::vector<double>&)) {
    return {id, seen,
            "Equation (19) has one grad and one gradapprox, with the elements of all matrices. Where do your "
            "lists begin, and where is the norm taken?",
            [of](const Parameters& parameters, const Gradients& grads, const mat& X, const mat& Y,
                 double epsilon) { return of(by_matrix(parameters, grads, X, Y, epsilon)); }};
}

/// Σ ‖grad - gradapprox‖ / Σ (‖grad‖ + ‖gradapprox‖) over the matrices.
template <bool spectral>
double by_added_norms(const Parameters& parameters, const Gradients& grads, const mat& X, const mat& Y,
                      double epsilon) {
    const auto norm = [](const mat& x) { return spectral ? arma::norm(x) : arma::norm(x, "fro"); };
    const Collected all = collected(elements_of(parameters), parameters, grads, X, Y, epsilon);
    std::size_t next = 0;
    double apart = 0, norms = 0;
    for (const auto& [key, theta] : parameters) {
        mat slopes = theta;
        for (double& slope : slopes) {
            slope = (all.above[next] - all.below[next]) / 2 / epsilon;
            ++next;
        }
        const mat& grad = grads.at("d" + key);
        apart += norm(mat(grad - slopes));
        norms += norm(grad) + norm(slopes);
    }
    return apart / norms;
}

/// W1, b1, W2, b2, …: the order of the layers.
Elements by_layer(const Parameters& parameters) {
    Elements all = elements_of(parameters);
    std::stable_sort(all.begin(), all.end(), [](const Element& a, const Element& b) {
        return std::stoi(a.key.substr(1)) < std::stoi(b.key.substr(1));
    });
    return all;
}

/// The elements of each matrix row by row.
Elements by_rows(const Parameters& parameters) {
    Elements all;
    for (const auto& [key, theta] : parameters)
        for (arma::uword i = 0; i < theta.n_rows; ++i)
            for (arma::uword j = 0; j < theta.n_cols; ++j)
                all.push_back({key, i + j * theta.n_rows});
    return all;
}

Mistakes::Entry in_other_order(const std::string& id, const std::string& seen, const std::string& look,
                               Elements (*of_grads)(const Parameters&)) {
    return {id, seen, look,
            [of_grads](const Parameters& parameters, const Gradients& grads, const mat& X, const mat& Y,
                       double epsilon) {
                return collected(elements_of(parameters), parameters, grads, X, Y, epsilon,
                                 of_grads(parameters))
                    .result();
            }};
}

/// With an ε so small that its size does not show.
double by_small_epsilon(const Parameters& parameters, const Gradients& grads, const mat& X, const mat& Y,
                        double) {
    constexpr double small = 1e-6;
    return collected(elements_of(parameters), parameters, grads, X, Y, small).result();
}

std::vector<Mistakes::Entry> entries() {
    const std::string which =
        "Which keys does your loop go through? All of parameters counts: W1, b1, …, WL, bL.";
    const std::string still_moved =
        "The elements were not put back: each slope is taken where the ones before have moved to.";
    const std::string put_back = "After both costs of an element, it must have its old value again, in the "
                                 "copy that L_model_forward gets.";
    const std::string long_vectors =
        "Look at equation (19): grad and gradapprox are two long vectors, with the elements of all matrices.";
    return {
        {"not-put-back", still_moved, put_back, not_put_back<false>},
        {"left-above", still_moved, put_back, not_put_back<true>},
        {"matrix-moved-at-once", "All elements of a matrix were moved at once.",
         "matrix + epsilon adds ε everywhere. Equation (18) moves one element, (i), while all others stay.",
         matrix_moved},
        only("biases-left-out", "The biases are left out: only the weights were compared.", which,
             [](const std::string& key, std::size_t) { return key[0] == 'W'; }),
        only("weights-left-out", "The weights are left out: only the biases were compared.", which,
             [](const std::string& key, std::size_t) { return key[0] == 'b'; }),
        only("last-layer-left-out", "The last layer is left out.", which,
             [](const std::string& key, std::size_t L) { return key.substr(1) != std::to_string(L); }),
        only("first-layer-left-out", "Layer 1 is left out.", which,
             [](const std::string& key, std::size_t) { return key.substr(1) != "1"; }),
        only("first-layer-alone", "Only layer 1 was compared.", which,
             [](const std::string& key, std::size_t) { return key.substr(1) == "1"; }),
        only("last-layer-alone", "Only the last layer was compared.", which,
             [](const std::string& key, std::size_t L) { return key.substr(1) == std::to_string(L); }),
        {"first-elements-alone", "Only the first element of each matrix was compared.",
         "How many elements has a matrix? matrix.n_elem has their number.",
         [](const Parameters& parameters, const Gradients& grads, const mat& X, const mat& Y,
            double epsilon) {
             Elements elements = elements_of(parameters);
             std::erase_if(elements, [](const Element& its) { return its.i != 0; });
             return collected(elements, parameters, grads, X, Y, epsilon).result();
         }},
        {"last-matrix-alone", "Only the last matrix counts.",
         "Where are your lists declared? Inside the loop over the matrices, they begin anew with each.",
         [](const Parameters& parameters, const Gradients& grads, const mat& X, const mat& Y,
            double epsilon) { return by_matrix(parameters, grads, X, Y, epsilon).back(); }},
        from_matrices("summed-over-matrices",
                      "The difference was computed for each matrix by itself, and these were added.",
                      [](const std::vector<double>& all) { return arma::accu(arma::vec(all)); }),
        from_matrices("averaged-over-matrices",
                      "The difference was computed for each matrix by itself; the result is their mean.",
                      [](const std::vector<double>& all) { return arma::mean(arma::vec(all)); }),
        from_matrices("largest-of-matrices",
                      "The difference was computed for each matrix by itself; the result is the largest.",
                      [](const std::vector<double>& all) { return arma::max(arma::vec(all)); }),
        {"norms-added", "The norms of the matrices were added, one by one.", long_vectors,
         by_added_norms<false>},
        {"spectral-norms-added",
         "The norms of the matrices were added, and each is a largest singular value, as arma::norm has it.",
         long_vectors, by_added_norms<true>},
        in_other_order(
            "orders-differ", "grad and gradapprox have their elements in different orders.",
            "A map is sorted by its keys: W1, W2, b1, b2. A loop over l has W1, b1, W2, b2. Both lists "
            "must be filled in one loop.",
            by_layer),
        in_other_order(
            "rows-for-columns",
            "grad and gradapprox have their elements in different orders: one row by row, the other column "
            "by column.",
            "Armadillo counts column by column, in matrix(i) as in vectorise(matrix).", by_rows),
        {"epsilon-not-used", "A far smaller ε was used than the one that comes in. Here {epsilon}.",
         "Use the argument, epsilon. Is a number, or another variable, in its place?", by_small_epsilon},
        {"difference-zero", "The result is 0, whatever the gradients are.",
         "Is anything assigned to difference? And is it the difference itself, not whether that is below "
         "1e-7?",
         [](const Parameters&, const Gradients&, const mat&, const mat&, double) { return 0.0; }},
        {"no-such-key", "It threw an exception: at() was given a key that does not exist. Here {L}.",
         "The gradient of \"W1\" is under \"d\" + key, \"dW1\". Do you go through parameters, and not "
         "through grads, "
         "which holds dA0 as well?",
         [](const Answer& got, const Answer&, const Parameters&, const Gradients&, const mat&, const mat&,
            double) { return got.words() == "map::at"; }},
    };
}

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            // A large ε, so that its error shows; gradients that are wrong, each element in its own way.
            double epsilon = 0.1;
            for (const std::vector<int>& layer_dims :
                 std::vector<std::vector<int>>{{3, 2, 1}, {2, 3, 2, 1}, {4, 2, 2, 1}, {3, 3, 1}}) {
                const Network network = random_network(draws, layer_dims, layer_dims[0] + 2);
                const auto [AL, caches] = reference::L_model_forward(network.X, network.parameters);
                Gradients grads = reference::L_model_backward(AL, network.Y, caches);
                for (auto& [key, gradient] : grads)
                    gradient += 0.2 * draws.randn(static_cast<int>(gradient.n_rows),
                                                  static_cast<int>(gradient.n_cols));
                inputs.emplace_back(network.parameters, grads, network.X, network.Y, epsilon);
                epsilon += 0.1;
            }
            return inputs;
        }(),
        [](const Parameters& parameters, const Gradients&, const mat&, const mat& Y, double epsilon) {
            return Sizes{{"L", parameters.size() / 2}, {"m", Y.n_cols}, {"epsilon", epsilon}};
        },
        entries(),
        [](const Parameters& parameters, const Gradients& grads, const mat& X, const mat& Y, double) {
            Results matrices(parameters.begin(), parameters.end());
            matrices.insert(matrices.end(), grads.begin(), grads.end());
            matrices.insert(matrices.end(), {{"X", X}, {"Y", Y}});
            return matrices;
        },
    };
    return all;
}

/// Whether these are the right answers to the inputs.
bool are_right(const std::vector<Answer>& answers) {
    const auto& inputs = catalogue().inputs;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        if (i >= answers.size() ||
            !agree(answers[i], answer_of([&] { return std::apply(reference::gradient_check, inputs[i]); })))
            return false;
    return true;
}

/// Of a right gradient_check: L_model_backward, the learner's own, is wrong.
std::optional<Diagnosis> of_backward() {
    const auto& [parameters, grads, X, Y, epsilon] = catalogue().inputs.front();
    const auto [AL, caches] = reference::L_model_forward(X, parameters);
    const auto gradients = [&AL = AL, &Y = Y, &caches = caches](const auto& backward) {
        return answer_of([&] { return backward(AL, Y, caches); });
    };
    if (agree(gradients(dnn::L_model_backward), gradients(reference::L_model_backward)))
        return std::nullopt;
    const std::string text = "gradient_check is right, and has found a mistake: in L_model_backward.\n"
                             "./deepsteps check 09 --own says more about it.";
    return Diagnosis{{}, text, text};
}

} // namespace

std::optional<Diagnosis> diagnose() {
    std::optional<Diagnosis> diagnosis = formula::recognize(
        "gradient_check", &dnn::gradient_check, reference::gradient_check, catalogue(), [](std::size_t i) {
            const auto& [parameters, grads, X, Y, epsilon] = catalogue().inputs[i];
            return collected(elements_of(parameters), parameters, grads, X, Y, epsilon).arguments();
        });
    if (!diagnosis && are_right(formula::latest_subject()->answers))
        diagnosis = of_backward();
    return diagnosis;
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("gradient_check", catalogue());
}

} // namespace checks

// Mistakes in gradient_check: by its formula for what is made of the costs, and by the way through the parameters.
#include "checks/check.hpp"
#include "testcases/14_gradient_check/walks.hpp"

namespace checks {
namespace {

using namespace walks;
using Check = double(const Parameters&, const Gradients&, const mat&, const mat&, double);
using Mistakes = Catalogue<Check>;

/// `wrong` has the double that a learner with this mistake gets.
template <class Wrong>
Mistakes::Entry mistake(const std::string& id, const std::string& seen, const std::string& look,
                        Wrong wrong) {
    return {id, seen, look,
            [wrong](const Parameters& parameters, const Gradients& grads, const mat& X, const mat& Y,
                    double epsilon) -> double {
                return wrong(Case{parameters, grads, X, Y, epsilon});
            }};
}

/// Only the elements of keys for which this holds.
Mistakes::Entry only(const std::string& id, const std::string& seen, const std::string& look,
                     bool (*counts)(const std::string& key, std::size_t L)) {
    return mistake(id, seen, look, [counts](const Case& its) {
        Elements elements = elements_of(its.parameters);
        std::erase_if(elements,
                      [&](const Element& one) { return !counts(one.key, its.parameters.size() / 2); });
        return collected(elements, its).result();
    });
}

/// What some function makes of these.
Mistakes::Entry from_matrices(const std::string& id, const std::string& seen,
                              double (*of)(const std::vector<double>&)) {
    return mistake(id, seen,
                   "Equation (19) has one grad and one gradapprox, with the elements of all matrices. Where "
                   "do your lists begin, and where is the norm taken?",
                   [of](const Case& its) { return of(by_matrix(its)); });
}

Mistakes::Entry in_other_order(const std::string& id, const std::string& seen, const std::string& look,
                               Elements (*of_gradapprox)(const Parameters&),
                               Elements (*of_grad)(const Parameters&)) {
    return mistake(id, seen, look, [of_gradapprox, of_grad](const Case& its) {
        return collected(of_gradapprox(its.parameters), its, of_grad(its.parameters)).result();
    });
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
    const std::string other_orders = "grad and gradapprox have their elements in different orders.",
                      by_layers =
                          "A map is sorted by its keys: W1, W2, b1, b2. A loop over l has W1, b1, W2, "
                          "b2. Both lists must be filled in one loop.",
                      rows_and_columns = "grad and gradapprox have their elements in different orders: one "
                                         "row by row, the other column by column.",
                      by_columns = "Armadillo counts column by column, in matrix(i) as in vectorise(matrix).";
    return {
        mistake("not-put-back", still_moved, put_back, not_put_back<false>),
        mistake("left-above", still_moved, put_back, not_put_back<true>),
        mistake("matrix-moved-at-once", "All elements of a matrix were moved at once.",
                "matrix + epsilon adds ε everywhere. Equation (18) moves one element, (i), while all others "
                "stay.",
                matrix_moved),
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
        mistake("first-elements-alone", "Only the first element of each matrix was compared.",
                "How many elements has a matrix? matrix.n_elem has their number.",
                [](const Case& its) {
                    Elements elements = elements_of(its.parameters);
                    std::erase_if(elements, [](const Element& one) { return one.i != 0; });
                    return collected(elements, its).result();
                }),
        mistake(
            "last-matrix-alone", "Only the last matrix counts.",
            "Where are your lists declared? Inside the loop over the matrices, they begin anew with each.",
            [](const Case& its) { return by_matrix(its).back(); }),
        from_matrices("summed-over-matrices",
                      "The difference was computed for each matrix by itself, and these were added.",
                      [](const std::vector<double>& all) { return arma::accu(arma::vec(all)); }),
        from_matrices("averaged-over-matrices",
                      "The difference was computed for each matrix by itself; the result is their mean.",
                      [](const std::vector<double>& all) { return arma::mean(arma::vec(all)); }),
        from_matrices("largest-of-matrices",
                      "The difference was computed for each matrix by itself; the result is the largest.",
                      [](const std::vector<double>& all) { return arma::max(arma::vec(all)); }),
        mistake("norms-added", "The norms of the matrices were added, one by one.", long_vectors,
                by_added_norms<false>),
        mistake("spectral-norms-added",
                "The norms of the matrices were added, and each is a largest singular value, as arma::norm "
                "has it.",
                long_vectors, by_added_norms<true>),
        in_other_order("orders-differ", other_orders, by_layers, elements_of, by_layer),
        in_other_order("orders-differ", other_orders, by_layers, by_layer, elements_of),
        in_other_order("rows-for-columns", rows_and_columns, by_columns, elements_of, by_rows),
        in_other_order("rows-for-columns", rows_and_columns, by_columns, by_rows, elements_of),
        mistake("epsilon-not-used", "A far smaller ε was used than the one that comes in. Here {epsilon}.",
                "Use the argument, epsilon. Is a number, or another variable, in its place?",
                by_small_epsilon),
        mistake("difference-zero", "The result is 0, whatever the gradients are.",
                "Is anything assigned to difference? And is it the difference itself, not whether that is "
                "below 1e-7?",
                [](const Case&) { return 0.0; }),
        {"no-such-key", "It threw an exception: at() was given a key that does not exist. Here {L}.",
         "The gradient of \"W1\" is under \"d\" + key, \"dW1\". Do you go through parameters, and not "
         "through grads, which holds dA0 as well?",
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
            return collected(elements_of(parameters), {parameters, grads, X, Y, epsilon}).arguments();
        });
    if (!diagnosis && are_right(formula::latest_subject()->answers))
        diagnosis = of_backward();
    return diagnosis;
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("gradient_check", catalogue());
}

} // namespace checks

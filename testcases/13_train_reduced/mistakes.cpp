// Mistakes in train_reduced: by its formula, but for what shows in no result: how `model` is called.
#include "checks/formula/explain.hpp"
#include "checks/recognize_model.hpp"
#include "checks/reference.hpp"

namespace checks {
namespace {

using arma::mat;

/// How `model` was called.
struct Calls {
    int trainings = 0, count = 0;                                   // a training calls it once
    bool all_large = true;                                          // with more rows than the images need
    std::size_t X_without_W1 = 0, R_without_W1 = 0, without_W1 = 0; // beside a W1 that does not fit
};
Calls calls;
const mat* X_of_training = nullptr;

/// R has the lengths and angles of X.
bool is_reduced(const mat& R, const mat& X) {
    constexpr double rounding = 1e-9;
    return R.n_rows < X.n_rows && R.n_cols == X.n_cols &&
           arma::approx_equal(R.t() * R, X.t() * X, "reldiff", rounding);
}

dnn::Trained counted(const mat& X, const mat& Y, dnn::Parameters parameters, double learning_rate,
                     int num_iterations, const dnn::OnIteration& on_iteration) {
    const auto W1 = parameters.find("W1");
    ++calls.count;
    calls.all_large = calls.all_large && X.n_rows > X.n_cols;
    if (W1 != parameters.end() && W1->second.n_cols != X.n_rows) {
        ++calls.without_W1;
        calls.X_without_W1 += arma::approx_equal(X, *X_of_training, "absdiff", 0);
        calls.R_without_W1 += W1->second.n_cols == X_of_training->n_rows && is_reduced(X, *X_of_training);
    }
    return dnn::L_layer_model(X, Y, std::move(parameters), learning_rate, num_iterations, on_iteration);
}

dnn::Trained reduced(const mat& X, const mat& Y, dnn::Parameters parameters, double learning_rate,
                     int num_iterations, const dnn::OnIteration& on_iteration) {
    X_of_training = &X;
    ++calls.trainings;
    return dnn::train_reduced(counted, X, Y, std::move(parameters), learning_rate, num_iterations,
                              on_iteration);
}

/// Where nothing can be left out, `model` is called with X as it is.
bool is_wrong_for_many_images() {
    np::random::RandomState draws = unseen("many images");
    const Network network = random_network(draws, {3, 2, 1}, 6);
    const auto trained = [&](const auto& model) {
        return answer_of([&] {
            auto [parameters, costs] =
                model(network.X, network.Y, network.parameters, 0.3, 2, [](int, double) { return true; });
            parameters["costs"] = arma::rowvec(costs);
            return parameters;
        });
    };
    return !agree(trained(reduced), trained(reference::model));
}

Diagnosis of_calls(const std::string& id, const std::string& seen, const std::string& look) {
    return {{{id, seen}}, seen + '\n' + look, seen + '\n' + look};
}

} // namespace

std::optional<Diagnosis> diagnose() {
    calls = {};
    const std::optional<Diagnosis> of_results =
        recognize_model(&reduced, "train_reduced", {{12, 3, 1}, {10, 4, 3, 1}, {9, 2, 3, 1}});
    if (calls.without_W1 != 0 && calls.X_without_W1 == calls.without_W1)
        return of_calls("X-with-reduced-W1", "`model` was given X along with a W1 that does not fit it.",
                        "W1 and what it is multiplied by change together: W1·X = (W1·Q)·R.");
    if (calls.without_W1 != 0 && calls.R_without_W1 == calls.without_W1)
        return of_calls("W1-kept-for-R",
                        "`model` was given R along with a W1 of n_x columns, which belongs to X.",
                        "See step 1, forward: which first layer makes the same Z1 of R as W1 does of X?");
    if (calls.count > calls.trainings)
        return of_calls("model-called-twice", "`model` is called more than once, and each call trains.",
                        "It returns the parameters and the costs together: std::tie takes both.");
    if (of_results)
        return of_results;
    if (calls.count == 0)
        return of_calls(
            "model-not-called", "`model` is never called.",
            "It is the model to train with: either of yours, or any other. Is one called by name?");
    if (calls.all_large)
        return of_calls("not-reduced", "The results are right, but `model` was given all the rows of X.",
                        "With fewer images than values, m rows are enough: R, with W1·Q for W1.");
    if (is_wrong_for_many_images())
        return of_calls(
            "wrong-for-many-images",
            "The results are right where m < n_x, and wrong with as many images as values, or more.",
            "There `model` is called with everything as it came in, and what it returns is returned.");
    return std::nullopt;
}

std::vector<std::string> misconception_ids() {
    std::vector<std::string> ids = formula::known_ids("train_reduced");
    ids.insert(ids.end(), {"X-with-reduced-W1", "W1-kept-for-R", "model-not-called", "model-called-twice",
                           "not-reduced", "wrong-for-many-images"});
    return ids;
}

} // namespace checks

// Everything that a checks.cpp needs. A check is a Boost.Test case with a sentence for the learner and a group. The
// values, which nobody gets right without the formula:
//   unseen_inputs     for inputs that are never printed
//   gradients         against central finite differences
// What an answer of zeros may have as well, so that a grade counts it only as far as the values are right:
//   expected_output   the notebook's printed blocks
//   shapes            shapes over several layer sizes
//   properties        what is copied or handed out, special cases, the same twice
//   arguments         the arguments stay unchanged
// `--run_test=@gradients` runs a group.
#pragma once

#include "checks/cell.hpp"
#include "checks/compare.hpp"
#include "checks/reference.hpp"
#include "checks/stopped.hpp"
#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"
#include "testcases/test_cases.hpp"

#define CHECK(name, group, sentence)                                                                         \
    static void check_##name();                                                                              \
    static const checks::Registration registration_##name(#name, #group, sentence, __FILE__, __LINE__,       \
                                                          check_##name);                                     \
    static void check_##name()

namespace checks {

/// Makes a check known to Boost.Test, whose headers would cost each exercise's checks two seconds.
struct Registration {
    Registration(const char* name, const char* group, const char* sentence, const char* file,
                 std::size_t line, void (*body)());
};

// ---- Findings ----

using Differences = std::vector<std::optional<Problem>>;

/// Runs the body of a check. What it finds, or what stops it, goes into findings() and fails the Boost.Test case.
void run_check(void (*body)());

/// The findings of the running or the last check.
std::vector<Finding>& findings();

/// Ends the check with the differences, if there are any. `given` describes the function's inputs.
void require_same(const std::string& given, const Differences& differences);

/// Ends the check unless `got` is `expected`; see WrongCount.
void require_count(const std::string& name, std::size_t got, std::size_t expected,
                   const std::string& why = "", const std::string& given = "");

/// Ends the check; see BrokenRule.
[[noreturn]] void broken_rule(const std::string& words);
/// The same unless `condition` holds.
void require_rule(bool condition, const std::string& words);

/// The entry of a dictionary. Ends the check with MissingKey if there is none.
const arma::mat& entry(const std::map<std::string, arma::mat>& dictionary, const std::string& dictionary_name,
                       const std::string& key);

/// These entries as they are printed, `key = value`.
Output printed_entries(const std::map<std::string, arma::mat>& dictionary, const std::string& dictionary_name,
                       std::initializer_list<const char*> keys);

/// Compares every entry of `expected` with that of `got`; a missing or extra key is a difference too.
Differences differences(const std::string& dictionary_name, const std::map<std::string, arma::mat>& got,
                        const std::map<std::string, arma::mat>& expected, Tolerance tolerance = close);
/// dA_prev, dW, db.
Differences differences(const dnn::LinearGradients& got, const dnn::LinearGradients& expected);
/// A, W, b, as copies.
Differences differences(const dnn::LinearCache& got, const dnn::LinearCache& expected);
/// A, W, b and Z.
Differences differences(const dnn::Cache& got, const dnn::Cache& expected);
/// All layers' caches, and their number.
Differences differences(const std::vector<dnn::Cache>& got, const std::vector<dnn::Cache>& expected);

/// The entries whose keys begin with this: "dW" of dW1, …, dWL.
std::map<std::string, arma::mat> entries_of_kind(const std::map<std::string, arma::mat>& dictionary,
                                                 const std::string& kind);

/// The notebook's block for cell i of this exercise.
void check_expected_output(std::size_t i);

// ---- Inputs that are never printed ----

/// The seed of the unseen inputs, unless $DEEPSTEPS_SEED is set.
inline constexpr std::uint32_t usual_seed = 2018;

/// Reads $DEEPSTEPS_SEED and takes it out of the environment, so that no worker inherits it.
void take_seed();

/// The draws of the running check, different for each check; $DEEPSTEPS_SEED chooses others.
np::random::RandomState unseen();
/// The same outside a check: `stream` names the draws.
np::random::RandomState unseen(const std::string& stream);

/// A whole number from `least` to `most`.
int whole_number(np::random::RandomState& draws, int least, int most);

/// A, W, b of one layer.
dnn::LinearCache random_layer(np::random::RandomState& draws, int n_prev, int n, int m);

/// A network's X, Y and parameters, its biases not zero and its activations not saturated.
struct Network {
    arma::mat X, Y;
    dnn::Parameters parameters;
};
Network random_network(np::random::RandomState& draws, const std::vector<int>& layer_dims, int m);

/// The layer sizes of a deep network, which no function can know beforehand: 4 to 11 layers, the last of one unit.
std::vector<int> some_deep_layer_dims();

/// "W10" must come after "W9", not after "W1".
inline const std::vector<int> twelve_layers = {2, 6, 5, 4, 3, 2, 6, 5, 4, 3, 2, 3, 1};

/// From logistic regression on, one of the depths drawn.
std::vector<std::vector<int>> one_to_twelve_layers();

/// Layer sizes that catch a mix-up of rows and columns: wide, narrow, one unit, one example.
struct LayerSize {
    int n_prev, n, m;
};
inline constexpr LayerSize layer_sizes[] = {{3, 4, 5}, {5, 2, 3}, {4, 1, 6}, {1, 3, 2}, {6, 3, 1}, {1, 1, 1}};

/// "W (4, 3), A (3, 5)": the function's inputs, for a failed check.
std::string described(std::initializer_list<std::pair<const char*, const arma::mat*>> matrices);
/// "layers 5, 4, 1 · 7 examples"
std::string described(const std::vector<int>& layer_dims, int m);

// ---- Finite differences ----

/// ∂f/∂θ_ij ≈ (f(θ + h·e_ij) - f(θ - h·e_ij)) / 2h
arma::mat finite_differences(const arma::mat& theta, const std::function<double(const arma::mat&)>& f);

/// Nothing if ‖got - numeric‖ / (‖got‖ + ‖numeric‖) < gradient_tolerance.
std::optional<Problem> gradient_difference(const std::string& name, const arma::mat& got,
                                           const arma::mat& numeric);

/// True if all Z are far enough from the kink of relu for finite differences.
bool away_from_kink(const arma::mat& Z);

} // namespace checks

// Evaluates a function of the formulas as Armadillo would: with its products and its exceptions.
#pragma once

#include "checks/formula/tree.hpp"
#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>

namespace checks::formula {

/// A matrix, a number, a dictionary of values, or nothing yet.
struct Value {
    std::shared_ptr<const arma::mat> matrix;
    std::shared_ptr<const double> number;
    std::vector<std::pair<int, Value>> fields; // by symbol, or by key(index)

    Value() = default;
    Value(arma::mat x)
        : matrix(std::make_shared<const arma::mat>(std::move(x))) {} // NOLINT(google-explicit-constructor)
    Value(double x) : number(std::make_shared<const double>(x)) {}   // NOLINT(google-explicit-constructor)

    bool is_empty() const { return !matrix && !number && fields.empty(); }
    const Value* find(int key) const;
    Value& operator[](int key);
};

/// The key of an element: of "l = 1" in W[l].
int key(int index);
/// The index of such a key, or nothing for a name's symbol.
std::optional<int> index_of(int key);

/// A formula that no C++ program would be: a number for a dictionary. It is no wrong answer.
struct NotValid : std::logic_error {
    using std::logic_error::logic_error;
};

/// Thrown for an element that a map or a vector does not have. What C++ does then depends on the way it is written.
struct NoElement : std::out_of_range {
    using std::out_of_range::out_of_range;
};

class Machine {
public:
    explicit Machine(const Library& formulas, unsigned seed = 0) : library_(formulas), draws_(seed) {}

    /// The function's results by their names. With `forced`, what a statement gives to a result is kept as the answer, and
    /// the statements behind it go on with the forced value: each is judged by itself.
    Value call(const Function& function, const std::vector<Value>& arguments, const Value* forced = nullptr);

    /// What on_iteration returns in iteration i.
    std::function<bool(int i)> goes_on = [](int) { return true; };
    /// The calls of on_iteration: iteration and cost.
    std::vector<std::pair<double, double>> told;

private:
    struct Frame {
        const Function& function;
        std::vector<std::pair<int, Value>> variables;
        const Value* forced;
        Value answer;
    };
    enum class Flow { on, out };

    Flow run(const Node& statement, Frame& frame);
    Flow run_loop(const Node& loop, Frame& frame);
    void run_assignment(const Node& assign, Frame& frame);
    void assign(const Node& target, Value value, Frame& frame, bool given, const Node* from = nullptr);
    std::vector<int> path_of(const Node& target, Frame& frame);
    const Value* forced_at(const std::vector<int>& path, const Frame& frame) const;
    bool is_result(int symbol, const Frame& frame) const;
    bool is_parameter(int symbol, const Frame& frame) const;
    const Value* place(const Node& node, Frame& frame);
    Value evaluate(const Node& node, Frame& frame);
    Value evaluate_operation(const Node& node, Frame& frame);
    Value evaluate_call(const Node& node, Frame& frame);
    Value call_function(const Function& function, const Node& node, Frame& frame, const Value* forced);
    double number(const Node& node, Frame& frame);

    const Library& library_;
    np::random::RandomState draws_;
    int depth_ = 0, steps_ = 0;
};

// ---- To and from the types of dnn.hpp ----

Value to_value(const dnn::Parameters& dictionary); // gradients are of the same type
Value to_value(const dnn::LinearCache& cache);
Value to_value(const dnn::Cache& cache);
Value to_value(const std::vector<dnn::Cache>& caches);
Value to_value(const std::vector<int>& layer_dims);
Value to_value(const arma::mat& x);
Value to_value(double x);
Value to_value(int x);
Value to_value(dnn::Activation g);
/// Of a function's results.
Value to_value(const std::pair<arma::mat, dnn::LinearCache>& Z_and_cache);
Value to_value(const std::pair<arma::mat, dnn::Cache>& A_and_cache);
Value to_value(const std::pair<arma::mat, std::vector<dnn::Cache>>& AL_and_caches);
Value to_value(const dnn::LinearGradients& gradients);

void from_value(const Value& value, dnn::Parameters& dictionary);
void from_value(const Value& value, std::pair<arma::mat, dnn::LinearCache>& Z_and_cache);
void from_value(const Value& value, std::pair<arma::mat, dnn::Cache>& A_and_cache);
void from_value(const Value& value, std::pair<arma::mat, std::vector<dnn::Cache>>& AL_and_caches);
void from_value(const Value& value, dnn::LinearGradients& gradients);
void from_value(const Value& value, double& cost);

} // namespace checks::formula

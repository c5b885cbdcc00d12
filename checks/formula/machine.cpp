#include "checks/formula/machine.hpp"

#include "checks/formula/functions.hpp"

#include "dnn/dnn_utils.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace checks::formula {
namespace {

using arma::mat;

constexpr int key_of_0 = -1000000;

Value& variable(std::vector<std::pair<int, Value>>& variables, int symbol) {
    for (auto& [its, value] : variables)
        if (its == symbol)
            return value;
    return variables.emplace_back(symbol, Value()).second;
}

} // namespace

int key(int index) {
    return key_of_0 + index;
}

std::optional<int> index_of(int key) {
    return key < key_of_0 / 2 ? std::optional(key - key_of_0) : std::nullopt;
}

const Value* Value::find(int key) const {
    for (const auto& [its, value] : fields)
        if (its == key)
            return &value;
    return nullptr;
}

Value& Value::operator[](int key) {
    return variable(fields, key);
}

Value Machine::call(const Function& function, const std::vector<Value>& arguments, const Value* forced) {
    Frame frame{function, {}, forced, {}};
    for (std::size_t i = 0; i < function.parameter_symbols.size(); ++i)
        frame.variables.emplace_back(function.parameter_symbols[i], arguments.at(i));
    if (function.results.empty())
        return evaluate(function.body, frame);
    run(function.body, frame);
    if (forced != nullptr)
        return frame.answer;
    Value results;
    for (const int result : function.result_symbols)
        results[result] = variable(frame.variables, result);
    return results;
}

Machine::Flow Machine::run(const Node& statement, Frame& frame) {
    constexpr int too_many = 100000;
    if (++steps_ > too_many)
        throw NotValid("too long");
    switch (statement.op) {
    case Op::block:
        for (const Node& its : statement.of)
            if (run(its, frame) == Flow::out)
                return Flow::out;
        break;
    case Op::loop:
        return run_loop(statement, frame);
    case Op::assign:
        run_assignment(statement, frame);
        break;
    case Op::append: {
        Value& list = variable(frame.variables, statement.of[0].symbol);
        Value value = evaluate(statement.of[1], frame);
        list[key(static_cast<int>(list.fields.size()))] = std::move(value);
        break;
    }
    case Op::stop:
        return number(statement.of[0], frame) == 0 ? Flow::out : Flow::on;
    case Op::only_if:
        return number(statement.of[0], frame) == 0 ? Flow::on : run(statement.of[1], frame);
    case Op::nothing:
        break;
    default: // an expression, whose value is thrown away
        evaluate(statement, frame);
    }
    return Flow::on;
}

Machine::Flow Machine::run_loop(const Node& loop, Frame& frame) {
    const int from = static_cast<int>(number(loop.of[0], frame)),
              to = static_cast<int>(number(loop.of[1], frame));
    // Downwards as its bounds are written: L … 1, even where L is 0.
    const bool down = text(loop.of[0]).starts_with('L');
    for (int i = from; down ? i >= to : i <= to; i += down ? -1 : 1) {
        variable(frame.variables, loop.symbol) = Value(static_cast<double>(i));
        if (run(loop.of[2], frame) == Flow::out)
            break; // of this loop
    }
    return Flow::on;
}

void Machine::run_assignment(const Node& assignment, Frame& frame) {
    const std::size_t targets = assignment.of.size() - 1;
    const Node& value = assignment.of.back();
    const Function* function = value.op == Op::call ? library_.find(value.text) : nullptr;
    if (function == nullptr || function->results.empty()) {
        if (targets != 1)
            throw NotValid("one value for several names");
        return assign(assignment.of[0], evaluate(value, frame), frame, assignment.given, &value);
    }
    // What the caller is judged by, the function below is judged by, too: a layer's A follows from the learner's Z.
    Value forced;
    for (std::size_t i = 0; i < targets && frame.forced != nullptr; ++i)
        if (const Value* its = forced_at(path_of(assignment.of[i], frame), frame))
            forced[function->result_symbols.at(i)] = *its;
    Value results = call_function(*function, value, frame, forced.is_empty() ? nullptr : &forced);
    for (std::size_t i = 0; i < targets; ++i)
        assign(assignment.of[i], std::move(results[function->result_symbols.at(i)]), frame, assignment.given);
}

/// "grads.dW[l]", from the variable on.
std::vector<int> Machine::path_of(const Node& target, Frame& frame) {
    std::vector<int> path;
    const Node* at = &target;
    for (; at->op != Op::name; at = &at->of.at(0))
        path.push_back(at->op == Op::index ? key(static_cast<int>(number(at->of[1], frame))) : at->symbol);
    path.push_back(at->symbol);
    std::reverse(path.begin(), path.end());
    return path;
}

bool Machine::is_result(int symbol, const Frame& frame) const {
    const std::vector<int>& results = frame.function.result_symbols;
    return std::find(results.begin(), results.end(), symbol) != results.end();
}

const Value* Machine::forced_at(const std::vector<int>& path, const Frame& frame) const {
    const Value* forced = is_result(path[0], frame) ? frame.forced : nullptr;
    for (const int step : path)
        forced = forced == nullptr ? nullptr : forced->find(step);
    return forced;
}

namespace {

/// Puts in `value` what `forced` has in its place.
void force(Value& value, const Value& forced) {
    if (forced.matrix || forced.number) {
        value = forced;
        return;
    }
    for (auto& [its_key, its] : value.fields)
        if (const Value* other = forced.find(its_key))
            force(its, *other);
}

} // namespace

void Machine::assign(const Node& target, Value value, Frame& frame, bool given, const Node* from) {
    const std::vector<int> path = path_of(target, frame);
    if (frame.forced != nullptr && is_result(path[0], frame)) {
        Value* answer = &frame.answer;
        for (const int step : path)
            answer = &(*answer)[step];
        *answer = value;
        if (const Value* forced = given ? nullptr : forced_at(path, frame)) {
            force(value, *forced);
            // What was stored is what the variable held.
            if (from != nullptr && from->op == Op::name && !is_parameter(from->symbol, frame))
                variable(frame.variables, from->symbol) = value;
        }
    }
    Value* its = &variable(frame.variables, path[0]);
    for (std::size_t i = 1; i < path.size(); ++i)
        its = &(*its)[path[i]];
    *its = std::move(value);
}

bool Machine::is_parameter(int symbol, const Frame& frame) const {
    const std::vector<int>& all = frame.function.parameter_symbols;
    return std::find(all.begin(), all.end(), symbol) != all.end();
}

double Machine::number(const Node& node, Frame& frame) {
    return number_of(evaluate(node, frame));
}

/// Where a name, a field or an element is; nullptr if it has no value yet.
const Value* Machine::place(const Node& node, Frame& frame) {
    if (node.op == Op::name) {
        for (const auto& [its_symbol, value] : frame.variables)
            if (its_symbol == node.symbol)
                return &value;
        static const Value sigmoid = 0.0, relu = 1.0, tanh = 2.0;
        return node.text == "sigmoid" ? &sigmoid
               : node.text == "relu"  ? &relu
               : node.text == "tanh"  ? &tanh
                                      : nullptr;
    }
    const Value* owner = place(node.of[0], frame);
    if (owner != nullptr && (owner->matrix || owner->number))
        throw NotValid("no fields");
    if (node.op == Op::field)
        return owner == nullptr ? nullptr : owner->find(node.symbol);
    const Value* element =
        owner == nullptr ? nullptr : owner->find(key(static_cast<int>(number(node.of[1], frame))));
    if (element == nullptr)
        throw NoElement(text(node));
    return element;
}

Value Machine::evaluate(const Node& node, Frame& frame) {
    switch (node.op) {
    case Op::number:
        return node.number;
    case Op::name:
    case Op::field:
    case Op::index: {
        const Value* value = place(node, frame);
        return value == nullptr ? Value() : *value;
    }
    case Op::choose:
        return evaluate(node.of[number(node.of[0], frame) != 0 ? 1 : 2], frame);
    case Op::call:
        return evaluate_call(node, frame);
    default:
        return evaluate_operation(node, frame);
    }
}

Value Machine::evaluate_operation(const Node& node, Frame& frame) {
    const Value x = evaluate(node.of.at(0), frame);
    if (node.op == Op::negative)
        return x.number ? Value(-*x.number) : Value(mat(-matrix(x)));
    if (node.op == Op::transposed)
        return mat(matrix(x).t());
    return operation(node.op, x, evaluate(node.of.at(1), frame));
}

Value Machine::call_function(const Function& function, const Node& node, Frame& frame, const Value* forced) {
    constexpr int too_deep = 20;
    if (node.of.size() != function.parameters.size() || ++depth_ > too_deep)
        throw NotValid("not its arguments");
    std::vector<Value> arguments;
    for (const Node& argument : node.of)
        arguments.push_back(evaluate(argument, frame));
    Value result = call(function, arguments, forced);
    --depth_;
    return result;
}

Value Machine::evaluate_call(const Node& node, Frame& frame) {
    if (const Function* function = library_.find(node.text)) {
        Value results = call_function(*function, node, frame, nullptr);
        if (function->results.size() == 1)
            return results.fields.at(0).second;
        if (!function->results.empty())
            throw NotValid("several results");
        return results;
    }
    std::vector<Value> of;
    for (const Node& argument : node.of)
        of.push_back(evaluate(argument, frame));
    if (node.text == "on_iteration") {
        told.emplace_back(std::trunc(number_of(of.at(0))), number_of(of.at(1))); // the first one is an int
        return goes_on(static_cast<int>(told.back().first)) ? 1.0 : 0.0;
    }
    if (node.text == "seed") {
        draws_ = np::random::RandomState(static_cast<unsigned>(number_of(of.at(0))));
        return of[0];
    }
    if (node.text == "randn")
        return draws_.randn(static_cast<int>(number_of(of.at(0))), static_cast<int>(number_of(of.at(1))));
    if (std::optional<Value> value = function_value(node.text, of))
        return std::move(*value);
    throw NotValid("no function " + node.text);
}

} // namespace checks::formula

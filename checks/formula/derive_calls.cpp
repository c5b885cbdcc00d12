// Slips in calls: another function, no function, arguments in another order.
#include "checks/formula/deriver.hpp"

#include <map>

namespace checks::formula {
namespace {

const char* const which_axis = "arma::sum(M, 1) adds up along each row, over the columns; arma::sum(M, 0) "
                               "goes down each column; arma::accu(M) adds "
                               "up everything.";

} // namespace

void Deriver::calls(Node& node) {
    static const std::map<std::string, std::vector<const char*>> siblings = {
        {"log", {"log2", "log10", "log1p", "exp", "sqrt"}},
        {"exp", {"log"}},
        {"tanh", {"sigmoid", "relu", "tan", "atan"}},
        {"sigmoid", {"relu", "tanh", "exp"}},
        {"relu", {"sigmoid", "tanh", "abs", "largest_of_columns", "leaky_relu", "is_positive"}},
        {"sum",
         {"sum_down", "total_1x1", "mean", "mean_down", "mean_of_all", "first_column", "last_column",
          "but_first_column", "but_last_column", "total_in_each", "running_sum"}},
        {"total", {"first", "last", "but_first", "but_last"}},
        {"max", {"min"}},
        {"sigmoid_backward", {"relu_backward", "tanh_backward"}},
        {"relu_backward", {"sigmoid_backward", "tanh_backward"}},
        {"tanh_backward", {"sigmoid_backward", "relu_backward"}},
        {"randn", {"zeros", "ones"}},
        {"zeros", {"randn", "ones"}}};
    static const std::map<std::string, const char*> words = {
        {"sum_down", "the sum goes down each column, and should go along each row, over the examples"},
        {"total_1x1", "all elements are added up to one number, and each row should have its own sum"},
        {"total_in_each", "every element is the sum of all, and should be the sum of its own row"},
        {"mean_down", "the mean of each column is taken, and should be the sum of each row"},
        {"mean_of_all", "the mean of all elements is taken, and each row should have its own sum"},
        {"mean", "the mean is taken in place of the sum: it divides by m already"},
        {"first_column", "only the first column is taken, and all should be added up"},
        {"last_column", "only the last column is taken: is there an = in place of +=?"},
        {"but_first_column", "the first column is left out of the sum: where does the loop begin?"},
        {"but_last_column", "the last column is left out of the sum: where does the loop end?"},
        {"running_sum", "each row's sum goes on from the one before it: where is it set to 0?"},
        {"log1p", "log(1 + x) is computed where log(x) should be"},
        {"first", "only the first element is taken, and all should be added up"},
        {"last", "only the last element counts: is there an = in place of +=?"},
        {"but_first", "the first element is left out of the sum: where does the loop begin?"},
        {"but_last", "the last element is left out of the sum: where does the loop end?"},
        {"leaky_relu", "0.01 times the negative numbers is kept: that is leaky relu"},
        {"largest_of_columns",
         "max(M, 0) gives the largest element of each column, and not the larger one of each element and 0"},
        {"tan", "there is the tangent of an angle: the hyperbolic one ends in h"},
        {"atan", "there is the inverse of the tangent of an angle: the hyperbolic tangent ends in h"},
        {"abs", "there is the absolute value: what is relu of -3?"},
        {"is_positive", "there is 1 for what is positive and 0 for the rest: that is relu's slope"}};
    const auto found = siblings.find(node.text);
    if (found != siblings.end())
        for (const char* other : found->second) {
            const auto its = words.find(other);
            Node instead = node;
            instead.text = other;
            instead.symbol = symbol(other);
            emit(node, instead, std::string(other) + " for " + node.text,
                 its != words.end() ? its->second : std::string(other) + " is used in place of " + node.text,
                 node.text == "sum" ? Rank::likely : Rank::usual, node.text == "sum" ? which_axis : "");
        }
    if (node.of.size() == 1 && node.text != "layers" && node.text != "columns")
        emit(node, node.of[0], "without " + node.text,
             node.text + " is missing: " + text(node.of[0]) + " is there as it is", Rank::likely,
             node.text == "sum" ? which_axis : "");
    if (inside_.empty())
        slopes(node);
    if (node.text.ends_with("_backward") && node.of.size() == 2)
        backward(node);
    sizes(node);
    arguments(node);
    definition(node);
}

void Deriver::arguments(Node& node) {
    const std::string its_call = "the call of " + node.text;
    for (std::size_t i = 0; i < node.of.size(); ++i)
        for (std::size_t j = i + 1; j < node.of.size(); ++j) {
            Node instead = node;
            std::swap(instead.of[i], instead.of[j]);
            emit(node, instead, text(instead),
                 text(node.of[i]) + " and " + text(node.of[j]) + " are exchanged" +
                     (target_ == its_call ? "" : " in " + its_call),
                 Rank::likely, "the arguments have an order: see the signature.");
        }
}

/// Of two calls of one function, such as those of the two layers.
void Deriver::exchanged_activations(Node& block, std::size_t i, std::size_t k) {
    const auto activation_of = [](Node& statement) -> Node* {
        if (statement.op != Op::assign || statement.of.back().op != Op::call)
            return nullptr;
        for (Node& argument : statement.of.back().of)
            for (const char* name : activation_names)
                if (argument.op == Op::name && argument.text == name)
                    return &argument;
        return nullptr;
    };
    Node instead = block;
    Node *first = activation_of(instead.of[i]), *second = activation_of(instead.of[k]);
    if (first == nullptr || second == nullptr || instead.of[i].of.back().text != instead.of[k].of.back().text)
        return;
    std::swap(*first, *second);
    target_ = "the two calls of " + instead.of[i].of.back().text;
    equation_.clear();
    emit(block, instead, "activations exchanged", first->text + " and " + second->text + " are exchanged",
         Rank::likely, "which activation does each layer have?");
}

Node substituted(Node body, const std::vector<std::string>& parameters, const std::vector<Node>& arguments) {
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (body.op == Op::name && body.text == parameters[i])
            return arguments[i];
    for (Node& its : body.of)
        its = substituted(its, parameters, arguments);
    return body;
}

/// The slips of those who write sigmoid & co. by hand.
void Deriver::definition(Node& node) {
    const Function* function = formulas_.find(node.text);
    if (function == nullptr || !function->results.empty() || !inside_.empty())
        return;
    const Node call = node;
    node = substituted(function->body, function->parameters, call.of);
    inside_ = function->name;
    expression(node);
    inside_.clear();
    node = call;
}

} // namespace checks::formula

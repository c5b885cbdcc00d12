// What is done to results besides: guards against a division by 0, another factor, an activation once more.
#include "checks/formula/deriver.hpp"

#include <cmath>

namespace checks::formula {
namespace {

/// x / (y + epsilon) for every x / y of matrices.
Node guarded(Node its, double epsilon, const auto& is_number) {
    for (Node& of : its.of)
        of = guarded(of, epsilon, is_number);
    if (its.op == Op::divide && !is_number(its.of[1]))
        its.of[1] = node(Op::add, {its.of[1], number(epsilon)});
    return its;
}

} // namespace

void Deriver::guards() {
    for (int digits = 1; digits <= 10; ++digits) {
        const double epsilon = std::pow(10.0, -digits);
        const auto is_a_number = [this](const Node& its) { return is_number(its); };
        emit(work_.body, guarded(work_.body, epsilon, is_a_number), "x / (y + epsilon)",
             text(number(epsilon)) +
                 " is added where it divides, a common guard against 0, which changes the result a little",
             Rank::rare, "leave it out: the results are compared more closely than that.");
    }
}

/// What may happen to a result on its way: A = A_next, grads.dW[l] = dW.
void Deriver::passed_on(Node& value) {
    const std::string its = text(value);
    for (const char* g : {"relu", "sigmoid", "tanh"})
        emit(value, call(g, {value}), g, std::string(g) + " is applied to " + its + " as well", Rank::rare,
             "what the function below returns is finished.");
    emit(value, node(Op::negative, {value}), "minus", its + " has the opposite sign");
    if (!has_m())
        return;
    emit(value, node(Op::divide, {value, name("m")}), "divided by m",
         its + " is divided by m, and should not be", Rank::rare, "where m belongs, it is in there already.");
    emit(value, node(Op::product, {name("m"), value}), "times m",
         its + " is multiplied by m, and should not be", Rank::rare);
}

} // namespace checks::formula

// One slip in all places at once: another logarithm, m, a guard against a division by 0.
#include "checks/formula/deriver.hpp"

#include <algorithm>
#include <cmath>

namespace checks::formula {
namespace {

/// The same change to all calls of a function.
Node each_call(Node its, const std::string& function, const auto& change) {
    for (Node& of : its.of)
        of = each_call(of, function, change);
    return its.op == Op::call && its.text == function ? change(its) : its;
}

/// parameters.W[1] is start.W[1].
Node from_start(Node its) {
    if (its.op == Op::field && its.of[0].text == "parameters")
        its.of[0] = name("start");
    for (Node& of : its.of)
        of = from_start(of);
    return its;
}

/// x / (y + epsilon) for every x / y of matrices.
Node guarded(Node its, double epsilon, const auto& is_number) {
    for (Node& of : its.of)
        of = guarded(of, epsilon, is_number);
    if (its.op == Op::divide && !is_number(its.of[1]))
        its.of[1] = of(Op::add, its.of[1], number(epsilon));
    return its;
}

} // namespace

void Deriver::logarithms() {
    const Node body = work_.body;
    const auto all = [&](const auto& change, const std::string& what, const std::string& seen, Rank rank,
                         const std::string& look) {
        emit(work_.body, each_call(body, "log", change), what, seen, rank, look);
    };
    for (const char* other : {"log2", "log10", "log1p", "exp", "sqrt"})
        all([&](const Node& log) { return call(other, {log.of[0]}); }, other,
            std::string(other) + " is used in place of log", Rank::usual,
            "the equation has the natural logarithm.");
    all([](const Node& log) { return log.of[0]; }, "no logarithms",
        "There is no logarithm: a probability's cost is minus its logarithm", Rank::usual, "");
    for (int digits = 1; digits <= 16; ++digits) {
        const double epsilon = std::pow(10.0, -digits);
        const std::string its = text(number(epsilon));
        for (const double factor : {1.0, 2.0, 5.0})
            all(
                [&](const Node& log) {
                    return call("log", {of(Op::add, log.of[0], number(factor * epsilon))});
                },
                "log(x + epsilon)",
                "There is log(x + " + text(number(factor * epsilon)) +
                    "), a common guard against log(0), which changes the cost a little",
                Rank::usual,
                "leave it out, or make it 1e-15: the results are compared more closely than that.");
        all(
            [&](const Node& log) {
                return call("log", {call("at_least_epsilon", {log.of[0], number(epsilon)})});
            },
            "log(max(x, epsilon))",
            "Probabilities below " + its + " are clipped to it, which changes the cost", Rank::usual,
            "leave it out, or make it 1e-15.");
    }
}

/// One slip in all places at once.
void Deriver::everywhere() {
    target_ = work_.name;
    equation_.clear();
    results();
    if (mentions(work_.body, "log"))
        logarithms();
    if (mentions(work_.body, "start"))
        emit(work_.body, from_start(work_.body), "weights of the start",
             "the forward step uses the W and b of the start in every iteration: they are taken once, before "
             "the loop",
             Rank::likely, "what update_parameters returns has to be used in the next iteration.");
    at_the_end();
    guards();
    size_of_average();
}

/// m, as it is in all places.
void Deriver::size_of_average() {
    for (Node& its : work_.body.of) {
        if (its.op != Op::assign || text(its.of[0]) != "m")
            continue;
        const Node m = its.of[1];
        const auto slip = [&](const Node& other, const std::string& what, const std::string& seen,
                              Rank rank = Rank::usual, const char* look = "") {
            return emit(its.of[1], other, "m: " + what, seen, rank, look);
        };
        for (const Node& other : names_)
            for (const std::string size : {"rows", "columns", "elements"})
                slip(call(size, {other}), size + " of " + text(other),
                     "m is the number of " + size + " of " + text(other) +
                         ", and should be the number of examples",
                     Rank::rare);
        const std::string all = "Everything that should be averaged is ";
        slip(number(1), "none",
             "1/m is missing wherever it belongs: everything that should be averaged is m times too large",
             Rank::likely);
        slip(of(Op::product, m, m), "twice", all + "divided by m twice", Rank::likely);
        slip(of(Op::subtract, m, number(1)), "m - 1",
             "m is one too small: a mean divides by the number of examples");
        slip(of(Op::product, number(2), m), "2 m", all + "half as large as it should be: is there a 2 m?");
        if (slip(of(Op::divide, number(1), number(0)), "whole-number division",
                 all + "0: is 1 / m a division of whole numbers, which has no decimals?", Rank::likely,
                 "write 1.0 / m, or make m a double: n_cols is a whole number."))
            all_.back().leaves = Leaves::zeros;
    }
}

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

} // namespace checks::formula

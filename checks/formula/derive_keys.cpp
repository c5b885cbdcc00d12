// Slips with the numbers of layers: in the keys of all that a block stores, such as grads.dW[l] and grads.db[l].
#include "checks/formula/deriver.hpp"

namespace checks::formula {

/// x + k, without a sum of two numbers: l of l - 1 and 1.
Node plus(const Node& x, int k) {
    if (x.op == Op::number)
        return number(x.number + k);
    const bool sum = (x.op == Op::add || x.op == Op::subtract) && x.of[1].op == Op::number;
    const double constant = (!sum ? 0 : x.op == Op::add ? x.of[1].number : -x.of[1].number) + k;
    const Node& rest = sum ? x.of[0] : x;
    return constant == 0  ? rest
           : constant > 0 ? of(Op::add, rest, number(constant))
                          : of(Op::subtract, rest, number(-constant));
}

namespace {

/// grads.dW[l] = …
bool is_under_key(const Node& statement) {
    return statement.op == Op::assign && statement.of.size() == 2 && statement.of[0].op == Op::index &&
           statement.of[0].of[0].op == Op::field;
}

Node with_other(Node its, const std::string& variable, const Node& other) {
    if (its.op == Op::name && its.text == variable)
        return other;
    for (Node& of : its.of)
        of = with_other(of, variable, other);
    return its;
}

/// "dA, dW and db"
std::string listed(const Node& block, const std::vector<std::size_t>& which) {
    std::string all;
    for (std::size_t k = 0; k < which.size(); ++k)
        all += (k == 0 ? "" : k + 1 == which.size() ? " and " : ", ") + block.of[which[k]].of[0].of[0].text;
    return all;
}

} // namespace

/// Other keys for several of the results that a block stores; `variable` is its loop's, if it is a loop's.
void Deriver::keys(Node& block, const std::string& variable, const std::string& where) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < block.of.size(); ++i)
        if (is_under_key(block.of[i]))
            all.push_back(i);
    if (all.size() < 2)
        return;
    const Node before = block;
    const auto changed = [&](const std::vector<std::size_t>& which, const auto& change,
                             const std::string& words) {
        Node instead = before;
        for (const std::size_t i : which)
            change(instead.of[i].of[0]);
        const std::string what = "the keys of " + listed(before, which) + words;
        emit(block, instead, what.substr(4) + where, what, Rank::rare, "the layers count from 1 to L.");
    };
    std::vector<std::vector<std::size_t>> sets{all};
    for (std::size_t left_out = 0; left_out < all.size() && all.size() > 2; ++left_out) {
        sets.push_back(all);
        sets.back().erase(sets.back().begin() + static_cast<std::ptrdiff_t>(left_out));
    }
    for (const auto& which : sets)
        for (const int k : {-1, 1})
            changed(
                which, [&](Node& target) { target.of[1] = plus(target.of[1], k); },
                std::string(" are one number too ") + (k < 0 ? "low" : "high"));
    for (const std::size_t i : all) // W's and b's results under one key
        for (const std::size_t other : all) {
            Node instead = before;
            instead.of[i].of[0] = before.of[other].of[0];
            target_ = text(before.of[i].of[0]);
            equation_ = before.of[i].equation;
            emit(block, instead, target_ + " stored in " + text(instead.of[i].of[0]),
                 "it is stored under " + text(instead.of[i].of[0]), Rank::usual,
                 "each result has a key of its own.");
        }
    if (variable.empty())
        return;
    target_ = "the loop";
    equation_.clear();
    const Node from_end = of(Op::subtract, of(Op::add, name("L"), number(1)), name(variable));
    changed(
        all, [&](Node& target) { target.of[1] = with_other(target.of[1], variable, from_end); },
        " count from the last layer down");
    changed(
        all, [](Node& target) { target = Node(target.of[0]); },
        " have no number, so that each layer overwrites the one before");
}

} // namespace checks::formula

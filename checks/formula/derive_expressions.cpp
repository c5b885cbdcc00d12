// Slips in an expression: in its operands, conditions and choices.
#include "checks/formula/deriver.hpp"

namespace checks::formula {
void Deriver::expression(Node& node) {
    switch (node.op) {
    case Op::number:
        constant(node);
        break;
    case Op::name:
    case Op::field:
    case Op::index:
        operand(node);
        break;
    case Op::product:
    case Op::times:
        products(node);
        break;
    case Op::divide:
        quotient(node);
        break;
    case Op::add:
    case Op::add_column:
    case Op::subtract:
        sums(node);
        break;
    case Op::negative:
        emit(node, node.of[0], "no minus",
             &node == value_ ? "the minus is missing"
                             : "the minus before " + text(node.of[0]) + " is missing",
             Rank::likely);
        break;
    case Op::transposed:
        emit(node, node.of[0], "not transposed " + text(node.of[0]),
             text(node.of[0]) + " is not transposed, and it should be", Rank::likely);
        break;
    case Op::less:
    case Op::greater:
        condition(node);
        break;
    case Op::choose:
        choice(node);
        break;
    case Op::call:
        calls(node);
        break;
    default:
        break;
    }
    brackets(node);
    for (Node& its : node.of)
        if (node.op != Op::index && node.op != Op::field && node.op != Op::equal) {
            around_ = &node;
            expression(its);
        }
}

namespace {

int occurrences(const Node& node, const Node& in) {
    int count = in == node ? 1 : 0;
    for (const Node& of : in.of)
        count += occurrences(node, of);
    return count;
}

/// W · A + b of the cache.
Node computed_again() {
    const auto part = [](const char* name) {
        Node linear = node(Op::field, {formula::name("cache")}), its;
        linear.text = "linear";
        linear.symbol = symbol(linear.text);
        its = node(Op::field, {linear});
        its.text = name;
        its.symbol = symbol(its.text);
        return its;
    };
    return of(Op::add_column, of(Op::product, part("W"), part("A")), part("b"));
}

} // namespace

/// Another operand, or this one transposed.
void Deriver::operand(Node& node) {
    if (node.op == Op::index)
        index(node);
    if (node.text == "learning_rate")
        rate(node);
    if (node.text == "sigmoid" || node.text == "relu" || node.text == "tanh")
        for (const char* g : activation_names)
            emit(node, name(g), std::string(g) + " for " + node.text,
                 std::string(g) + " is used in place of " + node.text, Rank::likely);
    if (is_number(node) || node.text == "sigmoid" || node.text == "relu" || node.text == "tanh" ||
        node.text == "activation")
        return;
    const bool several =
        inside_.empty() && value_ != nullptr && around_ != nullptr && occurrences(node, *value_) > 1;
    const std::string its_place = several ? " in " + text(*around_) : "";
    for (const Node& other : names_)
        emit(node, other, text(other) + " for " + text(node),
             text(other) + " is used in place of " + text(node) + its_place,
             text(other) == target_ || text(other).starts_with("updated.") ? Rank::odd : Rank::usual);
    emit(node, minus(node), "minus before " + text(node), text(node) + " has the opposite sign" + its_place,
         Rank::rare);
    if (mentions_complement_)
        emit(node, of(Op::subtract, number(1), node), "1 - " + text(node),
             "1 - " + text(node) + " is used in place of " + text(node) + its_place, Rank::usual);
    if (work_.name == "linear_activation_backward" && text(node) == "cache.Z")
        emit(node, computed_again(), "Z computed again",
             "Z is computed again from W, A and b, in place of cache.Z: the notebook's test has a cache.Z of "
             "its own",
             Rank::usual, "the forward step has kept Z in the cache.");
    emit(node, formula::node(Op::transposed, {node}), "transposed " + text(node),
         text(node) + " is transposed, and it should not be");
}

/// Another number: 2 - Y.
void Deriver::constant(Node& node) {
    if (around_ == nullptr || (around_->op != Op::add && around_->op != Op::subtract))
        return; // factors and sizes have slips of their own
    for (const double other : {0.0, 2.0, 10.0, -1.0})
        emit(node, number(other), text(number(other)) + " for " + text(node),
             text(number(other)) + " is there in place of " + text(node) + " in " + text(*around_),
             Rank::rare);
}

/// Another learning rate.
void Deriver::rate(Node& node) {
    for (const double fixed : usual_rates)
        emit(node, number(fixed), "always " + text(number(fixed)),
             "the learning rate is always " + text(number(fixed)), Rank::rare,
             "learning_rate comes in as an argument.");
    emit(node, minus(node), "minus", "the sign of the learning rate is the opposite: the steps go up",
         Rank::usual);
    emit(node, of(Op::product, number(2), node), "twice",
         "the learning rate is twice as large as it should be", Rank::rare);
}

/// Another layer's.
void Deriver::index(Node& node) {
    const Node at = node.of[1];
    std::vector<Node> others = {of(Op::subtract, at, number(1)), of(Op::add, at, number(1)), number(0),
                                number(1), number(2)};
    if (at.op == Op::subtract)
        others.insert(others.begin(), {at.of[0], of(Op::add, at.of[0], number(1))});
    if (text(at).find('l') != std::string::npos) {
        others.push_back(name("L"));
        others.push_back(of(Op::subtract, name("L"), number(1)));
        others.push_back(of(Op::subtract, name("L"), name("l")));
        others.push_back(of(Op::subtract, of(Op::add, name("L"), number(1)), name("l")));
    }
    const bool cache = text(node.of[0]) == "caches"; // which C++ counts from 0
    for (const Node& other : others) {
        Node instead = node;
        instead.of[1] = other;
        emit(node, instead, text(instead),
             cache ? "the cache of layer " + text(other) + " is used in place of layer " + text(at) + "'s"
                   : text(instead) + " is used in place of " + text(node),
             Rank::usual,
             cache ? "layer l's cache is caches[l - 1], since a std::vector counts from 0."
                   : "the layers count from 1 to L: how is the key built from l?");
    }
}

void Deriver::condition(Node& node) {
    const Node a = node.of[0], b = node.of[1];
    if (is_number(a) && is_number(b)) { // l < L
        const auto instead = [&](const Node& other, const std::string& words) {
            emit(node, other, words, "the condition " + text(node) + " is " + words, Rank::usual,
                 "which layer is the last one, if l begins at 1?");
        };
        const Node one = number(1);
        for (const Node& other :
             {of(Op::less, a, of(Op::subtract, b, one)), of(Op::less, b, a), of(Op::equal, a, b),
              of(Op::equal, a, one), of(Op::greater, a, one), of(Op::equal, a, of(Op::subtract, b, one)),
              of(Op::less, a, of(Op::subtract, b, number(2))),
              call("not", {of(Op::equal, a, of(Op::subtract, b, one))}),
              call("not", {of(Op::equal, a, number(2))})})
            instead(other, text(other));
        instead(one, "always true");
        instead(number(0), "always false");
        return;
    }
    emit(node, of(Op::less, a, b), "<", text(of(Op::less, a, b)) + " is there in place of " + text(node),
         Rank::likely);
    emit(node, call("not", {node}), "<=", text(a) + " <= " + text(b) + " is there in place of " + text(node),
         Rank::likely);
    emit(node, call("at_least", {a, b}),
         ">=", text(a) + " >= " + text(b) + " is there in place of " + text(node), Rank::likely,
         "what is the slope at exactly 0?");
    emit(node, call("leaky", {a}), "leaky",
         "a slope of 0.01 is there where " + text(a) + " is negative: that is leaky relu", Rank::rare,
         "the slope of relu is 0 there.");
    for (const char* kept : {"kept_negative", "kept_below_zero"})
        emit(node, call(kept, {a}), "negative kept",
             text(a) + " itself is there where it is negative, and should be 0", Rank::rare,
             "the slope of relu is 0 where Z is negative.");
    emit(node, number(1), "always", "the condition " + text(node) + " is missing: the slope is 1 everywhere",
         Rank::likely);
    emit(node, a, "Z for its sign",
         text(a) + " itself is there in place of " + text(node) + ", which is 1 or 0", Rank::rare);
    emit(node, call("relu", {a}), "relu for its slope",
         "relu(" + text(a) + ") is there in place of its slope, which is 1 or 0", Rank::likely);
}

void Deriver::choice(Node& node) {
    const Node a = node.of[1], b = node.of[2];
    if (node.of[0].op == Op::equal)
        activations(node);
    if (b.op != Op::choose)
        emit(node, formula::node(Op::choose, {node.of[0], b, a}), "branches swapped",
             text(a) + " and " + text(b) + " are taken for each other", Rank::likely);
    const Node& condition = node.of[0];
    if (condition.op == Op::equal) { // of the activation
        emit(node, formula::node(Op::choose, {condition, minus(a), b}), "minus before " + text(a),
             text(a) + " has the opposite sign", Rank::rare);
        emit(node, b, "no branch for " + text(condition.of[1]),
             "there is no branch for " + text(condition.of[1]) + ", or it is overwritten", Rank::usual,
             switch_or_if);
        Node empty = node;
        empty.of[1] = name("none");
        if (emit(node, empty, "nothing for " + text(condition.of[1]),
                 "nothing is assigned for " + text(condition.of[1]) + ", and the result stays empty",
                 Rank::likely))
            all_.back().leaves = Leaves::nothing;
    } else
        for (const char* g : activation_names)
            for (const std::size_t branch : {1, 2}) {
                Node instead = node;
                instead.of[branch] = name(g);
                emit(node, instead, text(instead),
                     std::string(branch == 1 ? "the hidden layers have " : "the last layer has ") + g +
                         " in place of " + text(node.of[branch]),
                     Rank::likely);
            }
    if (b.op == Op::call) { // the last branch
        emit(node, formula::node(Op::choose, {condition, a, minus(b)}), "minus before " + text(b),
             text(b) + " has the opposite sign", Rank::rare);
        Node empty = node;
        empty.of[2] = name("none");
        if (emit(node, empty, "nothing for the last",
                 "nothing is assigned for tanh, and the result stays empty", Rank::likely))
            all_.back().leaves = Leaves::nothing;
    }
}

} // namespace checks::formula

#include "checks/formula/operators.hpp"

#include <cstdio>

namespace checks::formula {
namespace {

int strength_of(Op op) {
    for (const Operator& o : operators)
        if (o.op == op)
            return o.strength;
    return op == Op::negative ? of_sign : op == Op::choose ? 0 : of_postfix;
}

std::string bracketed(const Node& node, bool brackets) {
    return brackets ? '(' + text(node) + ')' : text(node);
}

std::string list(const std::vector<Node>& nodes, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += (i == 0 ? "" : ", ") + text(nodes[i]);
    return all;
}

} // namespace

std::string text(const Node& node) {
    const auto of = [&](std::size_t i) { return text(node.of[i]); };
    switch (node.op) {
    case Op::number: {
        char digits[40];
        std::snprintf(digits, sizeof digits, "%g", node.number);
        return digits;
    }
    case Op::name:
        return node.text;
    case Op::field:
        return of(0) + '.' + node.text;
    case Op::index:
        return of(0) + '[' + of(1) + ']';
    case Op::negative:
        return '-' + bracketed(node.of[0], strength_of(node.of[0].op) < of_sign);
    case Op::transposed:
        return bracketed(node.of[0], strength_of(node.of[0].op) < of_postfix) + "ᵀ";
    case Op::choose:
        return of(0) + " ? " + of(1) + " : " + of(2);
    case Op::call:
        return node.text + '(' + list(node.of, node.of.size()) + ')';
    case Op::assign:
        return list(node.of, node.of.size() - 1) + " = " + text(node.of.back());
    case Op::append:
        return "append " + of(1) + " to " + of(0);
    case Op::loop:
        return "for " + node.text + " = " + of(0) + " … " + of(1);
    case Op::stop:
        return "stop unless " + of(0);
    default:
        break;
    }
    for (const Operator& o : operators)
        if (o.op == node.op)
            return bracketed(node.of[0], strength_of(node.of[0].op) < o.strength) +
                   (node.op == Op::add_column ? " + " : std::string(" ") + o.sign + ' ') +
                   bracketed(node.of[1], strength_of(node.of[1].op) <= o.strength);
    return "";
}

} // namespace checks::formula

#include "checks/formula/tree.hpp"

#include <map>

namespace checks::formula {

Node number(double value) {
    Node its = node(Op::number, {});
    its.number = value;
    return its;
}

Node name(const std::string& text) {
    Node its = node(Op::name, {});
    its.text = text;
    its.symbol = symbol(text);
    return its;
}

Node node(Op op, std::vector<Node> of) {
    Node its;
    its.op = op;
    its.of = std::move(of);
    return its;
}

Node of(Op op, const Node& x, const Node& y) {
    return node(op, {x, y});
}

Node minus(const Node& x) {
    return node(Op::negative, {x});
}

Node call(const std::string& function, std::vector<Node> of) {
    Node its = node(Op::call, std::move(of));
    its.text = function;
    its.symbol = symbol(function);
    return its;
}

namespace {

std::map<std::string, int>& symbols_by_name() {
    static std::map<std::string, int> all;
    return all;
}

} // namespace

int symbol(const std::string& name) {
    return symbols_by_name().try_emplace(name, static_cast<int>(symbols_by_name().size())).first->second;
}

const std::string& name_of(int symbol) {
    static const std::string none;
    for (const auto& [name, its] : symbols_by_name())
        if (its == symbol)
            return name;
    return none;
}

} // namespace checks::formula

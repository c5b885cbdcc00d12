// One line of a formula, read from the left.
#pragma once

#include "checks/formula/operators.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace checks::formula {

inline bool is_name_character(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '\'';
}

class Reader {
public:
    explicit Reader(std::string line) : line_(std::move(line)) {}

    void skip_spaces() {
        while (at_ < line_.size() && line_[at_] == ' ')
            ++at_;
    }
    bool at_end() {
        skip_spaces();
        return at_ == line_.size();
    }
    bool take(const std::string& sign) {
        skip_spaces();
        if (line_.compare(at_, sign.size(), sign) != 0)
            return false;
        at_ += sign.size();
        return true;
    }
    void expect(const std::string& sign) {
        if (!take(sign))
            fail("\"" + sign + "\" expected");
    }
    bool take_word(const std::string& word) {
        skip_spaces();
        const std::size_t end = at_ + word.size();
        return (end >= line_.size() || !is_name_character(line_[end])) && take(word);
    }
    std::string word() {
        skip_spaces();
        const std::size_t from = at_;
        while (at_ < line_.size() && is_name_character(line_[at_]))
            ++at_;
        if (from == at_)
            fail("a name expected");
        return line_.substr(from, at_ - from);
    }
    std::vector<std::string> words() {
        std::vector<std::string> all{word()};
        while (take(","))
            all.push_back(word());
        return all;
    }
    [[noreturn]] void fail(const std::string& what) const {
        throw std::runtime_error(what + ": " + line_.substr(0, at_) + " >>> " + line_.substr(at_));
    }

    Node expression() {
        Node condition = binary(weakest);
        if (!take("?"))
            return condition;
        Node first = expression();
        expect(":");
        Node second = expression();
        return node(Op::choose, {std::move(condition), std::move(first), std::move(second)});
    }

private:
    Node binary(int strength) {
        if (strength > 3)
            return postfix();
        Node left =
            strength == of_sign && take("-") ? node(Op::negative, {binary(of_sign)}) : binary(strength + 1);
        for (;;) {
            const auto* found =
                std::find_if(std::begin(operators), std::end(operators), [&](const Operator& o) {
                    return o.strength == strength && !looking_at("->") && take(o.sign);
                });
            if (found == std::end(operators))
                return left;
            Node right = strength + 1 > 3 ? factor() : binary(strength + 1);
            left = node(found->op, {std::move(left), std::move(right)});
        }
    }
    Node factor() { return take("-") ? node(Op::negative, {postfix()}) : postfix(); }
    bool looking_at(const std::string& sign) {
        skip_spaces();
        return line_.compare(at_, sign.size(), sign) == 0;
    }
    Node postfix() {
        Node value = primary();
        for (;;)
            if (take("ᵀ"))
                value = node(Op::transposed, {std::move(value)});
            else if (take(".")) {
                Node field = node(Op::field, {std::move(value)});
                field.text = word();
                field.symbol = symbol(field.text);
                value = std::move(field);
            } else if (at_ < line_.size() && line_[at_] == '[') {
                expect("[");
                Node index = expression();
                expect("]");
                value = node(Op::index, {std::move(value), std::move(index)});
            } else
                return value;
    }
    Node primary() {
        if (take("(")) {
            Node inner = expression();
            expect(")");
            return inner;
        }
        skip_spaces();
        if (at_ < line_.size() && std::isdigit(static_cast<unsigned char>(line_[at_])) != 0) {
            std::size_t used = 0;
            const double value = std::stod(line_.substr(at_), &used);
            at_ += used;
            return number(value);
        }
        const std::string its_name = word();
        if (!take("("))
            return name(its_name);
        std::vector<Node> arguments;
        if (!take(")")) {
            do
                arguments.push_back(expression());
            while (take(","));
            expect(")");
        }
        return call(its_name, std::move(arguments));
    }

    std::string line_;
    std::size_t at_ = 0;
};

} // namespace checks::formula

#include "checks/formula/operators.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <stdexcept>

namespace checks::formula {
namespace {

bool is_name_character(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '\'';
}

/// One line, read from the left.
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

Node statement(Reader& in) {
    if (in.take_word("for")) {
        Node loop = node(Op::loop, {});
        loop.text = in.word();
        loop.symbol = symbol(loop.text);
        in.expect("=");
        loop.of.push_back(in.expression());
        in.expect("…");
        loop.of.push_back(in.expression());
        loop.of.push_back(node(Op::block, {}));
        return loop;
    }
    if (in.take_word("append")) {
        Node value = in.expression();
        in.expect("to");
        return node(Op::append, {in.expression(), std::move(value)});
    }
    if (in.take_word("stop")) {
        in.expect("unless");
        return node(Op::stop, {in.expression()});
    }
    Node assign = node(Op::assign, {});
    do
        assign.of.push_back(in.expression());
    while (in.take(","));
    assign.given = in.take(":=");
    if (!assign.given)
        in.expect("=");
    assign.of.push_back(in.expression());
    return assign;
}

/// "(8)" at the end of a line, which is taken off.
std::string equation_of(std::string& line) {
    const std::size_t from = line.rfind("  (");
    if (from == std::string::npos || line.back() != ')')
        return "";
    const std::string equation = line.substr(from + 2);
    line.erase(from);
    return equation;
}

std::vector<int> symbols(const std::vector<std::string>& names) {
    std::vector<int> all;
    for (const std::string& its_name : names)
        all.push_back(symbol(its_name));
    return all;
}

Function head(Reader& in) {
    Function function;
    function.name = in.word();
    in.expect("(");
    function.parameters = in.words();
    in.expect(")");
    if (in.take("->")) {
        function.results = in.words();
        function.body = node(Op::block, {});
    } else {
        in.expect("=");
        function.body = in.expression();
    }
    function.parameter_symbols = symbols(function.parameters);
    function.result_symbols = symbols(function.results);
    return function;
}

constexpr std::size_t indent = 4, indent_of_words = 2;

/// ~ id, ~ id = value, or ~ id: derivation; each with or without "both" before the id
Mistake mistake(const std::string& line) {
    Mistake its;
    const std::string mark = "both ";
    std::size_t from = line.find('~') + 2;
    its.both = line.compare(from, mark.size(), mark) == 0;
    from += its.both ? mark.size() : 0;
    const std::size_t to = line.find_first_of(" :", from);
    its.id = line.substr(from, to - from);
    if (to == std::string::npos) {
        its.instead = node(Op::block, {});
    } else if (line[to] == ':') {
        its.derivation = line.substr(to + 2);
    } else {
        Reader in(line.substr(to));
        in.expect("=");
        its.instead = in.expression();
        if (!in.at_end())
            in.fail("the end of the line expected");
    }
    return its;
}

/// A line of a text, for those before it.
class Parser {
public:
    void add(std::string line) {
        const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
        if (spaces == line.size() || line[spaces] == '#')
            return;
        if (spaces % indent == indent_of_words)
            return words(line.substr(spaces));
        if (line[spaces] == '~')
            return known(line, spaces / indent);
        const std::string equation = equation_of(line);
        Reader in(line);
        if (in.take_word("numbers")) {
            all_.numbers = in.words();
        } else if (spaces == 0) {
            all_.functions.push_back(head(in));
            blocks_ = {&all_.functions.back().body};
        } else {
            Node& its = blocks(spaces / indent).emplace_back(statement(in));
            its.equation = equation;
            if (its.op == Op::loop)
                blocks_.push_back(&its.of[2]);
        }
        if (!in.at_end())
            in.fail("the end of the line expected");
    }
    Library all() { return std::move(all_); }

private:
    /// The statements of the innermost block that is open at this depth.
    std::vector<Node>& blocks(std::size_t depth) {
        blocks_.resize(std::min(blocks_.size(), depth));
        if (blocks_.empty())
            throw std::runtime_error("a statement outside a function");
        return blocks_.back()->of;
    }
    void known(const std::string& line, std::size_t depth) {
        std::shared_ptr<std::vector<Mistake>>& mistakes = blocks(depth).back().mistakes;
        if (!mistakes)
            mistakes = std::make_shared<std::vector<Mistake>>();
        Mistake its = mistake(line);
        if (!mistakes->empty() && mistakes->back().id == its.id && its.derivation.empty()) {
            its.seen = mistakes->back().seen;
            its.look = mistakes->back().look;
        }
        last_ = &mistakes->emplace_back(std::move(its));
        if (last_->instead.op == Op::block)
            blocks_.push_back(&last_->instead);
    }
    void words(const std::string& line) {
        if (last_ == nullptr)
            throw std::runtime_error("words without a mistake: " + line);
        std::string& text = last_->seen.empty() ? last_->seen : last_->look;
        text += (text.empty() ? "" : " ") + line;
    }

    Library all_;
    std::vector<Node*> blocks_; // the open ones, outermost first
    Mistake* last_ = nullptr;
};

} // namespace

Library parse(const std::string& text) {
    Parser parser;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        parser.add(line);
    return parser.all();
}

} // namespace checks::formula

#include "checks/formula/reader.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <sstream>
#include <stdexcept>

namespace checks::formula {
namespace {

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

/// ~ id, ~ id = value, or ~ id: derivation; each with or without "both" or "any" before the id
Mistake mistake(const std::string& line) {
    Mistake its;
    std::size_t from = line.find('~') + 2;
    for (const auto& [mark, is_set] : {std::pair("both ", &its.both), {"any ", &its.any}})
        if (line.compare(from, std::strlen(mark), mark) == 0) {
            *is_set = true;
            from += std::strlen(mark);
        }
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

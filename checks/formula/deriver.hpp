// Walks through a function and changes one place after another; expressions in derive_expressions.cpp, statements in
// derive_statements.cpp.
#pragma once

#include "checks/formula/derive.hpp"

namespace checks::formula {

/// How likely a slip is.
enum class Rank { known, likely, usual, rare, odd };

inline constexpr const char* switch_or_if =
    "a switch needs a break after each case, and an if no ; behind its brackets.";

/// A function's body, called with these arguments.
Node substituted(Node body, const std::vector<std::string>& parameters, const std::vector<Node>& arguments);

/// x + k, with no more numbers than needed: L - 2 of L - 1 and -1.
Node plus(const Node& x, int k);

class Deriver {
public:
    Deriver(const Library& formulas, const Function& function, const std::set<std::string>* only)
        : formulas_(formulas), work_(function), only_(only) {}
    std::vector<Derivation> run();

private:
    /// The function with `instead` in place of `at`: "In dW, `seen`."
    void emit(Node& at, Node instead, const std::string& what, const std::string& seen,
              Rank rank = Rank::usual, const std::string& look = "");
    bool is_wanted(const std::string& slip) const;
    void known(Node& at, const Mistake& mistake);
    void name_known(std::size_t from, const std::vector<Mistake>& mistakes);
    std::string place() const;
    std::string look_at(const std::string& hint) const;
    bool is_number(const Node& node) const;
    void collect_names(const Node& node);

    // expressions
    void expression(Node& node);
    void operands(Node& node);
    void operand(Node& node);
    void index(Node& node);
    void products(Node& node);
    void factor(Node& node);
    void sums(Node& node);
    void exchanged(Node& node);
    void quotient(Node& node);
    void brackets(Node& node);
    void condition(Node& node);
    void activations(Node& chain);
    void choice(Node& node);
    void calls(Node& node);
    void slopes(Node& g);
    void backward(Node& node);
    void sizes(Node& made);
    void arguments(Node& node);
    void definition(Node& node);

    // statements
    void block(Node& block);
    bool is_local(const Node& statement) const;
    void known_ones(Node& statement);
    void in_both(Node& block, std::size_t i, std::size_t k, std::size_t from, std::size_t to);
    void results();
    void statement(Node& block, std::size_t i);
    void moved(Node& block, std::size_t i);
    void assignment(Node& assign);
    void whole_value(Node& value);
    void passed_on(Node& value);
    bool has_m() const;
    void loop(Node& block, std::size_t i);
    void keys(Node& block, const std::string& variable, const std::string& where);
    void out_of_loop(Node& block, std::size_t i);
    void told(Node& stop);
    void appended(Node& append);
    void everywhere();
    void size_of_average();
    void at_the_end();
    void logarithms();
    void guards();

    const Library& formulas_;
    Function work_;
    const std::set<std::string>* only_;
    std::vector<Derivation> all_;
    std::vector<Node> names_;
    const Node *value_ = nullptr, *around_ = nullptr; // of a statement, and what the walk is inside of
    bool mentions_complement_ = false;                // 1 - Y, 1 - AL
    std::string target_, equation_, inside_;          // where the walk is: "dW", "(8)", "sigmoid"
};

} // namespace checks::formula

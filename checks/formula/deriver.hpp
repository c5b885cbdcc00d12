// Walks through a function and changes one place after another.
#pragma once

#include "checks/formula/derive.hpp"

namespace checks::formula {

/// How likely a slip is.
enum class Rank { known, likely, usual, rare, odd };

inline constexpr const char* switch_or_if = "a switch needs a break after each case, a chain of ifs an else "
                                            "before each but the first, and an if no ; "
                                            "behind its brackets.";

inline constexpr const char* activation_names[] = {"sigmoid", "relu", "tanh"};
inline constexpr double usual_rates[] = {0.0075, 0.01, 0.001, 0.1, 0.005, 0.05, 0.5, 1.0, 0.0001};

/// A function that is called where it should not be, and what is seen then.
struct Wrapped {
    const char *function, *seen;
    Rank rank = Rank::rare;
};

/// Whether words of a known mistake are about what is written, "In dW, …", and not about its numbers.
bool is_about_statement(const std::string& words);

/// The statement where the condition is not 0.
Node only_if(const Node& condition, const Node& statement);

/// Whether a name, or a function's, is in it.
bool mentions(const Node& node, const std::string& name);

/// A function's body, called with these arguments.
Node substituted(Node body, const std::vector<std::string>& parameters, const std::vector<Node>& arguments);

/// x + k, with no more numbers than needed: L - 2 of L - 1 and -1.
Node plus(const Node& x, int k);

class Deriver {
public:
    Deriver(const Library& formulas, const Function& function) : formulas_(formulas), work_(function) {}
    std::vector<Derivation> run();

private:
    // derive.cpp
    /// The function with `instead` in place of `at`: "In dW, `seen`." False if that is the same; else it is the last one.
    bool emit(Node& at, Node instead, const std::string& what, const std::string& seen,
              Rank rank = Rank::usual, const std::string& look = "");
    void known(Node& at, const Mistake& mistake);
    void name_known(std::size_t from, const std::vector<Mistake>& mistakes);
    std::string place() const;
    std::string look_at(const std::string& hint) const;
    std::string begun(std::string words) const;
    bool is_number(const Node& node) const;
    void collect_names(const Node& node);

    // derive_statements.cpp
    void block(Node& block);
    bool is_local(const Node& statement) const;
    void known_ones(Node& statement);
    void statement(Node& block, std::size_t i);
    void moved(Node& block, std::size_t i);
    void assignment(Node& assign);
    void whole_value(Node& value);
    void passed_on(Node& value);
    bool has_m() const;

    // derive_loops.cpp
    void loop(Node& block, std::size_t i);
    void out_of_loop(Node& block, std::size_t i);
    void told(Node& stop);
    void appended(Node& append);

    // derive_keys.cpp
    void keys(Node& block, const std::string& variable, const std::string& where);

    // derive_results.cpp
    void in_both(Node& block, std::size_t i, std::size_t k, std::size_t from, std::size_t to);
    void results();

    // derive_everywhere.cpp
    void everywhere();
    void size_of_average();
    void logarithms();
    void guards();

    // derive_expressions.cpp
    void expression(Node& node);
    void operand(Node& node);
    void constant(Node& node);
    void index(Node& node);
    void rate(Node& node);
    void condition(Node& node);
    void choice(Node& node);

    // derive_products.cpp
    void products(Node& node);
    void running(Node& node);
    void factor(Node& node);
    void quotient(Node& node);

    // derive_sums.cpp
    void sums(Node& node);
    void exchanged(Node& node);
    void brackets(Node& node);

    // derive_calls.cpp
    void calls(Node& node);
    void arguments(Node& node);
    void definition(Node& node);
    void exchanged_activations(Node& block, std::size_t i, std::size_t k);

    // derive_activations.cpp
    void activations(Node& chain);
    void slopes(Node& g);
    void backward(Node& node);
    void sizes(Node& made);
    void at_the_end();

    const Library& formulas_;
    Function work_;
    std::vector<Derivation> all_;
    std::vector<Node> names_;
    const Node *value_ = nullptr, *around_ = nullptr; // of a statement, and what the walk is inside of
    bool mentions_complement_ = false;                // 1 - Y, 1 - AL
    std::string target_, equation_, inside_;          // where the walk is: "dW", "(8)", "sigmoid"
};

} // namespace checks::formula

// A formula as a tree: what testcases/NN_name/formula says, read, printed and changed. given.formulas has the format.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace checks::formula {

enum class Op {
    // expressions
    number,
    name,       // "A_prev"
    field,      // of[0].text: "cache.Z"
    index,      // of[0][of[1]]: "W[l]"
    negative,   // -x
    transposed, // xᵀ
    add,
    add_column, // x +| b: the column b is added to every column of x
    subtract,
    product, // x · y: the matrix product, or a number times something
    times,   // x ∗ y: element by element
    divide,  // element by element
    less,
    greater,
    equal,
    choose, // of[0] ? of[1] : of[2]
    call,   // text(of…)
    // statements
    assign,  // of[0], … = of.back(); one target per result of the call
    append,  // the value of[1] to the list of[0]
    loop,    // for text = of[0] … of[1]: of[2] is a block; one step up or down
    stop,    // leaves the loop where of[0] is 0
    only_if, // of[1] where of[0] is not 0
    nothing,
    block
};

struct Mistake;

struct Node {
    Op op = Op::nothing;
    std::string text; // a name, a field, a function, a loop's variable
    double number = 0;
    std::vector<Node> of;
    std::string equation; // of a statement: "(8)"
    bool given = false;   // the learner has this statement already: no mistake can be in it
    int symbol = -1;      // of text
    std::shared_ptr<std::vector<Mistake>> mistakes; // known ones of a statement, if any

    bool operator==(const Node& other) const {
        return op == other.op && text == other.text && number == other.number && of == other.of;
    }
};

/// A mistake with words of its own: another value or other statements in a statement's place, or a derivation.
struct Mistake {
    std::string id, seen, look;
    std::string derivation; // its id, without the statement's target: "without 1 / m"
    Node instead;           // else: an expression or a block
    bool both = false;      // in the statement below that is alike, too
    bool any = false;       // the words hold for whatever throws the same
};

/// name(parameters…) -> results…, and its body; or name(parameters…) = value.
struct Function {
    std::string name;
    std::vector<std::string> parameters, results;
    Node body; // a block, or an expression
    std::vector<int> parameter_symbols, result_symbols;
    bool is_rewritten =
        false; // by a slip at its end or in all places: what it gives cannot be judged statement by statement
};

/// The functions by their names, and the names that stand for numbers.
struct Library {
    std::vector<Function> functions;
    std::vector<std::string> numbers;

    const Function* find(const std::string& name) const;
    const Function& at(const std::string& name) const;
};

/// Throws std::runtime_error, with the line, if the text is no library.
Library parse(const std::string& text);

/// Of all exercises.
const Library& library();

/// "dZ · A_prevᵀ", with no more brackets than needed.
std::string text(const Node& node);

/// A number for a name; the same for the same name.
int symbol(const std::string& name);
/// The name again.
const std::string& name_of(int symbol);

// ---- To build trees ----

Node number(double value);
Node name(const std::string& text);
Node node(Op op, std::vector<Node> of);
Node of(Op op, const Node& x, const Node& y);
Node minus(const Node& x);
Node call(const std::string& function, std::vector<Node> of);

} // namespace checks::formula

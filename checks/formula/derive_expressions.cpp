#include "checks/formula/deriver.hpp"

#include <map>

namespace checks::formula {
namespace {

const char* const matrix_product = "in Armadillo * is the matrix product, and % goes element by element.";
const char* const which_axis = "arma::sum(M, 1) adds up along each row, over the columns; arma::sum(M, 0) "
                               "goes down each column; arma::accu(M) adds "
                               "up everything.";

/// Without a factor that is only a number: "dZ" of 1 / m · dZ.
const Node& bare(const Node& node, const auto& is_number) {
    return node.op == Op::product && is_number(node.of[0]) ? bare(node.of[1], is_number) : node;
}

Node of(Op op, const Node& x, const Node& y) {
    return node(op, {x, y});
}

Node minus(const Node& x) {
    return node(Op::negative, {x});
}

std::string quoted(const Node& node) {
    return text(node);
}

bool is_place(const Node& node) {
    return node.op == Op::name || node.op == Op::field || node.op == Op::index;
}

} // namespace

void Deriver::expression(Node& node) {
    if (node.given)
        return; // an earlier slip
    switch (node.op) {
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
                             : "the minus before " + quoted(node.of[0]) + " is missing",
             Rank::likely);
        break;
    case Op::transposed:
        emit(node, node.of[0], "not transposed " + quoted(node.of[0]),
             quoted(node.of[0]) + " is not transposed, and it should be", Rank::likely);
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

} // namespace

/// Another operand, or this one transposed.
void Deriver::operand(Node& node) {
    if (node.op == Op::index)
        index(node);
    if (node.text == "learning_rate")
        rate(node);
    if (node.text == "sigmoid" || node.text == "relu" || node.text == "tanh")
        for (const char* g : {"sigmoid", "relu", "tanh"})
            emit(node, name(g), std::string(g) + " for " + node.text,
                 std::string(g) + " is used in place of " + node.text, Rank::likely);
    if (is_number(node) || node.text == "sigmoid" || node.text == "relu" || node.text == "tanh" ||
        node.text == "activation")
        return;
    const bool several =
        inside_.empty() && value_ != nullptr && around_ != nullptr && occurrences(node, *value_) > 1;
    const std::string its_place = several ? " in " + quoted(*around_) : "";
    for (Node other : names_) {
        other.given = true;
        emit(node, other, quoted(other) + " for " + quoted(node),
             quoted(other) + " is used in place of " + quoted(node) + its_place,
             text(other) == target_ ? Rank::odd : Rank::usual);
    }
    if (mentions_complement_)
        emit(node, of(Op::subtract, number(1), node), "1 - " + quoted(node),
             "1 - " + quoted(node) + " is used in place of " + quoted(node) + its_place, Rank::usual);
    emit(node, formula::node(Op::transposed, {node}), "transposed " + quoted(node),
         quoted(node) + " is transposed, and it should not be");
}

/// Another learning rate.
void Deriver::rate(Node& node) {
    for (const double fixed : {0.0075, 0.01, 0.001, 0.1, 0.005, 0.05, 0.5, 1.0, 0.0001})
        emit(node, number(fixed), "always " + quoted(number(fixed)),
             "the learning rate is always " + quoted(number(fixed)), Rank::rare,
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
        others.push_back(of(Op::subtract, name("L"), name("l")));
        others.push_back(of(Op::subtract, of(Op::add, name("L"), number(1)), name("l")));
    }
    const bool cache = text(node.of[0]) == "caches"; // which C++ counts from 0
    for (const Node& other : others) {
        Node instead = node;
        instead.of[1] = other;
        emit(node, instead, quoted(instead),
             cache ? "the cache of layer " + quoted(other) + " is used in place of layer " + quoted(at) + "'s"
                   : quoted(instead) + " is used in place of " + quoted(node),
             Rank::usual,
             cache ? "layer l's cache is caches[l - 1], since a std::vector counts from 0."
                   : "the layers count from 1 to L: how is the key built from l?");
    }
}

void Deriver::products(Node& node) {
    const auto number = [this](const Node& its) { return is_number(its); };
    const Node a = node.of[0], b = node.of[1];
    if (number(a) || number(b)) {
        factor(node);
        return;
    }
    const std::string x = quoted(bare(a, number)), y = quoted(bare(b, number));
    if (node.op == Op::product) {
        emit(node, of(Op::times, a, b), x + " times " + y,
             x + " and " + y + " are multiplied element by element (%), and should be as matrices (*)",
             Rank::likely, matrix_product);
        emit(node, of(Op::product, b, a), x + " swapped with " + y,
             "the factors " + x + " and " + y + " are the other way round", Rank::likely);
        emit(node, call("product_in_int", {a, b}), "product_in_int",
             "the sums of " + quoted(node) + " are kept in a whole number (int), and lose their decimals",
             Rank::rare);
        struct Part {
            const char *function, *seen;
        };
        for (const Part& part :
             {Part{"last_product",
                   "only the last product of each sum is kept: is there an = in place of +=?"},
              {"first_product", "only the first product of each sum is there"},
              {"but_first_product", "the first product of each sum is left out: where does the loop begin?"},
              {"but_last_product", "the last product of each sum is left out: where does the loop end?"},
              {"product_over_rows", "each sum has as many products as there are rows on the left, and should "
                                    "have one per column"}})
            emit(node, call(part.function, {a, b}), part.function,
                 std::string("of ") + quoted(node) + ", " + part.seen, Rank::rare);
        for (const char* how : {"both transposed"})
            emit(node,
                 of(Op::product, formula::node(Op::transposed, {a}), formula::node(Op::transposed, {b})), how,
                 x + " and " + y + " are both transposed, and should not be", Rank::rare);
        emit(node, of(Op::add, a, b), x + " + " + y, x + " and " + y + " are added, and should be multiplied",
             Rank::rare);
        emit(node, of(Op::product, of(Op::divide, formula::number(1), call("columns", {b})), node),
             quoted(node) + " / its columns", quoted(node) + " is divided by its number of columns",
             Rank::odd);
    } else {
        emit(node, of(Op::product, a, b), x + " · " + y,
             x + " and " + y + " are multiplied as matrices (*), and should be element by element (%)",
             Rank::likely, matrix_product);
        emit(node, of(Op::add, a, b), x + " + " + y,
             x + " and " + y + " are added, and should be multiplied");
        emit(node, of(Op::subtract, a, b), x + " - " + y,
             y + " is subtracted from " + x + ", and should be multiplied with it", Rank::rare);
        emit(node, of(Op::divide, a, b), x + " / " + y,
             x + " is divided by " + y + ", and should be multiplied by it");
        emit(node, of(Op::divide, b, a), y + " / " + x,
             y + " is divided by " + x + ", and should be multiplied by it", Rank::rare);
    }
    if (a == b && a.op == Op::call && a.of.size() == 1)
        emit(node, call(a.text, {of(Op::times, a.of[0], a.of[0])}), "square inside of " + a.text,
             quoted(a.of[0]) + " is squared, and should be " + x);
    emit(node, a, "without " + y, "the factor " + y + " is missing", Rank::likely);
    emit(node, b, "without " + x, "the factor " + x + " is missing", Rank::likely);
    emit(node, of(node.op, node, b), y + " twice", "the factor " + y + " is there twice");
    emit(node, of(node.op, a, node), x + " twice", "the factor " + x + " is there twice");
}

/// A number times something.
void Deriver::factor(Node& node) {
    const bool first = is_number(node.of[0]);
    const Node c = node.of[first ? 0 : 1], x = node.of[first ? 1 : 0];
    const std::string its = quoted(c);
    if (x.op == Op::number)
        return;
    emit(node, x, "without " + its, "the factor " + its + " is missing", Rank::likely);
    emit(node, of(Op::product, c, node), its + " twice", "the factor " + its + " is there twice",
         Rank::likely, its.ends_with("/ m") ? "a mean divides by m already." : "");
    emit(node, of(Op::divide, x, c), "divided by " + its,
         "it is divided by " + its + ", and should be multiplied by it");
    emit(node, minus(node), "minus", "the sign is the opposite: a minus is missing, or there is one too many",
         Rank::likely);
    emit(node, of(Op::add, x, formula::node(Op::times, {c, call("ones_like", {x})})), "plus " + its,
         its + " is added, and should be a factor");
    emit(node, of(Op::divide, c, x), its + " / " + quoted(x),
         its + " is divided by " + quoted(x) + ", and should be multiplied by it");
    emit(node, of(Op::subtract, c, x), its + " - " + quoted(x),
         quoted(x) + " is subtracted from " + its + ", and should be multiplied by it", Rank::rare);
    if (c.op == Op::name) {
        emit(node, of(Op::product, of(Op::subtract, number(1), c), x), "1 - " + its,
             "the factor is 1 - " + its + ", and should be " + its);
        for (const char* n : {"l", "L"})
            emit(node, of(Op::divide, node, name(n)), std::string("divided by ") + n,
                 std::string("it is divided by ") + n + ", and should not be");
    }
    struct Wrapped {
        const char *function, *seen;
    };
    for (const Wrapped& w : {Wrapped{"abs", "the absolute value of "},
                             {"square", "the square of "},
                             {"sign", "the sign of "},
                             {"total", "the sum of all elements of "}})
        emit(node, of(Op::product, c, call(w.function, {x})), w.function + (" of " + quoted(x)),
             w.seen + quoted(x) + " is taken, and should not be", Rank::rare);
    struct Factor {
        double value;
        const char* words;
    };
    for (const Factor& f : {Factor{0.5, "half"}, {2, "twice"}})
        emit(node, of(Op::product, number(f.value), node), f.words,
             std::string("everything is ") + f.words + " as large as it should be");
    if (c.op == Op::divide && c.of[1].op == Op::name) {
        emit(node, of(Op::product, number(0), x), "whole-number division",
             "everything is 0: is " + its + " a division of whole numbers, which has no decimals?",
             Rank::likely, "write 1.0 / m, or make m a double: n_cols is a whole number.");
        for (const Node& wrapped : {call("wrapped", {c.of[1]}), minus(call("wrapped", {c.of[1]}))})
            emit(node, of(Op::product, wrapped, x), "unsigned division",
                 "-1 / m is enormous: n_cols is a whole number without a sign, and -1 becomes the largest of "
                 "them",
                 Rank::likely, "make m a double, or write -1.0 / m.");
    }
    if (c.op == Op::name)
        for (const double fixed : {0.0075, 0.01, 0.001, 0.1, 0.005, 0.05, 0.5, 1.0, 0.0001})
            emit(node, of(Op::product, number(fixed), x), quoted(number(fixed)) + " for " + its,
                 its + " is not used: the factor is always " + quoted(number(fixed)), Rank::rare,
                 its + " comes in as an argument.");
    if (c.op == Op::number)
        for (const double other :
             {0.1, 0.001, 1.0, 0.02, 0.05, 0.005, 0.5, 10.0, 100.0, 0.0001, 1e-5, 1e-6, 2.0})
            emit(node, of(Op::product, number(other), x), quoted(number(other)) + " for " + its,
                 "the factor is " + quoted(number(other)) + ", and should be " + its, Rank::usual);
}

void Deriver::sums(Node& node) {
    const Node a = node.of[0], b = node.of[1];
    const std::string x = quoted(a), y = quoted(b);
    if (is_number(a) && is_number(b))
        return; // an index, or a bound
    if (node.op == Op::subtract) {
        emit(node, of(Op::add, a, b), x + " + " + y, y + " is added, and should be subtracted", Rank::likely);
        emit(node, of(Op::subtract, b, a), y + " - " + x,
             "the difference is the wrong way round: " + quoted(of(Op::subtract, b, a)), Rank::likely);
        emit(node, b, "without " + x, y + " is there in place of " + quoted(node));
        emit(node, minus(b), "only -" + y, quoted(minus(b)) + " is there in place of " + quoted(node));
    } else {
        const bool column = node.op == Op::add_column;
        emit(node, column ? of(node.op, a, minus(b)) : of(Op::subtract, a, b), x + " - " + y,
             y + " is subtracted, and should be added", Rank::likely);
        emit(node, of(Op::subtract, b, a), y + " - " + x,
             x + " is subtracted from " + y + ", and should be added");
        emit(node, b, "without " + x, "the term " + x + " is missing");
        emit(node, of(Op::times, a, b), x + " times " + y,
             x + " and " + y + " are multiplied, and should be added");
    }
    exchanged(node);
    if (node.op == Op::add_column) {
        emit(node, of(Op::add, a, b), "plain +",
             y + " is added as it is: + needs two matrices of the same shape", Rank::usual,
             "each_col() adds a column to every column.");
        emit(node, of(Op::add_column, node, b), y + " twice", y + " is added twice");
        emit(node, of(Op::add, a, call("below_each_other", {b, a})), "repeated " + y,
             "the copies of " + y + " do not stand side by side", Rank::odd);
        emit(node, of(Op::add_column, a, call("abs", {b})), "|" + y + '|',
             "the absolute value of " + y + " is added", Rank::odd);
        emit(node, call("plus_first_of", {a, b}), "first of " + y,
             "the first element of " + y + " is added everywhere; each row has its own", Rank::rare);
        emit(node, of(Op::add, a, call("total", {b})), "sum of " + y,
             "the sum of " + y + " is added; each row has its own element", Rank::odd);
        struct Reached {
            const char *function, *what, *seen;
        };
        for (const Reached& r :
             {Reached{"first_column_plus", "first column + ", " is added to the first column only"},
              {"last_column_plus", "last column + ", " is added to the last column only"},
              {"but_first_column_plus", "all but the first column + ",
               " is not added to the first column: where does the loop begin?"},
              {"but_last_column_plus", "all but the last column + ",
               " is not added to the last column: where does the loop end?"},
              {"plus_by_column", "by column ",
               "(j) is added to column j: each row has its own element, and not each column"},
              {"times_column", "times ", " multiplies each column, and should be added"}})
            emit(node, call(r.function, {a, b}), r.what + y, y + r.seen, Rank::rare);
        emit(node, of(Op::add, a, of(Op::divide, call("total", {b}), call("rows", {b}))), "mean of " + y,
             "the mean of " + y + " is added; each row has its own element", Rank::odd);
        emit(node, of(Op::add_column, a, of(Op::product, call("columns", {a}), b)), "m times " + y,
             y + " is added once per column to every column", Rank::rare);
    }
    emit(node, a, "without " + y, (node.op == Op::subtract ? "- " : "the term ") + y + " is missing",
         Rank::likely);
}

/// Two terms that have each other's factors: y ∗ log(1 - a) + (1 - y) ∗ log(a).
void Deriver::exchanged(Node& node) {
    const auto is_pair = [](const Node& its) {
        return its.of.size() == 2 && its.op != Op::index && its.op != Op::call;
    };
    if (!is_pair(node.of[0]) || !is_pair(node.of[1]) || node.of[0].op != node.of[1].op)
        return;
    Node instead = node;
    std::swap(instead.of[0].of[1], instead.of[1].of[1]);
    const std::string firsts = quoted(node.of[0].of[0]) + " and " + quoted(node.of[1].of[0]),
                      seconds = quoted(node.of[0].of[1]) + " and " + quoted(node.of[1].of[1]);
    const bool both_ways = node.op == Op::add; // the terms are the same in another order
    emit(node, instead, "exchanged", seconds + " have changed places" + (both_ways ? ", or " + firsts : ""),
         Rank::likely);
    if (both_ways)
        return;
    instead = node;
    std::swap(instead.of[0].of[0], instead.of[1].of[0]);
    emit(node, instead, "exchanged " + firsts, firsts + " have changed places", Rank::likely);
}

void Deriver::quotient(Node& node) {
    const Node a = node.of[0], b = node.of[1];
    const std::string x = quoted(a), y = quoted(b);
    if (is_number(node)) {
        emit(node, of(Op::divide, b, a), y + " / " + x, y + " is there in place of " + quoted(node));
        if (b.op != Op::name)
            return;
        const Node less = of(Op::subtract, b, number(1)), doubled = of(Op::product, number(2), b),
                   more = of(Op::add, b, number(1));
        emit(node, of(Op::divide, a, less), "m - 1", "it is divided by " + y + " - 1, and should be by " + y);
        emit(node, of(Op::divide, a, more), "m + 1", "it is divided by " + y + " + 1, and should be by " + y,
             Rank::rare);
        emit(node, of(Op::divide, a, doubled), "2 m",
             "it is divided by 2 · " + y + ", and should be by " + y);
        emit(node, of(Op::divide, a, call("sqrt", {b})), "root of m",
             "it is divided by the square root of " + y, Rank::rare);
        for (const Node& other : names_)
            if (is_place(other) && other.op != Op::index)
                for (const char* size : {"rows", "columns", "elements"})
                    emit(node, of(Op::divide, a, call(size, {other})),
                         std::string(size) + " of " + quoted(other),
                         "it is divided by the number of " + std::string(size) + " of " + quoted(other),
                         Rank::rare, y + " is the number of examples: one per column.");
        return;
    }
    emit(node, of(Op::divide, b, a), y + " / " + x,
         "the division is the wrong way round: " + quoted(of(Op::divide, b, a)), Rank::likely);
    emit(node, of(Op::times, a, b), x + " times " + y,
         x + " is multiplied by " + y + ", and should be divided by it", Rank::likely);
    emit(node, a, "without / " + y, "the division by " + y + " is missing", Rank::likely);
    emit(node, of(Op::subtract, a, b), x + " - " + y, y + " is subtracted, and should divide", Rank::rare);
    emit(node, of(Op::product, a, b), x + " · " + y,
         x + " and " + y + " are multiplied as matrices, and should be divided", Rank::rare);
}

/// Brackets that are missing, or one term too long.
void Deriver::brackets(Node& node) {
    const auto slip = [&](const Node& instead) {
        emit(node, instead, "brackets " + quoted(instead),
             "the brackets are missing or misplaced: " + quoted(instead) + " is computed, and should be " +
                 quoted(node),
             Rank::likely, "*, % and / bind more tightly than + and -.");
    };
    const auto is_sum = [](const Node& n) { return n.op == Op::add || n.op == Op::subtract; };
    if (node.op == Op::times || node.op == Op::product || node.op == Op::divide) {
        const Node a = node.of[0], b = node.of[1];
        if (is_sum(a))
            slip(of(a.op, a.of[0], of(node.op, a.of[1], b)));
        if (is_sum(b))
            slip(of(b.op, of(node.op, a, b.of[0]), b.of[1]));
        if (b.op == Op::call && b.text == "total" && is_sum(b.of[0]))
            slip(of(b.of[0].op, of(node.op, a, call("total", {b.of[0].of[0]})),
                    call("total", {b.of[0].of[1]})));
    } else if (node.op == Op::negative && is_sum(node.of[0])) {
        slip(of(node.of[0].op, minus(node.of[0].of[0]), node.of[0].of[1]));
    } else if (node.op == Op::call && node.of.size() == 1 && is_sum(node.of[0]) &&
               formulas_.find(node.text) == nullptr) {
        slip(of(node.of[0].op, call(node.text, {node.of[0].of[0]}), node.of[0].of[1]));
        slip(of(node.of[0].op, node.of[0].of[0], call(node.text, {node.of[0].of[1]})));
        if (node.of[0].op == Op::subtract)
            slip(minus(call(node.text, {node.of[0].of[1]})));
    } else if (node.op == Op::subtract && (node.of[1].op == Op::divide || node.of[1].op == Op::times)) {
        const Node first = node.of[0], last = node.of[1];
        if (is_sum(last.of[0]))
            slip(of(last.of[0].op, of(Op::subtract, first, last.of[0].of[0]),
                    of(last.op, last.of[0].of[1], last.of[1])));
        if (is_sum(last.of[1]))
            slip(of(last.of[1].op, of(Op::subtract, first, of(last.op, last.of[0], last.of[1].of[0])),
                    last.of[1].of[1]));
    } else if (node.op == Op::subtract && is_sum(node.of[1])) {
        slip(of(node.of[1].op, of(Op::subtract, node.of[0], node.of[1].of[0]), node.of[1].of[1]));
    }
    // and brackets that do not belong there
    if (!is_sum(node) || is_number(node))
        return;
    const auto is_product = [](const Node& n) { return n.op == Op::times || n.op == Op::product; };
    const Node a = node.of[0], b = node.of[1];
    if (is_product(b)) {
        const Node sum = of(node.op, a, b.of[0]);
        slip(of(is_number(sum) ? b.op : Op::times, sum, b.of[1]));
        if (b.of[0] == b.of[1])
            slip(of(Op::times, sum, sum));
    }
    if (is_product(a))
        slip(of(a.op, a.of[0], of(node.op, a.of[1], b)));
}

void Deriver::condition(Node& node) {
    const Node a = node.of[0], b = node.of[1];
    if (is_number(a) && is_number(b)) { // l < L
        const auto instead = [&](const Node& other, const std::string& words) {
            emit(node, other, words, "the condition " + quoted(node) + " is " + words, Rank::usual,
                 "which layer is the last one, if l begins at 1?");
        };
        const Node one = number(1);
        for (const Node& other :
             {of(Op::less, a, of(Op::subtract, b, one)), of(Op::less, b, a), of(Op::equal, a, b),
              of(Op::equal, a, one), of(Op::greater, a, one), of(Op::equal, a, of(Op::subtract, b, one)),
              of(Op::less, a, of(Op::subtract, b, number(2))),
              call("not", {of(Op::equal, a, of(Op::subtract, b, one))}),
              call("not", {of(Op::equal, a, number(2))})})
            instead(other, quoted(other));
        instead(one, "always true");
        instead(number(0), "always false");
        return;
    }
    emit(node, of(Op::less, a, b), "<", quoted(of(Op::less, a, b)) + " is there in place of " + quoted(node),
         Rank::likely);
    emit(node, call("not", {node}),
         "<=", quoted(a) + " <= " + quoted(b) + " is there in place of " + quoted(node), Rank::likely);
    emit(node, call("at_least", {a, b}),
         ">=", quoted(a) + " >= " + quoted(b) + " is there in place of " + quoted(node), Rank::likely,
         "what is the slope at exactly 0?");
    emit(node, call("leaky", {a}), "leaky",
         "a slope of 0.01 is there where " + quoted(a) + " is negative: that is leaky relu", Rank::rare,
         "the slope of relu is 0 there.");
    emit(node, call("kept_negative", {a}), "negative kept",
         quoted(a) + " itself is there where it is negative, and should be 0", Rank::rare,
         "the slope of relu is 0 where Z is negative.");
    emit(node, number(1), "always",
         "the condition " + quoted(node) + " is missing: the slope is 1 everywhere", Rank::likely);
    emit(node, a, "Z for its sign",
         quoted(a) + " itself is there in place of " + quoted(node) + ", which is 1 or 0", Rank::rare);
    emit(node, call("relu", {a}), "relu for its slope",
         "relu(" + quoted(a) + ") is there in place of its slope, which is 1 or 0", Rank::likely);
}

void Deriver::choice(Node& node) {
    const Node a = node.of[1], b = node.of[2];
    if (node.of[0].op == Op::equal)
        activations(node);
    if (b.op != Op::choose)
        emit(node, formula::node(Op::choose, {node.of[0], b, a}), "branches swapped",
             quoted(a) + " and " + quoted(b) + " are taken for each other", Rank::likely);
    const Node& condition = node.of[0];
    if (condition.op == Op::equal) { // of the activation
        emit(node, b, "no branch for " + quoted(condition.of[1]),
             "there is no branch for " + quoted(condition.of[1]) + ", or it is overwritten", Rank::usual,
             switch_or_if);
        Node none = node;
        none.of[1] = name("none");
        emit(node, none, "nothing for " + quoted(condition.of[1]),
             "nothing is assigned for " + quoted(condition.of[1]) + ", and the result stays empty",
             Rank::likely);
    } else
        for (const char* g : {"sigmoid", "relu", "tanh"})
            for (const std::size_t branch : {1, 2}) {
                Node instead = node;
                instead.of[branch] = name(g);
                emit(node, instead, quoted(instead),
                     std::string(branch == 1 ? "the hidden layers have " : "the last layer has ") + g +
                         " in place of " + quoted(node.of[branch]),
                     Rank::likely);
            }
    if (b.op == Op::call) { // the last branch
        Node none = node;
        none.of[2] = name("none");
        emit(node, none, "nothing for the last", "nothing is assigned for tanh, and the result stays empty",
             Rank::likely);
    }
}

void Deriver::calls(Node& node) {
    static const std::map<std::string, std::vector<const char*>> siblings = {
        {"log", {"log2", "log10", "log1p", "exp"}},
        {"exp", {"log"}},
        {"tanh", {"sigmoid", "relu", "tan", "atan"}},
        {"sigmoid", {"relu", "tanh", "exp"}},
        {"relu", {"sigmoid", "tanh", "abs", "largest_of_columns", "leaky_relu", "is_positive"}},
        {"sum",
         {"sum_down", "total_1x1", "mean", "mean_down", "mean_of_all", "first_column", "last_column",
          "but_first_column", "but_last_column", "total_in_each"}},
        {"total", {"first", "last", "but_first", "but_last"}},
        {"max", {"min"}},
        {"sigmoid_backward", {"relu_backward", "tanh_backward"}},
        {"relu_backward", {"sigmoid_backward", "tanh_backward"}},
        {"tanh_backward", {"sigmoid_backward", "relu_backward"}},
        {"randn", {"zeros", "ones"}},
        {"zeros", {"randn", "ones"}}};
    static const std::map<std::string, const char*> words = {
        {"sum_down", "the sum goes down each column, and should go along each row, over the examples"},
        {"total_1x1", "all elements are added up to one number, and each row should have its own sum"},
        {"total_in_each", "every element is the sum of all, and should be the sum of its own row"},
        {"mean_down", "the mean of each column is taken, and should be the sum of each row"},
        {"mean_of_all", "the mean of all elements is taken, and each row should have its own sum"},
        {"mean", "the mean is taken in place of the sum: it divides by m already"},
        {"first_column", "only the first column is taken, and all should be added up"},
        {"last_column", "only the last column is taken: is there an = in place of +=?"},
        {"but_first_column", "the first column is left out of the sum: where does the loop begin?"},
        {"but_last_column", "the last column is left out of the sum: where does the loop end?"},
        {"first", "only the first element is taken, and all should be added up"},
        {"last", "only the last element counts: is there an = in place of +=?"},
        {"but_first", "the first element is left out of the sum: where does the loop begin?"},
        {"but_last", "the last element is left out of the sum: where does the loop end?"},
        {"leaky_relu", "0.01 times the negative numbers is kept: that is leaky relu"},
        {"largest_of_columns",
         "max(M, 0) gives the largest element of each column, and not the larger one of each element and 0"},
        {"tan", "there is the tangent of an angle: the hyperbolic one ends in h"},
        {"atan", "there is the inverse of the tangent of an angle: the hyperbolic tangent ends in h"},
        {"abs", "there is the absolute value: what is relu of -3?"},
        {"is_positive", "there is 1 for what is positive and 0 for the rest: that is relu's slope"}};
    const auto found = siblings.find(node.text);
    if (found != siblings.end())
        for (const char* other : found->second) {
            const auto its = words.find(other);
            Node instead = node;
            instead.text = other;
            instead.symbol = symbol(other);
            emit(node, instead, std::string(other) + " for " + node.text,
                 its != words.end() ? its->second : std::string(other) + " is used in place of " + node.text,
                 node.text == "sum" ? Rank::likely : Rank::usual, node.text == "sum" ? which_axis : "");
        }
    if (node.of.size() == 1 && node.text != "layers" && node.text != "columns")
        emit(node, node.of[0], "without " + node.text,
             node.text + " is missing: " + quoted(node.of[0]) + " is there as it is", Rank::likely,
             node.text == "sum" ? which_axis : "");
    if (inside_.empty())
        slopes(node);
    if (node.text.ends_with("_backward") && node.of.size() == 2)
        backward(node);
    sizes(node);
    arguments(node);
    definition(node);
}

void Deriver::arguments(Node& node) {
    const std::string its_call = "the call of " + node.text;
    for (std::size_t i = 0; i < node.of.size(); ++i)
        for (std::size_t j = i + 1; j < node.of.size(); ++j) {
            Node instead = node;
            std::swap(instead.of[i], instead.of[j]);
            emit(node, instead, quoted(instead),
                 quoted(node.of[i]) + " and " + quoted(node.of[j]) + " are exchanged" +
                     (target_ == its_call ? "" : " in " + its_call),
                 Rank::likely, "the arguments have an order: see the signature.");
        }
}

Node substituted(Node body, const std::vector<std::string>& parameters, const std::vector<Node>& arguments) {
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (body.op == Op::name && body.text == parameters[i])
            return arguments[i];
    for (Node& its : body.of)
        its = substituted(its, parameters, arguments);
    return body;
}

/// The slips of those who write sigmoid & co. by hand.
void Deriver::definition(Node& node) {
    const Function* function = formulas_.find(node.text);
    if (function == nullptr || !function->results.empty() || !inside_.empty())
        return;
    const Node call = node;
    node = substituted(function->body, function->parameters, call.of);
    inside_ = function->name;
    expression(node);
    inside_.clear();
    node = call;
}

} // namespace checks::formula

// Slips in products, and in quotients.
#include "checks/formula/deriver.hpp"

namespace checks::formula {
namespace {

const char* const matrix_product = "in Armadillo * is the matrix product, and % goes element by element.";

/// Without a factor that is only a number: "dZ" of 1 / m · dZ.
const Node& bare(const Node& node, const auto& is_number) {
    return node.op == Op::product && is_number(node.of[0]) ? bare(node.of[1], is_number) : node;
}

} // namespace

void Deriver::products(Node& node) {
    const auto number = [this](const Node& its) { return is_number(its); };
    const Node a = node.of[0], b = node.of[1];
    if (number(a) || number(b)) {
        factor(node);
        return;
    }
    const std::string x = text(bare(a, number)), y = text(bare(b, number));
    if (node.op == Op::product) {
        emit(node, of(Op::times, a, b), x + " times " + y,
             x + " and " + y + " are multiplied element by element (%), and should be as matrices (*)",
             Rank::likely, matrix_product);
        emit(node, of(Op::product, b, a), x + " swapped with " + y,
             "the factors " + x + " and " + y + " are the other way round", Rank::likely);
        emit(node, call("product_in_int", {a, b}), "product_in_int",
             "the sums of " + text(node) + " are kept in a whole number (int), and lose their decimals",
             Rank::rare);
        for (const Wrapped& part :
             {Wrapped{"last_product",
                      "only the last product of each sum is kept: is there an = in place of +=?"},
              {"first_product", "only the first product of each sum is there"},
              {"but_first_product", "the first product of each sum is left out: where does the loop begin?"},
              {"but_last_product", "the last product of each sum is left out: where does the loop end?"},
              {"product_over_rows", "each sum has as many products as there are rows on the left, and should "
                                    "have one per column"}})
            emit(node, call(part.function, {a, b}), part.function,
                 std::string("of ") + text(node) + ", " + part.seen, Rank::rare);
        running(node);
        emit(node, of(Op::product, formula::node(Op::transposed, {a}), formula::node(Op::transposed, {b})),
             "both transposed", x + " and " + y + " are both transposed, and should not be");
        emit(node, of(Op::add, a, b), x + " + " + y, x + " and " + y + " are added, and should be multiplied",
             Rank::rare);
        emit(node, of(Op::product, of(Op::divide, formula::number(1), call("columns", {b})), node),
             text(node) + " / its columns", text(node) + " is divided by its number of columns", Rank::odd);
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
             text(a.of[0]) + " is squared, and should be " + x);
    emit(node, a, "without " + y, "the factor " + y + " is missing", Rank::likely);
    if (a.op == Op::product && number(a.of[0])) { // 1 / m · dZ, of which dZ is missing, or all
        emit(node, of(Op::product, a.of[0], b), "without " + x, "the factor " + x + " is missing",
             Rank::likely);
        emit(node, b, "without " + text(a), "the factors " + text(a) + " are missing");
    } else
        emit(node, b, "without " + x, "the factor " + x + " is missing", Rank::likely);
    emit(node, minus(node), "minus before " + text(node), text(node) + " has the opposite sign", Rank::rare);
    emit(node, of(node.op, node, b), y + " twice", "the factor " + y + " is there twice");
    emit(node, of(node.op, a, node), x + " twice", "the factor " + x + " is there twice");
}

/// A sum in a loop that is never set back to 0, or too seldom.
void Deriver::running(Node& node) {
    for (const char* function :
         {"running_by_rows", "running_by_columns", "running_in_rows", "running_in_columns"})
        if (emit(node, call(function, {node}), std::string("running ") + (function + 8),
                 "in " + text(node) + ", each sum goes on from the one before it: where is it set to 0?",
                 Rank::rare))
            all_.back().stands_alone = true;
}

/// A number times something.
void Deriver::factor(Node& node) {
    const bool first = is_number(node.of[0]);
    const Node c = node.of[first ? 0 : 1], x = node.of[first ? 1 : 0];
    const std::string its = text(c);
    if (x.op == Op::number)
        return;
    emit(node, x, "without " + its, "the factor " + its + " is missing", Rank::likely);
    emit(node, of(Op::product, c, node), its + " twice", "the factor " + its + " is there twice",
         Rank::likely, its.ends_with("/ m") ? "a mean divides by m already." : "");
    emit(node, of(Op::divide, x, c), "divided by " + its,
         "it is divided by " + its + ", and should be multiplied by it");
    emit(node, minus(node), "minus", "the sign is the opposite: a minus is missing, or there is one too many",
         Rank::likely);
    const std::string sum = its + " and " + text(x) + " are added or subtracted, and should be multiplied";
    emit(node, of(Op::add, x, c), "plus " + its, sum);
    emit(node, of(Op::divide, c, x), its + " / " + text(x),
         its + " is divided by " + text(x) + ", and should be multiplied by it");
    emit(node, of(Op::subtract, c, x), its + " - " + text(x), sum, Rank::rare);
    if (c.op == Op::name) {
        emit(node, of(Op::product, of(Op::subtract, number(1), c), x), "1 - " + its,
             "the factor is 1 - " + its + ", and should be " + its);
        for (const char* n : {"l", "L"})
            emit(node, of(Op::divide, node, name(n)), std::string("divided by ") + n,
                 std::string("it is divided by ") + n + ", and should not be");
    }
    for (const Wrapped& w : {Wrapped{"abs", "the absolute value of "},
                             {"square", "the square of "},
                             {"sign", "the sign of "},
                             {"total", "the sum of all elements of "}})
        emit(node, of(Op::product, c, call(w.function, {x})), w.function + (" of " + text(x)),
             w.seen + text(x) + " is taken, and should not be", Rank::rare);
    for (const auto& [value, words] : {std::pair(0.5, "half"), {2, "twice"}})
        emit(node, of(Op::product, number(value), node), words,
             std::string("everything is ") + words + " as large as it should be");
    if (c.op == Op::divide && c.of[1].op == Op::name) {
        if (emit(node, of(Op::product, number(0), x), "whole-number division",
                 "everything is 0: is " + its + " a division of whole numbers, which has no decimals?",
                 Rank::likely, "write 1.0 / m, or make m a double: n_cols is a whole number."))
            all_.back().leaves = Leaves::zeros;
        for (const Node& wrapped : {call("wrapped", {c.of[1]}), minus(call("wrapped", {c.of[1]}))})
            emit(node, of(Op::product, wrapped, x), "unsigned division",
                 "-1 / m is enormous: n_cols is a whole number without a sign, and -1 becomes the largest of "
                 "them",
                 Rank::likely, "make m a double, or write -1.0 / m.");
    }
    if (c.op == Op::name)
        for (const double fixed : usual_rates)
            emit(node, of(Op::product, number(fixed), x), text(number(fixed)) + " for " + its,
                 its + " is not used: the factor is always " + text(number(fixed)), Rank::rare,
                 its + " comes in as an argument.");
    if (c.op == Op::number)
        for (const double other :
             {0.0, 0.1, 0.001, 1.0, 0.02, 0.05, 0.005, 0.5, 10.0, 100.0, 0.0001, 1e-5, 1e-6, 2.0})
            emit(node, of(Op::product, number(other), x), text(number(other)) + " for " + its,
                 "the factor is " + text(number(other)) + ", and should be " + its, Rank::usual);
}

void Deriver::quotient(Node& node) {
    const Node a = node.of[0], b = node.of[1];
    const std::string x = text(a), y = text(b);
    if (is_number(node)) {
        emit(node, of(Op::divide, b, a), y + " / " + x, y + " is there in place of " + text(node));
        if (b.op != Op::name)
            return;
        for (const double other : {0.1, 10.0, 100.0}) {
            const std::string its = text(of(Op::divide, number(other), b));
            emit(node, of(Op::divide, number(other), b), its, its + " is there in place of " + text(node),
                 Rank::rare);
        }
        const Node less = of(Op::subtract, b, number(1)), doubled = of(Op::product, number(2), b),
                   more = of(Op::add, b, number(1));
        for (const Node& sum : {of(Op::add, a, b), of(Op::subtract, a, b)})
            emit(node, sum, text(sum), x + " and " + y + " are added or subtracted, and should be divided",
                 Rank::rare);
        for (const int one : {1, -1})
            emit(node, plus(node, one), text(plus(node, one)),
                 text(plus(node, one)) + " is there in place of " + text(node), Rank::rare);
        emit(node, of(Op::divide, a, less), "m - 1", "it is divided by " + y + " - 1, and should be by " + y);
        emit(node, of(Op::divide, a, more), "m + 1", "it is divided by " + y + " + 1, and should be by " + y,
             Rank::rare);
        emit(node, of(Op::divide, a, doubled), "2 m",
             "it is divided by 2 · " + y + ", and should be by " + y);
        emit(node, of(Op::divide, a, call("sqrt", {b})), "root of m",
             "it is divided by the square root of " + y, Rank::rare);
        for (const Node& other : names_)
            if (other.op != Op::index)
                for (const char* size : {"rows", "columns", "elements"})
                    emit(node, of(Op::divide, a, call(size, {other})),
                         std::string(size) + " of " + text(other),
                         "it is divided by the number of " + std::string(size) + " of " + text(other),
                         Rank::rare, y + " is the number of examples: one per column.");
        return;
    }
    emit(node, of(Op::divide, b, a), y + " / " + x,
         "the division is the wrong way round: " + text(of(Op::divide, b, a)), Rank::likely);
    emit(node, of(Op::times, a, b), x + " times " + y,
         x + " is multiplied by " + y + ", and should be divided by it", Rank::likely);
    emit(node, a, "without / " + y, "the division by " + y + " is missing", Rank::likely);
    emit(node, b, "without " + x + " /", y + " is there in place of " + text(node));
    emit(node, of(Op::subtract, a, b), x + " - " + y, y + " is subtracted, and should divide", Rank::rare);
    emit(node, of(Op::product, a, b), x + " · " + y,
         x + " and " + y + " are multiplied as matrices, and should be divided", Rank::rare);
}

} // namespace checks::formula

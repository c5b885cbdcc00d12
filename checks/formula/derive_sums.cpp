// Slips in sums and differences, and in their brackets.
#include "checks/formula/deriver.hpp"

namespace checks::formula {
namespace {

/// What is short is shown: " (1 - Y)".
std::string as_in(const Node& node) {
    constexpr std::size_t short_text = 10;
    const std::string its = text(node);
    return its.size() < short_text ? " (" + its + ")" : "";
}

} // namespace

void Deriver::sums(Node& node) {
    const Node a = node.of[0], b = node.of[1];
    const std::string x = text(a), y = text(b);
    if (is_number(a) && is_number(b))
        return; // an index, or a bound
    if (node.op == Op::subtract) {
        emit(node, of(Op::add, a, b), x + " + " + y, y + " is added, and should be subtracted" + as_in(node),
             Rank::likely);
        emit(node, of(Op::subtract, b, a), y + " - " + x,
             "the difference is the wrong way round: " + text(of(Op::subtract, b, a)), Rank::likely);
        emit(node, b, "without " + x, y + " is there in place of " + text(node));
        emit(node, minus(b), "only -" + y, text(minus(b)) + " is there in place of " + text(node));
        emit(node, of(Op::divide, a, b), x + " / " + y,
             y + " divides " + x + ", and should be subtracted from it" + as_in(node));
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
             "the copies of " + y + " stand below each other, and should stand side by side, one per column",
             Rank::odd);
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
    const std::string firsts = text(node.of[0].of[0]) + " and " + text(node.of[1].of[0]),
                      seconds = text(node.of[0].of[1]) + " and " + text(node.of[1].of[1]);
    const bool both_ways = node.op == Op::add; // the terms are the same in another order
    emit(node, instead, "exchanged", seconds + " have changed places" + (both_ways ? ", or " + firsts : ""),
         Rank::likely);
    if (both_ways)
        return;
    instead = node;
    std::swap(instead.of[0].of[0], instead.of[1].of[0]);
    emit(node, instead, "exchanged " + firsts, firsts + " have changed places", Rank::likely);
}

/// Brackets that are missing, or one term too long.
void Deriver::brackets(Node& node) {
    const auto slip = [&](const Node& instead, Rank rank = Rank::likely) {
        if (emit(node, instead, "brackets " + text(instead),
                 "the brackets are missing or misplaced: " + text(instead) + " is computed, and should be " +
                     text(node),
                 rank, "*, % and / bind more tightly than + and -."))
            all_.back().about = About::brackets;
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
        slip(of(node.of[0].op, minus(node.of[0].of[0]), node.of[0].of[1]), Rank::usual);
    } else if (node.op == Op::call && node.of.size() == 1 && is_sum(node.of[0]) &&
               formulas_.find(node.text) == nullptr) {
        slip(of(node.of[0].op, call(node.text, {node.of[0].of[0]}), node.of[0].of[1]));
        slip(of(node.of[0].op, node.of[0].of[0], call(node.text, {node.of[0].of[1]})));
        if (node.of[0].op == Op::subtract)
            slip(minus(call(node.text, {node.of[0].of[1]})), Rank::odd);
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

} // namespace checks::formula

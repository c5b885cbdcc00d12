// Slips in loops: their rounds, and what stands in them.
#include "checks/formula/deriver.hpp"

namespace checks::formula {

void Deriver::loop(Node& block, std::size_t i) {
    Node& its = block.of[i];
    target_ = "the loop";
    const std::string variable = its.text;
    const bool down = text(its.of[0]).starts_with('L');
    const auto bound = [&](std::size_t which, const Node& other) {
        const int outwards = (which == 0) == down ? 1 : -1;
        const std::string more = other == plus(its.of[which], outwards)    ? "one round too many"
                                 : other == plus(its.of[which], -outwards) ? "one round too few"
                                                                           : "another number of rounds";
        Node instead = its;
        instead.of[which] = other;
        emit(its, instead, variable + " = " + text(instead.of[0]) + " … " + text(instead.of[1]),
             "there is " + more + ": " + variable + " goes from " + text(instead.of[0]) + " to " +
                 text(instead.of[1]) + ", and should go from " + text(its.of[0]) + " to " + text(its.of[1]),
             Rank::likely);
    };
    for (const std::size_t which : {0, 1}) {
        const Node at = its.of[which];
        bound(which, plus(at, -1));
        bound(which, plus(at, 1));
        bound(which, its.of[1 - which]);
        if (which == 1)
            bound(which, number(2));
        if (at.op == Op::name) {
            if (which == 1)
                bound(which, of(Op::product, number(2), at));
            bound(which, of(Op::divide, at, number(2)));
        }
    }
    emit(its, only_if(of(Op::equal, its.of[0], its.of[1]), its), "only if equal",
         "there is a round only where " + text(its.of[0]) + " is " + text(its.of[1]) +
             ": is there an == in place of <= or >=?",
         Rank::likely);
    Node every_second = its;
    const Node rounds_before =
        down ? of(Op::subtract, its.of[0], name(variable)) : of(Op::subtract, name(variable), its.of[0]);
    every_second.of[2] = only_if(call("not", {call("remainder", {rounds_before, number(2)})}), its.of[2]);
    emit(its, every_second, "every second",
         "only every second round is done: does " + variable + (down ? " fall" : " grow") +
             " by 2, or change inside the loop as well?",
         Rank::usual);
    Node reversed = its;
    std::swap(reversed.of[0], reversed.of[1]);
    emit(its, reversed, "reversed",
         "the rounds come the other way round: from " + text(its.of[1]) + " to " + text(its.of[0]),
         Rank::usual);
    if (emit(its, Node(), "left out", "nothing of it happens: what it computes is lost, or it never runs",
             Rank::rare))
        all_.back().leaves = Leaves::less;
    out_of_loop(block, i);
    Node& body = its.of[2];
    Deriver::block(body);
    target_ = "the loop";
    equation_.clear();
    keys(body, variable, "");
    target_ = "the statements before the loop";
    keys(block, "", " before the loop");
}

/// A statement of the body that is done once, before or after the loop; or only in its first or last round.
void Deriver::out_of_loop(Node& block, std::size_t i) {
    const Node before = block;
    Node& its = block.of[i];
    const Node first = of(Op::equal, name(its.text), its.of[0]),
               last = of(Op::equal, name(its.text), its.of[1]);
    for (std::size_t k = 0; k < its.of[2].of.size(); ++k) {
        const Node statement = its.of[2].of[k];
        const std::string words = text(statement);
        target_ = "the loop";
        equation_ = statement.equation;
        const auto once = [&](const std::string& what, const std::string& where, std::size_t at) {
            Node instead = before;
            std::vector<Node>& body = instead.of[i].of[2].of;
            body.erase(body.begin() + static_cast<std::ptrdiff_t>(k));
            instead.of.insert(instead.of.begin() + static_cast<std::ptrdiff_t>(at), statement);
            emit(block, instead, what + words,
                 "`" + words + "` has the effect of one round only: is it done once, " + where + " the loop" +
                     (statement.op == Op::assign && mentions(statement.of[0], its.text)
                          ? ", or always under the same key?"
                          : ", and not in every round?"));
        };
        if (statement.op == Op::assign && !mentions(statement, its.text))
            once("once ", "before", i);
        once("after the loop ", "after", i + 1);
        const auto in_rounds = [&](const Node& condition, const std::string& what, const std::string& seen) {
            emit(its.of[2].of[k], only_if(condition, statement), what + ' ' + words,
                 "`" + words + "` is " + seen, Rank::rare);
        };
        in_rounds(first, "first round only", "done in the first round only");
        in_rounds(last, "last round only", "done in the last round only");
        in_rounds(call("not", {last}), "not in the last round",
                  "not done in the last round, or what it gives is lost");
        in_rounds(call("not", {first}), "not in the first round", "not done in the first round");
    }
}

void Deriver::told(Node& stop) {
    Node& call = stop.of[0];
    emit(stop, call, "ignored", "what on_iteration returns is ignored: false should end the training",
         Rank::likely);
    emit(stop, Node(), "not told", "on_iteration is never called", Rank::likely);
    emit(stop, node(Op::stop, {formula::call("not", {call})}), "inverted",
         "the training ends where on_iteration returns true, and should where it returns false",
         Rank::likely);
    emit(stop, only_if(formula::call("not", {formula::call("remainder", {name("i"), number(100)})}), stop),
         "every 100", "on_iteration is called in every 100th iteration only, and should be in each",
         Rank::likely);
    for (const char* other : {"num_iterations", "learning_rate"}) {
        Node instead = call;
        instead.of[0] = name(other);
        emit(call, instead, std::string(other) + " for i",
             "on_iteration is given " + std::string(other) + " in place of i", Rank::usual);
    }
    Node negative = call;
    negative.of[1] = minus(call.of[1]);
    emit(call, negative, "minus cost", "on_iteration is given the cost with the opposite sign", Rank::usual);
    Node later = call;
    later.of[0] = of(Op::add, call.of[0], number(1));
    emit(call, later, "i + 1", "on_iteration is given i + 1, and the iterations count from 0", Rank::likely);
    arguments(call);
}

void Deriver::appended(Node& append) {
    for (const double every : {100.0, 10.0, 1000.0, 2.0})
        emit(append, only_if(call("not", {call("remainder", {name("i"), number(every)})}), append),
             "every " + text(number(every)),
             "a cost is kept in every " + text(number(every)) + (every == 2 ? "nd" : "th") +
                 " iteration only, and should be in each",
             Rank::likely, "the notebook keeps each 100th; here every one is kept.");
}

} // namespace checks::formula

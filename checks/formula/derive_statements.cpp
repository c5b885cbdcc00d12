#include "checks/formula/deriver.hpp"

#include <algorithm>
#include <cmath>

namespace checks::formula {
namespace {

Node only_if(const Node& condition, const Node& statement) {
    return node(Op::only_if, {condition, statement});
}

Node two(const Node& a, const Node& b) {
    return node(Op::block, {a, b});
}

bool mentions(const Node& node, const std::string& name) {
    return (node.text == name && (node.op == Op::name || node.op == Op::call)) ||
           std::any_of(node.of.begin(), node.of.end(), [&](const Node& of) { return mentions(of, name); });
}

} // namespace

void Deriver::block(Node& block) {
    std::vector<std::size_t> from(block.of.size()), to(block.of.size());
    for (const bool local : {false, true})
        for (std::size_t i = 0; i < block.of.size(); ++i) {
            if (is_local(block.of[i]) != local)
                continue;
            from[i] = all_.size();
            equation_.clear();
            if (block.of[i].given)
                known_ones(block.of[i]);
            else
                statement(block, i);
            to[i] = all_.size();
        }
    for (std::size_t i = 0; i < block.of.size(); ++i)
        for (std::size_t k = i + 1; k < block.of.size(); ++k)
            in_both(block, i, k, from[i], to[i]);
}

/// Of what several results are computed from. A slip in it comes after those in a result itself.
bool Deriver::is_local(const Node& statement) const {
    return work_.results.size() > 1 && statement.op == Op::assign && statement.of[0].op == Op::name &&
           std::find(work_.results.begin(), work_.results.end(), statement.of[0].text) == work_.results.end();
}

void Deriver::known_ones(Node& statement) {
    if (!statement.mistakes)
        return;
    const std::vector<Mistake> mistakes = *statement.mistakes;
    for (const Mistake& mistake : mistakes)
        if (mistake.instead.op == Op::block)
            known(statement, mistake);
        else if (mistake.derivation.empty())
            known(statement.of.back(), mistake);
}

void Deriver::statement(Node& block, std::size_t i) {
    Node& its = block.of[i];
    equation_ = its.equation;
    const std::vector<Mistake> mistakes = its.mistakes ? *its.mistakes : std::vector<Mistake>{};
    const std::size_t from = all_.size();
    known_ones(its);
    if (its.op == Op::loop) {
        loop(block, i);
        return name_known(from, mistakes);
    }
    target_ = its.op != Op::assign ? its.op == Op::append ? text(its.of[0]) : "the loop"
              : its.of.size() > 2  ? "the call of " + its.of.back().text
                                   : text(its.of[0]);
    if (its.op == Op::stop)
        told(its);
    else {
        emit(its, Node(), "left out",
             its.op == Op::assign
                 ? "nothing is stored: is the result kept in another variable, or thrown away?"
                 : "`" + text(its) + "` is missing, or its result is thrown away",
             Rank::usual,
             "a variable that is declared again inside { } is another one, and is gone behind the }.");
        if (its.op == Op::append || std::any_of(its.of.begin(), its.of.end() - 1, [&](const Node& target) {
                return text(its.of.back()).find(text(target)) != std::string::npos;
            }))
            emit(its, two(its, its), "twice", "`" + text(its) + "` is done twice", Rank::rare);
    }
    if (its.op == Op::append)
        appended(its);
    moved(block, i);
    if (its.op == Op::assign)
        assignment(block.of[i]);
    name_known(from, mistakes);
}

/// In another order.
void Deriver::moved(Node& block, std::size_t i) {
    const Node before = block;
    for (std::size_t to = 0; to < block.of.size(); ++to) {
        if (to == i || block.of[to].given)
            continue;
        Node instead = before;
        const Node its = instead.of[i];
        instead.of.erase(instead.of.begin() + static_cast<std::ptrdiff_t>(i));
        instead.of.insert(instead.of.begin() + static_cast<std::ptrdiff_t>(to), its);
        const bool later = to > i;
        emit(block, instead, std::string(later ? "after " : "before ") + text(before.of[to]),
             "`" + text(its) + "` is done " + (later ? "after" : "before") + " `" + text(before.of[to]) + "`",
             Rank::rare,
             "the order matters: what is needed later must be there already, and not have changed.");
    }
}

void Deriver::assignment(Node& assign) {
    for (std::size_t i = 0; i + 1 < assign.of.size(); ++i)
        for (std::size_t j = i + 1; j + 1 < assign.of.size(); ++j) {
            Node instead = assign;
            std::swap(instead.of[i], instead.of[j]);
            emit(assign, instead, text(assign.of[i]) + " for " + text(assign.of[j]),
                 text(assign.of[i]) + " and " + text(assign.of[j]) +
                     " are taken for each other: the call returns them in another order",
                 Rank::likely);
        }
    Node& target = assign.of[0];
    if (assign.of.size() == 2 && target.op == Op::index) { // under another key
        const Node at = target.of[1];
        std::vector<Node> others = {node(Op::subtract, {at, number(1)}), node(Op::add, {at, number(1)}),
                                    number(1)};
        if (at.op == Op::subtract)
            others = {at.of[0], node(Op::subtract, {at.of[0], number(2)}), number(0)};
        for (const Node& other : others) {
            Node instead = target;
            instead.of[1] = other;
            emit(target, instead, "stored in " + text(instead), "it is stored under " + text(instead),
                 Rank::usual, "the layers count from 1 to L.");
        }
    }
    Node& value = assign.of.back();
    if (value.given)
        return; // an earlier slip
    if (assign.of.size() == 2 && value.op != Op::name && value.op != Op::field)
        whole_value(value);
    if (value.op == Op::subtract && target.op == Op::index && !is_number(value)) { // -= twice, += …
        emit(value, node(Op::subtract, {value, value.of[1]}), "two steps", "the step is taken twice",
             Rank::usual);
        emit(value, node(Op::negative, {value.of[1]}), "=-",
             "only minus the step is stored: =- is not -=", Rank::likely);
    }
    value_ = &value;
    around_ = nullptr;
    expression(value);
    value_ = nullptr;
}

/// What may happen to any value as a whole.
void Deriver::whole_value(Node& value) {
    struct Wrapped {
        const char *function, *seen;
        Rank rank;
    };
    for (const Wrapped& w :
         {Wrapped{"whole", "the decimals are lost: the result was kept in a whole number (int)", Rank::rare},
          {"round", "the result is rounded to whole numbers", Rank::odd},
          {"abs", "the absolute value is taken", Rank::odd},
          {"square", "the square is taken", Rank::odd}})
        emit(value, call(w.function, {value}), w.function, w.seen, w.rank);
    if (is_number(value) || value.op == Op::choose)
        return;
    for (const Wrapped& w :
         {Wrapped{"0_in_first_row", "the first row is 0: where does the loop begin?", Rank::rare},
          {"0_in_last_row", "the last row is 0: where does the loop end?", Rank::rare},
          {"0_in_first_column", "the first column is 0: where does the loop begin?", Rank::rare},
          {"0_in_last_column", "the last column is 0: where does the loop end?", Rank::rare},
          {"first_column", "only the first column is there", Rank::rare}})
        emit(value, call(w.function, {value}), w.function, w.seen, w.rank);
    emit(value, node(Op::transposed, {value}), "transposed",
         "the result is transposed: rows and columns are swapped");
    for (const char* g : {"relu", "sigmoid", "tanh"})
        emit(value, call(g, {value}), g, std::string(g) + " is applied as well, and does not belong here",
             Rank::rare);
    for (const Node& its : work_.body.of) { // what the learner's file holds already, by its name
        if (!its.given || is_number(its.of[0]) || text(its.of[0]) == "updated")
            continue;
        const Node other = its.of[0];
        emit(value, node(Op::add, {value, other}), "plus " + text(other),
             text(other) + " is added as well, and does not belong here", Rank::rare);
        emit(value, node(Op::times, {value, other}), "times " + text(other),
             "the result is multiplied by " + text(other) + " as well, element by element", Rank::rare);
    }
    for (const Node& other : names_)
        emit(value, other, "only " + text(other), text(other) + " itself is stored",
             text(other) == target_ ? Rank::odd : Rank::rare);
    const Node* first = &value; // factor
    while (first->op == Op::product)
        first = &first->of[0];
    if (first != &value && is_number(*first))
        return; // it has slips of its own
    emit(value, node(Op::negative, {value}), "minus", "the sign is the opposite", Rank::likely);
    const bool has_m = std::any_of(work_.body.of.begin(), work_.body.of.end(), [](const Node& its) {
        return its.op == Op::assign && text(its.of[0]) == "m";
    });
    if (!has_m || target_ == "m")
        return;
    emit(value, node(Op::divide, {value, name("m")}), "divided by m",
         "the result is divided by m, and should not be", Rank::likely);
    emit(value, node(Op::product, {name("m"), value}), "times m",
         "the result is multiplied by m, and should not be");
}

void Deriver::loop(Node& block, std::size_t i) {
    Node& its = block.of[i];
    target_ = "the loop";
    const std::string variable = its.text;
    const auto bound = [&](std::size_t which, const Node& other) {
        Node instead = its;
        instead.of[which] = other;
        emit(its, instead, variable + " = " + text(instead.of[0]) + " … " + text(instead.of[1]),
             variable + " goes from " + text(instead.of[0]) + " to " + text(instead.of[1]) +
                 ", and should go from " + text(its.of[0]) + " to " + text(its.of[1]),
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
            bound(which, node(Op::product, {number(2), at}));
            bound(which, node(Op::divide, {at, number(2)}));
        }
    }
    if (its.of[0].op == Op::number) {
        Node every_second = its;
        every_second.of[2] = only_if(
            call("not", {call("remainder", {node(Op::subtract, {name(variable), its.of[0]}), number(2)})}),
            its.of[2]);
        emit(its, every_second, "every second",
             "only every second round is done: does " + variable + " grow by 2?", Rank::usual);
    }
    Node reversed = its;
    std::swap(reversed.of[0], reversed.of[1]);
    emit(its, reversed, "reversed",
         "the loop runs the other way round: from " + text(its.of[1]) + " to " + text(its.of[0]),
         Rank::usual);
    emit(its, Node(), "left out", "nothing of it happens: what it computes is lost, or it never runs",
         Rank::rare);
    out_of_loop(block, i);
    Node& body = its.of[2];
    keys(body, variable, "");
    target_ = "the statements before the loop";
    keys(block, "", " before the loop");
    Deriver::block(body);
}

/// A statement of the body that is done once, before the loop; or only in its first or last round.
void Deriver::out_of_loop(Node& block, std::size_t i) {
    const Node before = block;
    Node& its = block.of[i];
    for (std::size_t k = 0; k < its.of[2].of.size(); ++k) {
        const Node statement = its.of[2].of[k];
        target_ = "the loop";
        equation_ = statement.equation;
        if (statement.op == Op::assign && !mentions(statement, its.text)) {
            Node instead = before;
            Node& body = instead.of[i].of[2];
            body.of.erase(body.of.begin() + static_cast<std::ptrdiff_t>(k));
            instead.of.insert(instead.of.begin() + static_cast<std::ptrdiff_t>(i), statement);
            emit(block, instead, "once " + text(statement),
                 "`" + text(statement) + "` is done once, before the loop, and should be done in every round",
                 Rank::usual);
        }
        Node instead = before;
        Node& body = instead.of[i].of[2];
        body.of.erase(body.of.begin() + static_cast<std::ptrdiff_t>(k));
        instead.of.insert(instead.of.begin() + static_cast<std::ptrdiff_t>(i) + 1, statement);
        emit(block, instead, "after the loop " + text(statement),
             "`" + text(statement) + "` is done once, after the loop, and should be done in every round",
             Rank::usual);
        const Node first = node(Op::equal, {name(its.text), its.of[0]}),
                   last = node(Op::equal, {name(its.text), its.of[1]});
        Node& place = its.of[2].of[k];
        emit(place, only_if(first, statement), "first round only " + text(statement),
             "`" + text(statement) + "` is done in the first round only", Rank::rare);
        emit(place, only_if(last, statement), "last round only " + text(statement),
             "`" + text(statement) + "` is done in the last round only", Rank::rare);
        emit(place, only_if(call("not", {first}), statement), "not in the first round " + text(statement),
             "`" + text(statement) + "` is not done in the first round", Rank::rare);
        emit(place, only_if(call("not", {last}), statement), "not in the last round " + text(statement),
             "`" + text(statement) + "` is not done in the last round", Rank::rare);
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
    Node later = call;
    later.of[0] = node(Op::add, {call.of[0], number(1)});
    emit(call, later, "i + 1", "on_iteration is given i + 1, and the iterations count from 0", Rank::likely);
}

void Deriver::appended(Node& append) {
    for (const double every : {100.0, 10.0, 1000.0, 2.0})
        emit(append, only_if(call("not", {call("remainder", {name("i"), number(every)})}), append),
             "every " + text(number(every)),
             "a cost is kept in every " + text(number(every)) + (every == 2 ? "nd" : "th") +
                 " iteration only, and should be in each",
             Rank::likely, "the notebook keeps each 100th; here every one is kept.");
}

namespace {

/// The same change to all calls of a function.
Node each_call(Node its, const std::string& function, const auto& change) {
    for (Node& of : its.of)
        of = each_call(of, function, change);
    return its.op == Op::call && its.text == function ? change(its) : its;
}

} // namespace

void Deriver::logarithms() {
    const Node body = work_.body;
    const auto all = [&](const auto& change, const std::string& what, const std::string& seen, Rank rank,
                         const std::string& look) {
        emit(work_.body, each_call(body, "log", change), what, seen, rank, look);
    };
    for (const char* other : {"log2", "log10", "log1p", "exp"})
        all([&](const Node& log) { return call(other, {log.of[0]}); }, other,
            std::string(other) + " is used in place of log", Rank::usual,
            "the equation has the natural logarithm.");
    all([](const Node& log) { return log.of[0]; }, "no logarithms",
        "There is no logarithm: a probability's cost is minus its logarithm", Rank::usual, "");
    for (int digits = 1; digits <= 16; ++digits) {
        const double epsilon = std::pow(10.0, -digits);
        const std::string its = text(number(epsilon));
        for (const double factor : {1.0, 2.0, 5.0})
            all(
                [&](const Node& log) {
                    return call("log", {node(Op::add, {log.of[0], number(factor * epsilon)})});
                },
                "log(x + epsilon)",
                "There is log(x + " + text(number(factor * epsilon)) +
                    "), a common guard against log(0), which changes the cost a little",
                Rank::usual,
                "leave it out, or make it 1e-15: the results are compared more closely than that.");
        all(
            [&](const Node& log) {
                return call("log", {call("at_least_epsilon", {log.of[0], number(epsilon)})});
            },
            "log(max(x, epsilon))",
            "Probabilities below " + its + " are clipped to it, which changes the cost", Rank::usual,
            "leave it out, or make it 1e-15.");
    }
}

/// One slip in all places at once.
void Deriver::everywhere() {
    target_ = work_.name;
    equation_.clear();
    results();
    if (mentions(work_.body, "log"))
        logarithms();
    at_the_end();
    size_of_average();
}

/// m, as it is in all places.
void Deriver::size_of_average() {
    for (Node& its : work_.body.of)
        if (its.op == Op::assign && text(its.of[0]) == "m") {
            const Node value = its.of[1];
            for (const Node& other : names_)
                for (const char* size : {"rows", "columns", "elements"})
                    emit(its.of[1], call(size, {other}), "m: " + std::string(size) + " of " + text(other),
                         "m is the number of " + std::string(size) + " of " + text(other) +
                             ", and should be the number of examples",
                         Rank::rare);
            emit(
                its.of[1], number(1), "m: none",
                "1/m is missing wherever it belongs: everything that should be averaged is m times too large",
                Rank::likely);
            emit(its.of[1], node(Op::product, {value, value}), "m: twice",
                 "Everything that should be averaged is divided by m twice", Rank::likely);
            emit(its.of[1], node(Op::subtract, {value, number(1)}), "m: m - 1",
                 "m is one too small: a mean divides by the number of examples", Rank::usual);
            emit(its.of[1], node(Op::product, {number(2), value}), "m: 2 m",
                 "Everything that should be averaged is half as large as it should be: is there a 2 m?",
                 Rank::usual);
            emit(
                its.of[1], node(Op::divide, {number(1), number(0)}), "m: whole-number division",
                "Everything that should be averaged is 0: is 1 / m a division of whole numbers, which has no "
                "decimals?",
                Rank::likely, "write 1.0 / m, or make m a double: n_cols is a whole number.");
        }
}

} // namespace checks::formula

// Slips in a statement, and in the value that it assigns as a whole.
#include "checks/formula/deriver.hpp"

#include <algorithm>

namespace checks::formula {

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
        for (std::size_t k = i + 1; k < block.of.size(); ++k) {
            in_both(block, i, k, from[i], to[i]);
            exchanged_activations(block, i, k);
        }
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

namespace {

int assignments_to(const Node& target, const Node& in) {
    int count = in.op == Op::assign && in.of[0] == target ? 1 : 0;
    for (const Node& of : in.of)
        count += assignments_to(target, of);
    return count;
}

} // namespace

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
        const bool assigns = its.op == Op::assign,
                   again = assigns && assignments_to(its.of[0], work_.body) > 1;
        if (emit(its, Node(), "left out",
                 assigns ? std::string(again ? "nothing new" : "nothing") +
                               " is stored: is the result kept in another variable, or thrown away?"
                         : "`" + text(its) + "` is missing, or its result is thrown away",
                 Rank::usual,
                 "a variable that is declared again inside { } is another one, and is gone behind the }.") &&
            assigns)
            all_.back().leaves = again ? Leaves::less : Leaves::nothing;
        if (its.op == Op::append || std::any_of(its.of.begin(), its.of.end() - 1, [&](const Node& target) {
                return text(its.of.back()).find(text(target)) != std::string::npos;
            }))
            emit(its, of(Op::block, its, its), "twice", "`" + text(its) + "` is done twice", Rank::rare);
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
        std::vector<Node> others = {of(Op::subtract, at, number(1)), of(Op::add, at, number(1)), number(1)};
        if (at.op == Op::number)
            others = {number(at.number - 1), number(at.number + 1)};
        if (at.op == Op::subtract)
            others = {at.of[0], of(Op::subtract, at.of[0], number(2)), plus(at.of[0], 1), number(0)};
        if (mentions(at, "l")) {
            others.push_back(name("L"));
            for (const Node& last : {name("L"), of(Op::add, name("L"), number(1))})
                others.push_back(of(Op::subtract, last, name("l")));
        }
        for (const Node& other : others) {
            Node instead = target;
            instead.of[1] = other;
            emit(target, instead, "stored in " + text(instead), "it is stored under " + text(instead),
                 Rank::usual, "the layers count from 1 to L.");
        }
    }
    Node& value = assign.of.back();
    if (assign.of.size() == 2 && value.op != Op::name && value.op != Op::field)
        whole_value(value);
    if (value.op == Op::name && !is_number(value))
        passed_on(value);
    if (value.op == Op::subtract && target.op == Op::index && !is_number(value)) { // -= twice, += …
        emit(value, of(Op::subtract, value, value.of[1]), "two steps", "the step is taken twice",
             Rank::usual);
        emit(value, minus(value.of[1]), "=-", "only minus the step is stored: =- is not -=", Rank::likely);
    }
    value_ = &value;
    around_ = nullptr;
    expression(value);
    value_ = nullptr;
}

bool Deriver::has_m() const {
    return std::any_of(work_.body.of.begin(), work_.body.of.end(),
                       [](const Node& its) { return its.op == Op::assign && text(its.of[0]) == "m"; });
}

/// What may happen to any value as a whole.
void Deriver::whole_value(Node& value) {
    const auto wrapped = [&](const Wrapped& w) {
        emit(value, call(w.function, {value}), w.function, w.seen, w.rank);
    };
    wrapped({"whole", "the decimals are lost: the result was kept in a whole number (int)"});
    wrapped({"round", "the result is rounded to whole numbers", Rank::odd});
    wrapped({"abs", "the absolute value is taken", Rank::odd});
    wrapped({"square", "the square is taken", Rank::odd});
    if (is_number(value) || value.op == Op::choose)
        return;
    wrapped({"0_in_first_row", "the first row is 0: where does the loop begin?"});
    wrapped({"0_in_last_row", "the last row is 0: where does the loop end?"});
    wrapped({"0_in_first_column", "the first column is 0: where does the loop begin?"});
    wrapped({"0_in_last_column", "the last column is 0: where does the loop end?"});
    wrapped({"first_column", "only the first column is there"});
    wrapped({"last_column", "only the last column is there: does a loop replace all of it?"});
    emit(value, node(Op::transposed, {value}), "transposed",
         "the result is transposed: rows and columns are swapped");
    for (const char* g : {"relu", "sigmoid", "tanh"})
        emit(value, call(g, {value}), g, std::string(g) + " is applied as well, and does not belong here",
             Rank::rare);
    for (const Node& its : work_.body.of) { // what the learner's file holds already, by its name
        if (!its.given || is_number(its.of[0]) || text(its.of[0]) == "updated")
            continue;
        const Node other = its.of[0];
        emit(value, of(Op::add, value, other), "plus " + text(other),
             text(other) + " is added as well, and does not belong here", Rank::rare);
        emit(value, of(Op::times, value, other), "times " + text(other),
             "the result is multiplied by " + text(other) + " as well, element by element", Rank::rare);
    }
    for (const Node& other : names_)
        if (emit(value, other, "only " + text(other), text(other) + " itself is stored",
                 text(other) == target_ ? Rank::odd : Rank::rare))
            all_.back().term = text(other);
    const Node* first = &value; // factor
    while (first->op == Op::product)
        first = &first->of[0];
    if (first != &value && is_number(*first))
        return; // it has slips of its own
    emit(value, minus(value), "minus", "the sign is the opposite", Rank::likely);
    if (!has_m() || target_ == "m")
        return;
    emit(value, of(Op::divide, value, name("m")), "divided by m",
         "the result is divided by m, and should not be", Rank::likely);
    emit(value, of(Op::product, name("m"), value), "times m",
         "the result is multiplied by m, and should not be");
}

/// What may happen to a result on its way: A = A_next, grads.dW[l] = dW.
void Deriver::passed_on(Node& value) {
    const std::string its = text(value);
    for (const char* g : {"relu", "sigmoid", "tanh"})
        emit(value, call(g, {value}), g, std::string(g) + " is applied to " + its + " as well", Rank::rare,
             "what the function below returns is finished.");
    emit(value, minus(value), "minus", its + " has the opposite sign");
    if (!has_m())
        return;
    emit(value, of(Op::divide, value, name("m")), "divided by m", its + " is divided by m, and should not be",
         Rank::rare, "where m belongs, it is in there already.");
    emit(value, of(Op::product, name("m"), value), "times m", its + " is multiplied by m, and should not be",
         Rank::rare);
}

} // namespace checks::formula

// Slips in more than one statement at once: the same one in statements that are alike, such as those of W and b, and
// results that are exchanged, or not there at all.
#include "checks/formula/deriver.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <numeric>
#include <optional>

namespace checks::formula {
namespace {

using Names = std::map<std::string, std::string>;

/// Notes what `a` is named in `b`; false if they differ in more than names.
bool note_names(const Node& a, const Node& b, Names& names) {
    if (a.op != b.op || a.number != b.number || a.of.size() != b.of.size())
        return false;
    if (a.text != b.text && ((a.op != Op::name && a.op != Op::field) ||
                             names.try_emplace(a.text, b.text).first->second != b.text))
        return false;
    for (std::size_t i = 0; i < a.of.size(); ++i)
        if (!note_names(a.of[i], b.of[i], names))
            return false;
    return true;
}

/// "W" is "b" and "dW" is "db", both ways, if two statements compute something and differ in names only.
std::optional<Names> names_alike(const Node& a, const Node& b) {
    const auto computes = [](const Node& its) {
        return its.op == Op::assign && its.of.size() == 2 && its.of[1].of.size() > 1;
    };
    Names names;
    if (!computes(a) || !computes(b) || !note_names(a, b, names) || names.empty())
        return std::nullopt;
    for (const auto& [from, to] : Names(names))
        names.try_emplace(to, from);
    return names;
}

Node renamed(Node its, const Names& names) {
    const auto found = names.find(its.text);
    if ((its.op == Op::name || its.op == Op::field) && found != names.end()) {
        its.text = found->second;
        its.symbol = symbol(its.text);
    }
    for (Node& of : its.of)
        of = renamed(of, names);
    return its;
}

/// The way from a node down to another, if it leads there.
std::optional<std::vector<std::size_t>> way(const Node& from, const Node& to) {
    if (&from == &to)
        return std::vector<std::size_t>{};
    for (std::size_t i = 0; i < from.of.size(); ++i)
        if (std::optional<std::vector<std::size_t>> rest = way(from.of[i], to)) {
            rest->insert(rest->begin(), i);
            return rest;
        }
    return std::nullopt;
}

void replace(std::string& text, const std::string& part, const std::string& other) {
    if (const std::size_t at = text.find(part); at != std::string::npos)
        text.replace(at, part.size(), other);
}

/// "In b[l]: each step …"
std::string in_place(const std::string& target, std::string sentence) {
    if (sentence.size() > 1 && std::islower(static_cast<unsigned char>(sentence[1])) != 0)
        sentence[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(sentence[0])));
    return "In " + target + ": " + sentence;
}

/// "W" of updated.W[l]
std::string kind_of(const Node& target) {
    return target.op == Op::index ? target.of[0].text : target.text;
}

} // namespace

/// What derivations, from one on, do to statement i of a block, in statement k as well.
void Deriver::in_both(Node& block, std::size_t i, std::size_t k, std::size_t from, std::size_t to) {
    const std::optional<Names> names = names_alike(block.of[i], block.of[k]);
    if (!names)
        return;
    const std::vector<std::size_t> steps = way(work_.body, block).value();
    const Node &first = block.of[i], &second = block.of[k];
    const std::string one = text(first.of[0]), other = text(second.of[0]);
    const std::vector<Mistake> mistakes = first.mistakes ? *first.mistakes : std::vector<Mistake>{};
    for (std::size_t its = from; its < to; ++its) {
        Derivation both = all_[its];
        Node* at = &both.function.body;
        for (const std::size_t step : steps)
            at = step < at->of.size() ? &at->of[step] : nullptr;
        if (at->of.size() != block.of.size())
            continue;
        bool only_first = at->of[i] != first;
        for (std::size_t n = 0; n < block.of.size(); ++n)
            only_first = only_first && (n == i || at->of[n] == block.of[n]);
        if (!only_first)
            continue;
        at->of[k] = renamed(at->of[i], *names);
        const auto known = std::find_if(mistakes.begin(), mistakes.end(), [&](const Mistake& mistake) {
            return mistake.both &&
                   (mistake.derivation.empty() ? both.slip == mistake.id
                                               : both.slip.ends_with(": " + mistake.derivation));
        });
        if (known != mistakes.end()) {
            if (known->derivation.empty()) { // of each by itself
                Derivation alone = both;
                Node* block_of_it = &alone.function.body;
                for (const std::size_t step : steps)
                    block_of_it = &block_of_it->of[step];
                block_of_it->of[i] = first;
                alone.id = alone.slip = kind_of(second.of[0]) + '-' + known->id;
                alone.seen = in_place(other, known->seen);
                all_.push_back(alone);
                all_[its].id = all_[its].slip = kind_of(first.of[0]) + '-' + known->id;
                all_[its].seen = in_place(one, known->seen);
            }
            both.id = both.slip = known->id;
        } else
            both.id = both.slip = one + ", " + other + ": " + both.slip.substr(both.slip.find(": ") + 2);
        const bool has_words = known != mistakes.end() && !known->seen.empty();
        replace(both.seen, "In " + one + ',', "In " + one + " and " + other + " alike,");
        if (has_words) {
            both.own_words = known->derivation.empty() || is_about_statement(known->seen) ? "" : both.seen;
            both.seen = known->seen;
        }
        if (has_words && !known->look.empty())
            both.look = known->look;
        else
            replace(both.look, "equation " + first.equation,
                    "equations " + first.equation + " and " + second.equation);
        all_.push_back(std::move(both));
    }
}

/// The results of a function, of which each has its statement: in another order, or not there at all.
void Deriver::results() {
    const Node body = work_.body;
    std::vector<std::size_t> at; // statements
    for (const std::string& result : work_.results)
        for (std::size_t i = 0; i < body.of.size(); ++i)
            if (!body.of[i].given && body.of[i].op == Op::assign && body.of[i].of.size() == 2 &&
                text(body.of[i].of[0]) == result)
                at.push_back(i);
    if (at.size() < 2 || at.size() != work_.results.size())
        return;
    Node instead = body;
    for (const std::size_t i : at)
        instead.of[i] = Node();
    if (emit(work_.body, instead, "nothing stored", "nothing is stored in any of the results", Rank::likely,
             "is what you compute kept in other variables? One that is declared again inside { } is gone "
             "behind the }."))
        all_.back().leaves = Leaves::nothing;

    std::vector<std::size_t> order(at.size());
    std::iota(order.begin(), order.end(), 0);
    while (std::next_permutation(order.begin(), order.end())) {
        instead = body;
        std::string came, held;
        for (std::size_t i = 0; i < at.size(); ++i) {
            instead.of[at[order[i]]].of[0] = body.of[at[i]].of[0];
            came += (i == 0 ? "" : ", ") + work_.results[order[i]];
            if (order[i] != i)
                held += (held.empty() ? "" : ", ") + work_.results[i] + " holds what belongs in " +
                        work_.results[order[i]];
        }
        emit(work_.body, instead, "returned as " + came, held, Rank::rare,
             "the results have an order: " + text(name(work_.results[0])) + " comes first.");
    }
    for (std::size_t i = 0; i < at.size(); ++i)
        for (std::size_t k = 0; k < at.size(); ++k) {
            instead = body;
            instead.of[at[i]].of[1] = body.of[at[k]].of[1];
            if (i != k)
                emit(work_.body, instead, work_.results[k] + " in " + work_.results[i],
                     work_.results[i] + " holds what belongs in " + work_.results[k], Rank::usual);
        }
}

} // namespace checks::formula

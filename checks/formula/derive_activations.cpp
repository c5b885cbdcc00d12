// The slips of those who choose between activations, or keep what they need for the backward step.
#include "checks/formula/deriver.hpp"

#include <algorithm>

namespace checks::formula {
namespace {

/// What is done for one activation after the other, the last of which has no condition.
std::vector<Node*> branches(Node& chain) {
    if (chain.op != Op::choose)
        return {&chain};
    std::vector<Node*> all = branches(chain.of[2]);
    all.insert(all.begin(), &chain.of[1]);
    return all;
}

/// With x in place of every g(x).
Node without_call(Node its, const std::string& g) {
    for (Node& of : its.of)
        of = without_call(of, g);
    return its.op == Op::call && its.text == g ? Node(its.of[0]) : its;
}

} // namespace

void Deriver::activations(Node& chain) {
    static const std::vector<std::string> names = {"sigmoid", "relu", "tanh"};
    std::vector<Node> right;
    for (const Node* its : branches(chain))
        right.push_back(*its);
    if (right.size() != names.size())
        return;
    const Node nothing = name("none");
    const auto slip = [&](const std::vector<Node>& done, const std::string& what, const std::string& seen,
                          const char* look, bool in_all_cases = true) {
        Node instead = chain;
        const std::vector<Node*> all = branches(instead);
        for (std::size_t i = 0; i < all.size(); ++i)
            *all[i] = done[i];
        if (emit(chain, instead, what, seen, Rank::likely, look)) {
            all_.back().in_all_cases = in_all_cases;
            all_.back().leaves =
                done.back() == nothing || done[0] == nothing ? Leaves::nothing : Leaves::numbers;
        }
    };
    // One activation's slips first: where several things are wrong, no more than that is proved.
    for (std::size_t i = 0; i < 3; ++i)
        for (const std::size_t j : {(i + 1) % 3, (i + 2) % 3}) {
            std::vector<Node> done = right;
            done[i] = right[j];
            slip(done, names[j] + " when asked for " + names[i],
                 text(right[j]) + " is computed when " + names[i] + " is asked for",
                 i == 2 ? "is there an else, or a default, that takes in tanh?" : switch_or_if, false);
        }
    for (std::size_t i = 0; i < 3; ++i) {
        slip(std::vector<Node>(3, right[i]), "always " + names[i],
             text(right[i]) + " is computed whatever `activation` is", switch_or_if);
        std::vector<Node> done(3, nothing);
        done[i] = right[i];
        slip(done, "only " + names[i],
             "nothing is assigned for " + names[i == 0 ? 1 : 0] + " and " + names[i == 2 ? 1 : 2] +
                 ", and the result stays empty",
             "there are three activations.");
        for (const std::size_t j : {(i + 1) % 3, (i + 2) % 3}) {
            const std::size_t k = 3 - i - j;
            done = right;
            std::swap(done[i], done[j]);
            if (i < j)
                slip(done, names[i] + " and " + names[j] + " swapped",
                     names[i] + " and " + names[j] + " are taken for each other", "");
            done[j] = right[k];
            done[k] = right[i];
            slip(done, "mixed up", "each activation is taken for another", "");
        }
    }
}

/// An activation's derivative, or the like, in its place.
void Deriver::slopes(Node& g) {
    const Node call = g, one = number(1), two = number(2);
    const auto slip = [&](const Node& instead, const char* what, const std::string& seen) {
        emit(g, instead, what + g.text, seen, Rank::usual);
    };
    const std::string derivative = "the derivative of " + g.text + " is there, not " + g.text + " itself";
    if (g.text == "sigmoid")
        slip(of(Op::times, call, of(Op::subtract, one, call)), "derivative of ", derivative);
    if (g.text == "tanh") {
        slip(of(Op::subtract, one, of(Op::times, call, call)), "derivative of ", derivative);
        slip(of(Op::subtract, of(Op::product, two, formula::call("sigmoid", call.of)), one),
             "sigmoid stretched to ", "2 sigmoid(Z) - 1 is tanh(Z / 2): the 2 belongs inside as well");
    }
    if (g.text == "sigmoid" || g.text == "tanh")
        slip(formula::call(g.text, {call}), "twice ", g.text + " is applied twice");
    if (g.text == "sigmoid" || g.text == "tanh" || g.text == "relu")
        slip(formula::call(g.text, {minus(call.of[0])}), "minus in ",
             "there is a minus before " + text(call.of[0]));
    if (g.text == "relu")
        for (const double slope : {0.1, 0.2, 0.3})
            slip(of(Op::subtract, call,
                    of(Op::product, number(slope), formula::call("relu", {minus(call.of[0])}))),
                 "leaky ", "a part of the negative numbers is kept: that is leaky relu");
    if (g.text == "sigmoid") {
        slip(formula::call("softmax", call.of), "softmax for ", "each column adds up to 1: that is softmax");
        slip(formula::call("is_positive", call.of), "rounded ", "the probability is rounded to 0 or 1");
    }
}

/// sigmoid_backward(dA, Z) & co.
void Deriver::backward(Node& node) {
    const Node dA = node.of[0], Z = node.of[1];
    const std::string g = node.text.substr(0, node.text.find('_'));
    const auto g_of = [&](const Node& x) { return call(g, {x}); };
    const auto backward_of = [&](const Node& x, const Node& y) { return call(node.text, {x, y}); };
    emit(node, dA, "without " + node.text, node.text + " is missing: " + text(dA) + " is passed on as it is",
         Rank::likely);
    emit(node, backward_of(dA, g_of(Z)), "slope at " + text(g_of(Z)),
         "the slope of " + g + " is taken at " + text(g_of(Z)) + ", and should be at " + text(Z),
         Rank::likely);
    emit(node, of(Op::times, dA, g_of(Z)), g + " for its slope",
         text(dA) + " is multiplied by " + text(g_of(Z)) + ", and should be by its slope", Rank::likely);
    for (const Node& x : {dA, Z})
        emit(node, g_of(x), text(g_of(x)), "the result is " + text(g_of(x)) + ", as of a forward step",
             Rank::likely);
    emit(node, backward_of(node, Z), node.text + " twice",
         "the slope of " + g + " is applied twice: " + node.text + " multiplies by it already");
    emit(node, of(Op::times, node, Z), node.text + " times " + text(Z),
         "the result of " + node.text + " is multiplied by " + text(Z) + " as well");
    emit(node, g_of(node), g + " of it", g + " is applied to the gradient as well");
    emit(node, minus(node), g + "'s minus", "the sign is the opposite for " + g, Rank::likely);
    if (const Function* function = formulas_.find(node.text)) { // dA ∗ Z ∗ (1 - Z)
        emit(node, without_call(substituted(function->body, function->parameters, node.of), g),
             "slope without " + g,
             text(Z) + " is there in place of " + text(g_of(Z)) + " in the slope of " + g, Rank::likely);
    }
}

/// Another size of a matrix that is drawn or filled.
void Deriver::sizes(Node& made) {
    if (made.text != "randn" && made.text != "zeros")
        return;
    const Node right = made;
    for (std::size_t i = 0; i < 2; ++i) {
        std::vector<Node> others{number(1), right.of[1 - i]};
        if (right.of[i].op == Op::name)
            for (const std::string& parameter : work_.parameters)
                others.push_back(name(parameter));
        for (const Node& other : others) {
            Node instead = right;
            instead.of[i] = other;
            const char* what = i == 0 ? "rows" : "columns";
            emit(made, instead, std::string(what) + ' ' + text(other),
                 "the number of " + std::string(what) + " is " + text(other) + ", and should be " +
                     text(right.of[i]),
                 Rank::likely, "see the table \"Shapes\".");
        }
    }
}

namespace {

bool is_field_of_name(const Node& node) {
    return node.op == Op::name || (node.op == Op::field && is_field_of_name(node.of[0]));
}

} // namespace

/// A part of a cache that is empty, or overwritten by a result, in the end; for all activations or for one.
void Deriver::at_the_end() {
    const Node body = work_.body;
    std::vector<Node> parts, plain;
    for (const Node& its : body.of)
        if (its.op == Op::assign && its.of.size() == 2 && is_field_of_name(its.of[0])) {
            if (its.of[0].op == Op::name) {
                if (its.of[0].text != "m")
                    plain.push_back(its.of[0]);
            } else
                for (Node part = its.of[0];; part = Node(part.of[0])) {
                    if (std::find(parts.begin(), parts.end(), part) == parts.end())
                        parts.push_back(part);
                    if (part.op != Op::field)
                        break;
                }
        }
    const bool cases =
        std::find(work_.parameters.begin(), work_.parameters.end(), "activation") != work_.parameters.end();
    const auto ends_with = [&](const Node& part, const Node& value, const std::string& what,
                               const std::string& seen) {
        const bool all = part.op == Op::name; // of the cache
        const Node last = of(Op::assign, part, value);
        Node instead = body;
        const Leaves leaves = value.text == "none" ? Leaves::nothing : Leaves::numbers;
        instead.of.push_back(last);
        if (emit(work_.body, instead, text(part) + what, (all ? "The " : "") + text(part) + seen,
                 Rank::usual))
            all_.back().leaves = leaves;
        for (const char* g : activation_names) {
            if (!cases)
                break;
            instead.of.back() = of(Op::only_if, of(Op::equal, name("activation"), name(g)), last);
            if (emit(work_.body, instead, text(part) + what + " for one activation",
                     std::string("For ") + g + (all ? ", the " : ", ") + text(part) + seen, Rank::rare))
                all_.back().leaves = leaves;
        }
    };
    const auto is_stored = [&](const Node& part) {
        return std::any_of(body.of.begin(), body.of.end(),
                           [&](const Node& its) { return its.op == Op::assign && its.of[0] == part; });
    };
    for (const Node& part : parts) {
        ends_with(part, name("none"), " empty", " is empty: nothing is stored in it");
        for (const Node& other : plain)
            if (is_stored(part) && !text(part).ends_with('.' + text(other))) // which it should hold
                ends_with(part, other, " holds " + text(other), " holds " + text(other));
    }
    for (const Node& part : parts)
        for (const Node& other : plain) {
            const Node kept = name("kept");
            Node instead = body;
            for (const auto& [to, from] : {std::pair(kept, part), {part, other}, {other, kept}})
                instead.of.push_back(of(Op::assign, to, from));
            if (is_stored(part))
                emit(work_.body, instead, text(other) + " exchanged with " + text(part),
                     text(other) + " and " + text(part) + " are taken for each other", Rank::usual);
        }
}

} // namespace checks::formula

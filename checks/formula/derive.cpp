#include "checks/formula/deriver.hpp"

#include <algorithm>

namespace checks::formula {

namespace {

const std::string backward_suffix = "_backward";

/// "W1" for the element of a dictionary, "parameters.W[1]", as learners write it.
std::string spoken(std::string sentence) {
    const std::string owner = "parameters.";
    for (std::size_t at = sentence.find(owner); at != std::string::npos; at = sentence.find(owner, at)) {
        sentence.erase(at, owner.size());
        const std::size_t open = sentence.find('[', at);
        if (open + 2 < sentence.size() && sentence[open + 2] == ']' &&
            std::isdigit(static_cast<unsigned char>(sentence[open + 1])) != 0) {
            sentence.erase(open + 2, 1);
            sentence.erase(open, 1);
        }
    }
    return sentence;
}

} // namespace

bool is_about_statement(const std::string& words) {
    return words.starts_with("In ");
}

Node only_if(const Node& condition, const Node& statement) {
    return of(Op::only_if, condition, statement);
}

namespace {

/// How many minus signs it has.
int minus_signs(const Node& node) {
    int count = node.op == Op::negative || node.op == Op::subtract ? 1 : 0;
    for (const Node& of : node.of)
        count += node.op == Op::index ? 0 : minus_signs(of);
    return count;
}

bool is_sum(const Node& node) {
    return node.op == Op::add || node.op == Op::add_column || node.op == Op::subtract;
}

} // namespace

bool mentions(const Node& node, const std::string& name) {
    return (node.text == name && (node.op == Op::name || node.op == Op::call)) ||
           std::any_of(node.of.begin(), node.of.end(), [&](const Node& of) { return mentions(of, name); });
}

bool Deriver::emit(Node& at, Node instead, const std::string& what, const std::string& seen, Rank rank,
                   const std::string& look) {
    if (instead == at)
        return false;
    const std::string where = place(), slip = where + ": " + what;
    const bool divides = is_number(at) && instead.op == Op::divide, // by m - 1
        about_sign = !divides && (is_sum(instead) || minus_signs(instead) != minus_signs(at));
    const auto is_product = [](const Node& its) { return its.op == Op::product || its.op == Op::times; };
    const bool has_factor_more = is_product(instead) && (instead.of[0] == at || instead.of[1] == at),
               is_quotient = is_product(at) && instead.op == Op::divide;
    std::swap(at, instead);
    std::string sentence = where == work_.name ? begun(seen)
                           : inside_.empty()   ? "In " + where + ", " + seen
                           : inside_.ends_with(backward_suffix)
                               ? "In " + target_ + " for " +
                                     inside_.substr(0, inside_.size() - backward_suffix.size()) + ", " + seen
                               : "In " + target_ + "'s " + inside_ + ", " + seen;
    if (!sentence.ends_with('?'))
        sentence += '.';
    all_.push_back(
        {slip, spoken(std::move(sentence)), look_at(look), static_cast<int>(rank), work_, slip, where});
    if (&at == &work_.body)
        all_.back().function.is_rewritten = true;
    else if (has_factor_more || is_quotient)
        all_.back().about = has_factor_more ? About::factor : About::quotient;
    else if (about_sign)
        all_.back().about = About::sign;
    std::swap(at, instead);
    return true;
}

/// A mistake with words of its own.
void Deriver::known(Node& at, const Mistake& mistake) {
    Node instead = mistake.instead;
    std::swap(at, instead);
    all_.push_back({mistake.id, mistake.seen, mistake.look.empty() ? look_at("") : mistake.look,
                    static_cast<int>(Rank::known), work_, mistake.id});
    all_.back().holds_for_any = mistake.any;
    std::swap(at, instead);
}

/// Gives derivations of a statement, from this one on, the ids and words of those that are known.
void Deriver::name_known(std::size_t from, const std::vector<Mistake>& mistakes) {
    for (const Mistake& mistake : mistakes)
        for (std::size_t i = from; i < all_.size(); ++i)
            if (!mistake.derivation.empty() && !mistake.both &&
                (all_[i].id == mistake.derivation || all_[i].id.ends_with(": " + mistake.derivation))) {
                all_[i].id = mistake.id;
                if (!mistake.seen.empty()) {
                    all_[i].own_words = is_about_statement(mistake.seen) ? "" : all_[i].seen;
                    all_[i].seen = mistake.seen;
                    if (!mistake.look.empty())
                        all_[i].look = mistake.look;
                }
                all_[i].rank = static_cast<int>(Rank::known);
                all_[i].holds_for_any = mistake.any;
            }
}

std::string Deriver::place() const {
    return inside_.empty() ? target_ : inside_ + " for " + target_;
}

/// As it begins a sentence: a name, or what is called, is written as in the code.
std::string Deriver::begun(std::string words) const {
    const std::string first = words.substr(0, words.find_first_of(" ,:;.[('"));
    const char next = first.size() < words.size() ? words[first.size()] : ' ';
    const bool is_name =
        (first.size() == 1 && first != "a") || next == '(' || next == '[' ||
        words.starts_with(first + "::") || mentions(work_.body, first) ||
        std::find(work_.parameters.begin(), work_.parameters.end(), first) != work_.parameters.end() ||
        !std::all_of(first.begin(), first.end(), [](unsigned char c) { return std::islower(c); });
    if (!is_name)
        words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
    return words;
}

std::string Deriver::look_at(const std::string& hint) const {
    const std::string equation =
        equation_.empty() ? "" : "Look at equation " + equation_ + (hint.empty() ? "." : ": ");
    return equation.empty() ? begun(hint) : equation + hint;
}

bool Deriver::is_number(const Node& node) const {
    switch (node.op) {
    case Op::number:
        return true;
    case Op::name:
        return std::find(formulas_.numbers.begin(), formulas_.numbers.end(), node.text) !=
               formulas_.numbers.end();
    case Op::index:
        return node.of[0].op == Op::name && node.of[0].text == "layer_dims";
    case Op::call:
        return node.text == "total" || node.text == "scalar" || node.text == "columns" ||
               node.text == "rows" || node.text == "layers" || node.text == "elements";
    case Op::field:
    case Op::transposed:
    case Op::choose:
        return false;
    default:
        return std::all_of(node.of.begin(), node.of.end(), [&](const Node& of) { return is_number(of); });
    }
}

/// All operands that the function names somewhere: "dZ", "cache.Z", "parameters.W[l]".
void Deriver::collect_names(const Node& node) {
    if (node.op == Op::name || node.op == Op::field || node.op == Op::index) {
        const std::string its = text(node);
        const bool number = is_number(node) || its == "sigmoid" || its == "relu" || its == "tanh" ||
                            its == "activation" || its == "seed" || its == "layer_dims" || its == "grads" ||
                            its == "parameters" || its == "updated" || its == "caches";
        if (!number &&
            std::none_of(names_.begin(), names_.end(), [&](const Node& known) { return known == node; }))
            names_.push_back(node);
        if (its == "cache.linear")
            for (const char* part : {"A", "W", "b"}) {
                Node field = formula::node(Op::field, {node});
                field.text = part;
                field.symbol = symbol(part);
                names_.push_back(field);
            }
        return;
    }
    if (node.op == Op::assign && node.given)
        return collect_names(node.of[0]); // another name for its value
    for (const Node& of : node.of)
        collect_names(of);
}

std::vector<Derivation> Deriver::run() {
    for (const std::string& parameter : work_.parameters)
        if (parameter != "cache")
            collect_names(name(parameter));
    collect_names(work_.body);
    mentions_complement_ = work_.name == "compute_cost" || work_.name.starts_with("L_model_backward");
    block(work_.body);
    const std::size_t from = all_.size();
    everywhere();
    for (const Node& statement : work_.body.of)
        if (statement.mistakes)
            name_known(from, *statement.mistakes);
    std::stable_sort(all_.begin(), all_.end(),
                     [](const Derivation& a, const Derivation& b) { return a.rank < b.rank; });
    return std::move(all_);
}

std::vector<Derivation> derive(const Library& formulas, const Function& function) {
    return Deriver(formulas, function).run();
}

} // namespace checks::formula

#include "checks/formula/search.hpp"

#include "checks/structure.hpp"

#include <algorithm>
#include <utility>

namespace checks::formula {

namespace {

/// 0 or no number everywhere.
bool is_nothing(const arma::mat& x) {
    return x.is_empty() || !x.is_finite() || arma::abs(x).max() == 0;
}

std::string kind_named(const std::string& name, bool by_name) {
    return by_name ? name : kind_of_result(name);
}

bool is_of(const std::string& name, const std::string& kind) {
    return name == kind || kind_of_result(name) == kind;
}

/// Whether the results of one kind agree: those that both have.
bool values_agree(const std::string& kind, const Answer& got, const Answer& other) {
    return std::all_of(got.results.begin(), got.results.end(), [&](const auto& result) {
        const arma::mat* its = is_of(result.first, kind) ? find(other, result.first) : nullptr;
        return its == nullptr || agree(result.second, *its);
    });
}

bool has_more_names(const std::string& kind, const Answer& got, const Answer& other) {
    const Kinds its = names_of(kind, got), others = names_of(kind, other);
    return !std::includes(others.begin(), others.end(), its.begin(), its.end());
}

/// Armadillo's words, whichever operand came first: "addition: … 4x5 and 4x1".
std::string unordered(const std::string& words) {
    const std::size_t colon = words.rfind(": "), middle = words.rfind(" and ");
    if (colon == std::string::npos || middle == std::string::npos || middle < colon ||
        words.starts_with("matrix mult"))
        return words;
    const std::string first = words.substr(colon + 2, middle - colon - 2), second = words.substr(middle + 5);
    return words.substr(0, colon) + std::min(first, second) + std::max(first, second);
}

bool same_words(const Answer& got, const Answer& other) {
    return got.thrown == other.thrown || unordered(got.words()) == unordered(other.words()) ||
           (other.thrown == no_element && is_no_element(got));
}

/// W[l] of a dictionary.
bool reads_keys(const Node& node) {
    return (node.op == Op::index && node.of[0].op == Op::field) ||
           std::any_of(node.of.begin(), node.of.end(), reads_keys);
}

bool has_loop(const Node& node) {
    return node.op == Op::loop || std::any_of(node.of.begin(), node.of.end(), has_loop);
}

} // namespace

Kinds names_of(const std::string& kind, const Answer& answer) {
    Kinds names;
    for (const auto& [name, value] : answer.results)
        if (is_of(name, kind))
            names.insert(name);
    return names;
}

bool agree_in(const std::string& kind, const Answer& got, const Answer& other) {
    return names_of(kind, got) == names_of(kind, other) && values_agree(kind, got, other);
}

bool is_thin(const Answer& got, const Answer& right) {
    const bool other_names = !got.results.empty() && got.results.size() != right.results.size();
    return got.thrown ||
           (!other_names && std::all_of(got.results.begin(), got.results.end(), [&](const auto& result) {
               const arma::mat* its = find(right, result.first);
               const bool other_shape = its != nullptr && arma::size(result.second) != arma::size(*its);
               return result.second.is_empty() || (is_nothing(result.second) && !other_shape) ||
                      (its != nullptr && agree(result.second, *its));
           }));
}

Search::Search(const std::vector<Answer>& its_got, const std::vector<Answer>& its_right,
               const Subject& its_subject)
    : got(its_got), right(its_right), subject(its_subject), by_name(!has_loop(its_subject.function->body)),
      has_keys(reads_keys(its_subject.function->body)) {
    std::vector<std::size_t> threw, others;
    for (std::size_t i = 0; i < got.size(); ++i)
        (agree(got[i], right[i]) ? others : got[i].thrown ? threw : inputs).push_back(i);
    inputs.insert(inputs.end(), threw.begin(), threw.end());
    wrong = inputs.size();
    inputs.insert(inputs.end(), others.begin(), others.end());
}

std::optional<Answer> Search::run(const Function& function, std::size_t i, bool forced) const {
    try {
        return subject.run(function, subject.arguments[i],
                           forced && !function.is_rewritten && !subject.got.empty() ? &subject.got[i]
                                                                                    : nullptr);
    } catch (const NotValid&) {
        return std::nullopt;
    }
}

bool Search::is_whole(const Function& function) const {
    bool numbers = false, words = true;
    const auto agrees = [&](std::size_t i) {
        const std::optional<Answer> its = run(function, i, false);
        if (!its)
            return false;
        if (got[i].thrown && its->thrown) {
            words = words && same_words(got[i], *its);
            return true;
        }
        numbers = numbers || !agree(got[i], right[i]);
        return agree(got[i], *its);
    };
    if (!std::all_of(inputs.begin(), inputs.end(), agrees))
        return false;
    return words || numbers;
}

void Case::add(std::size_t i, const Search& search) {
    const std::optional<Answer> local = search.run(*search.subject.function, i, true);
    inputs.push_back(i);
    usual.push_back(local.value_or(Answer{{}, ""}));
    if (search.got[i].thrown || usual.back().thrown)
        return;
    for (const Answer* answer : {&std::as_const(usual).back(), &search.got[i]})
        for (const auto& [result, value] : answer->results)
            kinds.insert(kind_named(result, search.by_name));
    for (const std::string& kind : kinds)
        if (!agree_in(kind, search.got[i], usual.back()) && !agree_in(kind, search.got[i], search.right[i]))
            wrong.insert(kind);
}

bool Case::is_somewhere(const std::string& kind, const Search& search) const {
    return std::any_of(inputs.begin(), inputs.end(),
                       [&](std::size_t i) { return !names_of(kind, search.got[i]).empty(); });
}

Kinds Case::explained_by(const Search& search, const Function& function, Kinds* loosely) const {
    Kinds explained = wrong, proved;
    for (std::size_t k = 0; k < inputs.size() && !explained.empty(); ++k) {
        const Answer &got = search.got[inputs[k]], &plain = usual[k];
        const std::optional<Answer> its = search.run(function, inputs[k], !got.thrown);
        if (got.thrown) {
            if (its && its->thrown && !same_words(got, *its))
                return {};
            continue;
        }
        if (!its || its->thrown)
            return {};
        for (const auto& [result, value] : its->results)
            if (!kinds.contains(kind_named(result, search.by_name)))
                return {};
        for (const std::string& kind : kinds) {
            const bool without = values_agree(kind, got, plain);
            if (agree_in(kind, got, *its)) {
                if (!agree_in(kind, got, plain))
                    proved.insert(kind);
            } else if (!without && names_of(kind, *its) == names_of(kind, plain) &&
                       !has_more_names(kind, got, plain) && values_agree(kind, got, *its)) {
                proved.insert(kind);
                if (loosely != nullptr)
                    loosely->insert(kind);
            } else if (!agree_in(kind, plain, *its)) {
                if (names_of(kind, got).empty() && is_somewhere(kind, search)) // here nothing is known of it
                    continue;
                return {};
            } else if (!without) {
                explained.erase(kind);
            }
        }
    }
    std::erase_if(explained, [&](const std::string& kind) { return !proved.contains(kind); });
    return explained;
}

bool Case::allows(const Search& search, const Function& function) const {
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        const Answer& got = search.got[inputs[k]];
        const std::optional<Answer> its = got.thrown ? got : search.run(function, inputs[k], true);
        if (!its || (its->thrown && !got.thrown))
            return false;
        for (const std::string& kind : kinds)
            if (!got.thrown && !agree_in(kind, *its, got) && !agree_in(kind, *its, usual[k]) &&
                !agree_in(kind, *its, search.right[inputs[k]]))
                return false;
    }
    return true;
}

bool Case::only_names(const std::string& kind, const Search& search) const {
    for (std::size_t k = 0; k < inputs.size(); ++k)
        if (!search.got[inputs[k]].thrown && !values_agree(kind, search.got[inputs[k]], usual[k]))
            return false;
    return true;
}

bool Case::is_thin_in(const Kinds& these, const Search& search) const {
    for (std::size_t k = 0; k < inputs.size(); ++k)
        for (const auto& [result, x] : search.got[inputs[k]].results) {
            const arma::mat* its = find(usual[k], result);
            const bool nothing = is_nothing(x);
            const bool other_shape = its != nullptr && arma::size(x) != arma::size(*its) && !x.is_empty();
            if (these.contains(kind_named(result, search.by_name)) && !result.starts_with("the number of") &&
                (!nothing || other_shape))
                return false;
        }
    return true;
}

std::vector<Case> cases_of(const Search& search) {
    std::vector<Case> all;
    for (const std::size_t i : search.inputs) {
        const std::string name = search.subject.cases.empty() ? "" : search.subject.cases[i];
        auto its = std::find_if(all.begin(), all.end(), [&](const Case& one) { return one.name == name; });
        if (its == all.end())
            its = all.insert(all.end(), Case{name, {}, {}, {}, {}});
        its->add(i, search);
    }
    return all;
}

} // namespace checks::formula

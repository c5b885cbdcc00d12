#include "checks/formula/explain.hpp"

#include "checks/formula/deriver.hpp"
#include "checks/structure.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace checks::formula {
namespace {

const arma::mat* find(const Answer& answer, const std::string& name) {
    for (const auto& [its_name, value] : answer.results)
        if (its_name == name)
            return &value;
    return nullptr;
}

/// A result's kind: W of all layers; or W1, where each has a statement of its own.
std::string kind_of(const std::string& name, bool by_name = false) {
    return by_name ? name : kind_of_result(name);
}

bool is_of(const std::string& name, const std::string& kind) {
    return name == kind || kind_of_result(name) == kind;
}

std::set<std::string> names_of(const std::string& kind, const Answer& answer) {
    std::set<std::string> names;
    for (const auto& [name, value] : answer.results)
        if (is_of(name, kind))
            names.insert(name);
    return names;
}

/// Whether the results of one kind agree: those that both have.
bool values_agree(const std::string& kind, const Answer& got, const Answer& other) {
    return std::all_of(got.results.begin(), got.results.end(), [&](const auto& result) {
        const arma::mat* its = is_of(result.first, kind) ? find(other, result.first) : nullptr;
        return its == nullptr || agree(result.second, *its);
    });
}

bool has_more_names(const std::string& kind, const Answer& got, const Answer& other) {
    const std::set<std::string> its = names_of(kind, got), others = names_of(kind, other);
    return !std::includes(others.begin(), others.end(), its.begin(), its.end());
}

/// The same, where neither may have more than the other.
bool agree_in(const std::string& kind, const Answer& got, const Answer& other) {
    return names_of(kind, got) == names_of(kind, other) && values_agree(kind, got, other);
}

/// Too little to tell slips apart: 0 or no number everywhere, or nothing at all.
bool is_thin(const Answer& answer) {
    return answer.thrown || std::all_of(answer.results.begin(), answer.results.end(), [](const auto& result) {
               const arma::mat& x = result.second;
               return x.is_empty() || !x.is_finite() || arma::abs(x).max() == 0;
           });
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

bool has_loop(const Node& node) {
    return node.op == Op::loop || std::any_of(node.of.begin(), node.of.end(), has_loop);
}

/// Runs functions on the inputs, and compares with what the learner got.
class Search {
public:
    Search(const std::vector<Answer>& its_got, const std::vector<Answer>& its_right,
           const Subject& its_subject)
        : got(its_got), right(its_right), subject(its_subject),
          by_name(!has_loop(its_subject.function->body)) {
        for (const bool with_numbers : {true, false})
            for (std::size_t i = 0; i < got.size(); ++i)
                if (!agree(got[i], right[i]) && got[i].thrown.has_value() != with_numbers)
                    wrong.push_back(i);
    }

    std::optional<Answer> run(const Function& function, std::size_t i, bool forced) {
        try {
            return subject.run(function, subject.arguments[i],
                               forced && !subject.got.empty() ? &subject.got[i] : nullptr);
        } catch (const NotValid&) {
            return std::nullopt;
        }
    }

    /// The whole answer, on all inputs. Where both threw, in the same words, or in any if numbers agree elsewhere.
    bool is_whole(const Function& function) {
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
        for (const std::size_t i : wrong)
            if (!agrees(i))
                return false;
        for (std::size_t i = 0; i < got.size(); ++i)
            if (std::find(wrong.begin(), wrong.end(), i) == wrong.end() && !agrees(i))
                return false;
        return words || numbers;
    }

    const std::vector<Answer>&got, &right;
    const Subject& subject;
    std::vector<std::size_t> wrong; // inputs, those with numbers first
    bool by_name;                   // each result by itself: the function has no loop
};

using Kinds = std::set<std::string>;

/// The inputs of one case, and which kinds of results are wrong there, each by itself.
struct Case {
    std::string name;                // "relu", or nothing
    std::vector<std::size_t> inputs; // the wrong ones first
    std::vector<Answer> usual;       // what follows from the learner's own results, input by input
    Kinds kinds, wrong;

    void add(std::size_t i, Search& search) {
        const std::optional<Answer> local = search.run(*search.subject.function, i, true);
        inputs.push_back(i);
        usual.push_back(local.value_or(Answer{{}, ""}));
        if (search.got[i].thrown || usual.back().thrown)
            return;
        for (const Answer* answer : {std::as_const(usual).data() + usual.size() - 1, &search.got[i]})
            for (const auto& [result, value] : answer->results)
                kinds.insert(kind_of(result, search.by_name));
        for (const std::string& kind : kinds)
            if (!agree_in(kind, search.got[i], usual.back()) &&
                !agree_in(kind, search.got[i], search.right[i]))
                wrong.insert(kind);
    }

    /// The wrong kinds that a function explains, those whose names it does not explain in `loosely`. None if one of all
    /// kinds would be something else than it is.
    Kinds explained_by(Search& search, const Function& function, Kinds* loosely = nullptr) const {
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
                if (!kinds.contains(kind_of(result, search.by_name)))
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
                    return {};
                } else if (!without) {
                    explained.erase(kind);
                }
            }
        }
        std::erase_if(explained, [&](const std::string& kind) { return !proved.contains(kind); });
        return explained;
    }

    /// Whether nothing but missing or superfluous names is wrong.
    bool only_names(const std::string& kind, const Search& search) const {
        for (std::size_t k = 0; k < inputs.size(); ++k)
            if (!search.got[inputs[k]].thrown && !values_agree(kind, search.got[inputs[k]], usual[k]))
                return false;
        return true;
    }
};

std::vector<Case> cases_of(Search& search) {
    std::vector<Case> all;
    const auto add = [&](std::size_t i) {
        const std::string name = search.subject.cases.empty() ? "" : search.subject.cases[i];
        auto its = std::find_if(all.begin(), all.end(), [&](const Case& one) { return one.name == name; });
        if (its == all.end())
            its = all.insert(all.end(), Case{name, {}, {}, {}, {}});
        its->add(i, search);
    };
    for (const std::size_t i : search.wrong)
        add(i);
    for (std::size_t i = 0; i < search.got.size(); ++i)
        if (std::find(search.wrong.begin(), search.wrong.end(), i) == search.wrong.end())
            add(i);
    return all;
}

struct Match {
    const Derivation* derivation;
    Kinds kinds, loosely;
};

/// All that explain something in a case, the likely ones first.
std::vector<Match> matches_in(const Case& its, Search& search, const std::vector<Derivation>& all) {
    std::vector<Match> matches;
    for (const Derivation& one : all)
        if (Match match{&one, {}, {}};
            !(match.kinds = its.explained_by(search, one.function, &match.loosely)).empty())
            matches.push_back(std::move(match));
    return matches;
}

/// Whether all that is known of a kind is a number of things, 0, or no number.
bool is_thin_in(const Kinds& kinds, const Case& its, const Search& search) {
    for (std::size_t k = 0; k < its.inputs.size(); ++k)
        for (const auto& [name, x] : search.got[its.inputs[k]].results) {
            const arma::mat* usual = find(its.usual[k], name);
            const bool nothing = x.is_empty() || !x.is_finite() || arma::abs(x).max() == 0;
            const bool other_shape = usual != nullptr && arma::size(x) != arma::size(*usual) && !x.is_empty();
            if (kinds.contains(kind_of(name, search.by_name)) && !name.starts_with("the number of") &&
                (!nothing || other_shape))
                return false;
        }
    return true;
}

constexpr std::size_t too_many = 4; // slips with the same poor evidence, to say one of them
bool is_known(const Derivation& one) {
    return one.rank == static_cast<int>(Rank::known);
}

/// The fewest slips, one after the other; what they explain is taken from `left`.
std::vector<const Derivation*> fewest_of(const std::vector<Match>& matches, const Case& its,
                                         const Search& search, Kinds& left, Kinds& names_left) {
    std::vector<const Derivation*> chosen;
    for (;;) {
        const Match* best = nullptr;
        std::size_t most = 0;
        for (const Match& match : matches) {
            const auto more = static_cast<std::size_t>(std::count_if(
                match.kinds.begin(), match.kinds.end(), [&](auto& kind) { return left.contains(kind); }));
            if (more > most) {
                best = &match;
                most = more;
            }
        }
        if (best == nullptr)
            return chosen;
        for (const std::string& kind : best->kinds)
            left.erase(kind);
        names_left.insert(best->loosely.begin(), best->loosely.end());
        const auto same = static_cast<std::size_t>(std::count_if(
            matches.begin(), matches.end(), [&](const Match& match) { return match.kinds == best->kinds; }));
        if (same == 1 || is_known(*best->derivation) || !is_thin_in(best->kinds, its, search))
            chosen.push_back(best->derivation);
    }
}

/// The slips that change one of these kinds, each in its own way.
std::vector<const Derivation*> slips_near(const Kinds& left, const Case& its, Search& search,
                                          const std::vector<Derivation>& all) {
    std::vector<Answer> known{its.usual[0]};
    std::vector<const Derivation*> near;
    for (const Derivation& one : all) {
        const std::optional<Answer> answer = search.run(one.function, its.inputs[0], true);
        if (!answer || answer->thrown)
            continue;
        const bool is_new = std::none_of(known.begin(), known.end(), [&](const Answer& other) {
            return std::all_of(left.begin(), left.end(),
                               [&](auto& kind) { return agree_in(kind, *answer, other); });
        });
        if (is_new) {
            known.push_back(*answer);
            near.push_back(&one);
        }
    }
    return near;
}

/// Two slips that explain all that is left, together.
std::vector<const Derivation*> pair_for(const Kinds& left, const Case& its, Search& search,
                                        const std::vector<Derivation>& all,
                                        std::vector<Derivation>& seconds) {
    constexpr std::size_t most = 80; // of the likely ones
    if (its.usual[0].thrown || search.got[its.inputs[0]].thrown || is_thin_in(left, its, search))
        return {};
    std::vector<const Derivation*> near = slips_near(left, its, search, all);
    near.resize(std::min(near.size(), most));
    for (std::size_t i = 0; i < near.size(); ++i) {
        std::set<std::string> later;
        for (std::size_t j = i + 1; j < near.size(); ++j)
            later.insert(near[j]->slip);
        for (Derivation& second : derive(library(), near[i]->function, &later)) {
            const Kinds kinds = its.explained_by(search, second.function);
            if (!std::includes(kinds.begin(), kinds.end(), left.begin(), left.end()))
                continue;
            seconds.push_back(std::move(second));
            return {near[i], &seconds.back()};
        }
    }
    return {};
}

/// A result, or all of a kind, by its name: the learner's function may have chosen it, unless a right answer has it.
Wording called(const std::string& name, const Search& search) {
    for (const Answer& answer : search.right)
        for (const auto& [result, value] : answer.results)
            if (name == result || name == kind_of_result(result))
                return ours(name);
    return chosen(name, "something else");
}

/// Names that are missing or too many.
void add_names(const std::string& kind, const Case& its, const Search& search, Explained& explained) {
    for (std::size_t k = 0; k < its.inputs.size(); ++k) {
        const Kinds got = names_of(kind, search.got[its.inputs[k]]), usual = names_of(kind, its.usual[k]);
        for (const std::string& name : usual)
            if (!got.contains(name) && !search.got[its.inputs[k]].thrown) {
                explained.unexplained.push_back(called(name, search) + " is missing");
                return;
            }
    }
}

void add(Slip slip, const std::string& its_case, std::vector<Slip>& slips) {
    const auto known =
        std::find_if(slips.begin(), slips.end(), [&](const Slip& other) { return other.id == slip.id; });
    Slip& its = known == slips.end() ? slips.emplace_back(std::move(slip)) : *known;
    its.cases.push_back(its_case);
}

} // namespace

Explained explain(const std::vector<Answer>& got, const std::vector<Answer>& right, const Subject& subject) {
    constexpr std::size_t fewest = 2; // wrong inputs, to prove anything
    Search search(got, right, subject);
    if (search.wrong.size() < fewest)
        return {};

    std::vector<Derivation> all = derive(library(), *subject.function);
    // The same, written in another way.
    if (const Function* other = library().find(subject.function->name + '\''))
        for (Derivation& one : derive(library(), *other))
            all.push_back(std::move(one));
    std::stable_sort(all.begin(), all.end(),
                     [](const Derivation& a, const Derivation& b) { return a.rank < b.rank; });

    const auto slip_of = [](const Derivation& one) { return Slip{one.id, one.seen, one.look, {}}; };
    std::vector<const Derivation*> whole;
    const bool thin =
        std::all_of(search.wrong.begin(), search.wrong.end(), [&](std::size_t i) { return is_thin(got[i]); });
    for (const Derivation& one : all)
        if ((whole.empty() || thin) && search.is_whole(one.function))
            whole.push_back(&one);
    if (!whole.empty() && (!thin || whole.size() < too_many || is_known(*whole[0])))
        return {{slip_of(*whole[0])}, {}, 1};
    if (!whole.empty())
        return {};

    Explained explained;
    std::vector<Derivation> seconds;
    seconds.reserve(100);
    for (const Case& its : cases_of(search)) {
        if (its.wrong.empty())
            continue;
        ++explained.cases;
        Kinds left = its.wrong, names_left;
        for (const Derivation* one : fewest_of(matches_in(its, search, all), its, search, left, names_left))
            add(slip_of(*one), its.name, explained.slips);
        for (const std::string& kind : names_left)
            add_names(kind, its, search, explained);
        std::erase_if(left, [&](const std::string& kind) {
            const bool names = its.only_names(kind, search);
            if (names)
                add_names(kind, its, search, explained);
            return names;
        });
        if (left.empty())
            continue;
        const std::vector<const Derivation*> pair = pair_for(left, its, search, all, seconds);
        for (const Derivation* one : pair)
            add(slip_of(*one), its.name, explained.slips);
        if (pair.empty())
            for (const std::string& kind : left)
                explained.unexplained.push_back(ours(its.name.empty() ? "" : "for " + its.name + ", ") +
                                                called(kind, search) + " is wrong in another way");
    }
    return explained;
}

namespace {

void add_ids(const Node& node, std::vector<std::string>& ids) {
    if (node.mistakes)
        for (const Mistake& mistake : *node.mistakes)
            ids.push_back(mistake.id);
    for (const Node& of : node.of)
        add_ids(of, ids);
}

} // namespace

std::vector<std::string> known_ids(const std::string& function) {
    std::vector<std::string> ids;
    for (const std::string& name : {function, function + '\''})
        if (const Function* its = library().find(name))
            add_ids(its->body, ids);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

std::optional<Diagnosis> diagnosis_of(const Explained& explained) {
    if (explained.slips.empty())
        return std::nullopt;
    Wording words;
    Diagnosis diagnosis;
    std::vector<std::string> looks;
    for (const Slip& slip : explained.slips) {
        diagnosis.mistakes.push_back({slip.id, slip.seen});
        std::string which;
        if (slip.cases.size() < explained.cases ||
            (explained.cases == 1 && !slip.cases.empty() && !slip.cases[0].empty()))
            for (std::size_t i = 0; i < slip.cases.size(); ++i)
                which += (i == 0 ? "For " : " and ") + slip.cases[i];
        words += ours((words.empty() ? "" : "\n") + which + (which.empty() ? "" : ": ") + slip.seen);
        if (!slip.look.empty() && std::find(looks.begin(), looks.end(), slip.look) == looks.end())
            looks.push_back(slip.look);
    }
    for (const Wording& what : explained.unexplained)
        words += "\nBesides, " + what + ".";
    for (const std::string& look : looks)
        words += ours('\n' + look);
    diagnosis.text = words.text;
    diagnosis.safe = words.safe;
    return diagnosis;
}

} // namespace checks::formula

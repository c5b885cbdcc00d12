#include "checks/formula/explain.hpp"

#include "checks/exceptions.hpp"
#include "checks/formula/deriver.hpp"
#include "checks/formula/search.hpp"
#include "checks/structure.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace checks::formula {
namespace {

struct Match {
    const Derivation* derivation;
    Kinds kinds, loosely;
};

/// All that explain something in a case: first those that agree with the other cases, the likely ones first.
std::vector<Match> matches_in(const Case& its, const std::vector<Case>& cases, const Search& search,
                              const std::vector<Derivation>& all) {
    std::vector<Match> matches;
    for (const Derivation& one : all)
        if (Match match{&one, {}, {}};
            !(match.kinds = its.explained_by(search, one.function, &match.loosely)).empty())
            matches.push_back(std::move(match));
    if (cases.size() > 1)
        std::stable_partition(matches.begin(), matches.end(), [&](const Match& match) {
            return std::all_of(cases.begin(), cases.end(), [&](const Case& other) {
                return other.name == its.name || other.allows(search, match.derivation->function);
            });
        });
    return matches;
}

bool is_known(const Derivation& one) {
    return one.rank == static_cast<int>(Rank::known);
}

/// The fewest slips, one after the other; what they explain is taken from `left`.
std::vector<const Derivation*> fewest_of(const std::vector<Match>& matches, const Case& its,
                                         const Search& search, Kinds& left, Kinds& names_left) {
    std::vector<const Derivation*> chosen;
    const bool threw = std::any_of(its.inputs.begin(), its.inputs.end(),
                                   [&](std::size_t i) { return search.got[i].thrown.has_value(); });
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
        const bool unlikely = best->derivation->rank > static_cast<int>(Rank::usual);
        if ((same == 1 && !unlikely) || (is_known(*best->derivation) && !threw) ||
            !its.is_thin_in(best->kinds, search))
            chosen.push_back(best->derivation);
    }
}

/// The slips that change one of these kinds, each in its own way.
std::vector<const Derivation*> slips_near(const Kinds& left, const Case& its, const Search& search,
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

/// Whether the words of two slips may contradict each other: two signs that undo one another, or words about brackets
/// in which the second one has changed something.
bool are_at_odds(const Derivation& first, const Derivation& second) {
    const std::size_t colon = first.slip.find(": ");
    if (colon == std::string::npos || second.slip.compare(0, colon + 2, first.slip, 0, colon + 2) != 0)
        return false; // in two statements
    const auto is_about = [colon](const Derivation& one, const std::vector<const char*>& words) {
        const bool about_m = one.slip.compare(colon + 2, 2, "m ") == 0; // m - 1
        return !about_m && std::any_of(words.begin(), words.end(), [&](const char* its) {
            return one.slip.find(its, colon) != std::string::npos;
        });
    };
    const std::vector<const char*> signs = {"minus", " - ", " + ", "=-", "plus "}, brackets = {"brackets"};
    return (is_about(first, signs) && is_about(second, signs)) || is_about(first, brackets) ||
           is_about(second, brackets);
}

/// Two slips that explain all that is left, together.
std::vector<const Derivation*> pair_for(const Kinds& left, const Case& its, const Search& search,
                                        const std::vector<Derivation>& all,
                                        std::vector<Derivation>& seconds) {
    constexpr std::size_t most = 80; // of the likely ones
    if (its.usual[0].thrown || search.got[its.inputs[0]].thrown || its.is_thin_in(left, search))
        return {};
    std::vector<const Derivation*> near = slips_near(left, its, search, all);
    near.resize(std::min(near.size(), most));
    for (std::size_t i = 0; i < near.size(); ++i) {
        Kinds later;
        for (std::size_t j = i + 1; j < near.size(); ++j)
            later.insert(near[j]->slip);
        for (Derivation& second : derive(library(), near[i]->function, &later)) {
            const Kinds kinds = its.explained_by(search, second.function);
            if (!std::includes(kinds.begin(), kinds.end(), left.begin(), left.end()) ||
                are_at_odds(*near[i], second))
                continue;
            seconds.push_back(std::move(second));
            return {near[i], &seconds.back()};
        }
    }
    return {};
}

/// A result with the same multiple of something in it on all inputs, or the same m-th part of one: weight decay.
std::optional<Slip> multiple_added(const std::string& kind, const Case& its, const Search& search,
                                   const std::vector<Derivation>& all) {
    const std::string only = ": only ";
    for (const Derivation& one : all) {
        const std::size_t at = one.slip.find(only);
        const bool is_term = at != std::string::npos &&
                             std::find(std::begin(activation_names), std::end(activation_names),
                                       one.slip.substr(at + only.size())) == std::end(activation_names);
        std::vector<double> factors, of_mean;
        for (std::size_t k = 0; is_term && k < its.inputs.size(); ++k) {
            const std::size_t i = its.inputs[k];
            const std::optional<Answer> term = search.run(one.function, i, true);
            if (!term || term->thrown || search.got[i].thrown || its.usual[k].thrown)
                break;
            const auto value = [&](const Answer& answer) {
                const arma::mat* its_value = find(answer, kind);
                return its_value == nullptr ? arma::mat() : *its_value;
            };
            const arma::mat got = value(search.got[i]), usual = value(its.usual[k]), x = value(*term);
            if (got.is_empty() || arma::size(got) != arma::size(usual) || arma::size(got) != arma::size(x) ||
                arma::abs(x).max() == 0 || agree_in(kind, search.got[i], its.usual[k]) ||
                agree_in(kind, *term, its.usual[k])) // the term is stored elsewhere
                break;
            const double factor = arma::dot(got - usual, x) / arma::dot(x, x);
            if (!agree(got - usual, factor * x))
                break;
            factors.push_back(factor);
            const Value& first = search.subject.arguments[i][0];
            of_mean.push_back(factor * static_cast<double>(first.matrix ? first.matrix->n_cols : 1));
        }
        constexpr double rounding = 1e-6;
        const auto same = [&](const std::vector<double>& numbers) {
            return std::all_of(numbers.begin(), numbers.end(),
                               [&](double x) { return std::abs(x - numbers[0]) <= rounding * std::abs(x); });
        };
        if (factors.size() < 2 || factors.size() < its.inputs.size() || (!same(factors) && !same(of_mean)))
            continue;
        const std::string target = one.slip.substr(0, at), term = one.slip.substr(at + only.size());
        return Slip{target + ": plus a multiple of " + term,
                    "In " + target + ", a multiple of " + term + " is added, and does not belong there.",
                    "Which terms does the equation have? Weight decay (regularization) is a topic for later.",
                    {}};
    }
    return std::nullopt;
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

/// What was thrown, if the slips do not throw there.
void add_exception(const Case& its, const std::vector<const Derivation*>& chosen, const Search& search,
                   Explained& explained) {
    for (const std::size_t i : its.inputs) {
        const bool is_told = std::any_of(chosen.begin(), chosen.end(), [&](const Derivation* one) {
            const std::optional<Answer> answer = search.run(one->function, i, false);
            return answer && answer->thrown;
        });
        if (!search.got[i].thrown || is_told)
            continue;
        const std::optional<Wording> words = explained_exception(*search.got[i].thrown, {});
        explained.unexplained.push_back(ours(its.name.empty() ? "" : "for " + its.name + ", ") +
                                        "it threw an exception" + (words ? ": " + *words : Wording("")));
        return;
    }
}

void add(Slip slip, const std::string& its_case, std::vector<Slip>& slips) {
    const auto known =
        std::find_if(slips.begin(), slips.end(), [&](const Slip& other) { return other.id == slip.id; });
    Slip& its = known == slips.end() ? slips.emplace_back(std::move(slip)) : *known;
    its.cases.push_back(its_case);
}

/// In words, what else is wrong in a kind of results; or that it is.
Wording in_words(const std::string& kind, const Case& its, const Search& search) {
    Pairs pairs;
    for (std::size_t k = 0; k < its.inputs.size(); ++k)
        for (const auto& [name, usual] : its.usual[k].results) {
            const arma::mat* got = find(search.got[its.inputs[k]], name);
            if (got != nullptr && (name == kind || kind_of_result(name) == kind) && !agree(*got, usual)) {
                pairs.got.push_back(*got);
                pairs.right.push_back(usual);
                pairs.sizes.emplace_back();
            }
        }
    const bool empty =
        !pairs.got.empty() && std::all_of(pairs.got.begin(), pairs.got.end(),
                                          [](const auto& x) { return x.n_rows == 0 && x.n_cols == 0; });
    return called(kind, search) +
           (empty ? " is empty: nothing was assigned to it" : " is wrong in another way");
}

} // namespace

Explained explain(const std::vector<Answer>& got, const std::vector<Answer>& right, const Subject& subject) {
    constexpr std::size_t fewest = 2; // wrong inputs, to prove anything
    const Search search(got, right, subject);
    if (search.wrong < fewest)
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
        std::all_of(search.inputs.begin(), search.inputs.begin() + static_cast<std::ptrdiff_t>(search.wrong),
                    [&](std::size_t i) { return is_thin(got[i], right[i]); });
    // An exception alone tells only the shapes, and an empty matrix not even that.
    const auto of_wrong = [&](const auto& f) {
        return std::any_of(search.inputs.begin(),
                           search.inputs.begin() + static_cast<std::ptrdiff_t>(search.wrong),
                           [&](std::size_t i) { return f(got[i]); });
    };
    const bool has_numbers = of_wrong([](const Answer& its) { return !its.thrown; });
    const bool finite = !of_wrong([](const Answer& its) {
        return std::any_of(its.results.begin(), its.results.end(),
                           [](const auto& result) { return !result.second.is_finite(); });
    });
    const bool empty =
        of_wrong([](const Answer& its) { return its.words().find("0x0") != std::string::npos; });
    for (const Derivation& one : all)
        if ((whole.empty() || thin) && search.is_whole(one.function))
            whole.push_back(&one);
    if (empty) // only of what leaves it empty can that be said
        std::erase_if(whole, [](const Derivation* one) {
            return !is_known(*one) && one->seen.find("nothing is") == std::string::npos;
        });
    // Zeros, NaN and empty matrices have many causes, and prove what says no more than that.
    const auto is_plain = [](const Derivation* one) {
        return is_known(*one) || one->seen.find("nothing ") != std::string::npos ||
               one->seen.find("everything is 0") != std::string::npos;
    };
    const bool proved =
        whole.empty() || !thin || is_plain(whole[0]) || (whole.size() == 1 && (!has_numbers || !finite));
    if (!whole.empty() && proved)
        return {{slip_of(*whole[0])}, {}, 1};
    if (!whole.empty())
        return {};

    Explained explained;
    std::vector<Derivation> seconds;
    seconds.reserve(100);
    const std::vector<Case> cases = cases_of(search);
    for (const Case& its : cases) {
        if (its.wrong.empty()) {
            add_exception(its, {}, search, explained);
            continue;
        }
        ++explained.cases;
        Kinds left = its.wrong, names_left;
        const std::vector<const Derivation*> chosen =
            fewest_of(matches_in(its, cases, search, all), its, search, left, names_left);
        for (const Derivation* one : chosen)
            add(slip_of(*one), its.name, explained.slips);
        add_exception(its, chosen, search, explained);
        for (const std::string& kind : names_left)
            add_names(kind, its, search, explained);
        std::erase_if(left, [&](const std::string& kind) {
            const bool names = its.only_names(kind, search);
            if (names)
                add_names(kind, its, search, explained);
            return names;
        });
        std::erase_if(left, [&](const std::string& kind) {
            const std::optional<Slip> slip = multiple_added(kind, its, search, all);
            if (slip)
                add(*slip, its.name, explained.slips);
            return slip.has_value();
        });
        if (left.empty())
            continue;
        const std::vector<const Derivation*> pair = pair_for(left, its, search, all, seconds);
        for (const Derivation* one : pair)
            add(slip_of(*one), its.name, explained.slips);
        if (pair.empty())
            for (const std::string& kind : left)
                explained.unexplained.push_back(ours(its.name.empty() ? "" : "for " + its.name + ", ") +
                                                in_words(kind, its, search));
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

std::function<Subject()>& latest_subject() {
    static std::function<Subject()> latest;
    return latest;
}

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

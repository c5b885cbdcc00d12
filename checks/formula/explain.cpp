#include "checks/formula/explain.hpp"

#include "checks/formula/deriver.hpp"
#include "checks/formula/pairs.hpp"
#include "checks/other_keys.hpp"

#include <algorithm>

namespace checks::formula {
namespace {

struct Match {
    const Derivation* derivation;
    Kinds kinds, loosely;
};

/// All that explain something in a case: first those that agree with the other cases, the likely ones first.
std::vector<Match> matches_in(const Case& its, const std::vector<Case>& cases, const Search& search,
                              const std::vector<Derivation>& all) {
    const auto fits = [&](const Derivation& one, const auto& agrees) {
        return std::all_of(cases.begin(), cases.end(), [&](const Case& other) {
            return other.name == its.name || agrees(other, one.function);
        });
    };
    const auto is_allowed = [&](const Case& other, const Function& f) { return other.allows(search, f); };
    const auto is_there = [&](const Case& other, const Function& f) {
        return is_allowed(other, f) &&
               std::none_of(other.inputs.begin(), other.inputs.end(),
                            [&](std::size_t i) { return search.got[i].thrown.has_value(); }) &&
               (other.wrong.empty() || !other.explained_by(search, f).empty());
    };
    std::vector<Match> matches;
    for (const Derivation& one : all)
        if (Match match{&one, {}, {}};
            !(match.kinds = its.explained_by(search, one.function, &match.loosely)).empty() &&
            (!one.in_all_cases || fits(one, is_there)))
            matches.push_back(std::move(match));
    if (cases.size() > 1)
        std::stable_partition(matches.begin(), matches.end(),
                              [&](const Match& match) { return fits(*match.derivation, is_allowed); });
    return matches;
}

bool is_known(const Derivation& one) {
    return one.rank == static_cast<int>(Rank::known);
}

/// Zeros, NaN and empty matrices have many causes, and prove what says no more than that.
bool is_plain(const Derivation& one) {
    return is_known(one) || one.leaves != Leaves::numbers;
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

/// Whether a right answer has this result, or one of this kind.
bool is_asked(const std::string& name, const Search& search) {
    return std::any_of(search.right.begin(), search.right.end(), [&](const Answer& answer) {
        return std::any_of(answer.results.begin(), answer.results.end(), [&](const auto& result) {
            return name == result.first || name == kind_of_result(result.first);
        });
    });
}

/// Names that are missing.
void add_names(const std::string& kind, const Case& its, const Search& search, Explained& explained) {
    for (std::size_t k = 0; k < its.inputs.size(); ++k) {
        const Kinds got = names_of(kind, search.got[its.inputs[k]]), usual = names_of(kind, its.usual[k]);
        for (const std::string& name : usual)
            if (!got.contains(name) && !search.got[its.inputs[k]].thrown) {
                explained.unexplained.push_back(
                    {Unexplained::What::missing, "", name, is_asked(name, search), ""});
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
        explained.unexplained.push_back(
            {Unexplained::What::threw, its.name, "", true, *search.got[i].thrown});
        return;
    }
}

void add(Slip slip, const std::string& its_case, std::vector<Slip>& slips) {
    const auto known =
        std::find_if(slips.begin(), slips.end(), [&](const Slip& other) { return other.id == slip.id; });
    Slip& its = known == slips.end() ? slips.emplace_back(std::move(slip)) : *known;
    its.cases.push_back(its_case);
}

Slip slip_of(const Derivation& one) {
    return {one.id, one.seen, one.look, {}};
}

/// How many times `usual` what there is, if that is the same for all of these; else 0.
double common_factor(const std::vector<std::pair<const arma::mat*, const arma::mat*>>& got_and_usual) {
    constexpr std::size_t fewest = 2; // to prove something
    double factor = 0;
    for (const auto& [got, usual] : got_and_usual) {
        if (arma::size(*got) != arma::size(*usual) || !got->is_finite() || !usual->is_finite())
            return 0;
        if (factor == 0 && arma::abs(*usual).max() > 0)
            factor = arma::dot(*got, *usual) / arma::dot(*usual, *usual);
        if (!agree(*got, factor * *usual))
            return 0;
    }
    return got_and_usual.size() < fewest ? 0 : factor;
}

/// That a kind of results is empty, or wrong in another way.
Unexplained unexplained(const std::string& kind, const Case& its, const Search& search) {
    bool any = false, all_empty = true;
    std::vector<std::pair<const arma::mat*, const arma::mat*>> got_and_usual;
    for (std::size_t k = 0; k < its.inputs.size(); ++k)
        for (const auto& [name, usual] : its.usual[k].results) {
            const arma::mat* got = find(search.got[its.inputs[k]], name);
            if (got == nullptr || (name != kind && kind_of_result(name) != kind))
                continue;
            got_and_usual.emplace_back(got, &usual);
            if (agree(*got, usual))
                continue;
            any = true;
            all_empty = all_empty && got->n_rows == 0 && got->n_cols == 0;
        }
    const bool is_empty = any && all_empty;
    return {is_empty ? Unexplained::What::empty : Unexplained::What::wrong,
            its.name,
            kind,
            is_asked(kind, search),
            "",
            is_empty ? 0 : common_factor(got_and_usual)};
}

/// All slips of a function, and of the same one written in another way; the likely ones first.
std::vector<Derivation> slips_of(const Function& function) {
    std::vector<Derivation> all = derive(library(), function);
    if (const Function* other = library().find(function.name + '\''))
        for (Derivation& one : derive(library(), *other))
            all.push_back(std::move(one));
    std::stable_sort(all.begin(), all.end(),
                     [](const Derivation& a, const Derivation& b) { return a.rank < b.rank; });
    return all;
}

/// What all wrong answers have in common.
struct Wrong {
    bool thin = true;         // in none is a number that tells slips apart
    bool has_numbers = false; // not all threw
    bool finite = true;
    bool empty = false; // an exception is about an empty matrix
};

Wrong wrong_ones(const Search& search) {
    Wrong all;
    for (std::size_t k = 0; k < search.wrong; ++k) {
        const Answer& its = search.got[search.inputs[k]];
        all.thin = all.thin && is_thin(its, search.right[search.inputs[k]]);
        all.has_numbers = all.has_numbers || !its.thrown;
        all.empty = all.empty || its.words().find("0x0") != std::string::npos;
        for (const auto& [name, value] : its.results)
            all.finite = all.finite && value.is_finite();
    }
    return all;
}

/// The slip that gives the whole answer on all inputs, if one does; `true` where nothing can be said.
std::pair<const Derivation*, bool> whole_slip(const std::vector<Derivation>& all, const Search& search) {
    const Wrong wrong = wrong_ones(search);
    std::vector<const Derivation*> whole;
    for (const Derivation& one : all)
        if ((whole.empty() || wrong.thin) && search.is_whole(one.function))
            whole.push_back(&one);
    if (wrong.empty) { // only of what leaves it empty can that be said; [] of a map makes an empty one, too
        std::erase_if(whole, [&](const Derivation* one) {
            return !is_known(*one) && (search.has_keys || one->leaves != Leaves::nothing);
        });
    }
    if (whole.empty())
        return {nullptr, false};
    const bool only = std::all_of(whole.begin(), whole.end(),
                                  [&](const Derivation* one) { return one->seen == whole[0]->seen; });
    const bool likely_others = std::any_of(whole.begin(), whole.end(), [&](const Derivation* one) {
        return one->seen != whole[0]->seen && one->rank <= static_cast<int>(Rank::usual);
    });
    bool proved = !wrong.thin || is_plain(*whole[0]) || (only && !wrong.finite);
    if (!wrong.has_numbers) // an exception tells the shapes alone
        proved = whole[0]->holds_for_any || (is_plain(*whole[0]) && !likely_others) ||
                 (only && whole[0]->rank <= static_cast<int>(Rank::usual));
    return {proved ? whole[0] : nullptr, true};
}

/// What is wrong in one case.
void explain_case(const Case& its, const std::vector<Case>& cases, const Search& search,
                  const std::vector<Derivation>& all, Explained& explained) {
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
        return;
    std::vector<const Derivation*> pair = pair_for(left, its, search, all);
    if (const Derivation* const one = pair.empty() ? beside(chosen, left, its, search, all) : nullptr)
        pair = {one};
    for (const Derivation* one : pair) {
        Slip slip = slip_of(*one);
        if (!one->own_words.empty())
            slip.seen = one->own_words;
        add(std::move(slip), its.name, explained.slips);
    }
    if (pair.empty())
        for (const std::string& kind : left)
            explained.unexplained.push_back(unexplained(kind, its, search));
}

} // namespace

Explained explain(const std::vector<Answer>& got, const std::vector<Answer>& right, const Subject& subject) {
    constexpr std::size_t fewest = 2; // wrong inputs, to prove anything
    const Search search(got, right, subject);
    if (search.wrong < fewest)
        return {};
    const std::vector<Derivation> all = slips_of(*subject.function);
    if (const auto [slip, is_all] = whole_slip(all, search); is_all)
        return slip == nullptr ? Explained{} : Explained{{slip_of(*slip)}, {}, {}, 1};
    if (const std::optional<OtherKeys> keys = other_keys(got, right)) {
        Explained rest = explain(keys->answers, right, subject);
        rest.keys = keys->words;
        return rest;
    }

    Explained explained;
    const std::vector<Case> cases = cases_of(search);
    for (const Case& its : cases)
        if (its.wrong.empty())
            add_exception(its, {}, search, explained);
        else {
            ++explained.cases;
            explain_case(its, cases, search, all, explained);
        }
    return explained;
}

} // namespace checks::formula

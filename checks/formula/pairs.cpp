// Two slips in one result, and a multiple of something that is added to it.
#include "checks/formula/pairs.hpp"

#include "checks/formula/compose.hpp"

#include <algorithm>
#include <cmath>

namespace checks::formula {
namespace {

/// A slip, and what it does to the kinds of results of one input, in their order.
struct Candidate {
    Change change;
    const Function* function; // that it was derived from
    std::vector<bool> alters, solves;
};

/// All numbers of these kinds in one, which is the same for the same numbers only.
double signature(const Answer& answer, const Kinds& kinds) {
    double all = 0;
    for (const auto& [name, x] : answer.results) {
        if (!kinds.contains(name) && !kinds.contains(kind_of_result(name)))
            continue;
        double its = 1 + static_cast<double>(x.n_rows) / 7 + static_cast<double>(x.n_cols) / 11;
        for (arma::uword i = 0; i < x.n_elem; ++i)
            its += std::sin(static_cast<double>(i + 1)) * x(i);
        constexpr std::size_t weights = 1009;
        all += (1 + static_cast<double>(std::hash<std::string>{}(name) % weights) / weights) * its;
    }
    return all;
}

bool are_same(double a, double b) {
    constexpr double rounding = 1e-9;
    return (std::isnan(a) && std::isnan(b)) || a == b || std::abs(a - b) <= rounding * std::abs(a);
}

/// The wrong input with the most results, that of the deepest network: it shows slips apart that are one in a layer.
std::size_t richest_of(const Case& its, const Search& search) {
    std::size_t richest = 0;
    for (std::size_t k = 1; k < its.inputs.size() && k < search.wrong; ++k)
        if (!search.got[its.inputs[k]].thrown && !its.usual[k].thrown &&
            its.usual[k].results.size() > its.usual[richest].results.size())
            richest = k;
    return richest;
}

/// With another slip, zeros are not seen.
bool goes_with_another(const Derivation& one) {
    return one.leaves != Leaves::zeros && !one.stands_alone;
}

/// The slips that change one of these kinds, each in its own way.
std::vector<Candidate> slips_near(const Kinds& left, const Case& its, std::size_t k, const Search& search,
                                  const std::vector<Derivation>& all) {
    const double usual = signature(its.usual[k], left);
    std::vector<std::pair<const Function*, double>> known;
    std::vector<Candidate> near;
    for (const Derivation& one : all) {
        if (near.size() == search.subject.most_paired)
            break;
        if (!goes_with_another(one))
            continue;
        const std::optional<Answer> answer = search.run(one.function, its.inputs[k], true);
        if (!answer || answer->thrown)
            continue;
        const Function* function = &library().at(one.function.name);
        const double its_numbers = signature(*answer, left);
        if (are_same(its_numbers, usual) || std::any_of(known.begin(), known.end(), [&](const auto& other) {
                return other.first == function && are_same(its_numbers, other.second);
            }))
            continue;
        known.emplace_back(function, its_numbers);
        Candidate& its_effect = near.emplace_back(Candidate{change_of(one, *function), function, {}, {}});
        for (const std::string& kind : its.kinds) {
            its_effect.alters.push_back(!agree_in(kind, *answer, its.usual[k]));
            its_effect.solves.push_back(agree_in(kind, *answer, search.got[its.inputs[k]]));
        }
    }
    return near;
}

/// False if a kind is wrong there and neither alters it, or one alters it alone and does not give what is there.
bool may_fit(const Candidate& a, const Candidate& b, const Kinds& wrong_there, const Case& its) {
    std::size_t k = 0;
    for (const std::string& kind : its.kinds) {
        if (!a.alters[k] && !b.alters[k] && wrong_there.contains(kind))
            return false;
        if (a.alters[k] != b.alters[k] && !(a.alters[k] ? a : b).solves[k])
            return false;
        ++k;
    }
    return true;
}

bool solves_all(const Candidate& one, const Kinds& wrong_there, const Case& its) {
    std::size_t k = 0;
    for (const std::string& kind : its.kinds)
        if (!one.solves[k++] && wrong_there.contains(kind))
            return false;
    return !wrong_there.empty();
}

/// Whether the words of two slips may be those of another pair: two signs.
bool are_at_odds(const Derivation& first, const Derivation& second) {
    return first.place == second.place && first.about == About::sign && second.about == About::sign;
}

/// Whether the words of one are false beside the other: a factor that is there twice, once in what became a denominator.
bool contradict(const Derivation& first, const Derivation& second) {
    return first.place == second.place &&
           ((first.about == About::factor && second.about == About::quotient) ||
            (first.about == About::quotient && second.about == About::factor));
}

/// Inputs whose numbers can prove something.
std::size_t inputs_with_numbers(const Case& its, const Search& search) {
    return static_cast<std::size_t>(std::count_if(its.inputs.begin(), its.inputs.end(),
                                                  [&](std::size_t i) { return !search.got[i].thrown; }));
}

/// Whether there is enough to prove two slips.
bool proves_two(const Kinds& left, const Case& its, const Search& search) {
    constexpr std::size_t fewest = 2; // one input agrees with many pairs
    return !its.usual[0].thrown && inputs_with_numbers(its, search) >= fewest &&
           !its.is_thin_in(left, search);
}

/// The first of all slips that explains these kinds together with another one.
const Derivation* second_of(const Derivation& first, const Kinds& left, const Case& its, const Search& search,
                            const std::vector<Derivation>& all) {
    constexpr std::size_t more_than_near = 5;
    const std::size_t most = more_than_near * search.subject.most_paired, k = richest_of(its, search);
    const Function& function = library().at(first.function.name);
    const Change its_change = change_of(first, function);
    std::size_t tried = 0;
    for (const Derivation& second : all) {
        if (&second == &first || second.function.name != first.function.name || !goes_with_another(second) ||
            contradict(first, second) || are_at_odds(first, second))
            continue;
        if (++tried > most)
            break;
        const std::optional<Function> both = compose(function, its_change, change_of(second, function));
        if (!both)
            continue;
        const std::optional<Answer> there = search.run(*both, its.inputs[k], true);
        const auto agrees = [&](const std::string& kind) {
            return agree_in(kind, search.got[its.inputs[k]], *there);
        };
        if (!there || there->thrown || !std::all_of(left.begin(), left.end(), agrees))
            continue;
        const Kinds kinds = its.explained_by(search, *both);
        if (std::includes(kinds.begin(), kinds.end(), left.begin(), left.end()))
            return &second;
    }
    return nullptr;
}

} // namespace

const Derivation* beside(const std::vector<const Derivation*>& found, const Kinds& left, const Case& its,
                         const Search& search, const std::vector<Derivation>& all) {
    if (!proves_two(left, its, search))
        return nullptr;
    for (const Derivation* first : found)
        if (const Derivation* const second = second_of(*first, left, its, search, all))
            return second;
    return nullptr;
}

std::vector<const Derivation*> pair_for(const Kinds& left, const Case& its, const Search& search,
                                        const std::vector<Derivation>& all) {
    if (!proves_two(left, its, search))
        return {};
    const std::size_t k = richest_of(its, search);
    const std::vector<Candidate> near = slips_near(left, its, k, search, all);
    Kinds wrong_there = left;
    std::erase_if(wrong_there, [&](const std::string& kind) {
        return agree_in(kind, search.got[its.inputs[k]], its.usual[k]);
    });
    std::vector<const Derivation*> doubtful;
    // The pair whose less likely slip is the likeliest comes first.
    for (std::size_t j = 1; j < near.size(); ++j)
        for (std::size_t i = 0; i < j; ++i) {
            const Candidate &a = near[i], &b = near[j];
            if (a.function != b.function || contradict(*a.change.slip, *b.change.slip) ||
                !may_fit(a, b, wrong_there, its))
                continue;
            const std::optional<Function> both = compose(*a.function, a.change, b.change);
            if (!both)
                continue;
            const Kinds kinds = its.explained_by(search, *both);
            if (!std::includes(kinds.begin(), kinds.end(), left.begin(), left.end()))
                continue;
            const Derivation *first = a.change.slip, *second = b.change.slip;
            if (b.change.path < a.change.path)
                std::swap(first, second);
            if (!are_at_odds(*first, *second))
                return {first, second};
            doubtful.insert(doubtful.end(), {first, second});
        }
    if (doubtful.size() == 2)
        return doubtful;
    // One that explains this input, and another one that shows in others only.
    std::size_t firsts = 0;
    for (const Candidate& one : near) {
        constexpr std::size_t most_firsts = 3;
        if (!doubtful.empty() || !solves_all(one, wrong_there, its) || ++firsts > most_firsts)
            continue;
        if (const Derivation* const second = second_of(*one.change.slip, left, its, search, all))
            return {one.change.slip, second};
    }
    return {};
}

std::optional<Slip> multiple_added(const std::string& kind, const Case& its, const Search& search,
                                   const std::vector<Derivation>& all) {
    for (const Derivation& one : all) {
        std::vector<double> factors, of_mean;
        for (std::size_t k = 0; !one.term.empty() && k < its.inputs.size(); ++k) {
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
        return Slip{one.place + ": plus a multiple of " + one.term,
                    "In " + one.place + ", a multiple of " + one.term +
                        " is added, and does not belong there.",
                    "Which terms does the equation have? Weight decay (regularization) is a topic for later.",
                    {}};
    }
    return std::nullopt;
}

} // namespace checks::formula

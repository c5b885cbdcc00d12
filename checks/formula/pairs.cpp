// Two slips in one result, and a multiple of something that is added to it.
#include "checks/formula/pairs.hpp"

#include <algorithm>
#include <cmath>

namespace checks::formula {
namespace {

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
    return first.place == second.place && ((first.about == About::sign && second.about == About::sign) ||
                                           first.about == About::brackets || second.about == About::brackets);
}

/// Inputs whose numbers can prove something.
std::size_t inputs_with_numbers(const Case& its, const Search& search) {
    return static_cast<std::size_t>(std::count_if(its.inputs.begin(), its.inputs.end(),
                                                  [&](std::size_t i) { return !search.got[i].thrown; }));
}

} // namespace

std::vector<const Derivation*> pair_for(const Kinds& left, const Case& its, const Search& search,
                                        const std::vector<Derivation>& all,
                                        std::vector<Derivation>& seconds) {
    constexpr std::size_t most = 80;  // of the likely ones
    constexpr std::size_t fewest = 2; // one input agrees with many pairs
    if (its.usual[0].thrown || inputs_with_numbers(its, search) < fewest || its.is_thin_in(left, search))
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

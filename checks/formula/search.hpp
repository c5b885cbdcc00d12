// Runs functions on the inputs, and tells which of the learner's results are theirs.
#pragma once

#include "checks/formula/explain.hpp"

#include <set>

namespace checks::formula {

using Kinds =
    std::set<std::string>; // of results: W of all layers; or W1, where each has a statement of its own

/// The names of a kind that an answer has.
Kinds names_of(const std::string& kind, const Answer& answer);

/// Whether the results of a kind agree, and neither has more than the other.
bool agree_in(const std::string& kind, const Answer& got, const Answer& other);

/// Too little to tell slips apart: what is wrong is 0 or no number everywhere, or nothing at all.
bool is_thin(const Answer& got, const Answer& right);

/// What the learner got, beside what functions give.
class Search {
public:
    Search(const std::vector<Answer>& its_got, const std::vector<Answer>& its_right,
           const Subject& its_subject);

    /// A function's answer to an input, `forced` to go on from the learner's own results; none if it cannot run.
    std::optional<Answer> run(const Function& function, std::size_t i, bool forced) const;

    /// The whole answer, on all inputs. Where both threw, in the same words, or in any if numbers agree elsewhere.
    bool is_whole(const Function& function) const;

    const std::vector<Answer>&got, &right;
    const Subject& subject;
    std::vector<std::size_t> inputs; // those with wrong numbers first, then the wrong ones that threw
    std::size_t wrong = 0;           // how many of them are wrong
    bool by_name;                    // each result by itself: the function has no loop
    bool has_keys;                   // the function uses a dictionary's entries
};

/// The inputs of one case, and which kinds of results are wrong there, each by itself.
struct Case {
    std::string name;                // "relu", or nothing
    std::vector<std::size_t> inputs; // the wrong ones first
    std::vector<Answer> usual;       // what follows from the learner's own results, input by input
    Kinds kinds, wrong;

    void add(std::size_t i, const Search& search);

    /// The wrong kinds that a function explains, those whose names it does not explain in `loosely`. None if one of all
    /// kinds would be something else than it is.
    Kinds explained_by(const Search& search, const Function& function, Kinds* loosely = nullptr) const;

    /// Whether there is a result of this kind for any input.
    bool is_somewhere(const std::string& kind, const Search& search) const;

    /// Whether a function gives nothing else than is there: the usual, or what the learner got.
    bool allows(const Search& search, const Function& function) const;

    /// Whether nothing but missing or superfluous names is wrong.
    bool only_names(const std::string& kind, const Search& search) const;

    /// Whether all that is known of these kinds is a number of things, 0, or no number.
    bool is_thin_in(const Kinds& these, const Search& search) const;
};

std::vector<Case> cases_of(const Search& search);

} // namespace checks::formula

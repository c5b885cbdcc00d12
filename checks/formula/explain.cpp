#include "checks/formula/explain.hpp"

#include "checks/formula/deriver.hpp"
#include "checks/structure.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace checks::formula {
namespace {

const arma::mat* find(const Answer& answer, const std::string& name) {
    for (const auto& [its_name, value] : answer.results)
        if (its_name == name)
            return &value;
    return nullptr;
}

/// Whether the results of one kind agree, missing ones included.
bool agree_in(const std::string& kind, const Answer& got, const Answer& other) {
    for (const auto& [from, to] : {std::pair(&got, &other), std::pair(&other, &got)})
        for (const auto& [name, value] : from->results) {
            if (kind_of_result(name) != kind)
                continue;
            const arma::mat* its = find(*to, name);
            if (its == nullptr || !agree(*its, value))
                return false;
        }
    return true;
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

struct Search {
    const std::vector<Answer>&got, &right;
    const Subject& subject;
    std::vector<std::size_t> wrong = {}; // inputs, those with numbers first
    int evaluations = 0;

    std::optional<Answer> run(const Function& function, std::size_t i, bool forced) {
        ++evaluations;
        try {
            return subject.run(function, subject.arguments[i], forced ? &subject.got[i] : nullptr);
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
};

/// The results of one kind, in the inputs of one case.
struct Part {
    std::string kind, its_case;
    std::vector<std::size_t> inputs, wrong;

    bool explained_by(Search& search, const Function& function) const {
        std::size_t tested = 0;
        for (const auto* all : {&wrong, &inputs})
            for (const std::size_t i : *all) {
                if (search.got[i].thrown) {
                    const std::optional<Answer> its = search.run(function, i, false);
                    if (its && its->thrown && !same_words(search.got[i], *its))
                        return false;
                    continue;
                }
                const std::optional<Answer> its = search.run(function, i, true);
                if (!its || its->thrown || !agree_in(kind, search.got[i], *its))
                    return false;
                ++tested;
            }
        return tested > 0;
    }
};

std::vector<Part> wrong_parts(Search& search) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < search.got.size(); ++i) {
        if (search.got[i].thrown)
            continue;
        const std::optional<Answer> local = search.run(*search.subject.function, i, true);
        if (!local || local->thrown)
            continue;
        std::set<std::string> kinds;
        for (const Answer* answer : {&search.right[i], &search.got[i]})
            for (const auto& [name, value] : answer->results)
                kinds.insert(kind_of_result(name));
        for (const std::string& kind : kinds) {
            const std::string its_case = search.subject.cases.empty() ? "" : search.subject.cases[i];
            auto part = std::find_if(parts.begin(), parts.end(),
                                     [&](const Part& p) { return p.kind == kind && p.its_case == its_case; });
            if (part == parts.end())
                part = parts.insert(parts.end(), {kind, its_case, {}, {}});
            (agree_in(kind, search.got[i], *local) ? part->inputs : part->wrong).push_back(i);
        }
    }
    std::erase_if(parts, [](const Part& part) { return part.wrong.empty(); });
    // Where it threw, too: a slip that throws in other words is none.
    for (Part& part : parts)
        for (std::size_t i = 0; i < search.got.size(); ++i)
            if (search.got[i].thrown &&
                (search.subject.cases.empty() || search.subject.cases[i] == part.its_case))
                part.inputs.push_back(i);
    return parts;
}

/// The slips that change something of a part, each in its own way, the likely ones first.
std::vector<const Derivation*> slips_near(const Part& part, Search& search,
                                          const std::vector<Derivation>& all) {
    const std::size_t i = part.wrong[0];
    std::vector<Answer> known{search.run(*search.subject.function, i, true).value_or(Answer{})};
    std::vector<const Derivation*> near;
    for (const Derivation& one : all) {
        if (one.rank > static_cast<int>(Rank::usual))
            break;
        const std::optional<Answer> its = search.run(one.function, i, true);
        if (!its || its->thrown || std::any_of(known.begin(), known.end(), [&](const Answer& other) {
                return agree_in(part.kind, *its, other);
            }))
            continue;
        known.push_back(*its);
        near.push_back(&one);
    }
    return near;
}

/// Two slips in one part.
std::vector<const Derivation*> pair_for(const Part& part, Search& search, const std::vector<Derivation>& all,
                                        std::vector<Derivation>& seconds) {
    const std::vector<const Derivation*> near = slips_near(part, search, all);
    for (std::size_t i = 0; i < near.size(); ++i) {
        std::set<std::string> later;
        for (std::size_t j = i + 1; j < near.size(); ++j)
            later.insert(near[j]->slip);
        for (Derivation& second : derive(library(), near[i]->function, &later))
            if (part.explained_by(search, second.function)) {
                seconds.push_back(std::move(second));
                return {near[i], &seconds.back()};
            }
    }
    return {};
}

Slip slip_of(const Derivation& derivation, const std::string& its_case) {
    return {derivation.id, its_case.empty() ? derivation.seen : "For " + its_case + ": " + derivation.seen,
            derivation.look};
}

} // namespace

Explained explain(const std::vector<Answer>& got, const std::vector<Answer>& right, const Subject& subject) {
    constexpr std::size_t fewest = 2; // wrong inputs, to prove anything
    Search search{got, right, subject};
    for (const bool with_numbers : {true, false})
        for (std::size_t i = 0; i < got.size(); ++i)
            if (!agree(got[i], right[i]) && got[i].thrown.has_value() != with_numbers)
                search.wrong.push_back(i);
    if (search.wrong.size() < fewest)
        return {};

    std::vector<Derivation> all = derive(library(), *subject.function);
    if (const Function* other =
            library().find(subject.function->name + '\'')) // the same, written in another way
        for (Derivation& one : derive(library(), *other))
            all.push_back(std::move(one));
    std::stable_sort(all.begin(), all.end(),
                     [](const Derivation& a, const Derivation& b) { return a.rank < b.rank; });
    std::vector<const Derivation*> whole;
    const bool thin =
        std::all_of(search.wrong.begin(), search.wrong.end(), [&](std::size_t i) { return is_thin(got[i]); });
    for (const Derivation& one : all)
        if ((whole.empty() || thin) && search.is_whole(one.function))
            whole.push_back(&one);
    constexpr std::size_t too_many = 4; // to prove any of them
    if (!whole.empty() && (!thin || whole.size() < too_many))
        return {{slip_of(*whole[0], "")}, {}};
    if (!whole.empty() || subject.got.empty())
        return {};

    Explained explained;
    std::vector<Derivation> seconds;
    seconds.reserve(100);
    for (const Part& part : wrong_parts(search)) {
        std::vector<const Derivation*> found;
        for (const Derivation& one : all)
            if (part.explained_by(search, one.function)) {
                found = {&one};
                break;
            }
        if (found.empty())
            found = pair_for(part, search, all, seconds);
        if (found.empty())
            explained.unexplained.push_back(part.kind);
        for (const Derivation* one : found)
            if (std::none_of(explained.slips.begin(), explained.slips.end(),
                             [&](const Slip& slip) { return slip.id == one->id; }))
                explained.slips.push_back(slip_of(*one, part.its_case));
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
    Diagnosis diagnosis;
    std::vector<std::string> looks;
    for (const Slip& slip : explained.slips) {
        diagnosis.id += (diagnosis.id.empty() ? "" : "; ") + slip.id;
        diagnosis.text += (diagnosis.text.empty() ? "" : "\n") + slip.seen;
        if (!slip.look.empty() && std::find(looks.begin(), looks.end(), slip.look) == looks.end())
            looks.push_back(slip.look);
    }
    for (const std::string& kind : explained.unexplained)
        diagnosis.text += "\nBesides, " + kind + " is wrong in another way.";
    for (const std::string& look : looks)
        diagnosis.text += '\n' + look;
    return diagnosis;
}

} // namespace checks::formula

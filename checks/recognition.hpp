// Names the mistake behind a wrong answer: each exercise has a catalogue of wrong variants, and the variant that agrees
// with the learner's function on unseen inputs is what the learner wrote.
#pragma once

#include "checks/compare.hpp"
#include "checks/wording.hpp"
#include "dnn/dnn.hpp"

#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

namespace checks {

/// What a function returns, matrix by matrix: "dW", "the cache's Z".
using Results = std::vector<std::pair<std::string, arma::mat>>;

Results results(const dnn::Parameters& dictionary); // gradients are of the same type
Results results(const std::pair<arma::mat, dnn::LinearCache>& Z_and_cache);
Results results(const std::pair<arma::mat, dnn::Cache>& A_and_cache);
Results results(const std::pair<arma::mat, std::vector<dnn::Cache>>& AL_and_caches);
Results results(double cost);
Results results(const dnn::LinearGradients& gradients);

/// Numbers by their names in formulas: {"m", 5}.
using Sizes = std::vector<std::pair<std::string, double>>;

/// The outcome of one call: results, or the message of an exception, which may be empty.
struct Answer {
    Results results;
    std::optional<std::string> thrown = std::nullopt;

    /// The exception's message; "" if there was none.
    std::string words() const { return thrown.value_or(""); }
};

/// A result by its name; nullptr if there is none.
const arma::mat* find(const Answer& answer, const std::string& name);

/// The catalogue of an exercise, by its function's type.
template <typename Function>
struct Catalogue;
template <typename R, typename... Args>
struct Catalogue<R(Args...)> {
    struct Entry {
        std::string id;   // "dW-without-1/m"; it never changes, since statistics go by it
        std::string seen; // what the numbers are; {m} becomes "m = 5", by the sizes below
        std::string look; // where to look: an equation, a line, an idiom; never the finished line
        /// The function with this mistake; it may throw. Or, for a mistake with more than one possible answer (any
        /// other seed), whether `got` is one of them: asked for each input where `got` is not right, and as strict as
        /// can be.
        std::variant<std::function<R(Args...)>,
                     std::function<bool(const Answer& got, const Answer& right, Args...)>>
            wrong;
    };
    /// Of different sizes, so that no two mistakes agree; one input where all shapes fit shows the numbers of mistakes
    /// that throw on the others.
    std::vector<std::tuple<std::decay_t<Args>...>> inputs;
    std::function<Sizes(Args...)> sizes;
    /// Of two that cannot be told apart, the first one is reported: put the special before the general.
    std::vector<Entry> entries;
    /// The arguments by name, to explain an exception; a dictionary's entries by their keys.
    std::function<Results(Args...)> arguments = {};
    /// An input's case: "relu". What is said of wrong results without an id holds for one case only, if only that one
    /// is wrong.
    std::function<std::string(Args...)> its_case = {};
};

/// How an answer agrees with an entry's: not at all, in that both threw, or in all numbers or words.
enum class Match { none, both_threw, same };

/// An entry with its answers, input by input.
struct Candidate {
    std::string id, seen, look;
    std::function<Match(std::size_t i, const Answer& got)> match;
};

/// Two functions and a catalogue without their types: everything is asked by the number of an input.
struct Comparison {
    struct Entry {
        std::string id, seen, look;
        std::function<Results(std::size_t i)> wrong; // or
        std::function<bool(std::size_t i, const Answer& got, const Answer& right)> is_one;
    };
    std::size_t inputs = 0;
    std::function<Results(std::size_t i)> function, reference, arguments = {};
    std::function<Sizes(std::size_t i)> sizes;
    std::function<std::string(std::size_t i)> its_case = {};
    std::vector<Entry> entries = {};
    std::function<Results(std::size_t i)> again = {}; // the function, where the first call has other effects
};

/// How close numbers must be to agree, while this lives.
class Closeness {
public:
    explicit Closeness(Tolerance tolerance);
    ~Closeness();
    Closeness(const Closeness&) = delete;
    Closeness& operator=(const Closeness&) = delete;

private:
    Tolerance before_;
};

/// True if they differ only by rounding.
bool agree(const arma::mat& got, const arma::mat& right);
bool agree(const Answer& got, const Answer& right);
Match match(const Answer& got, const Answer& wrong);

/// True if Armadillo refused an operation on matrices of these shapes: "addition: incompatible … 4x5 and 4x1". An empty
/// `operation` is any.
bool refused(const Answer& got, const char* operation, const arma::mat& left, const arma::mat& other);

/// That the function gave other results for the same inputs, asked once more in another order; nothing if it did not.
std::optional<Diagnosis> differs_when_repeated(const Comparison& comparison, const std::vector<Answer>& got);
/// If set, lets the function forget all earlier calls.
inline std::function<void()> forget_calls;

/// nullopt if `got` is right on every input. An entry is reported if it agrees with `got` on all inputs and `got` is
/// wrong on at least two; two exceptions agree if their words do, or if numbers agree on another input. Without such an
/// entry, a mistake that `by_formula` recognizes; else what `repeated` says, what `by_formula` describes, the exception
/// explained (by `arguments` if given), or what the numbers look like (describe_differences).
using Repeated = std::function<std::optional<Diagnosis>()>;
using ByFormula =
    std::function<std::optional<Diagnosis>(const std::vector<Answer>& got, const std::vector<Answer>& right)>;
std::optional<Diagnosis> recognize(const std::vector<Answer>& got, const std::vector<Answer>& right,
                                   const std::vector<Candidate>& candidates, const std::vector<Sizes>& sizes,
                                   const std::vector<Results>& arguments = {},
                                   const ByFormula& by_formula = {}, const Repeated& repeated = {});
std::optional<Diagnosis> recognize(const Comparison& comparison, const ByFormula& by_formula = {});

/// "For relu: Z is wrong.", if it has no id and all that is wrong is of one case.
std::optional<Diagnosis> with_case(std::optional<Diagnosis> diagnosis, const std::vector<Answer>& got,
                                   const std::vector<Answer>& right, const std::vector<std::string>& cases);

/// Wrong results in words, as far as any hold for all inputs: a factor, a transpose, one row or column, a missing key,
/// which results are right and which are wrong. "" if no words do.
Wording describe_differences(const std::vector<Answer>& got, const std::vector<Answer>& right,
                             const std::vector<Sizes>& sizes);

/// The answer of a formula that asks for an element that is not there: C++ throws, or reads what it finds.
inline constexpr const char* no_element = "no such element";
bool is_no_element(const Answer& got);

/// "dW" of "dW3", "caches' Z" of "caches[2]'s Z": a result's name without its layer.
std::string kind_of_result(const std::string& name);

/// The answer of a call that ended the process. No variant throws this, so the inputs with numbers must decide.
inline constexpr const char* died = "the process ended";

/// Ends the diagnosis if there are more than a thousand: to tell those apart would take minutes.
void expect_few(const Results& results);

Answer outcome_of(const std::function<Results()>& call);

template <typename Call>
Answer answer_of(const Call& call) {
    return outcome_of([&] { return results(call()); });
}

/// It refers to its arguments.
template <typename R, typename... Args>
Comparison comparison(const std::function<R(Args...)>& function, const std::function<R(Args...)>& reference,
                      const Catalogue<R(Args...)>& catalogue) {
    const auto& inputs = catalogue.inputs;
    const auto results_of = [&inputs](const std::function<R(Args...)>& f) {
        return [&f, &inputs](std::size_t i) { return results(std::apply(f, inputs[i])); };
    };
    const auto by_number = [&inputs](const auto& f) {
        return [&f, &inputs](std::size_t i) { return std::apply(f, inputs[i]); };
    };
    Comparison all{
        inputs.size(), results_of(function), results_of(reference), {}, by_number(catalogue.sizes)};
    if (catalogue.arguments)
        all.arguments = by_number(catalogue.arguments);
    if (catalogue.its_case)
        all.its_case = by_number(catalogue.its_case);
    for (const auto& entry : catalogue.entries) {
        Comparison::Entry& its = all.entries.emplace_back();
        its.id = entry.id;
        its.seen = entry.seen;
        its.look = entry.look;
        if (entry.wrong.index() == 0)
            its.wrong = results_of(std::get<0>(entry.wrong));
        else
            its.is_one = [&is_one = std::get<1>(entry.wrong), &inputs](std::size_t i, const Answer& got,
                                                                       const Answer& right) {
                return std::apply([&](const auto&... args) { return is_one(got, right, args...); },
                                  inputs[i]);
            };
    }
    return all;
}

template <typename R, typename... Args>
std::optional<Diagnosis> recognize(const std::type_identity_t<std::function<R(Args...)>>& function,
                                   const std::type_identity_t<std::function<R(Args...)>>& reference,
                                   const Catalogue<R(Args...)>& catalogue) {
    return recognize(comparison(function, reference, catalogue));
}

template <typename Function>
std::vector<std::string> ids_of(const Catalogue<Function>& catalogue) {
    std::vector<std::string> ids;
    for (const auto& entry : catalogue.entries)
        ids.push_back(entry.id);
    return ids;
}

/// What the function of this program's exercise, as linked, gets wrong. nullopt if nothing known.
std::optional<Diagnosis> diagnose();

/// The ids of this exercise's catalogue, in its order.
std::vector<std::string> misconception_ids();

} // namespace checks

// Names the mistake behind a wrong answer: an exercise has a catalogue of wrong variants, and the one that gives what
// the learner's function gives, on inputs that are printed nowhere, is what the learner wrote.
#pragma once

#include "dnn/dnn.hpp"

#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace testcases {

/// What a function returns, matrix by matrix: "dW", "the cache's Z".
using Results = std::vector<std::pair<std::string, arma::mat>>;

Results results(const dnn::Parameters& dictionary); // gradients are of the same type
Results results(const std::pair<arma::mat, dnn::LinearCache>& Z_and_cache);
Results results(const std::pair<arma::mat, dnn::Cache>& A_and_cache);
Results results(const std::pair<arma::mat, std::vector<dnn::Cache>>& AL_and_caches);
Results results(double cost);
Results results(const dnn::LinearGradients& gradients);

/// Numbers by the names that formulas have for them: {"m", 5}.
using Sizes = std::vector<std::pair<std::string, double>>;

/// What is said of a wrong answer.
struct Diagnosis {
    std::string
        id; // the catalogue's entry, for statistics; empty: none of them, only what the numbers look like
    std::string text; // for the learner
};

/// The catalogue of an exercise, by its function's own type.
template <typename Function>
struct Catalogue;
template <typename R, typename... Args>
struct Catalogue<R(Args...)> {
    struct Entry {
        std::string id;   // "dW-without-1/m"; it stays as it is, since statistics are kept by it
        std::string seen; // what the numbers are; {m} becomes "m = 5", by the sizes below
        std::string look; // where to look: an equation, a line, an idiom; never the finished line
        std::function<R(Args...)> wrong; // the function as it is written with this mistake; it may throw
    };
    /// Of sizes that differ, so that no two mistakes agree; one where all shapes fit shows the numbers of what throws
    /// in the others.
    std::vector<std::tuple<std::decay_t<Args>...>> inputs;
    std::function<Sizes(Args...)> sizes;
    std::vector<Entry>
        entries; // of two that cannot be told apart, the first speaks: the special before the general
    std::function<Results(Args...)> arguments =
        {}; // by name, for what is said of an exception; a dictionary's by their keys
};

/// What one call gave: results, or the message of what it threw.
struct Answer {
    Results results;
    std::string thrown;
};

/// An entry with its answers, one an input.
struct Candidate {
    std::string id, seen, look;
    std::vector<Answer> answers;
};

/// nullopt if `got` is right on every input. An entry speaks if it agrees with `got` on all inputs and differs from
/// `right` on at least two; two exceptions agree if their words do, or if numbers have told on another input. Without an
/// entry, what was thrown in a sentence (explain_exception, by `arguments` if they are given), or what the numbers look
/// like (describe_structure).
std::optional<Diagnosis> recognize(const std::vector<Answer>& got, const std::vector<Answer>& right,
                                   const std::vector<Candidate>& candidates, const std::vector<Sizes>& sizes,
                                   const std::vector<Results>& arguments = {});

/// A wrong result in words, if there are any for all of these pairs: a factor, an offset, a transpose, a sign, one row
/// or column. "" if there are none.
std::string describe_structure(const std::string& name, const std::vector<arma::mat>& got,
                               const std::vector<arma::mat>& right, const std::vector<Sizes>& sizes);

template <typename Call>
Answer answer_of(const Call& call) {
    try {
        return {results(call()), ""};
    } catch (const dnn::NotImplemented&) {
        throw;
    } catch (const std::exception& error) {
        return {{}, error.what()};
    }
}

template <typename R, typename... Args>
std::optional<Diagnosis> recognize(R (*function)(Args...),
                                   const std::type_identity_t<std::function<R(Args...)>>& reference,
                                   const Catalogue<R(Args...)>& catalogue) {
    const auto answers = [&](const auto& f) {
        std::vector<Answer> all;
        for (const auto& input : catalogue.inputs)
            all.push_back(answer_of([&] { return std::apply(f, input); }));
        return all;
    };
    std::vector<Sizes> sizes;
    std::vector<Results> arguments;
    for (const auto& input : catalogue.inputs) {
        sizes.push_back(std::apply(catalogue.sizes, input));
        if (catalogue.arguments)
            arguments.push_back(std::apply(catalogue.arguments, input));
    }
    std::vector<Candidate> candidates;
    for (const auto& entry : catalogue.entries)
        candidates.push_back({entry.id, entry.seen, entry.look, answers(entry.wrong)});
    return recognize(answers(function), answers(reference), candidates, sizes, arguments);
}

template <typename Function>
std::vector<std::string> ids_of(const Catalogue<Function>& catalogue) {
    std::vector<std::string> ids;
    for (const auto& entry : catalogue.entries)
        ids.push_back(entry.id);
    return ids;
}

/// Of this program's exercise: what its function, as it is linked, gets wrong. nullopt: nothing that is known here.
std::optional<Diagnosis> diagnose();

/// The ids of this exercise's catalogue, in its order.
std::vector<std::string> misconception_ids();

} // namespace testcases

// What a wrong answer has in place of its formula: every result by itself, proved by its numbers on all inputs.
#pragma once

#include "checks/formula/derive.hpp"
#include "checks/formula/machine.hpp"
#include "checks/recognition.hpp"

namespace checks::formula {

/// A function by its formula, and what it was called with.
struct Subject {
    const Function* function = nullptr;
    std::vector<std::vector<Value>> arguments; // input by input
    std::vector<Answer> answers;               // the learner's, input by input
    std::vector<Value> got;         // the learner's results, to go on from; none: results are not told apart
    std::vector<std::string> cases; // "relu": an input's case, where a slip may be in one only; or none
    /// The answer of a function like this one, on these arguments; with what to go on from, if any.
    std::function<Answer(const Function& function, const std::vector<Value>& arguments, const Value* forced)>
        run;
    std::size_t most_paired = 300; // slips of which two are tried at once
};

/// A slip that explains results.
struct Slip {
    std::string id, seen, look;
    std::vector<std::string> cases; // where it is
};

/// What is wrong besides, and why is not known.
struct Unexplained {
    enum class What { missing, empty, wrong, threw } what;
    std::string its_case;
    std::string result;    // the name of a result, or of a kind
    bool is_asked = true;  // a right answer has it: the learner's function did not choose the name
    std::string exception; // its message
    double factor = 0;     // what is wrong is so many times as large as it should be, on all inputs; 0 if not
};

struct Explained {
    std::vector<Slip> slips; // the first cause first
    std::vector<Unexplained> unexplained;
    Wording keys;          // which results are under other keys; all else is said of them as if they were not
    std::size_t cases = 0; // those with something wrong
};

/// Nothing is said where no slip, or no pair of slips in one result, gives the numbers.
Explained explain(const std::vector<Answer>& got, const std::vector<Answer>& right, const Subject& subject);

/// In words; nothing if nothing is explained.
std::optional<Diagnosis> diagnosis_of(const Explained& explained);

/// The ids of the known mistakes of a function.
std::vector<std::string> known_ids(const std::string& function);

/// What a formula gives, or what it throws.
Answer answer_by_formula(const std::function<Results()>& call);

/// "relu"
inline std::string case_of(dnn::Activation g) {
    return g == dnn::Activation::sigmoid ? "sigmoid" : g == dnn::Activation::relu ? "relu" : "tanh";
}

/// The ids of a function's mistakes: those of its formula, and of its catalogue.
template <typename F>
std::vector<std::string> known_ids(const std::string& function, const Catalogue<F>& catalogue) {
    std::vector<std::string> ids = known_ids(function);
    for (std::string& id : ids_of(catalogue))
        ids.push_back(std::move(id));
    return ids;
}

/// That of the latest recognize(), for questions about it; nothing if there was none.
std::optional<Subject>& latest_subject();

/// What a call returned: for the catalogue, and for the formula.
struct Returned {
    Results results;
    Value value;
};

using Call = std::function<Returned(std::size_t i)>;
using Arguments = std::function<std::vector<Value>(std::size_t i)>;
/// The results as their type has them.
using Read = std::function<Results(const Value& results)>;
std::optional<Diagnosis> recognize(const std::string& name, Comparison comparison, const Call& call,
                                   const Arguments& arguments, const Read& read);

template <typename R>
Results read_as(const Value& value) {
    R its{};
    from_value(value, its);
    return results(its);
}

/// Recognizes a mistake by the catalogue, and where no entry agrees, by the formula of this name; its arguments are the
/// function's, unless others are given.
template <typename R, typename... Args>
std::optional<Diagnosis> recognize(const std::string& name, R (*function)(Args...),
                                   const std::type_identity_t<std::function<R(Args...)>>& reference,
                                   const Catalogue<R(Args...)>& catalogue, Arguments arguments = {}) {
    const auto& inputs = catalogue.inputs;
    if (!arguments)
        arguments = [&](std::size_t i) {
            return std::apply([](const auto&... its) { return std::vector<Value>{to_value(its)...}; },
                              inputs[i]);
        };
    const std::function<R(Args...)> asked = function;
    return recognize(
        name, comparison(asked, reference, catalogue),
        [&](std::size_t i) -> Returned {
            const R returned = std::apply(function, inputs[i]);
            Results all = results(returned);
            expect_few(all); // a value's fields are searched one by one
            return {std::move(all), to_value(returned)};
        },
        arguments, read_as<R>);
}

} // namespace checks::formula

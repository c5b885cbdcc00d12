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
};

/// A slip that explains results.
struct Slip {
    std::string id, seen, look;
    std::vector<std::string> cases; // where it is
};

struct Explained {
    std::vector<Slip> slips;          // the first cause first
    std::vector<Wording> unexplained; // what else is wrong: "dW is wrong in another way"
    std::size_t cases = 0;            // those with something wrong
};

/// Nothing is said where no slip, or no pair of slips in one result, gives the numbers.
Explained explain(const std::vector<Answer>& got, const std::vector<Answer>& right, const Subject& subject);

/// The results as the formula names them: those of a pair by their names, a dictionary or a number by the only one.
template <typename R>
Value to_results(const R& results, const Function& function) {
    Value value = to_value(results);
    if (function.results.size() > 1)
        return value;
    Value named;
    named[function.result_symbols.at(0)] = std::move(value);
    return named;
}

template <typename R>
Answer answer_of_formula(const Function& function, const std::vector<Value>& arguments, const Value* forced) {
    constexpr unsigned seed = 0;
    Answer answer;
    try {
        R its{};
        from_value(Machine(library(), seed).call(function, arguments, forced), its);
        answer.results = results(its);
    } catch (const NotValid&) {
        throw;
    } catch (const NoElement&) {
        answer.thrown = no_element;
    } catch (const std::exception& exception) {
        answer.thrown = exception.what();
    }
    return answer;
}

/// "relu"
inline std::string case_of(dnn::Activation g) {
    return g == dnn::Activation::sigmoid ? "sigmoid" : g == dnn::Activation::relu ? "relu" : "tanh";
}

/// The ids of the known mistakes of a function.
std::vector<std::string> known_ids(const std::string& function);

/// In words; nothing if nothing is explained.
std::optional<Diagnosis> diagnosis_of(const Explained& explained);

/// That of the latest by_formula(), for questions about it; empty if there was none.
std::function<Subject()>& latest_subject();

/// Recognizes the slips of a function by its formula. `its_case` of an input, if any: "relu".
template <typename R, typename... Args>
ByFormula by_formula(R (*function)(Args...), const std::string& name,
                     const std::vector<std::tuple<std::decay_t<Args>...>>& inputs,
                     const std::function<std::string(const std::decay_t<Args>&...)>& its_case = {}) {
    const std::function<Subject()> subject_of = [=] {
        Subject subject;
        subject.function = &library().at(name);
        subject.run = answer_of_formula<R>;
        for (const auto& input : inputs) {
            subject.arguments.push_back(
                std::apply([](const auto&... args) { return std::vector<Value>{to_value(args)...}; }, input));
            if (its_case)
                subject.cases.push_back(std::apply(its_case, input));
            Value results;
            subject.answers.push_back(answer_of([&] {
                R its = std::apply(function, input);
                results = to_results(its, *subject.function);
                return its;
            }));
            subject.got.push_back(std::move(results));
        }
        return subject;
    };
    latest_subject() = subject_of;
    return [=](const std::vector<Answer>& got, const std::vector<Answer>& right) {
        return diagnosis_of(explain(got, right, subject_of()));
    };
}

} // namespace checks::formula

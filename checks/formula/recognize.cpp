// Recognition by a formula: what was called with what, and what each call returned.
#include "checks/formula/explain.hpp"

namespace checks::formula {
namespace {

/// The results as the formula names them: those of a pair by their names, a dictionary or a number by the only one.
Value to_results(Value results, const Function& function) {
    if (function.results.size() > 1)
        return results;
    Value named;
    named[function.result_symbols.at(0)] = std::move(results);
    return named;
}

} // namespace

Answer answer_by_formula(const std::function<Results()>& call) {
    try {
        return {call()};
    } catch (const NotValid&) {
        throw;
    } catch (const NoElement&) {
        return {{}, no_element};
    } catch (const std::exception& exception) {
        return {{}, exception.what()};
    }
}

std::optional<Subject>& latest_subject() {
    static std::optional<Subject> latest;
    return latest;
}

std::optional<Diagnosis> recognize(const std::string& name, Comparison comparison, const Call& call,
                                   const Arguments& arguments, const Read& read) {
    Subject subject;
    subject.function = &library().at(name);
    subject.run = [read](const Function& function, const std::vector<Value>& its, const Value* forced) {
        return answer_by_formula([&] { return read(Machine(library()).call(function, its, forced)); });
    };
    for (std::size_t i = 0; i < comparison.inputs; ++i) {
        subject.arguments.push_back(arguments(i));
        if (comparison.its_case)
            subject.cases.push_back(comparison.its_case(i));
    }
    comparison.again = comparison.function;
    comparison.function = [&](std::size_t i) {
        Value& its = subject.got.emplace_back();
        Answer& answer = subject.answers.emplace_back(Answer{{}, ""}); // until it has returned
        Returned returned = call(i);
        its = to_results(std::move(returned.value), *subject.function);
        answer = {returned.results, std::nullopt};
        return returned.results;
    };
    std::optional<Diagnosis> diagnosis =
        checks::recognize(comparison, [&](const std::vector<Answer>& got, const std::vector<Answer>& right) {
            return diagnosis_of(explain(got, right, subject));
        });
    latest_subject() = std::move(subject);
    return diagnosis;
}

} // namespace checks::formula

// Mistakes in the draws of either initialization, whatever the number of layers; the formulas have the others.
#pragma once

#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"

#include <algorithm>
#include <iterator>

namespace checks {

/// What a dictionary of L layers holds; `layers[l - 1]` is layer l's.
struct Initialization {
    struct Layer {
        arma::mat W, b;
    };
    std::vector<int> dims;
    unsigned seed; // the exercise's
    std::vector<Layer> layers;
};

struct InitializationMistake {
    const char *id, *seen, *look;
    bool (*made)(const Initialization& got, const Initialization& right);
};

/// Special cases before general ones. The first go before an exercise's own mistakes, the last after them.
extern const std::vector<InitializationMistake> first_initialization_mistakes, last_initialization_mistakes;

/// False if `got` lacks one of the layers' matrices, has others as well, or threw.
bool is_made(const InitializationMistake& mistake, const Answer& got, const std::vector<int>& dims,
             unsigned seed);

/// Puts both around an exercise's own entries.
template <typename Entries, typename EntryOf>
void surround(Entries& own, const EntryOf& entry_of) {
    const auto &first = first_initialization_mistakes, &last = last_initialization_mistakes;
    std::transform(first.begin(), first.end(), std::inserter(own, own.begin()), entry_of);
    std::transform(last.begin(), last.end(), std::back_inserter(own), entry_of);
}

/// Recognizes the slips of an initialization by its formula, whose draws come after the exercise's seed.
template <typename... Args>
ByFormula by_seeded_formula(const std::string& name, unsigned seed,
                            const std::vector<std::tuple<std::decay_t<Args>...>>& inputs) {
    return [=](const std::vector<Answer>& got, const std::vector<Answer>& right) {
        formula::Subject subject;
        subject.function = &formula::library().at(name);
        subject.run = [seed](const formula::Function& function, const std::vector<formula::Value>& arguments,
                             const formula::Value* forced) {
            Answer answer;
            try {
                dnn::Parameters its;
                formula::from_value(
                    formula::Machine(formula::library(), seed).call(function, arguments, forced), its);
                answer.results = results(its);
            } catch (const formula::NotValid&) {
                throw;
            } catch (const formula::NoElement&) {
                answer.thrown = no_element;
            } catch (const std::exception& exception) {
                answer.thrown = exception.what();
            }
            return answer;
        };
        for (std::size_t i = 0; i < inputs.size(); ++i)
            subject.arguments.push_back(std::apply(
                [](const auto&... args) { return std::vector<formula::Value>{formula::to_value(args)...}; },
                inputs[i]));
        for (const Answer& answer : got) {
            formula::Value results;
            results[subject.function->result_symbols.at(0)] =
                formula::to_value(dnn::Parameters(answer.results.begin(), answer.results.end()));
            subject.got.push_back(std::move(results));
        }
        return formula::diagnosis_of(formula::explain(got, right, subject));
    };
}

} // namespace checks

#include "checks/recognize_model.hpp"

#include "checks/formula/explain.hpp"
#include "checks/training_facts.hpp"

namespace checks {
namespace {

using formula::Value;

using Told = std::vector<std::pair<double, double>>; // iteration, cost

arma::mat row(const std::vector<double>& numbers) {
    return arma::rowvec(numbers);
}

/// Of a long training the numbers of things alone: in a hundred steps a small difference becomes a large one.
Results results_of(const dnn::Parameters& parameters, const std::vector<double>& costs, const Told& told,
                   int num_iterations) {
    Results all = {{training_result::number_of_costs, arma::mat{double(costs.size())}},
                   {training_result::number_of_calls, arma::mat{double(told.size())}}};
    if (num_iterations > most_iterations_compared)
        return all;
    all.emplace_back(training_result::costs, row(costs));
    std::vector<double> iterations, told_costs;
    for (const auto& [i, cost] : told) {
        iterations.push_back(i);
        told_costs.push_back(cost);
    }
    all.emplace_back(training_result::told_iterations, row(iterations));
    all.emplace_back(training_result::told_costs, row(told_costs));
    all.insert(all.end(), parameters.begin(), parameters.end());
    return all;
}

template <typename F>
Answer trained(const F& model, const Training& training) {
    Answer answer;
    Told told;
    const auto listen = [&](int i, double cost) {
        told.emplace_back(i, cost);
        return i < training.last;
    };
    dnn::Trained result;
    answer = answer_of([&] {
        result = model(training.network.X, training.network.Y, training.network.parameters,
                       training.learning_rate, training.num_iterations, listen);
        return result.first;
    });
    if (!answer.thrown)
        answer.results = results_of(result.first, result.second, told, training.num_iterations);
    return answer;
}

Answer trained_by_formula(const formula::Function& function, const std::vector<Value>& arguments) {
    return formula::answer_by_formula([&] {
        formula::Machine machine(formula::library());
        const int last = static_cast<int>(*arguments.back().number);
        machine.goes_on = [last](int i) { return i < last; };
        const Value result = machine.call(function, arguments);
        Value named;
        named[0] = *result.find(formula::symbol("parameters"));
        dnn::Parameters parameters;
        from_value(named, parameters);
        std::vector<double> costs;
        for (const auto& [its_key, cost] : result.find(formula::symbol("costs"))->fields)
            costs.push_back(cost.number ? *cost.number : arma::datum::nan);
        const double num_iterations = *arguments[arguments.size() - 2].number;
        return results_of(parameters, costs, machine.told, static_cast<int>(num_iterations));
    });
}

Diagnosis diagnosis_of(const std::vector<Fact>& facts) {
    Diagnosis diagnosis;
    Wording words;
    std::string looks;
    for (const Fact& fact : facts) {
        diagnosis.mistakes.push_back({fact.id, fact.seen.safe});
        words += ours(words.empty() ? "" : "\n") + fact.seen;
        looks += fact.look.empty() ? "" : '\n' + fact.look;
    }
    words += ours(looks);
    diagnosis.text = words.text;
    diagnosis.safe = words.safe;
    return diagnosis;
}

} // namespace

std::optional<Diagnosis> recognize_model(Model model, const std::string& name,
                                         const std::vector<std::vector<int>>& layer_dims) {
    constexpr int never = 1000, many = 101;
    np::random::RandomState draws = unseen("mistakes");
    std::vector<Training> trainings;
    const auto add = [&](std::size_t i, int m, double rate, int num_iterations, int last) {
        trainings.push_back(
            {random_network(draws, layer_dims[i % layer_dims.size()], m), rate, num_iterations, last});
    };
    add(0, 5, 0.3, 1, never);
    add(1, 6, 0.2, 2, never);
    add(2, 4, 0.5, 3, never);
    add(0, 7, 0.1, 5, 1); // ended by on_iteration
    add(1, 5, 0.4, 4, 2);
    add(2, 6, 0.1, many, never); // so that "every 100th" has two
    // Pairs of slips are looked for in the first one, and one iteration shows too little.
    std::swap(trainings[0], trainings[1]);

    const std::vector<formula::Node>& statements = formula::library().at(name).body.of;
    const bool goes_through_iterations =
        std::any_of(statements.begin(), statements.end(),
                    [](const formula::Node& its) { return its.op == formula::Op::loop; });
    std::vector<Answer> got, right;
    std::vector<Sizes> sizes;
    formula::Subject subject;
    subject.function = &formula::library().at(name);
    subject.most_paired = 60; // each is a training
    subject.run = [](const formula::Function& function, const std::vector<Value>& its, const Value*) {
        return trained_by_formula(function, its);
    };
    for (const Training& training : trainings) {
        const auto& [X, Y, parameters] = training.network;
        got.push_back(trained(model, training));
        right.push_back(trained(reference::model, training));
        sizes.push_back({{"m", X.n_cols}, {"L", parameters.size() / 2}});
        subject.arguments.push_back({formula::to_value(X), formula::to_value(Y),
                                     formula::to_value(parameters), training.learning_rate,
                                     static_cast<double>(training.num_iterations),
                                     static_cast<double>(training.last)});
    }
    subject.answers = got;
    formula::latest_subject() = subject;
    return recognize(got, right, {}, sizes, {},
                     [&](const std::vector<Answer>& its,
                         const std::vector<Answer>& right_ones) -> std::optional<Diagnosis> {
                         const std::optional<Diagnosis> slips =
                             diagnosis_of(explain(its, right_ones, subject));
                         if (slips || !goes_through_iterations)
                             return slips;
                         const std::vector<Fact> facts =
                             facts_of(trainings, its, right_ones,
                                      [&](const Training& training) { return trained(model, training); });
                         return facts.empty() ? std::nullopt : std::optional(diagnosis_of(facts));
                     });
}

} // namespace checks

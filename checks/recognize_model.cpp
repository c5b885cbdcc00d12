#include "checks/recognize_model.hpp"

#include "checks/formula/explain.hpp"

namespace checks {
namespace {

using formula::Value;

/// One training, which on_iteration ends after iteration `last`.
struct Training {
    Network network;
    double learning_rate;
    int num_iterations, last;
};

using Told = std::vector<std::pair<double, double>>; // iteration, cost

arma::mat row(const std::vector<double>& numbers) {
    return arma::rowvec(numbers);
}

/// Of a long training the numbers of things alone: in a hundred steps a small difference becomes a large one.
Results results_of(const dnn::Parameters& parameters, const std::vector<double>& costs, const Told& told) {
    constexpr std::size_t few = 10;
    Results all = {{"the number of costs", arma::mat{double(costs.size())}},
                   {"the number of calls of on_iteration", arma::mat{double(told.size())}}};
    if (costs.size() > few || told.size() > few)
        return all;
    all.emplace_back("costs", row(costs));
    std::vector<double> iterations, told_costs;
    for (const auto& [i, cost] : told) {
        iterations.push_back(i);
        told_costs.push_back(cost);
    }
    all.emplace_back("the list of iterations told to on_iteration", row(iterations));
    all.emplace_back("the list of costs told to on_iteration", row(told_costs));
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
        answer.results = results_of(result.first, result.second, told);
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
        return results_of(parameters, costs, machine.told);
    });
}

bool agree_in(const Answer& got, const Answer& right, const std::string& name) {
    const auto value = [&](const Answer& answer) {
        const auto found = std::find_if(answer.results.begin(), answer.results.end(),
                                        [&](const auto& result) { return result.first == name; });
        return found == answer.results.end() ? arma::mat() : found->second;
    };
    return agree(value(got), value(right));
}

bool have_same_parameters(const Answer& got, const Answer& right) {
    return std::all_of(right.results.begin(), right.results.end(), [&](const auto& result) {
        return (result.first[0] != 'W' && result.first[0] != 'b') || agree_in(got, right, result.first);
    });
}

/// The first line is what is seen.
Diagnosis located(const std::string& id, const std::string& words) {
    return {{{id, words.substr(0, words.find('\n'))}}, words, words};
}

/// Where a training goes wrong first: in the first cost, in the first step, or only later. `got` of two
/// iterations, of one and of three.
std::optional<Diagnosis> first_wrong_iteration(const std::vector<Answer>& got,
                                               const std::vector<Answer>& right) {
    constexpr std::size_t one = 1, two = 0, three = 2;
    for (const std::size_t i : {one, two, three})
        if (got[i].thrown || !agree_in(got[i], right[i], "the number of costs"))
            return std::nullopt;
    if (!agree_in(got[one], right[one], "costs"))
        return located(
            "first-cost-wrong",
            "The first cost is wrong already.\nIt is that of the parameters that come in, before any "
            "step. Look at the forward step, at compute_cost, and at what goes into them: are X "
            "and the parameters used as they come in?");
    const bool finite = std::all_of(got[one].results.begin(), got[one].results.end(),
                                    [](const auto& result) { return result.second.is_finite(); });
    if (!finite)
        return located(
            "first-step-not-finite",
            "The first cost is right, and the first step gives infinite numbers, or none (NaN).\nIs there a "
            "division by a label, which may be 0? In which order does the backward step take AL and Y?");
    if (!have_same_parameters(got[one], right[one]))
        return located("first-step-wrong", "The first cost is right, and the first step is wrong.\nLook at "
                                           "what lies between them: the gradients, "
                                           "each with the cache of its layer and the parameters that the "
                                           "iteration began with, and the step.");
    if (!have_same_parameters(got[two], right[two]) || !have_same_parameters(got[three], right[three]))
        return located("later-steps-wrong", "One iteration alone is right; with more of them, the second "
                                            "or third goes wrong.\nDoes anything change "
                                            "from one iteration to the next, or stay behind from the one "
                                            "before: a learning rate that decays, a "
                                            "running average (momentum), an old gradient, cost or cache?");
    return std::nullopt;
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
    return recognize(
        got, right, {}, sizes, {},
        [&](const std::vector<Answer>& its, const std::vector<Answer>& right_ones) {
            const std::optional<Diagnosis> slips = diagnosis_of(explain(its, right_ones, subject));
            return slips || !goes_through_iterations ? slips : first_wrong_iteration(its, right_ones);
        });
}

} // namespace checks

#include "checks/training_facts.hpp"

#include "checks/reference.hpp"
#include "checks/structure.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <cmath>

namespace checks {
namespace {

using namespace training_result;

/// A training with both answers.
struct Run {
    const Training& training;
    const Answer &got, &right;
};
using Runs = std::vector<Run>;

arma::mat value(const Answer& answer, const std::string& name) {
    const arma::mat* const its = find(answer, name);
    return its == nullptr ? arma::mat() : *its;
}

bool agrees_in(const Run& run, const std::string& name) {
    return agree(value(run.got, name), value(run.right, name));
}

bool is_parameter(const std::string& name) {
    return name[0] == 'W' || name[0] == 'b';
}

/// The one number that all are; nothing if they differ, or are none.
std::optional<double> common(const std::vector<double>& numbers) {
    constexpr double rounding = 1e-6;
    const bool same = std::all_of(numbers.begin(), numbers.end(), [&](double x) {
        return std::isfinite(x) && std::abs(x - numbers[0]) <= rounding * std::abs(numbers[0]);
    });
    return numbers.empty() || !same ? std::nullopt : std::optional(numbers[0]);
}

void add_number(const Runs& whole, const char* name, std::vector<Fact>& facts) {
    if (std::any_of(whole.begin(), whole.end(), [&](const Run& run) { return agrees_in(run, name); }))
        return;
    const auto shown = [&](const Answer& answer) { return number(arma::accu(value(answer, name))); };
    facts.push_back({std::string(name) + " is wrong",
                     ours(std::string("T") + (name + 1) + " should be " + shown(whole[0].right)) +
                         chosen(", and is " + shown(whole[0].got)) + ".",
                     ""});
}

/// The cost of these parameters.
double cost_of(const Training& training, const Answer& trained) {
    dnn::Parameters parameters;
    for (const auto& [name, its] : trained.results)
        if (is_parameter(name))
            parameters[name] = its;
    return reference::compute_cost(reference::L_model_forward(training.network.X, parameters).first,
                                   training.network.Y);
}

void add_first_cost(const Runs& whole, const std::function<Answer(const Training&)>& train,
                    std::vector<Fact>& facts) {
    std::vector<double> ratios, of_mean;
    bool wrong = false, after_step = true;
    for (const Run& run : whole) {
        const arma::mat got = value(run.got, costs), right = value(run.right, costs);
        if (got.is_empty())
            return; // the number of costs says it
        wrong = wrong || !agree(arma::mat{got(0)}, arma::mat{right(0)});
        ratios.push_back(got(0) / right(0));
        of_mean.push_back(ratios.back() * static_cast<double>(run.training.network.X.n_cols));
        Training first_step = run.training;
        first_step.num_iterations = 1;
        const Answer stepped = train(first_step);
        after_step = after_step && !stepped.thrown &&
                     agree(arma::mat{got(0)}, arma::mat{cost_of(run.training, stepped)});
    }
    if (!wrong)
        return;
    if (after_step)
        facts.push_back({"costs-after-step",
                         "Each cost is that of the network after the step of its iteration, and should be "
                         "the one before.",
                         "The order is: forward, cost, on_iteration, backward, step. The first cost is "
                         "that of the start."});
    else if (const auto ratio = common(ratios))
        facts.push_back({"first-cost-multiple",
                         "The first cost is " + chosen(number(*ratio), "some") + " times what it should be.",
                         "Is it what compute_cost returns?"});
    else if (const auto factor = common(of_mean); factor && std::abs(*factor - 1) < 1e-6)
        facts.push_back({"first-cost-averaged", "The first cost was divided by m.",
                         "compute_cost has divided by m already."});
    else
        facts.push_back({"first-cost-wrong", "The first cost is wrong already.",
                         "It is that of the parameters that come in, before any step. Look at the forward "
                         "step, at compute_cost, and at what goes into them: are X and the parameters used "
                         "as they come in?"});
}

void add_what_is_told(const Runs& whole, std::vector<Fact>& facts) {
    bool from_one = true, others = false, other_costs = false;
    for (const Run& run : whole) {
        if (!agrees_in(run, number_of_calls))
            return;
        others = others || !agrees_in(run, told_iterations);
        from_one = from_one && agree(value(run.got, told_iterations) - 1, value(run.right, told_iterations));
        other_costs = other_costs || (agrees_in(run, costs) && !agrees_in(run, told_costs));
    }
    if (others && from_one)
        facts.push_back({"told-from-1", "on_iteration is given i + 1, and the iterations count from 0.", ""});
    else if (others)
        facts.push_back({"told-others", "on_iteration is told other iterations than 0, 1, 2, …", ""});
    if (other_costs)
        facts.push_back(
            {"told-other-costs", "on_iteration is told other costs than those that are kept.", ""});
}

/// What happens where on_iteration returns false, compared with what the learner's own steps are.
void add_stop(const Runs& ended, const std::function<Answer(const Training&)>& train,
              std::vector<Fact>& facts) {
    bool goes_on = !ended.empty(), far = false, one_step_more = !ended.empty();
    for (const Run& run : ended) {
        const double more_calls =
            arma::accu(value(run.got, number_of_calls)) - arma::accu(value(run.right, number_of_calls));
        goes_on = goes_on && more_calls > 0;
        far = far || more_calls > 1;
        const auto after = [&](int steps) {
            Training training = run.training;
            training.num_iterations = steps;
            training.last = steps;
            return train(training);
        };
        const Answer asked = after(run.training.last), more = after(run.training.last + 1);
        bool is_asked = !asked.thrown, is_more = !more.thrown;
        for (const auto& [name, its] : run.got.results)
            if (is_parameter(name)) {
                is_asked = is_asked && agree(its, value(asked, name));
                is_more = is_more && agree(its, value(more, name));
            }
        one_step_more = one_step_more && is_more && !is_asked;
    }
    if (goes_on && far)
        facts.push_back({"goes-on", "Where on_iteration returns false, the training goes on.",
                         "on_iteration is the caller's way to stop. Which statement leaves a loop?"});
    else if (one_step_more)
        facts.push_back({"step-after-the-end",
                         "Where on_iteration ends the training, one step too many has been taken.",
                         "The order is: the cost, on_iteration, and only then the gradients and the step."});
}

/// After a step for each example, one after the other.
dnn::Parameters one_by_one(const Training& training) {
    dnn::Parameters parameters = training.network.parameters;
    for (arma::uword j = 0; j < training.network.X.n_cols; ++j) {
        const arma::mat x = training.network.X.col(j), y = training.network.Y.col(j);
        const auto [AL, caches] = reference::L_model_forward(x, parameters);
        parameters = reference::update_parameters(parameters, reference::L_model_backward(AL, y, caches),
                                                  training.learning_rate);
    }
    return parameters;
}

bool agrees_with(const Answer& got, const dnn::Parameters& parameters) {
    return std::all_of(parameters.begin(), parameters.end(),
                       [&](const auto& its) { return agree(value(got, its.first), its.second); });
}

/// The parameters after one step.
void add_first_step(const Run& one, bool costs_are_right, std::vector<Fact>& facts) {
    std::vector<std::string> right, still, wrong;
    std::vector<double> ratios;
    bool finite = true;
    for (const auto& [name, its] : one.right.results) {
        if (!is_parameter(name))
            continue;
        const arma::mat got = value(one.got, name), start = one.training.network.parameters.at(name);
        finite = finite && got.is_finite();
        if (arma::size(got) != arma::size(its)) {
            wrong.push_back(name);
            ratios.push_back(arma::datum::nan);
            continue;
        }
        const arma::mat step = its - start, its_step = got - start;
        const double ratio = arma::dot(step, its_step) / arma::dot(step, step);
        ratios.push_back(agree(its_step, ratio * step) ? ratio : arma::datum::nan);
        (agree(got, its) ? right : agree(got, start) ? still : wrong).push_back(name);
    }
    if (still.empty() && wrong.empty())
        return;
    const char* const look = "Look at what lies between the cost and the step: the gradients, each with the "
                             "cache of its layer and the parameters that the iteration began with.";
    const std::optional<double> ratio = common(ratios);
    if (right.empty() && wrong.empty() && costs_are_right)
        facts.push_back({"trained-a-copy",
                         "The costs fall as they should, and yet the parameters come back as they came in.",
                         "What is trained is a copy: which variable do the steps go into, and which one is "
                         "returned?"});
    else if (const dnn::Parameters each = one_by_one(one.training); agrees_with(one.got, each))
        facts.push_back({"step-per-example",
                         "Each iteration takes a step for every example by itself, and should take one for "
                         "all of them together.",
                         "X and Y go into the forward and backward step as they are: their gradients are "
                         "means over the examples."});
    else if (!finite)
        facts.push_back({"first-step-not-finite", "The first step gives infinite numbers, or none (NaN).",
                         "Is there a division by a label, which may be 0? In which order does the backward "
                         "step take AL and Y?"});
    else if (ratio && std::abs(*ratio) > 1e-9)
        facts.push_back(
            {"first-step-multiple",
             *ratio < 0 && std::abs(*ratio + 1) < 1e-6
                 ? Wording("The first step has the opposite sign: it goes up.")
                 : "The first step is " + chosen(number(*ratio), "some") + " times as long as it should be" +
                       ours(" (here m = " + std::to_string(one.training.network.X.n_cols) + ")."),
             "What besides learning_rate multiplies the gradients? They are averages already; a running "
             "average (momentum) begins with a part of them."});
    else if (wrong.empty() && !right.empty())
        facts.push_back({"first-step-of-some",
                         ours("In the first step " + support::enumerated(still) + " did not move, and " +
                              enumerated_with_verb(right) + " right."),
                         ""});
    else if (!right.empty() && still.empty())
        facts.push_back({"first-step-right-in-some",
                         ours("In the first step " + enumerated_with_verb(wrong) + " wrong, and " +
                              enumerated_with_verb(right) + " right."),
                         look});
    else
        facts.push_back({"first-step-wrong", "The first step is wrong.", look});
}

void add_later_steps(const Runs& whole, std::vector<Fact>& facts) {
    for (const Run& run : whole)
        for (const auto& [name, its] : run.right.results)
            if (is_parameter(name) && !agrees_in(run, name)) {
                facts.push_back({"later-steps-wrong",
                                 "One iteration alone makes the right step; with more of them, the second or "
                                 "third goes wrong.",
                                 "Does anything change from one iteration to the next, or stay behind from "
                                 "the one before: a learning rate that decays, a running average "
                                 "(momentum), an old gradient, cost or cache?"});
                return;
            }
}

} // namespace

std::vector<Fact> facts_of(const std::vector<Training>& trainings, const std::vector<Answer>& got,
                           const std::vector<Answer>& right,
                           const std::function<Answer(const Training&)>& train) {
    Runs whole, ended;
    const Run* one = nullptr;
    whole.reserve(trainings.size());
    for (std::size_t i = 0; i < trainings.size(); ++i) {
        if (trainings[i].num_iterations > most_iterations_compared)
            continue;
        if (got[i].thrown)
            return {};
        (trainings[i].is_ended() ? ended : whole).push_back({trainings[i], got[i], right[i]});
        if (trainings[i].num_iterations == 1)
            one = &whole.back();
    }
    if (one == nullptr)
        return {};
    std::vector<Fact> facts;
    add_number(whole, number_of_costs, facts);
    add_number(whole, number_of_calls, facts);
    const bool steps_are_counted = facts.size() < 2;
    add_first_cost(whole, train, facts);
    add_what_is_told(whole, facts);
    add_stop(ended, train, facts);
    const std::size_t before = facts.size();
    const bool costs_are_right =
        std::all_of(whole.begin(), whole.end(), [](const Run& run) { return agrees_in(run, costs); });
    if (steps_are_counted)
        add_first_step(*one, costs_are_right, facts);
    if (steps_are_counted && facts.size() == before)
        add_later_steps(whole, facts);
    return facts;
}

} // namespace checks

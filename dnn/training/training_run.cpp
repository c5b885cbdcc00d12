#include "dnn/training/training_run.hpp"

#include "dnn/dnn_utils.hpp"
#include "dnn/support/error.hpp"
#include "dnn/training/cost_fault.hpp"
#include "dnn/training/dual.hpp"
#include "dnn/training/lean_model.hpp"
#include "dnn/training/one_thread.hpp"
#include "dnn/training/reduction.hpp"
#include "dnn/training/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace dnn {

namespace {

/// Thrown through the model where its cost is not finite.
struct NotFinite {
    int iteration;
    double cost;
};

} // namespace

struct TrainingRun::Inside {
    const DataSet& data;
    TrainingOptions options;
    std::vector<int> layer_dims;
    std::optional<Dual> dual;           // for the lean model
    std::optional<Reduction> reduction; // for the functions as they are written
    Shapes trained_shapes;
    std::optional<OneThread> one_thread;
    arma::mat W1_start;
    TrainingState state, before; // before: at the last rest
    std::vector<double> ahead;   // costs seen since the state
    bool complete = true;

    Inside(const DataSet& set, const TrainingOptions& wanted) : data(set), options(wanted) {
        check_options(data, options);
        layer_dims = layers_of(data, options);
        const bool two_layer = options.model == Model::two_layer;
        Parameters start = two_layer ? initialize_parameters(layer_dims[0], layer_dims[1], layer_dims[2])
                                     : initialize_parameters_scaled(layer_dims);
        check_parameters(start, shapes_of(layer_dims),
                         two_layer ? "initialize_parameters" : "initialize_parameters_scaled");
        W1_start = start.at("W1");
        if (options.reduce && data.X.n_cols < data.X.n_rows) {
            if (data.X.n_cols <= Dual::few_images)
                one_thread.emplace(); // for the reduction, too
            if (is_lean()) {
                dual.emplace(data.X, start);
                start = Dual::begin(std::move(start), data.X.n_cols);
            } else {
                reduction.emplace(data.X);
                start.at("W1") = reduction->reduce(start.at("W1"));
            }
        }
        trained_shapes = shapes_of(start);
        state.parameters = std::move(start);
        before = state;
    }

    /// With a single layer there is nothing to be lean about.
    bool is_lean() const { return has_lean_model() && !options.as_written && layer_dims.size() > 2; }

    /// Of the network for X.
    Parameters restored(Parameters trained) const {
        if (dual)
            return dual->restore(std::move(trained));
        if (reduction)
            trained.at("W1") = reduction->restore(trained.at("W1"));
        return trained;
    }

    std::string model_name() const {
        return options.model == Model::two_layer ? "two_layer_model" : "L_layer_model";
    }

    Trained descend(Parameters parameters, int iterations, const OnIteration& on_iteration) const {
        const double rate = options.learning_rate;
        const Formulas formulas = options.stable ? Formulas::stable : Formulas::notebook;
        if (dual)
            return lean_model(*dual, data.Y, std::move(parameters), rate, iterations, on_iteration, formulas);
        if (is_lean())
            return lean_model(data.X, data.Y, std::move(parameters), rate, iterations, on_iteration,
                              formulas);
        const arma::mat& X = reduction ? reduction->R() : data.X;
        if (options.stable)
            return stable_model(X, data.Y, std::move(parameters), rate, iterations, on_iteration);
        return (options.model == Model::two_layer ? two_layer_model : L_layer_model)(
            X, data.Y, std::move(parameters), rate, iterations, on_iteration);
    }

    double cost_before(int seen) const {
        if (seen > 0 && static_cast<std::size_t>(seen) <= ahead.size())
            return ahead[static_cast<std::size_t>(seen) - 1];
        return state.costs.empty() ? std::numeric_limits<double>::infinity() : state.costs.back();
    }

    /// Goes `iterations` steps further, or up to a stop, and takes over the result.
    void stretch(int iterations, const RunListener& listener) {
        ahead.clear();
        const int first = state.iterations;
        int stopped_after = iterations;
        auto [parameters, costs] = descend(state.parameters, iterations, [&](int i, double cost) {
            if (!std::isfinite(cost))
                throw NotFinite{i, cost};
            ahead.push_back(cost);
            complete = listener.on_iteration(first + i, cost);
            if (!complete)
                stopped_after = std::clamp(i, 0, iterations);
            return complete;
        });
        // A learner's model may never have called on_iteration.
        const auto bad = std::find_if(costs.begin(), costs.end(), [](double c) { return !std::isfinite(c); });
        if (bad != costs.end())
            throw NotFinite{static_cast<int>(bad - costs.begin()), *bad};
        ahead = std::move(costs);
        check_parameters(parameters, trained_shapes, model_name());
        advance(std::move(parameters), stopped_after);
    }

    /// These are the parameters `steps` further on; their own cost and those after it stay ahead.
    void advance(Parameters parameters, int steps) {
        before.parameters = std::move(state.parameters);
        before.iterations = state.iterations;
        const auto end = ahead.begin() + std::min<std::ptrdiff_t>(steps, std::ssize(ahead));
        state.costs.insert(state.costs.end(), ahead.begin(), end);
        ahead.erase(ahead.begin(), end);
        state.parameters = std::move(parameters);
        state.iterations += steps;
    }

    Parameters repeated(const Parameters& from, int steps, const RunListener& listener) const {
        if (steps == 0)
            return from;
        return descend(from, steps,
                       [&](int, double) {
                           if (listener.on_repeat)
                               listener.on_repeat();
                           return true;
                       })
            .first;
    }

    /// Goes back to the parameters of the iteration before the fault, whose cost was finite, and explains it.
    [[noreturn]] void fail(const NotFinite& found, const RunListener& listener) {
        CostFault fault;
        fault.iteration = state.iterations + found.iteration;
        fault.cost = found.cost;
        fault.cost_before = cost_before(found.iteration);
        ahead.resize(std::min(ahead.size(), static_cast<std::size_t>(std::max(found.iteration, 0))));
        Parameters bad;
        if (found.iteration > 0) {
            Parameters good = repeated(state.parameters, found.iteration - 1, listener);
            bad = repeated(good, 1, listener);
            advance(std::move(good), found.iteration - 1);
        } else {
            bad = state.parameters;
            step_back(listener);
        }
        try {
            explain(fault, data.X, data.Y, restored(std::move(bad)));
        } catch (const std::exception&) { // a learner's function; the fault stays as it is
            fault.kind = CostFault::Kind::unknown;
        }
        throw support::Error(sentence(fault, options));
    }

    /// From the first iteration of a stretch to the last of the one before, if there was one.
    void step_back(const RunListener& listener) {
        const int steps = state.iterations - before.iterations;
        if (steps == 0)
            return;
        state.parameters = repeated(before.parameters, steps - 1, listener);
        --state.iterations;
        if (!state.costs.empty()) {
            ahead.assign(1, state.costs.back());
            state.costs.pop_back();
        }
    }
};

TrainingRun::TrainingRun(const DataSet& data, const TrainingOptions& options)
    : inside_(std::make_unique<Inside>(data, options)) {}

TrainingRun::~TrainingRun() = default;

void TrainingRun::resume(TrainingState state) {
    check_parameters(state.parameters, inside_->trained_shapes, "the checkpoint");
    inside_->before.parameters = state.parameters;
    inside_->before.iterations = state.iterations;
    inside_->state = std::move(state);
}

void TrainingRun::go_on(const RunListener& listener) {
    Inside& run = *inside_;
    while (run.complete && run.state.iterations < run.options.iterations) {
        try {
            run.stretch(std::min(run.options.stretch, run.options.iterations - run.state.iterations),
                        listener);
        } catch (const NotFinite& found) {
            run.fail(found, listener);
        }
        if (listener.on_rest)
            listener.on_rest(run.state);
    }
}

const TrainingState& TrainingRun::state() const {
    return inside_->state;
}

arma::mat TrainingRun::answers() const {
    const Inside& run = *inside_;
    if (run.dual)
        return predict(run.dual->seen(), Dual::for_seen(run.state.parameters));
    return predict(run.reduction ? run.reduction->R() : run.data.X, run.state.parameters);
}

arma::mat TrainingRun::seen(const arma::mat& X) const {
    const Inside& run = *inside_;
    return run.dual ? run.dual->seen(X) : run.reduction ? run.reduction->seen(X) : X;
}

arma::mat TrainingRun::answers(const arma::mat& seen) const {
    const Inside& run = *inside_;
    if (run.dual)
        return predict(seen, Dual::for_seen(run.state.parameters));
    Parameters parameters = run.state.parameters;
    arma::mat& W1 = parameters.at("W1");
    if (run.reduction)
        W1 = arma::join_rows(W1, arma::eye(W1.n_rows, W1.n_rows));
    return predict(seen, parameters);
}

TrainedModel TrainingRun::result() const {
    const Inside& run = *inside_;
    TrainedModel trained;
    trained.model = run.options.model;
    trained.layer_dims = run.layer_dims;
    trained.learning_rate = run.options.learning_rate;
    trained.parameters = run.restored(run.state.parameters);
    trained.W1_start = run.W1_start;
    trained.costs = run.state.costs;
    trained.costs.insert(trained.costs.end(), run.ahead.begin(), run.ahead.end());
    trained.iterations = run.state.iterations;
    trained.complete = run.complete && trained.iterations >= run.options.iterations;
    return trained;
}

} // namespace dnn

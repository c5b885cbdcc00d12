// One training in stretches, so that what it has learned outlives whatever ends it.
#pragma once

#include "dnn/training/trainer.hpp"

#include <functional>
#include <memory>

namespace dnn {

/// Whoever wants to know how a run is going. Only `on_iteration` is required.
struct RunListener {
    OnIteration on_iteration;
    std::function<void(const TrainingState&)> on_rest; // after each stretch
    std::function<void()> on_repeat; // in each iteration that is done once more, after a fault
};

/// Gradient descent needs nothing but its parameters to go on. So the run calls the model for `stretch` iterations at a
/// time, from where it was, and a model of the learner's own can be resumed as well; the numbers are those of one call.
class TrainingRun {
public:
    /// Draws the parameters and reduces X. `data` must outlive the run. Throws support::Error as check_options does.
    TrainingRun(const DataSet& data, const TrainingOptions& options);
    ~TrainingRun();

    /// Goes on from the state of another run with the same data and options. Throws support::Error if it does not fit.
    void resume(TrainingState state);

    /// Trains until options.iterations are made or on_iteration returns false. Throws support::Error if a cost is not
    /// finite (the message names iteration, layer and image) or the model returns other shapes than it was given, and
    /// whatever the functions throw. The state then is the last good one.
    void go_on(const RunListener& listener);

    const TrainingState& state() const;

    /// AL (1, m) of the state's parameters, for the images of the training.
    arma::mat answers() const;
    /// The same for others, which `seen` made ready, once for all states.
    arma::mat answers(const arma::mat& seen) const;
    arma::mat seen(const arma::mat& X) const;

    /// The state as a model for X, with all costs so far.
    TrainedModel result() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace dnn

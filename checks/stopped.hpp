// How a problem that leaves no answer travels from where it is found to the running check.
#pragma once

#include "checks/verdict.hpp"

#include <functional>
#include <optional>
#include <stdexcept>

namespace checks {

/// Ends the call, and with it the check or cell.
struct Stopped : std::runtime_error {
    explicit Stopped(Problem the_problem);
    Problem problem;
};

/// Calls `f` and returns what stopped it, if anything did: Stopped, dnn::NotImplemented or any other exception.
std::optional<Problem> stopped_by(const std::function<void()>& f);

} // namespace checks

// Before a learner is told that a file cannot be built: that a right one can. A linker that does not work in the sandbox
// would be everybody's mistake otherwise.
#pragma once

#include <functional>
#include <mutex>
#include <string>

namespace grade {

/// Threads may call all of it at the same time.
class ProvenBuild {
public:
    /// A file was built here.
    void worked();

    /// Unless a file has been built before, `build_solution` is called, once. Throws support::Error if it throws Refused.
    void prove(const std::function<void()>& build_solution);

private:
    std::mutex mutex_;
    bool works_ = false;
    std::string fault_; // of the solution's build
};

} // namespace grade

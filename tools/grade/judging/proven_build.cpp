#include "tools/grade/judging/proven_build.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/read_source.hpp"

namespace grade {

void ProvenBuild::worked() {
    const std::lock_guard guard(mutex_);
    works_ = true;
}

void ProvenBuild::prove(const std::function<void()>& build_solution) {
    const std::lock_guard guard(mutex_);
    if (works_)
        return;
    if (fault_.empty()) {
        try {
            build_solution();
            works_ = true;
            return;
        } catch (const Refused& refused) {
            constexpr std::size_t most = 500; // bytes
            fault_ = support::first_bytes(support::one_line(refused.message), most);
        }
    }
    throw support::Error("the solution cannot be built here either, so the file is not to blame: " + fault_);
}

} // namespace grade

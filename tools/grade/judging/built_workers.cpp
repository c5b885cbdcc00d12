#include "tools/grade/judging/built_workers.hpp"

#include "tools/grade/intake/read_source.hpp"

namespace grade {

namespace {

constexpr std::size_t max_workers_kept =
    4096; // a tenth of a megabyte each, unless somebody is up to something

std::size_t hash_of(const std::string& exercise, const std::string& text) {
    return std::hash<std::string>()(exercise + '\n' + text);
}

} // namespace

void BuiltWorkers::expect(const std::string& exercise, const std::string& text) {
    const std::lock_guard guard(mutex_);
    ++expected_[hash_of(exercise, text)];
}

BuiltWorkers::Worker BuiltWorkers::get(const std::string& exercise, const std::string& text,
                                       const std::function<Worker()>& build) {
    const Key key{exercise, text};
    std::unique_lock guard(mutex_);
    std::size_t& still_expected = expected_[hash_of(exercise, text)];
    if (still_expected > 0)
        --still_expected;
    const bool is_last = still_expected == 0;
    const auto found = kept_.find(key);
    if (found == kept_.end() && (is_last || kept_.size() >= max_workers_kept)) {
        guard.unlock();
        return build();
    }
    if (found == kept_.end()) {
        guard.unlock();
        return build_for_copies(key, build);
    }
    const std::shared_future<Worker> copy = found->second;
    if (is_last)
        kept_.erase(found);
    guard.unlock();
    try {
        return copy.get();
    } catch (const Refused& refused) {
        if (refused.outcome == Outcome::does_not_compile)
            throw;
    } catch (...) { // the machine's fault, which may be over
    }
    return build();
}

BuiltWorkers::Worker BuiltWorkers::build_for_copies(const Key& key, const std::function<Worker()>& build) {
    std::promise<Worker> promise;
    {
        const std::lock_guard guard(mutex_);
        if (!kept_.emplace(key, promise.get_future().share()).second)
            return build(); // a copy was faster
    }
    const auto forget = [&] {
        const std::lock_guard guard(mutex_);
        kept_.erase(key);
    };
    try {
        Worker worker = build();
        promise.set_value(worker);
        return worker;
    } catch (const Refused& refused) {
        if (refused.outcome != Outcome::does_not_compile)
            forget();
        promise.set_exception(std::current_exception());
        throw;
    } catch (...) {
        forget();
        promise.set_exception(std::current_exception());
        throw;
    }
}

} // namespace grade

#include "tools/grade/judging/built_workers.hpp"

#include "tools/grade/intake/read_source.hpp"
#include "tools/grade/judging/disk.hpp"

#include <atomic>
#include <unistd.h>

namespace fs = std::filesystem;

namespace grade {

Workshop::Workshop(const fs::path& scratch) {
    static std::atomic<int> number{0};
    folder = scratch / ("worker-" + std::to_string(getpid()) + "-" + std::to_string(++number));
    fs::create_directories(folder / "job");
}

Workshop::~Workshop() {
    std::error_code none;
    fs::remove_all(folder, none);
}

namespace {

constexpr std::uint64_t max_size_kept = 4 << 20; // bytes; an honest worker has a tenth of a megabyte

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
    if (found == kept_.end() && (is_last || bytes_ >= max_kept_workers)) {
        guard.unlock();
        return build();
    }
    if (found == kept_.end()) {
        // Under the same lock: a copy that comes at this moment must find it.
        std::promise<Worker> promise;
        kept_.emplace(key, promise.get_future().share());
        guard.unlock();
        return build_for_copies(key, std::move(promise), build);
    }
    const std::shared_future<Worker> copy = found->second;
    guard.unlock();
    if (is_last)
        forget(key);
    try {
        return copy.get();
    } catch (const Refused& refused) {
        if (refused.outcome == Outcome::does_not_compile)
            throw;
    } catch (...) { // the machine's fault, which may be over
    }
    return build();
}

/// Whoever waits for it still gets it.
void BuiltWorkers::forget(const Key& key) {
    const std::lock_guard guard(mutex_);
    kept_.erase(key);
    if (const auto size = sizes_.find(key); size != sizes_.end()) {
        bytes_ -= size->second;
        sizes_.erase(size);
    }
}

BuiltWorkers::Worker BuiltWorkers::build_for_copies(const Key& key, std::promise<Worker> promise,
                                                    const std::function<Worker()>& build) {
    try {
        Worker worker = build();
        promise.set_value(worker);
        const std::uint64_t size = fs::file_size(worker->worker());
        if (size > max_size_kept) {
            forget(key);
            return worker;
        }
        const std::lock_guard guard(mutex_);
        if (kept_.contains(key) && sizes_.emplace(key, size).second)
            bytes_ += size;
        return worker;
    } catch (const Refused& refused) {
        if (refused.outcome != Outcome::does_not_compile)
            forget(key);
        promise.set_exception(std::current_exception());
        throw;
    } catch (...) {
        forget(key);
        promise.set_exception(std::current_exception());
        throw;
    }
}

} // namespace grade

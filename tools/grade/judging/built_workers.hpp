// Workers that are kept for copies: what many hand in alike is compiled once, untouched exercises for one.
#pragma once

#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace grade {

struct Workshop;

/// Each copy is still run by itself. Threads may call all of it at the same time.
class BuiltWorkers {
public:
    using Worker = std::shared_ptr<const Workshop>;

    /// Announces a text that will be built: what has a copy still to come is kept until then, and nothing else.
    void expect(const std::string& exercise, const std::string& text);

    /// The worker of this text, from `build` unless a copy has come before; a copy that comes meanwhile waits for it.
    /// A text that was refused stays refused; after any other exception, the next copy is built again.
    Worker get(const std::string& exercise, const std::string& text, const std::function<Worker()>& build);

private:
    using Key = std::pair<std::string, std::string>;

    Worker build_for_copies(const Key& key, const std::function<Worker()>& build);

    std::map<std::size_t, std::size_t> expected_; // copies still to come, by the text's hash
    std::map<Key, std::shared_future<Worker>> kept_;
    std::mutex mutex_;
};

} // namespace grade

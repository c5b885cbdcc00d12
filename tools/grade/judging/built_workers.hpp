// Workers that are kept for copies: what many hand in alike is compiled once, untouched exercises for one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace grade {

/// A folder for one exercise of one submission; removed with the object.
struct Workshop {
    std::filesystem::path folder;

    explicit Workshop(const std::filesystem::path& scratch);
    ~Workshop();
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    std::filesystem::path worker() const { return folder / "worker"; }
    /// What the compiler said.
    std::filesystem::path log() const { return folder / "compiler.log"; }
};

/// Each copy is still run by itself. Threads may call all of it at the same time.
class BuiltWorkers {
public:
    using Worker = std::shared_ptr<const Workshop>;

    /// Announces a text that will be built: what has a copy still to come is kept until then, unless it is large, and
    /// nothing else.
    void expect(const std::string& exercise, const std::string& text);

    /// The worker of this text, from `build` unless a copy has come before; a copy that comes meanwhile waits for it.
    /// A text that was refused stays refused; after any other exception, the next copy is built again.
    Worker get(const std::string& exercise, const std::string& text, const std::function<Worker()>& build);

private:
    using Key = std::pair<std::string, std::string>;

    void forget(const Key& key);
    Worker build_for_copies(const Key& key, std::promise<Worker> promise,
                            const std::function<Worker()>& build);

    std::map<std::size_t, std::size_t> expected_; // copies still to come, by the text's hash
    std::map<Key, std::shared_future<Worker>> kept_;
    std::map<Key, std::uint64_t> sizes_; // of the kept workers that are built, in bytes
    std::uint64_t bytes_ = 0;            // all together
    std::mutex mutex_;
};

} // namespace grade

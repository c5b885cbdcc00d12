// Building and running exercises in a build folder is one program's turn at a time: `check` beside `learn` would replace
// the program that the other is asking.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace checks {

class Turn {
public:
    explicit Turn(std::filesystem::path build) : file(std::move(build) / ".turn") {}
    ~Turn() { give_up(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    /// True if it is ours, or if this folder knows no locks; never waits.
    bool take();
    void give_up();
    /// A command that ends when the other's turn does; then it can be taken, unless a third was faster.
    std::vector<std::string> wait() const { return {"flock", file, "true"}; }

private:
    std::filesystem::path file;
    int descriptor = -1;
};

} // namespace checks

#include "checks/stopped_at.hpp"

#include "dnn/support/process.hpp"
#include "dnn/support/text.hpp"

#include <cstdio>
#include <cstdlib>
#include <sys/wait.h>

namespace checks {

std::optional<SourceLine> stopped_at(const std::string& program, const Whereabouts& where) {
    if (where.calls.empty())
        return std::nullopt;
    std::vector<std::string> command = {"addr2line", "-i", "-e", program};
    for (const std::uint64_t call : where.calls) {
        char address[20];
        // It is where the call returns to, which may be another line.
        std::snprintf(address, sizeof address, "%llx", static_cast<unsigned long long>(call - 1));
        command.emplace_back(address);
    }
    constexpr double patience = 5;
    const support::Ended said = support::run(command, patience, 1U << 16);
    if (!WIFEXITED(said.status) || WEXITSTATUS(said.status) != 0)
        return std::nullopt;
    const std::string folder = "/exercises/"; // of "/…/exercises/03_linear_forward.cpp:52"
    for (const std::string& line : support::lines_of(said.output)) {
        const std::size_t at = line.rfind(folder), colon = line.rfind(".cpp:");
        if (at == std::string::npos || colon == std::string::npos ||
            line.rfind('/') != at + folder.size() - 1)
            continue;
        if (const int number = std::atoi(line.c_str() + colon + 5); number > 0)
            return SourceLine{line.substr(at + 1, colon + 4 - at - 1), number, where.stop, ""};
    }
    return std::nullopt;
}

} // namespace checks

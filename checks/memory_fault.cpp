#include "checks/memory_fault.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/pattern.hpp"
#include "dnn/support/text.hpp"

namespace checks {
namespace {

/// The line of the learner's file nearest to the top of the stack that starts at `from`; 0 if there is none.
int line_of(const std::vector<std::string>& lines, std::size_t from, const std::string& file) {
    for (std::size_t i = from; i < lines.size(); ++i) {
        const std::size_t at = lines[i].find(file + ':');
        if (at != std::string::npos && lines[i].find_first_not_of(' ') == lines[i].find('#'))
            return std::atoi(lines[i].c_str() + at + file.size() + 1);
    }
    return 0;
}

} // namespace

std::string text_of_line(const std::filesystem::path& file, int line) {
    const std::vector<std::string> lines = support::lines_of(support::read_file(file));
    return line > 0 && line <= std::ssize(lines) ? lines[static_cast<std::size_t>(line) - 1] : "";
}

std::optional<MemoryFault> memory_fault_in(const std::string& output, const std::filesystem::path& project,
                                           const std::string& file) {
    static const support::Pattern index(R"(deepsteps: index ([0-9]+) of ([0-9]+))"),
        address(
            R"(ERROR: AddressSanitizer: (?:attempting )?(attempting free on address which was not malloc\(\)-ed|)"
            R"([a-zA-Z-]+)(.*))"),
        undefined(R"(:[0-9]+:[0-9]+: runtime error: (.*))");
    const std::vector<std::string> lines = support::lines_of(output);
    MemoryFault fault;
    fault.file = file;
    for (std::size_t i = 0; i < lines.size() && fault.line == 0; ++i) {
        if (const support::Parts found = index.found_in(lines[i]); !found.empty()) {
            fault.kind = "index";
            fault.index = std::stoull(found[1]);
            fault.size = std::stoull(found[2]);
        } else if (const support::Parts error = address.found_in(lines[i]); !error.empty()) {
            fault.kind = error[1];
            fault.words = error[1] + error[2];
            fault.writes = i + 1 < lines.size() && lines[i + 1].starts_with("WRITE");
        } else if (const support::Parts behaviour = undefined.found_in(lines[i]); !behaviour.empty()) {
            fault.kind = "undefined";
            fault.words = behaviour[1];
        } else
            continue;
        const bool here = lines[i].find(file + ':') != std::string::npos && fault.kind == "undefined";
        fault.line = here ? std::atoi(lines[i].c_str() + lines[i].find(file + ':') + file.size() + 1)
                          : line_of(lines, i + 1, file);
    }
    if (fault.line == 0)
        return std::nullopt;
    fault.text = text_of_line(project / file, fault.line);
    return fault;
}

} // namespace checks

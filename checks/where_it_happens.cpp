// Where a crash, an exception or an endless loop is, in words.
#include "checks/sentences.hpp"
#include "dnn/support/pattern.hpp"

#include <map>

namespace checks {
namespace {

/// The name in front of the only index on this line: "caches" of "dA = caches[l].Z;".
std::string indexed_name(const std::string& line) {
    static const support::Pattern index(R"(([A-Za-z_][A-Za-z_0-9]*)\s*\[)");
    const std::vector<support::Parts> all = index.all_in(line);
    return all.size() != 1 || all.front()[1] == "auto" ? "" : all.front()[1];
}

std::string index_sentence(const MemoryFault& fault) {
    const std::string name = indexed_name(fault.text),
                      index = std::to_string(static_cast<std::int64_t>(*fault.index));
    const std::uint64_t size = fault.size.value_or(0);
    const std::string has =
        size == 0   ? " is empty"
        : size == 1 ? " has 1 element, number 0"
                    : " has " + std::to_string(size) + " elements: 0 to " + std::to_string(size - 1);
    return (name.empty() ? " uses element " + index + " of a std::vector that" + has
                         : " uses " + name + "[" + index + "], and " + name + has);
}

} // namespace

std::string sentence(const MemoryFault& fault) {
    static const std::map<std::string, std::string> sentences = {
        {"double-free", " frees memory that is already freed: one delete per new"},
        {"heap-use-after-free", " uses memory that is already freed"},
        {"stack-overflow", " is reached again and again: a function calls itself endlessly"},
        {"stack-use-after-scope",
         " uses a value that no longer exists: is an Armadillo expression kept with auto?"},
        {"stack-use-after-return", " uses a variable of a function that has returned"},
        {"alloc-dealloc-mismatch",
         " frees memory differently from how it was allocated: new[] goes with delete[]"},
        {"allocation-size-too-big", " asks for more memory than exists: is a size negative?"},
        {"attempting free on address which was not malloc()-ed", " frees memory that new never allocated"},
        {"SEGV", " follows an invalid pointer"},
        {"BUS", " follows an invalid pointer"},
        {"FPE", " divides an integer by 0"},
        {"ABRT",
         " is where the program was aborted: by an assert that failed, by abort(), or by a thread that "
         "threw or was not joined"},
    };
    std::string what;
    const auto known = sentences.find(fault.kind);
    if (fault.index)
        what = index_sentence(fault);
    else if (known != sentences.end())
        what = known->second;
    else if (fault.kind.ends_with("buffer-overflow") || fault.kind == "container-overflow")
        what = std::string(fault.writes ? " writes" : " reads") + " outside a matrix, vector or array";
    else
        what = ": " + (fault.kind == "undefined" ? fault.words : fault.kind);
    return fault.file + ":" + std::to_string(fault.line) + what + ".";
}

std::string sentence(const SourceLine& line) {
    using Stop = SourceLine::Stop;
    return line.file + ":" + std::to_string(line.line) +
           (line.stop == Stop::timed_out       ? " was running when the time was over."
            : line.stop == Stop::out_of_memory ? " was running when all memory was used up."
                                               : " is where the exception came from.");
}

std::optional<Where> where_it_happens(const Verdict& verdict) {
    if (verdict.fault)
        return Where{sentence(*verdict.fault), verdict.fault->text};
    const std::optional<SourceLine>& line = verdict.report.stopped_at;
    // An exception that follows from a mistake with a name would lead away from it.
    const Problem* const first = first_problem(verdict.report);
    const bool came_later = first != nullptr && first->index() < Problem(NotWritten{}).index();
    return line && !(came_later && is_recognized(verdict.report.diagnosis))
               ? std::optional(Where{sentence(*line), line->text})
               : std::nullopt;
}

} // namespace checks

#include "tools/grade/outgoing/outgoing.hpp"

#include <algorithm>

namespace grade {

std::optional<LeftOut> why_ungraded(const Record& record) {
    if (has_failed(record))
        return has_machine_fault(record) ? LeftOut::not_final : LeftOut::not_graded;
    const bool without_files =
        record.origin.entries.empty() && record.adjustments.empty() &&
        std::all_of(record.results.begin(), record.results.end(),
                    [](const ExerciseResult& result) { return result.outcome == Outcome::not_submitted; });
    return without_files ? std::optional(LeftOut::handed_in_nothing) : std::nullopt;
}

} // namespace grade

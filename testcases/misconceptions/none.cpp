// For an exercise without a catalogue.
#include "testcases/misconceptions.hpp"

namespace testcases {

std::optional<Diagnosis> diagnose() {
    return std::nullopt;
}

std::vector<std::string> misconception_ids() {
    return {};
}

} // namespace testcases

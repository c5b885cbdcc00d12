// Mistakes in two_layer_model: all by its formula.
#include "checks/formula/explain.hpp"
#include "checks/recognize_model.hpp"

namespace checks {

std::optional<Diagnosis> diagnose() {
    return recognize_model(&dnn::two_layer_model, "two_layer_model", {{4, 3, 1}, {5, 4, 1}, {3, 5, 1}});
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("two_layer_model");
}

} // namespace checks

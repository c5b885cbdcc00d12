// Mistakes in L_layer_model: all by its formula.
#include "checks/formula/explain.hpp"
#include "checks/recognize_model.hpp"

namespace checks {

std::optional<Diagnosis> diagnose() {
    return recognize_model(&dnn::L_layer_model, "L_layer_model", {{4, 3, 1}, {5, 4, 3, 1}, {3, 4, 2, 3, 1}});
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("L_layer_model");
}

} // namespace checks

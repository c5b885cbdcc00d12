// Mistakes in initialize_parameters beyond those of any initialization and of the formula.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "testcases/initialization.hpp"

namespace checks {
namespace {

using dnn::Parameters;
using Mistakes = Catalogue<Parameters(int, int, int)>;

constexpr unsigned seed = 1;

Parameters right(int n_x, int n_h, int n_y) {
    return reference::initialize({n_x, n_h, n_y}, seed, [](int) { return 0.01; });
}

Mistakes::Entry entry_of(const InitializationMistake& mistake) {
    return {mistake.id, mistake.seen, mistake.look,
            [&mistake](const Answer& got, const Answer&, int n_x, int n_h, int n_y) {
                return is_made(mistake, got, {n_x, n_h, n_y}, seed);
            }};
}

const Mistakes& catalogue() {
    static const Mistakes all = [] {
        Mistakes mistakes = {{{4, 3, 2}, {2, 5, 3}, {9, 7, 5}},
                             [](int n_x, int n_h, int n_y) {
                                 return Sizes{{"n_x", n_x}, {"n_h", n_h}, {"n_y", n_y}};
                             },
                             {
                                 {"W2-assigned-to-W1", "W2 is empty, and W1 holds the draws meant for W2.",
                                  "Look at the left-hand sides of your lines: which name appears twice?",
                                  [](int n_x, int n_h, int n_y) {
                                      Parameters parameters = right(n_x, n_h, n_y);
                                      parameters["W1"] = parameters["W2"];
                                      parameters["W2"].reset();
                                      return parameters;
                                  }},
                                 {"b2-assigned-to-b1", "b2 is empty, and b1 holds what was meant for b2.",
                                  "Look at the left-hand sides of your lines: which name appears twice?",
                                  [](int n_x, int n_h, int n_y) {
                                      Parameters parameters = right(n_x, n_h, n_y);
                                      parameters["b1"] = parameters["b2"];
                                      parameters["b2"].reset();
                                      return parameters;
                                  }},
                             }};
        surround(mistakes.entries, entry_of);
        return mistakes;
    }();
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return formula::recognize("initialize_parameters", &dnn::initialize_parameters, right, catalogue());
}

std::vector<std::string> misconception_ids() {
    return formula::known_ids("initialize_parameters", catalogue());
}

} // namespace checks

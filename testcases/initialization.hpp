// Mistakes in the draws of either initialization, whatever the number of layers; the formulas have the others.
#pragma once

#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"

#include <algorithm>
#include <iterator>

namespace checks {

/// What a dictionary of L layers holds; `layers[l - 1]` is layer l's.
struct Initialization {
    struct Layer {
        arma::mat W, b;
    };
    std::vector<int> dims;
    unsigned seed; // the exercise's
    std::vector<Layer> layers;
};

struct InitializationMistake {
    const char *id, *seen, *look;
    bool (*made)(const Initialization& got, const Initialization& right);
};

/// Special cases before general ones. The first go before an exercise's own mistakes, the last after them.
extern const std::vector<InitializationMistake> first_initialization_mistakes, last_initialization_mistakes;

/// False if `got` lacks one of the layers' matrices, has others as well, or threw.
bool is_made(const InitializationMistake& mistake, const Answer& got, const std::vector<int>& dims,
             unsigned seed);

/// Puts both around an exercise's own entries.
template <typename Entries, typename EntryOf>
void surround(Entries& own, const EntryOf& entry_of) {
    const auto &first = first_initialization_mistakes, &last = last_initialization_mistakes;
    std::transform(first.begin(), first.end(), std::inserter(own, own.begin()), entry_of);
    std::transform(last.begin(), last.end(), std::back_inserter(own), entry_of);
}

} // namespace checks

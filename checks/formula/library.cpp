#include "checks/formula/tree.hpp"

#include <algorithm>
#include <stdexcept>

// The texts themselves, one behind the other; checks/CMakeLists.txt says which.
asm(".section .rodata\n"
    ".global deepsteps_exercise_formulas\n"
    "deepsteps_exercise_formulas:\n"
#include "embedded_formulas.inc"
    ".byte 0\n"
    ".previous\n");
extern "C" const char deepsteps_exercise_formulas[];

namespace checks::formula {

const Function* Library::find(const std::string& name) const {
    const auto found =
        std::find_if(functions.begin(), functions.end(), [&](const Function& f) { return f.name == name; });
    return found == functions.end() ? nullptr : &*found;
}

const Function& Library::at(const std::string& name) const {
    if (const Function* found = find(name))
        return *found;
    throw std::runtime_error("no formula for " + name);
}

const Library& library() {
    static const Library all = parse(deepsteps_exercise_formulas);
    return all;
}

} // namespace checks::formula

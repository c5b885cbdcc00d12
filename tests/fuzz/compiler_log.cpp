// A compiler's log about a learner's file.
#include "checks/compiler/errors.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <algorithm>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string log(reinterpret_cast<const char*>(data), size);
    const std::filesystem::path file = "exercises/03_linear_forward.cpp";
    constexpr std::ptrdiff_t most_lines = 20; // fifteen, and an explanation
    // The text is a stranger's as well.
    const std::string said = first_compiler_error(log, file, log);
    if (std::count(said.begin(), said.end(), '\n') > most_lines ||
        likely_mistakes(log, file, log, false).size() > 3)
        std::abort();
    return 0;
}

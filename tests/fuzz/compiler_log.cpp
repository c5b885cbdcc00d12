// A compiler's log about a learner's file.
#include "checks/compiler/errors.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <algorithm>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string log(reinterpret_cast<const char*>(data), size);
    const std::filesystem::path file = "exercises/03_linear_forward.cpp";
    constexpr std::ptrdiff_t most_lines = 20; // fifteen, and an explanation
    for (const std::string& said : {first_compiler_error(log, file), likely_mistakes(log, file)})
        if (std::count(said.begin(), said.end(), '\n') > most_lines)
            std::abort();
    return 0;
}

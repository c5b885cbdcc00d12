// A course.json.
#include "checks/course.hpp"
#include "tests/fuzz/fuzz.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const FuzzedFile file(data, size);
    try {
        for (const checks::Exercise& exercise : checks::read_course(file.path())) {
            exercise.number();
            exercise.function();
        }
    } catch (const std::runtime_error&) { // its one sentence
    }
    return 0;
}

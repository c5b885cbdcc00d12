// exercises/course.json, as somebody may have edited it.
#include "checks/course.hpp"
#include "tests/expect.hpp"
#include "tests/scratch.hpp"
#include "tests/text.hpp"

#include <fstream>

TEST_SUITE(course_manifest)

TEST_CASE(a_name_without_a_number_is_refused) {
    const Scratch scratch;
    for (const char* name : {"", "d", "03", "03_", "linear_forward", "3_linear_forward"}) {
        const auto file = scratch / "course.json";
        std::ofstream(file) << R"({"exercises": [{"name": ")" << name
                            << R"(", "title": "t", "points": 10, "builds_on": [], "hints": ["a"]}]})";
        std::string said;
        try {
            checks::read_course(file);
        } catch (const std::runtime_error& error) {
            said = error.what();
        }
        EXPECT(has(said, "should be like \"03_linear_forward\""), name);
    }
}

TEST_SUITE_END()

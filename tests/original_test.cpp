// The file of an exercise as it was handed out.
#include "checks/commands.hpp"
#include "checks/course.hpp"
#include "dnn/support/files.hpp"
#include "tests/expect.hpp"
#include "tests/scratch.hpp"

#include <sys/stat.h>

TEST_SUITE(original)

namespace {

const checks::Exercise exercise{"03_linear_forward", "", 5, {}, {}};

std::string file_with(const std::string& body) {
    return std::string("int f() {\n    ") + checks::start_marker + '\n' + body + "    " + checks::end_marker +
           "\n}\n";
}

} // namespace

TEST_CASE(is_the_solution_without_its_body) {
    const Scratch project;
    std::filesystem::create_directories(project / "solutions");
    project.text("solutions/03_linear_forward.cpp", file_with("    return 1;\n"));
    EXPECT(checks::original(project.folder, exercise) ==
           file_with("    throw dnn::NotImplemented(\"linear_forward\");\n"));
}

TEST_CASE(comes_with_a_kit) {
    const Scratch project;
    EXPECT(!checks::original(project.folder, exercise));
    std::filesystem::create_directories(project / "tools/originals");
    project.text("tools/originals/03", file_with(""));
    EXPECT(checks::original(project.folder, exercise) == file_with(""));
}

TEST_CASE(what_stands_in_its_place) {
    const Scratch project;
    const auto state = [&] { return checks::file_state({project.folder, project.folder}, exercise); };
    const std::filesystem::path file = project / exercise.file();
    std::filesystem::create_directories(file);
    EXPECT((state() == checks::State::not_a_file));
    std::filesystem::remove(file);
    EXPECT((state() == checks::State::missing));
    REQUIRE(mkfifo(file.c_str(), 0600) == 0);
    EXPECT((state() == checks::State::not_a_file));
    EXPECT(support::read_file(file).empty()); // without waiting for a writer
    std::filesystem::remove(file);
    project.text(exercise.file(), " \n");
    EXPECT((state() == checks::State::empty));
}

TEST_SUITE_END()

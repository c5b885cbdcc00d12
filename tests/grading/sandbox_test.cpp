// What the grader understands of its launcher, of the compiler's driver, and of the machine.
#include "dnn/support/process.hpp"
#include "dnn/support/temporary_folder.hpp"
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tools/grade/judging/build.hpp"
#include "tools/grade/judging/disk.hpp"
#include "tools/grade/judging/sandbox_choice.hpp"
#include "tools/grade/judging/toolchain.hpp"

namespace fs = std::filesystem;

TEST_SUITE(sandbox)

TEST_CASE(the_launcher_tells_how_a_build_ended) {
    const grade::Told silent = grade::told("");
    EXPECT(!silent.is_inside);
    const grade::Told kept = grade::told("inside\nended exit 0 1.5\nended exit 0 0.25\nkept\n");
    EXPECT((kept.is_inside && kept.is_kept && kept.has_memory && kept.trouble.empty()));
    EXPECT(kept.seconds == 1.75);
    const grade::Told killed = grade::told("inside\nended exit 0\nended signal 9\n");
    EXPECT(killed.signal == 9);
    EXPECT(!killed.is_kept);
    EXPECT(grade::told("inside\nended exit 1\nno-memory\n").exit_status == 1);
    EXPECT(!grade::told("inside\nended exit 1\nno-memory\n").has_memory);
    EXPECT(grade::told("inside\nended idle 0 0.01\n").was_idle);
    EXPECT(grade::told("inside\nended exit 0\nlarge\n").is_large);
    EXPECT(grade::told("inside\nended exit 0\nnot-kept No space left on device\n").trouble ==
           "No space left on device");
    EXPECT(grade::told("inside\nnot-started Cannot allocate memory\n").trouble == "Cannot allocate memory");
}

TEST_CASE(the_drivers_first_command_without_its_quotes) {
    const std::vector<std::string> expected = {"/usr/lib/cc1plus", "-D", "A=\"b c\"", "--hash-style=gnu",
                                               "x.cpp"};
    EXPECT(grade::first_command("Using built-in specs.\nCOLLECT_GCC=g++\n"
                                " /usr/lib/cc1plus -D \"A=\\\"b c\\\"\" \"--hash-style=gnu\" x.cpp\n"
                                " as -o x.o\n") == expected);
    EXPECT(grade::first_command("Target: x86_64-pc-linux-gnu\n (in-process)\n \"/usr/lib/cc1plus\" -D "
                                "\"A=\\\"b c\\\"\" --hash-style=gnu x.cpp\n") == expected);
    EXPECT(grade::first_command("g++: fatal error: no input files\n").empty());
}

#if !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // these have none
TEST_CASE(a_submission_is_compiled_with_the_compiled_header) {
    const support::TemporaryFolder folder("header");
    for (const char* name : {"in", "out"})
        fs::create_directory(folder.path / name);
    std::ofstream(folder.path / "in/03.cpp") << "dnn::Parameters p;\n";
    const grade::Places places = {folder.path / "in", folder.path / "out",
                                  fs::path(DEEPSTEPS_BUILD_DIR) / "grading/parts/include", folder.path};
    std::vector<std::string> command = compile_commands("03.cpp", places).front();
    // Lists the headers: "! FILE" is a compiled one that is used, "x FILE" one that is refused.
    command.push_back("-H");
    const support::Ended compiled = support::run(command, 60, 1U << 20);
    EXPECT(compiled.output.starts_with("! "), compiled.output.substr(0, 300));
}
#endif

TEST_CASE(apparmor_is_named_with_its_profile_only_where_it_is_the_cause) {
    EXPECT(grade::apparmor_advice("").empty());
    EXPECT(grade::apparmor_advice("0\n").empty());
    const std::string advice = grade::apparmor_advice("1\n");
    for (const char* part : {"AppArmor", "/etc/apparmor.d/bwrap", "apparmor_parser -r",
                             "profile bwrap /usr/bin/bwrap", "  userns,\n"})
        EXPECT(has(advice, part));
}

TEST_CASE(kinds_have_names) {
    for (const auto kind :
         {grade::SandboxKind::bubblewrap, grade::SandboxKind::user, grade::SandboxKind::none})
        EXPECT((grade::sandbox_kind(to_string(kind)) == kind));
    EXPECT(!grade::sandbox_kind("yes").has_value());
}

TEST_CASE(free_space_is_asked_for) {
    EXPECT((tests::throws<support::Error>([&] { grade::check_disk("/", 1 << 30); })));
}

TEST_SUITE_END()

// What the grader understands of its launcher, of the compiler's driver, and of the machine.
#include "dnn/support/process.hpp"
#include "dnn/support/temporary_folder.hpp"
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tools/grade/judging/build.hpp"
#include "tools/grade/judging/disk.hpp"
#include "tools/grade/judging/sandbox_choice.hpp"
#include "tools/grade/judging/time_for_checks.hpp"
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

TEST_CASE(what_others_take_leaves_an_exercise_its_time) {
    using grade::time_for_checks, grade::took_too_long;
    EXPECT(time_for_checks(0, 0, 1).seconds == grade::seconds_for_checks);
    EXPECT(time_for_checks(0, 11, 1).seconds == grade::seconds_for_checks);
    for (const double used : {0.0, 30.0, 100.0, 119.9, 120.0, 500.0})
        for (const std::size_t waiting : {0U, 1U, 11U})
            for (const double patience : {0.1, 1.0, 3.0})
                EXPECT(time_for_checks(used, waiting, patience).seconds >= patience * grade::seconds_kept);
    // However slow each is, what is kept for the last one is there.
    double used = 0;
    for (std::size_t waiting = 12; waiting-- > 0;)
        used += time_for_checks(used, waiting, 1).seconds;
    EXPECT(used == grade::seconds_per_submission);
    const std::string own = took_too_long(time_for_checks(0, 0, 1), 1),
                      shared = took_too_long(time_for_checks(200, 3, 1), 1);
    EXPECT(has(own, "longer than the 30 s that they have"), own);
    EXPECT(!has(own, "share"), own);
    EXPECT(has(shared, "longer than 5 s. An exercise usually has 30 s, but"), shared);
    EXPECT(has(shared, "the exercises of a submission share 120 s"), shared);
    EXPECT(has(took_too_long(time_for_checks(9, 0, 0.05), 0.05), "longer than 0.25 s."));
}

TEST_CASE(free_space_is_asked_for) {
    EXPECT((tests::throws<support::Error>([&] { grade::check_disk("/", 1 << 30); })));
}

TEST_SUITE_END()

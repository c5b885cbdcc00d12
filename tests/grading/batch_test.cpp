// Runs that are continued, interrupted and repeated.
#include "dnn/support/files.hpp"
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tools/grade/judging/batch.hpp"
#include "tools/grade/report/last_run.hpp"

namespace fs = std::filesystem;
using grade::Outcome;

TEST_SUITE_WITH(batch, Scratch)

namespace {

grade::Batch some_batch(std::uint32_t seed = 7) {
    grade::Batch settings;
    settings.run = {course(), seed, grade::SandboxKind::bubblewrap, "v1"};
    settings.course = course();
    settings.jobs = 2;
    return settings;
}

/// None of them needs the grader.
std::vector<grade::Submission> some_submissions(const Scratch& scratch) {
    fs::create_directories(scratch / "in/linked");
    fs::create_directories(scratch / "in/empty");
    std::error_code already_there;
    fs::create_symlink("/etc/passwd", scratch / "in/linked/03_linear_forward.cpp", already_there);
    return grade::find_submissions({scratch / "in/linked", scratch / "in/empty"}, course()).submissions;
}

} // namespace

TEST_CASE(state_comes_back_as_it_was) {
    grade::Record record{"name", "7",        "state",
                         "",     {"remark"}, {grade::without_points(course()[0], Outcome::graded, "m\xff")}};
    record.results[0].groups = {{"shapes", 1.0 / 3, 10, "why"}};
    record.results[0].report.checks = {{"n", "shapes", "s", true, {}}};
    record.bases[course()[0].name] = {"settings", "key"};
    record.graded_at = "2026-11-27 14:05 CET";
    record.sources["01_initialize_parameters"] =
        grade::source_of({"a/b.cpp", "// a lesson\n\n// more\nint x; // code\n", "", false});
    const fs::path file = *this / "state.json";
    grade::write_state(file, record);
    const auto read = grade::read_state(file);
    REQUIRE(read.has_value());
    EXPECT(read->results[0].groups[0].points == 1.0 / 3);
    EXPECT(read->results[0].report.checks[0].passed);
    EXPECT(read->remarks[0] == "remark");
    EXPECT(read->folder == "state");
    EXPECT(read->bases.at(course()[0].name).settings == "settings");
    EXPECT(read->bases.at(course()[0].name).key == "key");
    EXPECT(read->graded_at == "2026-11-27 14:05 CET");
    const grade::Source& source = read->sources.at("01_initialize_parameters");
    EXPECT(source.path == "a/b.cpp");
    EXPECT(source.sha256.size() == 64U);
    EXPECT(source.code == "int x; // code\n");
    const std::string whole = support::read_file(file);
    text("state.json", whole.substr(0, whole.size() / 2));
    EXPECT(!grade::read_state(file).has_value());
    text("state.json", "{\"format\": 1, \"key\": \"of an older version\"}");
    EXPECT(!grade::read_state(file).has_value());
    EXPECT(!grade::read_state(*this / "missing").has_value());
}

TEST_CASE(finished_submissions_are_taken_over_until_they_change) {
    const auto submissions = some_submissions(*this);
    const auto grade_again = [&](std::uint32_t seed = 7) {
        const grade::OutFolder out(*this / "out");
        out.write_run(some_batch(seed).run);
        return grade::grade_all(submissions, some_batch(seed), out).taken_over;
    };
    EXPECT(grade_again() == 0U);
    const std::string csv = support::read_file(*this / "out/grades.csv");
    const std::string json = support::read_file(*this / "out/linked/results.json");
    EXPECT(csv.starts_with("\xEF\xBB\xBF")); // so that Excel reads UTF-8
    EXPECT(has(csv, "holds no exercise"));
    EXPECT(has(json, "symbolic link"));
    fs::remove_all(*this / "out/linked");
    EXPECT(grade_again() == 2U);
    EXPECT(support::read_file(*this / "out/grades.csv") == csv);
    EXPECT(support::read_file(*this / "out/linked/results.json") == json);
    fs::create_symlink("/etc/passwd", *this / "in/empty/06_compute_cost.cpp");
    EXPECT(grade_again() == 1U);
    EXPECT(grade_again(8) == 0U);
    fs::remove(*this / "in/empty/06_compute_cost.cpp");
    EXPECT(!fs::exists(*this / "out/.scratch"));
}

TEST_CASE(class_page_shows_what_the_last_run_changed) {
    const auto class_page = [&] {
        const grade::OutFolder out(*this / "out");
        out.write_run(some_batch().run);
        grade::grade_all(some_submissions(*this), some_batch(), out);
        return support::read_file(*this / "out/class.html");
    };
    EXPECT(!has(class_page(), "Since the run of"));
    EXPECT(has(class_page(), "No total has changed, and no points in an exercise."));
    std::string last = support::read_file(*this / "out" / grade::last_run_file);
    const std::string none = "\"03_linear_forward\":0.0";
    REQUIRE(has(last, none));
    write_file(*this / "out" / grade::last_run_file,
               last.replace(last.find(none), none.size(), "\"03_linear_forward\":2.5"));
    EXPECT(has(class_page(), "(03: 2.5 → 0; lateness"));
}

TEST_CASE(interrupted_run_writes_no_class) {
    const auto submissions = some_submissions(*this);
    const grade::OutFolder out(*this / "out");
    grade::Batch stopped = some_batch();
    stopped.stop = [] { return true; };
    EXPECT(grade::grade_all(submissions, stopped, out).interrupted);
    EXPECT(!fs::exists(*this / "out/grades.csv"));
}

TEST_CASE(seed_is_that_of_the_run) {
    {
        const grade::OutFolder out(*this / "out");
        EXPECT(out.seed(5) == 5U);
        out.write_run(some_batch(5).run);
    }
    EXPECT(has(support::read_file(*this / "out/run.json"), "\"deepsteps\": \""));
    grade::OutFolder out(*this / "out");
    EXPECT(out.seed(std::nullopt) == 5U);
    EXPECT(out.seed(5) == 5U);
    EXPECT((tests::throws<grade::Conflict>([&] { out.seed(6); })));
    out.forget();
    EXPECT(out.seed(6) == 6U);
}

TEST_CASE(rules_hold_until_they_are_taken_back) {
    using Words = std::vector<std::vector<std::string>>;
    grade::Batch settings = some_batch();
    settings.run.rules = {
        "2026-11-20 23:59", "10%/day", "/class.csv", "2", {{"canvas", "Week 4"}, {"moodle"}}};
    {
        const grade::OutFolder out(*this / "out");
        out.write_run(settings.run);
    }
    const grade::Rules earlier = grade::rules_of(*this / "out");
    const std::string all = "--roster /class.csv --due \"2026-11-20 23:59\" --late 10%/day --grace 2 --for "
                            "canvas \"Week 4\" --for moodle";
    EXPECT(to_string(earlier) == all);
    EXPECT(to_string(completed({}, earlier)) == all);
    const auto now = [&](const grade::Rules& rules) { return to_string(completed(rules, earlier)); };
    EXPECT(now({"2026-12-01", "none", "", "", {{"canvas", "Week 5"}}}) ==
           "--roster /class.csv --due 2026-12-01 --grace 2 --for canvas \"Week 5\" --for moodle");
    EXPECT(has(now({"", "", "", "none"}), "--late 10%/day --for"));
    EXPECT(has(now({"", "", "", "0"}), "--late 10%/day --grace 0 --for"));
    // Without a deadline, nothing counts from it.
    EXPECT(now({"none", "", "", "", {{"none"}}}) == "--roster /class.csv");
    EXPECT((completed({"", "", "", "", {{"moodle"}, {"none"}}}, earlier).platforms == Words{{"moodle"}}));
    EXPECT(to_string(without(earlier, {"x", "", "", "", {{"moodle"}}})) ==
           "--roster /class.csv --late 10%/day --grace 2 --for canvas \"Week 4\"");
    EXPECT(to_string(grade::rules_of(*this / "elsewhere")) == "");
    EXPECT(grade::hours_of("0.5") == 0.5);
    for (const std::string wrong : {"many", "-1", "1001", "nan", "2h"})
        check_error([&] { grade::hours_of(wrong); },
                    {"--grace must be a number of hours from 0 to 1000, or none"});
}

TEST_CASE(folder_of_results_is_held_by_one_run_and_cleaned) {
    {
        const grade::OutFolder out(*this / "out");
        out.write_run(some_batch().run);
        check_error([&] { const grade::OutFolder second(*this / "out"); }, {"another run"});
    }
    write_file(*this / "out/.scratch/worker/x");
    write_file(*this / "out/ada/.results.json.123.tmp");
    write_file(*this / "out/.grades.csv.123.tmp");
    { const grade::OutFolder out(*this / "out"); }
    EXPECT(!fs::exists(*this / "out/.scratch"));
    EXPECT(fs::is_empty(*this / "out/ada"));
    EXPECT(!fs::exists(*this / "out/.grades.csv.123.tmp"));

    write_file(*this / "other/file");
    check_error([&] { const grade::OutFolder out(*this / "other"); }, {"other files", "--out"});
    check_error([&] { const grade::OutFolder out(*this / "other/file"); }, {"--out"});
}

TEST_SUITE_END()

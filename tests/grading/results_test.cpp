// Result files and pages.
#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tools/grade/judging/batch.hpp"
#include "tools/grade/judging/seed.hpp"
#include "tools/grade/report/class_report.hpp"
#include "tools/grade/report/markup.hpp"
#include "tools/grade/report/results.hpp"

#include <set>

namespace fs = std::filesystem;
using grade::Outcome;

TEST_SUITE(results)

namespace {

grade::Record hostile_record() {
    grade::Record record{"<script>\"=1\x1b[31m\xff", "7", "x", "", {"Of \"]]>\" & more."}, {}};
    grade::ExerciseResult right = grade::without_points(course()[0], Outcome::graded, "");
    right.points = 10;
    right.groups = {{"shapes", 10, 10, ""}};
    right.report.checks = {{"shape", "shapes", "W is <n_l>", true, {}}};
    grade::ExerciseResult part = grade::without_points(course()[1], Outcome::graded, "");
    part.points = 7.5;
    part.groups = {{"unseen_inputs", 7.5, 10, "Not for all inputs."}};
    part.report.checks = {
        {"unseen", "unseen_inputs", "Z = W·A + b", false, {{"", {checks::Threw{"SECRET 0.123"}}}}}};
    record.results = {right, part,
                      grade::without_points(course()[2], Outcome::does_not_compile, "</pre>\x01")};
    return record;
}

grade::Run some_run(grade::SandboxKind sandbox = grade::SandboxKind::bubblewrap) {
    return {course(), 7, sandbox, "v1"};
}

} // namespace

TEST_CASE(text_is_made_harmless) {
    EXPECT(grade::escaped("<a href='x'>&\"") == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
    for (const std::string start : {"=", "+", "-", "@", "\t", " ="})
        EXPECT(grade::csv_cell(start + "1").starts_with("\"'"), start);
    for (const std::string start : {"\x1b[0m=", "\x1b]0;title\x07@", "\r\n+"}) // formulas once they are plain
        EXPECT(grade::csv_cell(start + "1").starts_with("\"'"), start);
    EXPECT(grade::csv_cell("a,\"b\"\nc") == "\"a,\"\"b\"\" c\"");
    EXPECT(grade::href("a b/ü#.html") == "./a%20b/%C3%BC%23.html");
    EXPECT(grade::number(7.5) == "7.5");
    EXPECT(grade::number(10) == "10");
    EXPECT(grade::number(3.333333) == "3.33");
}

TEST_CASE(results_json_is_gradescopes) {
    const auto json = support::parsed_json(grade::results_json(hostile_record(), some_run()));
    EXPECT(json.at("score") == 17.5);
    EXPECT(json.at("visibility") == "visible");
    EXPECT(has(support::read_file(DEEPSTEPS_SOURCE_DIR "/CMakeLists.txt"),
               "VERSION " + json.at("extra_data").at("deepsteps").get<std::string>() + ' '));
    EXPECT(json.at("tests").size() == 3U);
    const auto& test = json.at("tests").at(1);
    EXPECT(test.at("name") == "03_linear_forward");
    EXPECT(test.at("score") == 7.5);
    EXPECT(test.at("max_score") == 10);
    EXPECT(test.at("status") == "failed");
    EXPECT(json.at("tests").at(0).at("status") == "passed");
    EXPECT(test.at("output_format") == "text");
}

TEST_CASE(learner_sees_no_unseen_input_and_no_markup) {
    const grade::Record record = hostile_record();
    for (const std::string& text :
         {grade::results_json(record, some_run()), grade::feedback_html(record, some_run()),
          grade::junit_xml(record, some_run())})
        EXPECT(!has(text, "SECRET"));
    EXPECT(has(grade::details_text(record, some_run()), "SECRET"));
    const std::string html = grade::feedback_html(record, some_run());
    EXPECT(!has(html, "<script"));
    EXPECT(!has(html, "http://"));
    EXPECT(has(html, "&lt;n_l&gt;"));
    EXPECT(has(html, "name=\"viewport\""));
    EXPECT(
        has(grade::junit_xml(record, some_run()), "tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"0\""));
    EXPECT(!has(grade::junit_xml(record, some_run()), "\x1b"));
}

// With the seed, DEEPSTEPS_SEED draws the same inputs; and a function can take as long as an input is large.
TEST_CASE(learner_sees_neither_seed_nor_time_nor_our_faults) {
    grade::Record record = hostile_record();
    record.results[0].seconds_checking = 123.25;
    record.results[1] = grade::without_points(course()[1], Outcome::grader_failed, "SECRET 0.123");
    grade::Run run = some_run();
    run.seed = 918273645546372819;
    const std::string own = std::to_string(grade::seed_of_student(run.seed, record.id, record.name));
    for (const std::string& text :
         {grade::results_json(record, run), grade::feedback_html(record, run), grade::junit_xml(record, run),
          grade::class_html({record}, run), grade::grades_csv({record}, run), grade::table({record}, run)}) {
        EXPECT(!has(text, "918273645"), text);
        EXPECT(!has(text, own), text);
    }
    for (const std::string& text : {grade::results_json(record, run), grade::feedback_html(record, run),
                                    grade::junit_xml(record, run)}) {
        EXPECT(!has(text, "123.25"), text);
        EXPECT(!has(text, "SECRET"), text);
    }
    EXPECT(has(grade::details_text(record, run), "918273645546372819"));
    EXPECT(has(grade::details_text(record, run), "DEEPSTEPS_SEED=" + own));
}

TEST_CASE(each_student_has_a_seed) {
    using grade::seed_of_student;
    EXPECT(seed_of_student(7, "1", "ada") == seed_of_student(7, "1", "Ada L."));
    EXPECT(seed_of_student(7, "", "ada") == seed_of_student(7, "", "ada"));
    std::set<std::uint32_t> all;
    for (const std::uint64_t of_class : {7ULL, 8ULL, 7ULL << 32, 0ULL})
        for (int student = 0; student < 100; ++student)
            for (const std::string& id : {std::to_string(student), std::string()})
                all.insert(seed_of_student(of_class, id, std::to_string(student)));
    EXPECT(all.size() == 800U);
}

TEST_CASE(every_page_says_that_there_was_no_sandbox) {
    const grade::Record record = hostile_record();
    const grade::Run run = some_run(grade::SandboxKind::none);
    for (const std::string& text :
         {grade::results_json(record, run), grade::feedback_html(record, run), grade::junit_xml(record, run),
          grade::class_html({record}, run), grade::grades_csv({record}, run)})
        EXPECT(has(text, "without a sandbox"));
}

TEST_CASE(grades_csv_has_a_row_a_submission) {
    grade::Record record = hostile_record();
    record.name = "=Ada, L";
    EXPECT(grade::grades_csv({record}, some_run()) ==
           "Student,ID,SIS User ID,SIS Login ID,Section,01_initialize_parameters,03_linear_forward,"
           "06_compute_cost,Total,Max,Note\n\"'=Ada, L\",7,,,,10,7.5,0,17.5,30,"
           "\"Of \"\"]]>\"\" & more.\"\n");
    record.results[2] = grade::without_points(course()[2], Outcome::grader_failed, "No memory.");
    EXPECT(has(grade::grades_csv({record}, some_run()), "10,7.5,,,30,\"06_compute_cost could not be graded"));
}

TEST_CASE(terminals_table_is_plain) {
    EXPECT(!has(grade::table({hostile_record()}, some_run()), "\x1b"));
}

TEST_CASE(feedback_names_what_was_graded) {
    grade::Record record = hostile_record();
    record.graded_at = "2026-11-27 14:05 CET";
    record.sources[course()[0].name] = grade::source_of({"a/<b>.cpp", "abc", "", false});
    record.sources[course()[1].name] = grade::source_of({"link.cpp", "", "It is a link.", false});
    const std::string html = grade::feedback_html(record, some_run());
    EXPECT(has(html, "Graded 2026-11-27 14:05 CET"));
    EXPECT(has(html, "<dt>a/&lt;b&gt;.cpp</dt><dd><code>ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb4"
                     "10ff61f20015ad</code></dd>"));
    EXPECT(has(html, "<dt>link.cpp</dt><dd>not read</dd>"));
}

TEST_CASE(sentences_of_the_compiler_wrap_and_code_does_not) {
    grade::Record record = hostile_record();
    record.results[2].message =
        "It does not compile:\n    Z = W <b> A\n          ^\nThis line has no ; at its end.";
    EXPECT(has(grade::feedback_html(record, some_run()),
               "<pre><span>It does not compile:</span>    Z = W &lt;b&gt; A\n          ^\n"
               "<span>This line has no ; at its end.</span></pre>"));
}

TEST_SUITE_END()

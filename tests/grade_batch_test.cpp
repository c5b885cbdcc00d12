// Finding submissions, result files, and continued runs: everything that needs no compiler and no sandbox.
#include <boost/test/unit_test.hpp>

#include "dnn/support/files.hpp"
#include "tests/scratch.hpp"
#include "tests/text.hpp"
#include "tools/grade/judging/batch.hpp"
#include "tools/grade/report/class_report.hpp"
#include "tools/grade/report/markup.hpp"
#include "tools/grade/report/results.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sys/stat.h>

namespace fs = std::filesystem;
using grade::Outcome;

namespace {

const std::vector<grade::Exercise>& course() {
    static const std::vector<grade::Exercise> exercises{{"01_initialize_parameters", "Draw", 10, {}, {}},
                                                        {"03_linear_forward", "Forward", 10, {}, {}},
                                                        {"06_compute_cost", "Cost", 10, {}, {}}};
    return exercises;
}

void write_file(const fs::path& file, const std::string& text = "int x;") {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

struct Entry {
    std::string path, text;
    std::string link = {}; // a symbolic link to this
};

fs::path write_archive(const fs::path& file, const std::vector<Entry>& entries) {
    archive* const out = archive_write_new();
    if (file.extension() == ".zip") {
        archive_write_set_format_zip(out);
    } else {
        archive_write_set_format_pax_restricted(out);
        archive_write_add_filter_gzip(out);
    }
    BOOST_REQUIRE(archive_write_open_filename(out, file.c_str()) == ARCHIVE_OK);
    for (const Entry& content : entries) {
        archive_entry* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, content.path.c_str());
        archive_entry_set_filetype(entry, content.link.empty() ? AE_IFREG : AE_IFLNK);
        archive_entry_set_perm(entry, 0644);
        if (!content.link.empty())
            archive_entry_set_symlink(entry, content.link.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.text.size()));
        archive_write_header(out, entry);
        archive_write_data(out, content.text.data(), content.text.size());
        archive_entry_free(entry);
    }
    archive_write_free(out);
    return file;
}

grade::Contents contents_of(const fs::path& path) {
    const auto found = grade::find_submissions({path}, course(), {}, true);
    BOOST_REQUIRE(found.size() == 1U);
    return grade::read_submission(found.front(), course());
}

void check_problem(const fs::path& path, const std::string& words) {
    const grade::Contents contents = contents_of(path);
    BOOST_TEST(contents.files.empty());
    BOOST_TEST(!contents.fault_ours);
    BOOST_TEST(contents.problem.find(words) != std::string::npos,
               "\"" << contents.problem << "\": " << words);
}

std::string graded_path(const grade::Contents& contents, const std::string& exercise) {
    const auto file = contents.files.find(exercise);
    return file == contents.files.end() ? "" : file->second.path;
}

std::string refusal(const grade::Contents& contents, const std::string& exercise) {
    const auto file = contents.files.find(exercise);
    return file == contents.files.end() ? "not found" : file->second.refused;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(submissions, Scratch)

BOOST_AUTO_TEST_CASE(exercise_is_read_from_the_file_name) {
    const auto exercise = [](const std::string& name) {
        const auto found = grade::exercise_of(course(), name);
        return found
                   ? found->exercise + (found->prefixed ? " prefixed " : " ") + std::to_string(found->suffix)
                   : "none";
    };
    BOOST_TEST(exercise("03_linear_forward.cpp") == "03_linear_forward 0");
    BOOST_TEST(exercise("Lee_03_linear_forward-2.cpp") == "03_linear_forward prefixed 2");
    BOOST_TEST(exercise("03_Linear_Forward (12).CPP") == "03_linear_forward 12");
    BOOST_TEST(exercise("203_linear_forward.cpp") == "none");
    BOOST_TEST(exercise("03_linear_forward.txt") == "none");
    BOOST_TEST(exercise("._03_linear_forward.cpp") == "none");
    BOOST_TEST(exercise(std::string(5000, 'a') + "_03_linear_forward.cpp") == "none");
}

BOOST_AUTO_TEST_CASE(shallowest_file_is_taken_then_the_highest_suffix) {
    write_file(*this / "a/deep/er/03_linear_forward.cpp");
    write_file(*this / "a/b/03_linear_forward.cpp");
    write_file(*this / "a/b/03_linear_forward-2.cpp");
    write_file(*this / "a/b/03_linear_forward-10.cpp", "the last");
    const grade::Contents contents = contents_of(*this / "a");
    BOOST_TEST(graded_path(contents, "03_linear_forward") == "b/03_linear_forward-10.cpp");
    BOOST_TEST(contents.files.at("03_linear_forward").text == "the last");
    BOOST_REQUIRE(contents.remarks.size() == 1U);
    BOOST_TEST(has(contents.remarks[0], "2 more"));
}

BOOST_AUTO_TEST_CASE(links_pipes_and_large_files_are_refused) {
    write_file(*this / "secret");
    write_file(*this / "s/06_compute_cost.cpp", std::string((1 << 20) + 1, 'x'));
    fs::create_symlink(*this / "secret", *this / "s/03_linear_forward.cpp");
    fs::create_directory_symlink("/etc", *this / "s/etc");
    mkfifo((*this / "s/01_initialize_parameters.cpp").c_str(), 0600);
    const grade::Contents contents = contents_of(*this / "s");
    BOOST_TEST(contents.problem == "");
    BOOST_TEST(has(refusal(contents, "03_linear_forward"), "symbolic link"));
    BOOST_TEST(has(refusal(contents, "06_compute_cost"), "larger than 1 MB"));
    BOOST_TEST(has(refusal(contents, "01_initialize_parameters"), "named pipe"));
    for (const auto& [exercise, file] : contents.files)
        BOOST_TEST(file.text.empty());

    fs::remove(*this / "s/03_linear_forward.cpp");
    fs::create_hard_link(*this / "secret", *this / "s/03_linear_forward.cpp");
    BOOST_TEST(has(refusal(contents_of(*this / "s"), "03_linear_forward"), "hard link"));
}

BOOST_AUTO_TEST_CASE(submission_that_is_nothing_has_a_reason) {
    fs::create_directory(*this / "empty");
    check_problem(*this / "empty", "holds no exercise");
    fs::create_symlink("/etc", *this / "link");
    check_problem(*this / "link", "symbolic link");
    check_problem(fs::path((*this / "link").string() + "/"), "symbolic link");
    fs::create_symlink("/nowhere", *this / "dangling");
    check_problem(*this / "dangling", "symbolic link");
    check_problem(text("notes.txt", "hello"), "this kind are not graded");
    check_problem(text("solution.cpp", "int x;"), "which exercise");
    check_problem(text("noise.zip", "\x01\x02\xff\xfe"), "zip");
    check_problem(text("empty.tar.gz", ""), "zip");
    check_error([&] { grade::find_submissions({*this / "missing"}, course()); }, {"there is no", "missing"});
}

BOOST_AUTO_TEST_CASE(archives_are_read_in_any_depth) {
    for (const std::string name : {"good.zip", "good.tar.gz"}) {
        const auto contents =
            contents_of(write_archive(*this / name, {{"./x y/03_linear_forward.cpp", "in it"},
                                                     {"__MACOSX/._06_compute_cost.cpp", "x"}}));
        BOOST_TEST(graded_path(contents, "03_linear_forward") == "x y/03_linear_forward.cpp");
        BOOST_TEST(contents.files.at("03_linear_forward").text == "in it");
        BOOST_TEST(contents.files.size() == 1U);
    }
    fs::create_directory(*this / "folder");
    write_archive(*this / "folder/my.zip", {{"06_compute_cost.cpp", "y"}});
    BOOST_TEST(graded_path(contents_of(*this / "folder"), "06_compute_cost") == "my.zip/06_compute_cost.cpp");
}

BOOST_AUTO_TEST_CASE(archives_lead_nowhere_and_are_bounded) {
    check_problem(write_archive(*this / "up.zip", {{"../03_linear_forward.cpp", "x"}}), "leads outside it");
    check_problem(write_archive(*this / "up.tgz", {{"a/../../03_linear_forward.cpp", "x"}}),
                  "leads outside it");
    check_problem(write_archive(*this / "root.zip", {{"/tmp/03_linear_forward.cpp", "x"}}),
                  "leads outside it");
    check_problem(write_archive(*this / "inner.zip", {{"good.zip", support::read_file(*this / "up.zip")}}),
                  "no exercise");
    check_problem(write_archive(*this / "bomb.tgz", {{"junk", std::string(65 << 20, '\0')}}), "64 MB");
    check_problem(write_archive(*this / "many.zip", std::vector<Entry>(2001, {"a", ""})), "2000");

    const auto link =
        contents_of(write_archive(*this / "link.tgz", {{"03_linear_forward.cpp", "", "/etc/passwd"}}));
    BOOST_TEST(has(refusal(link, "03_linear_forward"), "link"));
    const auto large =
        contents_of(write_archive(*this / "large.zip", {{"03_linear_forward.cpp", std::string(2 << 20, '\0')},
                                                        {"06_compute_cost.cpp", "x"}}));
    BOOST_TEST(has(refusal(large, "03_linear_forward"), "larger than 1 MB"));
    BOOST_TEST(refusal(large, "06_compute_cost") == "");
    BOOST_TEST(!fs::exists(folder.parent_path() / "03_linear_forward.cpp"));
}

BOOST_AUTO_TEST_CASE(downloads_of_an_lms_hold_many) {
    write_file(*this / "moodle/Ada Lovelace_12_assignsubmission_file_/03_linear_forward.cpp");
    write_file(*this / "moodle/Alan Turing_13_assignsubmission_file_/sub/06_compute_cost.cpp");
    const auto moodle = grade::find_submissions({*this / "moodle"}, course());
    BOOST_REQUIRE(moodle.size() == 2U);
    BOOST_TEST(moodle[0].name == "Ada Lovelace");
    BOOST_TEST(moodle[1].id == "13");
    BOOST_TEST(moodle[1].folder == "Alan Turing_13");

    write_file(*this / "canvas/lovelaceada_7_100_03_linear_forward.cpp", "old");
    write_file(*this / "canvas/lovelaceada_7_101_03_linear_forward-1.cpp", "new");
    write_file(*this / "canvas/lovelaceada_7_102_06_compute_cost.cpp");
    write_file(*this / "canvas/turingalan_LATE_8_103_06_compute_cost.cpp");
    const auto canvas = grade::find_submissions({*this / "canvas"}, course());
    BOOST_REQUIRE(canvas.size() == 2U);
    BOOST_TEST(canvas[0].paths.size() == 3U);
    BOOST_TEST(canvas[1].name == "turingalan");
    BOOST_TEST(grade::read_submission(canvas[0], course()).files.at("03_linear_forward").text == "new");
}

BOOST_AUTO_TEST_CASE(copy_of_the_project_is_one_submission) {
    write_file(*this / "mine/exercises/03_linear_forward.cpp");
    write_file(*this / "mine/testcases/03_linear_forward.cpp");
    BOOST_TEST(graded_path(contents_of(*this / "mine"), "03_linear_forward") ==
               "exercises/03_linear_forward.cpp");
}

BOOST_AUTO_TEST_CASE(folders_of_results_are_safe_and_unique) {
    std::set<std::string> taken{"grades.csv"};
    BOOST_TEST(grade::unique_folder_name("Zoë B", taken) == "Zoë B");
    BOOST_TEST(grade::unique_folder_name("ZOë b", taken) == "ZOë b-2");
    BOOST_TEST(grade::unique_folder_name("grades.csv", taken) == "grades.csv-2");
    BOOST_TEST(grade::unique_folder_name("../../etc", taken) == "_.._etc");
    BOOST_TEST(grade::unique_folder_name("-rf /", taken) == "rf _");
    BOOST_TEST(grade::unique_folder_name("..", taken) == "submission");
    BOOST_TEST(grade::unique_folder_name("a\xff\x1b", taken) == "a__");
    BOOST_TEST(grade::unique_folder_name(std::string(400, 'x'), taken).size() <= 100U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(results)

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

grade::Run some_run(bool sandbox = true) {
    return {course(), 7, sandbox, "v1"};
}

} // namespace

BOOST_AUTO_TEST_CASE(text_is_made_harmless) {
    BOOST_TEST(grade::escaped("<a href='x'>&\"") == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
    for (const std::string start : {"=", "+", "-", "@", "\t", " ="})
        BOOST_TEST(grade::csv_cell(start + "1").starts_with("\"'"), start);
    for (const std::string start : {"\x1b[0m=", "\x1b]0;title\x07@", "\r\n+"}) // formulas once they are plain
        BOOST_TEST(grade::csv_cell(start + "1").starts_with("\"'"), start);
    BOOST_TEST(grade::csv_cell("a,\"b\"\nc") == "\"a,\"\"b\"\" c\"");
    BOOST_TEST(grade::href("a b/ü#.html") == "./a%20b/%C3%BC%23.html");
    BOOST_TEST(grade::number(7.5) == "7.5");
    BOOST_TEST(grade::number(10) == "10");
    BOOST_TEST(grade::number(3.333333) == "3.33");
}

BOOST_AUTO_TEST_CASE(results_json_is_gradescopes) {
    const auto json = nlohmann::json::parse(grade::results_json(hostile_record(), some_run()));
    BOOST_TEST(json.at("score") == 17.5);
    BOOST_TEST(json.at("visibility") == "visible");
    BOOST_TEST(json.contains("execution_time"));
    BOOST_TEST(json.at("extra_data").at("seed") == 7);
    BOOST_TEST(has(support::read_file(DEEPSTEPS_SOURCE_DIR "/CMakeLists.txt"),
                   "VERSION " + json.at("extra_data").at("deepsteps").get<std::string>() + ' '));
    BOOST_TEST(json.at("tests").size() == 3U);
    const auto& test = json.at("tests").at(1);
    BOOST_TEST(test.at("name") == "03_linear_forward");
    BOOST_TEST(test.at("score") == 7.5);
    BOOST_TEST(test.at("max_score") == 10);
    BOOST_TEST(test.at("status") == "failed");
    BOOST_TEST(json.at("tests").at(0).at("status") == "passed");
    BOOST_TEST(test.at("output_format") == "text");
}

BOOST_AUTO_TEST_CASE(learner_sees_no_unseen_input_and_no_markup) {
    const grade::Record record = hostile_record();
    for (const std::string& text :
         {grade::results_json(record, some_run()), grade::feedback_html(record, some_run()),
          grade::junit_xml(record, some_run())})
        BOOST_TEST(!has(text, "SECRET"));
    BOOST_TEST(has(grade::details_text(record, some_run()), "SECRET"));
    const std::string html = grade::feedback_html(record, some_run());
    BOOST_TEST(!has(html, "<script"));
    BOOST_TEST(!has(html, "http://"));
    BOOST_TEST(has(html, "&lt;n_l&gt;"));
    BOOST_TEST(has(html, "name=\"viewport\""));
    BOOST_TEST(
        has(grade::junit_xml(record, some_run()), "tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"0\""));
    BOOST_TEST(!has(grade::junit_xml(record, some_run()), "\x1b"));
}

BOOST_AUTO_TEST_CASE(every_page_says_that_there_was_no_sandbox) {
    const grade::Record record = hostile_record();
    const grade::Run run = some_run(false);
    for (const std::string& text :
         {grade::results_json(record, run), grade::feedback_html(record, run), grade::junit_xml(record, run),
          grade::class_html({record}, run), grade::grades_csv({record}, run)})
        BOOST_TEST(has(text, "without a sandbox"));
}

BOOST_AUTO_TEST_CASE(grades_csv_has_a_row_a_submission) {
    grade::Record record = hostile_record();
    record.name = "=Ada, L";
    BOOST_TEST(grade::grades_csv({record}, some_run()) ==
               "Student,ID,SIS User ID,SIS Login ID,Section,01_initialize_parameters,03_linear_forward,"
               "06_compute_cost,Total,Max,Note\n\"'=Ada, L\",7,,,,10,7.5,0,17.5,30,\n");
    record.results[2] = grade::without_points(course()[2], Outcome::grader_failed, "No memory.");
    BOOST_TEST(
        has(grade::grades_csv({record}, some_run()), "10,7.5,,,30,06_compute_cost could not be graded"));
}

BOOST_AUTO_TEST_CASE(class_page_counts) {
    const grade::Record record = hostile_record();
    const std::string html = grade::class_html({record, record}, some_run());
    BOOST_TEST(has(html, "<td>2</td><td class=\"text\">03 · fails: Z = W·A + b</td>"));
    BOOST_TEST(has(html, "2 submissions"));
    BOOST_TEST(!has(html, "<script"));
    BOOST_TEST(!has(grade::table({record}, some_run()), "\x1b"));
    BOOST_TEST(has(grade::class_html({}, some_run()), "0 submissions"));

    grade::Record stopped = record;
    const std::vector<checks::Finding> no_end = {{"", {checks::BrokenRule{"it did not end <in time>"}}}};
    std::vector<checks::Check>& checks = stopped.results[1].report.checks;
    checks = {{"shape", "shapes", "Z is (n_l, m)", false, no_end},
              {"unseen", "unseen_inputs", "Z = W·A + b", false, no_end}};
    const std::string once = grade::class_html({stopped}, some_run());
    BOOST_TEST(has(once, "<td>1</td><td class=\"text\">03 · it did not end &lt;in time&gt;</td>"));
    BOOST_TEST(!has(once, "03 · fails"));
    checks[1].findings = {{"", {checks::ChangedArguments{}}}};
    BOOST_TEST(has(grade::class_html({stopped}, some_run()), "03 · fails: Z is (n_l, m)"));
}

BOOST_AUTO_TEST_CASE(sentences_of_the_compiler_wrap_and_code_does_not) {
    grade::Record record = hostile_record();
    record.results[2].message =
        "It does not compile:\n    Z = W <b> A\n          ^\nThis line has no ; at its end.";
    BOOST_TEST(has(grade::feedback_html(record, some_run()),
                   "<pre><span>It does not compile:</span>    Z = W &lt;b&gt; A\n          ^\n"
                   "<span>This line has no ; at its end.</span></pre>"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(batch, Scratch)

namespace {

grade::Batch some_batch(std::uint32_t seed = 7) {
    grade::Batch settings;
    settings.run = {course(), seed, true, "v1"};
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
    return grade::find_submissions({scratch / "in/linked", scratch / "in/empty"}, course());
}

} // namespace

BOOST_AUTO_TEST_CASE(state_comes_back_as_it_was) {
    grade::Record record{"name", "7",        "",
                         "",     {"remark"}, {grade::without_points(course()[0], Outcome::graded, "m\xff")}};
    record.results[0].groups = {{"shapes", 1.0 / 3, 10, "why"}};
    record.results[0].report.checks = {{"n", "shapes", "s", true, {}}};
    const fs::path file = *this / "state.json";
    grade::write_state(file, "key", record);
    const auto read = grade::read_state(file, "key");
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->results[0].groups[0].points == 1.0 / 3);
    BOOST_TEST(read->results[0].report.checks[0].passed);
    BOOST_TEST(read->remarks[0] == "remark");
    BOOST_TEST(!grade::read_state(file, "other key").has_value());
    const std::string whole = support::read_file(file);
    text("state.json", whole.substr(0, whole.size() / 2));
    BOOST_TEST(!grade::read_state(file, "key").has_value());
    BOOST_TEST(!grade::read_state(*this / "missing", "key").has_value());
}

BOOST_AUTO_TEST_CASE(finished_submissions_are_taken_over_until_they_change) {
    const auto submissions = some_submissions(*this);
    const auto grade_again = [&](std::uint32_t seed = 7) {
        const grade::OutFolder out(*this / "out");
        out.write_run(some_batch(seed).run);
        return grade::grade_all(submissions, some_batch(seed), out).taken_over;
    };
    BOOST_TEST(grade_again() == 0U);
    const std::string csv = support::read_file(*this / "out/grades.csv");
    const std::string json = support::read_file(*this / "out/linked/results.json");
    BOOST_TEST(has(csv, "holds no exercise"));
    BOOST_TEST(has(json, "symbolic link"));
    fs::remove_all(*this / "out/linked");
    BOOST_TEST(grade_again() == 2U);
    BOOST_TEST(support::read_file(*this / "out/grades.csv") == csv);
    BOOST_TEST(support::read_file(*this / "out/linked/results.json") == json);
    fs::create_symlink("/etc/passwd", *this / "in/empty/06_compute_cost.cpp");
    BOOST_TEST(grade_again() == 1U);
    BOOST_TEST(grade_again(8) == 0U);
    BOOST_TEST(!fs::exists(*this / "out/.scratch"));
}

BOOST_AUTO_TEST_CASE(interrupted_run_writes_no_class) {
    const auto submissions = some_submissions(*this);
    const grade::OutFolder out(*this / "out");
    grade::Batch stopped = some_batch();
    stopped.stop = [] { return true; };
    BOOST_TEST(grade::grade_all(submissions, stopped, out).interrupted);
    BOOST_TEST(!fs::exists(*this / "out/grades.csv"));
}

BOOST_AUTO_TEST_CASE(seed_is_that_of_the_run) {
    {
        const grade::OutFolder out(*this / "out");
        BOOST_TEST(out.seed(5) == 5U);
        out.write_run(some_batch(5).run);
    }
    BOOST_TEST(has(support::read_file(*this / "out/run.json"), "\"deepsteps\": \""));
    grade::OutFolder out(*this / "out");
    BOOST_TEST(out.seed(std::nullopt) == 5U);
    BOOST_TEST(out.seed(5) == 5U);
    BOOST_CHECK_THROW(out.seed(6), grade::Conflict);
    out.forget();
    BOOST_TEST(out.seed(6) == 6U);
}

BOOST_AUTO_TEST_CASE(folder_of_results_is_held_by_one_run_and_cleaned) {
    {
        const grade::OutFolder out(*this / "out");
        out.write_run(some_batch().run);
        check_error([&] { const grade::OutFolder second(*this / "out"); }, {"another run"});
    }
    write_file(*this / "out/.scratch/worker/x");
    write_file(*this / "out/ada/.results.json.123.tmp");
    write_file(*this / "out/.grades.csv.123.tmp");
    { const grade::OutFolder out(*this / "out"); }
    BOOST_TEST(!fs::exists(*this / "out/.scratch"));
    BOOST_TEST(fs::is_empty(*this / "out/ada"));
    BOOST_TEST(!fs::exists(*this / "out/.grades.csv.123.tmp"));

    write_file(*this / "other/file");
    check_error([&] { const grade::OutFolder out(*this / "other"); }, {"other files", "--out"});
    check_error([&] { const grade::OutFolder out(*this / "other/file"); }, {"--out"});
}

BOOST_AUTO_TEST_SUITE_END()

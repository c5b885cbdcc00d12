// The words of --for, and the files that need more than a table.
#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tools/grade/intake/times.hpp"
#include "tools/grade/outgoing/for_classroom50.hpp"
#include "tools/grade/outgoing/gradescope_metadata.hpp"
#include "tools/grade/outgoing/targets.hpp"
#include "tools/grade/report/results.hpp"

#include <map>

namespace fs = std::filesystem;
using grade::Outcome;
using grade::Platform;

namespace {

using Words = std::vector<std::vector<std::string>>;

/// The platforms and titles, then the submissions.
std::string parsed(const Words& words) {
    std::vector<std::string> submissions;
    std::string all;
    for (const grade::Target& target : grade::targets_of(words, submissions))
        all += to_string(target.platform) + " <" + target.title + "> ";
    for (const std::string& submission : submissions)
        all += submission + ' ';
    return all;
}

grade::Record partly_right() {
    grade::Record record{"Ada", "", "Ada", "", {}, {}};
    for (const checks::Exercise& exercise : course())
        record.results.push_back(grade::without_points(exercise, Outcome::graded, ""));
    record.results[0].points = 10;
    record.results[1].points = 9.8;
    record.results[2].points = 4.17;
    record.origin.entries = {"Ada"};
    record.origin.submitted_at = grade::time_of("2026-11-20T23:59:00Z");
    return record;
}

const std::map<std::string, std::string>& workflow() {
    static const std::map<std::string, std::string> variables{{"CLASSROOM", "principles"},
                                                              {"ASSIGNMENT", "week-4"},
                                                              {"SUBMISSION_TAG", "submit/1-a"},
                                                              {"COMMIT_URL", "https://x/commit/a"},
                                                              {"RELEASE_URL", "https://x/rel/a"}};
    return variables;
}

std::string in_workflow(const char* name) {
    const auto found = workflow().find(name);
    return found == workflow().end() ? "" : found->second;
}

const char* const metadata_json = R"({"id": 1, "created_at": "2026-11-21T10:00:00.000000-07:00",
  "assignment": {"due_date": "2026-11-20T23:00:00.000000-07:00", "late_due_date": null, "total_points": "30.0"},
  "submission_method": "upload",
  "users": [{"email": "ada@x.edu", "id": 1, "name": "Ada Lovelace"}, {"email": "e@x.edu", "id": 2, "name": "Emmy"}],
  "previous_submissions": [{"submission_time": "2026-11-19T10:00:00Z", "score": 10.0, "results": {}},
                           {"submission_time": "2026-11-19T11:00:00Z", "score": null}]})";

} // namespace

TEST_SUITE_WITH(targets, Scratch)

TEST_CASE(each_for_takes_one_platform) {
    check_error([] { parsed({{"moodle", "blackboard", "Week 4"}}); }, {"one platform", "before blackboard"});
    check_error([] { parsed({{"canvas", "moodle"}}); }, {"one platform", "before moodle"});
}

TEST_CASE(words_are_a_platform_its_assignment_and_submissions) {
    EXPECT(parsed({{"canvas", "Week 4 (1234)"}, {"moodle", "subs/a", "subs/b"}}) ==
           "Canvas <Week 4 (1234)> Moodle <> subs/a subs/b ");
    EXPECT(parsed({{"blackboard", "W [Total Pts: 30 Score] |5", "x"}, {"brightspace", "W"}}) ==
           "Blackboard <W [Total Pts: 30 Score] |5> Brightspace <W> x ");
    EXPECT(parsed({}) == "");
}

TEST_CASE(wrong_words_are_told) {
    write_file(*this / "subs/ada/03_linear_forward.cpp");
    check_error([] { parsed({{"sakai"}}); }, {"\"sakai\"", "brightspace"});
    check_error([] { parsed({{"canvas"}}); }, {"assignment's name", "Week 4 (1234)"});
    check_error([&] { parsed({{"canvas", (*this / "subs").string()}}); }, {"assignment's name"});
    check_error([] { parsed({{"brightspace", " "}}); }, {"assignment's name"});
    check_error([] { parsed({{"canvas", "two\nlines"}}); }, {"one line"});
    check_error([] { parsed({{"canvas", "Final Grade Essay (7)"}}); }, {"Final Grade"});
    check_error([] { parsed({{"moodle"}, {"moodle"}}); }, {"given twice"});
    check_error([] { parsed({{"classroom50"}}); }, {"CLASSROOM is not set"});
}

TEST_CASE(files_say_where_they_go_and_who_is_not_in_them) {
    grade::Record ada = partly_right(), bob = partly_right(), eve = partly_right();
    ada.origin.platform = Platform::canvas;
    ada.id = "7";
    ada.origin.entries = {"ada_7_100_x.cpp"};
    ada.origin.attachment = "100";
    bob.name = "Bob";
    eve.name = "Eve";
    eve.results[0].outcome = Outcome::grader_failed;
    write_file(*this / "Ada/feedback.html", "<p>");
    write_file(*this / "moodle-feedback.zip", "of an earlier run");
    const grade::Run run{course(), 7, grade::SandboxKind::bubblewrap, "v1"};
    const std::string said = grade::send_out({{Platform::canvas, "W (1)"}, {Platform::moodle, ""}},
                                             {ada, bob, eve}, run, "", folder);
    EXPECT(has(said, "For Canvas:        " + (*this / "canvas-grades.csv").string() +
                         " (1 learner), to Grades > Import\n"));
    EXPECT(has(said, "canvas-feedback.zip (1 learner), to "));
    EXPECT(has(said, "give the export of Canvas's gradebook with --roster): Bob\n"));
    EXPECT(has(
        said,
        "  Not in any of them (could not be graded, through the grader's or the machine's fault): Eve\n"));
    EXPECT(has(said, "give the downloaded grading worksheet with --roster): Ada; Bob\n"));
    EXPECT(has(support::read_file(*this / "canvas-grades.csv"), "\nAda,7,,,,23.97\n"));
    EXPECT(fs::exists(*this / "canvas-feedback.zip"));
    EXPECT(!fs::exists(*this / "moodle-feedback.zip"));
    EXPECT(!fs::exists(*this / "moodle-grades.csv"));
    EXPECT(has(said, "nobody is in moodle-grades.csv"));
    fs::create_directories(*this / "brightspace-grades.csv"); // a learner's
    ada.origin.login = "ada";
    grade::send_out({{Platform::brightspace, "W"}}, {ada}, run, "", folder);
    EXPECT(has(support::read_file(*this / "class-brightspace-grades.csv"), "\nada,23.97,#\n"));
    EXPECT(grade::send_out({}, {ada}, run, "", folder).empty());
}

TEST_CASE(gradescopes_metadata_completes_the_submission) {
    const fs::path file = text("submission_metadata.json", metadata_json);
    const std::vector<grade::Target> wanted{{Platform::gradescope, file.string()}};
    EXPECT(grade::due_by(wanted) == "2026-11-20T23:00:00.000000-07:00");
    EXPECT(grade::time_of(grade::due_by(wanted)).has_value());
    grade::Intake intake;
    intake.submissions.push_back({"submission", "", "submission", {"x"}});
    grade::complete(intake, wanted);
    const grade::Submission& submission = intake.submissions.front();
    EXPECT(submission.name == "Ada Lovelace, Emmy");
    EXPECT(submission.origin.email == "ada@x.edu, e@x.edu");
    EXPECT((submission.origin.submitted_at == grade::time_of("2026-11-21T17:00:00Z")));
    EXPECT(submission.remarks.at(0) == "This is attempt 3. Points before: 10 and none.");
    EXPECT(submission.folder == "Ada Lovelace, Emmy");
    intake.submissions.push_back(submission);
    check_error([&] { grade::complete(intake, wanted); }, {"2 were found"});
    check_error(
        [&] {
            grade::due_by({{Platform::gradescope, (*this / "none.json").string()}});
        },
        {"cannot be read"});
    for (const char* wrong :
         {"{", "[]", "{}", R"({"assignment": 1, "users": []})", R"({"assignment": {}, "users": [1]})"})
        check_error(
            [&] {
                grade::due_by({{Platform::gradescope, text("wrong.json", wrong).string()}});
            },
            {"no submission_metadata.json"});
}

TEST_CASE(classroom50_gets_whole_points) {
    EXPECT(grade::missing_variable(in_workflow) == "");
    EXPECT(grade::missing_variable([](const char*) { return ""; }) == "CLASSROOM");
    grade::Record record = partly_right();
    record.adjustments.push_back({"", -3.4, "Late."});
    const auto json = support::parsed_json(grade::classroom50_result(record, in_workflow));
    EXPECT(json.at("schema") == "classroom50/result/v1");
    for (const char* key :
         {"classroom", "assignment", "submission", "commit", "release", "review", "datetime"})
        EXPECT(!json.at(key).get<std::string>().empty(), key);
    EXPECT(json.at("submission").get<std::string>().starts_with("submit/"));
    EXPECT(json.at("datetime") == "2026-11-20T23:59:00Z");
    int sum = 0;
    for (const auto& test : json.at("tests")) {
        EXPECT(test.at("score").is_number_integer());
        EXPECT(test.at("max-score").is_number_integer());
        EXPECT(test.at("score").get<int>() <= test.at("max-score").get<int>());
        EXPECT(test.at("passed").get<bool>() == (test.at("score") == test.at("max-score")));
        sum += test.at("score").get<int>();
    }
    EXPECT(sum == 10 + 9 + 4); // 9.8 is not all of them
    EXPECT(json.at("score") == sum - 3);
    EXPECT(json.at("max-score") == 30);
    record.adjustments[0].points = -100;
    EXPECT(support::parsed_json(grade::classroom50_result(record, in_workflow)).at("score") == 0);
}

TEST_CASE(gradescopes_results_follow_its_schema) {
    const grade::Run run{course(), 7, grade::SandboxKind::bubblewrap, "v1"};
    const auto json = support::parsed_json(grade::results_json(partly_right(), run));
    EXPECT(json.at("score") == 23.97);
    EXPECT(json.at("stdout_visibility") == "hidden");
    for (const auto& test : json.at("tests")) {
        EXPECT(test.at("number").is_string());
        EXPECT(test.at("visibility") == "visible");
    }
    EXPECT(json.at("tests").at(1).at("number") == "3");
}

TEST_SUITE_END()

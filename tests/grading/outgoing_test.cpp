// What goes out, read as each platform's importer reads it.
#include "dnn/support/files.hpp"
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tests/grading/importers.hpp"
#include "tools/grade/outgoing/outgoing.hpp"
#include "tools/grade/outgoing/targets.hpp"
#include "tools/grade/report/csv_text.hpp"

#include <algorithm>
#include <chrono>

namespace fs = std::filesystem;
using grade::LeftOut;
using grade::Outcome;
using grade::Platform;

namespace {

/// A learner as a platform's download gives one; the points are those of the first exercise, of 30 in all.
grade::Record learner(Platform platform, const std::string& name, const std::string& id, double points) {
    grade::Record record{name, id, name, "", {}, {}};
    for (const checks::Exercise& exercise : course())
        record.results.push_back(grade::without_points(exercise, Outcome::graded, ""));
    record.results[0].points = points;
    record.origin.platform = platform;
    record.origin.entries = {name};
    if (platform == Platform::moodle)
        record.origin.participant = id;
    if (platform == Platform::blackboard)
        record.origin.login = id;
    return record;
}

grade::Record with_fault(grade::Record record) {
    record.results[1] = grade::without_points(course()[1], Outcome::grader_failed, "No memory.");
    return record;
}

grade::Record with_nothing(grade::Record record) {
    for (grade::ExerciseResult& result : record.results)
        result = grade::without_points(course()[0], Outcome::not_submitted, "");
    record.origin.entries.clear();
    return record;
}

grade::Record late(grade::Record record) {
    record.adjustments.push_back({"", -1.5, "Handed in 1 day after the deadline: 1.5 points off."});
    return record;
}

/// Names that files, separators and spreadsheets could trip over.
const std::vector<std::string>& difficult_names() {
    static const std::vector<std::string> names{"Lovelace, Ada", "Jürgen \"Jo\" Müller", "Siobhán O'Brien",
                                                "'t Hooft",      " Anna  Space ",        "Semi; Colon",
                                                "李小龙",        "Two\nLines",           "a_b_12_c"};
    return names;
}

std::vector<grade::Record> difficult_class(Platform platform) {
    std::vector<grade::Record> records;
    for (std::size_t i = 0; i < difficult_names().size(); ++i)
        records.push_back(learner(platform, difficult_names()[i], std::to_string(101 + i), double(i)));
    return records;
}

std::string left_out(const grade::Outgoing& out) {
    std::string all;
    for (const auto& [why, name] : out.left_out)
        all += std::to_string(static_cast<int>(why)) + ' ' + name + '\n';
    return all;
}

std::string line_of(LeftOut why, const std::string& name) {
    return std::to_string(static_cast<int>(why)) + ' ' + name + '\n';
}

} // namespace

struct Platforms : Scratch {
    grade::Gradebook gradebook;

    void give_roster(const std::string& csv) { gradebook = grade::Gradebook(text("roster.csv", csv)); }
    grade::Graded graded(const std::vector<grade::Record>& records) const { return {records, 30, gradebook}; }
};

BOOST_FIXTURE_TEST_SUITE(outgoing, Platforms)

BOOST_AUTO_TEST_CASE(canvas_finds_each_learner_and_the_assignment) {
    const auto records = difficult_class(Platform::canvas);
    const grade::Outgoing out = grade::canvas_grades(graded(records), "Week 4 (1234)");
    const CanvasImport import = import_to_canvas(out.content);
    EXPECT(import.assignment_id == "1234");
    EXPECT(import.points_possible == "30");
    REQUIRE(import.students.size() == records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        EXPECT(import.students[i].id == std::to_string(101 + i));
        EXPECT(import.students[i].name == difficult_names()[i]);
        EXPECT(import.students[i].grade == std::to_string(i));
    }
    EXPECT(out.content.starts_with(grade::utf8_mark));
    EXPECT(out.left_out.empty());
    EXPECT(out.notices.empty());
}

BOOST_AUTO_TEST_CASE(canvas_gets_only_grades_that_are_final) {
    const std::vector<grade::Record> records{
        learner(Platform::canvas, "zero", "1", 0),
        late(learner(Platform::canvas, "late", "2", 10)),
        with_fault(learner(Platform::canvas, "fault", "3", 10)),
        with_nothing(learner(Platform::canvas, "nothing", "4", 0)),
        learner(Platform::canvas, "anon_12345", "12345", 5), // no user's number
        learner(Platform::plain, "stranger", "", 5),
    };
    const grade::Outgoing out = grade::canvas_grades(graded(records), "Week 4 (1234)");
    const CanvasImport import = import_to_canvas(out.content);
    REQUIRE(import.students.size() == 2U);
    EXPECT(import.students[0].grade == "0");
    EXPECT(import.students[1].grade == "8.5");
    EXPECT(left_out(out) == line_of(LeftOut::not_final, "fault") +
                                line_of(LeftOut::handed_in_nothing, "nothing") +
                                line_of(LeftOut::no_id, "anon_12345") + line_of(LeftOut::no_id, "stranger"));
}

BOOST_AUTO_TEST_CASE(points_of_an_instructor_are_a_grade_without_files) {
    grade::Record record = with_nothing(learner(Platform::canvas, "by hand", "4", 0));
    record.results[0].points = 7;
    record.adjustments.push_back({"01_initialize_parameters", 7, "On paper."});
    EXPECT(!grade::why_ungraded(record).has_value());
    const std::vector<grade::Record> records{record};
    EXPECT(import_to_canvas(grade::canvas_grades(graded(records), "W (1)").content).students.at(0).grade ==
           "7");
}

BOOST_AUTO_TEST_CASE(canvas_gets_its_own_cells_back) {
    give_roster("Student,ID,SIS User ID,SIS Login ID,Section,Week 4 (1234),Week 40 (99),Final Score\n"
                "    Points Possible,,,,,100.00,5,(read only)\n"
                "\"Lovelace, Ada\",7,00077,ada@x.edu,\"A, B\",,,\n"
                "\"Noether, Emmy\",9,00099,emmy@x.edu,C,3,,\n");
    grade::Record joined = learner(Platform::github_classroom, "Emmy Noether", "9", 4);
    const std::vector<grade::Record> records{learner(Platform::canvas, "Lovelace, Ada", "7", 10), joined};
    const grade::Outgoing out = grade::canvas_grades(graded(records), "Week 4");
    EXPECT(has(out.content, "Section,Week 4 (1234)\n"));
    EXPECT(has(out.content, "\n\"Lovelace, Ada\",7,00077,ada@x.edu,\"A, B\",10\n"));
    EXPECT(has(out.content, "\n\"Noether, Emmy\",9,00099,emmy@x.edu,C,4\n"));
    REQUIRE(out.notices.size() == 1U); // Canvas would change the assignment's points
    EXPECT(has(out.notices[0], "100"));
    EXPECT(has(grade::canvas_grades(graded(records), "Week 5 (1)").notices.at(0), "no column"));
}

BOOST_AUTO_TEST_CASE(a_number_of_the_institution_is_never_taken_for_canvas_own) {
    give_roster("name,id,login\nAda,7,ada\n");
    grade::Record ada = learner(Platform::github_classroom, "Ada", "7", 1);
    ada.origin.login = "ada";
    const std::vector<grade::Record> records{ada};
    EXPECT(has(grade::canvas_grades(graded(records), "W (1)").content, "\nAda,,7,ada,,1\n"));
    gradebook = {};
    EXPECT(left_out(grade::canvas_grades(graded(records), "W (1)")) == line_of(LeftOut::no_id, "Ada"));
}

BOOST_AUTO_TEST_CASE(a_name_cannot_change_the_assignment_or_run_in_a_spreadsheet) {
    const std::vector<grade::Record> records{
        learner(Platform::canvas, "Points Possible", "1", 1),
        learner(Platform::canvas, "=HYPERLINK(\"http://x\")", "2", 2),
        learner(Platform::canvas, "\xffx", "3", 3),
    };
    const CanvasImport import = import_to_canvas(grade::canvas_grades(graded(records), "W (1)").content);
    EXPECT(import.points_possible == "30");
    REQUIRE(import.students.size() == 3U);
    EXPECT(import.students[0].id == "1");
    EXPECT(import.students[1].name.starts_with("'="));
    EXPECT(import.students[2].name == "\xEF\xBF\xBDx");
}

BOOST_AUTO_TEST_CASE(moodle_finds_each_participant) {
    auto records = difficult_class(Platform::moodle);
    records.push_back(with_fault(learner(Platform::moodle, "fault", "201", 1)));
    records.push_back(with_nothing(learner(Platform::moodle, "nothing", "202", 0)));
    records.push_back(late(learner(Platform::moodle, "late", "203", 10)));
    records.push_back(learner(Platform::plain, "stranger", "", 1));
    const grade::Outgoing out = grade::moodle_grades(graded(records));
    const std::map<std::string, MoodleGrade> import = import_to_moodle(out.content);
    EXPECT(import.size() == difficult_names().size() + 1);
    for (std::size_t i = 0; i < difficult_names().size(); ++i) {
        EXPECT(import.at(std::to_string(101 + i)).grade == std::to_string(i));
        EXPECT(import.at(std::to_string(101 + i)).name == difficult_names()[i]);
    }
    EXPECT(import.at("203").grade == "8.5");
    EXPECT(import.at("203").comment ==
           "8.5 of 30 points<br>01_initialize_parameters: 10 of 10<br>03_linear_forward: 0 of 10<br>"
           "06_compute_cost: 0 of 10<br>-1.5 points. Handed in 1 day after the deadline: 1.5 points off.");
    EXPECT(left_out(out) == line_of(LeftOut::not_final, "fault") +
                                line_of(LeftOut::handed_in_nothing, "nothing") +
                                line_of(LeftOut::no_id, "stranger"));
}

BOOST_AUTO_TEST_CASE(moodles_own_worksheet_is_filled_in) {
    give_roster("\xEF\xBB\xBFIdentifier,\"Full name\",\"Email address\",Status,Group,Grade,\"Maximum Grade\","
                "\"Grade can be changed\",\"Last modified (submission)\",\"Last modified (grade)\","
                "\"Feedback comments\"\r\n"
                "\"Participant 12\",\"Ada Lovelace\",ada@x.edu,\"Submitted for grading\",\"G, 1\",,30.00,Yes,"
                "\"Friday, 20 November 2026, 11:59 PM\",-,\r\n"
                "\"Participant 13\",\"Emmy Noether\",emmy@x.edu,\"No submission\",,4.00,30.00,Yes,-,"
                "\"Monday, 2 November 2026, 1:00 PM\",\"old\nwords\"\r\n"
                "\"Participant 14\",Bob,bob@x.edu,\"Submitted for grading\",,1.00,30.00,No,-,-,\r\n");
    const std::vector<grade::Record> records{learner(Platform::moodle, "Ada Lovelace", "12", 10),
                                             with_nothing(learner(Platform::moodle, "Emmy Noether", "13", 0)),
                                             learner(Platform::moodle, "Bob", "14", 9),
                                             learner(Platform::moodle, "Eve", "15", 9)};
    const grade::Outgoing out = grade::moodle_grades(graded(records));
    const std::map<std::string, MoodleGrade> import = import_to_moodle(out.content);
    EXPECT(import.size() == 3U);
    EXPECT(import.at("12").grade == "10");
    EXPECT(import.at("12").group == "G, 1");
    EXPECT(import.at("13").grade == "4.00"); // as it was
    EXPECT(import.at("13").comment == "old\nwords");
    EXPECT(import.at("13").modified == "Monday, 2 November 2026, 1:00 PM");
    EXPECT(import.at("14").grade == "1.00");
    EXPECT(left_out(out) == line_of(LeftOut::handed_in_nothing, "Emmy Noether") +
                                line_of(LeftOut::locked, "Bob") + line_of(LeftOut::not_in_list, "Eve"));
    EXPECT(out.notices.empty());
}

BOOST_AUTO_TEST_CASE(a_backslash_cannot_hide_the_next_row_from_moodle) {
    std::vector<grade::Record> records{learner(Platform::moodle, "a, b\\", "12", 1),
                                       learner(Platform::moodle, "\\\"x\\\\", "13", 2),
                                       learner(Platform::moodle, "Ada", "14", 3)};
    records[0].adjustments.push_back({"", 1, "Well done, \\"});
    const std::map<std::string, MoodleGrade> import =
        import_to_moodle(grade::moodle_grades(graded(records)).content);
    EXPECT(import.size() == 3U);
    EXPECT(import.at("12").name == "a, b\\ ");
    EXPECT(import.at("14").grade == "3");
}

BOOST_AUTO_TEST_CASE(a_large_class_is_quick) {
    std::string csv = "Student,ID,SIS User ID,SIS Login ID,Section\n";
    std::vector<grade::Record> records;
    for (int i = 0; i < 2000; ++i) {
        const std::string id = std::to_string(i);
        csv += "Student " + id + ',' + id + ",S" + id + ",login" + id + ",A\n";
        records.push_back(learner(Platform::canvas, "Student " + id, id, 1));
    }
    give_roster(csv);
    const auto start = std::chrono::steady_clock::now();
    EXPECT(grade::canvas_grades(graded(records), "W (1)").learners == 2000U);
    EXPECT((std::chrono::steady_clock::now() - start < std::chrono::seconds(20)));
}

BOOST_AUTO_TEST_CASE(moodles_limits_are_told) {
    const std::string rest = ",Grade,Maximum Grade,Grade can be changed,a,Last modified (grade),b\n";
    give_roster("Identifier,Full name" + rest + "Participant 12,Ada,,20.00,Yes,,-,\n");
    const std::vector<grade::Record> records{learner(Platform::moodle, "Ada", "12", 10)};
    EXPECT(has(grade::moodle_grades(graded(records)).notices.at(0), "maximum grade is 20.00"));
    give_roster("ID,Name,Bewertung,Bestwertung,a,b,c,d\nTeilnehmer/in 12,Ada,,20,,,,\n");
    check_error([&] { grade::moodle_grades(graded(records)); }, {"English"});
}

BOOST_AUTO_TEST_CASE(blackboard_finds_each_username) {
    give_roster("\"Last Name\",\"First Name\",\"Username\",\"Week 4 [Total Pts: 30 Score] |567\","
                "\"Week 40 [Total Pts: 9 Score] |568\"\n\"van Rossum\",\"Guido\",\"guido\",\"\",\"\"\n");
    const std::vector<grade::Record> records{learner(Platform::blackboard, "Guido van Rossum", "guido", 10),
                                             learner(Platform::blackboard, "Ann \"A\" O'Neil, Jr", "ann", 0),
                                             with_fault(learner(Platform::blackboard, "fault", "fault", 1)),
                                             learner(Platform::plain, "stranger", "", 1)};
    const grade::Outgoing out = grade::blackboard_grades(graded(records), "Week 4");
    EXPECT(out.content == std::string(grade::utf8_mark) + "\"Last Name\",\"First Name\",\"Username\","
                                                          "\"Week 4 [Total Pts: 30 Score] |567\"\n"
                                                          "\"van Rossum\",\"Guido\",\"guido\",\"10\"\n"
                                                          "\"Ann \"\"A\"\" O'Neil\",\"Jr\",\"ann\",\"0\"\n");
    EXPECT(left_out(out) == line_of(LeftOut::not_final, "fault") + line_of(LeftOut::no_id, "stranger"));
    EXPECT(out.notices.empty());
    EXPECT(has(grade::blackboard_grades(graded(records), "Week 5").notices.at(0), "new column"));
    EXPECT(has(grade::blackboard_grades(graded(records), "W [Total Pts: 9 Score] |1").notices.at(0), "9"));
}

BOOST_AUTO_TEST_CASE(brightspace_finds_each_id) {
    const std::vector<grade::Record> records{
        learner(Platform::brightspace, "Ada", "50012", 7.25), // a number of Brightspace's own
        learner(Platform::brightspace, "Bob", "50013", 0)};
    const grade::Outgoing none = grade::brightspace_grades(graded(records), "Week 4");
    EXPECT(none.learners == 0U);
    EXPECT(left_out(none) == line_of(LeftOut::no_id, "Ada") + line_of(LeftOut::no_id, "Bob"));
    give_roster("OrgDefinedId,Username,Last Name,First Name,End-of-Line Indicator\n"
                "#0012,#ada,x,Ada,#\n#0013,#bob,x,Bob,#\n");
    std::vector<grade::Record> joined = records;
    joined[0].id = "0012"; // as the roster completes it
    joined[1].id = "0013";
    const grade::Outgoing out = grade::brightspace_grades(graded(joined), "Week 4");
    EXPECT(out.content == "OrgDefinedId,Username,Week 4 Points Grade,End-of-Line Indicator\n"
                          "#0012,#ada,7.25,#\n#0013,#bob,0,#\n");
    give_roster("name,login\nAda,ada\nBob,bob\n");
    EXPECT(grade::brightspace_grades(graded(records), "W4 Points Grade <Numeric MaxPoints:30>").content ==
           "Username,W4 Points Grade,End-of-Line Indicator\nada,7.25,#\nbob,0,#\n");
}

BOOST_AUTO_TEST_CASE(canvas_attaches_feedback_by_the_numbers_in_the_name) {
    grade::Record ada = learner(Platform::canvas, "Ada", "7", 10);
    ada.origin.entries = {"lovelaceada_LATE_7_99_readme.txt", "lovelaceada_LATE_7_100_03_linear_forward.cpp"};
    ada.origin.attachment = "100";
    const std::vector<grade::Record> records{ada, learner(Platform::canvas, "typed", "8", 1),
                                             with_fault(learner(Platform::canvas, "fault", "9", 1))};
    write_file(*this / "Ada/feedback.html", "<p>Ada</p>");
    const grade::Outgoing out = grade::canvas_feedback(graded(records), folder);
    const auto files = unzipped(out.content);
    REQUIRE(files.size() == 1U);
    EXPECT(files.begin()->first == "lovelaceada_LATE_7_100_feedback.html");
    EXPECT(files.begin()->second == "<p>Ada</p>");
    EXPECT(canvas_numbers(files.begin()->first) == "7 100");
    EXPECT(left_out(out) == line_of(LeftOut::no_attachment, "typed"));
    EXPECT(grade::canvas_feedback(graded(records), folder).content == out.content);

    const auto others = difficult_class(Platform::moodle);
    EXPECT(grade::canvas_feedback(graded(others), folder).learners == 0U);
}

BOOST_AUTO_TEST_CASE(moodle_attaches_feedback_by_the_participant_in_the_name) {
    auto records = difficult_class(Platform::moodle);
    for (std::size_t i = 0; i < records.size(); ++i) {
        records[i].folder = "learner" + std::to_string(i);
        write_file(*this / records[i].folder / "feedback.html", records[i].id);
    }
    records.push_back(with_nothing(learner(Platform::moodle, "nothing", "202", 0)));
    const auto files = unzipped(grade::moodle_feedback(graded(records), folder).content);
    EXPECT(files.size() == difficult_names().size());
    for (const auto& [name, text] : files) {
        const MoodleFile file = moodle_file(name);
        EXPECT(file.participant == text, name);
        EXPECT(file.plugin == "assignsubmission_file");
        EXPECT(fs::path(file.name).filename() == "feedback.html");
    }
    EXPECT(files.contains("Jürgen \"Jo\" Müller_102_assignsubmission_file_/feedback.html"));
}

BOOST_AUTO_TEST_SUITE_END()

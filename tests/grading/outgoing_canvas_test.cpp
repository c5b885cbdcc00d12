// What goes out to Canvas, read as its importer reads it.
#include "tests/expect.hpp"
#include "tests/grading/outgoing_class.hpp"
#include "tools/grade/outgoing/targets.hpp"
#include "tools/grade/report/csv_text.hpp"

#include <algorithm>
#include <chrono>

namespace outgoing {

TEST_SUITE_WITH(outgoing_to_canvas, Platforms)

TEST_CASE(canvas_finds_each_learner_and_the_assignment) {
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

TEST_CASE(canvas_gets_only_grades_that_are_final) {
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

TEST_CASE(points_of_an_instructor_are_a_grade_without_files) {
    grade::Record record = with_nothing(learner(Platform::canvas, "by hand", "4", 0));
    record.results[0].points = 7;
    record.adjustments.push_back({"01_initialize_parameters", 7, "On paper."});
    EXPECT(!grade::why_ungraded(record).has_value());
    const std::vector<grade::Record> records{record};
    EXPECT(import_to_canvas(grade::canvas_grades(graded(records), "W (1)").content).students.at(0).grade ==
           "7");
}

TEST_CASE(canvas_gets_its_own_cells_back) {
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

TEST_CASE(canvas_keeps_who_is_excused) {
    give_roster("Student,ID,SIS User ID,SIS Login ID,Section,Week 4 (1234)\n"
                "\"Lovelace, Ada\",7,00077,ada@x.edu,A,EX\n\"Noether, Emmy\",9,00099,emmy@x.edu,C,3\n");
    const std::vector<grade::Record> records{learner(Platform::canvas, "Lovelace, Ada", "7", 10),
                                             learner(Platform::canvas, "Noether, Emmy", "9", 4)};
    const grade::Outgoing out = grade::canvas_grades(graded(records), "Week 4");
    EXPECT(left_out(out) == line_of(LeftOut::excused, "Lovelace, Ada"));
    EXPECT(!has(out.content, "Lovelace"));
    EXPECT(has(grade::canvas_grades(graded(records), "Week 5").content, "Lovelace")); // of Week 4 alone
}

TEST_CASE(a_number_of_the_institution_is_never_taken_for_canvas_own) {
    give_roster("name,id,login\nAda,7,ada\n");
    grade::Record ada = learner(Platform::github_classroom, "Ada", "7", 1);
    ada.origin.login = "ada";
    const std::vector<grade::Record> records{ada};
    EXPECT(has(grade::canvas_grades(graded(records), "W (1)").content, "\nAda,,7,ada,,1\n"));
    gradebook = {};
    EXPECT(left_out(grade::canvas_grades(graded(records), "W (1)")) == line_of(LeftOut::no_id, "Ada"));
}

TEST_CASE(a_name_cannot_change_the_assignment_or_run_in_a_spreadsheet) {
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

TEST_CASE(a_large_class_is_quick) {
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

TEST_CASE(canvas_attaches_feedback_by_the_numbers_in_the_name) {
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

TEST_SUITE_END()

} // namespace outgoing

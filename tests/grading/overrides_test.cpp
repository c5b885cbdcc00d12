// overrides.csv: an instructor's own points and words.
#include "tests/expect.hpp"
#include "tests/grading/graded.hpp"
#include "tools/grade/judging/overrides.hpp"
#include "tools/grade/report/class_report.hpp"
#include "tools/grade/report/results.hpp"

namespace fs = std::filesystem;

TEST_SUITE_WITH(overrides, Scratch)

TEST_CASE(overrides_are_checked) {
    const std::string head = "student,exercise,points,comment\n";
    const auto overrides =
        grade::read_overrides(text("o.csv", head + "Anna,03,11,bonus\nanna,01,2,x\n7,06,10,x\n"), course());
    EXPECT(grade::said_of_overrides(*this / "o.csv", course()) ==
           "overrides.csv, line 2: \"Anna\" gets more than the 10 points of 03_linear_forward.\n");
    EXPECT(grade::said_of_ungraded(overrides, {"01_initialize_parameters", "03_linear_forward"}) ==
           "overrides.csv, line 4: 06_compute_cost is graded neither in this run nor in an earlier one, so "
           "the line "
           "changes nothing.\n");
    const grade::Submission anna{"anna", "7", "", {}};
    EXPECT(grade::unused_overrides(overrides, {anna}).empty());
    const auto twice = grade::read_overrides(text("t.csv", head + "Anna,03,1,x\n7,03,2,x\n"), course());
    check_error([&] { grade::unused_overrides(twice, {anna}); }, {"lines 2 and 3", "03_linear_forward"});
}

TEST_CASE(instructors_points_and_words_are_shown) {
    const fs::path file =
        text("overrides.csv", "student,exercise,points,comment\n7,1,\"8,5\",\"Right idea, wrong sign.\"\n"
                              "Ada,,-1,Copied comments\nBob,03,2,x\n");
    const auto overrides = grade::read_overrides(file, course());
    grade::Record record = graded(4);
    grade::apply_to_exercises(record, overrides);
    grade::apply_to_total(record, overrides);
    EXPECT(record.results[0].points == 8.5);
    EXPECT(grade::total(record).points == 7.5);
    const grade::Run run{course(), 7, grade::SandboxKind::bubblewrap, "v"};
    for (const std::string words :
         {"01_initialize_parameters: +4.5 points. Right idea, wrong sign.", "-1 points. Copied comments"}) {
        EXPECT(has(grade::feedback_html(record, run), words));
        EXPECT(has(grade::grades_csv({record}, run), words));
    }
    EXPECT(grade::read_overrides(*this / "missing.csv", course()).empty());
    const auto wrong = [&](const std::string& lines, const std::vector<std::string>& facts) {
        const fs::path bad = text("bad.csv", lines);
        check_error([&] { grade::read_overrides(bad, course()); }, facts);
    };
    wrong("student,points,comment\n", {"line 1", "no column exercise"});
    wrong("student,exercise,points,comment\nAda,03,many,x\n", {"line 2", "\"many\" is no number"});
    wrong("student,exercise,points,comment\nAda,99,1,x\n", {"line 2", "no graded exercise \"99\""});
    wrong("student,exercise,points,comment\n,03,1,x\n", {"line 2", "no student"});
    wrong("student,exercise,points,comment\nAda,03,nan,x\n", {"line 2", "no number"});

    grade::Submission first{"Ada", "1", "", {}}, second{"Ada", "2", "", {}};
    const auto unused = grade::unused_overrides(overrides, {first});
    REQUIRE(unused.size() == 2U);
    EXPECT(unused[0].line == 2);
    EXPECT(unused[1].student == "Bob");
    check_error(
        [&] {
            grade::unused_overrides(overrides, {first, second});
        },
        {"line 3", "several", "give the id"});
}

TEST_CASE(cells_that_a_comma_has_cut_are_refused) {
    const std::string head = "student,exercise,points,comment\n";
    const auto wrong = [&](const std::string& lines, const std::vector<std::string>& facts) {
        const fs::path bad = text("cut.csv", lines);
        check_error([&] { grade::read_overrides(bad, course()); }, facts);
    };
    wrong(head + "Ada,03,8,comma, not, quoted\n", {"line 2", "\"not\" stands in no column", "double quotes"});
    wrong("student,exercise,points,comment,,\nAda,03,8,comma, not\n",
          {"line 2", "\"not\" stands in no column"});
    wrong(head + "Ada,03,8,5\n", {"line 2", "as if 8,5 had been cut in two; write 8.5"});
    wrong(head + "Ada,03,8,5,half right\n", {"line 2", "\"half right\" stands in no column"});
    EXPECT(grade::read_overrides(
               text("more.csv", "points,comment,student,exercise,by\n8,fine,Ada,03,me\n7,,Bob,03,,,\n"),
               course())
               .size() == 2U);
    fs::create_directories(*this / "folder");
    check_error([&] { grade::read_overrides(*this / "folder", course()); }, {"is no file", "CSV"});
}

TEST_CASE(what_an_override_really_does_is_said) {
    const auto overrides = grade::read_overrides(
        text("o.csv", "student,exercise,points,comment\nAda,01,8.333333,x\nAda,,-9,Copied.\n"), course());
    grade::Record record = graded(4);
    grade::apply_to_exercises(record, overrides);
    EXPECT(grade::sentence_of(record.adjustments.at(0)) == "01_initialize_parameters: +4.33 points. x");
    grade::apply_to_total(record, overrides);
    EXPECT(grade::total(record).points == 0);
    EXPECT(grade::sentence_of(record.adjustments.at(1)) ==
           "-8.33 points. Copied. (Of the 9 to take off, 8.33 were left.)");
    grade::apply_to_total(record, overrides);
    EXPECT(has(grade::sentence_of(record.adjustments.at(2)), "0 points. Copied."));
    EXPECT(!has(grade::sentence_of(record.adjustments.at(2)), "-0"));
}

TEST_SUITE_END()

// What an instructor adds to the checks: a roster, a deadline, points of their own.
#include "dnn/support/files.hpp"
#include "tests/expect.hpp"
#include "tests/grading/graded.hpp"
#include "tools/grade/intake/csv.hpp"
#include "tools/grade/intake/listing.hpp"
#include "tools/grade/intake/roster.hpp"
#include "tools/grade/intake/times.hpp"
#include "tools/grade/judging/late.hpp"
#include "tools/grade/report/class_report.hpp"
#include "tools/grade/report/results.hpp"

#include <cstdlib>

namespace fs = std::filesystem;

namespace {

grade::Submission handed_in(grade::Platform platform, const std::string& name, const std::string& id = "",
                            const std::string& login = "") {
    grade::Submission submission{name, id, "", {"x"}};
    submission.origin.platform = platform;
    submission.origin.login = login;
    submission.origin.entries = {name};
    return submission;
}

std::string people(const grade::Intake& intake) {
    std::string all;
    for (const grade::Submission& one : intake.submissions)
        all += one.name + '|' + one.id + '|' + one.origin.login + '|' + one.origin.email +
               (one.paths.empty() ? "|nothing" : "") + '\n';
    return all;
}

} // namespace

TEST_SUITE_WITH(class_rules, Scratch)

TEST_CASE(csv_is_read_as_spreadsheets_write_it) {
    const auto rows = grade::read_csv(
        "\xEF\xBB\xBFname;id\r\n\"Lovelace; Ada\";7\r\n\r\n\"two\nlines \"\"x\"\"\";8\r\nlast;9", "r.csv");
    REQUIRE(rows.size() == 4U);
    EXPECT(rows[0].cells[0] == "name");
    EXPECT(rows[1].cells[0] == "Lovelace; Ada");
    EXPECT(rows[2].cells[0] == "two\nlines \"x\"");
    EXPECT(rows[2].line == 4);
    EXPECT(rows[3].line == 6);
    EXPECT(grade::cell(rows[3], 1) == "9");
    EXPECT(grade::cell(rows[3], 5) == "");
    check_error([] { grade::read_csv("a,b\n\"open,1\n", "r.csv"); }, {"r.csv, line 2", "never closed"});
}

TEST_CASE(roster_joins_by_whatever_is_known) {
    const fs::path own =
        text("own.csv", "login,Name,E-Mail,id\nada,Ada Lovelace,ada@x,100\nalan,Alan Turing,al@x,101\n"
                        "emmy,Emmy Noether,e@x,102\n");
    grade::Intake intake;
    intake.submissions = {handed_in(grade::Platform::github_classroom, "ada", "", "ada"),
                          handed_in(grade::Platform::plain, "Alan Turing"),
                          handed_in(grade::Platform::plain, "eve")};
    grade::join_roster(intake, grade::read_roster(own));
    EXPECT(people(intake) == "Ada Lovelace|100|ada|ada@x\nAlan Turing|101|alan|al@x\neve|||\n"
                             "Emmy Noether|102|emmy|e@x|nothing\n");
    EXPECT(intake.strangers == 1U);
    EXPECT(intake.missing == 1U);
    EXPECT(has(grade::read_submission(intake.submissions[3], course()).problem, "nothing was handed in"));

    const fs::path canvas =
        text("canvas.csv",
             "\xEF\xBB\xBFStudent,ID,SIS User ID,SIS Login ID,Section\n"
             "\"Student, Test\",99,,,\n    Points Possible,,,,\n\"Lovelace, Ada\",7,s7,ada@x.edu,A\n");
    intake = {};
    intake.submissions = {handed_in(grade::Platform::canvas, "lovelaceada", "7")};
    grade::join_roster(intake, grade::read_roster(canvas));
    EXPECT(people(intake) == "Lovelace, Ada|7|ada@x.edu|\n");

    const fs::path moodle = text("moodle.csv", "Identifier,Full name,Email address,Status\n"
                                               "Participant 12,Ada Lovelace,ada@x,Submitted\n");
    intake = {};
    intake.submissions = {handed_in(grade::Platform::moodle, "Participant 12", "12")};
    intake.submissions[0].origin.participant = "12";
    grade::join_roster(intake, grade::read_roster(moodle));
    EXPECT(people(intake) == "Ada Lovelace|12||ada@x\n");

    const fs::path brightspace =
        text("d2l.csv", "OrgDefinedId,Username,Last Name,First Name\n#900,#ada,Lovelace,Ada\n");
    intake = {};
    intake.submissions = {handed_in(grade::Platform::brightspace, "Ada Lovelace", "12345")};
    grade::join_roster(intake, grade::read_roster(brightspace));
    EXPECT(people(intake) == "Ada Lovelace|900|ada|\n");
}

TEST_CASE(repositories_are_joined_by_the_end_of_their_names) {
    const fs::path roster =
        text("roster.csv", "identifier,github_username,name\n1,Jane-A,Jane A\n2,a,Other\n");
    grade::Intake intake;
    intake.submissions = {handed_in(grade::Platform::github_classroom, "a", "", "")};
    intake.submissions[0].name = "x";
    intake.submissions[0].origin.entries = {"week-4-jane-a"};
    grade::join_roster(intake, grade::read_roster(roster));
    EXPECT(intake.submissions[0].name == "Jane A");
}

TEST_CASE(names_are_compared_as_they_are_read) {
    const fs::path roster =
        text("r.csv", "name,id,login\nAnna M\xC3\xBCller,1001,amueller\n\xC3\x85sa Roe,1002,ASA\n"
                      "Bob Roe,1003,broe\n");
    for (const std::string name :
         {"Anna Mu\xCC\x88ller", "anna M\xC3\x9CLLER", "Anna M\xC3\xBCller 1001", "1001 Anna M\xC3\xBCller",
          "M\xC3\xBCller, Anna(amueller)", "M\xC3\xBCller_Anna_amueller_4711"}) {
        grade::Intake intake;
        intake.submissions = {handed_in(grade::Platform::plain, name),
                              handed_in(grade::Platform::plain, "asa")};
        grade::join_roster(intake, grade::read_roster(roster));
        EXPECT(intake.submissions[0].id == "1001", name);
        EXPECT(intake.submissions[1].id == "1002", name);
        EXPECT(intake.strangers == 0U, name);
    }
}

TEST_CASE(roster_in_doubt_is_told) {
    const fs::path twice = text("twice.csv", "name,id\nAda,1\nBob,1\n");
    check_error([&] { grade::read_roster(twice); }, {"twice.csv, line 3", "line 2 already"});
    const fs::path headless = text("headless.csv", "Ada,1\n");
    check_error([&] { grade::read_roster(headless); }, {"no column name"});
    const fs::path ruined = text("ruined.csv", "name,id\nAda,1E+05\n");
    check_error([&] { grade::read_roster(ruined); }, {"ruined.csv, line 2", "the id 1E+05", "as text"});
    check_error([&] { grade::read_roster(*this / "missing.csv"); }, {"cannot read the roster"});

    // Two of one name: nobody gets the other's id.
    const fs::path namesakes = text("namesakes.csv", "name,id\nAda Byron,1\nAda Byron,2\n");
    grade::Intake intake;
    intake.submissions = {handed_in(grade::Platform::plain, "Ada Byron")};
    grade::join_roster(intake, grade::read_roster(namesakes));
    REQUIRE(intake.submissions.size() == 1U); // nobody is told that nothing was handed in
    EXPECT(intake.submissions[0].id == "");
    EXPECT(intake.submissions[0].remarks.at(0) ==
           "It is not clear whose this is: lines 2 and 3 of the roster fit it alike.");
    EXPECT(intake.strangers == 0U);
    EXPECT(intake.missing == 0U);
    const std::string said = grade::intake_summary(intake);
    EXPECT(
        has(said, "whose \"Ada Byron\" is: by the roster, line 2 (Ada Byron, 1) or line 3 (Ada Byron, 2). "));
    EXPECT(!has(said, "of nobody"));
    intake = {}; // as that sentence says
    intake.submissions = {handed_in(grade::Platform::plain, "Ada Byron 1")};
    grade::join_roster(intake, grade::read_roster(namesakes));
    EXPECT(people(intake) == "Ada Byron|1||\nAda Byron|2|||nothing\n");
    intake = {};
    intake.strays = {handed_in(grade::Platform::plain, "Ada Byron")};
    intake.by_hand = {"Ada Byron"};
    grade::join_roster(intake, grade::read_roster(namesakes));
    EXPECT(intake.by_hand.empty());
    EXPECT(intake.unclear.size() == 1U);
    intake = {};
    intake.submissions = {handed_in(grade::Platform::plain, "Bob"), handed_in(grade::Platform::plain, "bob")};
    const fs::path one = text("one.csv", "name,id\nBob,1\n");
    check_error([&] { grade::join_roster(intake, grade::read_roster(one)); }, {"both belong to Bob"});
}

TEST_CASE(late_work_loses_what_the_deadline_says) {
    setenv("TZ", "UTC", 1);
    tzset();
    const auto loses = [](const std::string& late, const std::string& at, double grace = 0) {
        grade::Record record = graded(10);
        record.origin.submitted_at = grade::time_of(at);
        grade::apply_deadline(record, grade::deadline_of("2026-11-20 23:59", late, grace));
        return 10 - grade::total(record).points;
    };
    EXPECT(loses("10%/day", "2026-11-20 23:59") == 0);
    EXPECT(loses("10%/day", "2026-11-21 00:00") == 1);
    EXPECT(loses("10%/day", "2026-11-22 00:00") == 2);
    EXPECT(loses("10%/day", "2027-11-22 00:00") == 10);
    EXPECT(loses("2%/hour", "2026-11-21 02:00") == (tests::Near{0.6, 1e-9}));
    EXPECT(loses("3/day", "2026-11-21 02:00") == 3);
    EXPECT(loses("3 points per day", "2027-11-21 02:00") == 10);
    EXPECT(loses("10%/day", "2026-11-21 01:59", 2) == 0);
    EXPECT(loses("", "2026-11-22 00:00") == 0);
    EXPECT(loses("0%/day", "2026-11-22 00:00") == 0);
    for (const std::string wrong : {"10", "ten/day", "10%/week", "-1%/day"})
        check_error([&] { grade::deadline_of("2026-11-20", wrong, 0); }, {"is no deduction"});
    check_error([] { grade::deadline_of("soon", "", 0); }, {"is no time", "--due"});
    check_error([] { grade::deadline_of("", "10%/day", 0); }, {"add --due"});

    grade::Record record = graded(10);
    record.origin.submitted_at = grade::time_of("2026-11-22 02:00");
    grade::apply_deadline(record, grade::deadline_of("2026-11-20 23:59", "10%/day", 0));
    const grade::Run run{course(), 7, grade::SandboxKind::bubblewrap, "v"};
    const std::string words =
        "-2 points. Handed in 1 day and 2 hours after the deadline, 2026-11-20 23:59, at "
        "2026-11-22 02:00: 10% of the points for each day begun, 2 in all, 2 points off.";
    EXPECT(has(grade::feedback_html(record, run), words));
    EXPECT(has(grade::grades_csv({record}, run), words));
    EXPECT(has(grade::grades_csv({record}, run), ",8,30,"));

    record = graded(10); // Canvas marks it, but says no time
    record.origin.late = true;
    record.origin.platform = grade::Platform::canvas;
    grade::apply_deadline(record, grade::deadline_of("2026-11-20 23:59", "10%/day", 0));
    EXPECT(grade::total(record).points == 10);
    EXPECT(has(record.remarks.at(0), "Marked as late by Canvas"));
}

TEST_CASE(clocks_change_costs_nobody_an_hour) {
    setenv("TZ", "Europe/Berlin", 1);
    tzset();
    const auto off = [](const std::string& due, const std::string& late, std::time_t after) {
        grade::Record record = graded(10);
        const grade::Deadline deadline = grade::deadline_of(due, late, 0);
        record.origin.submitted_at = *deadline.due + after;
        grade::apply_deadline(record, deadline);
        return record.adjustments.empty() ? record.remarks.at(0) : record.adjustments.at(0).words;
    };
    constexpr std::time_t hour = 3600, day = 24 * hour;
    // On October 25th, 2026, the hour after two is there twice.
    const std::string autumn = off("2026-10-24 23:59", "10%/day", day + hour - 60);
    EXPECT(has(autumn, "Handed in 23 hours and 59 minutes after"));
    EXPECT(has(autumn, "1 in all, 1 point off"));
    EXPECT(has(off("2026-10-24 23:59", "10%/day", day + hour + 60), "2 in all"));
    // Forty minutes later by the sun, twenty earlier by the clock: late, by as little as can be.
    EXPECT(has(off("2026-10-25 02:50", "10%/hour", 40 * 60), "1 in all"));
    // In spring a day has 23 hours, and it is what has passed that counts.
    EXPECT(has(off("2026-03-28 23:59", "10%/day", day), "1 in all"));
    setenv("TZ", "UTC", 1);
    tzset();
    EXPECT(has(off("2026-11-20 23:59", "0%/day", day), ": nothing is taken off for that."));
}

TEST_CASE(instructor_is_told_what_the_deadline_means) {
    setenv("TZ", "UTC", 1);
    tzset();
    const grade::Deadline day = grade::deadline_of("2026-11-20", "100%/day", 0);
    EXPECT((day.due == grade::time_of("2026-11-20 23:59:59")));
    grade::Intake intake;
    intake.platforms = {grade::Platform::moodle};
    intake.submissions = {handed_in(grade::Platform::moodle, "Ada", "12"),
                          handed_in(grade::Platform::moodle, "Bob", "13")};
    intake.submissions[0].origin.participant = "12";
    intake.submissions[1].origin.participant = "13";
    const std::string untimed = grade::said_of(day, intake);
    EXPECT(has(untimed, "the end of that day, 2026-11-20 23:59."));
    EXPECT(has(untimed, "nothing is taken off for lateness; Moodle's grading worksheet has the times"));
    EXPECT(grade::said_of(grade::deadline_of("", "", 0), intake) == "");
    const fs::path worksheet =
        text("w.csv", "Identifier,Full name,Last modified (submission)\n"
                      "Participant 12,Ada,\"Saturday, 21 November 2026, 1:10 AM\"\nParticipant 13,Bob,-\n");
    grade::join_roster(intake, grade::read_roster(worksheet));
    REQUIRE(intake.submissions[0].origin.submitted_at.has_value());
    EXPECT(grade::shown_time(*intake.submissions[0].origin.submitted_at) == "2026-11-21 01:10");
    EXPECT(grade::said_of(day, intake) ==
           "The deadline has no time: it is the end of that day, 2026-11-20 23:59.\nIt is not known when the "
           "submission of Bob came in, so nothing is taken off for lateness.\n");
    check_error([] { grade::deadline_of("2026-11-20", "150%/day", 0); }, {"more than there is"});
    grade::Record nothing = graded(0);
    nothing.origin.submitted_at = grade::time_of("2026-11-21 00:10");
    grade::apply_deadline(nothing, day);
    EXPECT(nothing.adjustments.empty());
    EXPECT(has(nothing.remarks.at(0), "10 minutes after the deadline"));
    grade::Record one = graded(1);
    one.origin.submitted_at = grade::time_of("2026-11-22 00:10");
    grade::apply_deadline(one, day);
    EXPECT(has(one.adjustments.at(0).words, "1 day and 10 minutes after"));
    EXPECT(has(one.adjustments.at(0).words, "2 in all, 1 point off."));
}

TEST_SUITE_END()

// What goes out to Moodle, Blackboard and Brightspace, read as each one's importer reads it.
#include "tests/expect.hpp"
#include "tests/grading/outgoing_class.hpp"
#include "tools/grade/intake/roster.hpp"
#include "tools/grade/intake/worksheet.hpp"
#include "tools/grade/outgoing/targets.hpp"
#include "tools/grade/report/csv_text.hpp"

#include <algorithm>

namespace outgoing {

TEST_SUITE_WITH(outgoing_to_others, Platforms)

TEST_CASE(moodle_finds_each_participant) {
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

TEST_CASE(moodles_own_worksheet_is_filled_in) {
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

TEST_CASE(moodles_worksheet_is_filled_in_in_its_language) {
    struct Case {
        const char *language, *identifier, *titles, *rest;
    };
    // As importgradeslib.php looks for the titles: those of the importing user's language, with no space behind the word.
    for (const Case& one :
         {Case{"German", "Teilnehmer/in",
               "ID,\"Vollständiger Name\",E-Mail-Adresse,Status,Bewertung,Bestwertung,\"Bewertung kann "
               "geändert "
               "werden\",\"Zuletzt geändert (Abgabe)\",\"Zuletzt geändert (Bewertung)\",\"Feedback als "
               "Kommentar\"",
               "Nein"},
          Case{"French", "Participant",
               "Identifiant,\"Nom complet\",\"Adresse de courriel\",Statut,Note,\"Note maximale\",\"La note "
               "peut être "
               "modifiée\",\"Dernière modification (travail remis)\",\"Dernière modification "
               "(note)\",\"Feedback par "
               "commentaires\"",
               "Non"},
          Case{"Japanese", "参加者",
               "ID,フルネーム,メールアドレス,ステータス,評点,最大評点,評点変更可,\"最終更新日時 (提出)\","
               "\"最終更新日時 (評定)\",フィードバックコメント",
               "No"}}) {
        const std::string id = one.identifier;
        give_roster("\xEF\xBB\xBF" + std::string(one.titles) + '\n' + id +
                    "12,Ada,ada@x.edu,s,,\"30,00\",x,-,-,\n" + id +
                    "13,Bob,bob@x.edu,s,\"4,00\",\"30,00\",x,-,-,old\n" + id +
                    "14,Cem,c@x.edu,s,,\"30,00\"," + one.rest + ",-,-,\n");
        const std::vector<grade::Record> records{learner(Platform::moodle, "Ada", "12", 8.5),
                                                 learner(Platform::moodle, "Cem", "14", 9)};
        const grade::Outgoing out = grade::moodle_grades(graded(records));
        CONTEXT(one.language) {
            const auto rows = strict_csv(out.content.substr(3));
            REQUIRE(rows.size() == 4U);
            EXPECT((rows[0] == strict_csv(std::string(one.titles) + '\n')[0]));
            EXPECT(rows[1][0] == id + "12");
            EXPECT(rows[1][4] == "8.5");
            EXPECT(has(rows[1][9], "8.5 of 30 points"));
            EXPECT(rows[2][4] == "4,00"); // as it was
            EXPECT(rows[2][9] == "old");
            EXPECT(rows[3][4] == "");
            EXPECT(left_out(out) == line_of(LeftOut::locked, "Cem"));
            REQUIRE(out.notices.size() == 1U);
            EXPECT(has(out.notices[0], "upload it with Moodle in " + std::string(one.language)));
        }
        const auto roster = grade::read_roster(*this / "roster.csv");
        REQUIRE(roster.size() == 3U);
        EXPECT(roster[0].name == "Ada" && roster[0].participant == "12" && roster[0].email == "ada@x.edu");
    }
    EXPECT(grade::participant_in("Participant 12") == "12");
    EXPECT(grade::participant_in("Teilnehmer*in7") == "7");
    for (const std::string other : {"smith12", "12", "Participant", "Participant x", ""})
        EXPECT(grade::participant_in(other) == "", other);
}

TEST_CASE(a_backslash_cannot_hide_the_next_row_from_moodle) {
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

TEST_CASE(moodles_limits_are_told) {
    const std::string rest = ",Grade,Maximum Grade,Grade can be changed,a,Last modified (grade),b\n";
    give_roster("Identifier,Full name" + rest + "Participant 12,Ada,,20.00,Yes,,-,\n");
    const std::vector<grade::Record> records{learner(Platform::moodle, "Ada", "12", 10)};
    EXPECT(has(grade::moodle_grades(graded(records)).notices.at(0), "maximum grade is 20.00"));
    give_roster("ID,Name,Bewertung,Bestwertung,a,b,c,d\nTeilnehmer/in 12,Ada,,20,,,,\n");
    check_error([&] { grade::check_worksheet(gradebook); }, {"a language that is not known", "English"});
}

TEST_CASE(blackboard_finds_each_username) {
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

TEST_CASE(brightspaces_export_is_asked_for_the_column) {
    give_roster("OrgDefinedId,Username,Week 4 Points Grade <Numeric MaxPoints:30>,End-of-Line "
                "Indicator\n#900,#ada,,#\n");
    const std::vector<grade::Record> records{learner(Platform::brightspace, "Ada", "900", 7)};
    EXPECT(grade::brightspace_grades(graded(records), "Week 4").notices.empty());
    EXPECT(has(grade::brightspace_grades(graded(records), "Week 9").notices.at(0),
               "has no column \"Week 9 Points Grade\""));
}

TEST_CASE(brightspace_finds_each_id) {
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

TEST_CASE(moodle_attaches_feedback_by_the_participant_in_the_name) {
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

TEST_SUITE_END()

} // namespace outgoing

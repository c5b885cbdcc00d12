// The platforms' layouts, as documented, and the rows that each must give. A file's text says whose it is.
#pragma once

#include "tests/grading/class.hpp"
#include "tools/grade/intake/origin.hpp"

struct LayoutCase {
    std::string title;
    grade::Platform platform;
    std::vector<Entry> files;
    std::vector<std::string> rows; // "name, id, login, email, time, late: 03 of whom 06 of whom"
};

inline const std::string blackboard = "Week 4_", at = "_attempt_2026-11-";

inline std::string receipt(const std::string& name, const std::string& login) {
    return "Name: " + name + " (" + login +
           ")\nAssignment: Week 4\nDate Submitted: Friday, November 20, 2026\n\n"
           "Submission Field:\nName: Jane Doe (jdoe)\n";
}

inline const std::vector<LayoutCase>& layout_cases() {
    using grade::Platform;
    static constexpr const char adas_receipt[] =
        "Name: Ada Lovelace (ada_l)\nAssignment: Week 4\nDate Submitted: Friday, November 20, 2026\n\n"
        "Submission Field:\nName: Jane Doe (jdoe)\n";
    static constexpr const char alans_receipt[] =
        "Name: Alan Turing (aturing)\nAssignment: Week 4\nDate Submitted: Friday, November 20, 2026\n\n"
        "Submission Field:\nName: Jane Doe (jdoe)\n";
    // Characters only: g++ compiles a second at the strings of such a table.
    struct Case {
        const char* title;
        Platform platform;
        struct {
            const char *path, *text;
        } files[6];
        const char* rows[4];
    };
    static constexpr Case cases[]{
        {"Canvas: late, a second file, a resubmission, a text",
         Platform::canvas,
         {{"lovelaceada_7_100_03_linear_forward.cpp", "old"},
          {"lovelaceada_7_101_03_linear_forward-1.cpp", "ada"},
          {"lovelaceada_7_102_06_compute_cost.cpp", "ada"},
          {"turingalan_LATE_8_103_06_compute_cost.cpp", "alan"},
          {"hoppergrace_9_LATE_104_03_linear_forward.cpp", "grace"},
          {"noetheremmy_10_text.html", "<p>"}},
         {"hoppergrace, 9, late: 03 grace", "lovelaceada, 7: 03 ada 06 ada",
          "noetheremmy, 10:", "turingalan, 8, late: 06 alan"}},
        {"Canvas, anonymous",
         Platform::canvas,
         {{"anon_aB3xZ_100_03_linear_forward.cpp", "one"},
          {"anon_aB3xZ_101_06_compute_cost.cpp", "one"},
          {"anon_LATE_Q9w8e_102_03_linear_forward.cpp", "two"},
          {"LATE_anon_R5t6y_103_06_compute_cost.cpp", "three"}},
         {"anon_Q9w8e, Q9w8e, late: 03 two", "anon_R5t6y, R5t6y, late: 06 three",
          "anon_aB3xZ, aB3xZ: 03 one 06 one"}},
        {"Canvas, groups",
         Platform::canvas,
         {{"team1_7_100_03_linear_forward.cpp", "t1"}, {"team2_8_101_03_linear_forward.cpp", "t2"}},
         {"team1, 7: 03 t1", "team2, 8: 03 t2"}},
        {"Canvas, groups whose names end in numbers",
         Platform::canvas,
         {{"group_1_1001_50001_03_linear_forward.cpp", "g1"},
          {"group_2_1002_50002_03_linear_forward.cpp", "g2"},
          {"group_2_LATE_1002_50003_06_compute_cost.cpp", "g2"}},
         {"group_1, 1001: 03 g1", "group_2, 1002, late: 03 g2 06 g2"}},
        {"Canvas, one name in two groups of numbers",
         Platform::canvas,
         {{"red_1_1001_50001_03_linear_forward.cpp", "r"}, {"blue_1_1002_50002_03_linear_forward.cpp", "b"}},
         {"blue_1, 1002: 03 b", "red_1, 1001: 03 r"}},
        {"Canvas, a name that ends in a number",
         Platform::canvas,
         {{"doe_1002_50002_03_linear_forward.cpp", "d"}, {"smith_99_1001_50001_03_linear_forward.cpp", "s"}},
         {"doe, 1002: 03 d", "smith_99, 1001: 03 s"}},
        {"Canvas, numbered groups of old and new learners",
         Platform::canvas,
         {{"group_1_987_99001_03_linear_forward.cpp", "g1"},
          {"squad_12_1002_100002_03_linear_forward.cpp", "s12"},
          {"team_3_LATE_40003_100003_06_compute_cost.cpp", "t3"},
          {"team_4_1004_text.html", "<p>"}},
         {"group_1, 987: 03 g1", "squad_12, 1002: 03 s12", "team_3, 40003, late: 06 t3", "team_4, 1004:"}},
        {"Canvas, groups called by a year and a number",
         Platform::canvas,
         {{"lab_2026_1_1001_50001_03_linear_forward.cpp", "l1"},
          {"lab_2026_2_1002_50002_03_linear_forward.cpp", "l2"},
          {"sec_103_1003_50003_03_linear_forward.cpp", "s"}},
         {"lab_2026_1, 1001: 03 l1", "lab_2026_2, 1002: 03 l2", "sec_103, 1003: 03 s"}},
        {"Canvas, groups of numbers and of pictures",
         Platform::canvas,
         {{"2026_1001_50001_03_linear_forward.cpp", "n"},
          {"7_1002_50002_03_linear_forward.cpp", "seven"},
          {"_LATE_1003_50003_06_compute_cost.cpp", "p"},
          {"_1004_50004_06_compute_cost.cpp", "q"}},
         {"1003, 1003, late: 06 p", "1004, 1004: 06 q", "2026, 1001: 03 n", "7, 1002: 03 seven"}},
        {"Canvas, learners' own numbers in file names",
         Platform::canvas,
         {{"doe_1002_50002_412345_linear_forward.cpp", "d"},
          {"roe_1001_50001_499999_linear_forward.cpp", "r"}},
         {"doe, 1002: 03 d", "roe, 1001: 03 r"}},
        {"Moodle, folders with a text beside",
         Platform::moodle,
         {{"Ada Lovelace_12_assignsubmission_file_/03_linear_forward.cpp", "ada"},
          {"Ada Lovelace_12_assignsubmission_onlinetext_/onlinetext.html", "<p>"},
          {"Alan Turing_13_assignsubmission_file_/sub/06_compute_cost.cpp", "alan"},
          {"Emmy Noether_14_assignsubmission_onlinetext_/onlinetext.html", "<p>"}},
         {"Ada Lovelace, 12: 03 ada", "Alan Turing, 13: 06 alan", "Emmy Noether, 14:"}},
        {"Moodle, flat",
         Platform::moodle,
         {{"Ada Lovelace_12_assignsubmission_file_03_linear_forward.cpp", "ada"},
          {"Ada Lovelace_12_assignsubmission_file_06_compute_cost.cpp", "ada"},
          {"Ada Lovelace_12_assignsubmission_onlinetext_onlinetext.html", "<p>"},
          {"Alan Turing_13_assignsubmission_file_06_compute_cost.cpp", "alan"}},
         {"Ada Lovelace, 12: 03 ada 06 ada", "Alan Turing, 13: 06 alan"}},
        {"Moodle 4",
         Platform::moodle,
         {{"Ada Lovelace_12_assignsubmission_file/03_linear_forward.cpp", "ada"},
          {"Alan Turing_13_assignsubmission_file/06_compute_cost.cpp", "alan"}},
         {"Ada Lovelace, 12: 03 ada", "Alan Turing, 13: 06 alan"}},
        {"Moodle, marked blind",
         Platform::moodle,
         {{"Participant_12_assignsubmission_file_/03_linear_forward.cpp", "12"},
          {"Participant_13_assignsubmission_file_/03_linear_forward.cpp", "13"}},
         {"Participant 12, 12: 03 12", "Participant 13, 13: 03 13"}},
        {"Moodle, teams",
         Platform::moodle,
         {{"Team A-Ada Lovelace_12_assignsubmission_file_/03_linear_forward.cpp", "a"},
          {"Team B-Alan Turing_13_assignsubmission_file_/03_linear_forward.cpp", "b"}},
         {"Team A-Ada Lovelace, 12: 03 a", "Team B-Alan Turing, 13: 03 b"}},
        {"Blackboard: the last attempt counts",
         Platform::blackboard,
         {{"Week 4_ada_l_attempt_2026-11-18-10-00-00.txt", adas_receipt},
          {"Week 4_ada_l_attempt_2026-11-18-10-00-00_03_linear_forward.cpp", "old"},
          {"Week 4_ada_l_attempt_2026-11-20-23-59-00.txt", adas_receipt},
          {"Week 4_ada_l_attempt_2026-11-20-23-59-00_03_linear_forward.cpp", "ada"},
          {"Week 4_aturing_attempt_2026-11-19-08-30-15.txt", alans_receipt},
          {"Week 4_aturing_attempt_2026-11-19-08-30-15_06_compute_cost.cpp", "alan"}},
         {"Ada Lovelace, ada_l, ada_l, 2026-11-20 23:59: 03 ada",
          "Alan Turing, aturing, aturing, 2026-11-19 08:30: 06 alan"}},
        {"Blackboard, logins with underscores and no receipts",
         Platform::blackboard,
         {{"Week 4_j_van_berg_attempt_2026-11-20-10-00-00_03_linear_forward.cpp", "j"},
          {"Week 4_berg_attempt_2026-11-20-10-00-00_03_linear_forward.cpp", "b"}},
         {"berg, berg, berg, 2026-11-20 10:00: 03 b",
          "j_van_berg, j_van_berg, j_van_berg, 2026-11-20 10:00: 03 j"}},
        {"Brightspace, folders",
         Platform::brightspace,
         {{"index.html", "<html>"},
          {"12345-678 - Ada Lovelace - Nov 20, 2026 1159 PM/03_linear_forward.cpp", "ada"},
          {"12345-678 - Ada Lovelace - Nov 18, 2026 905 AM/03_linear_forward.cpp", "old"},
          {"12346-678 - Jean - Luc Picard - Nov 19, 2026 1200 PM/06_compute_cost.cpp", "luc"}},
         {"Ada Lovelace, 12345, 2026-11-20 23:59: 03 ada",
          "Jean - Luc Picard, 12346, 2026-11-19 12:00: 06 luc"}},
        {"Brightspace, flat",
         Platform::brightspace,
         {{"index.html", "<html>"},
          {"12345-678 - Ada Lovelace - Nov 20, 2026 1159 PM - 03_linear_forward.cpp", "ada"},
          {"12345-678 - Ada Lovelace - Nov 20, 2026 1159 PM - 06_compute_cost.cpp", "ada"},
          {"12346-678 - Alan Turing - Nov 19, 2026 1205 AM - 06_compute_cost.cpp", "alan"}},
         {"Ada Lovelace, 12345, 2026-11-20 23:59: 03 ada 06 ada",
          "Alan Turing, 12346, 2026-11-19 00:05: 06 alan"}},
        {"Gradescope's export",
         Platform::gradescope,
         {{"submission_metadata.yml",
           "---\nsubmission_1:\n  :submitters:\n  - :name: Ada Lovelace\n    :sid: '100'\n    :email: "
           "ada@x.edu\n"
           "  :created_at: 2026-11-20 23:59:00.5 Z\n  :results: {}\n"
           "submission_2:\n  :submitters:\n  - :name: Pair One\n    :sid: '200'\n    :email: one@x.edu\n"
           "  - :name: Pair Two\n    :sid: '201'\n    :email: two@x.edu\n  :created_at: 2026-11-19 10:00:00 "
           "-0800\n"},
          {"submission_1/03_linear_forward.cpp", "ada"},
          {"submission_2/src/06_compute_cost.cpp", "pair"}},
         {"Ada Lovelace, 100, ada@x.edu, 2026-11-20 23:59: 03 ada",
          "Pair One, Pair Two, 200, 201, one@x.edu, two@x.edu, 2026-11-19 18:00: 06 pair"}},
        {"GitHub Classroom",
         Platform::github_classroom,
         {{"week-4-ada/.git/config", "x"},
          {"week-4-ada/03_linear_forward.cpp", "ada"},
          {"week-4-alan-t/.git/config", "x"},
          {"week-4-alan-t/06_compute_cost.cpp", "alan"}},
         {"ada, ada: 03 ada", "alan-t, alan-t: 06 alan"}},
        {"Classroom 50",
         Platform::classroom50,
         {{"cs1-week4-ada/.git/config", "x"},
          {"cs1-week4-ada/.classroom50.yaml", "x"},
          {"cs1-week4-ada/exercises/03_linear_forward.cpp", "ada"},
          {"cs1-week4-bob/.git/config", "x"},
          {"cs1-week4-bob/.classroom50.yaml", "x"},
          {"cs1-week4-bob/exercises/03_linear_forward.cpp", "bob"}},
         {"ada, ada: 03 ada", "bob, bob: 03 bob"}},
        {"folders",
         Platform::plain,
         {{"ada/03_linear_forward.cpp", "ada"},
          {"bob/exercises/03_linear_forward.cpp", "bob"},
          {"notes.txt", "x"}},
         {"ada: 03 ada", "bob: 03 bob"}},
        {"folders, the learners' work packed in some",
         Platform::plain,
         {{"ada/work.zip", "no archive"}, {"bob/03_linear_forward.cpp", "bob"}},
         {"ada:", "bob: 03 bob"}},
        {"folders, dates in the archives' names",
         Platform::plain,
         {{"hw4_2026_11_ada.zip", "no archive"}, {"hw4_2026_11_bob.zip", "no archive"}},
         {"hw4_2026_11_ada:", "hw4_2026_11_bob:"}},
        {"names in both of Unicode's forms",
         Platform::plain,
         {{"Mu\xCC\x88ller_03_linear_forward.cpp", "m"},
          {"M\xC3\xBCller_06_compute_cost.cpp", "m"},
          {"bob_03_linear_forward.cpp", "bob"},
          {"bob_06_compute_cost.cpp", "bob"}},
         {"M\xC3\xBCller: 03 m 06 m", "bob: 03 bob 06 bob"}},
        {"folders whose names are in both of Unicode's forms",
         Platform::plain,
         {{"Mu\xCC\x88ller/03_linear_forward.cpp", "m"},
          {"M\xC3\xBCller/06_compute_cost.cpp", "m"},
          {"bob/03_linear_forward.cpp", "bob"}},
         {"M\xC3\xBCller: 03 m 06 m", "bob: 03 bob"}},
        {"folders, and sources that are no exercise",
         Platform::plain,
         {{"ada/03_linear_forward.cpp", "ada"},
          {"bob/03_linear_forward.cpp", "bob"},
          {"main.cpp", "x"},
          {"helper.h", "x"},
          {"test.cpp.gz", "x"},
          {"work.zip.crdownload", "x"}},
         {"ada: 03 ada", "bob: 03 bob"}},
        {"files that begin with names, and a source that is no exercise",
         Platform::plain,
         {{"ada_03_linear_forward.cpp", "ada"}, {"bob_03_linear_forward.cpp", "bob"}, {"notes.cpp", "x"}},
         {"ada: 03 ada", "bob: 03 bob"}},
        {"Moodle, and a source that is no exercise",
         Platform::moodle,
         {{"Ada Lovelace_12_assignsubmission_file_/03_linear_forward.cpp", "ada"},
          {"Alan Turing_13_assignsubmission_file_/06_compute_cost.cpp", "alan"},
          {"test.cpp", "x"}},
         {"Ada Lovelace, 12: 03 ada", "Alan Turing, 13: 06 alan"}},
        {"Moodle, marked blind, in German",
         Platform::moodle,
         {{"Teilnehmerin_12_assignsubmission_file_/03_linear_forward.cpp", "12"},
          {"Teilnehmerin_13_assignsubmission_file_/03_linear_forward.cpp", "13"}},
         {"Teilnehmerin 12, 12: 03 12", "Teilnehmerin 13, 13: 03 13"}},
        {"the names that submit gives, of several downloads",
         Platform::plain,
         {{"Ada Lee - deepsteps-submission/03_linear_forward.cpp", "ada"},
          {"Ada Lee - 06_compute_cost.cpp", "ada"},
          {"deepsteps-submission_bob (1)/03_linear_forward.cpp", "bob"},
          {"Copy of deepsteps_submission - Cem-20261128T101500Z-001/03_linear_forward.cpp", "cem"}},
         {"Ada Lee: 03 ada 06 ada", "Cem: 03 cem", "bob: 03 bob"}},
        {"files that begin with names",
         Platform::plain,
         {{"ada_03_linear_forward.cpp", "ada"},
          {"ada_06_compute_cost.cpp", "ada"},
          {"bob_03_linear_forward.cpp", "bob"}},
         {"ada: 03 ada 06 ada", "bob: 03 bob"}},
    };
    static const std::vector<LayoutCase> all = [] {
        std::vector<LayoutCase> made;
        for (const Case& one : cases) {
            LayoutCase& layout = made.emplace_back(LayoutCase{one.title, one.platform, {}, {}});
            for (const auto& file : one.files)
                if (file.path)
                    layout.files.push_back({file.path, file.text});
            for (const char* const row : one.rows)
                if (row)
                    layout.rows.push_back(row);
        }
        return made;
    }();
    return all;
}

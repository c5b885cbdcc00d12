// What is a class and what is one learner's, whatever their folders and archives are called.
#include "dnn/support/files.hpp"
#include "tests/expect.hpp"
#include "tests/grading/layout_rows.hpp"
#include "tools/grade/intake/roster.hpp"

namespace fs = std::filesystem;

TEST_SUITE_WITH(class_signs, Scratch)

TEST_CASE(class_is_never_one_submission) {
    in_utc();
    const std::vector<Entry>& canvas = layout_cases().front().files;
    const auto inside = [](const std::string& parent, std::vector<Entry> files) {
        for (Entry& file : files)
            file.path = parent + '/' + file.path;
        return files;
    };
    const auto bytes_of = [&](const std::string& name, const std::vector<Entry>& files) {
        return support::read_file(write_archive(*this / name, files));
    };
    const std::vector<Entry> team{{"Team A-Ada_12_assignsubmission_file_/03_linear_forward.cpp", "a"}};
    std::vector<Entry> unpacked = inside("submissions", canvas);
    unpacked.push_back({"submissions.zip", bytes_of("c.zip", canvas)});
    std::vector<Entry> sections{{"secA/ada/03_linear_forward.cpp", "a"},
                                {"secA/bob/03_linear_forward.cpp", "b"},
                                {"secB/carl/03_linear_forward.cpp", "c"},
                                {"secB/dora/03_linear_forward.cpp", "d"}};
    std::vector<Entry> in_both = sections;
    in_both.push_back({"secB/ada/03_linear_forward.cpp", "a"});
    const std::string packed = bytes_of("p.zip", {{"03_linear_forward.cpp", "x"}});
    const auto section = [&](const std::string& name, const std::string& kind) {
        std::vector<Entry> files;
        for (const std::string who : {"Ada", "Bob"})
            files.push_back(kind == "folders" ? Entry{who + name + "/03_linear_forward.cpp", "x"}
                            : kind == "flat"  ? Entry{who + name + "_03_linear_forward.cpp", "x"}
                                              : Entry{who + name + ".zip", packed});
        return files;
    };
    const auto zipped = [&](const std::string& where, const std::string& kind) {
        std::vector<Entry> files;
        for (const std::string name : {"A", "B"})
            files.push_back({"sec" + name + where, bytes_of("s.zip", section(name, kind))});
        files.push_back({"readme.txt", "x"});
        return files;
    };
    std::vector<Entry> flat = inside("secA", section("A", "flat"));
    for (const Entry& file : inside("secB", section("B", "flat")))
        flat.push_back(file);
    const std::vector<std::pair<std::string, std::vector<Entry>>> cases{
        {"sections of flat files", flat},
        {"sections that are zips of folders", zipped(".zip", "folders")},
        {"sections that are zips of zips", zipped(".zip", "zips")},
        {"sections that hold a zip of zips", zipped("/download.zip", "zips")},
        {"sections that hold a zip of flat files", zipped("/download.zip", "flat")},
        {"one class twice",
         {{"A.zip", bytes_of("f.zip", section("A", "folders"))},
          {"A (1).zip", bytes_of("f.zip", section("A", "folders"))}}},
        {"two zips of Canvas", {{"A.zip", bytes_of("a.zip", canvas)}, {"B.zip", bytes_of("b.zip", canvas)}}},
        {"teams of one", {{"A.zip", bytes_of("t.zip", team)}, {"B.zip", bytes_of("u.zip", team)}}},
        {"packed and not", unpacked},
        {"sections", sections},
        {"one learner in both sections", in_both}};
    for (const auto& [title, files] : cases) {
        write_files(*this / title, files);
        const fs::path archive = write_archive(*this / (title + " in one.zip"), files);
        for (const std::vector<fs::path>& given :
             {std::vector<fs::path>{*this / title}, {archive}, glob(*this / title)}) {
            const std::string found = found_in(given);
            EXPECT(has(found, "hold the work of several learners each"), title << ": " << found);
            EXPECT(!has(found, "--each"), title << ": " << found);
            EXPECT(!has(found, "/deepsteps-class"), title << ": " << found);
        }
    }
    write_file(*this / "late/zoe_LATE_1003_50007_03_linear_forward.cpp", "zoe");
    check_error(
        [&] {
            grade::find_submissions({*this / "packed and not/submissions",
                                     *this / "late/zoe_LATE_1003_50007_03_linear_forward.cpp"},
                                    course());
        },
        {"\"submissions\" holds the work of several learners"});
    write_files(*this / "packed sections", {{"secA/ada.zip", packed},
                                            {"secA/bob.zip", packed},
                                            {"secB/carl/deepsteps-submission.zip", packed},
                                            {"secB/dora/deepsteps-submission.zip", packed}});
    EXPECT(has(found_in({*this / "packed sections"}), "hold the work of several learners each"));
    // An instructor's own file beside those of the class.
    write_files(*this / "loose", {{"ada.zip", packed}, {"bob.zip", packed}, {"03_linear_forward.cpp", "x"}});
    EXPECT(has(found_in({*this / "loose"}), "may be a class or one learner's work"));
    write_files(*this / "loose prefixed", {{"ada_03_linear_forward.cpp", "a"},
                                           {"bob_03_linear_forward.cpp", "b"},
                                           {"03_linear_forward.cpp", "x"}});
    EXPECT(has(found_in({*this / "loose prefixed"}), "may be a class or one learner's work"));
    write_files(*this / "eve",
                {{"backup.zip", packed}, {"old.zip", packed}, {"03_linear_forward.cpp", "eve"}});
    EXPECT(found_in({*this / "eve"}) == "eve: 03 eve\n", found_in({*this / "eve"}));
    // Parts of one learner's work are neither.
    write_files(*this / "versions", {{"ada/v1/03_linear_forward.cpp", "old"},
                                     {"ada/v2/03_linear_forward.cpp", "new"},
                                     {"bob/v1/03_linear_forward.cpp", "bob"},
                                     {"bob/v2/03_linear_forward.cpp", "bob"}});
    EXPECT(grade::find_submissions({*this / "versions"}, course()).submissions.size() == 2U);
    write_files(*this / "both", {{"ada/03_linear_forward.cpp", "a"}, {"Ada.zip", "x"}, {"bob/x.cpp", "x"}});
    check_error([&] { grade::find_submissions({*this / "both"}, course()); }, {"have one name"});
}

TEST_CASE(one_learner_has_their_own_name) {
    const std::vector<std::pair<std::string, std::vector<Entry>>> cases{
        {"alice", {{"alice/03_linear_forward.cpp", "a"}}},
        {"alice", {{"hw/alice/hw 4/03_linear_forward.cpp", "a"}, {"roster.csv", "x"}}},
        {"work1", {{"03_linear_forward.cpp", "a"}}},
        {"work1", {{"kit/exercises/03_linear_forward.cpp", "a"}, {"kit/checks/x.hpp", "x"}}},
        {"work1", {{"src/03_linear_forward.cpp", "a"}, {"include/x.hpp", "x"}}},
        {"work1", {{"old/03_linear_forward.cpp", "x"}, {"new/03_linear_forward.cpp", "a"}}}};
    int number = 0;
    for (const auto& [name, files] : cases) {
        const fs::path place = *this / std::to_string(++number) / "work1";
        write_files(place, files);
        for (const fs::path& given : {place, write_archive(place.string() + ".zip", files)}) {
            const std::string rows = found_in({given});
            EXPECT(rows == name + ": 03 a\n", given << ": " << rows);
        }
    }
    for (const std::string prefix : {"week-4-submissions", "week-4_submissions_2026_11_22_T_10_00_00"}) {
        const std::vector<Entry> files{{"week-4-cs-ann/.git/HEAD", "x"},
                                       {"week-4-cs-ann/exercises/03_linear_forward.cpp", "ann"},
                                       {"scores.csv", "x"}};
        write_files(*this / prefix, files);
        for (const fs::path& given : {*this / prefix, write_archive(*this / (prefix + ".zip"), files)})
            EXPECT(found_in({given}) == "cs-ann, cs-ann: 03 ann\n");
    }
}

TEST_CASE(last_version_of_a_platform_is_taken) {
    const auto graded_of = [&](const std::string& title, const std::vector<Entry>& files) {
        write_files(*this / title, files);
        return found_in({*this / title});
    };
    EXPECT(graded_of("ilias", {{"ada/20261119231005_03_linear_forward.cpp", "old"},
                               {"ada/20261120231005_03_linear_forward.cpp", "new"},
                               {"bob/20261120231005_03_linear_forward.cpp", "bob"}}) ==
           "ada: 03 new\nbob: 03 bob\n");
    EXPECT(graded_of("teams", {{"ada/Week 4/Version 9/03_linear_forward.cpp", "old"},
                               {"ada/Week 4/Version 10/03_linear_forward.cpp", "new"},
                               {"bob/Week 4/Version 1/03_linear_forward.cpp", "bob"}}) ==
           "ada: 03 new\nbob: 03 bob\n");
    EXPECT(graded_of("schoology", {{"Lee, Ada - 17/Revision 9 - On Time/03_linear_forward.cpp", "old"},
                                   {"Lee, Ada - 17/Revision 10 - Late/03_linear_forward.cpp", "new"},
                                   {"Kim, Bob - 18/Revision 9 - On Time/03_linear_forward.cpp", "bob"}}) ==
           "Kim, Bob - 18: 03 bob\nLee, Ada - 17: 03 new\n");
    EXPECT(graded_of("openolat", {{"Lee_Ada_ada/1_submissions/03_linear_forward.cpp", "old"},
                                  {"Lee_Ada_ada/3_revisions_1/03_linear_forward.cpp", "new"},
                                  {"Kim_Bob_bob/1_submissions/03_linear_forward.cpp", "bob"}}) ==
           "Kim_Bob_bob: 03 bob\nLee_Ada_ada: 03 new\n");
    EXPECT(graded_of("vpl", {{"Ada Lee 17 ada/2026-11-18-14-03-22/03_linear_forward.cpp", "old"},
                             {"Ada Lee 17 ada/2026-11-19-09-00-00/03_linear_forward.cpp", "new"},
                             {"Bob Kim 18 bob/2026-11-18-10-00-00/03_linear_forward.cpp", "old"},
                             {"Bob Kim 18 bob/2026-11-20-10-00-00/03_linear_forward.cpp", "bob"}}) ==
           "Ada Lee 17 ada: 03 new\nBob Kim 18 bob: 03 bob\n");
    EXPECT(graded_of("sakai", {{"ada/Feedback Attachment(s)/03_linear_forward.cpp", "marked"},
                               {"ada/Submission attachment(s)/03_linear_forward.cpp", "ada"},
                               {"bob/Submission attachment(s)/03_linear_forward.cpp", "bob"}}) ==
           "ada: 03 ada\nbob: 03 bob\n");
}

TEST_CASE(right_answers_of_a_copied_project_do_not_count) {
    const std::vector<Entry> files{
        {"deepsteps-main/exercises/03_linear_forward.cpp", "mine"},
        {"deepsteps-main/solutions/03_linear_forward.cpp", "theirs"},
        {"deepsteps-main/solutions/06_compute_cost.cpp", "theirs"},
        {"deepsteps-main/tests/grading/variants/terse/06_compute_cost.cpp", "theirs"}};
    write_files(*this / "ada", files);
    for (const fs::path& given : {*this / "ada", write_archive(*this / "ada.zip", files)}) {
        EXPECT(found_in({given}) == "ada: 03 mine\n", found_in({given}));
        const grade::Intake intake = grade::find_submissions({given}, course());
        EXPECT(has(grade::read_submission(intake.submissions.at(0), course()).remarks.at(0),
                   "A copy of the project was handed in"));
    }
    const std::vector<Entry> own{{"solutions/03_linear_forward.cpp", "mine"}};
    EXPECT(found_in({write_archive(*this / "bob.zip", own)}) == "bob: 03 mine\n");
}

TEST_CASE(a_download_that_cannot_be_read_is_no_learner) {
    write_file(*this / "class.zip", "");
    write_file(*this / "page.zip", "<html>Log in</html>");
    for (const char* name : {"class.zip", "page.zip"})
        check_error([&] { grade::find_submissions({*this / name}, course()); }, {name, "Download it again"});
}

TEST_CASE(what_is_no_file_is_named) {
    const auto problem = [&](const fs::path& place, const std::string& name) {
        const grade::Intake intake = grade::find_submissions({place}, course());
        const auto row = std::find_if(intake.submissions.begin(), intake.submissions.end(),
                                      [&](const grade::Submission& one) { return one.name == name; });
        return row == intake.submissions.end() ? "no row" : grade::read_submission(*row, course()).problem;
    };
    write_files(*this / "m", {{"Ada_1_assignsubmission_onlinetext_/onlinetext.html", "x"},
                              {"Bob_2_assignsubmission_onlinetext_/onlinetext.html", "x"}});
    EXPECT(has(problem(*this / "m", "Ada"), "text was handed in, not a file"));
    write_files(*this / "c", {{"ada_7_text.html", "x"}, {"bob_8_100_03_linear_forward.cpp", "x"}});
    EXPECT(has(problem(*this / "c", "ada"), "not a file; read it on Canvas"));
    write_files(*this / "b", {{blackboard + "ada" + at + "20-10-00-00.txt", receipt("Ada", "ada")},
                              {blackboard + "bob" + at + "20-10-00-00_03_linear_forward.cpp", "x"}});
    EXPECT(has(problem(*this / "b", "Ada"), "no file was handed in"));
}

TEST_CASE(names_of_windows_archives_are_read) {
    const std::vector<Entry> files{{"M\x81ller/03_linear_forward.cpp", "m"},
                                   {"bob/03_linear_forward.cpp", "b"}};
    EXPECT(found_in({write_archive(*this / "class.zip", files)}) == "M\xC3\xBCller: 03 m\nbob: 03 b\n");
}

TEST_CASE(blackboard_login_alone_is_no_guess) {
    const std::string entry = "Week 4_j_van_der_berg_attempt_2026-11-20-10-00-00_03_linear_forward.cpp";
    write_file(*this / "bb" / entry);
    write_file(*this / "bb2/Week 4_jdoe_attempt_2026-11-20-10-00-00_03_linear_forward.cpp");
    grade::Intake intake = grade::find_submissions({*this / "bb" / entry}, course());
    check_error([&] { grade::check_doubts(intake); }, {"title ends", "--roster"});
    grade::join_roster(intake, grade::read_roster(text("r.csv", "name,login\nJan Berg,J_van_der_berg\n")));
    grade::check_doubts(intake);
    EXPECT(intake.submissions.at(0).name == "Jan Berg");
    intake = grade::find_submissions({*this / "bb2"}, course());
    grade::check_doubts(intake);
    EXPECT(intake.submissions.at(0).id == "jdoe");
}

TEST_CASE(gradescope_s_list_is_used) {
    in_utc();
    for (const LayoutCase& layout : layout_cases())
        if (layout.platform == grade::Platform::gradescope)
            write_files(*this / "export", layout.files);
    EXPECT(found_in({*this / "export/submission_1"}) ==
           "Ada Lovelace, 100, ada@x.edu, 2026-11-20 23:59: 03 ada\n");
    grade::Intake intake = grade::find_submissions({*this / "export"}, course());
    const fs::path roster = text("r.csv", "Name,SID,Email,Role\nOne Pair,200,one@x.edu,Student\n"
                                          "Pair Two,201,two@x.edu,Student\nIn Structor,,i@x,Instructor\n"
                                          "Te Ach,,t@x,TA\n");
    grade::join_roster(intake, grade::read_roster(roster));
    EXPECT(joined(rows_of(intake)) == "Ada Lovelace, 100, ada@x.edu, 2026-11-20 23:59: 03 ada\n"
                                      "One Pair, 200, one@x.edu, 2026-11-19 18:00: 06 pair\n"
                                      "Pair Two, 201, two@x.edu, 2026-11-19 18:00: 06 pair\n");
    EXPECT(intake.missing == 0U);
    fs::remove_all(*this / "export/submission_2");
    intake = grade::find_submissions({*this / "export"}, course());
    REQUIRE(intake.not_there.size() == 1U);
    EXPECT(intake.not_there[0] == "submission_2 of Pair One, Pair Two");
}

TEST_SUITE_END()

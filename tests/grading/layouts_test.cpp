// The layouts that platforms write, as documented, each in three forms: a folder, a shell's glob of it and an archive.
// A file's text says whose it is.
#include "tests/expect.hpp"
#include "tests/grading/layout_rows.hpp"

namespace fs = std::filesystem;

TEST_SUITE_WITH(layouts, Scratch)

TEST_CASE(every_platform_gives_its_rows_in_every_form) {
    in_utc();
    int number = 0;
    for (const LayoutCase& layout : layout_cases()) {
        CONTEXT(layout.title) {
            const fs::path place = *this / ("week" + std::to_string(++number));
            write_files(place, layout.files);
            grade::Platform platform = grade::Platform::plain;
            EXPECT(found_in({place}, &platform) == joined(layout.rows));
            EXPECT((platform == layout.platform));
            EXPECT(found_in(glob(place)) == joined(layout.rows));
            EXPECT(found_in({write_archive(place.string() + ".zip", layout.files)}) == joined(layout.rows));
            std::vector<Entry> wrapped = layout.files;
            for (Entry& file : wrapped)
                file.path = "download/" + file.path;
            EXPECT(found_in({write_archive(place.string() + ".tgz", wrapped)}) == joined(layout.rows));
            write_files(*this / ("outer" + std::to_string(number)), wrapped);
            EXPECT(found_in({*this / ("outer" + std::to_string(number))}) == joined(layout.rows));
            const fs::path dated = *this / ("CS_101_2026_11_20_" + std::to_string(number) + ".zip");
            EXPECT(found_in({write_archive(dated, layout.files)}) == joined(layout.rows));
        }
    }
}

TEST_CASE(path_that_leads_outside_stops_no_class) {
    std::vector<Entry> files = layout_cases().front().files;
    files.push_back({"evil_66_6_/../../../03_linear_forward.cpp", "evil"});
    files.push_back({"evil_66_6_link.cpp", "", "/etc/passwd"});
    EXPECT(found_in({write_archive(*this / "class.zip", files)}) == joined(layout_cases().front().rows));
    EXPECT(!fs::exists(folder.parent_path() / "03_linear_forward.cpp"));
}

TEST_CASE(platform_s_archive_is_found_beside_a_roster) {
    const LayoutCase& canvas = layout_cases().front();
    fs::create_directory(*this / "week4");
    write_archive(*this / "week4/submissions.zip", canvas.files);
    text("week4/roster.csv", "Student,ID\n");
    EXPECT(found_in({*this / "week4"}) == joined(canvas.rows));
    EXPECT(found_in(glob(*this / "week4")) == joined(canvas.rows));
}

TEST_CASE(learner_forges_no_row) {
    const std::vector<std::string> forged{
        "jane_12345_999_03_linear_forward.cpp", "Jane_12345_assignsubmission_file_/03_linear_forward.cpp",
        "Week 4_jane_attempt_2026-11-20-10-00-00_03_linear_forward.cpp",
        "1-2 - Jane - Nov 20, 2026 1159 PM/03_linear_forward.cpp", "submission_9/03_linear_forward.cpp"};
    for (const LayoutCase& layout : layout_cases()) {
        if (layout.title.find("flat") != std::string::npos)
            continue;
        std::string entry = layout.files.back().path;
        if (layout.platform == grade::Platform::plain && entry == "notes.txt")
            entry = layout.files.front().path;
        if (entry.find('/') == std::string::npos)
            continue;
        const fs::path place = *this / layout.title;
        write_files(place, layout.files);
        for (const std::string& name : forged)
            write_file(place / entry.substr(0, entry.find('/')) / name, "forged");
        CONTEXT(layout.title) {
            const std::size_t rows = layout.rows.size();
            for (const std::vector<fs::path>& given : {std::vector<fs::path>{place}, glob(place)})
                EXPECT(grade::find_submissions(given, course()).submissions.size() == rows);
        }
    }
    // Where the platform writes the learner's file name behind its own.
    const std::vector<std::vector<std::string>> behind{
        {"evil_5_1_", "bob_6_2_"},
        {"Eve X_5_assignsubmission_file_", "Bob_6_assignsubmission_file_"},
        {"W_eve_attempt_2026-11-20-10-00-00_", "W_bob_attempt_2026-11-20-10-00-00_"},
        {"5-9 - Eve - Nov 20, 2026 1159 PM - ", "6-9 - Bob - Nov 20, 2026 1159 PM - "}};
    int number = 0;
    for (const std::vector<std::string>& prefixes : behind) {
        const fs::path place = *this / ("behind" + std::to_string(++number));
        write_file(place / (prefixes[1] + "03_linear_forward.cpp"), "bob");
        write_file(place / (prefixes[0] + "06_compute_cost.cpp"), "eve");
        for (const std::string& name : forged)
            write_file(place / (prefixes[0] + name.substr(0, name.find('/'))), "forged");
        write_file(place / (prefixes[0] + prefixes[1] + "03_linear_forward.cpp"), "forged");
        const grade::Intake intake = grade::find_submissions({place}, course());
        CONTEXT(place) {
            REQUIRE(intake.submissions.size() == 2U);
            for (const grade::Submission& submission : intake.submissions)
                if (submission.name.starts_with("Bob") || submission.name.starts_with("bob"))
                    EXPECT(grade::read_submission(submission, course()).files.at("03_linear_forward").text ==
                           "bob");
        }
    }
}

TEST_CASE(numbers_in_a_learner_s_file_name_are_no_id) {
    // Whose own numbers are shorter than the others', or than they usually are.
    const std::vector<std::string> rest{"bob_1002_50002_03_linear_forward.cpp",
                                        "cem_20003_100003_06_compute_cost.cpp"};
    int number = 0;
    for (const std::string own : {"eve_987_40001_", "eve_987_LATE_40001_", "eve_1001_40001_"})
        for (const std::string forged : {"12345_99999_", "jane_12345_99999_", "1_12345_99999_"}) {
            const fs::path place = *this / std::to_string(++number);
            write_file(place / (own + forged + "03_linear_forward.cpp"), "eve");
            for (const std::string& file : rest)
                write_file(place / file);
            const grade::Intake intake = grade::find_submissions({place}, course());
            REQUIRE(intake.submissions.size() == 3U);
            for (const grade::Submission& submission : intake.submissions)
                EXPECT(submission.name.size() == 3U && submission.id != "12345",
                       own + forged << ": " << submission.name);
        }
}

TEST_CASE(what_cannot_be_told_apart_is_refused) {
    const auto refused = [&](const std::string& title, const std::vector<std::string>& files,
                             const std::string& words) {
        const fs::path place = *this / title;
        for (const std::string& file : files)
            write_file(place / file, "x");
        for (const std::vector<fs::path>& given : {std::vector<fs::path>{place}, glob(place)}) {
            const std::string found = found_in(given);
            EXPECT(found.starts_with("refused: "), title << ": " << found);
            EXPECT(has(found, words), title << ": " << found);
            EXPECT(has(found, "--each"), title << ": " << found);
        }
    };
    refused("canvas and folders",
            {"ada_7_100_03_linear_forward.cpp", "bob_8_101_06_compute_cost.cpp", "eve/x.cpp"},
            "2 of its 3 entries have names that Canvas gives, but not \"eve\"");
    refused("moodle and a zip", {"Ada_1_assignsubmission_file_/x.cpp", "bob.zip"}, "Moodle");
    refused("one's files beside a class's",
            {"03_linear_forward.cpp", "ada/03_linear_forward.cpp", "bob/03_linear_forward.cpp"}, "");

    write_file(*this / "export/submission_1/03_linear_forward.cpp");
    write_file(*this / "export/submission_metadata.yml", "submission_1: [\n");
    check_error([&] { grade::find_submissions({*this / "export"}, course()); },
                {"export: submission_metadata.yml cannot be read, line", "download the export again."});
    write_file(*this / "subs/bob/03_linear_forward.cpp"); // one learner's damaged file stops nobody
    fs::rename(*this / "export", *this / "subs/eve");
    EXPECT(grade::find_submissions(glob(*this / "subs"), course()).submissions.size() == 2U);

    write_file(*this / "two/ada_7_100_03_linear_forward.cpp");
    write_file(*this / "two/bob_7_101_03_linear_forward.cpp");
    check_error([&] { grade::find_submissions({*this / "two"}, course()); },
                {"two submissions have the id 7"});
    write_file(*this / "parts/a/03_linear_forward.cpp");
    write_file(*this / "parts/b/06_compute_cost.cpp");
    check_error([&] { grade::find_submissions({*this / "parts"}, course()); }, {"--each"});
    EXPECT(grade::find_submissions({*this / "parts"}, course(), {}, true).submissions.size() == 1U);

    write_files(*this / "w1", layout_cases()[0].files);
    write_files(*this / "w2", layout_case("Moodle, folders").files);
    check_error(
        [&] {
            grade::find_submissions({*this / "w1", *this / "w2"}, course());
        },
        {"several learners each"});
}

TEST_CASE(files_of_one_learner_are_one_submission) {
    write_file(*this / "ada/03_linear_forward.cpp", "ada");
    write_file(*this / "ada/06_compute_cost.cpp", "ada");
    EXPECT(found_in(glob(*this / "ada")) == "ada: 03 ada 06 ada\n");
    EXPECT(found_in({*this / "ada"}) == "ada: 03 ada 06 ada\n");
    write_archive(*this / "copy.zip", {{"kit/exercises/03_linear_forward.cpp", "ada"},
                                       {"kit/build/CMakeFiles/x/03_linear_forward.cpp", "no"},
                                       {"kit/solutions/readme.md", "x"}});
    EXPECT(found_in({*this / "copy.zip"}) == "copy: 03 ada\n");
}

TEST_CASE(paths_from_several_places_are_no_classes) {
    write_file(*this / "a/ada/03_linear_forward.cpp", "ada");
    for (const std::string name : {"eve_5_1_", "jane_6_2_"})
        write_file(*this / "b/eve" / (name + "03_linear_forward.cpp"), "eve");
    check_error(
        [&] {
            grade::find_submissions({*this / "a/ada", *this / "b/eve"}, course());
        },
        {"\"eve\" holds the work of several learners"});
}

TEST_CASE(learners_are_not_mixed_whatever_they_call_their_files) {
    write_file(*this / "near/Ada_linear_forward.cpp", "ada");
    write_file(*this / "near/Ada_compute_cost.cpp", "ada");
    write_file(*this / "near/bob-linear-forward.cpp", "bob");
    const std::string rows = "Ada: 03 ada 06 ada\nbob: 03 bob\n";
    EXPECT(found_in({*this / "near"}) == rows);
    EXPECT(found_in(glob(*this / "near")) == rows);

    write_file(*this / "behind/03_linear_forward_ada.cpp", "ada");
    write_file(*this / "behind/03_linear_forward_bob.cpp", "bob");
    EXPECT(found_in({*this / "behind"}) == "ada: 03 ada\nbob: 03 bob\n");

    write_file(*this / "ada/main.cpp");
    write_file(*this / "ada/helpers.cpp");
    EXPECT(found_in({*this / "ada"}) == "ada:\n");

    const std::string attempt = "_ada_attempt_2026-11-20-10-00-00_03_linear_forward.cpp";
    write_file(*this / "weeks" / ("Week 4" + attempt));
    write_file(*this / "weeks" / ("Week 5" + attempt));
    check_error([&] { grade::find_submissions({*this / "weeks"}, course()); },
                {"two submissions have the id ada"});

    for (const std::string group : {"1", "2"}) {
        write_file(*this / "teams" / ("cs1-w4-group-" + group) / ".classroom50.yaml");
        write_file(*this / "teams" / ("cs1-w4-group-" + group) / "03_linear_forward.cpp", group);
    }
    EXPECT(found_in({*this / "teams"}) == "group-1, group-1: 03 1\ngroup-2, group-2: 03 2\n");
}

TEST_CASE(earlier_attempts_are_named) {
    write_files(*this / "bb", layout_case("Blackboard: the last").files);
    const grade::Intake intake = grade::find_submissions({*this / "bb"}, course());
    REQUIRE(intake.submissions.size() == 2U);
    EXPECT(joined(intake.submissions[0].remarks) ==
           "The last attempt was graded, that of 2026-11-20 23:59, not the one of \"2026-11-18 10:00\".\n");
    EXPECT(intake.submissions[0].origin.entries.size() >= 1U);
}

TEST_CASE(platforms_facts_are_kept) {
    write_files(*this / "canvas", layout_cases()[0].files);
    const grade::Intake canvas = grade::find_submissions({*this / "canvas"}, course());
    EXPECT(canvas.submissions[1].origin.attachment == "102");
    EXPECT(canvas.submissions[1].origin.entries.size() == 3U);
    write_files(*this / "moodle", layout_case("Moodle, folders").files);
    EXPECT(grade::find_submissions({*this / "moodle"}, course()).submissions[0].origin.participant == "12");
}

TEST_CASE(times_are_read_as_platforms_write_them) {
    in_utc();
    const auto shown = [](const std::string& text) {
        const auto time = grade::time_of(text);
        return time ? grade::shown_time(*time) : "none";
    };
    EXPECT(shown("Nov 20, 2026 1159 PM") == "2026-11-20 23:59");
    EXPECT(shown("Nov 20, 2026 12:05 AM") == "2026-11-20 00:05");
    EXPECT(shown("Nov 2, 2026 905 AM") == "2026-11-02 09:05");
    EXPECT(shown("20 November 2026 2359") == "2026-11-20 23:59");
    EXPECT(shown("2026-11-20-23-59-00") == "2026-11-20 23:59");
    EXPECT(shown("2026-11-20T23:59:00.365935-07:00") == "2026-11-21 06:59");
    EXPECT(shown("2026-11-20 23:59:00.1 Z") == "2026-11-20 23:59");
    EXPECT(shown("2026-11-20") == "2026-11-20 00:00");
    EXPECT(shown("Freitag, 20. März 2026, 23:59") == "2026-03-20 23:59");
    EXPECT(shown("vendredi 20 août 2027, 09:05") == "2027-08-20 09:05");
    EXPECT(shown("viernes, 20 de diciembre de 2026, 23:59") == "2026-12-20 23:59");
    for (const std::string wrong :
         {"2026-02-30 10:00", "2026-11-20 25:00", "Nov 20, 2026 1359 PM", "soon", ""})
        EXPECT(shown(wrong) == "none", wrong);
}

TEST_SUITE_END()

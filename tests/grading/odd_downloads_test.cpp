// What browsers, systems and platforms make of what was handed in: packed and unfinished files, copies, equal names, and
// files of their own.
#include "dnn/support/files.hpp"
#include "tests/expect.hpp"
#include "tests/grading/layout_rows.hpp"
#include "tools/grade/intake/handed_in_name.hpp"
#include "tools/grade/intake/listing.hpp"
#include "tools/grade/intake/roster.hpp"

namespace fs = std::filesystem;

namespace {

const std::string whole_source = "namespace dnn { int x; } // {\n";

/// What archive programs make of a single file; the library calls that format "raw".
std::string compressed(const std::string& text, int (*add_filter)(archive*)) {
    std::string bytes(text.size() + 4096, '\0');
    std::size_t used = 0;
    archive* const out = archive_write_new();
    archive_write_set_format_raw(out);
    add_filter(out);
    archive_write_set_bytes_in_last_block(out, 1);
    REQUIRE(archive_write_open_memory(out, bytes.data(), bytes.size(), &used) == ARCHIVE_OK);
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, "x");
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(out, entry);
    archive_write_data(out, text.data(), text.size());
    archive_entry_free(entry);
    archive_write_free(out);
    bytes.resize(used);
    return bytes;
}

std::string remarks_in(const fs::path& place) {
    std::string all;
    for (const grade::Submission& one : grade::find_submissions({place}, course()).submissions) {
        const grade::Contents contents = grade::read_submission(one, course());
        all += joined(contents.remarks) + contents.problem;
        for (const auto& [exercise, file] : contents.files)
            all += file.refused.empty() ? "" : exercise + ": " + file.refused + '\n';
    }
    return all;
}

} // namespace

TEST_SUITE_WITH(odd_downloads, Scratch)

TEST_CASE(files_that_came_packed_one_by_one_are_read) {
    const std::string name = "03_linear_forward.cpp";
    const std::vector<std::pair<std::string, std::string>> packed{
        {".gz", compressed(whole_source, archive_write_add_filter_gzip)},
        {".bz2", compressed(whole_source, archive_write_add_filter_bzip2)},
        {".XZ", compressed(whole_source, archive_write_add_filter_xz)},
        {".zst", compressed(whole_source, archive_write_add_filter_zstd)},
        {".gz", whole_source}, // a browser has unpacked it already
        {".zip", support::read_file(write_archive(*this / "x.zip", {{name, whole_source}}))},
        {".tar.gz", support::read_file(write_archive(*this / "x.tar.gz", {{"a/" + name, whole_source}}))}};
    int number = 0;
    for (const auto& [ending, bytes] : packed) {
        const std::string place = std::to_string(++number);
        const std::vector<Entry> files{{"ada/" + name + ending, bytes}, {"ada/06_compute_cost.cpp", "a"}};
        write_files(*this / place, files);
        write_files(*this / place, {{"bob/" + name, "bob"}});
        const std::string rows = "ada: 03 " + whole_source + " 06 a\nbob: 03 bob\n";
        EXPECT(found_in({*this / place}) == rows, ending);
        const bool is_archive = ending == ".zip" || ending == ".tar.gz"; // in which the name is right
        EXPECT(has(remarks_in(*this / place), "please call it 03_linear_forward.cpp") != is_archive, ending);
        EXPECT(found_in({write_archive(*this / "ada.tar", files)}) == "ada: 03 " + whole_source + " 06 a\n",
               ending);
        // In a flat class, it is the learner's file, not a learner.
        write_files(
            *this / ("flat" + place),
            {{"ada_" + name + ending, bytes}, {"ada_06_compute_cost.cpp", "a"}, {"bob_" + name, "bob"}});
        EXPECT(found_in({*this / ("flat" + place)}) == rows, ending);
    }
    write_files(*this / "damaged", {{"ada/" + name + ".gz", packed[0].second.substr(0, 20)}});
    EXPECT(has(remarks_in(*this / "damaged"), "it cannot be unpacked; hand in the .cpp itself."));
    write_files(*this / "other", {{"ada/" + name + ".zip",
                                   support::read_file(write_archive(*this / "y.zip", {{"main.cpp", "x"}}))}});
    EXPECT(has(remarks_in(*this / "other"), "it holds no exercise file"));
    EXPECT(has(remarks_in(*this / "other"), "03_linear_forward.cpp.zip/main.cpp\""));
}

TEST_CASE(unfinished_downloads_count_where_they_are_whole) {
    for (const std::string ending : {".download", ".crdownload", ".part", ".partial"}) {
        write_files(*this / ("a" + ending), {{"ada/03_linear_forward.cpp" + ending, whole_source}});
        EXPECT(has(found_in({*this / ("a" + ending)}), "03 namespace dnn"), ending);
        write_files(*this / ("b" + ending),
                    {{"ada/03_linear_forward.cpp" + ending, "namespace dnn { void f() { if (x) { } }\n"}});
        EXPECT(has(remarks_in(*this / ("b" + ending)),
                   "03_linear_forward: it has the name of an unfinished download"),
               ending);
    }
    write_file(*this / "safari/ada/03_linear_forward.cpp.download/03_linear_forward.cpp", "namespace dnn {");
    EXPECT(has(remarks_in(*this / "safari"), "its end is missing"));
    write_file(*this / "named/ada/deepsteps-submission.zip.crdownload", "x");
    write_file(*this / "named/ada/06_compute_cost.cpp", "x");
    EXPECT(has(remarks_in(*this / "named"),
               "by hand, whose names do not say which exercise they are: \"ada/deepsteps-"));
}

TEST_CASE(a_class_that_is_not_there_yet_is_no_learner) {
    for (const std::string name : {"class.zip.crdownload", "class.tar.gz.part"}) {
        write_file(*this / ("d" + name) / name, "x");
        EXPECT(has(found_in({*this / ("d" + name)}), name + " cannot be read"), name);
        EXPECT(grade::find_submissions({*this / ("d" + name) / name}, course()).submissions.empty());
    }
    write_file(*this / "again/ada/class.zip.gz", "x");
    EXPECT(has(remarks_in(*this / "again"), "by hand"));
}

TEST_CASE(sources_that_are_no_exercise_are_named_and_no_row) {
    write_files(*this / "class", {{"ada/03_linear_forward.cpp", "a"},
                                  {"bob/03_linear_forward.cpp", "b"},
                                  {"carol.cpp", "x"},
                                  {"helper.h", "x"},
                                  {"syllabus.pdf", "x"}});
    for (const std::vector<fs::path>& given :
         {std::vector<fs::path>{*this / "class"}, glob(*this / "class")}) {
        grade::Intake intake = grade::find_submissions(given, course());
        EXPECT(intake.submissions.size() == 2U);
        EXPECT(has(grade::intake_summary(intake),
                   "Look at these by hand; their names match no exercise and no learner: "));
        EXPECT(has(grade::intake_summary(intake), "\"carol.cpp\""));
        EXPECT(has(grade::intake_summary(intake), "\"helper.h\""));
        EXPECT(has(grade::intake_summary(intake), "Not submissions: \"syllabus.pdf\"."));
        // A roster knows whose it is.
        grade::join_roster(intake, grade::read_roster(text("r.csv", "name\nada\nbob\nCarol\n")));
        EXPECT(joined(rows_of(intake)) == "Carol:\nada: 03 a\nbob: 03 b\n");
        EXPECT(!has(grade::intake_summary(intake), "carol"));
    }
    // They hide no class, in a folder or an archive.
    write_files(*this / "around", {{"w/ada/03_linear_forward.cpp", "a"},
                                   {"w/bob/03_linear_forward.cpp", "b"},
                                   {"w/test.cpp", "x"},
                                   {"main.cpp", "x"}});
    const std::vector<Entry> two{{"ada/03_linear_forward.cpp", "a"}, {"bob/03_linear_forward.cpp", "b"}};
    write_files(*this / "beside", {{"class.zip", support::read_file(write_archive(*this / "two.zip", two))},
                                   {"main.cpp", "x"}});
    for (const std::string place : {"around", "beside"})
        for (const std::vector<fs::path>& given :
             {std::vector<fs::path>{*this / place}, glob(*this / place)}) {
            EXPECT(found_in(given) == "ada: 03 a\nbob: 03 b\n", place << ": " << found_in(given));
            EXPECT(has(grade::intake_summary(grade::find_submissions(given, course())), "\"main.cpp\""),
                   place);
        }
    // Where there is nothing else, each of them is to be told.
    write_files(*this / "all", {{"ada.cpp", "x"}, {"bob.cpp", "x"}});
    EXPECT(found_in(glob(*this / "all")) == "ada:\nbob:\n");
    // One learner's files stay together.
    write_files(*this / "one", {{"03_linear_forward.cpp", "x"}, {"main.cpp", "x"}});
    EXPECT(found_in(glob(*this / "one")) == "one: 03 x\n");
}

TEST_CASE(nobody_is_lost_in_an_archive_with_odd_paths) {
    const auto found = [&](const std::vector<Entry>& files) {
        const fs::path archive = write_archive(*this / "class.tar", files);
        const std::string rows = found_in({archive});
        return rows.starts_with("refused")
                   ? rows
                   : rows + grade::intake_summary(grade::find_submissions({archive}, course()));
    };
    const std::vector<Entry> two{{"ada/03_linear_forward.cpp", "a"}, {"bob/03_linear_forward.cpp", "b"}};
    const auto with = [&](const Entry& entry) { return found({two[0], two[1], entry}); };
    const std::string rows = "ada: 03 a\nbob: 03 b\n";
    EXPECT(has(found({{"C:\\Users\\ada\\03_linear_forward.cpp", "a"},
                      {"C:\\Users\\bob\\03_linear_forward.cpp", "b"}}),
               rows));
    EXPECT(has(found({{"/home/ada/03_linear_forward.cpp", "a"}, {"/home/bob/03_linear_forward.cpp", "b"}}),
               rows));
    for (const Entry& entry : {Entry{"../cem/03_linear_forward.cpp", "x"}, Entry{"cem", "", "ada"},
                               Entry{"ada/" + std::string(300, 'x') + "/06_compute_cost.cpp", "x"}}) {
        EXPECT(with(entry).starts_with(rows), with(entry));
        EXPECT(
            has(with(entry),
                "Not unpacked, as they are links, lead outside the archive or have a name that no file can "
                "have: \"" +
                    entry.path.substr(0, 20)),
            with(entry));
    }
    EXPECT(!has(with({"ada/.hidden", "", "x"}), "Not unpacked"));
    EXPECT(has(found({{"ada", "x"}, two[0], two[1]}), "\"ada/03_linear_forward.cpp\" cannot be unpacked"));
    // Who packs twice, and who keeps the grades beside the class.
    const std::string packed =
        support::read_file(write_archive(*this / "x.zip", {{"03_linear_forward.cpp", "x"}}));
    const std::string twice = support::read_file(write_archive(*this / "y.zip", {{"work.zip", packed}}));
    write_files(
        *this / "class",
        {{"ada.zip", twice}, {"bob/hw.zip", twice}, {"grades/run.json", "{}"}, {"grades/grades.csv", "x"}});
    EXPECT(found_in({*this / "class"}) == "ada: 03 x\nbob: 03 x\n", found_in({*this / "class"}));
}

TEST_CASE(files_of_equal_names_are_told_apart) {
    const std::string packed =
        support::read_file(write_archive(*this / "x.zip", {{"03_linear_forward.cpp", "old"}}));
    write_files(*this / "canvas", {{"ada_7_100_03_linear_forward.cpp", "old"},
                                   {"ada_7_101_03_linear_forward.cpp", "new"},
                                   {"bob_8_102_work.zip", packed},
                                   {"bob_8_103_work.zip", packed}});
    const std::string remarks = remarks_in(*this / "canvas");
    EXPECT(has(remarks,
               "\"ada_7_101_03_linear_forward.cpp\" was graded, not \"ada_7_100_03_linear_forward.cpp\""));
    EXPECT(
        has(remarks, "\"bob_8_103_work.zip/03_linear_forward.cpp\" was graded, not \"bob_8_102_work.zip/"));
    // In one archive, the last counts, as in one that was added to.
    const std::vector<Entry> twice{{"ada/03_linear_forward.cpp", "old"},
                                   {"ada/03_linear_forward.cpp", "new"},
                                   {"bob/03_linear_forward.cpp", "b"}};
    EXPECT(found_in({write_archive(*this / "class.tar", twice)}) == "ada: 03 new\nbob: 03 b\n");
    EXPECT(found_in({write_archive(*this / "ada.tar", {twice[0], twice[1]})}) == "ada: 03 new\n");
    EXPECT(has(remarks_in(*this / "ada.tar"), "(2).cpp\" was graded, not \"ada/03_linear_forward.cpp\""));
    // Rows, too.
    write_files(*this / "rows", {{"a/ada/03_linear_forward.cpp", "1"}, {"b/ada/03_linear_forward.cpp", "2"}});
    EXPECT(found_in({*this / "rows/a/ada", *this / "rows/b/ada"}) == "a/ada: 03 1\nb/ada: 03 2\n");
    const auto roster = grade::read_roster(text("r.csv", "name,login\nAda,ada\n"));
    write_files(*this / "rows", {{"c/ada.zip", packed}, {"d/ada.zip", packed}});
    const std::string moodle = "Ada_1_assignsubmission_file_";
    for (const char* place : {"e", "f"})
        write_file(*this / "rows" / place / moodle / "03_linear_forward.cpp");
    check_error(
        [&] {
            grade::find_submissions({*this / "rows/e" / moodle, *this / "rows/f" / moodle}, course());
        },
        {"\"e/Ada_1_", "and \"f/Ada_1_"});
    grade::Intake joined_twice =
        grade::find_submissions({*this / "rows/c/ada.zip", *this / "rows/d/ada.zip"}, course());
    for (grade::Submission& one : joined_twice.submissions)
        one.origin.login = "ada";
    check_error([&] { grade::join_roster(joined_twice, roster); },
                {"\"c/ada.zip\" and \"d/ada.zip\" both belong"});
}

TEST_CASE(copies_of_what_submit_makes_are_their_learner_s) {
    const auto owner = grade::beside_handed_in_name;
    EXPECT(owner("Jane Doe - deepsteps-submission") == "Jane Doe");
    EXPECT(owner("deepsteps-submission_jdoe (2)") == "jdoe (2)" ||
           owner("deepsteps-submission_jdoe (2)") == "jdoe");
    EXPECT(owner("Kopie von Jane Doe_Deepsteps-Submission") == "Jane Doe");
    EXPECT(owner("Jane Doe - Copy of deepsteps-submission-20261128T101500Z-001") == "Jane Doe");
    for (const std::string nobodys :
         {"deepsteps-submission", "deepsteps-submission (1)", "deepsteps-submission-20261128T101500Z-1-001",
          "Copy of deepsteps-submission", "deepsteps-submission - Kopie (2)",
          "Copie de deepsteps_submission"})
        EXPECT(owner(nobodys) == "", nobodys << ": " << owner(nobodys));
    // Two of nobody's in one folder may be one learner's downloads.
    const std::string packed =
        support::read_file(write_archive(*this / "x.zip", {{"03_linear_forward.cpp", "x"}}));
    write_files(*this / "ada",
                {{"deepsteps-submission.zip", packed}, {"deepsteps-submission (1).zip", packed}});
    EXPECT(has(found_in({*this / "ada"}), "it may be a class or one learner's work"));
    write_files(*this / "class", {{"Ada - deepsteps-submission.zip", packed},
                                  {"Ada - deepsteps-submission (1).zip", packed},
                                  {"Bob - deepsteps-submission.zip", packed}});
    EXPECT(found_in({*this / "class"}) == "Ada: 03 x\nBob: 03 x\n");
    EXPECT(has(remarks_in(*this / "class"),
               "\"Ada - deepsteps-submission (1).zip/03_linear_forward.cpp\" was graded"));
}

TEST_CASE(what_a_platform_or_reset_puts_there_needs_no_remark) {
    write_files(*this / "sakai", {{"Lee, Ada(ada)/Submission attachment(s)/03_linear_forward.cpp", "a"},
                                  {"Lee, Ada(ada)/timestamp.txt", "x"},
                                  {"Lee, Ada(ada)/comments.txt", "x"},
                                  {"Lee, Ada(ada)/onlinetext.html", "x"},
                                  {"Kim, Bob(bob)/Submission attachment(s)/03_linear_forward.cpp", "b"}});
    write_files(*this / "vpl", {{"ada/2026-11-18-14-03-22/03_linear_forward.cpp", "a"},
                                {"ada/2026-11-18-14-03-22.ceg/execution.txt", "x"},
                                {"bob/2026-11-18-14-03-22/03_linear_forward.cpp", "b"}});
    const std::string kept = "/exercises/kept/03_linear_forward.2026-11-20-101500.cpp";
    write_files(*this / "kept", {{"ada/exercises/03_linear_forward.cpp", "a"},
                                 {"ada" + kept, "old"},
                                 {"bob/exercises/03_linear_forward.cpp", "b"}});
    for (const char* place : {"sakai", "vpl", "kept"})
        EXPECT(remarks_in(*this / place) == "", place << ": " << remarks_in(*this / place));
    EXPECT(has(found_in({*this / "kept"}), "ada: 03 a\n"));
    // Unless it is all there is.
    write_files(*this / "reset", {{"ada/exercises/06_compute_cost.cpp", "a"}, {"ada" + kept, "old"}});
    EXPECT(has(remarks_in(*this / "reset"), "Of 03_linear_forward there is only an earlier version"));
    EXPECT(found_in({*this / "reset"}) == "ada: 06 a\n" || found_in({*this / "reset"}) == "reset: 06 a\n");
    write_files(*this / "olat", {{"Lee_Ada_ada/1_submissions/03_linear_forward.cpp", "ada"},
                                 {"Lee_Ada_ada/2_corrections/03_linear_forward.cpp", "the tutor"},
                                 {"Kim_Bob_bob/1_submissions/03_linear_forward.cpp", "bob"}});
    EXPECT(found_in({*this / "olat"}) == "Kim_Bob_bob: 03 bob\nLee_Ada_ada: 03 ada\n");
}

TEST_SUITE_END()

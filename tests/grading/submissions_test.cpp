// Finding submissions, and their exercise files.
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tools/grade/intake/submissions.hpp"

#include <sys/stat.h>

namespace fs = std::filesystem;

namespace {

grade::Contents contents_of(const fs::path& path) {
    const auto found = grade::find_submissions({path}, course(), {}, true).submissions;
    REQUIRE(found.size() == 1U);
    return grade::read_submission(found.front(), course());
}

void check_problem(const fs::path& path, const std::string& words) {
    const grade::Contents contents = contents_of(path);
    EXPECT(contents.files.empty());
    EXPECT(!contents.fault_ours);
    EXPECT(contents.problem.find(words) != std::string::npos, "\"" << contents.problem << "\": " << words);
}

std::string graded_path(const grade::Contents& contents, const std::string& exercise) {
    const auto file = contents.files.find(exercise);
    return file == contents.files.end() ? "" : file->second.path;
}

std::string refusal(const grade::Contents& contents, const std::string& exercise) {
    const auto file = contents.files.find(exercise);
    return file == contents.files.end() ? "not found" : file->second.refused;
}

} // namespace

TEST_SUITE_WITH(submissions, Scratch)

TEST_CASE(exercise_is_read_from_the_file_name) {
    const auto exercise = [](const std::string& name) {
        const auto found = grade::exercise_of(course(), name);
        return found
                   ? found->exercise + (found->prefixed ? " prefixed " : " ") + std::to_string(found->suffix)
                   : "none";
    };
    EXPECT(exercise("03_linear_forward.cpp") == "03_linear_forward 0");
    EXPECT(exercise("Lee_03_linear_forward-2.cpp") == "03_linear_forward prefixed 2");
    EXPECT(exercise("03_Linear_Forward (12).CPP") == "03_linear_forward 12");
    EXPECT(exercise("203_linear_forward.cpp") == "none");
    EXPECT(exercise("03_linear_forward.txt") == "none");
    EXPECT(exercise("._03_linear_forward.cpp") == "none");
    EXPECT(exercise(std::string(5000, 'a') + "_03_linear_forward.cpp") == "none");
}

TEST_CASE(shallowest_file_is_taken_then_the_highest_suffix) {
    write_file(*this / "a/deep/er/03_linear_forward.cpp");
    write_file(*this / "a/b/03_linear_forward.cpp");
    write_file(*this / "a/b/03_linear_forward-2.cpp");
    write_file(*this / "a/b/03_linear_forward-10.cpp", "the last");
    const grade::Contents contents = contents_of(*this / "a");
    EXPECT(graded_path(contents, "03_linear_forward") == "b/03_linear_forward-10.cpp");
    EXPECT(contents.files.at("03_linear_forward").text == "the last");
    REQUIRE(contents.remarks.size() == 1U);
    EXPECT(has(contents.remarks[0], "2 more"));
}

TEST_CASE(links_pipes_and_large_files_are_refused) {
    write_file(*this / "secret");
    write_file(*this / "s/06_compute_cost.cpp", std::string((1 << 20) + 1, 'x'));
    fs::create_symlink(*this / "secret", *this / "s/03_linear_forward.cpp");
    fs::create_directory_symlink("/etc", *this / "s/etc");
    mkfifo((*this / "s/01_initialize_parameters.cpp").c_str(), 0600);
    const grade::Contents contents = contents_of(*this / "s");
    EXPECT(contents.problem == "");
    EXPECT(has(refusal(contents, "03_linear_forward"), "symbolic link"));
    EXPECT(has(refusal(contents, "06_compute_cost"), "larger than 1 MB"));
    EXPECT(has(refusal(contents, "01_initialize_parameters"), "named pipe"));
    for (const auto& [exercise, file] : contents.files)
        EXPECT(file.text.empty());
    EXPECT(contents.remarks ==
           std::vector<std::string>{"What these symbolic links lead to was not looked at: "
                                    "\"etc\"; hand in the files themselves."});

    fs::remove(*this / "s/03_linear_forward.cpp");
    fs::create_hard_link(*this / "secret", *this / "s/03_linear_forward.cpp");
    EXPECT(has(refusal(contents_of(*this / "s"), "03_linear_forward"), "hard link"));
}

TEST_CASE(submission_that_is_nothing_has_a_reason) {
    fs::create_directory(*this / "empty");
    check_problem(*this / "empty", "holds no exercise");
    fs::create_symlink("/etc", *this / "link");
    check_problem(*this / "link", "symbolic link");
    check_problem(fs::path((*this / "link").string() + "/"), "symbolic link");
    fs::create_symlink("/nowhere", *this / "dangling");
    check_problem(*this / "dangling", "symbolic link");
    check_problem(text("notes.txt", "hello"), "this kind are not graded");
    check_problem(text("solution.cpp", "int x;"), "which exercise");
    check_problem(text("noise.zip", "\x01\x02\xff\xfe"), "archive");
    check_problem(text("empty.tar.gz", ""), "archive");
    check_error([&] { grade::find_submissions({*this / "missing"}, course()); }, {"there is no", "missing"});
}

TEST_CASE(copy_of_the_project_is_one_submission) {
    write_file(*this / "mine/exercises/03_linear_forward.cpp");
    write_file(*this / "mine/testcases/03_linear_forward.cpp");
    EXPECT(graded_path(contents_of(*this / "mine"), "03_linear_forward") ==
           "exercises/03_linear_forward.cpp");
}

TEST_CASE(folders_of_results_are_safe_and_unique) {
    std::set<std::string> taken{"grades.csv"};
    const auto named = [&](const std::string& wanted) {
        return grade::unique_folder_names({wanted}, taken).front();
    };
    EXPECT(named("Zoë B") == "Zoë B");
    EXPECT(named("ZOë b") == "ZOë b-2");
    EXPECT(named("grades.csv") == "grades.csv-2");
    EXPECT(named("../../etc") == "_.._etc");
    EXPECT(named("-rf /") == "rf _");
    EXPECT(named("..") == "submission");
    EXPECT(named("a\xff\x1b") == "a__");
    EXPECT(named(std::string(400, 'x')).size() <= 100U);
}

TEST_CASE(folder_of_a_number_is_whose_name_it_is) {
    const auto folders = [](const std::vector<std::string>& wanted, std::set<std::string> taken) {
        std::string all;
        for (const std::string& name : grade::unique_folder_names(wanted, taken))
            all += name + ' ';
        return all;
    };
    EXPECT(folders({"honest", "HONEST", "honest-2"}, {}) == "honest HONEST-3 honest-2 ");
    EXPECT(folders({"a?b", "a_b", "a_b-2", "a*b"}, {}) == "a_b-3 a_b a_b-2 a_b-4 ");
    EXPECT(folders({"ada", "ada-2"}, {"ada"}) == "ada-3 ada-2 ");
    EXPECT(folders({"ada", "ada-2"}, {"ada-2"}) == "ada ada-2-2 ");
}

TEST_CASE(a_list_that_was_cut_says_so) {
    EXPECT(grade::listed({"a", "b", "c"}, 1) == "\"a\" and 2 more");
    EXPECT(grade::listed({"a", "b", "c"}, 1, true) == "\"a\" and at least 2 more");
    EXPECT(grade::listed({"a", "b"}, 1, false) == "\"a\" and \"b\"");
    std::vector<Entry> entries{{"03_linear_forward.cpp", "int x;"}};
    for (int i = 0; i < 150; ++i)
        entries.push_back({"other" + std::to_string(i) + ".cpp", "int x;"});
    const auto remark = [&](const std::string& name) {
        return contents_of(write_archive(*this / name, entries)).remarks.at(0);
    };
    EXPECT(has(remark("many.zip"), " and at least 95 more."), remark("many.zip"));
    entries.resize(21);
    EXPECT(has(remark("some.zip"), " and 15 more."), remark("some.zip"));
}

TEST_SUITE_END()

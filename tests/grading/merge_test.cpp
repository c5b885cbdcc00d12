// Runs and shards that add to a class.
#include "dnn/support/files.hpp"
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tools/grade/intake/roster.hpp"
#include "tools/grade/judging/batch.hpp"

namespace fs = std::filesystem;
using grade::Outcome;

TEST_SUITE_WITH(merge, Scratch)

namespace {

grade::Batch whole_class(std::uint32_t seed = 7) {
    grade::Batch settings;
    settings.run = {course(), seed, grade::SandboxKind::bubblewrap, "v1"};
    settings.course = course();
    settings.jobs = 2;
    return settings;
}

/// Grades submissions that need no grader: a folder is empty, or it links exercises to something else.
class Runs {
public:
    explicit Runs(const Scratch& scratch) : scratch_(scratch) {}

    grade::BatchResult run(const std::vector<std::string>& names,
                           const grade::Batch& settings = whole_class(),
                           const std::string& to = "out") const {
        std::vector<fs::path> paths;
        for (const std::string& name : names) {
            fs::create_directories(scratch_ / "in" / name);
            paths.push_back(scratch_ / "in" / name);
        }
        const auto access =
            settings.shard ? grade::OutFolder::Access::shared : grade::OutFolder::Access::alone;
        const grade::OutFolder out(scratch_ / to, access);
        return grade::grade_all(grade::find_submissions(paths, course()).submissions, settings, out);
    }

    void link(const std::string& name, const std::string& exercise) const {
        fs::create_directories(scratch_ / "in" / name);
        fs::create_symlink("/etc/passwd", scratch_ / "in" / name / (exercise + ".cpp"));
    }

    std::string csv(const std::string& of = "out") const {
        return support::read_file(scratch_ / of / "grades.csv");
    }

    /// The first column.
    std::string names(const std::string& of = "out") const {
        std::string found;
        for (const std::string& line : support::lines_of(csv(of)))
            found += line.substr(0, line.find(',')) + ' ';
        return found.substr(found.find(' ') + 1);
    }

private:
    const Scratch& scratch_;
};

grade::Batch only(std::size_t exercise) {
    grade::Batch settings = whole_class();
    settings.run.exercises = {course()[exercise]};
    return settings;
}

grade::Batch part(int number, int of) {
    grade::Batch settings = whole_class();
    settings.shard = grade::Shard{number, of};
    return settings;
}

} // namespace

TEST_CASE(a_roster_takes_nothing_back) {
    const Runs runs(*this);
    runs.link("ada", "03_linear_forward");
    runs.run({"ada", "bob"});
    const auto with_roster = [&](const std::string& handed_in) {
        grade::Intake intake = grade::find_submissions({*this / "in" / handed_in}, course());
        grade::join_roster(intake, grade::read_roster(text("roster.csv", "name,id\nada,1\nbob,2\ncy,3\n")));
        const grade::OutFolder out(*this / "out");
        return grade::grade_all(intake.submissions, whole_class(), out).all.records;
    };
    // The roster gives ada an id; what was handed in is the same, and so is the row.
    const auto first = with_roster("ada");
    REQUIRE(first.size() == 3U);
    const auto of = [](const std::vector<grade::Record>& records, const std::string& id) {
        return *std::find_if(records.begin(), records.end(),
                             [&](const grade::Record& record) { return record.id == id; });
    };
    EXPECT(of(first, "1").folder == "ada");
    EXPECT(has(of(first, "3").problem, "nothing was handed in"));
    const auto second = with_roster("bob"); // ada is on the roster, without a submission this time
    EXPECT(second.size() == 3U);
    EXPECT(of(second, "1").problem == of(first, "1").problem);
    EXPECT(of(second, "1").origin.entries == of(first, "1").origin.entries);
}

TEST_CASE(a_late_student_joins_the_class) {
    const Runs runs(*this);
    runs.run({"ada", "eve"}, whole_class(), "once");
    runs.run({"ada", "cem", "eve"}, whole_class(), "at_once");
    runs.run({"ada", "eve"});
    const grade::BatchResult late = runs.run({"cem"});
    EXPECT(runs.names() == "ada cem eve ");
    EXPECT(runs.csv() == runs.csv("at_once"));
    EXPECT(late.folders == std::vector<std::string>{"cem"});
    EXPECT(late.all.records.size() == 3U);
    const std::string page = support::read_file(*this / "out/class.html");
    for (const char* name : {"ada", "cem", "eve"})
        EXPECT(has(page, std::string(">") + name + "</a>"), name);
    fs::remove_all(*this / "out/eve"); // pages are made from the records, whoever is graded
    runs.run({"ada"});
    EXPECT(fs::exists(*this / "out/eve/feedback.html"));
}

TEST_CASE(one_exercise_again_keeps_the_others) {
    const Runs runs(*this);
    runs.link("ada", course()[0].name);
    runs.link("ada", course()[1].name);
    runs.run({"ada"});
    fs::remove(*this / "in/ada" / (course()[0].name + ".cpp"));
    fs::remove(*this / "in/ada" / (course()[1].name + ".cpp"));
    runs.link("ada", course()[2].name);
    const grade::BatchResult again = runs.run({"ada"}, only(1));
    const std::vector<grade::ExerciseResult>& results = again.all.records.at(0).results;
    REQUIRE(results.size() == 3U);
    EXPECT((results[0].outcome == Outcome::not_a_source)); // as it was handed in then
    EXPECT((results[1].outcome == Outcome::not_submitted));
    EXPECT((results[2].outcome == Outcome::not_submitted));
    EXPECT(has(support::read_file(*this / "out/ada/feedback.html"), course()[0].name));
    EXPECT((runs.run({"ada"}).all.records.at(0).results[2].outcome == Outcome::not_a_source));
}

TEST_CASE(what_no_run_has_covered_has_no_grade_and_is_no_failure) {
    const Runs runs(*this);
    runs.run({"ada"}, only(1));
    EXPECT(has(runs.csv(), "Section,03_linear_forward,Total,"));
    const grade::BatchResult all = runs.run({"eve"});
    EXPECT(all.failed == 0U);
    EXPECT(has(runs.csv(), "\nada,,,,,,0,,,30,"));
    EXPECT(has(runs.csv(), "not graded yet: 01"));
    EXPECT(has(runs.csv(), "\neve,,,,,0,0,0,0,30,"));
    EXPECT(has(support::read_file(*this / "out/run.json"), course()[2].name));
}

TEST_CASE(results_of_two_graders_are_not_mixed_unasked) {
    const Runs runs(*this);
    runs.link("ada", course()[0].name);
    runs.link("eve", course()[0].name);
    runs.run({"ada", "eve"});
    const std::string before = runs.csv();
    grade::Batch newer = whole_class();
    newer.run.grader = "v2";
    EXPECT((tests::throws<grade::Conflict>([&] { runs.run({"ada"}, newer); })));
    EXPECT(runs.csv() == before);
    EXPECT((!tests::throws<std::exception>([&] { runs.run({"ada", "eve"}, newer); })));
    EXPECT(runs.run({"ada", "eve"}, newer).taken_over == 2U);
    newer.run.grader = "v3";
    newer.keep_old = true;
    EXPECT(runs.run({"ada"}, newer).all.records.size() == 2U);
}

TEST_CASE(fresh_removes_students_who_are_gone) {
    const Runs runs(*this);
    runs.run({"ada", "eve"});
    write_file(*this / "out/eve/my notes.txt");
    grade::OutFolder(*this / "out").forget();
    EXPECT(!fs::exists(*this / "out/ada"));
    EXPECT(!fs::exists(*this / "out/eve/feedback.html"));
    EXPECT(fs::exists(*this / "out/eve/my notes.txt"));
    runs.run({"ada"});
    EXPECT(runs.names() == "ada ");
}

TEST_CASE(a_student_keeps_the_folder_and_takes_nobody_elses) {
    const grade::Store store(*this / "state");
    fs::create_directories(*this / "state");
    store.write({"Ada", "12", "Ada_12", "", {}, {}});
    store.write({"a:b", "", "a_b", "", {}, {}});
    std::vector<grade::Submission> submissions(4);
    submissions[0].name = "Ada Lovelace", submissions[0].id = "12", submissions[0].folder = "Ada Lovelace_12";
    submissions[1].name = "a?b", submissions[1].folder = "a_b";
    submissions[2].name = "a:b", submissions[2].folder = "a_b-2";
    submissions[3].name = "A_B", submissions[3].folder = "A_B";
    store.assign_folders(submissions);
    EXPECT(submissions[0].folder == "Ada_12");
    EXPECT(submissions[1].folder == "a_b-2");
    EXPECT(submissions[2].folder == "a_b");
    EXPECT(submissions[3].folder == "A_B-3");
}

TEST_CASE(a_damaged_record_is_named_and_its_row_not_lost_silently) {
    const Runs runs(*this);
    runs.run({"ada", "eve"});
    const std::string before = runs.csv();
    text("out/.state/eve.json", "{\"format\": 2, \"na");
    check_error([&] { runs.run({"ada"}); }, {"eve.json", "again", "delete"});
    EXPECT(runs.csv() == before);
    runs.run({"eve"});
    EXPECT(runs.csv() == before);
}

TEST_CASE(shards_in_any_order_make_the_same_class) {
    const Runs runs(*this);
    const std::vector<std::string> all{"ada", "bob", "cem", "dora", "eve"};
    runs.link("cem", course()[0].name);
    runs.run(all, whole_class(), "alone");
    grade::Batch merge = whole_class();
    merge.only_merge = true;
    const grade::BatchResult early = runs.run(all, merge);
    EXPECT(early.unfinished == all);
    runs.run({"eve", "dora", "cem", "bob", "ada"}, part(3, 3));
    runs.run(all, part(1, 3));
    EXPECT(!fs::exists(*this / "out/grades.csv"));
    const std::vector<std::string> left{"bob", "eve"};
    EXPECT(runs.run(all, merge).unfinished == left);
    EXPECT(!fs::exists(*this / "out/grades.csv"));
    grade::Batch killed = part(2, 3);
    killed.stop = [] { return true; };
    EXPECT(runs.run(all, killed).interrupted);
    runs.run(all, part(2, 3));
    EXPECT(runs.run(all, part(2, 3)).taken_over == 2U);
    EXPECT(runs.run(all, merge).unfinished.empty());
    EXPECT(runs.csv() == runs.csv("alone"));
    EXPECT(!fs::exists(*this / "out/.scratch"));
    for (const grade::ShardProgress& progress : grade::read_progress(*this / "out/.state/shards"))
        EXPECT((progress.finished && progress.done == progress.submissions));
}

TEST_CASE(shards_share_the_folder_and_its_seed) {
    const grade::OutFolder first(*this / "out", grade::OutFolder::Access::shared);
    const grade::OutFolder second(*this / "out", grade::OutFolder::Access::shared);
    EXPECT(first.scratch() != second.scratch());
    check_error([&] { const grade::OutFolder alone(*this / "out"); }, {"another run"});
    first.write_run_once(whole_class(5).run);
    second.write_run_once(whole_class(6).run);
    EXPECT(second.seed(std::nullopt) == 5U);
}

TEST_CASE(a_shard_is_a_number_of_a_number) {
    for (const char* wrong :
         {"", "/", "1", "1/", "/2", "0/2", "3/2", "1/2/3", "a/2", "-1/2", "1 /2", "1/99999"})
        EXPECT(!grade::shard_of(wrong).has_value(), wrong);
    EXPECT(to_string(grade::shard_of("2/12").value()) == "2/12");
    const std::vector<grade::ShardProgress> stopped{{{1, 2}, 2, 2, true}, {{2, 2}, 1, 2, false}};
    const std::string sentence = grade::unfinished_sentence({"a", "b", "c", "d", "e"}, stopped);
    EXPECT(has(sentence, "5 submissions (a, b, c and 2 more)"));
    EXPECT(has(sentence, "shard 2/2 did not finish"));
}

TEST_SUITE_END()

// What a learner reads about lines that compile, or of which the compiler says little: from the lines themselves
// (tests/compiler_errors/silent.txt).
#include "checks/compiler/errors.hpp"
#include "checks/compiler/suspicions.hpp"
#include "dnn/support/files.hpp"
#include "tests/compiler_records.hpp"
#include "tests/expect.hpp"
#include "tests/text.hpp"

namespace fs = std::filesystem;
using tests::learners_file, tests::in_a_file, tests::joined;

TEST_SUITE(learners_lines)

TEST_CASE(what_compiles_and_is_a_mistake_is_told_from_the_lines) {
    for (const tests::Record& record : tests::records("silent.txt")) {
        std::string told;
        for (const Suspicion& one : suspicions_in(Source(in_a_file(record.body))))
            told += one.words + '\n';
        EXPECT(record.says.empty() == told.empty(), record.name << '\n' << told);
        for (const std::string& says : record.says)
            EXPECT(has(told, says), record.name << " should say: " << says << "\n" << told);
    }
}

TEST_CASE(what_cpp_leaves_open_is_told_of_right_answers_too) {
    const auto told = [](const std::string& lines) {
        return joined(undefined_lines("", learners_file, in_a_file(lines)));
    };
    EXPECT(has(told("auto dAL = -(Y / AL - (1 - Y) / (1 - AL));\n"), "arma::mat dAL = …"));
    EXPECT(has(told("const auto S = arma::exp(-cache.Z);\n"), "arma::mat S = …"));
    EXPECT(
        told("auto Z_only = W * A;\nauto n = A.n_cols;\narma::mat dAL = -(Y / AL - (1 - Y) / (1 - AL));\n") ==
        "");
    EXPECT(told("const double factor = 1 / m;\n") == ""); // only of wrong answers
    const auto told_of = [](const std::string& warning) {
        return joined(
            undefined_lines(learners_file.string() + ":3:5: warning: " + warning, learners_file, ""));
    };
    EXPECT(has(told_of("'total' is used uninitialized [-Wuninitialized]"), "read before it has a value"));
    EXPECT(has(told_of("possibly dangling reference to a temporary [-Wdangling-reference]"),
               "gone at the end of its line"));
    EXPECT(told_of("'total' may be used uninitialized [-Wmaybe-uninitialized]") == ""); // it may not, as well
    EXPECT(has(told("double total;\ntotal += 1;\n"), "double total = 0;"));
}

TEST_CASE(right_answers_look_like_no_mistake) {
    const fs::path project = DEEPSTEPS_SOURCE_DIR;
    int answers = 0;
    for (const char* folder : {"solutions", "tests/grading/variants/loops", "tests/grading/variants/repmat",
                               "tests/grading/variants/stable", "tests/grading/variants/terse"})
        for (const auto& entry : fs::directory_iterator(project / folder)) {
            if (entry.path().extension() != ".cpp")
                continue;
            ++answers;
            for (const Suspicion& one : suspicions_in(Source(support::read_file(entry.path()))))
                EXPECT(false, entry.path() << ':' << one.line << ": " << one.words);
        }
    EXPECT(answers > 50);
}

TEST_CASE(a_file_of_any_size_takes_no_time_and_no_stack) {
    for (const std::string unit :
         {"int a = 1; ", "auto A = B * C + ", "f(", "x", "if (a) ", "a[", " ", "W1 - ", "\n"}) {
        std::string much;
        while (much.size() < 200000)
            much += unit;
        EXPECT(likely_mistakes("", learners_file, in_a_file(much + '\n'), false).size() <= 3U, unit);
        std::string lines;
        for (int i = 0; i < 1000; ++i)
            lines += much.substr(0, 300) + '\n';
        EXPECT(likely_mistakes("", learners_file, in_a_file(lines), false).size() <= 3U, unit);
    }
}

TEST_CASE(a_recognized_answer_has_no_questions) {
    const std::string lines = in_a_file("float x = 1;\ncost = x;\ncost =- x;\n");
    EXPECT(has(joined(likely_mistakes("", learners_file, lines, false)), "is double meant"));
    const std::string certain = joined(likely_mistakes("", learners_file, lines, true));
    EXPECT(certain == "exercises/03_linear_forward.cpp:7: `=-` puts the negative there: is -= meant?\n");
}

TEST_CASE(a_name_that_was_declared_in_a_block_that_has_ended) {
    const std::string lines = in_a_file("for (int l = 1; l < L; ++l)\n    A = X;\nA = W.at(l);\n"),
                      log = learners_file.string() + ":7:10: error: 'l' was not declared in this scope\n";
    EXPECT(has(first_compiler_error(log, learners_file, lines), "what line 5 declares is gone"));
    EXPECT(has(first_compiler_error(log, learners_file), "`l` has not been declared"));
}

TEST_CASE(the_line_after_the_marker_does_not_mislead) {
    const std::string lines = in_a_file("for (int l = 1; l < L; ++l)\nA = X;\n"),
                      file = learners_file.string();
    const auto log = [&](int latter) {
        return file + ":5:1: warning: this 'for' clause does not guard... [-Wmisleading-indentation]\n" +
               file + ':' + std::to_string(latter) +
               ":5: note: ...this statement, but the latter is misleadingly\n";
    };
    EXPECT(joined(likely_mistakes(log(8), learners_file, lines, false)) == "");
    EXPECT(has(joined(likely_mistakes(log(6), learners_file, lines, false)), "only the next statement"));
}

TEST_SUITE_END()

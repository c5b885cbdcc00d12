// What a learner reads about a file that does not compile, from g++'s real output for
// tests/compiler_errors/snippets.txt.
#include <boost/test/unit_test.hpp>

#include "checks/compiler/errors.hpp"
#include "dnn/support/files.hpp"
#include "tests/text.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace fs = std::filesystem;

namespace {

const fs::path logs_folder = fs::path(DEEPSTEPS_SOURCE_DIR) / "tests/compiler_errors";

struct Snippet {
    std::string name, exercise, at, says, mistake;
};

std::vector<Snippet> snippets() {
    std::vector<Snippet> all;
    std::ifstream in(logs_folder / "snippets.txt");
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string word;
        words >> word >> std::ws;
        if (word == "==") {
            all.emplace_back();
            words >> all.back().name >> all.back().exercise;
        }
        for (const auto& [key, value] :
             {std::pair{"at:", &Snippet::at}, {"says:", &Snippet::says}, {"mistake:", &Snippet::mistake}})
            if (word == key)
                std::getline(words, all.back().*value);
    }
    return all;
}

std::string log_of(const std::string& name) {
    return support::read_file(logs_folder / (name + ".log"));
}

const fs::path learners_file = "/home/ada/deepsteps/exercises/03_linear_forward.cpp";
const std::string place = learners_file.string() + ":9:14: ";

} // namespace

BOOST_AUTO_TEST_SUITE(compiler_errors)

BOOST_AUTO_TEST_CASE(every_classic_has_its_line_and_its_sentence) {
    BOOST_TEST(snippets().size() > 80U);
    for (const Snippet& snippet : snippets())
        BOOST_TEST_CONTEXT(snippet.name) {
            const fs::path its_file = "/home/ada/deepsteps/exercises/" + snippet.exercise + ".cpp";
            const std::string log = log_of(snippet.name), error = first_compiler_error(log, its_file),
                              mistakes = likely_mistakes(log, its_file);
            const std::string& told = snippet.mistake.empty() ? error : mistakes;
            BOOST_TEST(has(told, "exercises/" + snippet.exercise + ".cpp"), told);
            BOOST_TEST(has(told, snippet.at), told);
            BOOST_TEST(has(told, snippet.says), told);
            BOOST_TEST(has(told, snippet.mistake), told);
            BOOST_TEST(snippet.mistake.empty() == !error.empty(), error);
            BOOST_TEST(std::count(error.begin(), error.end(), '\n') <= 15, error);
            for (const char* noise :
                 {"enable_if2", "Glue<", "__cxx11", "/home/ada", "std::allocator", "{aka"})
                BOOST_TEST(!has(told, noise), told);
        }
}

BOOST_AUTO_TEST_CASE(every_stored_log_has_its_snippet) {
    std::set<std::string> expected, found;
    for (const Snippet& snippet : snippets())
        expected.insert(snippet.name);
    for (const auto& entry : fs::directory_iterator(logs_folder))
        if (entry.path().extension() == ".log")
            found.insert(entry.path().stem().string());
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_form_of_an_error) {
    BOOST_TEST(first_compiler_error(log_of("semicolon"), learners_file) ==
               "exercises/03_linear_forward.cpp:9\n"
               "      Z = W * A\n"
               "               ^\n"
               "expected ';' before 'Z'\n"
               "\n"
               "Either this line has no ; at its end, or there is something on it that C++ cannot read as "
               "one statement.\n"
               "The whole log: ./deepsteps check 03 --log\n");
}

BOOST_AUTO_TEST_CASE(an_error_inside_a_header_is_told_at_the_line_that_led_there) {
    const std::string told = first_compiler_error(log_of("inside_armadillo"), learners_file);
    BOOST_TEST(told.starts_with("exercises/03_linear_forward.cpp:10\n"), told);
    BOOST_TEST(has(told, "no match for call to"), told);
    const std::string included =
        "In file included from " + learners_file.string() + ":7:\n/usr/include/x.h:1:2: error: no\n";
    BOOST_TEST(
        first_compiler_error(included, learners_file).starts_with("exercises/03_linear_forward.cpp:7\n"));
}

BOOST_AUTO_TEST_CASE(of_many_files_each_has_its_own_first_error) {
    const std::string log = "[1/2] Building\nFAILED: x.o\n/usr/bin/c++ -c x\n" + log_of("undeclared") +
                            "[2/2] Building\n" + log_of("glue_to_double") +
                            "ninja: build stopped: subcommand failed.\n";
    BOOST_TEST(has(first_compiler_error(log, learners_file), "`X` has not been declared"));
    BOOST_TEST(has(first_compiler_error(log, learners_file.parent_path() / "06_compute_cost.cpp"),
                   "arma::as_scalar"));
    BOOST_TEST(first_compiler_error(log, learners_file.parent_path() / "07_linear_backward.cpp") == "");
    BOOST_TEST(first_compiler_error(log, "/home/ada/deepsteps/testcases/03_linear_forward.cpp") == "");
}

BOOST_AUTO_TEST_CASE(clang_is_understood_as_well) {
    const std::string told = first_compiler_error(
        place + "error: expected ';' after expression\n    Z = W * A\n             ^\n             ;\n"
                "1 error generated.\n",
        learners_file);
    BOOST_TEST(has(told, ":9\n      Z = W * A\n               ^\nexpected ';' after expression\n"), told);
    BOOST_TEST(has(told, "no ; at its end"), told);
    BOOST_TEST(has(first_compiler_error(place + "error: use of undeclared identifier 'np'\n", learners_file),
                   "`np` is Python's"));
}

BOOST_AUTO_TEST_CASE(another_folder_has_no_command_for_the_log) {
    const std::string told =
        first_compiler_error("/in/03_linear_forward.cpp:9:1: error: no\n", "/in/03_linear_forward.cpp");
    BOOST_TEST(told == "03_linear_forward.cpp:9\nno\n");
}

BOOST_AUTO_TEST_CASE(whatever_a_log_holds_the_answer_is_short) {
    BOOST_TEST(first_compiler_error("", learners_file) == "");
    BOOST_TEST(first_compiler_error(place + "note: nothing\n\xff\xfe:1:\n", learners_file) == "");
    for (const std::string unit : {"'", "{", " {aka ", " [with [", "arma::Glue<", "ö", "(", "\\", " | "}) {
        std::string much;
        while (much.size() < 100000)
            much += unit;
        const std::string told = first_compiler_error(
            place + "error: " + much + "\n    9 | " + much + "\n      | ^\n", learners_file);
        BOOST_TEST(!told.empty());
        BOOST_TEST(told.size() < 1000U, unit);
    }
}

BOOST_AUTO_TEST_CASE(no_more_than_three_warnings) {
    std::string log;
    for (int line = 1; line <= 5; ++line)
        log += learners_file.string() + ':' + std::to_string(line) +
               ":1: warning: value computed is not used [-Wunused-value]\n";
    const std::string told = likely_mistakes(log, learners_file);
    BOOST_TEST(std::count(told.begin(), told.end(), '\n') == 3);
    BOOST_TEST(likely_mistakes(place + "warning: comparison of integer expressions of different signedness\n",
                               learners_file) == "");
}

BOOST_AUTO_TEST_SUITE_END()

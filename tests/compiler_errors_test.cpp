// What a learner reads about a file that does not compile, or that compiles with a warning: from g++'s real output for
// tests/compiler_errors/snippets.txt, and from what g++ and clang say of a line (messages.txt).
#include "checks/compiler/errors.hpp"
#include "dnn/support/files.hpp"
#include "tests/compiler_records.hpp"
#include "tests/expect.hpp"
#include "tests/text.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace fs = std::filesystem;
using tests::learners_file, tests::logs_folder, tests::Record, tests::joined;

namespace {

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

std::string mistakes_in(const std::string& log, const fs::path& file) {
    return joined(likely_mistakes(log, file, "", false));
}

std::string log_of(const std::string& name) {
    return support::read_file(logs_folder / (name + ".log"));
}

/// The folders of logs: Debian 12's g++, and other compilers and linkers, each with all snippets or with some.
std::vector<fs::path> folders_of_logs() {
    std::vector<fs::path> all = {logs_folder};
    for (const auto& entry : fs::directory_iterator(logs_folder))
        if (entry.is_directory())
            all.push_back(entry.path());
    return all;
}

void check_what_is_told(const Snippet& snippet, const std::string& log) {
    const std::string in_project = "exercises/" + snippet.exercise + ".cpp";
    const fs::path its_file = "/home/ada/deepsteps/" + in_project;
    const std::string error = first_compiler_error(log, its_file), mistakes = mistakes_in(log, its_file);
    const std::string& told = snippet.mistake.empty() ? error : mistakes;
    EXPECT(has(told, in_project), told);
    EXPECT(has(told, snippet.at), told);
    EXPECT(has(told, snippet.says), told);
    EXPECT(has(told, snippet.mistake), told);
    EXPECT(snippet.mistake.empty() == !error.empty(), error);
    EXPECT(std::count(error.begin(), error.end(), '\n') <= 15, error);
    for (const char* noise : {"enable_if2", "Glue<", "__cxx11", "/home/ada", "std::allocator", "{aka"})
        EXPECT(!has(told, noise), told);
}

const std::string place = learners_file.string() + ":9:14: ";

} // namespace

TEST_SUITE(compiler_errors)

TEST_CASE(every_classic_has_its_line_and_its_sentence) {
    EXPECT(snippets().size() > 80U);
    for (const fs::path& folder : folders_of_logs())
        for (const Snippet& snippet : snippets()) {
            const fs::path log = folder / (snippet.name + ".log");
            if (folder != logs_folder && !fs::exists(log))
                continue;
            CONTEXT(folder.filename() << ": " << snippet.name) {
                check_what_is_told(snippet, support::read_file(log));
            }
        }
}

TEST_CASE(every_stored_log_has_its_snippet) {
    std::set<std::string> expected;
    for (const Snippet& snippet : snippets())
        expected.insert(snippet.name);
    for (const fs::path& folder : folders_of_logs()) {
        std::set<std::string> found;
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".log")
                found.insert(entry.path().stem().string());
        EXPECT(std::includes(expected.begin(), expected.end(), found.begin(), found.end()), folder);
        EXPECT(folder != logs_folder || found == expected);
    }
}

TEST_CASE(the_form_of_an_error) {
    EXPECT(first_compiler_error(log_of("semicolon"), learners_file) ==
           "exercises/03_linear_forward.cpp:9\n"
           "      Z = W * A\n"
           "               ^\n"
           "expected ';' before 'Z'\n"
           "\n"
           "Either this line has no ; at its end, or there is something on it that C++ cannot read as "
           "one statement.\n"
           "The whole log: ./deepsteps check 03 --log\n");
}

TEST_CASE(an_error_inside_a_header_is_told_at_the_line_that_led_there) {
    const std::string told = first_compiler_error(log_of("inside_armadillo"), learners_file);
    EXPECT(told.starts_with("exercises/03_linear_forward.cpp:10\n"), told);
    EXPECT(has(told, "no match for call to"), told);
    const std::string included =
        "In file included from " + learners_file.string() + ":7:\n/usr/include/x.h:1:2: error: no\n";
    EXPECT(first_compiler_error(included, learners_file).starts_with("exercises/03_linear_forward.cpp:7\n"));
}

TEST_CASE(of_many_files_each_has_its_own_first_error) {
    const std::string log = "[1/2] Building\nFAILED: x.o\n/usr/bin/c++ -c x\n" + log_of("undeclared") +
                            "[2/2] Building\n" + log_of("glue_to_double") +
                            "ninja: build stopped: subcommand failed.\n";
    EXPECT(has(first_compiler_error(log, learners_file), "`X` has not been declared"));
    EXPECT(has(first_compiler_error(log, learners_file.parent_path() / "06_compute_cost.cpp"),
               "arma::as_scalar"));
    EXPECT(first_compiler_error(log, learners_file.parent_path() / "07_linear_backward.cpp") == "");
    EXPECT(first_compiler_error(log, "/home/ada/deepsteps/testcases/03_linear_forward.cpp") == "");
}

TEST_CASE(clang_is_understood_as_well) {
    const std::string told = first_compiler_error(
        place + "error: expected ';' after expression\n    Z = W * A\n             ^\n             ;\n"
                "1 error generated.\n",
        learners_file);
    EXPECT(has(told, ":9\n      Z = W * A\n               ^\nexpected ';' after expression\n"), told);
    EXPECT(has(told, "no ; at its end"), told);
    EXPECT(has(first_compiler_error(place + "error: use of undeclared identifier 'np'\n", learners_file),
               "`np` is Python's"));
}

TEST_CASE(a_semicolon_that_is_missing_on_the_line_above) {
    const auto told = [](const std::string& token, const std::string& line, const std::string& caret) {
        return first_compiler_error(place + "error: expected ';' before " + token + "\n    9 | " + line +
                                        "\n      | " + caret + '\n',
                                    learners_file);
    };
    const std::string above = "There is no ; at the end of the line above.";
    EXPECT(has(told("'const'", "    const double cost = 1;", "    ^~~~~"), above));
    EXPECT(has(told("'}' token", "    }", "    ^"), above));
    // At its end, before what begins the next line.
    EXPECT(
        has(told("'if'", "    if (a) b = 1", "                ^"), "Either this line has no ; at its end"));
    EXPECT(has(told("'b'", "    int a = 1 b;", "              ^"), "Either this line has no ; at its end"));
}

TEST_CASE(another_folder_has_no_command_for_the_log) {
    const std::string told =
        first_compiler_error("/in/03_linear_forward.cpp:9:1: error: no\n", "/in/03_linear_forward.cpp");
    EXPECT(told == "03_linear_forward.cpp:9\nno\n");
}

TEST_CASE(whatever_a_log_holds_the_answer_is_short) {
    EXPECT(first_compiler_error("", learners_file) == "");
    EXPECT(first_compiler_error(place + "note: nothing\n\xff\xfe:1:\n", learners_file) == "");
    for (const std::string unit : {"'", "{", " {aka ", " [with [", "arma::Glue<", "ö", "(", "\\", " | "}) {
        std::string much;
        while (much.size() < 100000)
            much += unit;
        const std::string told = first_compiler_error(
            place + "error: " + much + "\n    9 | " + much + "\n      | ^\n", learners_file);
        EXPECT(!told.empty());
        EXPECT(told.size() < 1000U, unit);
    }
}

TEST_CASE(a_file_that_is_no_source_is_told_as_a_whole) {
    const auto told = [](const std::string& text) {
        return first_compiler_error(place + "error: stray '\\377' in program\n", learners_file, text);
    };
    EXPECT(has(told("\xff\xfe/\0/"), "saved as UTF-16"));
    EXPECT(has(told(std::string(5000, '\0')), "nothing but zeros"));
    EXPECT(has(told(" \n\n"), "The file is empty. ./deepsteps reset 03"));
    EXPECT(!has(told("int x;"), "The file is"));
}

TEST_CASE(what_the_linker_says_depends_on_the_file_and_on_whose_the_other_one_is) {
    const std::string
        missing = "served.o: error: undefined reference to 'dnn::linear_forward(arma::Mat<double> const&)'\n",
        twice = "ld.gold: error: dnn/libdnn.a(unity_0_cxx.cxx.o): multiple definition of "
                "'dnn::sigmoid(arma::Mat<double> const&)'\nld.gold: " +
                learners_file.string() + ".o: previous definition here\n",
        library =
            learners_file.string() + ".o: error: undefined reference to 'tbb::detail::r1::initialize()'\n";
    const auto told = [](const std::string& log, const std::string& text) {
        return first_compiler_error(log, learners_file, text);
    };
    EXPECT(has(told(missing, "arma::mat linear_forward(int) {}"), "first line was changed"));
    EXPECT(has(told(missing, "arma::mat relu(int) {}"),
               "The file has no linear_forward: its first line was changed, or"));
    EXPECT(has(told(twice, ""), "sigmoid exists already: a header"), told(twice, ""));
    EXPECT(has(told(library, "namespace tbb { int initialize(); }"), "never written"));
    EXPECT(has(told(library, ""), "tbb::detail::r1::initialize belongs to a library"), told(library, ""));
}

TEST_CASE(of_two_statements_on_a_line_the_one_at_the_caret_is_meant) {
    const std::string line = "Z = W * A; for (int i = 0; i < 2; ++i) A(0, i) = 1;";
    const auto told = [&](const char* at) {
        return first_compiler_error(place +
                                        "error: assignment of read-only location 'A(0, 0)'\n    9 |     " +
                                        line + "\n      |     " + std::string(line.find(at), ' ') + "^\n",
                                    learners_file);
    };
    EXPECT(!has(told("A(0, i)"), "`Z` is const"), told("A(0, i)"));
    EXPECT(has(told("Z = "), "`Z` is const"), told("Z = "));
}

TEST_CASE(an_empty_body_is_one_by_its_line) {
    const auto told = [](const std::string& line) {
        return mistakes_in(
            place + "warning: this 'if' clause does not guard... [-Wmisleading-indentation]\n    9 |     " +
                line + "\n      |     ^~\n",
            learners_file);
    };
    for (const char* empty :
         {"if (A.n_cols > 1);", "for (std::size_t l = 0; l < f(g(1)); ++l) ;", "} else if (has(A));"})
        EXPECT(has(told(empty), "the ; right after the )"), empty);
    for (const char* full :
         {"if (A.has_nan()) Z.zeros(); Z.print();", "while (f(x)) g(x);", "for (;;) f();"}) {
        EXPECT(!has(told(full), "the ; right after the )"), full);
        EXPECT(has(told(full), "only the next statement"), full);
    }
}

TEST_CASE(no_more_than_three_mistakes_each_said_once) {
    const auto warning = [](int line, const std::string& words) {
        return learners_file.string() + ':' + std::to_string(line) + ":1: warning: " + words + '\n';
    };
    const std::string unused = "value computed is not used [-Wunused-value]";
    EXPECT(mistakes_in(warning(9, unused) + warning(2, unused), learners_file) ==
           "exercises/03_linear_forward.cpp:2, 9: what this computes is not kept anywhere; is an = "
           "missing?\n");
    const std::string four = warning(1, unused) + warning(2, "this statement may fall through") +
                             warning(3, "'x' is used uninitialized") +
                             warning(4, "missing initializer for member"),
                      told = mistakes_in(four, learners_file);
    EXPECT(std::count(told.begin(), told.end(), '\n') == 3, told);
    EXPECT(mistakes_in(place + "warning: comparison of integer expressions of different signedness\n",
                       learners_file) == "");
}

TEST_CASE(a_line_and_its_message_have_their_sentence) {
    const std::vector<Record> all = tests::records("messages.txt");
    EXPECT(all.size() > 150U);
    for (const Record& record : all) {
        const std::string log = "exercises/x.cpp:9:1: error: " + record.error + "\n    9 |     " +
                                record.line + "\n      |     " + std::string(record.line.size(), ' ') + "^\n",
                          told = first_compiler_error(log, "exercises/x.cpp");
        for (const std::string& says : record.says)
            EXPECT(has(told, says), record.name << " should say: " << says << "\n" << told);
    }
}

TEST_SUITE_END()

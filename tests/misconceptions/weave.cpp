// weave SOLUTION ANSWERS: all answers of an exercise as one C++ file, for main.cpp; with --every N, the first and each
// N-th behind it have their functions. weave SOLUTION ANSWERS NAME: the first of this name, as a file that a learner
// hands in.
#include "dnn/support/error.hpp"
#include "tests/misconceptions/records.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iomanip>
#include <iostream>

namespace fs = std::filesystem;
using misconceptions::Lines, misconceptions::Record, misconceptions::Solution;

namespace {

void print(const Lines& lines) {
    for (const std::string& line : lines)
        std::cout << line << '\n';
}

/// "const std::map<int, int>& A, double rate" gives "A, rate".
std::string names_of(const std::string& parameters) {
    std::string names, word;
    int depth = 0;
    for (const char c : parameters + ',') {
        depth += (c == '<') - (c == '>');
        if (c == ',' && depth == 0)
            names += (names.empty() ? "" : ", ") + word;
        word = std::isalnum(static_cast<unsigned char>(c)) || c == '_' ? word + c : "";
    }
    return names;
}

/// The exercise's function, which calls the answer in use.
void print_forwarder(const Lines& function, const std::string& name) {
    std::string first_line;
    for (auto line = function.begin(); line != function.end() && !first_line.ends_with('{'); ++line)
        first_line += *line;
    const std::size_t open = first_line.find(name + '(') + name.size() + 1, close = first_line.rfind(')');
    std::cout << "namespace {\ndecltype(&dnn::" << name << ") current;\n"
              << "template <auto answer> void use() { current = answer; }\n}\nnamespace dnn {\n"
              << first_line << " return current(" << names_of(first_line.substr(open, close - open))
              << "); }\n}\n";
}

/// Each `step`-th answer with its function, the others without.
void print_all(const std::vector<Record>& records, const Solution& solution, const std::string& name,
               std::size_t step) {
    const std::vector<Lines> functions = misconceptions::functions_of(records, solution);
    for (const char* header : {"dnn/dnn.hpp", "dnn/dnn_utils.hpp", "dnn/numpy.hpp",
                               "tests/misconceptions/answers.hpp", "cmath", "random"})
        std::cout << "#include <" << header << ">\n";
    for (std::size_t i = 0; i < records.size(); i += step) {
        std::cout << "namespace dnn::answer_in_line_" << records[i].line << " {\n";
        print(functions[i]);
        std::cout << "}\n";
    }
    print_forwarder(solution.function, name);
    std::cout << "std::vector<Answer> answers() {\nreturn {\n";
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Record& record = records[i];
        std::cout << '{';
        for (const std::string& text : {record.place, record.name, record.id, record.says})
            std::cout << std::quoted(text) << ", ";
        std::cout << record.right << ", ";
        if (i % step == 0)
            std::cout << "use<dnn::answer_in_line_" << record.line << "::" << name << ">},\n";
        else
            std::cout << "nullptr},\n";
    }
    std::cout << "};\n}\n";
}

void print_one(const std::vector<Record>& records, const Solution& solution, const std::string& name) {
    const std::vector<Lines> functions = misconceptions::functions_of(records, solution);
    const auto one = std::find_if(records.begin(), records.end(), [&](auto& r) { return r.name == name; });
    if (one == records.end())
        throw support::Error("there is no answer \"" + name + "\".");
    print(solution.before);
    print(functions[static_cast<std::size_t>(one - records.begin())]);
    print(solution.behind);
}

} // namespace

int main(int argc, char** argv) {
    const bool sample = argc == 5 && argv[3] == std::string("--every");
    const int step = sample ? std::atoi(argv[4]) : 1;
    if ((argc != 3 && argc != 4 && !sample) || step < 1) {
        std::cerr << "weave: expected weave SOLUTION ANSWERS [NAME | --every N]\n";
        return 2;
    }
    try {
        const Solution solution = misconceptions::read_solution(argv[1]);
        const std::vector<Record> records = misconceptions::read_records(argv[2]);
        if (argc == 4)
            print_one(records, solution, argv[3]);
        else // 03_linear_forward.cpp has linear_forward
            print_all(records, solution, fs::path(argv[1]).stem().string().substr(3),
                      static_cast<std::size_t>(step));
    } catch (const support::Error& error) {
        std::cerr << "weave: " << error.what() << '\n';
        return 1;
    }
    return 0;
}

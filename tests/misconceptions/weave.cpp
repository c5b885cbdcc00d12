// weave SOLUTION ANSWERS: all answers of an exercise as one C++ file, for main.cpp; with --every N, the first and each
// N-th behind it have their functions. weave SOLUTION ANSWERS NAME: the first of this name, as a file that a learner
// hands in.
//
// A record of ANSWERS begins with one of these lines:
//
//   == ID             a wrong answer, and the id that must be reported; records with one id are ways to make one mistake
//   == says: WORDS    a wrong answer whose mistake has no id; the sentence must have these words; [...] is any text
//   == right: NAME    a right answer
//
// Then, as far as needed:
//
//   says: WORDS       what the sentence must have besides
//   from: NAME        start from this right answer, which stands above, and not from the solution
//
// Then its edits, which are made in their order:
//
//   - LINE            a line, or a row of lines, that the function has once
//   + LINE            what takes its place; with no - above it, the place of all between the marker lines
//   ~ PART => OTHER   OTHER takes the place of every PART between the marker lines
//
// Lines that begin with # are for readers. Only a PART has to have its spaces right.
#include "checks/course.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>

namespace fs = std::filesystem;
using support::has;
using Lines = std::vector<std::string>;

namespace {

struct Edit {
    enum Kind { lines, whole_body, parts } kind;
    Lines before, after;
    std::string place; // "03_linear_forward/answers.txt:12"
};

struct Record {
    std::string name, id, says, from;
    bool right;
    std::size_t line;
    std::string place;
    std::vector<Edit> edits = {};
};

/// A file with a function in namespace dnn: what stands before it, the function, and what stands behind it.
struct Solution {
    Lines before, function, behind;
};

[[noreturn]] void fail(const std::string& place, const std::string& sentence) {
    throw support::Error(place + ": " + sentence);
}

/// The words, with one space between them.
std::string trimmed(const std::string& text) {
    std::istringstream words(text);
    std::string all;
    for (std::string word; words >> word;)
        all += (all.empty() ? "" : " ") + word;
    return all;
}

// ---- Reading ----

Record begun(const std::string& text, std::size_t line, const std::string& place) {
    const std::string rest = trimmed(text.substr(std::min(text.find(':'), text.size() - 1) + 1));
    if (text.starts_with("right:") && !rest.empty())
        return {rest, "", "", "", true, line, place};
    if (text.starts_with("says:") && !rest.empty())
        return {rest, "", rest, "", false, line, place};
    if (text.empty() || text.find_first_of(": ") != std::string::npos)
        fail(place, "expected an id, \"right: NAME\" or \"says: WORDS\" behind ==, found \"" + text + "\".");
    return {text, text, "", "", false, line, place};
}

Edit change_of_parts(const std::string& text, const std::string& place) {
    const std::size_t arrow = text.find("=>");
    if (arrow == std::string::npos || trimmed(text.substr(0, arrow)).empty())
        fail(place, "expected ~ PART => OTHER, found \"~ " + text + "\".");
    return {Edit::parts, {trimmed(text.substr(0, arrow))}, {trimmed(text.substr(arrow + 2))}, place};
}

void add(Record& record, const std::string& line, const std::string& place) {
    std::vector<Edit>& edits = record.edits;
    const std::string text = trimmed(line), rest = trimmed(text.substr(1));
    if (text.starts_with("says:"))
        record.says = trimmed(text.substr(5));
    else if (text.starts_with("from:"))
        record.from = trimmed(text.substr(5));
    else if (text[0] == '~')
        edits.push_back(change_of_parts(rest, place));
    else if (text[0] == '-') {
        if (edits.empty() || edits.back().kind != Edit::lines || !edits.back().after.empty())
            edits.push_back({Edit::lines, {}, {}, place});
        edits.back().before.push_back(rest);
    } else if (text[0] == '+') {
        if (edits.empty() || edits.back().kind == Edit::parts)
            edits.push_back({Edit::whole_body, {}, {}, place});
        edits.back().after.push_back("   " + line.substr(line.find('+') + 1));
    } else
        fail(place, "expected a line that begins with ==, says:, from:, -, + or ~, found \"" + text + "\".");
}

std::vector<Record> read_records(const fs::path& file) {
    const std::string name = (file.parent_path().filename() / file.filename()).string();
    const Lines all = support::lines_of(support::read_file(file));
    std::vector<Record> records;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string text = trimmed(all[i]), place = name + ':' + std::to_string(i + 1);
        if (text.empty() || text[0] == '#')
            continue;
        if (text.starts_with("=="))
            records.push_back(begun(trimmed(text.substr(2)), i + 1, place));
        else if (!records.empty())
            add(records.back(), all[i], place);
        else
            fail(place, "expected a record's first line, such as == ID, found \"" + text + "\".");
    }
    if (records.empty())
        fail(file.string(), "expected records, found none.");
    return records;
}

Solution read_solution(const fs::path& file) {
    const Lines all = support::lines_of(support::read_file(file));
    const auto start = std::find(all.begin(), all.end(), "namespace dnn {"),
               end = std::find(start, all.end(), "} // namespace dnn");
    if (end == all.end())
        fail(file.string(), "expected a function in namespace dnn, found none.");
    return {{all.begin(), start + 1}, {start + 1, end}, {end, all.end()}};
}

// ---- Editing ----

/// The lines between the markers.
auto body_of(Lines& function, const std::string& place) {
    const auto find = [&](auto from, const char* marker) {
        return std::find_if(from, function.end(), [&](const auto& line) { return has(line, marker); });
    };
    const auto start = find(function.begin(), checks::start_marker), end = find(start, checks::end_marker);
    if (end == function.end())
        fail(place, "the function has lost its two marker lines.");
    return std::pair(start + 1, end);
}

void replace_lines(Lines& function, const Edit& edit) {
    const auto find = [&](auto from) {
        return std::search(from, function.end(), edit.before.begin(), edit.before.end(),
                           [](const auto& line, const auto& wanted) { return trimmed(line) == wanted; });
    };
    const auto at = find(function.begin());
    if (at == function.end())
        fail(edit.place, "the function has no line \"" + edit.before[0] + "\".");
    if (find(at + 1) != function.end())
        fail(edit.place,
             "the function has \"" + edit.before[0] + "\" more than once; name the line above it, too.");
    const auto place = function.erase(at, at + static_cast<std::ptrdiff_t>(edit.before.size()));
    function.insert(place, edit.after.begin(), edit.after.end());
}

void replace_parts(Lines& function, const Edit& edit) {
    const auto [begin, end] = body_of(function, edit.place);
    const std::string &part = edit.before[0], &other = edit.after[0];
    bool found = false;
    for (auto line = begin; line != end; ++line)
        for (std::size_t at = 0; (at = line->find(part, at)) != std::string::npos; at += other.size()) {
            line->replace(at, part.size(), other);
            found = true;
        }
    if (!found)
        fail(edit.place, "nothing between the marker lines is \"" + part + "\".");
}

void apply(const Edit& edit, Lines& function) {
    if (edit.kind == Edit::lines)
        return replace_lines(function, edit);
    if (edit.kind == Edit::parts)
        return replace_parts(function, edit);
    const auto [begin, end] = body_of(function, edit.place);
    function.insert(function.erase(begin, end), edit.after.begin(), edit.after.end());
}

/// Each record's function.
std::vector<Lines> functions_of(const std::vector<Record>& records, const Solution& solution) {
    std::map<std::string, Lines> styles = {{"", solution.function}};
    std::vector<Lines> all;
    for (const Record& record : records) {
        if (!styles.contains(record.from))
            fail(record.place, "there is no right answer \"" + record.from + "\" above this one.");
        all.push_back(styles.at(record.from));
        for (const Edit& edit : record.edits)
            apply(edit, all.back());
        if (record.right)
            styles[record.name] = all.back();
    }
    return all;
}

// ---- Writing ----

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
    const std::vector<Lines> functions = functions_of(records, solution);
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
    const std::vector<Lines> functions = functions_of(records, solution);
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
        const Solution solution = read_solution(argv[1]);
        const std::vector<Record> records = read_records(argv[2]);
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

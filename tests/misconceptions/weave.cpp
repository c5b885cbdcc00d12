// weave SOLUTION ANSWERS: all answers of an exercise as one C++ file, for main.cpp. weave SOLUTION ANSWERS NAME: the
// first of this name, as a file that a learner hands in.
//
// ANSWERS holds records, in which spaces matter little and lines that begin with # not at all:
//
//   == ID             a wrong answer, by the id of the mistake that must be reported; again for another way to write it
//   == says: WORDS    one whose mistake has no id: a part of the sentence that must be said
//   == right: NAME    a right one
//
// and then, in this order, as far as needed:
//
//   says: WORDS       a part of the sentence that must be said
//   from: NAME        begins with the right answer of this name, which stands above, and not with the solution
//   - LINE            this line of the function; lines in a row stand in a row there, and nowhere else
//   + LINE            what takes its place; with no - above it, the place of all between the two marker lines
//   ~ PART => OTHER   the same change wherever PART stands between the markers
#include "checks/course.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <iostream>
#include <map>
#include <sstream>

namespace fs = std::filesystem;
using support::has;
using Lines = std::vector<std::string>;

namespace {

struct Edit {
    enum Kind { lines, body, parts } kind;
    Lines before, after;
    std::size_t line; // of the record file
};

struct Record {
    std::string name, id, says, from;
    bool right;
    std::vector<Edit> edits;
    std::size_t line;
};

/// What stands before the function in its file, the function with its marker lines, and what stands behind it.
struct Solution {
    Lines before, function, behind;
};

std::string trimmed(const std::string& text) {
    std::istringstream words(text);
    std::string all, word;
    while (words >> word)
        all += (all.empty() ? "" : " ") + word;
    return all;
}

class Failure : public support::Error {
public:
    Failure(std::size_t line, const std::string& sentence)
        : Error("answers.txt:" + std::to_string(line) + ": " + sentence) {}
};

// ---- Reading ----

Record header(const std::string& text, std::size_t line) {
    const auto after = [&](const std::string& key) { return trimmed(text.substr(key.size())); };
    if (text.starts_with("right:"))
        return {after("right:"), "", "", "", true, {}, line};
    if (text.starts_with("says:"))
        return {after("says:"), "", after("says:"), "", false, {}, line};
    if (text.empty() || has(text, " "))
        throw Failure(line,
                      "expected an id, \"right: NAME\" or \"says: WORDS\" after ==, found \"" + text + "\".");
    return {text, text, "", "", false, {}, line};
}

Edit change_of_parts(const std::string& text, std::size_t line) {
    const std::size_t arrow = text.find("=>");
    if (arrow == std::string::npos || trimmed(text.substr(0, arrow)).empty())
        throw Failure(line, "expected ~ PART => OTHER, found \"~ " + text + "\".");
    return {Edit::parts, {trimmed(text.substr(0, arrow))}, {trimmed(text.substr(arrow + 2))}, line};
}

void add(Record& record, const std::string& raw, std::size_t line) {
    const std::string text = trimmed(raw);
    std::vector<Edit>& edits = record.edits;
    const std::string rest = trimmed(text.substr(1));
    if (text.starts_with("says:"))
        record.says = trimmed(text.substr(5));
    else if (text.starts_with("from:"))
        record.from = trimmed(text.substr(5));
    else if (text[0] == '~')
        edits.push_back(change_of_parts(rest, line));
    else if (text[0] == '-') {
        if (edits.empty() || edits.back().kind != Edit::lines || !edits.back().after.empty())
            edits.push_back({Edit::lines, {}, {}, line});
        edits.back().before.push_back(rest);
    } else if (text[0] == '+') {
        if (edits.empty() || edits.back().kind == Edit::parts)
            edits.push_back({Edit::body, {}, {}, line});
        edits.back().after.push_back("   " + raw.substr(raw.find('+') + 1));
    } else
        throw Failure(line, "expected a line that begins with ==, says:, from:, -, + or ~, found \"" + text +
                                "\".");
}

std::vector<Record> read_records(const fs::path& file) {
    std::vector<Record> records;
    const Lines all = support::lines_of(support::read_file(file));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string text = trimmed(all[i]);
        if (text.empty() || text[0] == '#')
            continue;
        if (text.starts_with("=="))
            records.push_back(header(trimmed(text.substr(2)), i + 1));
        else if (records.empty())
            throw Failure(i + 1, "expected a record's first line, such as == ID, found \"" + text + "\".");
        else
            add(records.back(), all[i], i + 1);
    }
    if (records.empty())
        throw support::Error("expected records in " + file.string() + ", found none.");
    return records;
}

Solution read_solution(const fs::path& file) {
    const Lines all = support::lines_of(support::read_file(file));
    const auto start = std::find(all.begin(), all.end(), "namespace dnn {"),
               end = std::find(start, all.end(), "} // namespace dnn");
    if (end == all.end())
        throw support::Error("expected a function in namespace dnn in " + file.string() + ", found none.");
    return {{all.begin(), start + 1}, {start + 1, end}, {end, all.end()}};
}

// ---- Editing ----

struct Body {
    Lines::iterator begin, end;
};

/// The lines between the markers.
Body body_of(Lines& function) {
    const auto marker = [](const char* words) {
        return [words](const std::string& line) { return has(line, words); };
    };
    const auto start = std::find_if(function.begin(), function.end(), marker(checks::start_marker)),
               end = std::find_if(start, function.end(), marker(checks::end_marker));
    if (end == function.end())
        throw support::Error("expected the two marker lines in the solution, found none.");
    return {start + 1, end};
}

void replace_lines(Lines& function, const Edit& edit) {
    const auto same = [](const std::string& line, const std::string& wanted) {
        return trimmed(line) == wanted;
    };
    const auto find = [&](auto from) {
        return std::search(from, function.end(), edit.before.begin(), edit.before.end(), same);
    };
    const auto at = find(function.begin());
    if (at == function.end())
        throw Failure(edit.line, "the function has no line \"" + edit.before.front() + "\" to be replaced.");
    if (find(at + 1) != function.end())
        throw Failure(edit.line, "the function has more than one line \"" + edit.before.front() +
                                     "\"; name its neighbours, too.");
    const auto place = function.erase(at, at + static_cast<std::ptrdiff_t>(edit.before.size()));
    function.insert(place, edit.after.begin(), edit.after.end());
}

void replace_parts(Lines& function, const Edit& edit) {
    const auto [begin, end] = body_of(function);
    const std::string &part = edit.before[0], &other = edit.after[0];
    bool found = false;
    for (auto line = begin; line != end; ++line)
        for (std::size_t at = line->find(part); at != std::string::npos;
             at = line->find(part, at + other.size())) {
            line->replace(at, part.size(), other);
            found = true;
        }
    if (!found)
        throw Failure(edit.line, "nothing between the markers is \"" + part + "\".");
}

void apply(Lines& function, const Edit& edit) {
    if (edit.kind == Edit::lines)
        return replace_lines(function, edit);
    if (edit.kind == Edit::parts)
        return replace_parts(function, edit);
    const auto [begin, end] = body_of(function);
    const auto place = function.erase(begin, end);
    function.insert(place, edit.after.begin(), edit.after.end());
}

/// Each record's function.
std::vector<Lines> functions_of(const std::vector<Record>& records, const Solution& solution) {
    std::map<std::string, Lines> styles;
    std::vector<Lines> all;
    for (const Record& record : records) {
        if (!record.from.empty() && !styles.contains(record.from))
            throw Failure(record.line, "there is no right answer \"" + record.from + "\" above this one.");
        Lines function = record.from.empty() ? solution.function : styles.at(record.from);
        for (const Edit& edit : record.edits)
            apply(function, edit);
        if (record.right)
            styles[record.name] = function;
        all.push_back(std::move(function));
    }
    return all;
}

// ---- Writing ----

void print(const Lines& lines) {
    for (const std::string& line : lines)
        std::cout << line << '\n';
}

std::string quoted(const std::string& text) {
    std::ostringstream out;
    out << std::quoted(text);
    return out.str();
}

/// "const arma::mat& A, double rate" gives "A, rate".
std::string names_of(const std::string& parameters) {
    std::string names, word;
    int depth = 0;
    for (const char c : parameters + ',') {
        depth += c == '<' ? 1 : c == '>' ? -1 : 0;
        if (c == ',' && depth == 0)
            names += (names.empty() ? "" : ", ") + word;
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '_')
            word.clear();
        else
            word += c;
    }
    return names;
}

/// The exercise's function forwards to the answer in use.
void print_forwarder(const Lines& function, const std::string& name) {
    std::string signature;
    for (auto line = function.begin(); line != function.end() && !signature.ends_with("{"); ++line)
        signature += *line;
    const std::size_t open = signature.find(name + '(') + name.size(), close = signature.rfind(')');
    std::cout << "namespace {\ndecltype(&dnn::" << name << ") current = nullptr;\n"
              << "template <auto answer> void use() { current = answer; }\n}\n"
              << "namespace dnn {\n"
              << trimmed(signature) << " return current("
              << names_of(signature.substr(open + 1, close - open - 1)) << "); }\n}\n";
}

void print_all(const std::vector<Record>& records, const Solution& solution, const std::string& name) {
    const std::vector<Lines> functions = functions_of(records, solution);
    for (const std::string& line : solution.before)
        if (line.starts_with("#include"))
            std::cout << line << '\n';
    std::cout << "#include \"dnn/dnn_utils.hpp\"\n#include \"dnn/numpy.hpp\"\n"
                 "#include \"tests/misconceptions/answers.hpp\"\n#include <cmath>\n#include <random>\n";
    for (std::size_t i = 0; i < records.size(); ++i) {
        std::cout << "namespace dnn::answer_in_line_" << records[i].line << " { // " << records[i].name
                  << '\n';
        print(functions[i]);
        std::cout << "}\n";
    }
    print_forwarder(solution.function, name);
    std::cout << "std::vector<Answer> answers() {\n    return {\n";
    for (const Record& record : records)
        std::cout << "{\"answers.txt:" << record.line << "\", " << quoted(record.name) << ", "
                  << quoted(record.id) << ", " << quoted(record.says) << ", " << record.right
                  << ", use<dnn::answer_in_line_" << record.line << "::" << name << ">},\n";
    std::cout << "    };\n}\n";
}

void print_one(const std::vector<Record>& records, const Solution& solution, const std::string& name) {
    const auto record =
        std::find_if(records.begin(), records.end(), [&](const Record& each) { return each.name == name; });
    if (record == records.end())
        throw support::Error("there is no answer \"" + name + "\".");
    print(solution.before);
    print(functions_of(records, solution)[static_cast<std::size_t>(record - records.begin())]);
    print(solution.behind);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3 && argc != 4) {
        std::cerr << "weave: expected weave SOLUTION ANSWERS [NAME]\n";
        return 2;
    }
    try {
        const Solution solution = read_solution(argv[1]);
        const std::vector<Record> records = read_records(argv[2]);
        // 03_linear_forward.cpp holds linear_forward.
        if (argc == 4)
            print_one(records, solution, argv[3]);
        else
            print_all(records, solution, fs::path(argv[1]).stem().string().substr(3));
    } catch (const support::Error& error) {
        std::cerr << "weave: " << error.what() << '\n';
        return 1;
    }
    return 0;
}

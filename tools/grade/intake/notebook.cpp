#include "tools/grade/intake/notebook.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"
#include "dnn/support/pattern.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/limited_child.hpp"
#include "tools/grade/intake/source_text.hpp"

#include <algorithm>
#include <map>

namespace grade {
namespace {

using support::Json;

constexpr ChildLimits reading{.seconds = 10, .max_answer = 4 * max_notebook};
constexpr int newest_format_before = 4; // of those with worksheets

/// A code cell that is an exercise's, or was.
struct Cell {
    std::size_t position = 0; // from 1
    std::string first_line, metadata, code;
};

// ---- In the child ----

std::string source_of(const Json& cell) {
    const Json& source = cell.at("source");
    if (source.is_string())
        return source.get<std::string>();
    std::string text;
    for (const Json& line : source)
        text += line.get<std::string>();
    return text;
}

std::string exercise_in_metadata(const Json& cell) {
    const auto metadata = cell.find("metadata");
    if (metadata == cell.end() || !metadata->is_object() || !metadata->contains("deepsteps"))
        return "";
    const Json& ours = metadata->at("deepsteps");
    return ours.is_object() && ours.contains("exercise") && ours.at("exercise").is_string()
               ? ours.at("exercise").get<std::string>()
               : "";
}

/// Throws Json::exception if it is no notebook.
Json cells_in(const std::string& text) {
    const Json notebook = support::parsed_json(text);
    if (notebook.at("nbformat").get<int>() < newest_format_before)
        return "old";
    Json found = Json::array();
    std::size_t position = 0;
    for (const Json& cell : notebook.at("cells")) {
        ++position;
        if (cell.at("cell_type") != "code")
            continue;
        std::string code = source_of(cell);
        code.erase(0, code.find_first_not_of(" \t\r\n"));
        const std::size_t end = std::min(code.find('\n'), code.size());
        const std::string first = code.substr(0, std::min<std::size_t>(end, max_file_name));
        const std::string metadata = exercise_in_metadata(cell).substr(0, max_file_name);
        if (first.starts_with("//") || !metadata.empty())
            found.push_back({position, first, metadata, code.substr(std::min(end + 1, code.size()))});
    }
    return found;
}

// ---- Outside of it ----

std::vector<Cell> cells_of(const Json& answer) {
    std::vector<Cell> cells;
    for (const Json& cell : answer)
        cells.push_back({cell.at(0), cell.at(1), cell.at(2), cell.at(3)});
    return cells;
}

/// The number in "// exercise 07_linear_backward", or "".
std::string exercise_number(const std::string& line) {
    static const support::Pattern pattern("^//\\s*exercise\\s+([0-9]{2})[^]*$");
    const support::Parts parts = pattern.parts_of(line);
    return parts.empty() ? "" : parts[1];
}

/// Of a whole file that was pasted into the cell, what stands between its markers.
std::string between_markers(std::string code) {
    if (const std::size_t start = code.find(checks::start_marker); start != std::string::npos)
        code.erase(0, std::min(code.find('\n', start), code.size() - 1) + 1);
    if (const std::size_t end = code.find(checks::end_marker); end != std::string::npos)
        code.resize(end == 0 ? 0 : code.rfind('\n', end) + 1);
    return code;
}

/// As the file has it: indented, and each line ended.
std::string indented(const std::string& code) {
    std::string text;
    for (const std::string& line : support::lines_of(code)) {
        const bool blank = line.find_first_not_of(" \t\r") == std::string::npos;
        text += (blank ? "" : "    " + line) + '\n';
    }
    return text;
}

std::string in_its_file(const Exercise& exercise, const std::string& code) {
    const std::filesystem::path file =
        std::filesystem::path(DEEPSTEPS_SOURCE_DIR) / "solutions" / (exercise.name + ".cpp");
    return checks::with_code(support::read_file(file), indented(between_markers(code))).value();
}

std::string cells_at(const std::vector<std::size_t>& positions) {
    std::string text = positions.size() == 1 ? "cell " : "cells ";
    for (std::size_t i = 0; i < positions.size(); ++i)
        text += (i == 0 ? "" : i + 1 == positions.size() ? " and " : ", ") + std::to_string(positions[i]);
    return text;
}

/// Takes the cells apart by exercise; says what is odd.
class Sorting {
public:
    Sorting(const std::string& the_path, const std::vector<Exercise>& the_course)
        : path(the_path), course(the_course) {}

    Found sorted(const std::vector<Cell>& cells) {
        for (const Cell& cell : cells)
            take(cell);
        for (const auto& [name, own] : by_exercise)
            add(*checks::find_exercise(course, name), own);
        if (!lost.empty())
            found.remarks.push_back("Look at the notebook \"" + path + "\" by hand: its " + cells_at(lost) +
                                    (lost.size() == 1 ? " was an exercise's and has lost its first line"
                                                      : " were exercises' and have lost their first lines") +
                                    ", such as \"// exercise " + course.front().name + "\".");
        if (!unknown.empty())
            found.remarks.push_back("The first line of " + cells_at(unknown) + " in the notebook \"" + path +
                                    "\" names no exercise of the course.");
        if (by_exercise.empty() && lost.empty())
            found.remarks.push_back(
                "Look at the notebook \"" + path +
                "\" by hand: none of its cells begins with a line such as \"// exercise " +
                course.front().name + "\".");
        return std::move(found);
    }

private:
    void take(const Cell& cell) {
        const std::string number = exercise_number(cell.first_line);
        const Exercise* const exercise = checks::find_exercise(course, number);
        if (number.empty() && !cell.metadata.empty())
            lost.push_back(cell.position);
        else if (!number.empty() && !exercise)
            unknown.push_back(cell.position);
        else if (exercise)
            by_exercise[exercise->name].push_back(&cell);
    }

    void add(const Exercise& exercise, const std::vector<const Cell*>& own) {
        const Cell& last = *own.back();
        FoundFile file{path + '/' + exercise.name + ".cpp", "", "", false};
        if (last.code.size() > max_source)
            file.refused = source_is_too_large;
        else
            file.text = in_its_file(exercise, last.code);
        found.files.push_back(std::move(file));
        if (own.size() == 1)
            return;
        std::vector<std::size_t> others;
        for (std::size_t i = 0; i + 1 < own.size(); ++i)
            others.push_back(own[i]->position);
        found.remarks.push_back("Of several cells for " + exercise.name + " in the notebook \"" + path +
                                "\", the last was graded, cell " + std::to_string(last.position) + ", not " +
                                cells_at(others) + ".");
    }

    const std::string& path;
    const std::vector<Exercise>& course;
    std::map<std::string, std::vector<const Cell*>> by_exercise;
    std::vector<std::size_t> lost, unknown;
    Found found;
};

Found by_hand(const FoundFile& notebook, const std::string& why) {
    Found found;
    found.remarks.push_back("Look at the notebook \"" + notebook.path + "\" by hand: " + why);
    return found;
}

} // namespace

std::size_t max_bytes(const std::string& name) {
    return is_notebook_name(name) ? max_notebook : max_source;
}

const char* too_large(const std::string& name) {
    return is_notebook_name(name) ? notebook_is_too_large : source_is_too_large;
}

std::string not_opened(const std::string& path) {
    return "The notebook \"" + path + "\" was not opened, since at most " + std::to_string(max_notebooks) +
           " are; hand in one.";
}

std::string notebook_of(const std::string& path) {
    const std::string folder = path.substr(0, std::min(path.rfind('/'), path.size()));
    return is_notebook_name(folder) ? folder : "";
}

Found read_notebook(const FoundFile& notebook, const std::vector<Exercise>& course) {
    Found found;
    if (!notebook.refused.empty()) {
        found.problem = notebook.refused;
        found.fault_ours = notebook.fault_ours;
        return found;
    }
    const Json answer = answer_of_child(reading, [&]() -> Json {
        std::string text = notebook.text;
        make_utf8(text);
        try {
            return cells_in(text);
        } catch (const Json::exception&) {
            return "damaged";
        }
    });
    if (answer == "old")
        return by_hand(notebook, "its format is older than 4; open it in Jupyter and save it again.");
    try {
        if (answer.is_array())
            return Sorting(notebook.path, course).sorted(cells_of(answer));
    } catch (const Json::exception&) {
        // The notebook has taken its reader over.
    }
    return by_hand(notebook, "it is damaged, or no notebook; open it in Jupyter and save it again.");
}

} // namespace grade

#include "tools/grade/judging/overrides.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/comparable.hpp"
#include "tools/grade/intake/csv.hpp"
#include "tools/grade/judging/points.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace grade {
namespace {

[[noreturn]] void reject_line(const std::filesystem::path& file, int line, const std::string& why) {
    throw support::Error(support::one_line(file.string()) + ", line " + std::to_string(line) + ": " + why);
}

double points_in(std::string text, const std::filesystem::path& file, int line) {
    std::replace(text.begin(), text.end(), ',', '.'); // as many countries write it
    const std::string_view digits = std::string_view(text).substr(text.starts_with('+') ? 1 : 0);
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size() ||
        !std::isfinite(value))
        reject_line(file, line, "\"" + support::one_line(text) + "\" is no number of points.");
    return round_to_cents(value);
}

/// An unquoted comma in a comment, or in "8,5", makes one cell more.
void check_cells(const CsvRow& titles, const CsvRow& row, const Override& override,
                 const std::filesystem::path& file) {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (cell(titles, i).empty() && !cell(row, i).empty())
            reject_line(
                file, row.line,
                "\"" + support::one_line(cell(row, i)) +
                    "\" stands in no column; put double quotes around a comment with commas in it, and "
                    "around points such as \"8,5\".");
    const bool rest_of_number = override.points == std::floor(override.points) && !override.comment.empty() &&
                                override.comment.size() <= 2 &&
                                override.comment.find_first_not_of("0123456789") == std::string::npos;
    if (rest_of_number)
        reject_line(file, row.line,
                    "the comment is " + override.comment + ", as if " + number(override.points) + ',' +
                        override.comment + " had been cut in two; write " + number(override.points) + '.' +
                        override.comment + ", or a comment in words.");
}

bool is_meant(const Override& override, const std::string& name, const std::string& id,
              const std::string& folder, const Origin& origin) {
    const std::string student = comparable(override.student);
    return student == comparable(name) || student == comparable(id) || student == comparable(folder) ||
           student == comparable(origin.login) || student == comparable(origin.email);
}

[[noreturn]] void reject_second(const Override& first, const Override& second) {
    throw support::Error("overrides.csv, lines " + std::to_string(first.line) + " and " +
                         std::to_string(second.line) + ": both give \"" + support::one_line(second.student) +
                         "\" points for " + second.exercise + "; keep one of them.");
}

std::string words_of_override(const Override& override) {
    return override.comment.empty() ? "Changed by your instructor." : override.comment;
}

/// No total is below 0, so it may take less than the instructor wrote.
Adjustment adjustment_of(const Override& override, double points_left) {
    if (points_left + override.points >= 0)
        return {"", override.points, words_of_override(override)};
    return {"", -points_left,
            words_of_override(override) + " (Of the " + number(-override.points) + " to take off, " +
                number(points_left) + (points_left == 1 ? " was" : " were") + " left.)"};
}

} // namespace

std::vector<Override> read_overrides(const std::filesystem::path& file,
                                     const std::vector<Exercise>& exercises) {
    if (!std::filesystem::exists(file))
        return {};
    if (!std::filesystem::is_regular_file(file))
        throw support::Error(support::one_line(file.string()) +
                             " is no file; it must be a CSV file with the columns student, exercise, points, "
                             "comment.");
    const std::vector<CsvRow> rows = read_csv(support::read_file(file), support::one_line(file.string()));
    if (rows.empty())
        return {};
    const std::vector<std::string> wanted{"student", "exercise", "points", "comment"};
    std::vector<std::size_t> columns;
    for (const std::string& header : wanted) {
        const auto& cells = rows.front().cells;
        const auto place = std::find_if(cells.begin(), cells.end(),
                                        [&](const std::string& one) { return header_key(one) == header; });
        if (place == cells.end())
            reject_line(file, rows.front().line,
                        "there is no column " + header +
                            "; the first line must be student,exercise,points,comment.");
        columns.push_back(static_cast<std::size_t>(place - cells.begin()));
    }
    std::vector<Override> overrides;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const int line = rows[i].line;
        Override override{cell(rows[i], columns[0]), cell(rows[i], columns[1]), 0, cell(rows[i], columns[3]),
                          line};
        if (override.student.empty())
            reject_line(file, line, "it names no student.");
        override.points = points_in(cell(rows[i], columns[2]), file, line);
        if (!override.exercise.empty()) {
            const Exercise* exercise = checks::find_exercise(exercises, override.exercise);
            if (!exercise)
                reject_line(file, line,
                            "there is no graded exercise \"" + support::one_line(override.exercise) +
                                "\"; leave the cell empty to change the total.");
            override.exercise = exercise->name;
            if (override.points < 0)
                reject_line(file, line, "an exercise cannot have less than 0 points.");
        }
        check_cells(rows.front(), rows[i], override, file);
        overrides.push_back(std::move(override));
    }
    return overrides;
}

std::string said_of_overrides(const std::filesystem::path& file, const std::vector<Exercise>& exercises) {
    std::string text;
    for (const Override& override : read_overrides(file, exercises)) {
        const auto exercise = std::find_if(exercises.begin(), exercises.end(), [&](const Exercise& one) {
            return one.name == override.exercise;
        });
        if (exercise != exercises.end() && override.points > exercise->points)
            text += "overrides.csv, line " + std::to_string(override.line) + ": \"" +
                    support::one_line(override.student) + "\" gets more than the " +
                    support::amount(exercise->points, "point") + " of " + exercise->name + ".\n";
    }
    return text;
}

std::vector<Override> unused_overrides(const std::vector<Override>& overrides,
                                       const std::vector<Submission>& submissions) {
    std::vector<Override> unused;
    for (const Submission& one : submissions) {
        std::map<std::string, const Override*> first;
        for (const Override& override : overrides)
            if (!override.exercise.empty() && is_meant(override, one.name, one.id, one.folder, one.origin))
                if (const auto [other, is_new] = first.insert({override.exercise, &override}); !is_new)
                    reject_second(*other->second, override);
    }
    for (const Override& override : overrides) {
        const auto meant =
            std::count_if(submissions.begin(), submissions.end(), [&](const Submission& submission) {
                return is_meant(override, submission.name, submission.id, submission.folder,
                                submission.origin);
            });
        if (meant > 1)
            throw support::Error("overrides.csv, line " + std::to_string(override.line) +
                                 ": several submissions are \"" + support::one_line(override.student) +
                                 "\"; give the id.");
        if (meant == 0)
            unused.push_back(override);
    }
    return unused;
}

std::string said_of_ungraded(const std::vector<Override>& overrides, const std::set<std::string>& graded) {
    std::string text;
    for (const Override& override : overrides)
        if (!override.exercise.empty() && !graded.contains(override.exercise))
            text += "overrides.csv, line " + std::to_string(override.line) + ": " + override.exercise +
                    " is graded neither in this run nor in an earlier one, so the line changes nothing.\n";
    return text;
}

void apply_to_exercises(Record& record, const std::vector<Override>& overrides) {
    for (const Override& override : overrides) {
        if (!is_meant(override, record.name, record.id, record.folder, record.origin))
            continue;
        for (ExerciseResult& result : record.results)
            if (result.exercise == override.exercise) {
                record.adjustments.push_back({override.exercise,
                                              round_to_cents(override.points - result.points),
                                              words_of_override(override)});
                result.points = override.points;
                result.outcome = Outcome::graded;
            }
    }
}

void apply_to_total(Record& record, const std::vector<Override>& overrides) {
    for (const Override& override : overrides)
        if (override.exercise.empty() &&
            is_meant(override, record.name, record.id, record.folder, record.origin))
            record.adjustments.push_back(adjustment_of(override, total(record).points));
}

} // namespace grade

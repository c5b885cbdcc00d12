// Graded learners of each platform, for the tests of what goes out.
#pragma once

#include "dnn/support/files.hpp"
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tests/grading/importers.hpp"
#include "tools/grade/outgoing/outgoing.hpp"

namespace outgoing {

namespace fs = std::filesystem;
using grade::LeftOut;
using grade::Outcome;
using grade::Platform;

/// A learner as a platform's download gives one; the points are those of the first exercise, of 30 in all.
inline grade::Record learner(Platform platform, const std::string& name, const std::string& id,
                             double points) {
    grade::Record record{name, id, name, "", {}, {}};
    for (const checks::Exercise& exercise : course())
        record.results.push_back(grade::without_points(exercise, Outcome::graded, ""));
    record.results[0].points = points;
    record.origin.platform = platform;
    record.origin.entries = {name};
    if (platform == Platform::moodle)
        record.origin.participant = id;
    if (platform == Platform::blackboard)
        record.origin.login = id;
    return record;
}

inline grade::Record with_fault(grade::Record record) {
    record.results[1] = grade::without_points(course()[1], Outcome::grader_failed, "No memory.");
    return record;
}

inline grade::Record with_nothing(grade::Record record) {
    for (grade::ExerciseResult& result : record.results)
        result = grade::without_points(course()[0], Outcome::not_submitted, "");
    record.origin.entries.clear();
    return record;
}

inline grade::Record late(grade::Record record) {
    record.adjustments.push_back({"", -1.5, "Handed in 1 day after the deadline: 1.5 points off."});
    return record;
}

/// Names that files, separators and spreadsheets could trip over.
inline const std::vector<std::string>& difficult_names() {
    static const std::vector<std::string> names{"Lovelace, Ada", "Jürgen \"Jo\" Müller", "Siobhán O'Brien",
                                                "'t Hooft",      " Anna  Space ",        "Semi; Colon",
                                                "李小龙",        "Two\nLines",           "a_b_12_c"};
    return names;
}

inline std::vector<grade::Record> difficult_class(Platform platform) {
    std::vector<grade::Record> records;
    for (std::size_t i = 0; i < difficult_names().size(); ++i)
        records.push_back(learner(platform, difficult_names()[i], std::to_string(101 + i), double(i)));
    return records;
}

inline std::string left_out(const grade::Outgoing& out) {
    std::string all;
    for (const auto& [why, name] : out.left_out)
        all += std::to_string(static_cast<int>(why)) + ' ' + name + '\n';
    return all;
}

inline std::string line_of(LeftOut why, const std::string& name) {
    return std::to_string(static_cast<int>(why)) + ' ' + name + '\n';
}

struct Platforms : Scratch {
    grade::Gradebook gradebook;

    void give_roster(const std::string& csv) { gradebook = grade::Gradebook(text("roster.csv", csv)); }
    grade::Graded graded(const std::vector<grade::Record>& records) const { return {records, 30, gradebook}; }
};

} // namespace outgoing

// A class that nobody has graded: records with plausible points, mistakes, times, remarks and answers, for the pages and
// for the comparison of answers. The same size gives the same class.
#pragma once

#include "dnn/support/files.hpp"
#include "tools/grade/report/class_report.hpp"

#include <array>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

class SyntheticClass {
public:
    explicit SyntheticClass(std::size_t learners) : course_(graded_course()) {
        run.exercises = course_;
        run.seed = 7;
        background.handouts = grade::read_handouts(DEEPSTEPS_SOURCE_DIR, course_);
        for (std::size_t i = 0; i < learners; ++i)
            records.push_back(learner(i));
    }

    /// One has the other's answers, under other names.
    void copy(std::size_t from, std::size_t to) {
        records[to].sources = records[from].sources;
        for (auto& [exercise, source] : records[to].sources)
            source.code = renamed(source.code);
        records[to].results = records[from].results;
    }

    /// The answers are the solutions', under other names.
    void give_solutions(std::size_t to) {
        for (auto& [exercise, source] : records[to].sources)
            source.code = renamed(background.handouts.solutions.at(exercise));
    }

    /// Each answer is the reference of the checks, as a whole.
    void give_reference(std::size_t to) {
        const std::string reference = support::read_file(DEEPSTEPS_SOURCE_DIR "/checks/reference.cpp");
        for (auto& [exercise, source] : records[to].sources)
            source.code = reference;
    }

    /// The class was graded before: some had other points, one was not there.
    void grade_before() {
        background.last.when = "2026-11-20 18:00 CET";
        for (std::size_t i = 0; i + 1 < records.size(); ++i)
            for (const grade::ExerciseResult& result : records[i].results)
                background.last.points[records[i].folder][result.exercise] =
                    i % 7 == 2 && result.points > 5 ? result.points - 2.5 : result.points;
        background.last.knows_totals = true;
        for (const auto& [folder, exercises] : background.last.points)
            for (const auto& [exercise, points] : exercises)
                background.last.totals[folder] += points;
        background.last.points["withdrawn"] = {};
    }

    std::vector<grade::Record> records;
    grade::Run run;
    grade::Background background;

private:
    static std::vector<checks::Exercise> graded_course() {
        std::vector<checks::Exercise> course =
            checks::read_course(DEEPSTEPS_SOURCE_DIR "/exercises/course.json");
        std::erase_if(course, [](const checks::Exercise& exercise) { return exercise.further; });
        return course;
    }

    static std::string renamed(std::string code) {
        for (const auto& [name, other] : {std::pair<std::string, std::string>{"parameters", "params"},
                                          {"cache", "stored"},
                                          {"grads", "g"},
                                          {"caches", "all"},
                                          {" m ", " count "}})
            for (std::size_t at = 0; (at = code.find(name, at)) != std::string::npos; at += other.size())
                code.replace(at, name.size(), other);
        return code;
    }

    std::size_t pick(std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(draws_);
    }
    double chance() { return std::uniform_real_distribution<double>(0, 1)(draws_); }

    std::string name_of(std::size_t i) {
        constexpr std::array first{"Ada",      "Björn", "Chidi",     "Dilnoza",   "Émilie",  "Fatima",
                                   "Giovanni", "Hana",  "Ilse",      "João",      "Kwame",   "Lê",
                                   "Mateusz",  "Nour",  "Oluwaseun", "Priya",     "Quentin", "Ravi",
                                   "Søren",    "Tamar", "Uğur",      "Valentina", "Wei",     "Xochitl",
                                   "Yuki",     "Zoë",   "深",        "Анна"};
        constexpr std::array last{"Lovelace",     "Müller",         "Nguyen",  "Okafor",
                                  "Papadopoulos", "García Márquez", "Smith",   "van der Berg",
                                  "Yılmaz",       "Žižek",          "Ivanova", "Khan"};
        return std::string(first[i % first.size()]) + ' ' + last[i / first.size() % last.size()] +
               (i < first.size() * last.size() ? "" : ' ' + std::to_string(i));
    }

    /// The lines between the solution's markers, with what learners add and turn around.
    std::string answer(const std::string& exercise) {
        constexpr std::array additions{
            "    const auto rows = {v}.n_rows, cols = {v}.n_cols;\n",
            "    arma::mat tmp = {v};\n",
            "    // std::cout << {v} << std::endl;\n",
            "    if ({v}.is_empty())\n        throw std::runtime_error(\"empty\");\n",
            "    double total = 0;\n    for (int k = 0; k < 1; ++k)\n        total += 1;\n",
            "    arma::mat copy({v});\n    copy.zeros();\n",
            "    const std::string name = \"W\" + std::to_string(1);\n",
            "    int n = static_cast<int>({v}.n_rows);\n",
            "    std::vector<double> values;\n    values.reserve({v}.n_elem);\n",
            "    auto half = {v} / 2.0;\n    (void)half;\n",
            "    while (false)\n        break;\n",
            "    const double scale = 1.0 / double({v}.n_cols);\n    (void)scale;\n"};
        const std::string file = background.handouts.solutions.at(exercise);
        const std::size_t start = file.find('\n', file.find(checks::start_marker)) + 1;
        const std::size_t end = file.rfind('\n', file.find(checks::end_marker)) + 1;
        std::string body = file.substr(start, end - start);
        for (std::size_t i = pick(4); i > 0; --i) {
            std::string added = additions[pick(additions.size())];
            for (std::size_t at = 0; (at = added.find("{v}", at)) != std::string::npos;)
                added.replace(at, 3, "A");
            std::size_t line = body.find('\n', pick(body.size()));
            line = line == std::string::npos ? 0 : line + 1;
            body.insert(line, added);
        }
        const std::size_t code = file.find("#include");
        return file.substr(code, start - code) + body + file.substr(end);
    }

    /// Some write in one of the styles of tests/grading/variants.
    std::string code_of(const std::string& exercise) {
        constexpr std::array styles{"loops", "repmat", "stable", "terse"};
        if (chance() < 0.3) {
            const std::string styled =
                support::read_file(std::filesystem::path(DEEPSTEPS_SOURCE_DIR) / "tests/grading/variants" /
                                   styles[pick(styles.size())] / (exercise + ".cpp"));
            if (!styled.empty())
                return styled;
        }
        return answer(exercise);
    }

    grade::ExerciseResult result_of(const checks::Exercise& exercise, double ability) {
        grade::ExerciseResult result;
        result.exercise = exercise.name;
        result.max_points = exercise.points;
        result.seconds_compiling = 0.4 + chance();
        if (chance() < 0.04) {
            result.outcome = grade::Outcome::does_not_compile;
            result.message = "It does not compile:\n    Z = W <b> A\n          ^";
            return result;
        }
        result.outcome = grade::Outcome::graded;
        result.seconds_checking = 0.1 + chance() / 4;
        std::size_t passed = 0;
        constexpr std::array sentences{"Z has the shape (n_l, m)", "Z = W·A + b",
                                       "the cache holds A, W and b", "dZ stays <unchanged>",
                                       "agrees with finite differences"};
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            const bool right = chance() < ability + 0.25 - 0.08 * static_cast<double>(i);
            result.report.checks.push_back(
                {"check" + std::to_string(i), i == 0 ? "shapes" : "unseen_inputs", sentences[i], right, {}});
            passed += right ? 1 : 0;
        }
        result.points = result.max_points * static_cast<double>(passed) / sentences.size();
        if (passed < sentences.size() && chance() < 0.6) {
            constexpr std::array ids{"not-averaged", "transposed", "bias-of-one-example", "previous-layer"};
            const std::string id = ids[pick(ids.size())];
            result.report.diagnosis = {{{{id, "It looks " + id + " & <wrong>."}}, "", ""}};
        }
        return result;
    }

    grade::Record learner(std::size_t i) {
        grade::Record record;
        record.name = i == 4 ? "<script>alert(\"1\")</script> 'Bobby' & Co" : name_of(i);
        record.id = i == 6 ? "" : std::to_string(100200 + 37 * i);
        record.folder = "learner_" + std::to_string(i);
        record.graded_at = "2026-11-27 14:05 CET";
        const double ability = 0.35 + 0.65 * chance();
        const std::size_t ends = chance() < 0.75 ? course_.size() : pick(course_.size());
        for (std::size_t e = 0; e < course_.size(); ++e) {
            const checks::Exercise& exercise = course_[e];
            if (e >= ends) {
                record.results.push_back(grade::without_points(
                    exercise, e % 2 ? grade::Outcome::not_started : grade::Outcome::not_submitted, ""));
                continue;
            }
            record.results.push_back(result_of(exercise, ability));
            record.sources[exercise.name] =
                grade::source_of({"week 4/" + exercise.name + ".cpp", code_of(exercise.name), "", false});
        }
        if (i % 29 == 1)
            record.remarks.push_back(
                "Of several files for 03_linear_forward, \"a/03_linear_forward.cpp\" was "
                "graded, not \"b/03_linear_forward.cpp\".");
        if (i % 97 == 8)
            record.results[2] =
                grade::without_points(course_[2], grade::Outcome::grader_failed, "No space left on device.");
        if (i % 61 == 5)
            record.results[1] = grade::without_points(course_[1], grade::Outcome::not_a_source,
                                                      "\"02_initialize_parameters_deep.cpp\": It is binary; "
                                                      "expected a C++ source.");
        if (i % 113 == 9) {
            record.problem =
                "it holds no exercise file; those have names such as 01_initialize_parameters.cpp.";
            record.sources.clear();
            for (std::size_t e = 0; e < course_.size(); ++e)
                record.results[e] = grade::without_points(course_[e], grade::Outcome::not_submitted, "");
        }
        return record;
    }

    std::vector<checks::Exercise> course_;
    std::mt19937 draws_{20261127};
};

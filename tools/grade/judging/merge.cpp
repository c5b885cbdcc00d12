#include "tools/grade/judging/merge.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "tools/grade/judging/batch.hpp"
#include "tools/grade/report/class_report.hpp"
#include "tools/grade/report/csv_text.hpp"
#include "tools/grade/report/results.hpp"

#include <algorithm>
#include <set>

namespace grade {
namespace fs = std::filesystem;

namespace {

/// The exercises of the run, and those that an earlier one has graded. Throws support::Error if a record is damaged.
std::vector<Exercise> covered_exercises(const Run& run, const std::vector<Exercise>& course,
                                        const Store& store) {
    std::set<std::string> covered;
    for (const Exercise& exercise : run.exercises)
        covered.insert(exercise.name);
    const std::vector<fs::path> damaged = store.for_each([&](const Record& record) {
        for (const ExerciseResult& result : record.results)
            covered.insert(result.exercise);
    });
    if (!damaged.empty())
        throw support::Error(
            "the record " + damaged.front().string() +
            " cannot be read; grade that submission again, or delete the file to take its row "
            "out of the class.");
    std::vector<Exercise> exercises;
    std::copy_if(course.begin(), course.end(), std::back_inserter(exercises),
                 [&](const Exercise& exercise) { return covered.contains(exercise.name); });
    return exercises;
}

void write_submission(const Record& record, const Run& run, const OutFolder& out) {
    write_results(out.path() / record.folder, record, run);
    const fs::path details = out.path() / "details";
    fs::create_directories(details);
    support::write_atomically(details / (record.folder + ".txt"),
                              [&](std::ostream& text) { text << details_text(record, run); });
}

} // namespace

Class write_pages(const Batch& batch, const OutFolder& out) {
    const Store store = out.store();
    Class all{batch.run, {}};
    all.run.exercises = covered_exercises(batch.run, batch.course, store);
    store.for_each([&](Record record) {
        arrange_results(record, all.run.exercises);
        batch.adjust(record);
        write_submission(record, all.run, out);
        all.records.push_back(shortened_for_class(std::move(record)));
    });
    support::write_atomically(out.path() / "grades.csv", [&](std::ostream& csv) {
        csv << utf8_mark << grades_csv(all.records, all.run);
    });
    const fs::path last_run = out.path() / last_run_file;
    const Background background{batch.handouts, read_last_run(last_run)};
    support::write_atomically(out.path() / "class.html", [&](std::ostream& html) {
        html << class_html(all.records, all.run, background);
    });
    write_last_run(last_run, all.records, time_now());
    out.write_run(all.run);
    return all;
}

} // namespace grade

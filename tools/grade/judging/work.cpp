#include "tools/grade/judging/work.hpp"

#include "dnn/support/error.hpp"
#include "tools/grade/judging/fingerprint.hpp"
#include "tools/grade/judging/seed.hpp"

#include <algorithm>
#include <fstream>

namespace grade {
namespace fs = std::filesystem;

namespace {

std::string key_of(const std::string& settings, std::uint32_t seed, const Exercise& exercise,
                   const Contents& contents) {
    Fingerprint key;
    key << settings << std::to_string(seed) << exercise.name;
    if (const auto file = contents.files.find(exercise.name); file != contents.files.end())
        key << file->second.path << file->second.text << file->second.refused;
    else
        key << contents.problem << (contents.fault_ours ? "unreadable" : "");
    return key.hex();
}

/// The record's result for the same file and settings, or nullptr.
const ExerciseResult* result_for(const std::optional<Record>& record, const std::string& exercise,
                                 const Basis& basis) {
    if (!record)
        return nullptr;
    const auto made = record->bases.find(exercise);
    return made != record->bases.end() && made->second.key == basis.key ? find_result(*record, exercise)
                                                                        : nullptr;
}

} // namespace

Work begin(const Submission& submission, const Batch& batch, const OutFolder& out, BuiltWorkers& built) {
    Work work{submission,
              read_submission(submission, batch.course),
              {},
              {},
              {},
              {},
              out.scratch() / ("submission-" + submission.folder),
              seed_of_student(batch.run.seed, submission.id, submission.name)};
    const std::optional<Record> record = out.store().read(submission.folder);
    const std::string settings = settings_of(batch.run);
    for (std::size_t i = 0; i < batch.run.exercises.size(); ++i) {
        const Exercise& exercise = batch.run.exercises[i];
        const Basis basis{settings, key_of(settings, work.seed, exercise, work.contents)};
        work.made[exercise.name] = basis;
        const ExerciseResult* const result = result_for(record, exercise.name, basis);
        if (result && (result->outcome != Outcome::grader_failed || batch.only_merge)) // a failure is retried
            continue;
        if (std::optional<ExerciseResult> known = known_result(exercise, work.contents)) {
            work.results.push_back(std::move(*known));
            continue;
        }
        work.to_grade.push_back(i);
        if (batch.only_merge || batch.only_plan)
            continue;
        const FoundFile& file = work.contents.files.at(exercise.name);
        put_source(work.scratch, exercise.name, file);
        built.expect(exercise.name, file.text);
    }
    work.taken_over = record && work.results.empty() && work.to_grade.empty() &&
                      record->problem == work.contents.problem && record->remarks == work.contents.remarks &&
                      record->origin == submission.origin;
    for (const auto& [exercise, file] : work.contents.files)
        work.sources[exercise] = source_of(file);
    work.contents.files.clear();
    return work;
}

Record finish(const Work& work, const Batch& batch, const Store& store) {
    Record record = store.read(work.submission.folder).value_or(Record{});
    record.name = work.submission.name;
    record.id = work.submission.id;
    record.folder = work.submission.folder;
    record.origin = work.submission.origin;
    record.problem = work.contents.problem;
    record.remarks = work.contents.remarks;
    for (const ExerciseResult& result : work.results) {
        record.bases[result.exercise] = work.made.at(result.exercise);
        put_result(record, result);
        record.sources.erase(result.exercise);
        if (const auto source = work.sources.find(result.exercise); source != work.sources.end())
            record.sources.insert(*source);
        record.graded_at = time_now();
    }
    std::vector<Exercise> covered = batch.course;
    std::erase_if(covered, [&](const Exercise& exercise) { return !find_result(record, exercise.name); });
    arrange_results(record, covered);
    store.write(record);
    return record;
}

fs::path put_source(const fs::path& scratch, const std::string& exercise, const FoundFile& file) {
    fs::path source = scratch / exercise / (exercise + ".cpp");
    fs::create_directories(source.parent_path());
    std::ofstream out(source, std::ios::binary);
    out << file.text;
    out.close();
    if (!out)
        throw support::Error(source.string() + " cannot be written; is the disk full?");
    return source;
}

std::optional<ExerciseResult> known_result(const Exercise& exercise, const Contents& contents) {
    const auto place = contents.files.find(exercise.name);
    if (place == contents.files.end()) {
        if (!contents.fault_ours)
            return without_points(exercise, Outcome::not_submitted, "");
        return without_points(exercise, Outcome::grader_failed,
                              contents.problem.empty() ? contents.remarks.back() : contents.problem);
    }
    const FoundFile& file = place->second;
    if (file.refused.empty())
        return std::nullopt;
    return without_points(exercise, file.fault_ours ? Outcome::grader_failed : Outcome::not_a_source,
                          "\"" + file.path + "\": " + file.refused);
}

} // namespace grade

#include "tools/grade/judging/batch.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/judging/fingerprint.hpp"
#include "tools/grade/report/batch_progress.hpp"
#include "tools/grade/report/class_report.hpp"
#include "tools/grade/report/csv_text.hpp"
#include "tools/grade/report/markup.hpp"
#include "tools/grade/report/results.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <fstream>
#include <iostream>
#include <mutex>
#include <thread>

namespace grade {
namespace fs = std::filesystem;

namespace {

/// A submission being graded.
struct Work {
    Record record;
    std::string key;
    fs::path scratch;
    std::vector<std::size_t> to_grade; // indices of the exercises to grade
    std::size_t left = 0;
    bool taken_over = false;
};

std::string key_of(const Run& run, const Contents& contents) {
    Fingerprint key;
    key << run.grader << std::to_string(run.seed) << (run.sandbox ? "sandbox" : "no sandbox");
    for (const Exercise& exercise : run.exercises)
        key << exercise.name;
    for (const auto& [exercise, file] : contents.files)
        key << exercise << file.path << file.text << file.refused;
    return (key << contents.problem).hex();
}

/// Reads the submission and puts its files where the grader finds them, unless it has results already.
Work begin(const Submission& submission, const Batch& batch, const OutFolder& out) {
    const Contents contents = read_submission(submission, batch.course);
    Work work;
    work.key = key_of(batch.run, contents);
    if (std::optional<Record> finished = read_state(out.state_of(submission.folder), work.key)) {
        work.record = std::move(*finished);
        work.taken_over = true;
    }
    work.record.name = submission.name;
    work.record.id = submission.id;
    work.record.folder = submission.folder;
    work.record.origin = submission.origin;
    work.record.remarks = contents.remarks;
    if (work.taken_over)
        return work;
    work.record.problem = contents.problem;
    work.scratch = out.scratch() / ("submission-" + submission.folder);
    for (std::size_t i = 0; i < batch.run.exercises.size(); ++i) {
        const Exercise& exercise = batch.run.exercises[i];
        std::optional<ExerciseResult> known = known_result(exercise, contents);
        if (!known) {
            put_source(work.scratch, exercise.name, contents.files.at(exercise.name));
            work.to_grade.push_back(i);
        }
        work.record.results.push_back(known.value_or(ExerciseResult{}));
    }
    work.left = work.to_grade.size();
    return work;
}

ExerciseResult grade_safely(const Exercise& exercise, const fs::path& source, const GraderOptions& options) {
    try {
        return grade_exercise(exercise, source, options);
    } catch (const std::exception& error) {
        return without_points(exercise, Outcome::grader_failed, error.what());
    }
}

std::string line_of(const Record& record) {
    const Points sum = total(record);
    return support::one_line(support::shortened(record.name, 60)) + ": " +
           (has_failed(record) ? "could not be graded"
                               : number(sum.points) + " of " + number(sum.max_points));
}

/// The threads and their shared state.
class Workers {
public:
    Workers(std::vector<Work>& all, const Batch& batch, const OutFolder& out)
        : all_(all), batch_(batch), out_(out), progress_(count_submissions(), count_files()) {
        options_.seed = batch.run.seed;
        options_.sandbox = batch.run.sandbox;
        options_.patience = batch.patience;
        options_.scratch = out.scratch();
        options_.built = keep_built_workers();
        for (std::size_t i = 0; i < all.size(); ++i)
            for (const std::size_t exercise : all[i].to_grade)
                queue_.emplace_back(i, exercise);
    }

    /// Returns whether everything was done.
    bool run() {
        for (Work& work : all_)
            if (work.left == 0)
                finish(work);
        std::vector<std::thread> threads;
        for (int i = 0; i < batch_.jobs; ++i)
            threads.emplace_back([this] { work_on(); });
        for (std::thread& thread : threads)
            thread.join();
        if (error_)
            std::rethrow_exception(error_);
        return !stopped_;
    }

private:
    std::size_t count_submissions() const {
        return static_cast<std::size_t>(
            std::count_if(all_.begin(), all_.end(), [](const Work& work) { return !work.taken_over; }));
    }

    std::size_t count_files() const {
        std::size_t files = 0;
        for (const Work& work : all_)
            files += work.to_grade.size();
        return files;
    }

    void work_on() {
        try {
            for (std::size_t i = next_++; i < queue_.size() && !is_stopped(); i = next_++)
                grade(all_[queue_[i].first], queue_[i].second);
        } catch (...) { // such as a full disk: no point in going on
            const std::lock_guard guard(mutex_);
            if (!error_)
                error_ = std::current_exception();
            stopped_ = true;
        }
    }

    bool is_stopped() {
        if (batch_.stop())
            stopped_ = true;
        return stopped_;
    }

    void grade(Work& work, std::size_t place) {
        const Exercise& exercise = batch_.run.exercises[place];
        ExerciseResult result =
            grade_safely(exercise, work.scratch / exercise.name / (exercise.name + ".cpp"), options_);
        if (is_stopped()) // Ctrl-C reaches the workers too, and may be the cause of the result
            return;
        const std::lock_guard guard(mutex_);
        work.record.results[place] = std::move(result);
        progress_.file_done();
        if (--work.left == 0)
            finish(work);
    }

    void finish(Work& work) {
        if (!has_failed(work.record) && !work.taken_over)
            write_state(out_.state_of(work.record.folder), work.key, work.record);
        batch_.adjust(work.record); // not kept: overrides and deadlines may change
        write_results(out_.path() / work.record.folder, work.record, batch_.run);
        const fs::path details = out_.path() / "details";
        fs::create_directories(details);
        support::write_atomically(details / (work.record.folder + ".txt"),
                                  [&](std::ostream& text) { text << details_text(work.record, batch_.run); });
        std::error_code error;
        if (!work.scratch.empty())
            fs::remove_all(work.scratch, error);
        if (!work.taken_over)
            progress_.submission_done(line_of(work.record));
    }

    std::vector<Work>& all_;
    const Batch& batch_;
    const OutFolder& out_;
    BatchProgress progress_;
    GraderOptions options_;
    std::vector<std::pair<std::size_t, std::size_t>> queue_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> stopped_{false};
    std::mutex mutex_; // guards the records, the progress and the error
    std::exception_ptr error_;
};

void write_class(const std::vector<Record>& records, const Batch& batch, const OutFolder& out) {
    support::write_atomically(out.path() / "grades.csv",
                              [&](std::ostream& csv) { csv << utf8_mark << grades_csv(records, batch.run); });
    support::write_atomically(out.path() / "class.html",
                              [&](std::ostream& html) { html << class_html(records, batch.run); });
}

} // namespace

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

BatchResult grade_all(const std::vector<Submission>& submissions, const Batch& batch, const OutFolder& out) {
    BatchResult result;
    std::vector<Work> all;
    for (const Submission& submission : submissions) {
        if (batch.stop()) {
            result.interrupted = true;
            return result;
        }
        all.push_back(begin(submission, batch, out));
        result.taken_over += all.back().taken_over ? 1 : 0;
    }
    result.interrupted = !Workers(all, batch, out).run();
    for (Work& work : all)
        result.records.push_back(std::move(work.record));
    if (!result.interrupted)
        write_class(result.records, batch, out);
    return result;
}

} // namespace grade

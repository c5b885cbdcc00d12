#include "tools/grade/judging/batch.hpp"

#include "dnn/support/text.hpp"
#include "tools/grade/judging/work.hpp"
#include "tools/grade/report/batch_progress.hpp"
#include "tools/grade/report/markup.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <set>
#include <thread>

namespace grade {
namespace fs = std::filesystem;

namespace {

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
           (has_machine_fault(record) ? "could not be graded"
                                      : number(sum.points) + " of " + number(sum.max_points));
}

/// The threads and their shared state. What is finished is in the store and leaves the memory.
class Workers {
public:
    Workers(std::vector<Work>& all, const Batch& batch, const OutFolder& out,
            std::shared_ptr<BuiltWorkers> built)
        : all_(all), batch_(batch), out_(out), progress_(count_submissions(), count_files()) {
        options_.sandbox = batch.run.sandbox;
        options_.patience = batch.patience;
        options_.scratch = out.scratch();
        options_.built = std::move(built);
        for (std::size_t i = 0; i < all.size(); ++i)
            for (const std::size_t exercise : all[i].to_grade)
                queue_.emplace_back(i, exercise);
    }

    /// Returns whether everything was done.
    bool run() {
        done_ = all_.size() - count_submissions();
        report();
        for (Work& work : all_)
            if (work.to_grade.empty() && !work.taken_over)
                finish_one(work);
        std::vector<std::thread> threads;
        for (int i = 0; i < batch_.jobs; ++i)
            threads.emplace_back([this] { work_on(); });
        for (std::thread& thread : threads)
            thread.join();
        if (error_)
            std::rethrow_exception(error_);
        report();
        return !stopped_;
    }

    std::size_t failed() const { return failed_; }

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
        const fs::path source = work.scratch / exercise.name / (exercise.name + ".cpp");
        ExerciseResult result = grade_safely(exercise, source, options_for(work));
        if (is_stopped()) // Ctrl-C reaches the workers too, and may be the cause of the result
            return;
        const std::lock_guard guard(mutex_);
        work.seconds += result.seconds_counted;
        work.results.push_back(std::move(result));
        progress_.file_done();
        std::erase(work.to_grade, place);
        if (work.to_grade.empty())
            finish_one(work);
    }

    GraderOptions options_for(const Work& work) {
        const std::lock_guard guard(mutex_);
        GraderOptions options = options_;
        options.seed = work.seed;
        options.seconds_used = work.seconds;
        options.waiting = work.to_grade.size() - 1; // this one is among them
        return options;
    }

    void finish_one(Work& work) {
        const Record record = finish(work, batch_, out_.store());
        work.results = {};
        std::error_code error;
        fs::remove_all(work.scratch, error);
        progress_.submission_done(line_of(record));
        ++done_;
        failed_ += has_machine_fault(record) ? 1 : 0;
        report();
    }

    void report() const {
        if (batch_.shard)
            write_progress(out_.shards(),
                           {*batch_.shard, done_, all_.size(), done_ == all_.size() && !stopped_});
    }

    std::vector<Work>& all_;
    const Batch& batch_;
    const OutFolder& out_;
    BatchProgress progress_;
    GraderOptions options_;
    std::vector<std::pair<std::size_t, std::size_t>> queue_;
    std::size_t done_ = 0, failed_ = 0;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> stopped_{false};
    std::mutex mutex_; // guards the works, the progress and the error
    std::exception_ptr error_;
};

/// What would stay as other settings have made it, beside what this run makes: 3, "Ada, Bob and 1 more".
void refuse_a_mixture(const std::vector<Submission>& submissions, const Batch& batch, const OutFolder& out) {
    std::set<std::string> folders, exercises;
    for (const Submission& submission : submissions)
        folders.insert(submission.folder);
    for (const Exercise& exercise : batch.run.exercises)
        exercises.insert(exercise.name);
    const std::string settings = settings_of(batch.run);
    std::vector<std::string> names;
    out.store().for_each([&](const Record& record) {
        const bool old =
            std::any_of(record.results.begin(), record.results.end(), [&](const ExerciseResult& result) {
                const bool graded_now =
                    folders.contains(record.folder) && exercises.contains(result.exercise);
                const auto made = record.bases.find(result.exercise);
                return !graded_now && result.outcome != Outcome::not_submitted &&
                       made != record.bases.end() && made->second.settings != settings;
            });
        if (old)
            names.push_back(record.name);
    });
    if (!names.empty())
        throw Conflict("in " + out.path().string() + ", results of " + some_of(names) +
                       " come from another version of the grader, other time limits or another sandbox, and "
                       "would stay beside new ones: grade all submissions again, or add --keep-old to keep "
                       "them, or --fresh to start over");
}

/// Who is on the roster without a submission this time, but has been graded for one before, keeps that grade.
void keep_earlier_work(std::vector<Submission>& submissions, const Store& store) {
    std::erase_if(submissions, [&](const Submission& submission) {
        if (!submission.paths.empty())
            return false;
        const std::optional<Record> earlier = store.read(submission.folder);
        return earlier && !earlier->origin.entries.empty();
    });
}

} // namespace

BatchResult grade_all(std::vector<Submission> submissions, const Batch& batch, const OutFolder& out) {
    out.store().assign_folders(submissions);
    keep_earlier_work(submissions, out.store());
    if (!batch.keep_old)
        refuse_a_mixture(submissions, batch, out);
    if (batch.shard)
        submissions = submissions_of(*batch.shard, std::move(submissions));
    BatchResult result;
    const auto built = std::make_shared<BuiltWorkers>();
    std::vector<Work> all;
    for (const Submission& submission : submissions) {
        if (batch.stop()) {
            result.interrupted = true;
            return result;
        }
        all.push_back(begin(submission, batch, out, *built));
        result.folders.push_back(submission.folder);
        result.taken_over += all.back().taken_over ? 1 : 0;
        if (!all.back().taken_over)
            result.unfinished.push_back(submission.name);
    }
    if (batch.only_plan || (batch.only_merge && !result.unfinished.empty()))
        return result;
    result.unfinished.clear();
    Workers workers(all, batch, out, built);
    result.interrupted = !workers.run();
    result.failed = workers.failed();
    if (result.interrupted || batch.shard)
        return result;
    result.all = write_pages(batch, out);
    result.failed = static_cast<std::size_t>(
        std::count_if(result.all.records.begin(), result.all.records.end(), has_machine_fault));
    std::error_code error;
    fs::remove_all(out.shards(), error); // their work is done
    return result;
}

} // namespace grade

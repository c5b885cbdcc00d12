// The findings on an exercise, as data. A problem is a type, created where it is found; the sentences that people read
// are made from it at the edge (checks/sentences.hpp). What a learner may see of an unseen input is decided here, by
// the type: redacted().
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace checks {

struct Shape {
    std::uint64_t rows = 0, cols = 0;
    bool operator==(const Shape&) const = default;
};

struct Place {
    std::uint64_t row = 0, col = 0;
};

// ---- Problems with an answer. redacted() clears the optional parts. ----

/// A matrix of the wrong shape.
struct WrongShape {
    std::string name;
    std::optional<Shape> got;
    std::optional<Shape> expected; // sizes may be drawn as well
};

/// A matrix of the right shape with wrong numbers in it.
struct WrongValues {
    struct Numbers {
        Shape shape;
        std::uint64_t differing = 0;
        Place first;
        double got = 0, expected = 0; // there
        Place worst;
        double difference = 0; // there
    };
    std::string name;
    std::optional<Numbers> numbers;
    /// Of a gradient: ‖got - numeric‖ / (‖got‖ + ‖numeric‖), numeric by finite differences.
    std::optional<double> relative_difference = std::nullopt;
};

/// How far a gradient may be from its finite differences, relative to both: the course's gradient check.
inline constexpr double gradient_tolerance = 1e-7;

/// One number, such as the cost.
struct WrongNumber {
    struct Numbers {
        double got = 0, expected = 0;
    };
    std::string name;
    std::optional<Numbers> numbers;
};

/// A number of things: caches, calls.
struct WrongCount {
    std::string name;
    std::optional<std::int64_t> got;
    std::int64_t expected = 0;
    std::string why; // "one per layer"; may be empty
};

struct MissingKey {
    std::string dictionary;
    std::optional<std::string> key;               // a function can choose which one is missing
    std::optional<std::vector<std::string>> keys; // the existing ones
};

struct ExtraKey {
    std::string dictionary;
    std::optional<std::string> key;
    std::vector<std::string> expected; // all keys it should have; redacted: none
};

/// The arguments were changed.
struct ChangedArguments {};

/// A rule of a single exercise, in the words of its check: shapes and counts, no values.
struct BrokenRule {
    std::optional<std::string> words;
};

// ---- Problems that leave no answer ----

/// The function, or one that it builds on, is not written yet.
struct NotWritten {
    std::string function;
};

/// An exception. No words: they may not be shown. They may also be empty.
struct Threw {
    std::optional<std::string> words;
};

/// The process died.
struct Crashed {
    int signal = 0;
    std::optional<std::string> words; // of the C library or of an assertion
};

/// The process ended itself.
struct Exited {};

struct TimedOut {
    double seconds = 0; // its limit
};

struct PrintedTooMuch {};

/// All of the worker's memory was filled, little by little.
struct OutOfMemory {};

/// The answer makes no sense: a matrix larger than all memory, or a broken pipe.
struct Nonsense {};

/// More threads at a time than graded code may have.
struct TooManyThreads {
    int most = 0;
};

/// Copying one of seventeen types is compiled once, and not in each file that does it.
struct Problem : std::variant<WrongShape, WrongValues, WrongNumber, WrongCount, MissingKey, ExtraKey,
                              ChangedArguments, BrokenRule, NotWritten, Threw, Crashed, Exited, TimedOut,
                              PrintedTooMuch, OutOfMemory, Nonsense, TooManyThreads> {
    using variant::variant;
    Problem(const Problem&);
    Problem(Problem&&) noexcept;
    Problem& operator=(const Problem&);
    Problem& operator=(Problem&&) noexcept;
    ~Problem();
};

/// Whether it is a memory fault, which a sanitizer can locate.
bool is_memory_fault(const Problem& problem);

/// The problem as a learner may see it for unseen inputs: without numbers, words and names that the learner's own
/// function chose, since it could have put the inputs into them.
Problem redacted(const Problem& problem);

// ---- The findings of a check, and of a whole exercise ----

/// `given`: the function's inputs, as shapes: "A (3, 5), W (4, 3), b (4, 1)".
struct Finding {
    std::string given;
    std::vector<Problem> problems;
};

struct Check {
    std::string name, group; // "unseen_inputs", "gradients", …: see checks/check.hpp
    std::string sentence;    // what it requires
    bool passed = false;
    std::vector<Finding> findings;
};

/// What a function takes or gives, with all its numbers.
struct Quantity {
    std::string name;
    std::string word;            // "relu", or ""
    std::optional<Shape> shape;  // of a matrix; a number has none
    std::vector<double> values;  // row by row; none of a matrix that is too large
    std::vector<Quantity> parts; // of a dictionary, by its keys, of a cache, or of a list
};

/// Whether it is none of these.
bool is_nothing(const Quantity& quantity);

/// A call of the learner's function (checks/calls.hpp).
struct RecordedCall {
    std::string function;
    std::vector<Quantity> arguments, right;
    std::vector<Quantity> got; // none if the call was stopped
};

/// A notebook cell as it ran.
struct CellRun {
    std::string edition, code, expected;  // as in checks/cell.hpp
    std::string output;                   // as printed; empty if there is a problem
    std::optional<Problem> problem;       // what stopped it
    std::vector<RecordedCall> calls = {}; // in their order
};

struct RecognizedMistake {
    std::string id;    // for statistics: it never changes
    std::string words; // what it is, without a value that the function chose
};

/// The mistakes behind a wrong answer.
struct Diagnosis {
    std::vector<RecognizedMistake> mistakes; // none if the text only describes the answer
    /// For the learner's own program.
    std::string text;
    /// For a graded learner: the same without any value that the function chose (checks/wording.hpp).
    std::string safe;
};

/// "W-transposed; dW-without-1/m"
std::string ids_of(const Diagnosis& diagnosis);

/// Whether a mistake was recognized, so that there is more than a description.
bool is_recognized(const std::optional<Diagnosis>& diagnosis);

/// Where memory was misused, as the sanitizers report it.
struct MemoryFault {
    std::string kind; // AddressSanitizer's word, such as "heap-buffer-overflow", or "index"
    std::string file; // "exercises/05_L_model_forward.cpp"
    int line = 0;
    std::string text; // that line
    bool writes = false;
    std::optional<std::uint64_t> index, size; // for kind "index"
    std::string words;                        // for a kind without a sentence of ours
};

/// Where an exception came from, or where an endless loop is.
struct SourceLine {
    enum class Stop { threw, timed_out, out_of_memory };
    std::string file; // "exercises/05_L_model_forward.cpp"
    int line = 0;
    Stop stop = Stop::threw;
    std::string text; // that line; not in a report
};

/// A training as it went (checks/film.hpp).
struct Film {
    struct Frame {
        int iteration = 0;
        double cost = 0; // of these parameters, as the function says; NaN if it does not
        std::vector<Quantity> parameters;
    };
    std::string function;
    Quantity X, Y, layer_dims;
    double learning_rate = 0;
    std::vector<Frame> frames;
};

/// What the judge writes (checks/report.hpp). It counts only if complete.
struct Report {
    std::string exercise;
    bool complete = false;
    std::vector<CellRun> cells; // none unless asked for
    std::vector<Check> checks;  // none if the cells ended in NotWritten or TimedOut
    std::optional<Diagnosis> diagnosis;
    std::string printed;                  // by the learner's function in its first call
    std::optional<SourceLine> stopped_at; // the first exception or time-out, if there was one
    std::optional<Film> film; // if asked for; then there is nothing else but what stopped it, as a cell
};

bool all_pass(const Report& report);

/// The state of an exercise.
enum class State {
    unknown,          // not checked yet
    missing,          // there is no file
    unreadable,       // the file cannot be read
    not_a_file,       // a folder or a pipe has its name
    empty,            // the file is blank
    does_not_compile, // words: the compiler's, explained
    not_built,        // through no fault of the learner's; words say why
    not_judged,       // the judge gave no result; words say why
    not_started,      // its own function is not_written
    not_ready,        // a function it builds on is not_written
    wrong,
    solved
};

struct Verdict {
    State state = State::unknown;
    Report report;
    std::string not_written; // a function
    bool throw_left = false; // it has its lines, and the throw line of the original as well
    std::string culprit;     // the exercise whose file is missing, unreadable, empty or does not compile
    /// For does_not_compile and not_built the log, line by line; for not_judged what happened.
    std::vector<std::string> words;
    std::vector<std::string> likely;   // mistakes that a wrong answer's own lines show, and their warnings
    std::vector<std::string> cautions; // of a right answer: what C++ leaves open
    std::optional<MemoryFault> fault;
    std::optional<Problem> stopped; // the judge itself did not finish
};

/// The first problem, cells before checks; nullptr if there is none.
const Problem* first_problem(const Report& report);

/// Whether a cell or a check has such a problem.
bool has_problem(const Report& report, const std::function<bool(const Problem&)>& is_such);

} // namespace checks

#include "checks/report.hpp"

#include "checks/practice.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace checks {
namespace {

using support::Json;

// ---- The format, for writing and reading alike: f("key", member) for each member ----

template <class T, class Kind>
concept is = std::is_same_v<std::remove_const_t<T>, Kind>;

// clang-format off
void fields(auto& f, is<Shape> auto& x) { f("rows", x.rows), f("cols", x.cols); }
void fields(auto& f, is<Place> auto& x) { f("row", x.row), f("col", x.col); }

void fields(auto& f, is<WrongShape> auto& x) { f("name", x.name), f("got", x.got), f("expected", x.expected); }
void fields(auto& f, is<WrongValues::Numbers> auto& x) {
    f("shape", x.shape), f("differing", x.differing);
    f("first", x.first), f("got", x.got), f("expected", x.expected);
    f("worst", x.worst), f("difference", x.difference);
}
void fields(auto& f, is<WrongValues> auto& x) {
    f("name", x.name), f("numbers", x.numbers), f("relative_difference", x.relative_difference);
}
void fields(auto& f, is<WrongNumber::Numbers> auto& x) { f("got", x.got), f("expected", x.expected); }
void fields(auto& f, is<WrongNumber> auto& x) { f("name", x.name), f("numbers", x.numbers); }
void fields(auto& f, is<WrongCount> auto& x) {
    f("name", x.name), f("got", x.got), f("expected", x.expected), f("why", x.why);
}
void fields(auto& f, is<MissingKey> auto& x) { f("dictionary", x.dictionary), f("key", x.key), f("keys", x.keys); }
void fields(auto& f, is<ExtraKey> auto& x) {
    f("dictionary", x.dictionary), f("key", x.key), f("expected", x.expected);
}
void fields(auto&, is<ChangedArguments> auto&) {}
void fields(auto& f, is<BrokenRule> auto& x) { f("words", x.words); }
void fields(auto& f, is<NotWritten> auto& x) { f("function", x.function); }
void fields(auto& f, is<Threw> auto& x) { f("words", x.words); }
void fields(auto& f, is<Crashed> auto& x) { f("signal", x.signal), f("words", x.words); }
void fields(auto&, is<Exited> auto&) {}
void fields(auto& f, is<TimedOut> auto& x) { f("seconds", x.seconds); }
void fields(auto&, is<PrintedTooMuch> auto&) {}
void fields(auto&, is<OutOfMemory> auto&) {}
void fields(auto&, is<Nonsense> auto&) {}
void fields(auto& f, is<TooManyThreads> auto& x) { f("most", x.most); }
// clang-format on

/// In the order of the variant.
constexpr std::array kinds{
    "wrong_shape",       "wrong_values",     "wrong_number",  "wrong_count", "missing_key",     "extra_key",
    "changed_arguments", "broken_rule",      "not_written",   "threw",       "crashed",         "exited",
    "timed_out",         "printed_too_much", "out_of_memory", "nonsense",    "too_many_threads"};
constexpr std::array stops{"threw", "timed_out", "out_of_memory"}; // in the order of SourceLine::Stop
static_assert(kinds.size() == std::variant_size_v<Problem::variant>);

void fields(auto& f, is<Finding> auto& x) {
    f("given", x.given), f("problems", x.problems);
}
void fields(auto& f, is<Check> auto& x) {
    f("name", x.name), f("group", x.group), f("sentence", x.sentence);
    f("passed", x.passed), f("findings", x.findings);
}
void fields(auto& f, is<Quantity> auto& x) {
    f("name", x.name), f("word", x.word), f("shape", x.shape), f("values", x.values), f("parts", x.parts);
}
void fields(auto& f, is<RecordedCall> auto& x) {
    f("function", x.function), f("arguments", x.arguments), f("right", x.right), f("got", x.got);
}
void fields(auto& f, is<CellRun> auto& x) {
    f("edition", x.edition), f("code", x.code), f("expected", x.expected);
    f("output", x.output), f("problem", x.problem), f("calls", x.calls);
}
void fields(auto& f, is<RecognizedMistake> auto& x) {
    f("id", x.id), f("words", x.words);
}
void fields(auto& f, is<Diagnosis> auto& x) {
    f("mistakes", x.mistakes), f("text", x.text), f("safe", x.safe);
}
void fields(auto& f, is<Film::Frame> auto& x) {
    f("iteration", x.iteration), f("cost", x.cost), f("parameters", x.parameters);
}
void fields(auto& f, is<Film> auto& x) {
    f("function", x.function), f("X", x.X), f("Y", x.Y), f("layer_dims", x.layer_dims);
    f("learning_rate", x.learning_rate), f("frames", x.frames);
}
void fields(auto& f, is<SourceLine> auto& x) {
    f("file", x.file), f("line", x.line), f("stop", x.stop);
}
void fields(auto& f, is<Report> auto& x) {
    f("exercise", x.exercise), f("complete", x.complete), f("cells", x.cells);
    f("checks", x.checks), f("diagnosis", x.diagnosis), f("printed", x.printed);
    f("stopped_at", x.stopped_at), f("film", x.film);
}

void fields(auto& f, is<Needed> auto& x) {
    f("line", x.line), f("name", x.name);
}
void fields(auto& f, is<PuzzleLine> auto& x) {
    f("text", x.text), f("depth", x.depth), f("after", x.after);
    f("mistake", x.mistake), f("shuffled", x.shuffled);
}
void fields(auto& f, is<Question> auto& x) {
    f("text", x.text), f("choices", x.choices), f("right", x.right), f("why", x.why);
}
void fields(auto& f, is<Practice> auto& x) {
    f("puzzle", x.puzzle), f("questions", x.questions);
}

// ---- The two directions ----

struct Writer {
    Json json = Json::object();

    template <class T>
    void operator()(const char* key, const T& value) {
        json[key] = of(value);
    }

    static Json of(const std::string& text) { return text; }
    static Json of(bool yes) { return yes; }
    static Json of(int number) { return number; }
    static Json of(std::int64_t number) { return number; }
    static Json of(std::uint64_t number) { return number; }
    /// As text: JSON has neither NaN nor infinity.
    static Json of(double number) {
        char digits[40];
        std::snprintf(digits, sizeof digits, "%.17g", number);
        return digits;
    }
    static Json of(SourceLine::Stop stop) { return stops.at(static_cast<std::size_t>(stop)); }
    static Json of(const Problem& problem) {
        Writer writer;
        writer.json["kind"] = kinds[problem.index()];
        std::visit([&](const auto& kind) { fields(writer, kind); }, problem);
        return writer.json;
    }
    template <class T>
    static Json of(const std::optional<T>& value) {
        return value ? of(*value) : Json();
    }
    template <class T>
    static Json of(const std::vector<T>& values) {
        Json json = Json::array();
        for (const T& value : values)
            json.push_back(of(value));
        return json;
    }
    template <class T>
    static Json of(const T& value) {
        Writer writer;
        fields(writer, value);
        return writer.json;
    }
};

template <std::size_t... I>
Problem problem_of(std::size_t index, std::index_sequence<I...>) {
    Problem problem;
    ((index == I ? void(problem.emplace<I>()) : void()), ...);
    return problem;
}

struct Reader {
    const Json& json;

    template <class T>
    void operator()(const char* key, T& value) {
        read(json.at(key), value);
    }

    static void read(const Json& json, std::string& text) { text = json.get_ref<const std::string&>(); }
    static void read(const Json& json, bool& yes) { yes = json.get<bool>(); }
    static void read(const Json& json, int& number) { number = json.get<int>(); }
    static void read(const Json& json, std::int64_t& number) { number = json.get<std::int64_t>(); }
    static void read(const Json& json, std::uint64_t& number) { number = json.get<std::uint64_t>(); }
    static void read(const Json& json, double& number) {
        number = std::strtod(json.get_ref<const std::string&>().c_str(), nullptr);
    }
    static void read(const Json& json, SourceLine::Stop& stop) {
        const auto place = std::find(stops.begin(), stops.end(), json.get_ref<const std::string&>());
        if (place == stops.end())
            throw std::runtime_error("no such stop");
        stop = static_cast<SourceLine::Stop>(place - stops.begin());
    }
    static void read(const Json& json, Problem& problem) {
        const std::string& kind = json.at("kind").get_ref<const std::string&>();
        const auto place = std::find(kinds.begin(), kinds.end(), kind);
        if (place == kinds.end())
            throw std::runtime_error("no kind of problem: " + kind);
        problem = problem_of(static_cast<std::size_t>(place - kinds.begin()),
                             std::make_index_sequence<kinds.size()>());
        Reader reader{json};
        std::visit([&](auto& one) { fields(reader, one); }, problem);
    }
    template <class T>
    static void read(const Json& json, std::optional<T>& value) {
        value = json.is_null() ? std::optional<T>() : T();
        if (value)
            read(json, *value);
    }
    template <class T>
    static void read(const Json& json, std::vector<T>& values) {
        values.clear();
        for (const Json& one : json)
            read(one, values.emplace_back());
    }
    template <class T>
    static void read(const Json& json, T& value) {
        Reader reader{json};
        fields(reader, value);
    }
};

} // namespace

const NotWritten* not_written_in(const Report& report) {
    const Problem* const first = first_problem(report);
    const bool some_pass =
        std::any_of(report.checks.begin(), report.checks.end(), [](const Check& c) { return c.passed; });
    return first && !some_pass ? std::get_if<NotWritten>(first) : nullptr;
}

std::string to_json(const Report& report) {
    Writer writer;
    writer("format", report_format);
    fields(writer, report);
    return support::text_of(writer.json, 1) + '\n';
}

std::optional<Report> report_of(const std::string& text) try {
    const Json json = support::parsed_json(text);
    if (json.at("format") != report_format)
        return std::nullopt;
    Report report;
    Reader::read(json, report);
    return report;
} catch (const std::exception&) {
    return std::nullopt;
}

void write_report(const std::filesystem::path& file, const Report& report) {
    support::write_atomically(file, [&](std::ostream& out) { out << to_json(report); });
}

std::optional<Report> read_report(const std::filesystem::path& file) {
    return report_of(support::read_file(file));
}

void write_practice(const std::filesystem::path& file, const Practice& practice) {
    support::write_atomically(file,
                              [&](std::ostream& out) { out << support::text_of(Writer::of(practice), 1); });
}

Practice read_practice(const std::filesystem::path& file) try {
    const Json json = support::parsed_json(support::read_file(file));
    Practice practice;
    Reader::read(json, practice);
    for (const Question& question : practice.questions)
        if (question.right < 0 || question.right >= std::ssize(question.choices))
            return {};
    return practice;
} catch (const std::exception&) {
    return {};
}

} // namespace checks

#include "checks/report.hpp"

#include "dnn/support/files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace checks {
namespace {

using Json = nlohmann::ordered_json;

/// A number as text: JSON has neither NaN nor infinity.
Json number(double x) {
    char digits[40];
    std::snprintf(digits, sizeof digits, "%.17g", x);
    return digits;
}

double number_of(const Json& json) {
    return std::strtod(json.get_ref<const std::string&>().c_str(), nullptr);
}

template <class T, class F>
Json optional(const std::optional<T>& value, const F& f) {
    return value ? Json(f(*value)) : Json();
}

template <class T>
std::optional<T> optional_of(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional<T>(json.get<T>());
}

Json pair(const Shape& shape) {
    return {shape.rows, shape.cols};
}
Json pair(const Place& place) {
    return {place.row, place.col};
}
Shape shape_of(const Json& json) {
    return {json.at(0), json.at(1)};
}
Place place_of(const Json& json) {
    return {json.at(0), json.at(1)};
}

const auto itself = [](const auto& value) { return value; };

// ---- Each kind of problem: its name, to JSON and back ----

struct ToJson {
    Json operator()(const WrongShape& p) const {
        return {{"kind", "wrong_shape"},
                {"name", p.name},
                {"got", optional(p.got, [](const Shape& s) { return pair(s); })},
                {"expected", optional(p.expected, [](const Shape& s) { return pair(s); })}};
    }
    Json operator()(const WrongValues& p) const {
        Json json{{"kind", "wrong_values"},
                  {"name", p.name},
                  {"numbers", nullptr},
                  {"relative_difference", optional(p.relative_difference, number)}};
        if (const auto& n = p.numbers)
            json["numbers"] = {{"shape", pair(n->shape)},
                               {"differing", n->differing},
                               {"first", pair(n->first)},
                               {"got", number(n->got)},
                               {"expected", number(n->expected)},
                               {"worst", pair(n->worst)},
                               {"difference", number(n->difference)}};
        return json;
    }
    Json operator()(const WrongNumber& p) const {
        return {
            {"kind", "wrong_number"}, {"name", p.name}, {"numbers", optional(p.numbers, [](const auto& n) {
                                                             return Json{number(n.got), number(n.expected)};
                                                         })}};
    }
    Json operator()(const WrongCount& p) const {
        return {{"kind", "wrong_count"},
                {"name", p.name},
                {"got", optional(p.got, itself)},
                {"expected", p.expected},
                {"why", p.why}};
    }
    Json operator()(const MissingKey& p) const {
        return {{"kind", "missing_key"},
                {"dictionary", p.dictionary},
                {"key", optional(p.key, itself)},
                {"keys", optional(p.keys, itself)}};
    }
    Json operator()(const ExtraKey& p) const {
        return {{"kind", "extra_key"},
                {"dictionary", p.dictionary},
                {"key", optional(p.key, itself)},
                {"expected", p.expected}};
    }
    Json operator()(const ChangedArguments&) const { return {{"kind", "changed_arguments"}}; }
    Json operator()(const BrokenRule& p) const {
        return {{"kind", "broken_rule"}, {"words", optional(p.words, itself)}};
    }
    Json operator()(const NotWritten& p) const { return {{"kind", "not_written"}, {"function", p.function}}; }
    Json operator()(const Threw& p) const {
        return {{"kind", "threw"}, {"words", optional(p.words, itself)}};
    }
    Json operator()(const Crashed& p) const {
        return {{"kind", "crashed"}, {"signal", p.signal}, {"words", optional(p.words, itself)}};
    }
    Json operator()(const Exited&) const { return {{"kind", "exited"}}; }
    Json operator()(const TimedOut& p) const {
        return {{"kind", "timed_out"}, {"seconds", number(p.seconds)}};
    }
    Json operator()(const PrintedTooMuch&) const { return {{"kind", "printed_too_much"}}; }
    Json operator()(const OutOfMemory&) const { return {{"kind", "out_of_memory"}}; }
    Json operator()(const Nonsense&) const { return {{"kind", "nonsense"}}; }
};

Problem problem_of(const Json& json) {
    const std::string kind = json.at("kind");
    using Keys = std::vector<std::string>;
    if (kind == "wrong_shape") {
        const auto shape = [&](const char* key) {
            const Json& pair = json.at(key);
            return pair.is_null() ? std::nullopt : std::optional(shape_of(pair));
        };
        return WrongShape{json.at("name"), shape("got"), shape("expected")};
    }
    if (kind == "wrong_values") {
        WrongValues p{json.at("name"), std::nullopt, std::nullopt};
        if (const Json& n = json.at("numbers"); !n.is_null())
            p.numbers = WrongValues::Numbers{shape_of(n.at("shape")),      n.at("differing"),
                                             place_of(n.at("first")),      number_of(n.at("got")),
                                             number_of(n.at("expected")),  place_of(n.at("worst")),
                                             number_of(n.at("difference"))};
        if (const Json& relative = json.at("relative_difference"); !relative.is_null())
            p.relative_difference = number_of(relative);
        return p;
    }
    if (kind == "wrong_number") {
        WrongNumber p{json.at("name"), std::nullopt};
        if (const Json& n = json.at("numbers"); !n.is_null())
            p.numbers = WrongNumber::Numbers{number_of(n.at(0)), number_of(n.at(1))};
        return p;
    }
    if (kind == "wrong_count")
        return WrongCount{json.at("name"), optional_of<std::int64_t>(json.at("got")), json.at("expected"),
                          json.at("why")};
    if (kind == "missing_key")
        return MissingKey{json.at("dictionary"), optional_of<std::string>(json.at("key")),
                          optional_of<Keys>(json.at("keys"))};
    if (kind == "extra_key")
        return ExtraKey{json.at("dictionary"), optional_of<std::string>(json.at("key")), json.at("expected")};
    if (kind == "changed_arguments")
        return ChangedArguments{};
    if (kind == "broken_rule")
        return BrokenRule{optional_of<std::string>(json.at("words"))};
    if (kind == "not_written")
        return NotWritten{json.at("function")};
    if (kind == "threw")
        return Threw{optional_of<std::string>(json.at("words"))};
    if (kind == "crashed")
        return Crashed{json.at("signal"), optional_of<std::string>(json.at("words"))};
    if (kind == "exited")
        return Exited{};
    if (kind == "timed_out")
        return TimedOut{number_of(json.at("seconds"))};
    if (kind == "printed_too_much")
        return PrintedTooMuch{};
    if (kind == "out_of_memory")
        return OutOfMemory{};
    if (kind == "nonsense")
        return Nonsense{};
    throw std::runtime_error("no kind of problem: " + kind);
}

// ---- The report ----

Json json_of(const Problem& problem) {
    return std::visit(ToJson{}, problem);
}

Json json_of(const CellRun& cell) {
    return {{"edition", cell.edition},
            {"code", cell.code},
            {"expected", cell.expected},
            {"output", cell.output},
            {"problem", optional(cell.problem, [](const Problem& p) { return json_of(p); })}};
}

Json json_of(const Check& check) {
    Json json{{"name", check.name},
              {"group", check.group},
              {"sentence", check.sentence},
              {"passed", check.passed},
              {"findings", Json::array()}};
    for (const Finding& finding : check.findings) {
        Json problems = Json::array();
        for (const Problem& problem : finding.problems)
            problems.push_back(json_of(problem));
        json["findings"].push_back({{"given", finding.given}, {"problems", problems}});
    }
    return json;
}

CellRun cell_of(const Json& json) {
    CellRun cell{json.at("edition"), json.at("code"), json.at("expected"), json.at("output"), std::nullopt};
    if (const Json& problem = json.at("problem"); !problem.is_null())
        cell.problem = problem_of(problem);
    return cell;
}

Check check_of(const Json& json) {
    Check check{json.at("name"), json.at("group"), json.at("sentence"), json.at("passed"), {}};
    for (const Json& one : json.at("findings")) {
        Finding finding{one.at("given"), {}};
        for (const Json& problem : one.at("problems"))
            finding.problems.push_back(problem_of(problem));
        check.findings.push_back(finding);
    }
    return check;
}

} // namespace

const NotWritten* not_written_in(const Report& report) {
    const Problem* const first = first_problem(report);
    const bool some_pass =
        std::any_of(report.checks.begin(), report.checks.end(), [](const Check& c) { return c.passed; });
    return first && !some_pass ? std::get_if<NotWritten>(first) : nullptr;
}

std::string to_json(const Report& report) {
    Json json{{"format", report_format},  {"exercise", report.exercise}, {"complete", report.complete},
              {"cells", Json::array()},   {"checks", Json::array()},     {"diagnosis", nullptr},
              {"printed", report.printed}};
    for (const CellRun& cell : report.cells)
        json["cells"].push_back(json_of(cell));
    for (const Check& check : report.checks)
        json["checks"].push_back(json_of(check));
    if (report.diagnosis)
        json["diagnosis"] = {{"id", report.diagnosis->id}, {"text", report.diagnosis->text}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::optional<Report> report_of(const std::string& text) try {
    const Json json = Json::parse(text);
    if (json.at("format") != report_format)
        return std::nullopt;
    Report report{json.at("exercise"), json.at("complete"), {}, {}, std::nullopt, json.at("printed")};
    for (const Json& cell : json.at("cells"))
        report.cells.push_back(cell_of(cell));
    for (const Json& check : json.at("checks"))
        report.checks.push_back(check_of(check));
    if (const Json& diagnosis = json.at("diagnosis"); !diagnosis.is_null())
        report.diagnosis = Diagnosis{diagnosis.at("id"), diagnosis.at("text")};
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

} // namespace checks

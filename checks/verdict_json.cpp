#include "checks/verdict_json.hpp"

#include "checks/report.hpp"
#include "checks/sentences.hpp"
#include "dnn/support/json.hpp"

namespace checks {
namespace {

using support::Json;

template <class T>
Json sentence_or_null(const std::optional<T>& found) {
    return found ? Json(sentence(*found)) : Json();
}

Json json_of(const CellRun& cell) {
    return {{"edition", cell.edition},
            {"code", cell.code},
            {"output", cell.output},
            {"expected", cell.expected},
            {"problem", sentence_or_null(cell.problem)}};
}

Json json_of(const Check& check) {
    Json findings = Json::array();
    for (const Finding& finding : check.findings)
        findings.push_back(sentence(finding));
    return {{"name", check.name},
            {"group", check.group},
            {"sentence", check.sentence},
            {"passed", check.passed},
            {"findings", findings}};
}

Json json_of(const MemoryFault& fault) {
    return {{"sentence", sentence(fault)}, {"file", fault.file}, {"line", fault.line}, {"text", fault.text}};
}

template <class T>
Json array_of(const std::vector<T>& all) {
    Json json = Json::array();
    for (const T& one : all)
        json.push_back(json_of(one));
    return json;
}

Json json_of(const Verdict& verdict, const Exercise& exercise) {
    const std::optional<Diagnosis>& diagnosis = verdict.report.diagnosis;
    const std::optional<Where> where = where_it_happens(verdict);
    return {{"exercise", exercise.name},
            {"file", exercise.file()},
            {"state", to_string(verdict.state)},
            {"not_written", verdict.not_written},
            {"culprit", verdict.culprit},
            {"words", verdict.words},
            {"cells", array_of(verdict.report.cells)},
            {"printed", verdict.report.printed},
            {"stopped", sentence_or_null(verdict.stopped)},
            {"checks", array_of(verdict.report.checks)},
            {"fault", verdict.fault ? json_of(*verdict.fault) : Json()},
            {"where", where ? Json{{"sentence", where->sentence}, {"text", where->text}} : Json()},
            {"likely", verdict.likely},
            {"cautions", verdict.cautions},
            {"diagnosis", diagnosis ? Json(diagnosis->text) : Json()},
            {"report", support::parsed_json(to_json(verdict.report))}};
}

} // namespace

std::string verdicts_json(const std::vector<Verdict>& verdicts, const std::vector<Exercise>& which) {
    Json all = Json::array();
    for (std::size_t i = 0; i < which.size(); ++i)
        all.push_back(json_of(verdicts[i], which[i]));
    return support::text_of({{"format", verdicts_format}, {"exercises", all}}, 1) + '\n';
}

} // namespace checks

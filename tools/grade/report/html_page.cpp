#include "tools/grade/report/html_page.hpp"

#include "dnn/support/digest.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/report/markup.hpp"

namespace grade {
namespace {

constexpr const char* before_policy = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
)";

constexpr const char* style = R"(<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>
:root { --page: #f6f7f9; --card: #fff; --text: #1b2430; --soft: #5c6775; --line: #dde2e8;
  --full: #1a7f4b; --part: #a86400; --none: #c0362c; --grey: #8a94a1; --blue: #2f6fb2; }
@media (prefers-color-scheme: dark) { :root { --page: #14181d; --card: #1d232a; --text: #e4e8ec; --soft: #9ca7b3;
  --line: #343c46; --full: #4cc38a; --part: #e5a443; --none: #f0776d; --grey: #6f7a87; --blue: #6aa9e9; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.2rem 1rem 3rem; max-width: 56rem; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1.1rem; line-height: 1.3; margin: 0; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .9rem 1rem;
  margin: 0 0 .9rem; }
section > h2 { margin-bottom: .5rem; }
p { margin: .4rem 0; }
a { color: var(--blue); }
.soft { color: var(--soft); }
.notice { border-left: .3rem solid var(--part); background: var(--card); padding: .5rem .8rem; margin: .8rem 0; }
.total { font-size: 1.3rem; font-weight: 600; }
.top { display: flex; gap: .8rem; justify-content: space-between; align-items: baseline; }
.points { white-space: nowrap; font-weight: 600; font-variant-numeric: tabular-nums; }
.full { color: var(--full); } .part { color: var(--part); } .none { color: var(--none); }
.missing { color: var(--soft); }
.bar { display: block; height: .5rem; border-radius: .25rem; background: var(--line); overflow: hidden;
  margin: .4rem 0 .8rem; }
.bar span { display: block; height: 100%; background: var(--full); }
ul { list-style: none; margin: .3rem 0; padding: 0; }
li { padding-left: 1.5rem; text-indent: -1.5rem; margin: .25rem 0; }
li > * { text-indent: 0; }
li b { display: inline-block; width: 1.5rem; }
.group { margin: .6rem 0 0; padding-top: .5rem; border-top: 1px solid var(--line); }
.why { margin: .1rem 0; }
pre { margin: .5rem 0 0; overflow-x: auto; max-height: 24rem; background: var(--page); border: 1px solid var(--line);
  border-radius: .4rem; padding: .6rem; font: .82rem/1.45 ui-monospace, "DejaVu Sans Mono", monospace;
  overflow-wrap: normal; }
pre span { display: block; white-space: pre-wrap; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .25rem .5rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { color: var(--soft); font-weight: 600; }
th.text, td.text { text-align: left; white-space: normal; min-width: 9rem; }
svg { display: block; width: 100%; height: auto; max-width: 34rem; }
svg text { fill: var(--text); font-size: 13px; }
svg .axis { stroke: var(--line); stroke-width: 1; }
.key { display: inline-block; margin-right: 1rem; }
.key i { display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem; margin-right: .35rem; }
code { font: .82rem/1.45 ui-monospace, "DejaVu Sans Mono", monospace; }
dl { margin: .4rem 0 0; } dd { margin: 0 0 .4rem; color: var(--soft); }
/* On paper nothing scrolls or unfolds. */
@media print {
  @page { margin: 12mm; }
  :root { color-scheme: only light; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  section { break-inside: auto; }
  .scroll, pre { overflow: visible; max-height: none; }
  pre, pre span { white-space: pre-wrap; overflow-wrap: anywhere; }
  h1, h2, summary { break-after: avoid; }
  tr, li, .group > .top { break-inside: avoid; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
}
)";

/// Forbids every other script and everything external, should anything slip through the escaping.
std::string policy(const std::string& script) {
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'" +
           (script.empty() ? "" : "; script-src 'sha256-" + support::sha256_base64(script) + "'") + "\">\n";
}

} // namespace

std::string html_page(const std::string& title, const std::string& body, const PageExtra& extra) {
    const std::string script = extra.script.empty() ? "" : "<script>" + extra.script + "</script>\n";
    return before_policy + policy(extra.script) + style + extra.style + "</style>\n<title>" +
           escaped(support::one_line(title)) + "</title>\n</head>\n<body>\n" + body + script +
           "</body>\n</html>\n";
}

std::string notice(const std::string& text) {
    return text.empty() ? "" : "<p class=\"notice\">" + escaped(text) + "</p>\n";
}

std::string meter(double part, double whole) {
    const double percent = whole > 0 ? 100 * part / whole : 0;
    return "<span class=\"bar\"><span style=\"width:" + number(percent) + "%\"></span></span>\n";
}

std::string mark_of(const ExerciseResult& result) {
    if (result.outcome == Outcome::not_submitted || result.outcome == Outcome::not_started ||
        lacks_grade(result))
        return "missing";
    return has_full_points(result) ? "full" : result.points > 0 ? "part" : "none";
}

} // namespace grade

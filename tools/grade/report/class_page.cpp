#include "tools/grade/report/class_plots.hpp"
#include "tools/grade/report/class_report.hpp"
#include "tools/grade/report/class_sections.hpp"
#include "tools/grade/report/html_page.hpp"

namespace grade {
namespace {

constexpr const char* class_style = R"(
body { max-width: 96rem; }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1rem; margin: .6rem 0 .9rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 .9rem; }
.count { color: var(--soft); font-weight: 400; }
summary { cursor: pointer; }
details.more { display: inline; }
.who { color: var(--soft); font-size: .9rem; }
.item { display: grid; grid-template-columns: minmax(0, 1fr) 6rem 3.4rem 3rem 4rem; gap: .6rem; align-items: center;
  padding: .2rem 0; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
.item .bar { margin: 0; }
.figure { text-align: right; }
.check { padding-left: 1rem; font-size: .9rem; }
summary.item > span:first-child::before { content: "▸\a0"; color: var(--soft); }
details[open] > summary.item > span:first-child::before { content: "▾\a0"; }
summary.item { list-style: none; }
summary.item::-webkit-details-marker { display: none; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: .8rem;
  margin-bottom: .8rem; }
.pair > div { min-width: 0; }
.hit { background: color-mix(in srgb, var(--part) 22%, transparent); }
.tall { max-height: 85vh; overflow: auto; }
#grades { border-collapse: separate; border-spacing: 0; }
#grades th, #grades td { background: var(--card); }
#grades thead th { position: sticky; top: 0; z-index: 2; }
#grades th:first-child { position: sticky; left: 0; z-index: 1; max-width: 22rem; }
#grades thead th:first-child { z-index: 3; }
#grades tbody th { font-weight: 400; }
#grades tbody tr:hover > * { background: var(--page); }
#grades td i { display: inline-block; width: 1.2em; margin-left: .15rem; text-align: center; font-style: normal; }
#grades .id { text-align: left; color: var(--soft); }
#grades button { all: unset; cursor: pointer; }
#grades button:focus-visible { outline: 2px solid var(--blue); }
#grades [aria-sort=ascending] button::after { content: " ▲"; }
#grades [aria-sort=descending] button::after { content: " ▼"; }
#search { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: .4rem;
  padding: .3rem .6rem; width: min(100%, 20rem); }
@media (max-width: 40rem) {
  .item { grid-template-columns: minmax(0, 1fr) 3.2rem 2.4rem 3.8rem; gap: .3rem; }
  .item .bar, .item > span:nth-child(2):empty { display: none; }
  td.text, th.text { min-width: 0; }
  #grades th:first-child { min-width: 6.5rem; max-width: 8.5rem; }
  #grades th, #grades td { padding: .25rem .35rem; }
}
@media print {
  nav, #search { display: none; }
  .tall { max-height: none; overflow: visible; }
  #grades { font-size: 7.5pt; }
  #grades thead th, #grades th:first-child { position: static; min-width: 0; max-width: none; }
  #grades th, #grades td { padding: .1rem .15rem; }
  #grades td i { width: auto; margin-left: .05rem; }
}
)";

// Names come from the table itself, as text; nothing is turned into HTML.
constexpr const char* class_script = R"(
(function () {
  "use strict";
  var table = document.getElementById("grades"), body = table.tBodies[0];
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  function value(row, column) {
    var cell = row.cells[column], v = cell.getAttribute("data-v");
    return v === null ? cell.textContent : Number(v);
  }
  function sort(column) {
    var head = heads[column], down = head.getAttribute("aria-sort") === "ascending";
    if (!head.hasAttribute("aria-sort") && column > 0 && !head.classList.contains("id")) { down = true; }
    heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    var rows = Array.prototype.slice.call(body.rows);
    rows.sort(function (a, b) {
      var x = value(a, column), y = value(b, column);
      var order = typeof x === "number" ? x - y : x.localeCompare(y, undefined, { numeric: true });
      return down ? -order : order;
    });
    rows.forEach(function (row) { body.appendChild(row); });
  }
  heads.forEach(function (head, column) {
    var button = document.createElement("button");
    button.type = "button";
    while (head.firstChild) { button.appendChild(head.firstChild); }
    head.appendChild(button);
    button.addEventListener("click", function () { sort(column); });
  });
  var search = document.createElement("input"), found = document.createElement("span");
  search.id = "search";
  search.type = "search";
  search.placeholder = "Search names and IDs";
  search.setAttribute("aria-label", search.placeholder);
  found.className = "soft";
  found.setAttribute("role", "status");
  search.addEventListener("input", function () {
    var wanted = search.value.trim().toLowerCase(), shown = 0;
    Array.prototype.forEach.call(body.rows, function (row) {
      var second = row.cells[1].classList.contains("id") ? row.cells[1].textContent : "";
      var fits = (row.cells[0].textContent + " " + second).toLowerCase().indexOf(wanted) >= 0;
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    found.textContent = wanted ? " " + shown + " of " + body.rows.length : "";
  });
  var line = document.createElement("p");
  line.appendChild(search);
  line.appendChild(found);
  table.parentNode.parentNode.insertBefore(line, table.parentNode);
}());
)";

} // namespace

std::string class_html(const std::vector<Record>& records, const Run& run, const Background& background) {
    const ClassStatistics statistics = statistics_of(records, run);
    const Similarity similarity = compare_answers(records, run, background.handouts);
    const std::string changes = changes_html(records, background.last);
    std::string body = "<h1>The class</h1>\n" + summary_html(records, run, statistics) +
                       "<p class=\"soft\">Sandbox: " + to_string(run.sandbox) + ".</p>\n" +
                       notice(sandbox_notice(run)) +
                       "<nav><a href=\"#table\">Submissions</a><a href=\"#by-hand\">By hand</a><a "
                       "href=\"#help\">Help</a><a href=\"#mistakes\">Mistakes</a><a "
                       "href=\"#difficulty\">Difficulty</a><a href=\"#alike\">Alike</a>" +
                       (changes.empty() ? "" : "<a href=\"#changes\">Changes</a>") + "</nav>\n";
    body += "<div class=\"cards\">\n" + section("totals", "Totals", totals_plot(records)) +
            section("success", "Success in each exercise", success_plot(records, run)) +
            section("time", "Time to grade each exercise", time_plot(records, run)) + "</div>\n";
    body += table_html(records, run);
    body += "<div class=\"cards\">\n" + by_hand_html(records) + help_html(records, statistics) + "</div>\n";
    body += changes;
    body += "<div class=\"cards\">\n" + mistakes_html(records, mistakes_made(records)) +
            difficulty_html(statistics) + "</div>\n";
    body += similarity_html(records, similarity, background.handouts);
    body += slowest_html(records, statistics);
    return html_page("The class", body, {class_style, class_script});
}

} // namespace grade

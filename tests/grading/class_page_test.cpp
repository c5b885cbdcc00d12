// What class.html is made of: figures, mistakes with their learners, changes, and the page itself.
#include "dnn/support/pattern.hpp"
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tests/grading/synthetic_class.hpp"
#include "tools/grade/outgoing/outgoing.hpp"
#include "tools/grade/report/class_sections.hpp"
#include "tools/grade/report/results.hpp"

using grade::Outcome;

TEST_SUITE(class_page)

namespace {

/// The points in the exercises of course(); below 0: not submitted.
grade::Record learner(const std::string& name, const std::vector<double>& points) {
    grade::Record record{name, "7", name, "", {}, {}};
    for (std::size_t i = 0; i < points.size(); ++i) {
        record.results.push_back(
            grade::without_points(course()[i], points[i] < 0 ? Outcome::not_submitted : Outcome::graded, ""));
        record.results.back().points = std::max(points[i], 0.0);
    }
    return record;
}

grade::Run run_of_three() {
    return {course(), 7, grade::SandboxKind::bubblewrap, "v1"};
}

void add_check(grade::Record& record, std::size_t exercise, const std::string& sentence, bool passed,
               const std::vector<checks::Finding>& findings = {}) {
    record.results[exercise].report.checks.push_back({"name", "unseen_inputs", sentence, passed, findings});
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size())
        ++times;
    return times;
}

} // namespace

TEST_CASE(figures_are_those_worked_out_by_hand) {
    // Ten learners. Of the five who solve exercise 1, four have 10 points in the others and one has none; of the other
    // five, one has 10. Means 8 and 2, standard deviation 5, half of them solve it: r = (8 - 2) / 5 · 0.5 = 0.6.
    std::vector<grade::Record> records;
    for (int i = 0; i < 10; ++i) {
        const bool solves = i < 5, others = i < 4 || i == 9;
        records.push_back(learner("n" + std::to_string(i), {solves ? 10.0 : 4.0, others ? 10.0 : 0.0, -1}));
        add_check(records.back(), 0, "W has its shape", i != 0);
    }
    records.push_back(learner("absent", {-1, -1, -1}));
    records.push_back(learner("failed", {0, 0, 0}));
    records.back().results[2].outcome = Outcome::grader_failed;
    const grade::ClassStatistics statistics = grade::statistics_of(records, run_of_three());

    const grade::Item& first = statistics.exercises[0].item;
    EXPECT(first.tried == 11U); // the failed one's first exercise was graded
    EXPECT(first.solved == 5U);
    EXPECT(statistics.exercises[2].item.tried == 0U);
    EXPECT(!statistics.exercises[2].item.discrimination.has_value());
    EXPECT(statistics.final == 11U);
    EXPECT(statistics.mean == (tests::Near{(4 * 20 + 10 + 4 * 4 + 14) / 11.0, 1e-12}));
    EXPECT(statistics.median == 10.0); // 0 4 4 4 4 10 14 20 20 20 20
    EXPECT(statistics.max_points == 30);
    EXPECT(statistics.absent == std::vector<std::size_t>{10});

    records.pop_back();
    const auto without_failed = grade::statistics_of(records, run_of_three());
    EXPECT(without_failed.exercises[0].item.discrimination.value() == (tests::Near{0.6, 1e-12}));
    // One fails the check, with 10 points elsewhere; of the nine others, four have them. Means 40/9 and 10, standard
    // deviation 5: r = (40/9 - 10) / 5 · √(0.9 · 0.1) = -1/3.
    REQUIRE(without_failed.exercises[0].checks.size() == 1U);
    EXPECT(without_failed.exercises[0].checks[0].item.solved == 9U);
    EXPECT(without_failed.exercises[0].checks[0].item.discrimination.value() ==
           (tests::Near{-1 / 3.0, 1e-12}));

    records.pop_back();
    records.pop_back();
    EXPECT(!grade::statistics_of(records, run_of_three()).exercises[0].item.discrimination.has_value());
}

TEST_CASE(who_is_stuck_in_several_exercises_is_listed_first_by_number) {
    const std::vector<grade::Record> records{learner("fine", {10, 10, 0}), learner("half", {5, 5, 0}),
                                             learner("two", {4.9, 10, -1}), learner("three", {0, 2, -1}),
                                             learner("absent", {-1, -1, -1})};
    const grade::ClassStatistics statistics = grade::statistics_of(records, run_of_three());
    REQUIRE(statistics.stuck.size() == 2U);
    EXPECT(statistics.stuck[0].record == 3U);
    EXPECT(statistics.stuck[0].stuck.size() == 2U);
    EXPECT(statistics.stuck[1].record == 2U);
    EXPECT(statistics.stuck[1].not_started.size() == 1U);
    const std::string html = grade::help_html(records, statistics);
    EXPECT(has(html, ">three</a>: stuck in 01, 03; nothing for 06"));
    EXPECT(has(html, "1 submission without an exercise"));
}

TEST_CASE(exercises_in_a_row_are_a_range) {
    EXPECT(grade::numbers_of({"01_a", "03_a", "04_a", "05_a", "07_a", "08_a"}) == "01, 03–05, 07, 08");
    EXPECT(grade::numbers_of({}) == "");
}

TEST_CASE(mistakes_name_their_learners) {
    std::vector<grade::Record> records{learner("ann<b>", {0, 7.5, 0}), learner("bo", {0, 7.5, 0}),
                                       learner("cy", {0, 7.5, 0})};
    const std::vector<checks::Finding> no_end{{"", {checks::BrokenRule{"it did not end <in time>"}}}};
    for (std::size_t i : {0, 1})
        add_check(records[i], 1, "Z = W·A + b", false);
    add_check(records[2], 1, "Z is (n_l, m)", false, no_end);
    add_check(records[2], 1, "Z = W·A + b", false, no_end);
    records[1].results[0].report.diagnosis = {{{"transposed", "W is transposed: (3, 2).\nMore."}}, "", ""};
    records[2].results[0].report.diagnosis = {
        {{"transposed", "W is transposed: (5, 4).\nMore."}, {"b-forgotten", "b is missing."}}, "", ""};
    records[0].results[2].outcome = Outcome::does_not_compile;
    const auto mistakes = grade::mistakes_made(records);
    REQUIRE(mistakes.size() == 5U);
    EXPECT(mistakes[0].words == "transposed: W is transposed: (3, 2).");
    EXPECT(mistakes[0].learners == (std::vector<std::size_t>{1, 2}));
    EXPECT(mistakes[1].words == "fails: Z = W·A + b");
    EXPECT(mistakes[1].learners == (std::vector<std::size_t>{0, 1}));
    // Each of one learner's mistakes counts by itself.
    EXPECT(mistakes[2].words == "b-forgotten: b is missing.");
    EXPECT(mistakes[2].learners == (std::vector<std::size_t>{2}));
    EXPECT(mistakes[3].words == "it did not end <in time>");
    EXPECT(mistakes[4].words == "does not compile");
    const std::string html = grade::mistakes_html(records, mistakes);
    EXPECT(has(html, "<td>2</td><td class=\"text\">03 · fails: Z = W·A + b"));
    EXPECT(has(html, "<a href=\"./ann%3Cb%3E/feedback.html\">ann&lt;b&gt;</a>, <a href=\"./bo/"));
    EXPECT(has(html, "03 · it did not end &lt;in time&gt;"));
}

TEST_CASE(page_says_what_to_look_at_by_hand) {
    grade::Record unread = learner("unread", {0, 10, 10}), failed = unread, remarked = unread, empty = unread;
    unread.results[0] = grade::without_points(course()[0], Outcome::not_a_source, "It is <binary>.");
    failed.results[1] = grade::without_points(course()[1], Outcome::grader_failed, "No memory.");
    remarked.remarks = {"Of several <files>, one was graded."};
    empty.problem = "it holds no exercise file.";
    EXPECT(has(grade::by_hand_html({learner("fine", {10, 10, 10})}), "Nothing: "));
    const std::string html = grade::by_hand_html({unread, failed, remarked, empty});
    for (const std::string item :
         {"<b>!</b>", "03_linear_forward could not be graded. No memory.", "<b>✗</b>",
          "01_initialize_parameters was not read. It is &lt;binary&gt;.", "it holds no exercise file.",
          "<b>✎</b>", "Of several &lt;files&gt;, one was graded.", "<span class=\"count\">4</span>"})
        EXPECT(has(html, item), item);
}

TEST_CASE(page_shows_totals_that_changed_and_who_came_and_went) {
    grade::LastRun last{"2026-11-20 18:00 CET"};
    last.knows_totals = true;
    const auto was = [&](const std::string& folder, const std::vector<double>& points, double total) {
        for (std::size_t i = 0; i < points.size(); ++i)
            last.points[folder][course()[i].name] = points[i];
        last.totals[folder] = total;
    };
    was("up", {5, 10, 0}, 15);
    was("late", {10, 10, 10}, 30);
    was("both", {4, 0, 0}, 3.6);
    was("more", {10, 10}, 20);
    was("same", {10, 10, 10}, 30);
    was("unfinished", {10, 0, 10}, 20);
    last.points["gone"] = {};
    std::vector<grade::Record> records{learner("up", {7.5, 10, 0}),       learner("late", {10, 10, 10}),
                                       learner("both", {10, 0, 0}),       learner("more", {10, 10, 8}),
                                       learner("same", {10, 10, 10}),     learner("new", {0, 0, 0}),
                                       learner("unfinished", {10, 0, 10})};
    records[1].adjustments = {{"", -3, "Handed in late."}};
    records[2].adjustments = {{"", -1, "Handed in late."}};
    records[6].results[1].outcome = Outcome::grader_failed;
    const std::string html = grade::changes_html(records, last);
    for (const std::string item :
         {"▲</b><a href=\"./up/feedback.html\">up</a>: total 15 → 17.5 (01: 5 → 7.5)<",
          "▼</b><a href=\"./late/feedback.html\">late</a>: total 30 → 27 (lateness and your own changes of "
          "the "
          "total: 0 → −3)<",
          "both</a>: total 3.6 → 9 (01: 4 → 10; lateness and your own changes of the total: −0.4 → −1)<",
          "more</a>: total 20 → 28 (06: 8, graded for the first time)<",
          "±</b><a href=\"./unfinished/feedback.html\">unfinished</a>: total 20 → not final<",
          "<span class=\"count\">5</span>", "New: <a href=\"./new/", "No longer there: gone"})
        EXPECT(has(html, item), item);
    EXPECT(!has(html, ">same<"));
    EXPECT(html.find(">unfinished<") < html.find(">more<")); // what was graded before comes first
    EXPECT(grade::changes_html(records, {}) == "");
}

TEST_CASE(run_of_an_older_version_is_compared_by_its_exercises) {
    grade::LastRun last{"2026-11-20 18:00 CET"};
    last.points["ann"] = {{"01_initialize_parameters", 10}};
    EXPECT(has(grade::changes_html({learner("ann", {5, 10, 10})}, last), "ann</a>: 01: 10 → 5<"));
    const std::string same = grade::changes_html({learner("ann", {10, 10, 10})}, last);
    EXPECT(has(same, "No points in an exercise have changed."));
    EXPECT(has(same, "did not note the totals"));
}

TEST_CASE(cells_tell_their_state_by_a_sign) {
    std::vector<grade::Record> records{learner("ann", {10, 2.5, 0}), learner("bo", {-1, 0, 0})};
    records[1].results[1].outcome = Outcome::not_started;
    records[1].results[2].outcome = Outcome::grader_failed;
    const std::string html = grade::table_html(records, run_of_three());
    for (const std::string cell :
         {"<td class=\"full\" data-v=\"10\">10<i>✓</i></td>",
          "<td class=\"part\" data-v=\"2.5\">2.5<i>◐</i></td>",
          "<td class=\"none\" data-v=\"0\">0<i>✗</i></td>",
          "<td class=\"missing\" data-v=\"-1\"><i>·</i></td>",
          "<td class=\"missing\" data-v=\"-0.5\">0<i>○</i></td>",
          "<td class=\"none\" data-v=\"-2\"><i>!</i></td>", "<td class=\"id\">7</td>"})
        EXPECT(has(html, cell), cell);
}

TEST_CASE(what_no_run_has_covered_is_nobodys_fault) {
    std::vector<grade::Record> records{learner("ann", {10, 10, 10}), learner("bobby", {4, 0, 0})};
    records[1].results[1].outcome = records[1].results[2].outcome = Outcome::not_graded;
    const std::string table = grade::table_html(records, run_of_three());
    EXPECT(has(table, "<td class=\"missing\" data-v=\"-1\"><i>?</i></td>"));
    EXPECT(!has(table, "<i>!</i>"));
    EXPECT(has(grade::table(records, run_of_three()), "?/30"));
    const std::string by_hand = grade::by_hand_html(records);
    EXPECT(has(by_hand, "<b>?</b><a href=\"./bobby/feedback.html\">bobby</a>: 03, 06 are not graded yet"));
    EXPECT(has(by_hand, "once without --only"));
    EXPECT(has(grade::summary_html(records, run_of_three(), grade::statistics_of(records, run_of_three())),
               "of 30 points, over the 1 whose total is final."));
    EXPECT(grade::said_of_not_graded(records) == "Not graded yet in all exercises: \"bobby\". "
                                                 "Their totals come once they are graded without "
                                                 "--only.\n");
    EXPECT((grade::why_ungraded(records[1]) == grade::LeftOut::not_graded));
    records[1].results[2].outcome = Outcome::grader_failed;
    EXPECT(has(grade::table(records, run_of_three()), "!/30"));
    EXPECT((grade::why_ungraded(records[1]) == grade::LeftOut::not_final));
}

TEST_CASE(slowest_are_listed_refused_builds_among_them) {
    std::vector<grade::Record> records{learner("quick", {10, 10, 10}), learner("bomb", {10, 0, 10})};
    records[0].results[0].seconds_checking = 1;
    records[1].results[1].outcome = Outcome::does_not_compile;
    records[1].results[1].seconds_compiling = 25;
    const std::string html = grade::slowest_html(records, grade::statistics_of(records, run_of_three()));
    EXPECT(html.find(">bomb</a>") < html.find(">quick</a>"));
    EXPECT(has(html, "refused, compiling 03: 25 s"));
}

TEST_CASE(page_of_a_whole_class_is_escaped_whole_and_small) {
    SyntheticClass all(300);
    all.grade_before();
    all.copy(20, 77);
    const std::string html = grade::class_html(all.records, all.run, all.background);
    EXPECT(html.size() < 2000000U);
    EXPECT(count(html, "<script") == 1U); // its own
    EXPECT(has(html, "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"));
    EXPECT(has(html, "; script-src 'sha256-"));
    EXPECT(!has(html, "<wrong>"));
    for (const std::string external : {"http:", "https:", "src=", "url(", "@import"})
        EXPECT(!has(html, external), external);
    EXPECT(count(html, "<tr><th class=\"text\" scope=\"row\">") == 300U);
    for (const std::string element : {"section", "div", "table", "details", "ul", "pre", "span", "a"})
        EXPECT((count(html, "<" + element + ">") + count(html, "<" + element + " ")) ==
                   count(html, "</" + element + ">"),
               element);
    // On paper nothing scrolls: each height that is bounded above is unbounded there.
    const std::string paper =
        html.substr(html.find("@media print"), html.find("</style>") - html.find("@media print"));
    EXPECT(has(paper, ".scroll, pre { overflow: visible; max-height: none; }"));
    EXPECT(has(paper, ".tall { max-height: none; overflow: visible; }"));
    EXPECT(count(html, "max-height: ") == 4U);
    // Every link within the page has its target.
    for (const support::Parts& link : support::Pattern("href=\"#([a-z-]+)\"").all_in(html))
        EXPECT(has(html, "<section id=\"" + link[1] + "\">"), link[1]);
    EXPECT(has(grade::class_html({}, all.run), "0 submissions"));
}

TEST_SUITE_END()

#include "dnn/support/text.hpp"
#include "tools/grade/report/class_sections.hpp"
#include "tools/grade/report/code_tokens.hpp"
#include "tools/grade/report/markup.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace grade {
namespace {

constexpr std::size_t max_shown = 1 << 20; // bytes: with the code of so many pairs, the page is still quick
constexpr std::size_t max_answer_shown = 4 << 10; // bytes
constexpr std::size_t groups_open = 10;

std::string in_words(Likeness likeness) {
    return likeness == Likeness::same_text ? "the same to the letter"
                                           : "the same but for names, numbers and layout";
}

std::string in_words(const AlikeExercise& alike) {
    if (alike.likeness != Likeness::nearly)
        return in_words(alike.likeness);
    return number(std::round(100 * alike.share)) + " % of the shorter one in common";
}

std::string answer_of(const Record& record, const std::string& exercise, const Handouts& handouts) {
    const auto source = record.sources.find(exercise);
    const auto solution = handouts.solutions.find(exercise);
    return source == record.sources.end()
               ? ""
               : support::cut_to_bytes(answer_in(source->second.code, solution == handouts.solutions.end()
                                                                          ? ""
                                                                          : solution->second),
                                       max_answer_shown);
}

/// The lines as they are compared; those too short to tell anything are not among them.
std::set<Tokens> telling_lines(const std::string& code) {
    std::set<Tokens> lines;
    for (const std::string& line : support::lines_of(code))
        if (Tokens tokens = leveled_tokens(line); tokens.size() >= 4)
            lines.insert(std::move(tokens));
    return lines;
}

/// The code, its lines marked where the other has the same.
std::string code_html(const std::string& code, const std::string& other) {
    const std::set<Tokens> others = telling_lines(other);
    std::string html = "<pre>";
    for (const std::string& line : support::lines_of(code))
        if (line.find_first_not_of(" \t\r") != std::string::npos)
            html += std::string("<span") + (others.contains(leveled_tokens(line)) ? " class=\"hit\">" : ">") +
                    escaped(line) + "</span>";
    return html + "</pre>";
}

std::string side_by_side(const std::string& left, const std::string& left_name, const std::string& right,
                         const std::string& right_name) {
    return "<div class=\"pair\"><div><b>" + left_name + "</b>" + code_html(left, right) + "</div><div><b>" +
           right_name + "</b>" + code_html(right, left) + "</div></div>\n";
}

std::string numbers_of_alike(const std::vector<AlikeExercise>& exercises) {
    std::vector<std::string> names;
    for (const AlikeExercise& alike : exercises)
        names.push_back(alike.exercise);
    return numbers_of(names);
}

std::string pair_html(const Records& records, const AlikePair& pair, const Handouts& handouts) {
    const Record &left = records[pair.left], &right = records[pair.right];
    std::string html = "<details><summary>" + escaped(support::one_line(left.name)) + " and " +
                       escaped(support::one_line(right.name)) + ": " + numbers_of_alike(pair.exercises) +
                       "</summary>\n";
    for (const AlikeExercise& alike : pair.exercises) {
        html += "<p>" + escaped(alike.exercise) + ": " + in_words(alike) + "</p>\n";
        html += alike.likeness == Likeness::same_text
                    ? code_html(answer_of(left, alike.exercise, handouts), "")
                    : side_by_side(answer_of(left, alike.exercise, handouts), learner_link(left),
                                   answer_of(right, alike.exercise, handouts), learner_link(right));
    }
    return html + "</details>\n";
}

std::string groups_html(const Records& records, const std::vector<AlikePair>& pairs,
                        const Handouts& handouts) {
    std::vector<std::string> groups;
    std::size_t bytes = 0;
    for (const std::vector<std::size_t>& members : groups_of(pairs)) {
        std::string html =
            "<div class=\"group\"><p><b>≈</b> " + learner_links(records, members, 12) + "</p>\n";
        std::size_t hidden = 0;
        for (const AlikePair& pair : pairs) {
            if (std::find(members.begin(), members.end(), pair.left) == members.end())
                continue;
            const std::string shown = bytes < max_shown ? pair_html(records, pair, handouts) : "";
            bytes += shown.size();
            hidden += shown.empty() ? 1 : 0;
            html += shown;
        }
        if (hidden > 0)
            html += "<p class=\"soft\">" + support::amount(hidden, "pair") +
                    " more, not shown side by side.</p>\n";
        groups.push_back(html + "</div>\n");
    }
    return folded(groups, groups_open, "", "");
}

std::string handout_html(const Records& records, const std::vector<LikeHandout>& all,
                         const std::string& what) {
    std::vector<std::string> items;
    for (const LikeHandout& like : all)
        items.push_back("<li><b>≈</b>" + learner_link(records[like.record]) + ": " +
                        numbers_of_alike(like.exercises) + "</li>\n");
    return items.empty()
               ? ""
               : "<p class=\"group\">Much like " + what + ":</p>\n" + folded(items, 12, "<ul>\n", "</ul>\n");
}

std::string equal_html(const Records& records, const std::vector<EqualAnswers>& all) {
    std::vector<std::string> items;
    for (const EqualAnswers& equal : all)
        items.push_back("<li><b>=</b>" + learner_links(records, equal.records, 12) + ": " +
                        escaped(equal.exercise) + ", " + in_words(equal.likeness) + "</li>\n");
    return items.empty()
               ? ""
               : "<p class=\"group\">Equal in an exercise, which alone proves nothing: short answers "
                 "may be equal by chance.</p>\n" +
                     folded(items, 12, "<ul>\n", "</ul>\n");
}

} // namespace

std::string similarity_html(const Records& records, const Similarity& similarity, const Handouts& handouts) {
    const std::string found =
        groups_html(records, similarity.pairs, handouts) +
        handout_html(records, similarity.solutions, "the solutions") +
        handout_html(records, similarity.kit, "what the kit holds, its checks among it") +
        equal_html(records, similarity.equal);
    return section(
        "alike", "Answers more alike than usual",
        "<p><b>A first look, not a verdict.</b> Short functions have few right forms, and people who work "
        "together may "
        "write alike.</p>\n" +
            (found.empty() ? "<p>No two submissions share more than chance explains in a class of this size, "
                             "and no long "
                             "answer is equal to another one.</p>\n"
                           : found) +
            "<p class=\"soft\">The lines between the markers are compared, without comments, layout and "
            "names "
            "(winnowing, as in MOSS: Schleimer, Wilkerson and Aiken, 2003). What a quarter of the class "
            "writes, or "
            "what the solutions hold, does not count; the rarer a piece, the more it counts. For a thorough "
            "comparison, <code>--export-sources DIR</code> writes folders that JPlag and MOSS take.</p>\n",
        similarity.pairs.size() + similarity.solutions.size() + similarity.kit.size() +
            similarity.equal.size());
}

} // namespace grade

#include "tools/grade/intake/listing.hpp"

#include "dnn/support/text.hpp"
#include "tools/grade/intake/times.hpp"

namespace grade {
namespace {

std::string facts_of(const Submission& submission) {
    const Origin& origin = submission.origin;
    std::string facts;
    const auto add = [&](const std::string& what, const std::string& value) {
        if (!value.empty())
            facts += (facts.empty() ? "" : ", ") + what + value;
    };
    add("id ", submission.id);
    add("login ", origin.login);
    add("", origin.email);
    if (origin.submitted_at)
        add("handed in ", shown_time(*origin.submitted_at));
    if (origin.late)
        add("", "late");
    return facts.empty() ? "" : " (" + support::one_line(facts) + ")";
}

std::string said_of_unclear(const Intake& intake) {
    std::string text;
    for (const Unclear& unclear : intake.unclear) {
        text += "It is not clear whose \"" + support::one_line(unclear.submission) +
                "\" is: by the roster, " + support::one_line(support::enumerated(unclear.entries, "or")) +
                ". They get no row of their own until it is: put the id or login behind the "
                "submission's name, as in \"Ada Lovelace 1001\".\n";
    }
    return text;
}

} // namespace

std::string intake_summary(const Intake& intake) {
    std::string platforms;
    for (const Platform platform : intake.platforms)
        if (platform != Platform::plain)
            platforms += (platforms.empty() ? "" : " and ") + to_string(platform);
    std::string text = "Found " + support::amount(intake.submissions.size() - intake.missing, "submission") +
                       (platforms.empty() ? ", named after the files and folders.\n"
                                          : ", as " + platforms + " names them.\n");
    if (intake.missing + intake.strangers > 0)
        text += "By the roster: " + std::to_string(intake.missing) + " handed in nothing, " +
                support::amount(intake.strangers, "submission") + " of nobody in it.\n";
    text += said_of_unclear(intake);
    if (!intake.passed_over.empty())
        text += "Not submissions: " + listed(intake.passed_over, 5) + ".\n";
    if (!intake.by_hand.empty())
        text += "Look at these by hand; their names match no exercise and no learner: " +
                listed(intake.by_hand, 20) + ".\n";
    if (!intake.left_out.empty())
        text += "Not unpacked, as they are links, lead outside the archive or have a name that no file can "
                "have: " +
                listed(intake.left_out, 20) + ".\n";
    if (!intake.not_there.empty())
        text += "In the platform's list, but not in the download: " + listed(intake.not_there, 5) + ".\n";
    return text;
}

std::string listing(const Submission& submission, const Contents& contents,
                    const std::vector<Exercise>& exercises) {
    std::string text = support::one_line(submission.name) + facts_of(submission) + '\n';
    if (!contents.problem.empty())
        text += "  not graded: " + support::one_line(contents.problem) + '\n';
    for (const Exercise& exercise : exercises)
        if (const auto file = contents.files.find(exercise.name); file != contents.files.end())
            text += "  " + exercise.name + "  " + support::one_line(file->second.path) +
                    (file->second.refused.empty() ? "" : ": " + file->second.refused) + '\n';
    for (const std::string& remark : contents.remarks)
        text += "  " + support::one_line(remark) + '\n';
    return text;
}

} // namespace grade

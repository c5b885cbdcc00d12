// What the rows of a class are called.
#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/comparable.hpp"
#include "tools/grade/intake/submissions.hpp"

#include <algorithm>
#include <set>

namespace grade {
namespace {

std::string entry_name(const Submission& submission) {
    const std::vector<std::string>& entries = submission.origin.entries;
    return entries.empty() ? submission.name : entries.front();
}

std::string name_with_folder(const Submission& submission) {
    const std::filesystem::path& path = submission.paths.front();
    return (path.parent_path().filename() / path.filename()).string();
}

void check_ids(const Intake& intake) {
    std::map<std::string, const Submission*> known;
    for (const Submission& submission : intake.submissions) {
        if (submission.id.empty())
            continue;
        const auto [other, is_new] = known.insert({submission.id, &submission});
        if (!is_new)
            throw support::Error("two submissions have the id " + support::one_line(submission.id) + ": " +
                                 both_shown(*other->second, submission) +
                                 ". Leave out the one that does not count.");
    }
}

/// Another name for those that have the same, and no id.
void tell_apart(Intake& intake, std::string (*other_name)(const Submission&)) {
    std::map<std::string, int> uses;
    for (const Submission& submission : intake.submissions)
        ++uses[submission.name];
    for (Submission& submission : intake.submissions)
        if (submission.id.empty() && uses[submission.name] > 1)
            submission.name = composed(other_name(submission));
}

} // namespace

std::string both_shown(const Submission& one, const Submission& other) {
    const bool same = entry_name(one) == entry_name(other) && !one.paths.empty() && !other.paths.empty();
    return same ? listed({name_with_folder(one), name_with_folder(other)})
                : listed({entry_name(one), entry_name(other)});
}

void name_rows(Intake& intake) {
    check_ids(intake);
    for (Submission& submission : intake.submissions)
        submission.name = composed(submission.name);
    tell_apart(intake, entry_name);       // "anna.zip" beside "anna"
    tell_apart(intake, name_with_folder); // "a/anna" beside "b/anna"
    name_folders(intake);
    for (const Submission& stray : intake.strays)
        intake.passed_over.push_back(entry_name(stray));
    const auto others = std::stable_partition(intake.passed_over.begin(), intake.passed_over.end(),
                                              [](const std::string& name) { return !may_be_code(name); });
    intake.by_hand.assign(others, intake.passed_over.end());
    intake.passed_over.erase(others, intake.passed_over.end());
}

void check_doubts(const Intake& intake) {
    for (const Submission& submission : intake.submissions)
        if (!submission.doubt.empty())
            throw support::Error(submission.doubt);
}

void name_folders(Intake& intake) {
    std::set<std::string> taken{"grades.csv", "class.html", "run.json", "details", "overrides.csv"};
    std::vector<std::string> wanted;
    for (const Submission& submission : intake.submissions)
        wanted.push_back(submission.id.empty() ? submission.name : submission.name + '_' + submission.id);
    const std::vector<std::string> names = unique_folder_names(wanted, taken);
    for (std::size_t i = 0; i < names.size(); ++i)
        intake.submissions[i].folder = names[i];
}

} // namespace grade

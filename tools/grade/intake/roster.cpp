#include "tools/grade/intake/roster.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/comparable.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace grade {
namespace {

/// The letters and digits of a name in lower case and in order, so that "Lovelace, Ada" is "lovelaceada".
std::string squeezed(const std::string& name) {
    std::string letters;
    for (const char c : comparable(name))
        if (const auto byte = static_cast<unsigned char>(c); byte >= 0x80 || std::isalnum(byte) != 0)
            letters += c;
    return letters;
}

/// "Ada King Lovelace" also as Canvas's "lovelaceadaking" and "kinglovelaceada".
std::set<std::string> spellings(const std::string& name) {
    std::set<std::string> all{squeezed(name)};
    if (name.find(',') != std::string::npos)
        all.insert(squeezed(name.substr(name.find(',') + 1) + name.substr(0, name.find(','))));
    for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1))
        all.insert(squeezed(name.substr(at) + name.substr(0, at)));
    all.erase("");
    return all;
}

bool same(const std::string& left, const std::string& right) {
    return !left.empty() && comparable(left) == comparable(right);
}

/// A repository's name ends with its owner's login, whatever the assignment's name is.
bool is_owner(const Submission& submission, const std::string& login) {
    const Origin& origin = submission.origin;
    const bool repository =
        origin.platform == Platform::github_classroom || origin.platform == Platform::classroom50;
    if (!repository || login.empty() || origin.entries.front().size() <= login.size())
        return false;
    const std::string ending =
        origin.entries.front().substr(origin.entries.front().size() - login.size() - 1);
    return ending[0] == '-' && same(ending.substr(1), login);
}

/// Blackboard's "Week 4_j_van_berg_attempt_…" ends with the login before the attempt, wherever that begins.
bool ends_with_login(const Submission& submission, const std::string& login) {
    if (submission.doubt.empty() || login.empty())
        return false;
    const std::string& entry = submission.origin.entries.front();
    return comparable(entry.substr(0, entry.find("_attempt_"))).ends_with('_' + comparable(login));
}

/// "Ada Lovelace 1001", "Lovelace, Ada(alovelace)", "Lovelace_Ada_alovelace_4711": a name with what is unique.
bool is_name_with_more(const std::string& squeezed_name, const std::set<std::string>& names,
                       const RosterEntry& entry) {
    const std::string id = squeezed(entry.id), login = squeezed(entry.login);
    const std::string unnumbered = squeezed_name.substr(0, squeezed_name.find_last_not_of("0123456789") + 1);
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return (!id.empty() && (squeezed_name == name + id || squeezed_name == id + name)) ||
               (!login.empty() && (squeezed_name == name + login || squeezed_name == login + name ||
                                   unnumbered == name + login));
    });
}

/// How sure it is that the submission is the entry's: 0 for not at all.
int likeness(const Submission& submission, const RosterEntry& entry) {
    const Origin& origin = submission.origin;
    if ((!submission.id.empty() && submission.id == entry.id) ||
        (!origin.participant.empty() && origin.participant == entry.participant))
        return 1000;
    if (same(origin.login, entry.login) || same(submission.name, entry.login))
        return 900;
    if (is_owner(submission, entry.login) || ends_with_login(submission, entry.login))
        return 100 + static_cast<int>(entry.login.size()); // the longest that fits
    if (same(origin.email, entry.email) || same(submission.name, entry.email) ||
        same(submission.name, entry.id))
        return 90;
    const std::set<std::string> known = spellings(entry.name);
    const std::string name = squeezed(submission.name);
    if (is_name_with_more(name, known, entry))
        return 50;
    const bool named = known.contains(name);
    const std::size_t dash = submission.name.find('-'); // Moodle's "Team A-Ada Lovelace"
    const bool in_team = origin.platform == Platform::moodle && dash != std::string::npos &&
                         known.contains(squeezed(submission.name.substr(dash + 1)));
    return named || in_team ? 1 : 0;
}

/// The entries that are most likely the submission's: none, one, or several that fit it alike.
std::vector<const RosterEntry*> entries_of(const Submission& submission,
                                           const std::vector<RosterEntry>& roster) {
    std::vector<const RosterEntry*> best;
    int most = 1;
    for (const RosterEntry& entry : roster) {
        const int now = likeness(submission, entry);
        if (now > most)
            best.clear();
        if (now >= most)
            best.push_back(&entry);
        most = std::max(most, now);
    }
    return best;
}

Unclear unclear_of(const Submission& submission, const std::vector<const RosterEntry*>& entries) {
    Unclear unclear{submission.name, {}};
    for (const RosterEntry* entry : entries) {
        std::string words;
        for (const std::string& part : {entry->name, entry->id, entry->login})
            if (!part.empty())
                words += (words.empty() ? "" : ", ") + part;
        unclear.entries.push_back("line " + std::to_string(entry->line) + " (" + words + ')');
    }
    return unclear;
}

/// For the learner, who need not know the others' ids.
std::string remark_on_unclear(const std::vector<const RosterEntry*>& entries) {
    std::vector<std::string> lines;
    for (const RosterEntry* entry : entries)
        lines.push_back(std::to_string(entry->line));
    return "It is not clear whose this is: lines " + support::enumerated(lines) +
           " of the roster fit it alike.";
}

void complete(Submission& submission, const RosterEntry& entry) {
    if (!submission.doubt.empty()) {
        submission.id = entry.login;
        submission.doubt.clear();
    }
    if (!submission.origin.submitted_at)
        submission.origin.submitted_at = entry.submitted_at;
    if (!entry.name.empty())
        submission.name = entry.name;
    const Platform platform = submission.origin.platform;
    const bool keeps_id =
        platform == Platform::canvas || platform == Platform::moodle; // its own import goes by it
    if (!entry.id.empty() && (submission.id.empty() || !keeps_id))
        submission.id = entry.id;
    if (!entry.login.empty())
        submission.origin.login = entry.login;
    if (!entry.email.empty())
        submission.origin.email = entry.email;
}

bool is_listed(const Member& member, const std::vector<RosterEntry>& roster) {
    return std::any_of(roster.begin(), roster.end(), [&](const RosterEntry& entry) {
        return same(member.id, entry.id) || same(member.email, entry.email) || same(member.name, entry.name);
    });
}

/// Each member's row has the group's work.
std::vector<Submission> rows_of_members(const Submission& group) {
    std::vector<Submission> rows;
    for (const Member& member : group.members) {
        Submission row = group;
        row.members.clear();
        row.name = member.name;
        row.id = member.id;
        row.origin.email = member.email;
        rows.push_back(std::move(row));
    }
    return rows;
}

void divide_groups(Intake& intake, const std::vector<RosterEntry>& roster) {
    std::vector<Submission> all;
    for (Submission& submission : intake.submissions) {
        const std::vector<Member>& members = submission.members;
        const bool divided = members.size() > 1 &&
                             std::any_of(members.begin(), members.end(),
                                         [&](const Member& member) { return is_listed(member, roster); });
        if (divided)
            for (Submission& row : rows_of_members(submission))
                all.push_back(std::move(row));
        else
            all.push_back(std::move(submission));
    }
    intake.submissions = std::move(all);
}

/// "ada.cpp" is Ada's if the roster has one.
void take_strays(Intake& intake, const std::vector<RosterEntry>& roster) {
    const auto known = [&](const Submission& stray) { return !entries_of(stray, roster).empty(); };
    for (const Submission& stray : intake.strays)
        if (known(stray)) {
            std::erase(intake.by_hand, stray.origin.entries.front());
            intake.submissions.push_back(stray);
        }
    std::erase_if(intake.strays, known);
}

} // namespace

void join_roster(Intake& intake, const std::vector<RosterEntry>& roster) {
    intake.has_worksheet = std::any_of(roster.begin(), roster.end(),
                                       [](const RosterEntry& entry) { return !entry.participant.empty(); });
    take_strays(intake, roster);
    divide_groups(intake, roster);
    std::map<const RosterEntry*, const Submission*> taken;
    std::set<const RosterEntry*> unclear;
    for (Submission& submission : intake.submissions) {
        const std::vector<const RosterEntry*> entries = entries_of(submission, roster);
        if (entries.empty()) {
            submission.remarks.push_back("Not in the roster.");
            ++intake.strangers;
            continue;
        }
        if (entries.size() > 1) {
            submission.remarks.push_back(remark_on_unclear(entries));
            intake.unclear.push_back(unclear_of(submission, entries));
            unclear.insert(entries.begin(), entries.end());
            continue;
        }
        const RosterEntry* const entry = entries.front();
        const auto [other, is_new] = taken.insert({entry, &submission});
        if (!is_new)
            throw support::Error(both_shown(*other->second, submission) + " both belong to " +
                                 support::one_line(entry->name.empty() ? entry->id : entry->name) +
                                 " of the roster. Leave out the one that does not count.");
        complete(submission, *entry);
    }
    const Platform platform = intake.platforms.empty() ? Platform::plain : intake.platforms.front();
    for (const RosterEntry& entry : roster) {
        if (taken.contains(&entry) || unclear.contains(&entry))
            continue;
        Submission missing{entry.name.empty() ? entry.id : entry.name, "", "", {}};
        complete(missing, entry);
        missing.origin.platform = platform;
        missing.origin.participant = entry.participant;
        intake.submissions.push_back(std::move(missing));
        ++intake.missing;
    }
    name_folders(intake);
}

} // namespace grade

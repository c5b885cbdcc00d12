// The layouts whose platforms write files of their own beside the submissions: receipts, metadata, repositories.
#include "dnn/support/pattern.hpp"
#include "tools/grade/intake/layouts.hpp"
#include "tools/grade/intake/times.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>
#include <set>

namespace grade {
namespace {

constexpr std::uintmax_t max_receipt = 1 << 20;   // bytes
constexpr std::uintmax_t max_metadata = 64 << 20; // bytes

/// A small file of the platform's; no link is followed.
std::string platform_file(const std::filesystem::path& path, std::uintmax_t max_bytes) {
    std::error_code error;
    if (path.empty() ||
        std::filesystem::symlink_status(path, error).type() != std::filesystem::file_type::regular ||
        std::filesystem::file_size(path, error) > max_bytes)
        return "";
    return support::read_file(path);
}

// ---- Blackboard ----

/// "Week 4_alovelace_attempt_2026-11-20-23-59-00_03_linear_forward.cpp", or the receipt "….txt" beside it.
struct BlackboardName {
    std::string stem, stamp, file; // stem: assignment and login
    std::time_t time = 0;
};

std::optional<BlackboardName> blackboard_name(const std::string& entry) {
    static const support::Pattern pattern("^(.+?)_attempt_([0-9]{4}(?:-[0-9]{2}){5})(?:_(.+)|\\.txt)$");
    const support::Parts parts = entry.size() > max_file_name ? support::Parts() : pattern.parts_of(entry);
    if (parts.empty())
        return std::nullopt;
    const std::optional<std::time_t> time = time_of(parts[2]);
    if (!time)
        return std::nullopt;
    return BlackboardName{parts[1], parts[2], parts[3], *time};
}

struct Receipt {
    std::string name, login;
};

/// "Name: Ada Lovelace (alovelace)". Only the first line: further down are the learner's own words.
std::optional<Receipt> receipt_in(const std::string& text) {
    static const support::Pattern pattern("^(?:\xEF\xBB\xBF)?[^:]{1,20}: ?(.+) \\(([^()]+)\\)\\s*$");
    const std::string line = text.substr(0, std::min<std::size_t>(text.find('\n'), 400));
    const support::Parts parts = pattern.parts_of(line);
    if (parts.empty())
        return std::nullopt;
    return Receipt{parts[1], parts[2]};
}

/// The login is what follows the assignment's name, which is the same in all entries.
class BlackboardLogins {
public:
    /// `receipt`: what is known of the stem.
    void add(const std::string& stem, const std::optional<Receipt>& receipt) {
        stems_.insert(stem);
        if (!receipt || !stem.ends_with('_' + receipt->login))
            return;
        assignment_ = stem.substr(0, stem.size() - receipt->login.size());
        names_[stem] = receipt->name;
    }
    std::string login(const std::string& stem) const {
        if (!assignment_.empty() && stem.starts_with(assignment_))
            return stem.substr(assignment_.size());
        const std::string title = stems_.size() > 1 ? shared() : title_of_one(stem);
        return title.empty() ? stem.substr(stem.rfind('_') + 1) : stem.substr(title.size());
    }
    std::string name(const std::string& stem) const {
        const auto known = names_.find(stem);
        return known == names_.end() ? login(stem) : known->second;
    }
    /// Whether a "_" of the stem may be the title's as well as the login's: two learners are no proof.
    bool is_guess(const std::string& stem) const {
        if (!assignment_.empty() || stems_.size() > 2)
            return false;
        const std::string unclear = stems_.size() == 1 ? stem : shared();
        const std::size_t space = unclear.rfind(' ');
        return std::count(unclear.begin() + static_cast<std::ptrdiff_t>(space + 1), unclear.end(), '_') > 1;
    }

private:
    /// What all stems begin with, up to a "_".
    std::string shared() const {
        std::string title = *stems_.begin();
        for (const std::string& stem : stems_)
            title.erase(std::mismatch(title.begin(), title.end(), stem.begin(), stem.end()).first,
                        title.end());
        return title.substr(0, title.rfind('_') + 1);
    }
    /// No login has a space.
    static std::string title_of_one(const std::string& stem) {
        const std::size_t space = stem.rfind(' ');
        return stem.substr(0, stem.find('_', space == std::string::npos ? 0 : space) + 1);
    }

    std::string assignment_;
    std::set<std::string> stems_;
    std::map<std::string, std::string> names_;
};

// ---- Gradescope ----

using Metadata = std::map<std::string, Submission>; // by the folder's name

std::string text_in(const YAML::Node& node, const char* key) {
    const YAML::Node value = node[key];
    return value && value.IsScalar() ? value.Scalar() : "";
}

void append(std::string& all, const std::string& one) {
    if (!one.empty())
        all += (all.empty() ? "" : ", ") + one;
}

/// Throws YAML::Exception.
Metadata metadata_in(const std::string& yaml) {
    Metadata all;
    for (const auto& entry : YAML::Load(yaml)) {
        Submission& row = all[entry.first.Scalar()];
        row.origin.submitted_at = time_of(text_in(entry.second, ":created_at"));
        for (const YAML::Node& submitter : entry.second[":submitters"]) {
            const Member member{text_in(submitter, ":name"), text_in(submitter, ":sid"),
                                text_in(submitter, ":email")};
            append(row.name, member.name);
            append(row.id, member.id);
            append(row.origin.email, member.email);
            row.members.push_back(member);
        }
    }
    return all;
}

/// A damaged file is a refusal, not an error: in a learner's own folder it must stop nobody.
Metadata read_metadata(const std::filesystem::path& path, std::string& refusal) try {
    return metadata_in(platform_file(path, max_metadata));
} catch (const YAML::Exception& error) {
    refusal = "submission_metadata.yml cannot be read, line " + std::to_string(error.mark.line + 1) + ": " +
              support::one_line(error.msg) + "; download the export again";
    return {};
}

// ---- Repositories ----

bool holds(const DownloadEntry& entry, const std::string& name) {
    return std::any_of(entry.inside.begin(), entry.inside.end(), [&](const std::string& path) {
        return name.ends_with('/') ? path.starts_with(name) : path == name;
    });
}

bool is_classroom50(const DownloadEntry& entry) {
    return holds(entry, ".classroom50.yaml") || holds(entry, ".classroom50.yml");
}

/// The part that all names begin with, up to a "-".
std::string common_prefix(const std::vector<DownloadEntry>& entries) {
    std::string prefix = entries.front().name;
    for (const DownloadEntry& entry : entries) {
        const auto differs =
            std::mismatch(prefix.begin(), prefix.end(), entry.name.begin(), entry.name.end()).first;
        prefix.erase(differs, prefix.end());
    }
    prefix.erase(prefix.rfind('-') == std::string::npos ? 0 : prefix.rfind('-') + 1);
    const std::string group = "-group-"; // Classroom 50's teams: "…-group-1"
    return prefix.ends_with(group) ? prefix.substr(0, prefix.size() - group.size() + 1) : prefix;
}

/// "week-4-" in a folder "week-4-submissions" or "week-4_submissions_2026_…", which the command line tools make; else
/// what the names share.
std::string assignment_prefix(const Download& download) {
    for (const std::string mark : {"-submissions", "_submissions"}) {
        const std::size_t end = download.name.rfind(mark);
        if (end == std::string::npos)
            continue;
        const std::string prefix = download.name.substr(0, end) + '-';
        if (std::all_of(download.entries.begin(), download.entries.end(),
                        [&](const DownloadEntry& entry) { return entry.name.starts_with(prefix); }))
            return prefix;
    }
    return download.entries.size() < 2 ? "" : common_prefix(download.entries);
}

} // namespace

Recognized blackboard_layout(const Download& download) {
    Recognized recognized;
    recognized.platform = Platform::blackboard;
    std::vector<std::pair<const DownloadEntry*, BlackboardName>> entries;
    BlackboardLogins logins;
    for (const DownloadEntry& entry : download.entries) {
        std::optional<BlackboardName> name = blackboard_name(entry.name);
        if (!name || entry.folder) {
            recognized.unexplained.push_back(entry.name);
            continue;
        }
        logins.add(name->stem,
                   name->file.empty() ? receipt_in(platform_file(entry.path, max_receipt)) : std::nullopt);
        entries.emplace_back(&entry, std::move(*name));
    }
    std::map<std::string, std::time_t> last;
    for (const auto& [entry, name] : entries)
        last[name.stem] = std::max(last[name.stem], name.time);
    for (const auto& [stem, time] : last) {
        Recognized single{Platform::blackboard, {}, {}, {}, ""}; // a login of two assignments gives two rows
        const DownloadEntry* receipt = nullptr;
        std::set<std::string> earlier;
        for (const auto& [entry, name] : entries) {
            if (name.stem != stem)
                continue;
            if (name.time < time)
                earlier.insert(shown_time(name.time));
            else if (name.file.empty())
                receipt = entry;
            else
                add_to_row(single, *entry, logins.name(stem), logins.login(stem), name.file);
        }
        if (single.rows.empty()) // a last attempt without a file
            add_to_row(single, *receipt, logins.name(stem), logins.login(stem), receipt->name);
        Submission& row = recognized.rows.emplace_back(std::move(single.rows.front()));
        row.origin.login = row.id;
        row.origin.submitted_at = time;
        if (logins.is_guess(stem))
            row.doubt = "it cannot be told where the title ends and the login begins in " + listed({stem}) +
                        "; add the receipt, the .txt beside it, or a --roster with the logins.";
        if (!earlier.empty())
            row.remarks.push_back("The last attempt was graded, that of " + shown_time(time) +
                                  ", not the one of " + listed({earlier.begin(), earlier.end()}) + ".");
    }
    return recognized;
}

Recognized gradescope_layout(const Download& download) {
    static const support::Pattern pattern("^submission_[0-9]+$");
    Recognized recognized;
    recognized.platform = Platform::gradescope;
    Metadata known;
    std::set<std::string> here;
    for (const DownloadEntry& entry : download.entries)
        if (entry.name == "submission_metadata.yml") {
            recognized.beside.push_back(entry.name);
            known = read_metadata(entry.path, recognized.refusal);
        }
    for (const DownloadEntry& entry : download.entries) {
        if (entry.folder && pattern.matches(entry.name)) {
            const Submission& about = known[entry.name];
            // Never added to another row: two learners may have one name, and a repeated id is reported.
            Recognized single{Platform::gradescope, {}, {}, {}, ""};
            add_to_row(single, entry, about.name.empty() ? entry.name : about.name, about.id, "");
            Submission& row = recognized.rows.emplace_back(std::move(single.rows.front()));
            row.origin.email = about.origin.email;
            row.members = about.members;
            here.insert(entry.name);
            row.origin.submitted_at = about.origin.submitted_at;
        } else if (entry.name != "submission_metadata.yml") {
            recognized.unexplained.push_back(entry.name);
        }
    }
    for (const auto& [folder, about] : known)
        if (!here.contains(folder) && !about.name.empty())
            recognized.missing.push_back(folder + " of " + about.name);
    return recognized;
}

Recognized repositories_layout(const Download& download) {
    Recognized recognized;
    recognized.platform = Platform::github_classroom;
    Download repositories{download.name, {}};
    for (const DownloadEntry& entry : download.entries)
        if (entry.folder && (holds(entry, ".git/") || holds(entry, ".github/") || is_classroom50(entry)))
            repositories.entries.push_back(entry);
        else
            recognized.unexplained.push_back(entry.name);
    if (repositories.entries.empty())
        return recognized;
    const std::string prefix = assignment_prefix(repositories);
    if (prefix.empty()) // repositories, but not of one assignment
        return {};
    if (std::all_of(repositories.entries.begin(), repositories.entries.end(), is_classroom50))
        recognized.platform = Platform::classroom50;
    for (const DownloadEntry& entry : repositories.entries) {
        const std::string login = entry.name.substr(prefix.size());
        add_to_row(recognized, entry, login, "", "").origin.login = login;
    }
    return recognized;
}

} // namespace grade

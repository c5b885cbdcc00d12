#include "tools/grade/judging/store.hpp"

#include "tools/grade/intake/comparable.hpp"
#include "tools/grade/intake/file_names.hpp"

#include <algorithm>
#include <set>

namespace grade {
namespace fs = std::filesystem;

namespace {

/// Who a student is: the LMS's number, or, without one, the name.
std::pair<std::string, std::string> identity(const std::string& name, const std::string& id) {
    return {id, id.empty() ? composed(name) : ""};
}

struct Known {
    std::pair<std::string, std::string> identity;
    Origin origin;
    std::string folder;
    bool taken = false;
};

} // namespace

std::optional<Record> Store::read(const std::string& submission) const {
    return read_state(folder_ / (submission + ".json"));
}

void Store::write(const Record& record) const {
    write_state(folder_ / (record.folder + ".json"), record);
}

std::vector<fs::path> Store::for_each(const std::function<void(Record)>& visit) const {
    std::vector<fs::path> files, damaged;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder_, error))
        if (entry.path().extension() == ".json" && !entry.path().filename().string().starts_with('.'))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end(),
              [](const fs::path& left, const fs::path& right) { return left.stem() < right.stem(); });
    for (const fs::path& file : files)
        if (std::optional<Record> record = read_state(file))
            visit(std::move(*record));
        else
            damaged.push_back(file);
    return damaged;
}

void Store::assign_folders(std::vector<Submission>& submissions) const {
    std::vector<Known> known;
    std::set<std::string> taken;
    for_each([&](const Record& record) {
        known.push_back({identity(record.name, record.id), record.origin, record.folder});
        taken.insert(in_lower_case(record.folder));
    });
    const auto take = [&](Submission& submission, const auto& is_same) {
        const auto free = [&](const Known& one) { return !one.taken && is_same(one); };
        // Of several, such as two folders "anna", the one with the same name.
        auto found = std::find_if(known.begin(), known.end(), [&](const Known& one) {
            return free(one) && one.folder == submission.folder;
        });
        if (found == known.end())
            found = std::find_if(known.begin(), known.end(), free);
        if (found == known.end())
            return false;
        found->taken = true;
        submission.folder = found->folder;
        return true;
    };
    std::vector<Submission*> unknown;
    for (Submission& submission : submissions)
        if (!take(submission, [own = identity(submission.name, submission.id)](const Known& one) {
                return one.identity == own;
            }))
            unknown.push_back(&submission);
    // A roster that came later changes names and ids, but not what the platform wrote; and it knows who had only a name.
    std::erase_if(unknown, [&](Submission* submission) {
        return take(*submission,
                    [&](const Known& one) {
                        return !one.origin.entries.empty() &&
                               one.origin.platform == submission->origin.platform &&
                               one.origin.entries == submission->origin.entries;
                    }) ||
               take(*submission,
                    [&](const Known& one) { return one.identity == identity(submission->name, ""); });
    });
    std::vector<std::string> wanted;
    for (const Submission* const submission : unknown)
        wanted.push_back(submission->folder);
    const std::vector<std::string> names = unique_folder_names(wanted, taken);
    for (std::size_t i = 0; i < names.size(); ++i)
        unknown[i]->folder = names[i];
}

} // namespace grade

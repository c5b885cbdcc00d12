#include "tools/grade/judging/store.hpp"

#include "tools/grade/intake/file_names.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace grade {
namespace fs = std::filesystem;

namespace {

/// Who a student is: the LMS's number, or, without one, the name.
std::pair<std::string, std::string> identity(const std::string& name, const std::string& id) {
    return {id, id.empty() ? name : ""};
}

/// As unique_folder_name() compares.
std::string lower_case(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

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
    std::multimap<std::pair<std::string, std::string>, std::string> known;
    std::set<std::string> taken;
    for_each([&](const Record& record) {
        known.emplace(identity(record.name, record.id), record.folder);
        taken.insert(lower_case(record.folder));
    });
    for (Submission& submission : submissions) {
        const auto [first, last] = known.equal_range(identity(submission.name, submission.id));
        if (first == last) {
            submission.folder = unique_folder_name(submission.folder, taken);
            continue;
        }
        const auto same = std::find_if(
            first, last, [&](const auto& student) { return student.second == submission.folder; });
        const auto found = same == last ? first : same; // of several, such as two folders "anna"
        submission.folder = found->second;
        known.erase(found);
    }
}

} // namespace grade

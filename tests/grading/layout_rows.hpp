// Writes downloads, and shows the rows that the grader finds in them.
#pragma once

#include "tests/expect.hpp"
#include "tests/grading/layout_cases.hpp"
#include "tools/grade/intake/layouts.hpp"
#include "tools/grade/intake/times.hpp"

#include <algorithm>
#include <cstdlib>

inline const LayoutCase& layout_case(const std::string& title) {
    const auto& all = layout_cases();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const LayoutCase& one) { return one.title.starts_with(title); });
    REQUIRE(found != all.end());
    return *found;
}

inline std::string row_of(const grade::Submission& submission) {
    const grade::Origin& origin = submission.origin;
    std::string row = submission.name;
    for (const std::string& part : {submission.id, origin.login, origin.email,
                                    origin.submitted_at ? grade::shown_time(*origin.submitted_at) : "",
                                    std::string(origin.late ? "late" : "")})
        row += part.empty() ? "" : ", " + part;
    row += ":";
    for (const auto& [exercise, file] : grade::read_submission(submission, course()).files)
        row += ' ' + exercise.substr(0, 2) + ' ' + file.text;
    return row;
}

inline std::vector<std::string> rows_of(const grade::Intake& intake) {
    std::vector<std::string> rows;
    for (const grade::Submission& submission : intake.submissions)
        rows.push_back(row_of(submission));
    std::sort(rows.begin(), rows.end());
    return rows;
}

inline std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines)
        all += line + '\n';
    return all;
}

inline void write_files(const std::filesystem::path& folder, const std::vector<Entry>& files) {
    for (const Entry& file : files)
        write_file(folder / file.path, file.text);
}

inline std::vector<std::filesystem::path> glob(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (!entry.path().filename().string().starts_with('.'))
            paths.push_back(entry.path());
    return paths;
}

/// What the grader finds, or "refused: …".
inline std::string found_in(const std::vector<std::filesystem::path>& paths,
                            grade::Platform* platform = nullptr) {
    try {
        const grade::Intake intake = grade::find_submissions(paths, course());
        if (platform && !intake.platforms.empty())
            *platform = intake.platforms.front();
        return joined(rows_of(intake));
    } catch (const support::Error& error) {
        return std::string("refused: ") + error.what();
    }
}

inline void in_utc() {
    setenv("TZ", "UTC", 1);
    tzset();
}

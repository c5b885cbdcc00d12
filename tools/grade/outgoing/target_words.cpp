// The words of --for, and what they say of a submission.
#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/times.hpp"
#include "tools/grade/outgoing/for_classroom50.hpp"
#include "tools/grade/outgoing/gradescope_metadata.hpp"
#include "tools/grade/outgoing/outgoing.hpp"
#include "tools/grade/outgoing/targets.hpp"

#include <algorithm>

namespace grade {
namespace fs = std::filesystem;

namespace {

constexpr const char* gradescope_file = "/autograder/submission_metadata.json";

struct PlatformWord {
    const char* word;
    Platform platform;
    const char* title; // such as the assignment is named there; nullptr where no title is needed
};

constexpr PlatformWord platform_words[] = {
    {"canvas", Platform::canvas, "Week 4 (1234)"},
    {"moodle", Platform::moodle, nullptr},
    {"blackboard", Platform::blackboard, "Week 4 [Total Pts: 120 Score] |56789"},
    {"brightspace", Platform::brightspace, "Week 4"},
    {"gradescope", Platform::gradescope, nullptr},
    {"classroom50", Platform::classroom50, nullptr},
};

const PlatformWord& platform_word(const std::string& word) {
    const PlatformWord* const end = std::end(platform_words);
    const PlatformWord* const found = std::find_if(std::begin(platform_words), end,
                                                   [&](const PlatformWord& one) { return word == one.word; });
    if (found == end)
        throw support::Error("--for knows no platform \"" + support::one_line(word) +
                             "\"; give canvas, moodle, blackboard, brightspace, gradescope or classroom50.");
    return *found;
}

/// Canvas's importer leaves out each column whose header has one of these words.
void check_canvas_title(const std::string& title) {
    for (const char* word :
         {"Current Score", "Current Points", "Current Grade", "Final Score", "Final Points", "Final Grade",
          "Override Score", "Override Grade", "Override Status"})
        if (support::has(title, word))
            throw support::Error("Canvas imports no column with \"" + std::string(word) +
                                 "\" in its name; rename the assignment there.");
}

bool is_none(const std::vector<std::string>& words) {
    return !words.empty() && words.front() == no_rule;
}

bool is_platform_word(const std::string& word) {
    return std::any_of(std::begin(platform_words), std::end(platform_words),
                       [&](const PlatformWord& one) { return word == one.word; });
}

/// "--for moodle canvas", or "--for canvas moodle", whose title would be "moodle".
void check_one_platform(const std::vector<std::string>& words) {
    std::error_code error;
    for (std::size_t i = 1; i < words.size(); ++i)
        if (is_platform_word(words[i]) && !fs::exists(words[i], error))
            throw support::Error("each --for takes one platform; write --for again before " + words[i] +
                                 ", as in --for moodle --for gradescope.");
}

std::string title_of(const PlatformWord& known, const std::vector<std::string>& words) {
    std::string title = words.size() > 1 ? words[1] : "";
    std::error_code error;
    if (title.find_first_not_of(" \t") == std::string::npos || fs::exists(title, error))
        throw support::Error("--for " + words[0] + " needs the assignment's name there, as in --for " +
                             words[0] + " \"" + known.title + "\".");
    if (title.find_first_of("\r\n") != std::string::npos)
        throw support::Error("the assignment's name after --for " + words[0] + " must be one line.");
    if (known.platform == Platform::canvas)
        check_canvas_title(title);
    return title;
}

/// Gradescope's metadata file, if it is named or where the container has it.
std::string metadata_file(const std::vector<std::string>& words, std::size_t& used) {
    std::error_code error;
    if (words.size() > 1 && words[1].ends_with(".json")) {
        ++used;
        return words[1];
    }
    return fs::exists(gradescope_file, error) ? gradescope_file : "";
}

const Target* find_target(const std::vector<Target>& targets, Platform platform) {
    const auto found = std::find_if(targets.begin(), targets.end(),
                                    [&](const Target& target) { return target.platform == platform; });
    return found == targets.end() ? nullptr : &*found;
}

} // namespace

std::vector<Target> targets_of(const std::vector<std::vector<std::string>>& words,
                               std::vector<std::string>& submissions) {
    std::vector<Target> targets;
    for (const std::vector<std::string>& one : words) {
        if (is_none(one)) {
            submissions.insert(submissions.end(), one.begin() + 1, one.end());
            continue;
        }
        const PlatformWord& known = platform_word(one.empty() ? "" : one.front());
        check_one_platform(one);
        Target target{known.platform, ""};
        std::size_t used = 1;
        if (known.title) {
            target.title = title_of(known, one);
            ++used;
        } else if (known.platform == Platform::gradescope) {
            target.title = metadata_file(one, used);
        }
        if (find_target(targets, target.platform))
            throw support::Error("--for " + one.front() + " is given twice; its file holds one assignment.");
        if (const std::string missing = missing_variable(variable_of_environment);
            known.platform == Platform::classroom50 && !missing.empty())
            throw support::Error(
                "--for classroom50 needs the variables that Classroom 50's workflow sets, and " + missing +
                " is not set; run it there, from the autograder.py.");
        submissions.insert(submissions.end(), one.begin() + static_cast<std::ptrdiff_t>(used), one.end());
        targets.push_back(std::move(target));
    }
    return targets;
}

std::vector<Target> targets_of(const std::vector<std::vector<std::string>>& words) {
    std::vector<Target> targets;
    for (const std::vector<std::string>& one : words)
        targets.push_back({platform_word(one.front()).platform, one.size() > 1 ? one[1] : ""});
    return targets;
}

std::vector<std::vector<std::string>> words_of(const std::vector<Target>& targets) {
    std::vector<std::vector<std::string>> words;
    for (const Target& target : targets)
        for (const PlatformWord& known : platform_words)
            if (known.platform == target.platform)
                words.push_back(target.title.empty() ? std::vector<std::string>{known.word}
                                                     : std::vector<std::string>{known.word, target.title});
    return words;
}

bool takes_back_platforms(const std::vector<std::vector<std::string>>& words) {
    return std::any_of(words.begin(), words.end(), is_none);
}

std::vector<Target> gradebooks_of(std::vector<Target> targets) {
    std::erase_if(targets, [](const Target& target) {
        return target.platform == Platform::gradescope || target.platform == Platform::classroom50;
    });
    return targets;
}

std::string due_by(const std::vector<Target>& targets) {
    const Target* const target = find_target(targets, Platform::gradescope);
    return target && !target->title.empty() ? read_gradescope_metadata(target->title).due : "";
}

void complete(Intake& intake, const std::vector<Target>& targets, const fs::path& roster) {
    if (find_target(targets, Platform::moodle) && !roster.empty())
        check_worksheet(Gradebook(roster)); // before anything is graded
    for (const Platform platform : {Platform::gradescope, Platform::classroom50})
        if (find_target(targets, platform) && intake.submissions.size() > 1)
            throw support::Error(
                "--for " + std::string(platform == Platform::gradescope ? "gradescope" : "classroom50") +
                " is for the one submission that " + to_string(platform) + " grades, but " +
                std::to_string(intake.submissions.size()) + " were found.");
    const Target* const target = find_target(targets, Platform::gradescope);
    if (!target || target->title.empty() || intake.submissions.empty())
        return;
    const GradescopeMetadata metadata = read_gradescope_metadata(target->title);
    Submission& submission = intake.submissions.front();
    submission.origin.platform = Platform::gradescope;
    submission.origin.email = metadata.email;
    submission.origin.submitted_at = time_of(metadata.submitted_at);
    if (!metadata.name.empty())
        submission.name = metadata.name;
    if (const std::string attempt = attempt_sentence(metadata); !attempt.empty())
        submission.remarks.push_back(attempt);
    name_folders(intake);
}

} // namespace grade

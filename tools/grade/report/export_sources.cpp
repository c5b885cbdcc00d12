#include "tools/grade/report/export_sources.hpp"

#include "dnn/support/error.hpp"

#include <fstream>

namespace grade {
namespace fs = std::filesystem;

namespace {

void write_source(const fs::path& file, const std::string& text) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    if (!out)
        throw support::Error(file.string() +
                             " cannot be written; give --export-sources another folder, or make room there.");
}

} // namespace

std::size_t export_sources(const fs::path& folder, const std::vector<Submission>& submissions,
                           const std::vector<Exercise>& exercises, const Handouts& handouts) {
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_empty(folder, error))
        throw support::Error("no sources can go into " + folder.string() +
                             ", which holds other files; give --export-sources a new or empty folder.");
    for (const Exercise& exercise : exercises)
        write_source(folder / "handed_out" / (exercise.name + ".cpp"),
                     without_answer(handouts.solutions.at(exercise.name)));
    std::size_t students = 0;
    for (const Submission& submission : submissions) {
        const Contents contents = read_submission(submission, exercises);
        bool has_source = false;
        for (const auto& [exercise, file] : contents.files)
            if (file.refused.empty()) {
                write_source(folder / "submissions" / submission.folder / (exercise + ".cpp"), file.text);
                has_source = true;
            }
        students += has_source ? 1 : 0;
    }
    return students;
}

} // namespace grade

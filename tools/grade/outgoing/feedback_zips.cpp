// The learners' pages under the names by which Canvas and Moodle attach them. Who has no grade, or no id, is named with
// the file of grades.
#include "dnn/support/text.hpp"
#include "tools/grade/intake/worksheet.hpp"
#include "tools/grade/outgoing/outgoing.hpp"
#include "tools/grade/outgoing/zip_text.hpp"

namespace grade {
namespace {

constexpr const char* page = "feedback.html";

/// What Canvas wrote before the learner's own file name: "lovelaceada_7_100_". Of the numbers in a name, it takes the
/// first for the user and the second for the attachment. "" if there is none.
std::string canvas_prefix(const Record& record) {
    const Origin& origin = record.origin;
    if (origin.platform != Platform::canvas || origin.attachment.empty())
        return "";
    const std::string number = '_' + origin.attachment + '_';
    for (const std::string& entry : origin.entries)
        if (const std::size_t place = entry.find(number); place != std::string::npos)
            return entry.substr(0, place + number.size());
    return "";
}

/// "Ada Lovelace_12_assignsubmission_file_", with a name that has no more of the underscores by which Moodle takes it
/// apart.
std::string moodle_folder(const std::string& name, const std::string& participant) {
    std::string folder = support::one_line(name);
    for (char& c : folder)
        if (c == '_' || c == '/' || c == '\\')
            c = ' ';
    return folder + '_' + participant + "_assignsubmission_file_";
}

} // namespace

Outgoing canvas_feedback(const Graded& graded, const std::filesystem::path& out) {
    Outgoing zip{Platform::canvas, canvas_feedback_file, "",
                 "the assignment's menu in Grades > Re-Upload Submissions"};
    std::vector<ZipEntry> entries;
    for (const Record& record : graded.records) {
        const std::string prefix = canvas_prefix(record);
        if (why_ungraded(record))
            continue;
        if (prefix.empty())
            zip.left_out.emplace_back(LeftOut::no_attachment, record.name);
        else
            entries.push_back({prefix + page, out / record.folder / page});
    }
    if (entries.empty()) // nothing came from Canvas
        zip.left_out.clear();
    zip.content = zip_text(entries);
    zip.learners = entries.size();
    return zip;
}

Outgoing moodle_feedback(const Graded& graded, const std::filesystem::path& out) {
    Outgoing zip{Platform::moodle, moodle_feedback_file, "",
                 "the assignment's Submissions > Actions > Upload multiple feedback files in a zip"};
    std::vector<ZipEntry> entries;
    for (const Record& record : graded.records) {
        std::string participant = record.origin.participant;
        if (const CsvRow* row = graded.gradebook.row_of(record); row && participant.empty())
            participant = participant_in(cell(*row, 0));
        if (!why_ungraded(record) && !participant.empty())
            entries.push_back(
                {moodle_folder(record.name, participant) + '/' + page, out / record.folder / page});
    }
    zip.content = zip_text(entries);
    zip.learners = entries.size();
    return zip;
}

} // namespace grade

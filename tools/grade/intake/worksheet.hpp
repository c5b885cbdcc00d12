// Moodle's grading worksheet, whose titles and participants are in the language of whoever downloaded it.
#pragma once

#include <string>
#include <vector>

namespace grade {

/// Its texts, as Moodle's language packs have had them: several with a | between them.
struct WorksheetLanguage {
    const char *name, *participant, *identifier, *full_name, *email, *grade, *maximum, *changeable,
        *submitted, *graded, *comments, *no;
};

/// By the titles that Moodle's import goes by; nullptr if it is no such worksheet, or in another language.
const WorksheetLanguage* worksheet_language(const std::vector<std::string>& titles);

/// Each title by header_key(); of a worksheet, by that of its English title.
std::vector<std::string> column_keys(const std::vector<std::string>& titles);

/// N of "Participant N" in one of these languages; "" for other texts.
std::string participant_in(const std::string& identifier);

/// Whether it is the "Participant" of a folder's name, in which Moodle leaves each / out.
bool is_participant_word(const std::string& word);

/// Whether it is one of the texts.
bool is_text(const std::string& text, const char* texts);

} // namespace grade

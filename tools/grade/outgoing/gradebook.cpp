#include "tools/grade/outgoing/gradebook.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/roster.hpp"
#include "tools/grade/intake/worksheet.hpp"

#include <algorithm>

namespace grade {
namespace {

const std::vector<std::string> number_keys{
    "sisuserid", "orgdefinedid",        "studentid",      "sid", "idnumber",
    "userid",    "matriculationnumber", "matrikelnummer", "id"};
const std::vector<std::string> login_keys{"sisloginid", "loginid", "username", "login", "user"};

/// Brightspace writes "#12345".
std::string without_hash(const std::string& text) {
    return text.starts_with('#') ? text.substr(1) : text;
}

bool is_same(const std::string& left, const std::string& right) {
    return !left.empty() && left == right;
}

bool is_from_github(const Record& record) {
    return record.origin.platform == Platform::github_classroom ||
           record.origin.platform == Platform::classroom50;
}

} // namespace

Gradebook::Gradebook(const std::filesystem::path& list)
    : rows_(read_csv(support::read_file(list), support::one_line(list.string()))) {
    if (rows_.empty())
        return;
    headers_ = std::move(rows_.front().cells);
    keys_ = column_keys(headers_);
    rows_.erase(rows_.begin());
    read_people();
}

std::size_t Gradebook::column(const std::vector<std::string>& keys) const {
    return column_of(keys_, keys);
}

std::string Gradebook::value(const CsvRow* row, const std::vector<std::string>& keys) const {
    const std::size_t place = column(keys);
    return row && place < row->cells.size() ? row->cells[place] : "";
}

void Gradebook::read_people() {
    // The roster completed the records.
    const RosterColumns columns = roster_columns(keys_);
    for (const CsvRow& row : rows_)
        people_.push_back({without_hash(cell(row, columns.id)), participant_in(cell(row, columns.id)),
                           header_key(cell(row, columns.login)), header_key(cell(row, columns.email)),
                           cell(row, columns.name),
                           cell(row, columns.first) + ' ' + cell(row, columns.last)});
}

const CsvRow* Gradebook::row_of(const Record& record) const {
    const std::string login = header_key(record.origin.login), email = header_key(record.origin.email);
    const auto likeness = [&](const Person& person) {
        return is_same(person.id, record.id) || is_same(person.participant, record.origin.participant) ? 4
               : is_same(person.login, login)                                                          ? 3
               : is_same(person.email, email)                                                          ? 2
               : is_same(person.name, record.name) || is_same(person.full_name, record.name)           ? 1
                                                                                                       : 0;
    };
    const CsvRow* best = nullptr;
    int most = 0;
    for (std::size_t i = 0; i < people_.size(); ++i) {
        const int now = likeness(people_[i]);
        if (now > most) {
            most = now;
            best = &rows_[i];
        } else if (now == most && now > 0) {
            best = nullptr;
        }
    }
    return best;
}

std::string student_number(const Record& record, const Gradebook& gradebook) {
    const std::string number = gradebook.value(gradebook.row_of(record), number_keys);
    return number.empty() && record.origin.platform == Platform::gradescope ? record.id : number;
}

std::string user_name(const Record& record, const Gradebook& gradebook) {
    if (gradebook.has("githubid")) // Classroom 50's list has GitHub's names only
        return "";
    const std::string login = gradebook.value(gradebook.row_of(record), login_keys);
    return login.empty() && !is_from_github(record) ? record.origin.login : login;
}

} // namespace grade

#include "tools/grade/outgoing/gradebook.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"

namespace grade {
namespace {

const std::vector<std::string> number_keys{"sisuserid", "orgdefinedid", "studentid",           "sid",
                                           "idnumber",  "userid",       "matriculationnumber", "id"};
const std::vector<std::string> login_keys{"sisloginid", "loginid", "username", "login", "user"};

/// Brightspace writes "#12345".
std::string without_hash(const std::string& text) {
    return text.starts_with('#') ? text.substr(1) : text;
}

bool is_same(const std::string& left, const std::string& right) {
    return !left.empty() && left == right;
}

bool is_same_word(const std::string& left, const std::string& right) {
    return left.size() == right.size() && is_same(header_key(left), header_key(right));
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
    rows_.erase(rows_.begin());
}

std::size_t Gradebook::column(const std::vector<std::string>& keys) const {
    for (const std::string& key : keys)
        for (std::size_t i = 0; i < headers_.size(); ++i)
            if (header_key(headers_[i]) == key)
                return i;
    return std::string::npos;
}

std::string Gradebook::value(const CsvRow* row, const std::vector<std::string>& keys) const {
    const std::size_t place = column(keys);
    return row && place < row->cells.size() ? row->cells[place] : "";
}

int Gradebook::likeness(const CsvRow& row, const Record& record) const {
    // In the roster's order of preference, since the roster completed the record.
    static const std::vector<std::string> ids{"id",           "identifier", "studentid",
                                              "sid",          "userid",     "idnumber",
                                              "orgdefinedid", "sisuserid",  "matriculationnumber"};
    static const std::vector<std::string> logins{"login",   "username",       "sisloginid",
                                                 "loginid", "githubusername", "user"};
    const std::string id = without_hash(cell(row, column(ids)));
    if (is_same(id, record.id) || is_same(participant_in(id), record.origin.participant))
        return 4;
    if (is_same_word(without_hash(cell(row, column(logins))), record.origin.login))
        return 3;
    if (is_same_word(cell(row, column({"email", "emailaddress", "mail"})), record.origin.email))
        return 2;
    const std::string first = cell(row, column({"firstname", "givenname", "vorname"}));
    const std::string last = cell(row, column({"lastname", "surname", "familyname", "nachname"}));
    const std::string name =
        cell(row, column({"name", "student", "fullname", "studentname", "displayname", "rostername"}));
    return is_same(name, record.name) || is_same(first + ' ' + last, record.name) ? 1 : 0;
}

const CsvRow* Gradebook::row_of(const Record& record) const {
    const CsvRow* best = nullptr;
    int most = 0;
    for (const CsvRow& row : rows_) {
        const int now = likeness(row, record);
        if (now > most) {
            most = now;
            best = &row;
        } else if (now == most && now > 0) {
            best = nullptr;
        }
    }
    return best;
}

std::string participant_in(const std::string& identifier) {
    const std::string start = "Participant ";
    return identifier.starts_with(start) ? identifier.substr(start.size()) : "";
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

// The list that an instructor downloaded from a platform and gave as --roster, with its own columns: what an importer
// wants to see again.
#pragma once

#include "tools/grade/intake/csv.hpp"
#include "tools/grade/judging/record.hpp"

#include <filesystem>

namespace grade {

class Gradebook {
public:
    /// Without a list.
    Gradebook() = default;
    /// Throws support::Error.
    explicit Gradebook(const std::filesystem::path& list);

    const std::vector<std::string>& headers() const { return headers_; }
    const std::vector<CsvRow>& rows() const { return rows_; }

    /// The column with the first of these headers that there is, by column_keys(); npos if there is none.
    std::size_t column(const std::vector<std::string>& keys) const;
    bool has(const std::string& key) const { return column({key}) != std::string::npos; }

    /// The cell, unchanged; "" without a row or column.
    std::string value(const CsvRow* row, const std::vector<std::string>& keys) const;

    /// The learner's row; nullptr if there is none, or if several are as likely.
    const CsvRow* row_of(const Record& record) const;

private:
    /// What a row says about who it is; logins and addresses by header_key().
    struct Person {
        std::string id, participant, login, email, name, full_name;
    };
    void read_people();

    std::vector<std::string> headers_, keys_;
    std::vector<CsvRow> rows_;
    std::vector<Person> people_; // one per row
};

/// The number that the institution gave the learner, and the name to log in with; "" where they are unknown: most
/// platforms' downloads have numbers of their own.
std::string student_number(const Record& record, const Gradebook& gradebook);
std::string user_name(const Record& record, const Gradebook& gradebook);

} // namespace grade

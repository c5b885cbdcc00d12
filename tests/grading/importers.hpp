// How platforms read what is uploaded, after their documentation or source.
#pragma once

#include "dnn/support/pattern.hpp"
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <sstream>

/// RFC 4180, as strict as Ruby's CSV: a quote inside a cell without quotes, or behind one, is an error.
inline std::vector<std::vector<std::string>> strict_csv(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1, {""});
    for (std::size_t place = 0; place < text.size(); ++place) {
        std::string& cell = rows.back().back();
        if (text[place] == '"') {
            REQUIRE(cell.empty(), "a quote inside a cell: " << text.substr(0, place));
            for (++place; place < text.size(); ++place) {
                if (text[place] == '"' && text.substr(place + 1, 1) != "\"")
                    break;
                place += text[place] == '"' ? 1 : 0;
                cell += text[place];
            }
            const std::string next = text.substr(place + 1, 1);
            REQUIRE((next == "," || next == "\n"), "text behind a quote: " << text.substr(place));
        } else if (text[place] == ',') {
            rows.back().emplace_back();
        } else if (text[place] == '\n') {
            rows.push_back({""});
        } else {
            cell += text[place];
        }
    }
    REQUIRE((rows.back() == std::vector<std::string>{""}), "the last line does not end");
    rows.pop_back();
    return rows;
}

struct CanvasStudent {
    std::string name, id, sis_user, sis_login, grade;
};

struct CanvasImport {
    std::string assignment_id, points_possible;
    std::vector<CanvasStudent> students;
};

/// The rules of lib/gradebook_importer.rb.
inline CanvasImport import_to_canvas(const std::string& csv) {
    // The separator is guessed from the first three lines, where each must have as many cells as the others.
    std::istringstream lines(csv);
    std::string line;
    std::vector<std::size_t> commas;
    for (int i = 0; i < 2 && std::getline(lines, line); ++i)
        commas.push_back(strict_csv(line + '\n').front().size());
    EXPECT(commas.front() == commas.back());

    CanvasImport import;
    const auto rows = strict_csv(csv);
    const auto& header = rows.front();
    REQUIRE(header.size() == 6U);
    EXPECT(has(header[0], "Student")); // a mark before it is allowed
    EXPECT(has(header[1], "ID"));
    EXPECT(!support::Pattern("SIS\\s+User\\s+ID").found_in(header[2]).empty());
    EXPECT(!support::Pattern("SIS\\s+Login\\s+ID").found_in(header[3]).empty());
    EXPECT(has(header[4], "Section"));
    if (const support::Parts parts = support::Pattern("(.*)\\s\\(([0-9]+)\\)").parts_of(header[5]);
        !parts.empty())
        import.assignment_id = parts[2];
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& row = rows[i];
        REQUIRE(row.size() == header.size());
        if (has(row[0], "Points Possible")) {
            import.points_possible = row[5];
            continue;
        }
        EXPECT(!row[5].empty(), "an empty grade deletes one");
        import.students.push_back({row[0], row[1], row[2], row[3], row[5]});
    }
    return import;
}

/// Canvas takes the user and the attachment from a file's name: its first two parts that are numbers.
inline std::string canvas_numbers(const std::string& name) {
    std::string found, part;
    std::istringstream parts(name);
    for (int count = 0; count < 2 && std::getline(parts, part, '_');)
        if (part.find_first_not_of("0123456789") == std::string::npos) {
            found += (found.empty() ? "" : " ") + part;
            ++count;
        }
    return found;
}

struct MoodleGrade {
    std::string name, group, grade, modified, comment;
};

/// The rules of lib/csvlib.class.php and mod/assign/feedback/offline/importgradeslib.php; by participant.
inline std::map<std::string, MoodleGrade> import_to_moodle(const std::string& csv) {
    EXPECT(!has(csv, "\\\""), "PHP would not end the cell");
    const auto rows = strict_csv(csv.starts_with("\xEF\xBB\xBF") ? csv.substr(3) : csv);
    const auto& header = rows.front();
    const auto column = [&](const std::string& name, bool needed) {
        const auto place = std::find(header.begin(), header.end(), name);
        REQUIRE((!needed || place != header.end()), "no column " << name);
        return static_cast<std::size_t>(place - header.begin());
    };
    const std::size_t id = column("Identifier", true), grade = column("Grade", true),
                      modified = column("Last modified (grade)", true);
    const auto value = [&](const std::vector<std::string>& row, const std::string& name) {
        const std::size_t place = column(name, false);
        return place < row.size() ? row[place] : "";
    };
    std::map<std::string, MoodleGrade> import;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& row = rows[i];
        REQUIRE(row.size() == header.size(), "another number of columns in row " << i);
        const std::string participant = row[id].substr(std::string("Participant ").size());
        EXPECT(participant.find_first_not_of("0123456789") == std::string::npos);
        import[participant] = {value(row, "Full name"), value(row, "Group"), row[grade], row[modified],
                               value(row, "Feedback comments")};
    }
    return import;
}

struct MoodleFile {
    std::string participant, plugin, name;
};

/// The rules of mod/assign/feedback/file/importziplib.php.
inline MoodleFile moodle_file(const std::string& path) {
    std::istringstream folders(path);
    std::string part, rest;
    while (std::getline(folders, part, '/')) {
        std::vector<std::string> info(1);
        for (const char c : part)
            if (c == '_' && info.size() < 5)
                info.emplace_back();
            else
                info.back() += c;
        if (info.size() < 4 || info[1].empty() ||
            info[1].find_first_not_of("0123456789") != std::string::npos)
            continue;
        std::getline(folders, rest, '\0');
        return {info[1], info[2] + '_' + info[3], (info.size() > 4 ? info[4] : "") + '/' + rest};
    }
    return {};
}

/// The texts by their names.
inline std::map<std::string, std::string> unzipped(const std::string& zip) {
    const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr), before = uselocale(utf8);
    std::map<std::string, std::string> files;
    archive* const in = archive_read_new();
    archive_read_support_format_zip(in);
    REQUIRE(archive_read_open_memory(in, zip.data(), zip.size()) == ARCHIVE_OK);
    archive_entry* entry = nullptr;
    while (archive_read_next_header(in, &entry) == ARCHIVE_OK) {
        std::string& text = files[archive_entry_pathname(entry)];
        char buffer[4096];
        for (la_ssize_t count = 0; (count = archive_read_data(in, buffer, sizeof buffer)) > 0;)
            text.append(buffer, static_cast<std::size_t>(count));
    }
    archive_read_free(in);
    uselocale(before);
    freelocale(utf8);
    return files;
}

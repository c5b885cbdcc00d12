#include "tools/grade/intake/csv.hpp"

#include "dnn/support/error.hpp"
#include "tools/grade/intake/source_text.hpp"

#include <algorithm>
#include <cctype>

namespace grade {
namespace {

char separator_of(const std::string& text) {
    const std::string line = text.substr(0, text.find('\n'));
    char best = ',';
    for (const char candidate : {',', ';', '\t'})
        if (std::count(line.begin(), line.end(), candidate) > std::count(line.begin(), line.end(), best))
            best = candidate;
    return best;
}

class CsvText {
public:
    CsvText(std::string text, const std::string& file)
        : text_(std::move(text)), file_(file), separator_(separator_of(text_)) {}

    std::vector<CsvRow> rows() {
        while (at_ < text_.size())
            read_row();
        return std::move(rows_);
    }

private:
    void read_row() {
        CsvRow row{line_, {""}};
        while (at_ < text_.size() && text_[at_] != '\n') {
            if (text_[at_] == '"' && row.cells.back().empty())
                read_quoted(row.cells.back());
            else if (text_[at_] == separator_)
                row.cells.emplace_back();
            else if (text_[at_] != '\r')
                row.cells.back() += text_[at_];
            ++at_;
        }
        ++at_;
        ++line_;
        if (std::any_of(row.cells.begin(), row.cells.end(),
                        [](const std::string& one) { return !one.empty(); }))
            rows_.push_back(std::move(row));
    }

    /// Up to the quote that closes the cell; two quotes stand for one.
    void read_quoted(std::string& into) {
        const int began = line_;
        for (++at_;; ++at_) {
            if (at_ >= text_.size())
                throw support::Error(file_ + ", line " + std::to_string(began) +
                                     ": a quote is never closed.");
            line_ += text_[at_] == '\n' ? 1 : 0;
            if (text_[at_] != '"') {
                into += text_[at_];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                into += '"';
                ++at_;
            } else {
                return;
            }
        }
    }

    std::string text_;
    const std::string& file_;
    char separator_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::vector<CsvRow> rows_;
};

} // namespace

std::vector<CsvRow> read_csv(const std::string& text, const std::string& file) {
    std::string utf8 = text;
    make_utf8(utf8);
    return CsvText(std::move(utf8), file).rows();
}

std::string cell(const CsvRow& row, std::size_t column) {
    if (column >= row.cells.size())
        return "";
    const std::string& text = row.cells[column];
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

std::string header_key(const std::string& header) {
    std::string key;
    for (const char c : header)
        if (const auto byte = static_cast<unsigned char>(c); std::isalnum(byte) != 0 && byte < 0x80)
            key += static_cast<char>(std::tolower(byte));
    return key;
}

} // namespace grade

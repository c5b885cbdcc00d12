#include "tools/grade/report/csv_text.hpp"

#include "dnn/support/text.hpp"
#include "tools/grade/report/markup.hpp"

namespace grade {
namespace {

std::string valid_utf8(std::string_view text) {
    std::string valid;
    for (; !text.empty(); text.remove_prefix(support::first_character(text).bytes)) {
        const support::Character character = support::first_character(text);
        const bool invalid = character.bytes == 1 && static_cast<unsigned char>(text.front()) >= 0x80;
        valid += invalid ? support::replacement : text.substr(0, character.bytes);
    }
    return valid;
}

bool needs_quotes(const std::string& text) {
    return text.starts_with(' ') || text.ends_with(' ') ||
           text.find_first_of(",;\"\t\r\n") != std::string::npos;
}

std::string quoted(const std::string& text) {
    std::string cell = "\"";
    for (const char c : text)
        cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell + '"';
}

} // namespace

std::string csv_line(const std::vector<std::string>& cells, Quotes quotes) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string text = valid_utf8(cells[i]);
        line +=
            (i > 0 ? "," : "") + (quotes == Quotes::everywhere || needs_quotes(text) ? quoted(text) : text);
    }
    return line + '\n';
}

std::string without_formula(const std::string& text) {
    return begins_formula(text) ? '\'' + text : text;
}

} // namespace grade

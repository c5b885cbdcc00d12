#include "dnn/support/text.hpp"

#include <algorithm>
#include <clocale>
#include <cwchar>

namespace support {
namespace {

constexpr char32_t replacement_code = 0xFFFD;
constexpr std::string_view spaces = " \t\n\v\f\r", ellipsis = "…";

bool is_within(char c, char first, char last) {
    return c >= first && c <= last;
}

/// The bytes of the escape sequence at the start of `rest`: a colour, a title, or anything else that a terminal acts
/// on. 0 if it does not end on this line, so that no text disappears with it.
std::size_t escape_sequence(std::string_view rest) {
    const auto after = [&](std::size_t at, char first, char last) {
        while (at < rest.size() && is_within(rest[at], first, last))
            ++at;
        return at;
    };
    const auto closed_by = [&](std::size_t at, char first, char last) {
        return at < rest.size() && is_within(rest[at], first, last) ? at + 1 : 0;
    };
    if (rest.size() < 2)
        return 0;
    if (rest[1] == '[')
        return closed_by(after(after(2, '0', '?'), ' ', '/'), '@', '~');
    if (std::string_view("]PX^_").find(rest[1]) == std::string_view::npos)
        return closed_by(after(1, ' ', '/'), '0', '~');
    std::size_t end = 2; // of the string in a title or link
    while (end < rest.size() && static_cast<unsigned char>(rest[end]) >= ' ' && rest[end] != '\x7F')
        ++end;
    return rest.substr(end).starts_with('\a')       ? end + 1
           : rest.substr(end).starts_with("\x1b\\") ? end + 2
                                                    : 0;
}

bool is_harmless(char32_t code) {
    const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    const bool turns_text = code == 0x061C || code == 0x200E || code == 0x200F ||
                            (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    const bool no_character = (code & 0xFFFE) == 0xFFFE; // XML forbids them
    return !control && !turns_text && !no_character && code != replacement_code;
}

std::string harmless(std::string_view text, std::string_view newline, std::string_view tab) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t bytes = 0; !text.empty(); text.remove_prefix(bytes)) {
        const Character character = first_character(text);
        const std::size_t sequence = character.code == '\x1b' ? escape_sequence(text) : 0;
        const bool ends_line = character.code == '\r' && (text.size() == 1 || text[1] == '\n');
        bytes = sequence > 0 ? sequence : character.bytes;
        if (sequence > 0 || ends_line)
            continue;
        if (character.code == '\n')
            result += newline;
        else if (character.code == '\t')
            result += tab;
        else
            result += is_harmless(character.code) ? text.substr(0, bytes) : replacement;
    }
    return result;
}

/// While it lives, wcwidth() uses UTF-8, in this thread only.
class Utf8Locale {
public:
    Utf8Locale() : before_(uselocale(utf8())) {}
    ~Utf8Locale() { uselocale(before_); }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

    int columns(char32_t code) const {
        const int width = code < 0x80 ? 1 : wcwidth(static_cast<wchar_t>(code));
        return width < 0 ? 1 : width;
    }

private:
    static locale_t utf8() {
        static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return locale;
    }

    locale_t before_;
};

/// The beginning of the text that fits into so many columns, with the combining characters after it.
std::string_view fitting(std::string_view text, int width) {
    const Utf8Locale locale;
    std::size_t at = 0;
    for (int used = 0; at < text.size();) {
        const Character character = first_character(text.substr(at));
        used += locale.columns(character.code);
        if (used > width)
            break;
        at += character.bytes;
    }
    return text.substr(0, at);
}

/// As much of the word as fits, but at least one character.
std::string_view first_part(std::string_view word, int width) {
    const std::string_view part = fitting(word, width);
    return part.empty() ? word.substr(0, first_character(word).bytes) : part;
}

/// Takes the next word off the text; "" at its end.
std::string_view take_word(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(spaces), text.size()));
    const std::string_view word = text.substr(0, text.find_first_of(spaces));
    text.remove_prefix(word.size());
    return word;
}

} // namespace

Character first_character(std::string_view rest) {
    constexpr Character invalid{replacement_code, 1};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || bytes > rest.size())
        return invalid;
    char32_t code = lead & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return invalid;
        code = code << 6 | (byte(i) & 0x3F);
    }
    const bool overlong = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return overlong || surrogate || code > 0x10FFFF ? invalid : Character{code, bytes};
}

std::string plain(std::string_view text) {
    return harmless(text, "\n", "    ");
}

std::string one_line(std::string_view text) {
    return harmless(text, " ", " ");
}

int columns(std::string_view text) {
    const Utf8Locale locale;
    int sum = 0;
    for (Character character{}; !text.empty(); text.remove_prefix(character.bytes)) {
        character = first_character(text);
        sum += locale.columns(character.code);
    }
    return sum;
}

std::string cut_to_columns(std::string_view text, int width) {
    if (columns(text) <= width)
        return std::string(text);
    return width < 1 ? "" : std::string(fitting(text, width - 1)).append(ellipsis);
}

std::string_view first_bytes(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes)
        return text;
    for (std::size_t back = 1; back <= std::min<std::size_t>(bytes, 3); ++back)
        if (first_character(text.substr(bytes - back)).bytes > back)
            return text.substr(0, bytes - back);
    return text.substr(0, bytes);
}

std::string cut_to_bytes(std::string_view text, std::size_t bytes) {
    const std::string_view kept = first_bytes(text, bytes);
    return std::string(kept) + (kept.size() < text.size() ? " …" : "");
}

std::string shortened(std::string_view text, std::size_t bytes) {
    const std::string_view kept = first_bytes(text, bytes);
    const std::size_t missing = text.size() - kept.size();
    return plain(kept) + (missing > 0 ? "\n… (" + amount(missing, "byte") + " more)" : "");
}

std::vector<std::string> wrap(std::string_view text, int width, std::string_view indent) {
    std::vector<std::string> lines;
    std::string line;
    int used = 0;      // columns of the line
    bool empty = true; // nothing but the indentation is in it
    const auto add = [&](std::string_view part) {
        line += part;
        used += columns(part);
        empty = false;
    };
    const auto end_line = [&] {
        lines.push_back(line);
        line = indent;
        used = columns(indent);
        empty = true;
    };
    for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
        if (!empty && used + 1 + columns(word) > width)
            end_line();
        for (int rest = columns(word); empty && used + rest > width && !word.empty();) {
            const std::string_view part = first_part(word, width - used);
            add(part);
            rest -= columns(part);
            word.remove_prefix(part.size());
            if (!word.empty())
                end_line();
        }
        if (!word.empty())
            add(empty ? std::string(word) : ' ' + std::string(word));
    }
    if (!empty)
        lines.push_back(line);
    return lines;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.emplace_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string amount(long long number, const std::string& one) {
    return std::to_string(number) + ' ' + one + (number == 1 ? "" : "s");
}

std::string enumerated(const std::vector<std::string>& words, const char* last) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 < words.size() ? ", " : ' ' + std::string(last) + ' ') + words[i];
    return text;
}

} // namespace support

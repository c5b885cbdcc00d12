#include "tools/grade/text.hpp"

#include <cmath>
#include <cstdio>

namespace grade {
namespace {

constexpr char32_t invalid = 0xFFFD;

/// The character at the start of `rest`, which is not empty, and the bytes it takes.
char32_t decode(std::string_view rest, std::size_t& length) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
    length = 1;
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return lead;
    const std::size_t needed = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (needed == 0 || needed > rest.size())
        return invalid;
    char32_t code = lead & (0xFF >> (needed + 1));
    for (std::size_t i = 1; i < needed; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return invalid;
        code = code << 6 | (byte(i) & 0x3F);
    }
    const bool overlong = (needed == 3 && code < 0x800) || (needed == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return invalid;
    length = needed;
    return code;
}

bool is_harmless(char32_t code) {
    const bool control = (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0);
    const bool turns_text = code == 0x061C || code == 0x200E || code == 0x200F ||
                            (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    const bool no_character = (code & 0xFFFE) == 0xFFFE; // XML has no place for them
    return !control && !turns_text && !no_character;
}

bool is_wide(char32_t code) {
    return (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
           (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) ||
           (code >= 0x1F300 && code <= 0x1FAFF) || (code >= 0x20000 && code <= 0x3FFFD);
}

bool has_no_width(char32_t code) {
    return (code >= 0x300 && code <= 0x36F) || (code >= 0x200B && code <= 0x200D) ||
           (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF;
}

} // namespace

std::string plain(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t length = 1; !text.empty(); text.remove_prefix(length)) {
        const char32_t code = decode(text, length);
        if (code == '\r' && text.substr(length, 1) == "\n")
            continue;
        if (code == invalid || !is_harmless(code))
            result += "\xEF\xBF\xBD";
        else
            result += text.substr(0, length);
    }
    return result;
}

std::string one_line(std::string_view text) {
    std::string line = plain(text);
    for (char& c : line)
        if (c == '\n' || c == '\t')
            c = ' ';
    return line;
}

std::string shortened(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes)
        return plain(text);
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80)
        --bytes;
    return plain(text.substr(0, bytes)) + "\n… (" + std::to_string(text.size() - bytes) + " bytes more)";
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : plain(text))
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += c;
        }
    return result;
}

std::string csv_cell(std::string_view text) {
    // Looked for before one_line() makes spaces of tabs, and behind what a spreadsheet trims.
    const std::size_t first = text.find_first_not_of(" \n\r");
    const bool formula = first != std::string_view::npos &&
                         std::string_view("=+-@\t").find(text[first]) != std::string_view::npos;
    const std::string line = (formula ? "'" : "") + one_line(text);
    if (line.find_first_of(",;\"'") == std::string::npos)
        return line;
    std::string cell = "\"";
    for (const char c : line)
        cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell + '"';
}

std::string href(std::string_view path) {
    std::string result = "./"; // so that a name with a colon is not taken for a scheme
    for (const char c : path) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          c == '/' || c == '.' || c == '-' || c == '_';
        char code[4];
        std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        result += kept ? std::string(1, c) : std::string(code);
    }
    return result;
}

std::size_t width(std::string_view text) {
    std::size_t places = 0;
    for (std::size_t length = 1; !text.empty(); text.remove_prefix(length)) {
        const char32_t code = decode(text, length);
        places += has_no_width(code) ? 0 : is_wide(code) ? 2 : 1;
    }
    return places;
}

std::string number(double value) {
    char text[64];
    std::snprintf(text, sizeof text, "%.2f", std::round(value * 100) / 100);
    std::string digits = text;
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.')
        digits.pop_back();
    return digits;
}

Fingerprint& Fingerprint::operator<<(std::string_view bytes) {
    const auto add = [&](unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001b3; };
    for (const char c : bytes)
        add(static_cast<unsigned char>(c));
    for (std::size_t size = bytes.size(), i = 0; i < 8; ++i, size >>= 8) // "ab" "c" is not "a" "bc"
        add(static_cast<unsigned char>(size));
    return *this;
}

std::string Fingerprint::hex() const {
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(state_));
    return text;
}

} // namespace grade

#include "tools/grade/intake/name_encoding.hpp"

#include "dnn/support/text.hpp"
#include "tools/grade/intake/source_text.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace grade {
namespace {

std::u32string characters_of(std::string_view text) {
    std::u32string all;
    while (!text.empty()) {
        const support::Character next = support::first_character(text);
        all += next.code;
        text.remove_prefix(next.bytes);
    }
    return all;
}

/// The names in one text, a line each; nothing if one of them is not in the encoding.
std::optional<std::u32string> read_as(const std::vector<std::string>& names, const char* encoding) {
    std::u32string all;
    for (const std::string& name : names) {
        const std::optional<std::string> text = converted(name, encoding);
        if (!text)
            return std::nullopt;
        all += characters_of(*text) + U'\n';
    }
    return all;
}

bool is_japanese(char32_t c) {
    return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xFF01 && c <= 0xFF5E) ||
           c == U'々' || c == U'　';
}

/// Japanese stands in words, and nothing else beside it: a letter of Latin-1 and the one behind it make a single
/// character.
bool reads_as_japanese(const std::u32string& text) {
    std::size_t in_words = 0, single = 0, run = 0;
    for (const char32_t c : text) {
        if (c >= 0x80) {
            if (!is_japanese(c))
                return false;
            ++run;
            continue;
        }
        (run > 1 ? in_words : single) += run;
        run = 0;
    }
    return in_words > single;
}

/// One that Western names seldom have where the other code page has a letter, too.
bool is_rare(char32_t c) {
    return std::u32string_view(U"õÕþÞýÝðÐÍÌÎÏÓÒÔÚÙÛËÊÈÁÀÂ").find(c) != std::u32string_view::npos;
}

bool is_accented(char32_t c) {
    return c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7;
}

bool is_capital(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE) || c == U'Š' || c == U'Œ' || c == U'Ž' ||
           c == U'Ÿ';
}

bool is_small(char32_t c) {
    return (c >= U'a' && c <= U'z') || (is_accented(c) && !is_capital(c));
}

bool is_vowel(char32_t c) {
    return std::u32string_view(U"aeiouyäöüAEIOUYÄÖÜ").find(c) != std::u32string_view::npos;
}

/// The higher, the more it looks like words of Western languages.
int wordliness(const std::u32string& text) {
    int sum = 0;
    char32_t before = U'\n';
    for (const char32_t c : text) {
        const bool breaks_a_word = (is_capital(c) && is_small(before)) || (c == U'ß' && !is_vowel(before));
        if (c >= 0x80)
            sum += c == U'’' ? 1 : !is_accented(c) ? -1 : breaks_a_word ? -2 : is_rare(c) ? 1 : 2;
        before = c;
    }
    return sum;
}

} // namespace

const char* encoding_of(const std::vector<std::string>& names) {
    if (const auto japanese = read_as(names, "CP932"); japanese && reads_as_japanese(*japanese))
        return "CP932";
    const auto dos = read_as(names, "CP850"), latin = read_as(names, "CP1252");
    return latin && (!dos || wordliness(*latin) > wordliness(*dos)) ? "CP1252" : "CP850";
}

} // namespace grade

#include "tools/grade/intake/source_text.hpp"

#include "dnn/support/text.hpp"

#include <algorithm>
#include <iconv.h>

namespace grade {
namespace {

bool has_control_characters(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) {
        return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v') || c == 0x7F;
    });
}

/// UTF-16 without a mark: nearly every character of a source is ASCII, so every other byte is 0.
const char* unmarked_utf16(const std::string& text) {
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        (i % 2 == 0 ? even : odd) += text[i] == '\0' ? 1 : 0;
    const std::size_t half = text.size() / 2;
    if (text.size() < 16 || text.size() % 2 != 0)
        return nullptr;
    return odd * 10 > half * 9 && even == 0   ? "UTF-16LE"
           : even * 10 > half * 9 && odd == 0 ? "UTF-16BE"
                                              : nullptr;
}

bool take(std::string& text, const std::optional<std::string>& better) {
    if (!better || has_control_characters(*better))
        return false;
    text = *better;
    return true;
}

} // namespace

std::optional<std::string> converted(const std::string& text, const char* encoding) {
    const iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == reinterpret_cast<iconv_t>(-1))
        return std::nullopt;
    std::string result(text.size() * 3 + 4, '\0');
    std::string source = text; // iconv takes a pointer that it could write through
    char* in = source.data();
    char* out = result.data();
    std::size_t in_left = source.size(), out_left = result.size();
    const bool done = iconv(converter, &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1);
    iconv_close(converter);
    if (!done)
        return std::nullopt;
    result.resize(result.size() - out_left);
    return result;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const support::Character next = support::first_character(text);
        if (next.bytes == 1 && (static_cast<unsigned char>(text[0]) & 0x80U) != 0)
            return false;
        text.remove_prefix(next.bytes);
    }
    return true;
}

std::string make_utf8(std::string& text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.erase(0, 3);
        return "";
    }
    const char* utf16 = text.starts_with("\xFF\xFE")   ? "UTF-16LE"
                        : text.starts_with("\xFE\xFF") ? "UTF-16BE"
                                                       : nullptr;
    if (utf16)
        return take(text, converted(text.substr(2), utf16)) ? "UTF-16" : "";
    if (const char* unmarked = unmarked_utf16(text))
        return take(text, converted(text, unmarked)) ? "UTF-16" : "";
    if (is_utf8(text) || has_control_characters(text))
        return "";
    for (const char* latin : {"CP1252", "ISO-8859-1"})
        if (take(text, converted(text, latin)))
            return "Latin-1";
    return "";
}

} // namespace grade

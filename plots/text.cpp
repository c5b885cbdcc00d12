#include "plots/text.hpp"

#include "dnn/support/text.hpp"

#include <locale>
#include <sstream>

namespace plots {

namespace {

constexpr double points_per_cm = 72 / 2.54;

/// In units of the font size, for DejaVu Sans, which is among the wide fonts.
double character_width(char32_t code) {
    static const std::u32string narrow = U" .,:;'|!()[]ijltfI", wide = U"mwMW@%";
    if (narrow.find(code) != std::u32string::npos)
        return 0.37;
    return wide.find(code) != std::u32string::npos ? 0.98 : 0.64;
}

double in_cm(double width, int points) {
    return width * points / points_per_cm;
}

} // namespace

std::string number(double value) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << value;
    return text.str();
}

std::string quoted(const std::string& text) {
    std::string result = "'";
    for (char c : text) {
        const bool control = static_cast<unsigned char>(c) < ' '; // a line end would end the command
        result += control ? ' ' : c;
        if (c == '\'')
            result += c;
    }
    return result + "'";
}

double text_width(const std::string& text, int points) {
    double width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const support::Character character = support::first_character(std::string_view(text).substr(at));
        width += character_width(character.code);
        at += character.bytes;
    }
    return in_cm(width, points);
}

std::string fitted(const std::string& text, double width, int points) {
    if (text_width(text, points) <= width)
        return text;
    double used = character_width(U'…');
    std::size_t at = 0;
    while (at < text.size()) {
        const support::Character character = support::first_character(std::string_view(text).substr(at));
        used += character_width(character.code);
        if (in_cm(used, points) > width)
            break;
        at += character.bytes;
    }
    return text.substr(0, at) + "…";
}

} // namespace plots

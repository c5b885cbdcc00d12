#include "plots/text.hpp"

#include <locale>
#include <sstream>

namespace plots {

namespace {

constexpr double points_per_cm = 72 / 2.54;

bool continues_character(char byte) { // in UTF-8
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

/// In units of the font size, by DejaVu Sans, which is among the wide fonts.
double character_width(char first_byte) {
    static const std::string narrow = " .,:;'|!()[]ijltfI", wide = "mwMW@%";
    if (continues_character(first_byte))
        return 0;
    if (narrow.find(first_byte) != std::string::npos)
        return 0.37;
    return wide.find(first_byte) != std::string::npos ? 0.98 : 0.64;
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
    for (char c : text)
        width += character_width(c);
    return width * points / points_per_cm;
}

std::string fitted(const std::string& text, double width, int points) {
    if (text_width(text, points) <= width)
        return text;
    std::string result = text;
    while (!result.empty() && text_width(result + "…", points) > width)
        result.pop_back(); // only the loss of a first byte makes it narrower, so no character is left in part
    return result + "…";
}

} // namespace plots

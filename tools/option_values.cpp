#include "tools/option_values.hpp"

#include "dnn/support/text.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <locale>
#include <sstream>

namespace tools {
namespace {

/// "1.5", "8": without zeros at the end.
std::string digits(double number) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << number;
    return text.str();
}

std::string sentence(const std::string& expected, const std::string& found) {
    return "must be " + expected + "; it is " + (found.empty() ? "empty" : found);
}

std::string in_range(const std::string& kind, const Details& details) {
    return details.from_to
               ? kind + " from " + digits(details.from_to->first) + " to " + digits(details.from_to->second)
               : kind;
}

bool is_inside(double number, const Details& details) {
    return !details.from_to || (number >= details.from_to->first && number <= details.from_to->second);
}

/// All of the text, with a decimal point and as NumPy prints it; nan and inf, too.
template <class Number>
std::optional<Number> parsed(std::string_view text) {
    if (text.starts_with('+'))
        text.remove_prefix(1);
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::string refused_int(std::string& text, const Details& details) {
    const std::optional<long long> number = whole_number(text);
    if (!number || !is_inside(static_cast<double>(*number), details))
        return sentence(in_range("a whole number", details), text);
    constexpr long long most = std::numeric_limits<int>::max();
    if (*number > most || *number < -most)
        return sentence("a whole number up to " + std::to_string(most), text);
    text = std::to_string(*number);
    return "";
}

std::string refused_unsigned(std::string& text) {
    if (parsed<std::uint64_t>(text))
        return "";
    const std::optional<long long> number = whole_number(text);
    if (!number || *number < 0)
        return sentence("a whole number that is not negative", text);
    text = std::to_string(*number);
    return "";
}

std::string refused_double(const std::string& text, const Details& details) {
    const std::optional<double> number = parsed<double>(text);
    return number && is_inside(*number, details) ? "" : sentence(in_range("a number", details), text);
}

std::string refused_text(const std::string& text, const Details& details) {
    if (details.one_of.empty() && text.empty()) // perhaps a script's variable that is not set
        return details.type.empty() ? "must not be empty" : sentence(details.type, text);
    if (details.one_of.empty())
        return "";
    for (const std::string& allowed : details.one_of)
        if (text == allowed)
            return "";
    return sentence(support::enumerated(details.one_of, "or"), text);
}

} // namespace

template <class T>
std::string refused(std::string& text, const Details& details) {
    if constexpr (std::is_same_v<T, int> || std::is_same_v<T, std::optional<int>> ||
                  std::is_same_v<T, std::vector<int>>)
        return refused_int(text, details);
    if constexpr (std::is_same_v<T, std::optional<std::uint64_t>>)
        return refused_unsigned(text);
    if constexpr (std::is_same_v<T, double>)
        return refused_double(text, details);
    return refused_text(text, details);
}

template std::string refused<bool>(std::string&, const Details&);
template std::string refused<int>(std::string&, const Details&);
template std::string refused<double>(std::string&, const Details&);
template std::string refused<std::string>(std::string&, const Details&);
template std::string refused<std::optional<int>>(std::string&, const Details&);
template std::string refused<std::optional<std::uint64_t>>(std::string&, const Details&);
template std::string refused<std::vector<int>>(std::string&, const Details&);
template std::string refused<std::vector<std::string>>(std::string&, const Details&);
template std::string refused<std::vector<std::vector<std::string>>>(std::string&, const Details&);

} // namespace tools

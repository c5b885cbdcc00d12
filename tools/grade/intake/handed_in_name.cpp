#include "tools/grade/intake/handed_in_name.hpp"

#include "dnn/support/pattern.hpp"
#include "tools/grade/intake/file_names.hpp"

#include <algorithm>
#include <array>

namespace grade {
namespace {

/// "Copy of …", "… - Kopie": in front of the name, or behind it.
constexpr std::array copies{"copy of",  "copy",  "kopie von", "kopie",    "copie de", "copie",
                            "copia de", "copia", "copia di",  "cópia de", "cópia",    "kopia"};

/// Where it begins; npos if it is not there.
std::size_t place_of(const std::string& name) {
    std::string usual = in_lower_case(name);
    std::replace_if(
        usual.begin(), usual.end(), [](char c) { return c == '_' || c == ' '; }, '-');
    return usual.find("deepsteps-submission");
}

std::string trimmed(const std::string& text) {
    const char* const around = " -_.,()";
    const std::size_t first = text.find_first_not_of(around);
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(around) + 1 - first);
}

/// Without the words and numbers that count copies.
std::string without_copies(const std::string& text) {
    std::string rest = trimmed(text);
    if (text.find_last_not_of(' ') != std::string::npos && text[text.find_last_not_of(' ')] == ')') {
        rest = text.substr(0, text.find_last_not_of(' ') + 1);
        if (take_suffix(rest) > 0)
            return without_copies(rest);
        rest = trimmed(text);
    }
    if (rest.find_first_not_of("0123456789") == std::string::npos)
        return "";
    const std::string usual = in_lower_case(rest);
    for (const std::string word : copies) {
        if (usual == word || usual.starts_with(word + ' '))
            return without_copies(rest.substr(word.size()));
        if (usual.ends_with(' ' + word))
            return without_copies(rest.substr(0, rest.size() - word.size()));
    }
    return rest;
}

} // namespace

bool is_handed_in_name(const std::string& name) {
    return place_of(name) != std::string::npos;
}

std::string beside_handed_in_name(const std::string& name) {
    const std::size_t place = place_of(name);
    if (place == std::string::npos || name.size() > max_file_name)
        return "";
    // Google Drive's "-20261128T101500Z-001", or "-20261128T101500Z-1-001".
    static const support::Pattern stamp("-[0-9]{8}T[0-9]{6}Z(?:-[0-9]{1,4}){1,2}");
    const std::string before = without_copies(name.substr(0, place));
    const std::string behind = name.substr(place + std::string("deepsteps-submission").size());
    return before.empty() ? without_copies(stamp.replaced(behind, "")) : before;
}

} // namespace grade

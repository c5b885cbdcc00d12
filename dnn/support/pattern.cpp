#include "dnn/support/pattern.hpp"

#include <regex>

namespace support {

struct Pattern::Compiled {
    std::regex regex;
};

namespace {

Parts parts_in(const std::smatch& match) {
    Parts parts;
    for (const auto& part : match)
        parts.push_back(part.str());
    return parts;
}

} // namespace

Pattern::Pattern(const char* expression)
    : compiled_(std::make_shared<Compiled>(Compiled{std::regex(expression)})) {}

bool Pattern::matches(const std::string& whole_text) const {
    return std::regex_match(whole_text, compiled_->regex);
}

Parts Pattern::parts_of(const std::string& whole_text) const {
    std::smatch match;
    return std::regex_match(whole_text, match, compiled_->regex) ? parts_in(match) : Parts();
}

Parts Pattern::found_in(const std::string& text) const {
    std::smatch match;
    return std::regex_search(text, match, compiled_->regex) ? parts_in(match) : Parts();
}

std::vector<Parts> Pattern::all_in(const std::string& text) const {
    std::vector<Parts> all;
    for (std::sregex_iterator i(text.begin(), text.end(), compiled_->regex), end; i != end; ++i)
        all.push_back(parts_in(*i));
    return all;
}

std::string Pattern::replaced(const std::string& text, const std::string& by) const {
    return std::regex_replace(text, compiled_->regex, by);
}

} // namespace support

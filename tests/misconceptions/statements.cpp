#include "tests/misconceptions/statements.hpp"

#include "checks/course.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <cctype>
#include <regex>

namespace mutants {

const Names no_names = {"each_row",  "arma",  "as_scalar", "at",        "auto",      "back", "break",
                        "case",      "const", "double",    "each_col",  "for",       "if",   "int",
                        "mat",       "np",    "randn",     "random",    "push_back", "std",  "string",
                        "switch",    "tie",   "t",         "to_string", "zeros",     "ones", "Activation",
                        "Gradients", "l",     "i"};

bool is_word(const std::string& token) {
    return std::isalpha(static_cast<unsigned char>(token[0])) || token[0] == '_';
}

Lines tokens_of(const std::string& text) {
    static const std::regex token(R"("[^"]*"|[A-Za-z_]\w*|\d+(\.\d+)?|::|[-+*/%<>=!]=|\+\+|--|&&|\s+|.)");
    return {std::sregex_token_iterator(text.begin(), text.end(), token), {}};
}

Lines statements_of(const Lines& file) {
    const auto is = [](const char* marker) {
        return [=](const auto& line) { return support::has(line, marker); };
    };
    const auto start = std::find_if(file.begin(), file.end(), is(checks::start_marker)),
               end = std::find_if(start, file.end(), is(checks::end_marker));
    if (end == file.end())
        throw support::Error("expected a solution with two marker lines.");
    Lines all = {""};
    for (auto line = start + 1; line != end; ++line) {
        std::string text = line->substr(0, line->find(" //"));
        text.erase(0, text.find_first_not_of(' '));
        all.back() += (all.back().empty() ? "" : " ") + text;
        if (!text.empty() && std::string(";{}:").find(text.back()) != std::string::npos)
            all.emplace_back();
    }
    all.pop_back();
    return all;
}

namespace {

Names names_in(const std::string& text) {
    Names names;
    const Lines tokens = tokens_of(text);
    for (std::string token : tokens) {
        std::erase(token, '"');
        if (!token.empty() && is_word(token) && !no_names.contains(token))
            names.insert(token);
    }
    return names;
}

/// What a statement changes; empty if it decides what is done.
Names targets_of(const std::string& statement) {
    static const std::regex set(R"(^([^=]*[^=<>!+])\+?=[^=].*|^(\w+)\.push_back.*)");
    std::smatch found;
    if (statement.find_first_of(":{}") == statement.size() - 1 || statement.starts_with("if") ||
        statement.starts_with("break") || !std::regex_match(statement, found, set) ||
        statement.starts_with("const std::string"))
        return {};
    return names_in(found[1].str() + found[2].str());
}

} // namespace

Names all_targets(const Lines& body) {
    Names all;
    for (const std::string& statement : body)
        all.merge(targets_of(statement));
    return all;
}

Names reached(const Lines& body, const Mutant& mutant) {
    Names names;
    for (std::size_t i = mutant.at; i < mutant.at + mutant.count; ++i) {
        if (targets_of(body[i]).empty())
            return all_targets(body);
        names.merge(targets_of(body[i]));
    }
    for (const std::string& now : mutant.now)
        names.merge(targets_of(now));
    for (std::size_t before = 0; before != names.size();) {
        before = names.size();
        for (const std::string& statement : body) {
            const Names used = names_in(statement);
            if (std::any_of(used.begin(), used.end(), [&](const auto& name) { return names.contains(name); }))
                names.merge(targets_of(statement));
        }
    }
    return names;
}

} // namespace mutants

#include "tools/grade/report/code_tokens.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace grade {
namespace {

enum class TokenKind { name, number, text, sign };

struct Token {
    TokenKind kind;
    std::string_view text;
};

bool begins_name(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalpha(byte) || c == '_' || byte >= 0x80;
}

bool continues_name(char c) {
    return begins_name(c) || std::isdigit(static_cast<unsigned char>(c));
}

bool is_space(char c) {
    return std::isspace(static_cast<unsigned char>(c));
}

/// Cuts tokens off the front of the code.
class Lexer {
public:
    explicit Lexer(std::string_view code) : rest_(code) {}

    bool skip_to_token() {
        for (;;) {
            while (!rest_.empty() && is_space(rest_.front()))
                rest_.remove_prefix(1);
            if (rest_.starts_with("//"))
                take(rest_.find('\n'));
            else if (rest_.starts_with("/*"))
                take(after("*/", 2));
            else
                return !rest_.empty();
        }
    }

    Token next() {
        const char c = rest_.front();
        if (rest_.starts_with("R\""))
            return {TokenKind::text, take(end_of_raw_text())};
        if (begins_name(c))
            return {TokenKind::name, take(span(0, continues_name))};
        if (std::isdigit(static_cast<unsigned char>(c)))
            return {TokenKind::number,
                    take(span(0, [](char d) { return continues_name(d) || d == '.' || d == '\''; }))};
        if (c == '"' || c == '\'')
            return {TokenKind::text, take(end_of_text(c))};
        return {TokenKind::sign, take(rest_.starts_with("::") || rest_.starts_with("->") ? 2 : 1)};
    }

private:
    std::string_view take(std::size_t bytes) {
        const std::string_view taken = rest_.substr(0, bytes);
        rest_.remove_prefix(taken.size());
        return taken;
    }

    template <class Fits>
    std::size_t span(std::size_t from, Fits fits) const {
        while (from < rest_.size() && fits(rest_[from]))
            ++from;
        return from;
    }

    /// Behind the next `end`; everything, if there is none.
    std::size_t after(std::string_view end, std::size_t from) const {
        const std::size_t at = rest_.find(end, from);
        return at == std::string_view::npos ? rest_.size() : at + end.size();
    }

    /// Behind the closing quote, or at the end of the line.
    std::size_t end_of_text(char quote) const {
        std::size_t at = 1;
        for (; at < rest_.size() && rest_[at] != '\n'; ++at) {
            if (rest_[at] == quote)
                return at + 1;
            at += rest_[at] == '\\' ? 1 : 0;
        }
        return at;
    }

    std::size_t end_of_raw_text() const {
        const std::size_t open = rest_.find('(');
        if (open == std::string_view::npos)
            return rest_.size();
        return after(')' + std::string(rest_.substr(2, open - 2)) + '"', open);
    }

    std::string_view rest_;
};

bool is_keyword(std::string_view name) {
    constexpr std::array<std::string_view, 39> sorted{
        "auto",     "bool",     "break",    "case",  "catch",  "char",     "const",     "constexpr",
        "continue", "default",  "delete",   "do",    "double", "else",     "enum",      "false",
        "float",    "for",      "goto",     "if",    "int",    "long",     "namespace", "new",
        "nullptr",  "operator", "return",   "short", "signed", "sizeof",   "static",    "static_cast",
        "struct",   "switch",   "template", "throw", "true",   "unsigned", "while"};
    return std::binary_search(sorted.begin(), sorted.end(), name);
}

std::uint32_t hash_of(std::string_view text) {
    std::uint32_t hash = 2166136261U; // FNV-1a
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

} // namespace

Tokens leveled_tokens(std::string_view code) {
    static const std::uint32_t a_name = hash_of("a name"), a_number = hash_of("1"), a_text = hash_of("\"\"");
    Tokens tokens;
    std::string_view last;
    bool last_is_chosen = false;
    for (Lexer lexer(code); lexer.skip_to_token();) {
        const Token token = lexer.next();
        if (token.text == "::" && last_is_chosen) // it was a namespace's or a class's
            tokens.back() = hash_of(last);
        const bool belongs_to_another = last == "::" || last == "." || last == "->";
        last_is_chosen = token.kind == TokenKind::name && !belongs_to_another && !is_keyword(token.text);
        tokens.push_back(last_is_chosen                    ? a_name
                         : token.kind == TokenKind::number ? a_number
                         : token.kind == TokenKind::text   ? a_text
                                                           : hash_of(token.text));
        last = token.text;
    }
    return tokens;
}

Fingerprints fingerprints(const Tokens& tokens) {
    constexpr std::size_t gram = 5, window = 4; // 5 + 4 - 1 tokens in a row are never missed
    std::vector<std::uint64_t> grams;
    for (std::size_t i = 0; i < tokens.size() && (i == 0 || i + gram <= tokens.size()); ++i) {
        std::uint64_t hash = 0xcbf29ce484222325;
        for (std::size_t j = i; j < std::min(i + gram, tokens.size()); ++j)
            hash = (hash ^ tokens[j]) * 0x100000001b3;
        grams.push_back(hash ^ hash >> 29); // or its low bits, by which minima are chosen, hardly mix
    }
    Fingerprints chosen;
    for (std::size_t i = 0; i < grams.size() && (i == 0 || i + window <= grams.size()); ++i) {
        const auto end = grams.begin() + static_cast<std::ptrdiff_t>(std::min(i + window, grams.size()));
        chosen.push_back(*std::min_element(grams.begin() + static_cast<std::ptrdiff_t>(i), end));
    }
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
}

} // namespace grade

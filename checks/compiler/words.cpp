#include "checks/compiler/words.hpp"

#include "dnn/support/text.hpp"

#include <tuple>
#include <utility>
#include <vector>

using support::has;

namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Removes every stretch that begins with `begin`, up to the bracket that closes the first one in it.
void remove_bracketed(std::string& text, const std::string& begin, char opening, char closing) {
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
        int depth = 0;
        std::size_t end = text.find(opening, at);
        do {
            depth += text[end] == opening ? 1 : text[end] == closing ? -1 : 0;
            ++end;
        } while (end < text.size() && depth > 0);
        text.erase(at, end - at);
    }
}

/// The quoted types of unevaluated expressions say only that something is computed with matrices.
std::string with_expressions_named(const std::string& text) {
    std::vector<std::string> parts{""}; // alternately outside and inside quotes
    for (const char c : text)
        if (c == '\'')
            parts.emplace_back();
        else
            parts.back() += c;
    std::string result = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const bool quoted = i % 2 == 1 && i + 1 < parts.size();
        bool is_expression = false;
        // g++ writes arma:: in front of them, clang does not.
        for (const char* name : {"enable_if2<", "Glue<", "Op<"})
            is_expression |= quoted && has(parts[i], name) && !has(parts[i], "(");
        if (is_expression)
            result += "a matrix expression" + parts[i + 1];
        else
            result += "'" + parts[i] + (quoted ? "'" + parts[i + 1] : "");
        i += quoted ? 1 : 0;
    }
    return result;
}

/// "std::tuple_element<1, std::pair<A, B>>::type", the type of a name in auto [x, y], is B.
void name_tuple_elements(std::string& text) {
    const std::string begin = "std::tuple_element<", middle = ", std::pair<", end = ">::type";
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
        const std::size_t number = at + begin.size(), pair = number + 1, first = pair + middle.size();
        if (pair >= text.size() || text.compare(pair, middle.size(), middle) != 0)
            continue;
        int depth = 1;
        std::size_t comma = std::string::npos, close = first;
        for (; close < text.size() && depth > 0; ++close) {
            depth += text[close] == '<' ? 1 : text[close] == '>' ? -1 : 0;
            if (depth == 1 && text[close] == ',')
                comma = close;
        }
        if (depth > 0 || comma == std::string::npos || text.compare(close, end.size(), end) != 0)
            continue;
        const std::string type = text[number] == '0' ? text.substr(first, comma - first)
                                                     : text.substr(comma + 2, close - 1 - (comma + 2));
        text.replace(at, close + end.size() - at, type);
    }
}

} // namespace

std::string with_our_types(std::string message) {
    if (has(message, "did you mean"))
        return message;
    for (const std::string type :
         {"Activation", "Cache", "LinearCache", "LinearGradients", "Parameters", "Gradients"})
        for (const std::string before : {"'", "'const "})
            for (const char* behind : {"'", " &", " *"})
                replace_all(message, before + type + behind, before + "dnn::" + type + behind);
    return message;
}

std::string simplified(std::string message) {
    for (const char* quote : {"‘", "’", "`"})
        replace_all(message, quote, "'");
    remove_bracketed(message, " {aka ", '{', '}');
    replace_all(message, "'(lambda at ", "'a lambda (lambda at ");
    remove_bracketed(message, " (lambda at ", '(', ')');
    remove_bracketed(message, " (aka ", '(', ')');
    remove_bracketed(message, " [with ", '[', ']');
    remove_bracketed(message, ", std::allocator<", '<', '>');
    message = with_expressions_named(message);
    for (const auto& [from, to] : {std::pair{"std::__cxx11::basic_string<char>", "std::string"},
                                   {"std::__cxx11::", "std::"},
                                   {"arma::Mat<double>", "arma::mat"},
                                   {"arma::Col<double>", "arma::vec"},
                                   {"arma::Row<double>", "arma::rowvec"},
                                   {"class ", ""},
                                   {"struct ", ""},
                                   {" [-fpermissive]", ""},
                                   {" >", ">"}})
        replace_all(message, from, to);
    message = with_our_types(std::move(message));
    name_tuple_elements(message);
    for (const auto& [from, to] : {std::pair{"arma::mat::elem_type", "double"},
                                   {"std::map<std::string, arma::mat>::mapped_type", "arma::mat"}})
        replace_all(message, from, to);
    return message;
}

/// ld and gold quote the name; mold and lld end the line with it, and mold has the two files before it.
std::optional<Symbol> symbol_in(const std::string& line) {
    for (const auto& [words, twice, is_last] : {std::tuple{"undefined reference to ", false, false},
                                                {"multiple definition of ", true, false},
                                                {"undefined symbol: ", false, true},
                                                {"duplicate symbol: ", true, true}}) {
        const std::size_t at = line.find(words);
        if (at == std::string::npos)
            continue;
        std::string name = simplified(line.substr(at));
        name = is_last ? name.substr(name.rfind(": ") + 2) : name.substr(name.find('\'') + 1);
        return Symbol{name.substr(0, name.find_first_of("('")), twice};
    }
    return {};
}

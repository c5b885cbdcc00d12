// mutate SOLUTION [SKIPPED]: every way to make one small edit in a solution, and some pairs of edits, as records for
// weave. SKIPPED lists the numbers of those to leave out. A record's name: "7: dW = …; => dW = …; reaches: dW of: dW, db".
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"
#include "tests/misconceptions/statements.hpp"

#include <algorithm>
#include <cctype>
#include <iostream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

using namespace mutants;

namespace {

/// What is taken for each other.
const std::vector<Lines> kinds = {{"+", "-", "*", "/", "%"},
                                  {"<", "<=", ">", ">=", "==", "!="},
                                  {"+=", "-=", "%=", "="},
                                  {"++", "--"},
                                  {"sigmoid", "relu", "tanh"},
                                  {"sigmoid_backward", "relu_backward", "tanh_backward"},
                                  {"log", "exp", "sqrt", "abs"},
                                  {"zeros", "ones"},
                                  {"randn", "rand"},
                                  {"sum", "mean", "max"},
                                  {"each_col", "each_row"}};

bool is_number(const std::string& token) {
    return std::isdigit(static_cast<unsigned char>(token[0]));
}

bool is_operator(const std::string& token) {
    return token.size() == 1 && std::string("+-*/%").find(token) != std::string::npos;
}

std::string text_of(const Lines& tokens) {
    std::string text;
    for (const std::string& token : tokens)
        text += token;
    return text;
}

// ---- Edits of a statement ----

/// What may stand in the place of token i.
Lines others(const Lines& tokens, std::size_t i, const Names& names, const Names& strings) {
    const std::string& token = tokens[i];
    const std::string next = i + 1 < tokens.size() ? tokens[i + 1] : "", last = i > 0 ? tokens[i - 1] : "";
    Lines all;
    for (const Lines& kind : kinds)
        if (std::find(kind.begin(), kind.end(), token) != kind.end())
            all.insert(all.end(), kind.begin(), kind.end());
    if (is_number(token)) {
        const auto number = [](double x) { return (std::ostringstream() << x).str(); };
        for (const double x : {0.0, 2.0, std::stod(token) + 1, std::stod(token) - 1, std::stod(token) * 10})
            all.push_back(number(x));
    } else if (token[0] == '"') {
        all.insert(all.end(), strings.begin(), strings.end());
    } else if (is_word(token) && next != "(" && next != "::" && last != "::" && last != ".") {
        if (names.contains(token))
            all.insert(all.end(), names.begin(), names.end());
        if (next != ".")
            all.push_back(token + ".t()");
        if (next == "]" || next == ")" || next == ";")
            all.insert(all.end(), {token + " + 1", token + " - 1"});
        all.push_back("-" + token);
    } else if (token == "-")
        all.emplace_back();
    std::erase(all, token);
    return all;
}

/// Exchanges the arguments of each call that are neighbours, and drops an operand.
void edit_lists(const Lines& tokens, Lines& all) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto at = static_cast<std::ptrdiff_t>(i);
        if (is_operator(tokens[i]) && i > 1 && i + 2 < tokens.size() && tokens[i + 1] == " ") {
            Lines left = tokens, right = tokens;
            left.erase(left.begin() + at - 2, left.begin() + at + 2);
            right.erase(right.begin() + at - 1, right.begin() + at + 3);
            all.insert(all.end(), {text_of(left), text_of(right)});
        }
        if (tokens[i] != "," || i + 2 >= tokens.size())
            continue;
        const auto edge = [&](std::ptrdiff_t from, std::ptrdiff_t step) {
            for (int depth = 0; from >= 0 && from < std::ssize(tokens); from += step) {
                const std::string& token = tokens[static_cast<std::size_t>(from)];
                depth += (token == "(" || token == "[" || token == "{") -
                         (token == ")" || token == "]" || token == "}");
                if (depth * step < 0 || (depth == 0 && token == ","))
                    return from;
            }
            return from;
        };
        const std::ptrdiff_t begin = edge(at - 1, -1) + 1, end = edge(at + 1, 1);
        Lines now(tokens.begin(), tokens.begin() + begin);
        now.insert(now.end(), tokens.begin() + at + 1, tokens.begin() + end);
        now.push_back(", ");
        now.insert(now.end(), tokens.begin() + begin, tokens.begin() + at);
        now.insert(now.end(), tokens.begin() + end, tokens.end());
        all.push_back(text_of(now));
    }
}

Lines edits_of(const std::string& statement, const Names& names, const Names& strings) {
    const Lines tokens = tokens_of(statement);
    Lines all;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        for (const std::string& other : others(tokens, i, names, strings)) {
            Lines now = tokens;
            now[i] = other;
            all.push_back(text_of(now));
        }
    for (std::size_t at = 0; (at = statement.find(".t()", at)) != std::string::npos; ++at)
        all.push_back(std::string(statement).erase(at, 4));
    if (const std::size_t set = statement.find(" = "); set != std::string::npos && statement.back() == ';')
        all.push_back(statement.substr(0, set) + " = -(" +
                      statement.substr(set + 3, statement.size() - set - 4) + ");");
    edit_lists(tokens, all);
    return all;
}

std::vector<Mutant> mutants_of(const Lines& body) {
    Names names, strings;
    for (const std::string& statement : body)
        for (const std::string& token : tokens_of(statement))
            (token[0] == '"' ? strings : names).insert(token);
    std::erase_if(names, [](const auto& name) {
        const bool is_index = name == "l" || name == "i";
        return !is_word(name) || (no_names.contains(name) && !is_index);
    });
    std::vector<Mutant> all;
    for (std::size_t i = 0; i < body.size(); ++i) {
        Names seen = {body[i]};
        for (const std::string& now : edits_of(body[i], names, strings))
            if (seen.insert(now).second)
                all.push_back({i, 1, {now}});
        if (body[i].back() != ';')
            continue;
        all.insert(all.end(), {{i, 1, {}}, {i, 1, {body[i], body[i]}}});
        if (i + 1 < body.size() && body[i + 1].back() == ';')
            all.push_back({i, 2, {body[i + 1], body[i]}});
    }
    return all;
}

// ---- Writing ----

std::string joined(const auto& texts, const char* between) {
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : between) + text;
    return all;
}

Lines applied(Lines body, const Mutant& mutant) {
    const auto at = body.begin() + static_cast<std::ptrdiff_t>(mutant.at);
    body.insert(body.erase(at, at + static_cast<std::ptrdiff_t>(mutant.count)), mutant.now.begin(),
                mutant.now.end());
    return body;
}

/// With the statement's number, if there are others like it.
std::string edit_in_words(const Lines& body, const Mutant& mutant) {
    const auto from = body.begin() + static_cast<std::ptrdiff_t>(mutant.at);
    const bool is_one_of_many = std::count(body.begin(), body.end(), *from) > 1;
    return joined(Lines(from, from + static_cast<std::ptrdiff_t>(mutant.count)), " ") + " => " +
           joined(mutant.now, " ") +
           (is_one_of_many ? " (statement " + std::to_string(mutant.at + 1) + ")" : "");
}

void print(std::size_t number, const std::string& words, const Names& reach, const Lines& body,
           const Lines& now) {
    std::cout << "== says: " << number << ": " << words << " reaches: " << joined(reach, ",")
              << " of: " << joined(all_targets(body), ",") << '\n';
    for (const std::string& line : now.empty() ? Lines{""} : now)
        std::cout << "+ " << line << '\n';
}

/// Each mutant; and pairs of those that compile, once it is known which do not.
void print_all(const Lines& body, const std::set<std::size_t>& skipped) {
    const std::vector<Mutant> all = mutants_of(body);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!skipped.contains(i))
            print(i, edit_in_words(body, all[i]), reached(body, all[i]), body, applied(body, all[i]));
    for (std::size_t i = 0; !skipped.empty() && i < all.size(); ++i) {
        const std::size_t other = (i * 7 + all.size() / 2) % all.size(), number = all.size() + i;
        const Mutant &first = all[i], &second = all[other];
        if (first.at + first.count > second.at || skipped.contains(i) || skipped.contains(other) ||
            skipped.contains(number))
            continue;
        Names reach = reached(body, first);
        reach.merge(reached(body, second));
        print(number, edit_in_words(body, first) + " and " + edit_in_words(body, second), reach, body,
              applied(applied(body, second), first));
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 3) {
        std::cerr << "mutate: expected mutate SOLUTION [SKIPPED]\n";
        return 2;
    }
    try {
        std::set<std::size_t> skipped;
        for (const std::string& line : argc == 3 ? support::lines_of(support::read_file(argv[2])) : Lines())
            if (!line.empty())
                skipped.insert(std::stoul(line));
        print_all(statements_of(support::lines_of(support::read_file(argv[1]))), skipped);
    } catch (const std::exception& error) {
        std::cerr << "mutate: " << error.what() << '\n';
        return 1;
    }
    return 0;
}

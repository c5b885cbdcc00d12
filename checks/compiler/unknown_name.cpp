#include "checks/compiler/unknown_name.hpp"

#include "dnn/support/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <numeric>
#include <regex>
#include <vector>

using support::has;

namespace {

constexpr std::array armadillos = {
    "zeros", "ones",  "eye",    "mat", "vec", "rowvec", "colvec", "accu",      "as_scalar", "sum",    "dot",
    "randn", "mean",  "square", "pow", "log", "exp",    "sqrt",   "join_rows", "join_cols", "repmat", "clamp",
    "find",  "trans", "abs",    "max", "min", "uword",  "fill",   "datum",     "randu",     "reshape"};
constexpr std::array standards = {"to_string", "vector", "string", "pair", "tie",  "map",    "move",
                                  "tuple",     "get",    "cout",   "cin",  "endl", "ignore", "make_pair"};
constexpr std::array known_to_rules = {
    "relu", "sigmoid", "tanh", "relu_backward", "sigmoid_backward", "tanh_backward", "np", "begin"};
constexpr std::array our_types = {"Cache", "LinearCache", "Parameters", "Gradients", "LinearGradients"};
constexpr std::array matrices = {"Matrix", "MatrixXd", "matrix", "Mat",   "ndarray",
                                 "array",  "Array",    "tensor", "Tensor"};
constexpr std::array not_matrices = {"String", "boolean", "Boolean", "integer", "Double", "Int", "number"};

template <class Names>
bool is_in(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string in_small_letters(std::string text) {
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// How many letters must be changed, added or left out to make one of the other.
std::size_t letters_between(const std::string& one, const std::string& other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 0; i < one.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < other.size(); ++j) {
            const std::size_t changed = diagonal + (one[i] == other[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

std::string quoted_after(const std::string& message, const std::string& words) {
    const std::size_t at = message.find(words + " '");
    if (at == std::string::npos)
        return "";
    const std::size_t from = at + words.size() + 2;
    return message.substr(from, message.find('\'', from) - from);
}

std::string name_in(const std::string& message) {
    for (const char* words : {" was not declared", " has not been declared", " does not name a type"})
        if (const std::size_t at = message.find(std::string("'") + words);
            at != std::string::npos && at > 0) {
            const std::size_t from = message.rfind('\'', at - 1);
            return from == std::string::npos ? "" : message.substr(from + 1, at - from - 1);
        }
    for (const char* words : {"undeclared identifier", "unknown type name"})
        if (const std::string name = quoted_after(message, words); !name.empty())
            return name;
    return "";
}

/// How the variable could be declared on this line, which sets it.
std::string declaration(const std::string& name, const std::string& line) {
    for (const auto& [called, type] : {std::pair{"[&]", "const auto "},
                                       {"L_model_backward(", "Gradients "},
                                       {"update_parameters(", "Parameters "},
                                       {"initialize_parameters", "Parameters "},
                                       {"compute_cost(", "double "},
                                       {"arma::accu(", "double "},
                                       {"_backward(", "auto "},
                                       {"_forward(", "auto "}})
        if (has(line, called))
            return type + name + " = …";
    return "arma::mat " + name + " = … or double " + name + " = …";
}

} // namespace

std::string unknown_name(const std::string& message, const std::string& line, const Source& source,
                         int number) {
    const std::string name = name_in(message);
    constexpr std::size_t max_name = 40;
    if (name.empty() || name.size() > max_name || has(name, ":"))
        return "";
    const auto is_plain = [](unsigned char c) { return std::isalnum(c) || c == '_'; };
    if (!std::all_of(name.begin(), name.end(), is_plain))
        return "";
    const std::string said = '`' + name + "` ";
    if (is_in(known_to_rules, name))
        return "";
    if (is_in(armadillos, name))
        return said + "is Armadillo's: write arma:: in front of it, arma::" + name + '.';
    if (name == "string" && std::regex_search(line, std::regex(R"(\bstring\( *\w)")))
        return said + "does not turn a number into text: std::to_string does.";
    if (is_in(standards, name))
        return said + "is the standard library's: write std:: in front of it, std::" + name + '.';
    if (is_in(matrices, name))
        return said + "is not known here. The type of a matrix is arma::mat.";
    if (is_in(not_matrices, name))
        return said +
               "is another language's. The types here are arma::mat, double, int, bool and std::string.";
    if (has(message, "does not name a type"))
        return "";

    if (std::regex_search(line, std::regex(R"(\bfor *\( *)" + name + R"( *=)")))
        return said + "has not been declared: a counter needs its type, as in for (int " + name + " = …).";
    if (const int before = source.declaration_before(number, name); before > 0)
        return said + "is not known here: what line " + std::to_string(before) +
               " declares is gone after the loop or the } of its block. Declare it before that block.";

    const std::string near = quoted_after(message, "did you mean");
    if (is_in(our_types, near) && in_small_letters(near) == in_small_letters(name))
        return said + "has not been declared: " + near + ' ' + name + "; makes one.";
    if (!has(near, ":") && in_small_letters(near) == in_small_letters(name))
        return said + "is not known here: did you mean " + near + "? Small and capital letters matter.";
    // The compiler may mean something that the learner has never heard of.
    const bool is_the_files = source.surroundings().empty() || has(source.surroundings(), near);
    const bool is_near = !near.empty() && !has(near, ":") && is_the_files &&
                         letters_between(name, near) <= 1 + name.size() / 6;
    if (std::regex_search(line, std::regex("^ *" + name + R"( *=[^=])")))
        return said + "has not been declared: a new variable needs its type in front, as in " +
               declaration(name, line) + (is_near ? "; or did you mean " + near + '?' : "");
    if (is_near)
        return said + "is not known here: did you mean " + near + "? Small and capital letters matter.";
    return said +
           "has not been declared where it is used. Is it a typo (small and capital letters matter)? A new "
           "variable needs its type in front at its first use, and is gone after the } of its block.";
}

#include "checks/formulas.hpp"

#include "checks/copied.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <stdexcept>

// The text itself, as the assembler finds it: checks/CMakeLists.txt says where.
asm(".section .rodata\n"
    ".global deepsteps_formulas\n"
    "deepsteps_formulas:\n"
    ".incbin \"" DEEPSTEPS_FORMULAS "\"\n"
    ".byte 0\n"
    ".previous\n");
extern "C" const char deepsteps_formulas[];

namespace checks {
namespace {

using arma::mat;
using arma::uword;
using Lines = std::map<std::string, std::vector<std::string>>;

/// The words of each line, by its name.
const Lines& lines() {
    static const Lines all = [] {
        Lines read;
        std::istringstream text(deepsteps_formulas);
        for (std::string line; std::getline(text, line);) {
            std::istringstream in(line);
            std::string name;
            if (in >> name && name != "#")
                for (std::string word; in >> word;)
                    read[name].push_back(word);
        }
        return read;
    }();
    return all;
}

/// As Armadillo refuses them.
[[noreturn]] void refuse(const char* operation, const mat& a, const mat& b) {
    throw std::logic_error(
        arma::arma_incompat_size_string(a.n_rows, a.n_cols, b.n_rows, b.n_cols, operation));
}

mat product(const mat& a, const mat& b) {
    if (a.n_cols != b.n_rows)
        refuse("matrix multiplication", a, b);
    constexpr uword many = 200000; // multiplications: training on images; checks have a few
    if (a.n_elem * b.n_cols > many)
        return a * b;
    mat c(a.n_rows, b.n_cols, arma::fill::zeros);
    for (uword j = 0; j < c.n_cols; ++j)
        for (uword k = 0; k < a.n_cols; ++k)
            for (uword i = 0; i < c.n_rows; ++i)
                c.at(i, j) += a.at(i, k) * b.at(k, j);
    return c;
}

/// Whether a number or a column can stand for a matrix with as many rows as `other`.
bool spreads(const mat& a, const mat& other) {
    return a.n_cols == 1 && (a.n_rows == 1 || a.n_rows == other.n_rows);
}

template <typename F>
mat element_by_element(const char* operation, const mat& a, const mat& b, F f) {
    if (arma::size(a) != arma::size(b) && !spreads(a, b) && !spreads(b, a))
        refuse(operation, a, b);
    mat c(std::max(a.n_rows, b.n_rows), std::max(a.n_cols, b.n_cols));
    const auto element = [](const mat& of, uword i, uword j) {
        return of.at(of.n_rows == 1 ? 0 : i, of.n_cols == 1 ? 0 : j);
    };
    for (uword j = 0; j < c.n_cols; ++j)
        for (uword i = 0; i < c.n_rows; ++i)
            c.at(i, j) = f(element(a, i, j), element(b, i, j));
    return c;
}

mat sum_of_columns(const mat& a) {
    mat sum(a.n_rows, 1, arma::fill::zeros);
    for (uword j = 0; j < a.n_cols; ++j)
        for (uword i = 0; i < a.n_rows; ++i)
            sum(i, 0) += a(i, j);
    return sum;
}

mat total(const mat& a) {
    mat sum(1, 1, arma::fill::zeros);
    for (uword i = 0; i < a.n_elem; ++i)
        sum(0) += a(i);
    return sum;
}

/// Without spaces, line ends and quotes.
std::string bare(const std::string& text) {
    std::string all;
    for (const char c : text)
        if (std::isspace(static_cast<unsigned char>(c)) == 0 && c != '"' && c != '\\')
            all += c;
    return all;
}

std::string name_of_activation(dnn::Activation g) {
    return g == dnn::Activation::sigmoid ? "sigmoid" : g == dnn::Activation::relu ? "relu" : "tanh";
}

} // namespace

bool holds_formulas(const std::string& source) {
    constexpr std::size_t long_line = 6; // words; a shorter one may be in anybody's file
    const std::string text = bare(source);
    for (const auto& [name, words] : lines()) {
        std::string line;
        for (const std::string& word : words)
            line += word;
        if (words.size() >= long_line && text.find(bare(line)) != std::string::npos)
            return true;
    }
    return false;
}

mat Formulas::pop() {
    mat top = std::move(stack_.back());
    stack_.pop_back();
    return top;
}

/// "W#" of layer 2 is "W2", "A<" is "A1", and "dA!" of three layers is "dA3".
std::string Formulas::name_of(const std::string& word) const {
    const std::string name = word.substr(0, word.size() - 1);
    switch (word.back()) {
    case '#':
        return name + std::to_string(layer_);
    case '<':
        return name + std::to_string(layer_ - 1);
    case '!':
        return name + std::to_string(layers_);
    default:
        return word;
    }
}

bool Formulas::apply_operation(const std::string& word) {
    constexpr std::string_view all[] = {"+", "-", "*", "/", ">", "max", "@"};
    if (std::find(std::begin(all), std::end(all), word) == std::end(all))
        return false;
    const mat b = pop(), a = pop();
    stack_.push_back(
        word == "@"   ? product(a, b)
        : word == "+" ? element_by_element("addition", a, b, std::plus<>())
        : word == "-" ? element_by_element("subtraction", a, b, std::minus<>())
        : word == "*" ? element_by_element("element-wise multiplication", a, b, std::multiplies<>())
        : word == "/" ? element_by_element("element-wise division", a, b, std::divides<>())
        : word == ">"
            ? element_by_element("relational operator", a, b,
                                 [](double x, double y) { return x > y ? 1.0 : 0.0; })
            : element_by_element("element-wise max", a, b, [](double x, double y) { return x > y ? x : y; }));
    return true;
}

bool Formulas::apply_function(const std::string& word) {
    static const std::map<std::string, mat (*)(const mat&)> all = {
        {"'", [](const mat& a) { return mat(a.t()); }},
        {"exp", [](const mat& a) { return mat(arma::exp(a)); }},
        {"log", [](const mat& a) { return mat(arma::log(a)); }},
        {"root", [](const mat& a) { return mat(arma::sqrt(a)); }},
        {"tangent", [](const mat& a) { return mat(arma::tanh(a)); }},
        {"sum", sum_of_columns},
        {"total", total},
    };
    const auto found = all.find(word);
    if (found == all.end())
        return false;
    stack_.back() = found->second(mat(stack_.back()));
    return true;
}

/// "up" and "down", with the line that they apply.
bool Formulas::apply_to_layers(const std::string& word, const std::string& line) {
    if (word != "up" && word != "down")
        return false;
    for (std::size_t i = 1; i <= layers_; ++i) {
        layer_ = word == "up" ? i : layers_ + 1 - i;
        run(line);
    }
    return true;
}

void Formulas::apply(const std::string& word) {
    if (lines().contains(word))
        return run(word);
    if (word == "g" || word == "g'")
        return run(name_of_activation(activation(layer_)) + word.substr(1));
    if (word == "normal" || word == "zeros") {
        const int columns = static_cast<int>(pop()(0)), rows = static_cast<int>(pop()(0));
        return stack_.push_back(word == "zeros" ? mat(rows, columns, arma::fill::zeros)
                                                : draws->randn(rows, columns));
    }
    if (apply_operation(word) || apply_function(word))
        return;
    if (word.front() == '=')
        values_[name_of(word.substr(1))] = pop();
    else if (std::isdigit(static_cast<unsigned char>(word.front())) != 0)
        stack_.push_back(mat{std::stod(word)});
    else
        stack_.push_back(values_.at(name_of(word)));
}

void Formulas::run(const std::string& line) {
    const std::vector<std::string>& words = lines().at(line);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (i + 1 < words.size() && apply_to_layers(words[i], words[i + 1]))
            ++i;
        else
            apply(words[i]);
}

mat Formulas::result_of(const std::string& line) {
    run(line);
    return pop();
}

mat Formulas::result_of(const std::string& line, const mat& argument) {
    stack_.push_back(argument);
    return result_of(line);
}

} // namespace checks

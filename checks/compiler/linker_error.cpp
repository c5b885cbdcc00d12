#include "checks/compiler/linker_error.hpp"

#include "checks/compiler/words.hpp"
#include "dnn/support/text.hpp"

using support::has;

namespace {

/// Whether a linker's line, or one of those below that go on with it, has these words.
bool goes_on_with(const std::vector<std::string>& lines, std::size_t i, const std::string& words) {
    while (!has(lines[i], words))
        if (++i >= lines.size() ||
            !(lines[i].starts_with(">>> ") || lines[i].ends_with("previous definition here")))
            return false;
    return true;
}

/// `elsewhere`: the other definition is ours.
std::string of_two(const std::string& name, bool elsewhere) {
    if (name == "main")
        return "The file has a main of its own. The program already has one: remove yours.";
    if (elsewhere)
        return name +
               " exists already: a header that the file includes declares it. Use that one, or give yours "
               "another name.";
    return name +
           " is defined twice among your files. Give one of them another name, or write static in front of "
           "it.";
}

/// A namespace or class of the learner's is opened in the file; std:: and tbb:: are only used there.
bool opens(const std::string& text, const std::string& outer) {
    for (const char* kind : {"namespace ", "class ", "struct "})
        if (has(text, kind + outer))
            return true;
    return false;
}

std::string of_missing(const std::string& name, const std::string& bare, const std::string& text) {
    if (has(name, "::") && !name.starts_with("dnn::") && !opens(text, name.substr(0, name.find(':'))))
        return name +
               " belongs to a library that is not linked: do without it, with the standard library and "
               "Armadillo.";
    return bare + " is declared and called, but never written, or written with other arguments.";
}

std::string of_own(const std::string& function, const std::string& text, const std::string& number) {
    if (!text.empty() && !has(text, function + '(') && !has(text, function + " ("))
        return "The file has no " + function +
               ": its first line was changed, or this is another exercise's file. dnn/dnn.hpp has the "
               "original line; "
               "./deepsteps reset " +
               number + " restores the file, and keeps what is there now.";
    return "The function's first line was changed: its name or its arguments differ. dnn/dnn.hpp has the "
           "original.";
}

} // namespace

std::optional<LinkerError> linker_error(const std::vector<std::string>& lines,
                                        const std::filesystem::path& file, const std::string& text,
                                        const std::string& function) {
    const std::string its_name = file.filename().string();
    // The linker knows no lines, only names: `main', `dnn::linear_forward(arma::Mat<double> const&, …)'.
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::optional<Symbol> symbol = symbol_in(lines[i]);
        if (!symbol)
            continue;
        const auto& [name, twice] = *symbol;
        const bool is_own = name == "dnn::" + function;
        if (!is_own && !goes_on_with(lines, i, its_name))
            continue;
        constexpr std::size_t max_shown = 400;
        const std::string bare = name.substr(name.rfind(':') + 1),
                          words =
                              std::string(twice ? "multiple definition of '" : "undefined reference to '") +
                              support::cut_to_bytes(name, max_shown) + '\'';
        if (twice)
            return LinkerError{words, of_two(bare, goes_on_with(lines, i, ".a("))};
        return LinkerError{words, is_own ? of_own(function, text, its_name.substr(0, 2))
                                         : of_missing(name, bare, text)};
    }
    return std::nullopt;
}

#include "checks/compiler/suspicions.hpp"

#include "checks/compiler/variables.hpp"
#include "dnn/support/text.hpp"

#include <cctype>
#include <cstddef>
#include <regex>
#include <set>

using support::has;

namespace {

using Names = std::set<std::string>;

/// A pattern in a statement. %1, %2: its groups.
struct Sign {
    std::regex pattern;
    std::string words;
    bool is_certain = true;
};

const std::string size = R"([\w.]+(?:\[[^\]]*\])?\.(?:n_cols|n_rows|n_elem|size\(\)))";

const std::vector<Sign>& signs() {
    static const std::vector<Sign> all = {
        {std::regex(R"((?:^|[=(,+]|return) *(-? *1) */ *(\(?(?:\d+ *\* *)?)" + size + R"(\)?))"),
         "is `%1 / %2` meant to be a whole-number division? Its fraction is lost unless one side is a "
         "double."},
        {std::regex(R"([\w)\]] *=- +[\w(])"), "`=-` puts the negative there: is -= meant?"},
        {std::regex(R"([\w)\]] *=\+ +[\w(])"), "`=+` only assigns: is += meant?"},
        {std::regex(R"(\b(\w+)\[ *- *1 *\])"),
         "C++ has no element -1: the last one of `%1` is %1.back(), or %1[%1.size() - 1]."},
        {std::regex(R"(\bsize\( *([\w.]+) *, *2 *\))"),
         "dimensions count from 0 here, so size(%1, 2) is always 1: the number of columns is %1.n_cols."},
        {std::regex(R"(([\w.]+)\.elem\( *(?!arma::|find)([\w.]+ *[<>]=? *[\w.]+) *\))"),
         "`%2` gives zeros and ones, and elem needs places: %1.elem(arma::find(%2))."},
        {std::regex(R"((?:^|[^:\w.])(d?[A-Z]\w*)\( *([\w.]+ *[<>]=? *[\w.]+) *\))"),
         "`%2` gives zeros and ones, which are taken for places here: arma::find(%2) gives the places."},
        {std::regex(R"(\b(float|arma::fmat|arma::fvec|arma::frowvec|fmat)\b)"),
         "`%1` keeps only seven digits: is double meant, or arma::mat?", false},
        {std::regex(R"([\w)\]] *\^ *\d)"), "^ is not a power in C++: is arma::square or std::pow meant?"},
        {std::regex(R"((?:zeros|ones|randn|mat \w+)\( *\( *[\w.]+(?:\[[^\]]*\])? *,)"),
         "(a, b) in parentheses of its own is b alone; rows and columns go in one pair: (rows, columns)."},
    };
    return all;
}

std::string with_groups(const std::string& words, const std::smatch& found) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == '%' && i + 1 < words.size() && (words[i + 1] == '1' || words[i + 1] == '2'))
            text += found.str(static_cast<std::size_t>(words[++i] - '0'));
        else
            text += words[i];
    return text;
}

/// The names of whole numbers: declared as such, or with auto and a size.
Names whole_numbers(const std::string& code) {
    static const std::regex declared(
        R"(\b(?:int|unsigned|long|size_t|uword) +(\w+) *(?=[=,);:])|\bauto +(\w+) *= *[\w.]+\.(?:n_cols|n_rows|n_elem|size\(\)))");
    Names names;
    for (std::sregex_iterator i(code.begin(), code.end(), declared), end; i != end; ++i)
        names.insert((*i)[1].matched ? i->str(1) : i->str(2));
    return names;
}

/// How often the name stands in the code, as a whole word.
std::ptrdiff_t occurrences(const std::string& code, const std::string& name) {
    const auto is_word = [&](std::size_t i) {
        return i < code.size() && (std::isalnum(static_cast<unsigned char>(code[i])) || code[i] == '_');
    };
    std::ptrdiff_t count = 0;
    for (std::size_t at = code.find(name); at != std::string::npos; at = code.find(name, at + name.size()))
        count += (at > 0 && is_word(at - 1)) || is_word(at + name.size()) ? 0 : 1;
    return count;
}

class Search {
public:
    explicit Search(const Source& the_source)
        : source(the_source), integers(whole_numbers(source.surroundings())) {}

    std::vector<Suspicion> found() {
        for (const Statement& statement : source.statements()) {
            now = &statement;
            whole = statement.head + ' ' + statement.text;
            patterns();
            integer_patterns();
            empty_body();
            thrown_away();
            recipe();
            unread();
        }
        return all;
    }

private:
    void say(const std::string& words, bool is_certain = true) {
        all.push_back({now->line, words, is_certain});
    }

    void patterns() {
        std::smatch match;
        for (const Sign& sign : signs())
            if (std::regex_search(whole, match, sign.pattern))
                say(with_groups(sign.words, match), sign.is_certain);
    }

    void integer_patterns() {
        static const std::regex text_plus(R"(("\w*") *\+ *(\(?)([A-Za-z_]\w*)\b(?! *[(.:\[\w]))"),
            one_over(R"((?:^|[=(,+]|return) *(-? *1) */ *()([A-Za-z_]\w*)\b(?! *[(.:\[\w]))"),
            two_numbers(R"((?:[=({,+?:-]|return) *(\d{1,9}) */ *(\d{1,9})(?![\w.]))");
        std::smatch match;
        if (std::regex_search(whole, match, two_numbers) && std::stoi(match.str(2)) != 0 &&
            std::stoi(match.str(1)) % std::stoi(match.str(2)) != 0)
            say("is `" + match.str(1) + " / " + match.str(2) +
                "` meant to be a whole-number division? Its fraction is lost unless one side is a double.");
        if (std::regex_search(whole, match, text_plus) && integers.count(match.str(3)) > 0)
            say("`" + match.str(1) + " + " + match.str(3) +
                "` does not join the number to the text, it skips " + "letters: " + match.str(1) +
                " + std::to_string(" + match.str(3) + ").");
        if (std::regex_search(whole, match, one_over) && integers.count(match.str(3)) > 0)
            say("is `" + match.str(1) + " / " + match.str(3) +
                "` meant to be a whole-number division? Its fraction is lost unless one side is a double.");
    }

    void empty_body() {
        static const std::regex loop_or_condition(R"(^(?:.* )?(?:if|for|while) *\(.*\)$)");
        if (now->end == ';' && now->text.empty() && std::regex_match(now->head, loop_or_condition) &&
            !now->head.starts_with("do") && !ends_do())
            say("the ; right after the ) ends the loop or condition; what follows does not belong to it.");
    }

    /// "while (…);" behind the block of "do {".
    bool ends_do() const {
        const Statement* const first = source.statements().data();
        for (const Statement* before = now; before != first;)
            if ((--before)->depth == now->depth && before->end == '{')
                return now->head.starts_with("while") && (before->head + before->text).starts_with("do");
        return false;
    }

    /// A statement that is only a value.
    void thrown_away() {
        static const std::regex call(
            R"(^(?:dnn::)?(linear_forward|linear_activation_forward|L_model_forward|compute_cost|linear_backward|linear_activation_backward|L_model_backward|update_parameters|relu|sigmoid|tanh|relu_backward|sigmoid_backward|tanh_backward|arma::(?:exp|log|sum|accu|square|sqrt|pow|tanh|clamp|zeros|ones|trans|mean)|np::random::randn) *\(.*\)$)"),
            arithmetic(
                R"(^(?!return\b|throw\b|delete\b|auto\b|const\b|std::|arma::mat\b)[A-Za-z_][\w.:]*(?:\[[^\]]*\]|\([^()]*\))* *[-+*/%] *(?![-+=*&]).+$)"),
            transpose(R"(^[\w.]+\.t\(\)$)"), asked(R"(^on_iteration *\(.*\)$)");
        if (now->end != ';')
            return;
        std::smatch match;
        const std::string& text = now->text;
        if (std::regex_match(text, asked))
            say("the answer of on_iteration is not used here: false ends the training.");
        else if (std::regex_match(text, match, call))
            say("what `" + match.str(1) + "(…)` returns is not kept anywhere; is an = missing?");
        else if (!has(text, "=") && !has(text, "<<") && !has(text, "++") && !has(text, "--") &&
                 (std::regex_match(text, arithmetic) || std::regex_match(text, transpose)))
            say("what this computes is not kept anywhere; is an = missing?");
    }

    void recipe() {
        static const std::regex kept(R"(^(?:const +)?auto +(\w+) *= *(.+)$)"),
            matrix(
                R"(\b(?:d?[A-Z]\w*|db\d*|cache\.Z|arma::(?:exp|log|square|pow|sqrt|trans|tanh|sum)\()|\.t\(\))"),
            operation(
                R"([\w)\]] *[-+*/%] *[\w(-]|^-|^arma::(?:exp|log|square|pow|sqrt|trans|tanh|sum)\(|\.t\(\)$)"),
            number(
                R"(^(?:arma::(?:accu|as_scalar|dot|trace|norm|mat|vec)\b|static_cast|std::|L\b|\w+(?:_\w+)* *\()|\[ *&|\"|\b(?:n_rows|n_cols|size)\b)");
        std::smatch match;
        if (!std::regex_match(now->text, match, kept))
            return;
        const std::string value = match.str(2);
        if (!std::regex_search(value, matrix) || !std::regex_search(value, operation) ||
            std::regex_search(value, number))
            return;
        say("is `" + match.str(1) +
                "` meant to be a matrix? With auto, Armadillo keeps the recipe instead of its result, "
                "and what it is made of may be gone: arma::mat " +
                match.str(1) + " = …",
            false);
        // A single operation refers to variables; of two, one refers to what the other has left.
        static const std::regex part(R"([-+*/%]|arma::\w+\(|\.t\(\))");
        all.back().is_undefined =
            std::distance(std::sregex_iterator(value.begin(), value.end(), part), std::sregex_iterator()) > 1;
    }

    /// A variable that gets a value and that nothing reads.
    void unread() {
        static const std::regex declared(
            R"(^(?:const +)?(?:auto|arma::mat|arma::vec|arma::rowvec|Parameters|Gradients|LinearGradients|Cache|LinearCache|double|int|std::vector<[\w:]+>) +(\w+) *(?:=|\(|;|$))");
        std::smatch match;
        if (now->end != ';' || !std::regex_search(now->text, match, declared))
            return;
        const std::string name = match.str(1);
        const std::regex written("^" + name + R"((?:\[[^=]*\]|\([^=]*\))? *[-+*/%]?=[^=])");
        std::ptrdiff_t reads = occurrences(source.surroundings(), name);
        for (const Statement& other : source.statements())
            if (&other == now || (other.text.starts_with(name) && std::regex_search(other.text, written)))
                --reads;
        if (reads <= 0)
            say("nothing reads `" + name +
                    "` after this: is it meant to be assigned to another variable, one that exists already?",
                false);
    }

    const Source& source;
    const Names integers;
    const Statement* now = nullptr;
    std::string whole; // the statement with its head
    std::vector<Suspicion> all;
};

} // namespace

std::vector<Suspicion> suspicions_in(const Source& source) {
    std::vector<Suspicion> all = Search(source).found();
    for (Suspicion& one : suspicious_variables(source))
        all.push_back(std::move(one));
    return all;
}

#include "checks/compiler/rules.hpp"

#include "checks/compiler/words.hpp"
#include "dnn/support/text.hpp"

#include <array>

using support::has;

namespace {

// std::regex needs stack for every character it looks at, and what a compiler says can be very long.
constexpr std::size_t max_matched = 400;

struct Called {
    const char *function, *call, *returns;
};
constexpr std::array called_functions = {
    Called{"initialize_parameters", "initialize_parameters(n_x, n_h, n_y)", "a dictionary"},
    Called{"initialize_parameters_deep", "initialize_parameters_deep(layer_dims)", "a dictionary"},
    Called{"linear_forward", "linear_forward(A, W, b)", "two things: Z and its LinearCache"},
    Called{"linear_activation_forward", "linear_activation_forward(A_prev, W, b, activation)",
           "two things: A and its Cache"},
    Called{"L_model_forward", "L_model_forward(X, parameters)", "two things: AL and the caches"},
    Called{"compute_cost", "compute_cost(AL, Y)", "one number"},
    Called{"linear_backward", "linear_backward(dZ, a LinearCache)", "three matrices: dA_prev, dW and db"},
    Called{"linear_activation_backward", "linear_activation_backward(dA, a Cache, activation)",
           "three matrices: dA_prev, dW and db"},
    Called{"L_model_backward", "L_model_backward(AL, Y, caches)", "a dictionary of gradients"},
    Called{"update_parameters", "update_parameters(parameters, grads, learning_rate)", "the new parameters"},
    Called{"relu", "relu(Z)", "one matrix"},
    Called{"sigmoid", "sigmoid(Z)", "one matrix"},
    Called{"tanh", "tanh(Z)", "one matrix"},
    Called{"relu_backward", "relu_backward(dA, Z)", "one matrix"},
    Called{"sigmoid_backward", "sigmoid_backward(dA, Z)", "one matrix"},
    Called{"tanh_backward", "tanh_backward(dA, Z)", "one matrix"},
    Called{"randn", "randn(rows, columns)", "one matrix"},
    Called{"on_iteration", "on_iteration(i, cost)", "true or false"},
    Called{"model", "model(X, Y, parameters, learning_rate, num_iterations, on_iteration)",
           "two things: parameters and costs"},
};

std::string how_to_call(const std::string& function) {
    for (const Called& one : called_functions)
        if (function == one.function)
            return std::string("`") + one.call + "` returns " + one.returns;
    return "dnn/dnn.hpp shows what it takes and returns";
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == separator)
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

/// Whether one of the words in "a|b|c" is in the text.
bool holds_one(const std::string& text, std::string_view words) {
    for (;;) {
        const std::size_t bar = words.find('|');
        if (has(text, words.substr(0, bar)))
            return true;
        if (bar == std::string_view::npos)
            return false;
        words.remove_prefix(bar + 1);
    }
}

bool holds(const std::string& message, const std::string& line, std::string_view condition) {
    for (;;) {
        const std::size_t end = condition.find('&');
        const std::string_view words = condition.substr(0, end);
        if (!(words.starts_with('~') ? holds_one(line, words.substr(1)) : holds_one(message, words)))
            return false;
        if (end == std::string_view::npos)
            return true;
        condition.remove_prefix(end + 1);
    }
}

/// The words in quotes; whatever stands outside is dropped.
std::vector<std::string> quoted_words(const std::string& message) {
    const std::vector<std::string> parts = split(message, '\'');
    std::vector<std::string> words;
    for (std::size_t i = 1; i + 1 < parts.size(); i += 2)
        words.push_back(parts[i]);
    return words;
}

/// A piece of Python as Armadillo has it, as far as names go.
std::string in_armadillos_words(std::string code) {
    static const std::vector<std::pair<std::regex, std::string>> all = {
        {std::regex(R"(\.T\b)"), ".t()"},
        {std::regex(R"(\bnp(?:\.|::)(?!random))"), "arma::"},
        {std::regex(R"(\blen\( *(\w+) *\))"), "$1.size()"},
        {std::regex(R"(\bstr\()"), "std::to_string("},
        {std::regex("//"), "/"}};
    for (const auto& [pythons, ours] : all)
        code = std::regex_replace(code, pythons, ours);
    return code;
}

void replace_once(std::string& text, const std::string& from, const std::string& to) {
    if (const std::size_t at = text.find(from); at != std::string::npos)
        text.replace(at, from.size(), to);
}

} // namespace

Rules::Rules(std::vector<Rule> all) : rules(std::move(all)), lines(rules.size()) {}

std::string Rules::sentence(const std::string& message, const std::string& line) const {
    const std::string said(support::first_bytes(message, max_matched)),
        code(support::first_bytes(line, max_matched));
    const std::vector<std::string> quoted = quoted_words(said);
    const auto quote = [&](std::size_t i) { return i <= quoted.size() ? quoted[i - 1] : std::string(); };
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (!holds(said, code, rules[i].message))
            continue;
        std::smatch found;
        std::call_once(lines[i].once, [&] { lines[i].pattern = rules[i].line; });
        if (!std::regex_search(code, found, lines[i].pattern))
            continue;
        const auto group = [&](std::size_t n) { return found.str(n); };
        std::string words = rules[i].sentence;
        // What a learner wrote is filled in last, and not searched again.
        replace_once(words, "$T", "The table \"Armadillo for NumPy\" at the top of the file");
        replace_once(words, "$S", how_to_call(group(1)));
        std::string result;
        for (std::size_t at = 0; at < words.size(); ++at) {
            const bool is_number = at + 1 < words.size() && words[at + 1] >= '1' && words[at + 1] <= '9';
            if (!is_number || !has("$%#", words.substr(at, 1))) {
                result += words[at];
                continue;
            }
            const auto n = static_cast<std::size_t>(words[at + 1] - '0');
            result += words[at] == '$'   ? quote(n)
                      : words[at] == '%' ? group(n)
                                         : in_armadillos_words(group(n));
            ++at;
        }
        return result;
    }
    return "";
}

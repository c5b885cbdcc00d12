#include "checks/formula/questions.hpp"

#include "checks/formula/puzzle.hpp"
#include "checks/formula/search.hpp"
#include "checks/structure.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace checks::formula {
namespace {

using arma::mat;
using Draws = std::mt19937;

constexpr std::size_t most_choices = 3, most_arguments = 10;

std::string shape_of(arma::uword rows, arma::uword cols) {
    return '(' + std::to_string(rows) + ", " + std::to_string(cols) + ')';
}

std::string shape_of(const mat& x) {
    return shape_of(x.n_rows, x.n_cols);
}

/// "dZ (4, 5)", "cache.A (3, 5)", "W1 (4, 3)", "n_0 = 5": every matrix and number of an argument; of caches the weights.
void describe(const std::string& name, const Value& value, std::vector<std::string>& all) {
    if (value.matrix)
        all.push_back(name + ' ' + shape_of(*value.matrix));
    else if (value.number)
        all.push_back(name + " = " + checks::number(*value.number));
    for (const auto& [symbol, field] : value.fields) {
        const std::optional<int> index = index_of(symbol);
        if (name == "caches") {
            const Value* const linear = field.find(formula::symbol("linear"));
            const Value* const W = linear == nullptr ? nullptr : linear->find(formula::symbol("W"));
            if (index && W != nullptr)
                describe("W" + std::to_string(*index), *W, all);
        } else if (index) {
            describe((name == "layer_dims" ? "n_" : name) + std::to_string(*index), field, all);
        } else {
            const bool is_dictionary = name == "parameters" || name == "grads";
            if (name == "grads" && name_of(symbol) == "dA") // no step needs it
                continue;
            describe(is_dictionary ? name_of(symbol) : name + '.' + name_of(symbol), field, all);
        }
    }
}

/// "With dZ (4, 5), cache.A (3, 5): "; nothing if it is more than one can read.
std::optional<std::string> given(const Subject& subject, std::size_t input) {
    std::vector<std::string> all;
    const std::vector<Value>& arguments = subject.arguments[input];
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& name = subject.function->parameters[i];
        if (name == "activation" && input < subject.cases.size())
            all.push_back("activation " + subject.cases[input]);
        else if (name != "on_iteration")
            describe(name, arguments[i], all);
        else if (*arguments[i].number < *arguments[i - 1].number) // that of the last iteration
            all.push_back("on_iteration false for i = " + checks::number(*arguments[i].number));
    }
    if (all.empty() || all.size() > most_arguments)
        return std::nullopt;
    std::string words;
    for (const std::string& one : all)
        words += (words.empty() ? "With " : ", ") + one;
    return words + ": ";
}

/// All of them, in a drawn order.
std::vector<std::size_t> shuffled(std::size_t count, Draws& draws) {
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::shuffle(all.begin(), all.end(), draws);
    return all;
}

void add_new(std::vector<std::string>& all, const std::string& one) {
    if (std::find(all.begin(), all.end(), one) == all.end())
        all.push_back(one);
}

/// The choices in a drawn order, the first of them being the right one.
Question mixed(Question question, Draws& draws) {
    const std::string right = question.choices.front();
    question.choices.resize(std::min(question.choices.size(), most_choices));
    std::shuffle(question.choices.begin(), question.choices.end(), draws);
    question.right = static_cast<int>(std::find(question.choices.begin(), question.choices.end(), right) -
                                      question.choices.begin());
    return question;
}

/// Sizes that are there, too, tempt more than others.
std::vector<std::string> wrong_shapes(const mat& right, const std::vector<Value>& arguments, Draws& draws) {
    std::vector<std::string> near;
    for (const Value& argument : arguments)
        if (argument.matrix)
            for (const arma::uword size : {argument.matrix->n_rows, argument.matrix->n_cols}) {
                add_new(near, shape_of(right.n_rows, size));
                add_new(near, shape_of(size, right.n_cols));
            }
    std::shuffle(near.begin(), near.end(), draws);
    for (const arma::uword more : {1U, 2U})
        add_new(near, shape_of(right.n_rows + more, right.n_cols));
    std::erase(near, shape_of(right));
    return near;
}

std::optional<Question> about_a_shape(const Subject& subject, Draws& draws) {
    for (const std::size_t input : shuffled(subject.answers.size(), draws)) {
        const std::optional<std::string> its_given = given(subject, input);
        const Results& results = subject.answers[input].results;
        for (const std::size_t i : shuffled(results.size(), draws)) {
            const auto& [name, value] = results[i];
            if (!its_given || value.n_elem < 2 || value.n_rows == value.n_cols || name == "costs" ||
                name.find_first_of(" '") != std::string::npos)
                continue;
            Question question;
            question.text = *its_given + "what is the shape of your " + name + "?";
            question.choices = {shape_of(value), shape_of(value.t())};
            for (const std::string& other : wrong_shapes(value, subject.arguments[input], draws))
                add_new(question.choices, other);
            question.why =
                "Your function returned " + name + " as " + shape_of(value) + ": rows first, then columns.";
            return mixed(question, draws);
        }
    }
    return std::nullopt;
}

const char* const refused = "the call throws: shapes do not fit";

std::string times(double factor) {
    return "it is " + checks::number(factor > 1 ? factor : 1 / factor) +
           (factor > 1 ? " times too large" : " times too small");
}

/// What becomes of a result; "" if it stays, or cannot be said in short.
std::string becomes(const std::string& name, const mat& right, const mat& wrong) {
    if (arma::size(right) != arma::size(wrong))
        return "it has the shape " + shape_of(wrong);
    if (right.is_empty() || !wrong.is_finite() || agree(wrong, right))
        return "";
    if (name.starts_with("the number of"))
        return "it is " + checks::number(wrong(0)) + ", not " + checks::number(right(0));
    if (arma::abs(wrong).max() == 0)
        return "it is 0 everywhere";
    const double factor = arma::dot(right, wrong) / arma::dot(right, right);
    if (!std::isfinite(factor) || !agree(wrong, factor * right))
        return "";
    constexpr double rounding = 1e-9;
    if (std::abs(factor + 1) < rounding)
        return "it has the opposite sign";
    const double multiple = std::max(factor, 1 / factor); // one that can be known without the numbers
    return factor > 0 && std::abs(multiple - std::round(multiple)) < rounding * multiple ? times(factor) : "";
}

/// Whether a line assigns a result: "dW = …", or "dW[l] = …" for dW1.
bool assigns(const std::string& line, const std::string& name) {
    const std::string kind = name.substr(0, name.find_last_not_of("0123456789") + 1);
    const std::string targets = line.substr(0, line.find(" = "));
    return targets == name || "the " + targets == name || targets.substr(0, targets.find('[')) == kind;
}

/// Answers to choose from, of the same sort as the right one.
std::vector<std::string> tempting(const std::string& right, const mat& value) {
    const double n = static_cast<double>(std::max<arma::uword>(value.n_cols, 2));
    std::vector<std::string> others;
    if (right.ends_with("large"))
        others = {right.substr(0, right.size() - 5) + "small", "it has the opposite sign"};
    else if (right.ends_with("small"))
        others = {right.substr(0, right.size() - 5) + "large", "it has the opposite sign"};
    else if (value.n_elem > 1 && value.n_rows != value.n_cols)
        others = {"it has the shape " + shape_of(value.t())};
    if (right != refused && value.n_elem > 1)
        others.emplace_back(refused);
    others.insert(others.end(), {times(n), times(1 / n), "nothing: it stays as it is"});
    return others;
}

/// Whether the numbers alone change, and on all inputs in a way that can be said in short: no accident of an input.
bool changes_numbers(const LineSlip& slip, const std::string& name, const Subject& subject) {
    for (std::size_t i = 0; i < subject.answers.size(); ++i) {
        const Answer wrong = subject.run(slip.derivation->function, subject.arguments[i], nullptr);
        const mat *const right = find(subject.answers[i], name), *const its = find(wrong, name);
        if (right && (wrong.thrown || !its || arma::size(*its) != arma::size(*right) ||
                      becomes(name, *right, *its).empty()))
            return false;
    }
    return true;
}

std::optional<Question> question_about(const LineSlip& slip, const std::string& line, const Subject& subject,
                                       std::size_t input, bool of_numbers, Draws& draws) {
    const std::optional<std::string> its_given = given(subject, input);
    const Answer wrong = subject.run(slip.derivation->function, subject.arguments[input], nullptr);
    for (const auto& [name, value] : subject.answers[input].results) {
        const mat* const its = wrong.thrown ? nullptr : find(wrong, name);
        const std::string what = wrong.thrown ? refused : its ? becomes(name, value, *its) : "";
        const bool is_count = name.starts_with("the number of") && line.starts_with("for ");
        const bool of_shapes = what == refused || what.starts_with("it has the shape");
        if (!its_given || what.empty() || of_numbers == of_shapes || what.ends_with(shape_of(value)) ||
            (!is_count && !assigns(line, name)) || (of_numbers && !changes_numbers(slip, name, subject)))
            continue;
        Question question;
        const std::string instead = slip.text.empty()
                                        ? "if `" + line + "` were left out"
                                        : "if `" + slip.text + "` stood in place of `" + line + '`';
        question.text = *its_given + instead + ", what would become of " + name + "?";
        question.choices = {what};
        if (is_count)
            question.choices = {what,
                                "it is " + checks::number(value(0) + 2) + ", not " + checks::number(value(0)),
                                "nothing: it stays as it is"};
        for (const std::string& other : tempting(what, value))
            add_new(question.choices, other);
        question.why = slip.seen;
        return mixed(question, draws);
    }
    return std::nullopt;
}

std::optional<Question> about_a_slip(const Subject& subject, Draws& draws) {
    const std::vector<Derivation> all = derive(library(), *subject.function);
    const std::vector<LineSlip> slips = line_slips(*subject.function, all);
    const std::vector<StatementLine> lines = lines_of(*subject.function);
    const std::vector<std::size_t> inputs = shuffled(subject.answers.size(), draws);
    const std::vector<std::size_t> order = shuffled(slips.size(), draws);
    for (const bool of_numbers : {true, false}) // shapes have a question of their own
        for (const std::size_t i : order)
            for (const std::size_t input : inputs)
                try {
                    if (auto question = question_about(slips[i], lines[slips[i].line].text, subject, input,
                                                       of_numbers, draws))
                        return question;
                } catch (const NotValid&) {
                    break;
                }
    return std::nullopt;
}

} // namespace

std::vector<Question> questions_about(const Subject& subject, Draws& draws) {
    const bool all_answered = std::none_of(subject.answers.begin(), subject.answers.end(),
                                           [](const Answer& answer) { return answer.thrown.has_value(); });
    std::vector<Question> questions;
    if (!all_answered)
        return questions;
    for (const auto& ask : {about_a_shape, about_a_slip})
        if (const std::optional<Question> question = ask(subject, draws))
            questions.push_back(*question);
    return questions;
}

} // namespace checks::formula

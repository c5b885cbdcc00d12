// Mistakes in compute_cost: nearly all are a wrong term for one example, or a wrong factor before the sum.
#include "checks/check.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"

#include <cmath>

namespace checks {
namespace {

using arma::mat, arma::uword;
using std::log;
using Mistakes = Catalogue<double(const mat&, const mat&)>;
using Entry = Mistakes::Entry;

/// What one example adds to the sum.
using Term = double (*)(double a, double y);

double sum(const mat& AL, const mat& Y, Term term) {
    double total = 0;
    for (uword i = 0; i < AL.n_cols; ++i)
        total += term(AL(i), Y(i));
    return total;
}

double ones(double a, double y) {
    return y * log(a);
}
double zeros(double a, double y) {
    return (1 - y) * log(1 - a);
}

/// The probabilities of the labels themselves, summed without a logarithm.
double probabilities(const mat& AL, const mat& Y) {
    return sum(AL, Y, [](double a, double y) { return y * a + (1 - y) * (1 - a); });
}

/// -1/m · Σ of another term.
Entry of(const char* id, const char* seen, const char* look, Term term) {
    return {id, seen, look, [term](const mat& AL, const mat& Y) { return -sum(AL, Y, term) / AL.n_cols; }};
}

/// Both sums, each with its own factor, which depends on m.
Entry scaled(const char* id, const char* seen, const char* look, double (*first)(double m),
             double (*second)(double m)) {
    return {id, seen, look, [first, second](const mat& AL, const mat& Y) {
                return first(AL.n_cols) * sum(AL, Y, ones) + second(AL.n_cols) * sum(AL, Y, zeros);
            }};
}
Entry scaled(const char* id, const char* seen, const char* look, double (*both)(double m)) {
    return scaled(id, seen, look, both, both);
}

/// The examples from `begin` to the one before m - `missing`.
Entry part(const char* id, const char* seen, const char* look, uword begin, uword missing) {
    return {id, seen, look, [begin, missing](const mat& AL, const mat& Y) {
                const mat a = AL.cols(begin, AL.n_cols - missing - 1),
                          y = Y.cols(begin, AL.n_cols - missing - 1);
                return -(sum(a, y, ones) + sum(a, y, zeros)) / AL.n_cols;
            }};
}

Entry throws(const char* id, const char* seen, const char* look,
             double (*wrong)(const mat& AL, const mat& Y)) {
    return {id, seen, look, wrong};
}

const char* const brackets = "Look at equation (7): what do -1/m and its bracket enclose?";
const char* const pairs = "Look at equation (7): which label goes with log a, which with log(1 - a)?";
const char* const log_first =
    "Look at equation (7): it sums logarithms. Which comes first in your line, the logarithm or the sum?";
const char* const shapes_table =
    "Look at \"There are two ways to sum\" and the Armadillo table: which of the two is yours?";

const Mistakes& catalogue() {
    static const Mistakes all = {
        [] {
            decltype(Mistakes::inputs) inputs;
            np::random::RandomState draws = unseen("mistakes");
            // The last two have labels of one kind only: there the log of a label is 0 or infinite, not always NaN.
            const std::vector<mat> labels = {
                {{1, 0, 1, 1, 0}}, {{0, 1, 0}}, {{0, 0, 1, 0, 1, 0, 0, 1}}, {{1, 1, 1, 1}}, {{0, 0}}};
            for (const mat& Y : labels)
                inputs.emplace_back(draws.uniform(0.05, 0.95, 1, Y.n_cols), Y);
            return inputs;
        }(),
        [](const mat& AL, const mat&) {
            return Sizes{{"m", AL.n_cols}};
        },
        {
            scaled("cost-zero", "The cost is 0, whatever AL and Y are.",
                   "Is anything assigned to cost, and are the two terms added, not multiplied? Also, 1 / "
                   "Y.n_cols divides two integers: what is 1 / 5 in C++?",
                   [](double) { return 0.0; }),
            scaled("unsigned-minus", "The cost is beyond 10^16 in size: a minus sign met an unsigned number.",
                   "n_cols is unsigned, so -1 / n_cols starts from 18446744073709551615. Which variable "
                   "holds the number of examples as a double?",
                   [](double m) { return std::floor(18446744073709551615.0 / m); }),
            scaled("minus-missing", "The cost is right except for its sign: it is negative.",
                   "Look at equation (7): the log of a probability is negative. What comes before the sum?",
                   [](double m) { return 1 / m; }),
            scaled("not-averaged", "The cost is {m} times too large: it is a sum over the examples.",
                   "Look at equation (7): what comes before the sum? (AL.n_rows is 1; the examples are "
                   "columns.)",
                   [](double) { return -1.0; }),
            scaled("minus-and-average-missing",
                   "The cost is negative, and {m} times too large: it is the plain sum.",
                   "Look at equation (7): what comes before the sum?", [](double) { return 1.0; }),
            scaled("averaged-twice", "The cost is too small by a factor of {m}: it was divided by m twice.",
                   "mean() already divides by m, and so does 1/m: one of them is enough.",
                   [](double m) { return -1 / m / m; }),
            scaled("multiplied-by-m", "The cost was multiplied by {m} instead of divided by it.",
                   "Look at equation (7): is it m or 1/m?", [](double m) { return -m; }),
            scaled("halved", "The cost is half the right value.",
                   "1/(2m) belongs to the squared error of linear regression. What comes before the sum in "
                   "equation (7)?",
                   [](double m) { return -0.5 / m; }),
            scaled("divided-by-m-1", "The cost was divided by m - 1, not by {m}.",
                   "The mean of m numbers is their sum divided by how many there are.",
                   [](double m) { return -1 / (m - 1); }),
            scaled(
                "only-ones", "The examples with label 0 cost nothing: only the term for label 1 is there.",
                "Look at equation (7): the bracket has two terms. Which one is missing?",
                [](double m) { return -1 / m; }, [](double) { return 0.0; }),
            scaled(
                "only-zeros", "The examples with label 1 cost nothing: only the term for label 0 is there.",
                "Look at equation (7): the bracket has two terms. Which one is missing?",
                [](double) { return 0.0; }, [](double m) { return -1 / m; }),
            scaled(
                "second-term-subtracted",
                "The term for label 0 has the wrong sign: those examples lower the cost.",
                "Look at equation (7): which sign is between the two terms, and does the minus before the "
                "sum already apply to both?",
                [](double m) { return -1 / m; }, [](double m) { return 1 / m; }),
            scaled(
                "first-term-subtracted",
                "The term for label 1 has the wrong sign: those examples lower the cost.", brackets,
                [](double m) { return 1 / m; }, [](double m) { return -1 / m; }),
            scaled(
                "bracket-missing",
                "-1/m applies only to the first term: the second one is added as a plain sum, and is "
                "negative.",
                brackets, [](double m) { return -1 / m; }, [](double) { return 1.0; }),
            scaled(
                "first-term-not-averaged", "The term for label 1 is {m} times too large; the other is right.",
                brackets, [](double) { return -1.0; }, [](double m) { return -1 / m; }),
            scaled(
                "second-term-not-averaged",
                "The term for label 0 is {m} times too large; the other is right.", brackets,
                [](double m) { return -1 / m; }, [](double) { return -1.0; }),
            scaled(
                "minus-of-first-term-alone",
                "The minus applies only to the first term, and 1/m only to the second.", brackets,
                [](double) { return -1.0; }, [](double m) { return 1 / m; }),
            of("log10", "The cost is 0.434 times the right value: that is a logarithm to base 10.",
               "Equation (7) has the natural logarithm: which one is that in the Armadillo table?",
               [](double a, double y) { return (ones(a, y) + zeros(a, y)) / std::log(10.0); }),
            of("log2", "The cost is 1.443 times the right value: that is a logarithm to base 2.",
               "Equation (7) has the natural logarithm: which one is that in the Armadillo table?",
               [](double a, double y) { return (ones(a, y) + zeros(a, y)) / std::log(2.0); }),
            of("logs-swapped",
               "log a and log(1 - a) are swapped: being right costs much, being wrong little.", pairs,
               [](double a, double y) { return y * log(1 - a) + (1 - y) * log(a); }),
            of("log-a-twice",
               "Every example costs -log a, whatever its label: the labels are missing, or both terms have "
               "the same logarithm.",
               pairs, [](double a, double) { return log(a); }),
            of("log-1-a-twice",
               "Every example costs -log(1 - a), whatever its label: the labels are missing, or both terms "
               "have the same logarithm.",
               pairs, [](double a, double) { return log(1 - a); }),
            of("y-twice", "The second term has the factor y instead of 1 - y.", pairs,
               [](double a, double y) { return y * log(a) + y * log(1 - a); }),
            of("1-y-twice", "The first term has the factor 1 - y instead of y.", pairs,
               [](double a, double y) { return (1 - y) * log(a) + (1 - y) * log(1 - a); }),
            of("second-factor-missing", "log(1 - a) counts for all examples: its factor 1 - y is missing.",
               pairs, [](double a, double y) { return y * log(a) + log(1 - a); }),
            of("first-factor-missing", "log a counts for all examples: its factor y is missing.", pairs,
               [](double a, double y) { return log(a) + (1 - y) * log(1 - a); }),
            of("brackets-around-1-y",
               "The second term is 1 - y·log(1 - a), but 1 - y should multiply the logarithm.",
               "* and % bind more tightly than -: where are the brackets of (1 - y_i) in equation (7)?",
               [](double a, double y) { return y * log(a) + 1 - y * log(1 - a); }),
            {"brackets-around-1-y-once",
             "The second term is 1 - Y·log(1 - AL)ᵀ, but 1 - Y should multiply the logarithm.",
             "* binds more tightly than -: where are the brackets of (1 - y_i) in equation (7)?",
             [](const mat& AL, const mat& Y) {
                 const double second = sum(AL, Y, [](double a, double y) { return y * log(1 - a); });
                 return -(sum(AL, Y, ones) + 1 - second) / AL.n_cols;
             }},
            of("one-minus-log", "The second logarithm is 1 - log a; it should be log(1 - a).",
               "Look at equation (7): is the 1 - inside the logarithm or outside?",
               [](double a, double y) { return y * log(a) + (1 - y) * (1 - log(a)); }),
            of("log-1-plus-a", "The second logarithm is log(1 + a); it should be log(1 - a).",
               "Look at the signs of the second term in equation (7).",
               [](double a, double y) { return y * log(a) + (1 - y) * log(1 + a); }),
            of("1-plus-y", "The second factor is 1 + y; it should be 1 - y.",
               "Look at the signs of the second term in equation (7).",
               [](double a, double y) { return y * log(a) + (1 + y) * log(1 - a); }),
            of("cost-nan",
               "The cost is NaN, as after the logarithm of a negative number, or 0 times the logarithm of 0.",
               "a is less than 1, so a - 1 is negative; and a label may be 0, which has no logarithm. What "
               "does each term of equation (7) take the logarithm of?",
               [](double, double) { return std::nan(""); }),
            of("y-and-a-swapped",
               "The cost is infinite, as if Y and AL were swapped: the logarithm of a label 0 is infinite.",
               "Look at equation (7): which of the two is inside the logarithm? And in which order does "
               "compute_cost take its arguments?",
               [](double a, double y) { return a * log(y) + (1 - a) * log(1 - y); }),
            of("second-log-of-y",
               "The second logarithm is log(1 - y), which is 0 or infinite; it should be log(1 - a).", pairs,
               [](double a, double y) { return y * log(a) + (1 - y) * log(1 - y); }),
            of("first-log-of-y", "The first logarithm is log y, which is 0 or infinite; it should be log a.",
               pairs, [](double a, double y) { return y * log(y) + (1 - y) * log(1 - a); }),
            of("labels-missing", "The labels do not matter: a·log a was used instead of y·log a.", pairs,
               [](double a, double) { return a * log(a) + (1 - a) * log(1 - a); }),
            of("second-factor-1-a", "The second factor is 1 - a; it should be 1 - y.", pairs,
               [](double a, double y) { return y * log(a) + (1 - a) * log(1 - a); }),
            of("first-factor-a", "The first factor is a; it should be y.", pairs,
               [](double a, double y) { return a * log(a) + (1 - y) * log(1 - a); }),
            of("no-log", "There is no logarithm: the cost is -1/m · Σ (y·a + (1 - y)·(1 - a)).",
               "Look at equation (7): a probability's cost is minus its logarithm.",
               [](double a, double y) { return y * a + (1 - y) * (1 - a); }),
            {"log-of-mean", "The cost is the logarithm of a mean; it should be a mean of logarithms.",
             log_first, [](const mat& AL, const mat& Y) { return -log(probabilities(AL, Y) / AL.n_cols); }},
            {"log-of-sum", "The cost is the logarithm of a sum; it should be a mean of logarithms.",
             log_first, [](const mat& AL, const mat& Y) { return -log(probabilities(AL, Y)); }},
            {"log-of-sum-averaged",
             "The cost is 1/m times the logarithm of a sum; it should be 1/m times a sum of logarithms.",
             log_first, [](const mat& AL, const mat& Y) { return -log(probabilities(AL, Y)) / AL.n_cols; }},
            {"log-of-each-sum", "Each term is the logarithm of a sum; it should be a sum of logarithms.",
             log_first,
             [](const mat& AL, const mat& Y) {
                 const double first = sum(AL, Y, [](double a, double y) { return y * a; }),
                              second = sum(AL, Y, [](double a, double y) { return (1 - y) * (1 - a); });
                 return -(log(first) + log(second)) / AL.n_cols;
             }},
            of("absolute-error", "The cost is the mean of |a - y|, not the cross-entropy.",
               "Look at equation (7): where are its logarithms?",
               [](double a, double y) { return -std::abs(a - y); }),
            of("squared-error", "The cost is the mean of (a - y)², not the cross-entropy.",
               "Look at equation (7): where are its logarithms?",
               [](double a, double y) { return -(a - y) * (a - y); }),
            of("half-squared-error", "The cost is the mean of (a - y)²/2, not the cross-entropy.",
               "Look at equation (7): where are its logarithms?",
               [](double a, double y) { return -(a - y) * (a - y) / 2; }),
            {"squared-error-sum", "The cost is the sum of (a - y)², not the cross-entropy.",
             "Look at equation (7): where are its logarithms?",
             [](const mat& AL, const mat& Y) {
                 return sum(AL, Y, [](double a, double y) { return (a - y) * (a - y); });
             }},
            of("error-rate",
               "The cost is the fraction of examples on the wrong side of 0.5, not the cross-entropy.",
               "Look at equation (7): where are its logarithms?",
               [](double a, double y) { return (a > 0.5) == (y > 0.5) ? 0.0 : -1.0; }),
            {"root-of-squared-error",
             "The cost is the square root of the mean of (a - y)², not the cross-entropy.",
             "Look at equation (7): where are its logarithms?",
             [](const mat& AL, const mat& Y) {
                 return std::sqrt(sum(AL, Y, [](double a, double y) { return (a - y) * (a - y); }) /
                                  AL.n_cols);
             }},
            {"terms-multiplied", "The two terms were multiplied; they should be added.",
             "Look at equation (7): what is between the two terms?",
             [](const mat& AL, const mat& Y) { return -sum(AL, Y, ones) * sum(AL, Y, zeros) / AL.n_cols; }},
            {"positives-alone-averaged",
             "The cost was divided by the number of examples with label 1, not by {m}.",
             "Equation (7) is a mean over all examples: what is m?",
             [](const mat& AL, const mat& Y) {
                 return -(sum(AL, Y, ones) + sum(AL, Y, zeros)) /
                        sum(AL, Y, [](double, double y) { return y; });
             }},
            {"last-example-alone", "Only the last example counts: each one overwrites the one before.",
             "A sum in a loop grows: is it = or +=?",
             [](const mat& AL, const mat& Y) {
                 const uword i = AL.n_cols - 1;
                 return -(ones(AL(i), Y(i)) + zeros(AL(i), Y(i))) / AL.n_cols;
             }},
            {"last-example-not-averaged",
             "The cost is the last example's alone: each one overwrites the one before, and 1/m is missing.",
             "A sum in a loop grows: is it = or +=? And what comes before the sum in equation (7)?",
             [](const mat& AL, const mat& Y) {
                 const uword i = AL.n_cols - 1;
                 return -(ones(AL(i), Y(i)) + zeros(AL(i), Y(i)));
             }},
            {"first-example-alone", "Only the first example counts: nothing was summed over the others.",
             "sum(M) of a row sums each of its columns, which changes nothing. Which function sums all "
             "elements?",
             [](const mat& AL, const mat& Y) {
                 return -(ones(AL(0), Y(0)) + zeros(AL(0), Y(0))) / AL.n_cols;
             }},
            {"first-example-not-averaged",
             "The cost is the first example's alone: nothing was summed over the others.",
             "sum(M) of a row sums each of its columns, which changes nothing. Which function sums all "
             "elements?",
             [](const mat& AL, const mat& Y) { return -(ones(AL(0), Y(0)) + zeros(AL(0), Y(0))); }},
            part("first-example-left-out", "The first example is left out of the sum.",
                 "C++ counts columns from 0: where does the loop begin?", 1, 0),
            part("last-example-left-out", "The last example is left out of the sum.",
                 "Columns are numbered 0 to m - 1: where does the loop end?", 0, 1),
            {"all-pairs",
             "The sum goes over all m² pairs of a label and a probability: each label belongs to one "
             "probability.",
             "Y.t() * log(AL) is m×m. Which of the two must be transposed to give 1×1?",
             [](const mat& AL, const mat& Y) {
                 const double positives = sum(AL, Y, [](double, double y) { return y; });
                 return -(positives * sum(AL, Y, [](double a, double) { return log(a); }) +
                          (AL.n_cols - positives) * sum(AL, Y, [](double a, double) { return log(1 - a); })) /
                        AL.n_cols;
             }},
            throws("product-of-rows",
                   "It threw an exception: a row was multiplied by a row. * is the matrix product, which "
                   "needs as many columns on the left (m) as rows on the right (1). Here {m}.",
                   shapes_table,
                   [](const mat& AL, const mat& Y) {
                       const mat product = Y * AL;
                       return product(0);
                   }),
            throws(
                "scalar-of-a-row",
                "It threw an exception: as_scalar was given something other than a single number. Here {m}.",
                "What must be done with the elements before as_scalar? sum(M) of a row changes nothing.",
                [](const mat&, const mat& Y) { return arma::as_scalar(arma::sum(Y)); }),
            throws(
                "scalar-of-a-product",
                "It threw an exception: as_scalar was given a product that is not 1×1. Here {m}.",
                "Y and AL are both (1, m). Which of the two must be transposed so that the product is 1×1?",
                [](const mat& AL, const mat& Y) { return arma::as_scalar(Y.t() * AL); }),
            throws("loop-too-far",
                   "It threw an exception: an element was accessed that the row does not have. Here {m}.",
                   "Columns are numbered 0 to m - 1: does the loop end with < or with <=?",
                   [](const mat& AL, const mat&) { return AL(AL.n_cols); }),
        },
        [](const mat& AL, const mat& Y) {
            return Results{{"AL", AL}, {"Y", Y}};
        },
    };
    return all;
}

} // namespace

std::optional<Diagnosis> diagnose() {
    return recognize(&dnn::compute_cost, reference::compute_cost, catalogue(),
                     formula::by_formula(&dnn::compute_cost, "compute_cost", catalogue().inputs));
}

std::vector<std::string> misconception_ids() {
    std::vector<std::string> ids = formula::known_ids("compute_cost");
    for (const auto& entry : catalogue().entries)
        ids.push_back(entry.id);
    return ids;
}

} // namespace checks

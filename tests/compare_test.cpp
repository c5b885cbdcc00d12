// The comparers of matrices and of printed blocks: what they accept, and what they report.
#include "checks/cell.hpp"
#include "checks/compare.hpp"
#include "checks/recognition.hpp"
#include "checks/sentences.hpp"
#include "tests/expect.hpp"

#include <limits>

using checks::exact;

namespace {

/// A difference in words; "" if there is none.
template <class... Arguments>
std::string difference(const Arguments&... arguments) {
    const auto problem = checks::difference(arguments...);
    return problem ? checks::sentence(*problem) : "";
}

std::string difference_from_block(const checks::Output& output, const std::string& block) {
    std::string all;
    for (const auto& problem : checks::differences_from_block(output, block))
        all += problem ? checks::sentence(*problem) + '\n' : "";
    return all;
}

} // namespace

// The test program has no cells of its own.
const std::vector<checks::Cell>& checks::cells() {
    static const std::vector<Cell> none;
    return none;
}

TEST_SUITE(compare)

TEST_CASE(of_shapes_alone_nan_is_as_good_as_a_number) {
    const arma::mat nan(2, 2, arma::fill::value(arma::datum::nan));
    EXPECT(difference("a", nan, arma::zeros(2, 2), checks::any_value) == "");
    EXPECT(difference("a", nan, arma::zeros(2, 3), checks::any_value) != "");
}

TEST_CASE(equal_matrices_have_no_difference) {
    const arma::mat a = {{1, 2}, {3, 4}};
    EXPECT(difference("a", a, a, exact) == "");
    EXPECT(difference("a", a * (1 + 1e-8), a) == "");
    EXPECT(difference("a", a * (1 + 1e-8), a, exact) != "");
}

TEST_CASE(shape_comes_first) {
    EXPECT(difference("dW", arma::zeros(2, 3), arma::zeros(3, 2)) ==
           "dW: got shape (2, 3); expected shape (3, 2)");
    EXPECT(difference("dW", arma::mat(), arma::zeros(3, 2)) ==
           "dW: empty, nothing was assigned to it, or something empty; expected shape (3, 2)");
}

TEST_CASE(first_and_largest_difference_are_named) {
    EXPECT(difference("Z", arma::mat{{1, 2.5}, {3, 8}}, arma::mat{{1, 2}, {3, 4}}) ==
           "Z: shape (2, 2) as expected, 2 of 4 elements differ\n"
           "   first at [0, 1]: got 2.5, expected 2\n"
           "   largest difference 4 at [1, 1]");
}

TEST_CASE(nan_and_inf_are_differences) {
    const double nan = std::numeric_limits<double>::quiet_NaN(),
                 inf = std::numeric_limits<double>::infinity();
    EXPECT(difference("Z", arma::mat{{1, nan}}, arma::mat{{1, 2}}).find("got nan, expected 2") !=
           std::string::npos);
    EXPECT(difference("Z", arma::mat{{1, inf}}, arma::mat{{1, 2}}).find("got inf, expected 2") !=
           std::string::npos);
    EXPECT(difference("cost", nan, 0.5).find("got nan, expected 0.5") != std::string::npos);
    EXPECT(difference("cost", inf, 0.5) != "");
}

TEST_CASE(a_block_accepts_what_rounds_to_its_digits) {
    const std::string block =
        "W1 = [[ 0.01624345 -0.00611756]\n [ 1.          2.        ]]\nn = 3\ncost = 0.5";
    const auto differs = [&](double w, int n, double cost) {
        return difference_from_block({{"W1", arma::mat{{w, -0.006117564}, {1, 2}}}, {"n", n}, {"cost", cost}},
                                     block);
    };
    EXPECT(differs(0.0162434536, 3, 0.5) == "");
    EXPECT(differs(0.01624347, 3, 0.5).find("W1") == 0U);
    EXPECT(differs(0.0162434536, 2, 0.5).find("n:") == 0U);
    EXPECT(differs(0.0162434536, 3, 0.50001).find("cost") == 0U);
}

TEST_CASE(a_label_that_stands_twice_is_read_in_order) {
    const std::string block = "sigmoid:\ndb = [[1.]]\n\nrelu:\ndb = [[2.]]";
    const auto differs = [&](double first, double second) {
        const arma::mat one(1, 1, arma::fill::value(first)), two(1, 1, arma::fill::value(second));
        return difference_from_block({{"sigmoid:", {}}, {"db", one}, {"", {}}, {"relu:", {}}, {"db", two}},
                                     block);
    };
    EXPECT(differs(1, 2) == "");
    EXPECT(differs(2, 1) != "");
}

TEST_CASE(output_text_is_the_notebooks) {
    EXPECT(checks::to_text({{"relu:", {}}, {"Z", arma::mat("1 2.5")}, {"cost", 0.5}, {"n", 3}}) ==
           "relu:\nZ = [[1.  2.5]]\ncost = 0.5\nn = 3");
}

TEST_CASE(a_name_that_begins_a_sentence_keeps_its_case) {
    const arma::mat M = {{1, 2}, {3, 4}};
    const auto described = [](const checks::Results& got, const checks::Results& right) {
        return checks::describe_differences({{got}}, {{right}}, {checks::Sizes{}}).text;
    };
    EXPECT(described({{"dA_prev", M}, {"dW", M}, {"db", {}}}, {{"dA_prev", M}, {"dW", M}, {"db", M}}) ==
           "db is empty: nothing was assigned to it, or something empty.\ndA_prev and dW are right.");
    EXPECT(described({{"W1", M}, {"b1", arma::mat(-M)}}, {{"W1", M}, {"b1", M}}) ==
           "b1 is right except for its sign, in every element.\nW1 is right.");
    EXPECT(described({{"W1", {}}, {"W2", {}}, {"b1", M}}, {{"W1", M}, {"W2", M}, {"b1", M}}) ==
           "Every W is empty: nothing was assigned to it, or something empty.\nb1 is right.");
    EXPECT(described({{"the cost", arma::mat{-1.0}}}, {{"the cost", arma::mat{1.0}}}) ==
           "The cost is right except for its sign, in every element.");
}

TEST_SUITE_END()

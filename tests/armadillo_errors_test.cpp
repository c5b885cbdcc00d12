// The messages are Armadillo's own, provoked here: another release may word them differently.
#include "checks/exceptions.hpp"
#include "checks/reference.hpp"
#include "checks/sentences.hpp"
#include "checks/stopped.hpp"
#include "dnn/dnn_utils.hpp"
#include "tests/expect.hpp"
#include "tests/text.hpp"

#include <functional>
#include <map>

using arma::mat;

namespace {

const mat W(3, 4, arma::fill::ones), A(3, 2, arma::fill::ones), b(3, 1, arma::fill::ones);
const std::vector<std::pair<std::string, mat>> arguments = {{"W", W}, {"A", A}, {"b", b}};

std::string thrown_by(const std::function<void()>& line) {
    try {
        line();
    } catch (const std::exception& error) {
        return error.what();
    }
    return "nothing";
}

std::string sentence(const std::function<void()>& line) {
    const std::string words = thrown_by(line);
    std::string explained = checks::explain_exception(words, arguments);
    EXPECT(explained != words);
    // The caller ends it.
    EXPECT(std::string(".:;?!").find(explained.back()) == std::string::npos, explained);
    return explained;
}

void check_has(const std::string& text, const std::string& part) {
    EXPECT(has(text, part), '"' << text << "\" has not \"" << part << '"');
}

mat M;

} // namespace

TEST_SUITE(armadillo_errors)

TEST_CASE(a_product) {
    EXPECT(sentence([] { M = W * A; }) ==
           "a matrix product needs as many columns on the left (4) as rows on the "
           "right (3); you multiplied a matrix of W's shape (3×4) by a matrix of A's shape (3×2)");
    check_has(sentence([] { M = A.t() * W.t(); }), "a matrix of A.t()'s shape");
    check_has(sentence([] { M = A * b; }),
              "you multiplied a matrix of A's shape (3×2) by a matrix of b's shape (3×1)");
}

TEST_CASE(a_shape_without_a_name) {
    const mat square(2, 2, arma::fill::ones);
    check_has(sentence([&] { M = square * W; }),
              "a matrix product needs as many columns on the left (2) as "
              "rows on the right (3); you multiplied a 2×2 matrix by a matrix of W's shape "
              "(3×4)");
    check_has(sentence([] { M = mat(8, 2) * W; }), "an 8×2 matrix by a matrix of W's shape");
    check_has(sentence([] { M = mat() * W; }), "an empty matrix (0×0");
    // two arguments of one shape
    check_has(checks::explain_exception(thrown_by([] { M = W * A; }), {{"W", W}, {"V", W}, {"A", A}}),
              "a 3×4 matrix by a matrix of A's shape (3×2)");
    // a square one could be its own transpose
    check_has(checks::explain_exception(thrown_by([&] { M = square * W; }), {{"S", square}, {"W", W}}),
              "a 2×2 matrix by a matrix of W's shape (3×4)");
}

TEST_CASE(element_by_element) {
    check_has(sentence([] { M = W + A; }),
              "same shape; you added a matrix of W's shape (3×4) and a matrix of A's shape (3×2)");
    check_has(sentence([] { M = W - A; }),
              "same shape; you subtracted a matrix of A's shape (3×2) from a matrix of W's shape (3×4)");
    check_has(sentence([] { M = W % A; }),
              "same shape; you multiplied a matrix of W's shape (3×4) by a matrix of A's shape (3×2)");
    check_has(sentence([] { M = W / A; }),
              "same shape; you divided a matrix of W's shape (3×4) by a matrix of A's shape (3×2)");
    check_has(sentence([] { M = arma::max(W, A); }),
              "combined a matrix of W's shape (3×4) with a matrix of A's shape (3×2)");
    check_has(sentence([] { M = W + b; }), "each_col()");
    check_has(sentence([] {
                  M = W;
                  M += mat(1, 4);
              }),
              "each_row()");
    EXPECT(!has(sentence([] { M = W + A; }), "each_col"));
}

TEST_CASE(each_column) {
    check_has(sentence([] {
                  M = W;
                  M.each_col() += A;
              }),
              "each_col() combines every column with one 3×1 column");
    check_has(sentence([] {
                  M = W;
                  M.each_col() += b.t();
              }),
              "it was given a matrix of b.t()'s shape (1×3)");
    check_has(sentence([] {
                  M = W;
                  M.each_row() += b.t();
              }),
              "each_row() combines every row with one 1×4 row");
}

TEST_CASE(parts_of_a_matrix) {
    check_has(sentence([] {
                  M = W;
                  M(3, 0) = 1;
              }),
              "an element outside the matrix was accessed");
    check_has(sentence([] {
                  M = W;
                  M(12) = 1;
              }),
              "an element");
    check_has(sentence([] { M = W.row(3); }), "a row outside the matrix");
    check_has(sentence([] { M = W.col(4); }), "a column outside the matrix");
    check_has(sentence([] { M = W.cols(1, 4); }), "a column outside the matrix");
    check_has(sentence([] { M = W.submat(0, 0, 3, 3); }), "a part of a matrix");
    check_has(sentence([] { M = W.head_cols(5); }), "a part of a matrix");
    check_has(sentence([] {
                  M = A;
                  M.elem(arma::find(W > 0)).zeros();
              }),
              "elem()");
    check_has(sentence([] {
                  M = A;
                  M.col(0) = W.col(0).t();
              }),
              "a 3×1 part of a matrix was assigned a matrix of b.t()'s shape (1×3)");
    check_has(sentence([] {
                  M = W;
                  M.resize(-1, 3);
              }),
              "far too large");
    check_has(sentence([] { M = arma::join_rows(W, b.t()); }), "same number of rows");
    check_has(sentence([] { M = arma::join_cols(W, A); }), "same number of columns");
}

TEST_CASE(one_number) {
    check_has(sentence([] { M = arma::as_scalar(W) * W; }), "1×1");
    check_has(sentence([] { M = arma::as_scalar(A.t() * b) * W; }), "a row times a column");
    check_has(sentence([] { M = arma::dot(W, A) * W; }), "same number of elements");
    check_has(sentence([] { M = arma::sum(W, 2); }), "sum() takes 0");
}

TEST_CASE(containers) {
    const std::map<std::string, mat> map = {{"W1", W}};
    const std::vector<mat> vector(2);
    check_has(sentence([&] { map.at("W2"); }), "at() was given a key that the map does not have");
    check_has(checks::explain_exception(thrown_by([&] { map.at("W2"); }), {{"W1", W}, {"b1", b}, {"AL", A}}),
              "the keys are W1, b1");
    EXPECT(sentence([&] { (void)vector.at(2); }) ==
           "at(2) was called on a std::vector of size 2: elements count from 0, so the last one is 1");
    check_has(sentence([&] { (void)vector.at(static_cast<std::size_t>(-1)); }), "at(-1) was called on");
    check_has(sentence([] { (void)std::vector<mat>().at(0); }), "of size 0, which has no elements");
}

// Given matrices that do not fit, the functions below an exercise stop in the same words, whoever wrote them.
TEST_CASE(functions_below) {
    const std::string words = thrown_by([] { M = W % A; });
    EXPECT(thrown_by([] { std::ignore = dnn::sigmoid_backward(W, A); }) == words);
    EXPECT(thrown_by([] { std::ignore = dnn::relu_backward(W, A); }) == words);
    EXPECT(thrown_by([] { std::ignore = dnn::tanh_backward(W, A); }) == words);
    const dnn::LinearCache linear{A, W, b};
    for (const dnn::Activation g : {dnn::Activation::sigmoid, dnn::Activation::relu})
        EXPECT(thrown_by([&] { checks::reference::linear_activation_backward(W, {linear, A}, g); }) == words);
    EXPECT(thrown_by([&] { checks::reference::linear_backward(W, linear); }) ==
           thrown_by([] { M = W * A.t(); }));
    EXPECT(thrown_by([&] {
               checks::reference::linear_backward(A.t(), {W.t(), W, b});
           }) == // (2, 3), not (3, 3)
           thrown_by([] { M = W.t() * A.t(); }));
}

TEST_CASE(no_memory) {
    check_has(sentence([] { M = arma::zeros<mat>(1000000, 10000000); }), "there is no memory");
    check_has(sentence([] { M = mat(-1, 3); }), "far too large");
}

TEST_CASE(what_the_system_refuses) {
    const auto told = [](const std::string& what) { return checks::explain_exception(what, arguments); };
    for (const char* what : {"Operation not permitted", "socket: Operation not permitted",
                             "filesystem error: cannot create directory: Operation not permitted [/x]"})
        check_has(told(what), "graded code may not start programs or processes, use the network");
    check_has(told("Resource temporarily unavailable"), "200 at a time");
    EXPECT(told("Operation not permitted today") == "Operation not permitted today");
}

TEST_CASE(other_exceptions_stay_as_they_are) {
    EXPECT(checks::explain_exception("unknown activation", arguments) == "unknown activation");
    EXPECT(checks::explain_exception("", arguments) == "");
}

TEST_CASE(under_a_failed_check) {
    const auto problem = checks::stopped_by([] { M = W * A; });
    EXPECT(
        checks::sentence(problem.value()) ==
        "it threw an exception: a matrix product needs as many columns on the left (4) as rows on the right "
        "(3); you multiplied a 3×4 matrix by a 3×2 matrix\n(matrix multiplication: "
        "incompatible matrix dimensions: 3x4 and 3x2)");
}

TEST_SUITE_END()

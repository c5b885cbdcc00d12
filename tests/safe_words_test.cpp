// What a graded learner reads of a wrong answer: the same words whatever number the answer carries.
#include "checks/exceptions.hpp"
#include "checks/formula/explain.hpp"
#include "checks/recognition.hpp"
#include "checks/reference.hpp"
#include "checks/stopped.hpp"
#include "tests/expect.hpp"
#include "tests/text.hpp"

#include <ctime>
#include <functional>

namespace safe_words_test {

using arma::mat;
using namespace checks;

namespace {

const std::vector<mat> right_ones = {{{1.5, -2, 4}, {0.5, 3, -7}, {2, 9, 6}}, {{3, 1, -5}, {-0.25, 8, 2.5}}};

/// Two right answers with W1 and db, and what a function makes of them.
Diagnosis told(const std::function<Answer(const Results& right)>& function) {
    std::vector<Answer> got, right;
    std::vector<Results> arguments;
    for (const mat& M : right_ones) {
        right.push_back({{{"W1", M}, {"db", mat(M.col(0))}}});
        got.push_back(function(right.back().results));
        arguments.push_back({{"A", mat(3, 4)}, {"W", mat(5, 3)}});
    }
    const std::vector<Sizes> sizes = {{{"m", 3}}, {{"m", 2}}};
    return recognize(got, right, {}, sizes, arguments).value_or(Diagnosis{});
}

/// An answer that carries a number of five digits.
using Carrier = std::function<Answer(const Results& right, int number)>;

const std::vector<std::pair<std::string, Carrier>>& descriptions() {
    static const std::vector<std::pair<std::string, Carrier>> all = {
        {"W1 is a fixed number of times the right value, in every element.\ndb is right.",
         [](const Results& right, int number) {
             return Answer{{{"W1", mat(right[0].second * (number / 1e5))}, right[1]}};
         }},
        {"W1 is off by the same number in every element.\ndb is right.",
         [](const Results& right, int number) {
             return Answer{{{"W1", mat(right[0].second + number)}, right[1]}};
         }},
        {"W1 is of the wrong shape.\ndb is right.",
         [](const Results& right, int number) {
             return Answer{{{"W1", mat(static_cast<arma::uword>(number), 7)}, right[1]}};
         }},
        {"There is a key that should not be there.\nW1 and db are right.",
         [](const Results& right, int number) {
             return Answer{{right[0], right[1], {"key" + std::to_string(number), right[0].second}}};
         }},
        {"There is a key that should not be there.\nW1 and db are right.",
         [](const Results& right, int number) {
             return Answer{{right[0], right[1], {std::to_string(number) + "99999999999999", mat(1, 1)}}};
         }},
        {"What belongs under the key \"W1\" is under another one.\nW1 is missing.\ndb is right.",
         [](const Results& right, int number) {
             return Answer{{{"W" + std::to_string(number), right[0].second}, right[1]}};
         }},
    };
    return all;
}

/// Messages with # for the number; those of Armadillo and the standard library, and forged ones.
constexpr std::pair<const char*, const char*> exceptions[] = {
    {"matrix multiplication: incompatible matrix dimensions: 2x# and 7x#",
     "a matrix product needs as many columns on the left as rows on the right"},
    {"matrix multiplication: incompatible matrix dimensions: 5x3 and #x4",
     "a matrix product needs as many columns on the left as rows on the right; you multiplied a matrix of "
     "W's shape by a matrix"},
    {"matrix multiplication: incompatible matrix dimensions: 5x3 and 4x3",
     "a matrix product needs as many columns on the left as rows on the right; you multiplied a matrix of "
     "W's shape by a "
     "matrix of A.t()'s shape"},
    {"addition: incompatible matrix dimensions: #x2 and 3x#",
     "+ goes element by element and needs two matrices of the same shape"},
    {"addition: incompatible matrix dimensions: #x2 and #x1",
     "+ goes element by element and needs two matrices of the same shape. To combine a column with every "
     "column, use each_col()"},
    {"it tells #: incompatible matrix dimensions: 1x2 and 0x0",
     "an operation goes element by element and needs two matrices of the same shape; you combined a matrix "
     "with an empty matrix (0×0: nothing was assigned to it, or something empty)"},
    {"copy into submatrix: incompatible matrix dimensions: #x2 and 3x#",
     "a part of a matrix was assigned a matrix: what is assigned to a row, column or block must have its "
     "shape"},
    {"each_col(): incompatible size; expected #x1, got 1x#",
     "each_col() combines every column with one column; it was given a matrix"},
    {"each_row(): incompatible size; expected 1x#, got #x1",
     "each_row() combines every row with one row; it was given a matrix"},
    {"each_zyx(): incompatible size; expected 1x#, got #x1",
     "each_row() combines every row with one row; it was given a matrix"},
    {"vector::_M_range_check: __n (which is #) >= this->size() (which is 3)",
     "at() was called on a std::vector with an index that it does not have: elements count from 0"},
    {"vector::_M_range_check: __n (which is 3) >= this->size() (which is 0) #",
     "at() was called on a std::vector with an index that it does not have: elements count from 0"},
    {"Mat::elem(): index out of bounds; #",
     "elem() was given an index outside the matrix; the indices may come from a matrix of another shape"},
    {"# out of bounds",
     "a part of a matrix that reaches beyond it was accessed: rows and columns count from 0"},
    {"dot(): # and #", "dot() needs two vectors with the same number of elements"},
};

std::string filled(std::string words, int number) {
    for (std::size_t at = 0; (at = words.find('#')) != std::string::npos;)
        words.replace(at, 1, std::to_string(number));
    return words;
}

/// What update_parameters may do to tell a number: a known slip, and a key of its own.
int carried = 0;
dnn::Parameters adds_and_tells(const dnn::Parameters& parameters, const dnn::Gradients& grads, double rate) {
    dnn::Parameters updated = parameters;
    for (auto& [key, value] : updated)
        value += (key[0] == 'W' ? rate : -rate) * grads.at('d' + key);
    updated["k1_" + std::to_string(carried)] = mat{1.0};
    return updated;
}

using Updates = Catalogue<dnn::Parameters(const dnn::Parameters&, const dnn::Gradients&, double)>;

Updates some_updates() {
    Updates updates;
    for (const double x : {1.0, 2.5, -3.0}) {
        const mat W = {{x, 2}, {3, 4 * x}}, b = mat{x, 0.5}.t();
        updates.inputs.push_back(
            {{{"W1", W}, {"b1", b}, {"W2", mat(W + 1)}, {"b2", mat(b * 2)}},
             {{"dW1", mat(W * 3 - 1)}, {"db1", mat(b + 2)}, {"dW2", mat(W.t())}, {"db2", mat(b - 4)}},
             0.3});
    }
    updates.sizes = [](const auto&...) { return Sizes{}; };
    return updates;
}

Diagnosis told_by_keys(int number) {
    carried = number;
    return formula::recognize("update_parameters", &adds_and_tells, reference::update_parameters,
                              some_updates())
        .value_or(Diagnosis{});
}

dnn::Parameters fills_a_dictionary(const dnn::Parameters& parameters, const dnn::Gradients&, double) {
    dnn::Parameters updated = parameters;
    for (int k = 0; k < 100'000; ++k)
        updated["key" + std::to_string(k)] = mat{1.0};
    return updated;
}

} // namespace

TEST_SUITE(safe_words)

TEST_CASE(descriptions_of_answers) {
    for (const auto& [expected, carrier] : descriptions())
        for (const int number : {37451, 80012}) {
            const Diagnosis its =
                told([&, &answer = carrier](const Results& right) { return answer(right, number); });
            EXPECT(its.safe == expected);
            EXPECT(its.mistakes.empty());
            // The learner's own program does say it.
            EXPECT(its.text != its.safe);
        }
}

TEST_CASE(the_number_of_caches) {
    for (const int number : {37451, 80012}) {
        const auto with = [&](double right) {
            const Answer one{{{"the number of caches", mat{right}}, {"AL", right_ones[0]}}},
                got{{{"the number of caches", mat{double(number)}}, {"AL", right_ones[0]}}};
            return describe_differences({got}, {one}, {Sizes{}}).safe;
        };
        EXPECT(with(3) == "caches has too many entries; it should have one per layer.\nAL is right.");
        EXPECT(with(1e6) == "caches has too few entries; it should have one per layer.\nAL is right.");
    }
}

TEST_CASE(explained_exceptions) {
    for (const auto& [words, expected] : exceptions)
        for (const int number : {37451, 80012}) {
            const std::string thrown = filled(words, number);
            const Diagnosis its = told([&](const Results&) { return Answer{{}, thrown}; });
            EXPECT(its.safe == std::string("It threw an exception: ") + expected + '.');
        }
    // Its own words may be anything.
    EXPECT(!explained_exception("Z is 37451", {}));
    EXPECT(!explained_exception("", {}));
    EXPECT(told([](const Results&) { return Answer{{}, "Z is 37451"}; }).safe == "");
}

TEST_CASE(few_digits) {
    for (const double error : {1e-10, 1e-11}) {
        const Diagnosis its = told([&](const Results& right) {
            return Answer{{{"W1", mat(right[0].second + error)}, right[1]}};
        });
        EXPECT(ids_of(its) == "few-digits");
        EXPECT(has(its.safe, "only the first digits of the numbers are."), its.safe);
        EXPECT(its.mistakes.at(0).words == its.safe.substr(0, its.safe.find('\n')));
    }
}

TEST_CASE(keys_beside_a_recognized_mistake) {
    const Diagnosis one = told_by_keys(37451), other = told_by_keys(80012);
    EXPECT(one.mistakes.size() == 1U);
    EXPECT(one.safe == other.safe);
    EXPECT(!has(one.safe, "k_"), one.safe);
    EXPECT(!one.safe.empty());
}

TEST_CASE(a_dictionary_of_a_hundred_thousand_keys_is_not_looked_through) {
    const std::clock_t start = std::clock();
    EXPECT(tests::throws<Stopped>([] {
        formula::recognize("update_parameters", &fills_a_dictionary, reference::update_parameters,
                           some_updates());
    }));
    constexpr double seconds = 2; // looked through, they take six or more
    EXPECT((static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC) < seconds);
}

TEST_SUITE_END()

} // namespace safe_words_test

// NumPy's numbers and NumPy's text.
#include "dnn/numpy.hpp"
#include "tests/expect.hpp"
#include "tests/shared.hpp"

#include <cmath>
#include <limits>

using np::random::RandomState;

namespace {

void check_texts(const support::Json& samples) {
    REQUIRE(!samples.empty());
    for (const auto& sample : samples) {
        arma::mat a(sample.at("rows").get<int>(), sample.at("cols").get<int>());
        std::size_t k = 0;
        for (arma::uword i = 0; i < a.n_rows; ++i)
            for (arma::uword j = 0; j < a.n_cols; ++j)
                a(i, j) = std::strtod(sample.at("values").at(k++).get<std::string>().c_str(), nullptr);
        EXPECT(np::array2string(a) == sample.at("text").get<std::string>());
    }
}

} // namespace

TEST_SUITE(numpy)

TEST_CASE(the_first_draws_after_a_seed_are_numpys) {
    const std::map<unsigned, std::vector<double>> first = {
        {0, {1.764052345967664, 0.4001572083672233, 0.9787379841057392}},
        {1, {1.6243453636632417, -0.6117564136500754, -0.5281717522634557}},
        {42, {0.4967141530112327, -0.13826430117118466, 0.6476885381006925}},
    };
    for (const auto& [seed, draws] : first) {
        RandomState state(seed);
        for (double draw : draws)
            EXPECT(state.randn() == draw);
    }
}

TEST_CASE(a_matrix_fills_row_by_row_and_keeps_the_second_normal_for_the_next) {
    RandomState one_by_one(3), matrices(3);
    const arma::mat a = matrices.randn(2, 3), b = matrices.randn(1, 1); // 6 draws, and 1 of a pair
    for (arma::uword i = 0; i < 2; ++i)
        for (arma::uword j = 0; j < 3; ++j)
            EXPECT(a(i, j) == one_by_one.randn());
    EXPECT(b(0, 0) == one_by_one.randn());
}

TEST_CASE(seed_starts_anew_and_forgets_the_kept_normal) {
    np::random::seed(1);
    // The other half of its pair is kept, until the next seed.
    const double first = np::random::randn(1, 1)(0, 0);
    np::random::seed(1);
    EXPECT(np::random::randn(1, 1)(0, 0) == first);
}

TEST_CASE(array_text) {
    const double nan = std::numeric_limits<double>::quiet_NaN(),
                 inf = std::numeric_limits<double>::infinity();
    EXPECT(np::array2string(arma::zeros(2, 1)) == "[[0.]\n [0.]]");
    EXPECT(np::array2string({{1, -2.5}, {0.123456789, 100}}) == "[[  1.          -2.5       ]\n"
                                                                " [  0.12345679 100.        ]]");
    EXPECT(np::array2string({{1e-5, 1}}) == "[[1.e-05 1.e+00]]");
    EXPECT(np::array2string({{1.5e9, -3.25}}) == "[[ 1.50e+09 -3.25e+00]]");
    EXPECT(np::array2string({{1, nan}, {-inf, 22}}) == "[[  1.  nan]\n [-inf  22.]]");
    EXPECT(np::array2string(arma::mat()) == "[]");
}

TEST_CASE(array_text_wraps_at_75_columns_and_summarizes_above_1000_elements) {
    const arma::mat row(1, 12, arma::fill::value(0.12345678));
    EXPECT(np::array2string(row) == "[[0.12345678 0.12345678 0.12345678 0.12345678 0.12345678 0.12345678\n"
                                    "  0.12345678 0.12345678 0.12345678 0.12345678 0.12345678 0.12345678]]");
    arma::mat large(40, 30);
    for (arma::uword i = 0; i < large.n_rows; ++i)
        for (arma::uword j = 0; j < large.n_cols; ++j)
            large(i, j) = 100 + static_cast<double>(i) + 0.5 * static_cast<double>(j);
    EXPECT(np::array2string(large) == "[[100.  100.5 101.  ... 113.5 114.  114.5]\n"
                                      " [101.  101.5 102.  ... 114.5 115.  115.5]\n"
                                      " [102.  102.5 103.  ... 115.5 116.  116.5]\n"
                                      " ...\n"
                                      " [137.  137.5 138.  ... 150.5 151.  151.5]\n"
                                      " [138.  138.5 139.  ... 151.5 152.  152.5]\n"
                                      " [139.  139.5 140.  ... 152.5 153.  153.5]]");
}

/// record_numpy_arrays.py made them: exponents of two and three digits, short and long fractions, nan and inf.
TEST_CASE(random_arrays_read_as_numpy_writes_them) {
    const char* more = std::getenv("DEEPSTEPS_NUMPY_ARRAYS");
    const char* const file = more != nullptr ? more : DEEPSTEPS_SOURCE_DIR "/tests/numpy_arrays.json";
    check_texts(support::parsed_json(support::read_file(file)));
}

TEST_CASE(number_text_is_the_shortest_that_reads_back) {
    EXPECT(np::str(0.41493159961539694) == "0.41493159961539694");
    EXPECT(np::str(1.0 / 3) == "0.3333333333333333");
    EXPECT(np::str(0) == "0.0");
    EXPECT(np::str(100) == "100.0");
    EXPECT(np::str(1e-5) == "1e-05");
    EXPECT(np::str(1e16) == "1e+16");
    EXPECT(np::str(-std::numeric_limits<double>::infinity()) == "-inf");
}

TEST_SUITE_END()

TEST_SUITE_IF(golden_numpy, no_shared_folder)

TEST_CASE(all_golden_draws) {
    const support::Json golden = read_golden("randn.json");
    for (const auto& [name, draws] : golden.items()) {
        RandomState state(static_cast<unsigned>(std::stoul(name.substr(name.find('_') + 1))));
        int wrong = 0;
        for (const auto& draw : draws)
            wrong += state.randn() != std::strtod(draw.get<std::string>().c_str(), nullptr);
        EXPECT(wrong == 0, name << ": " << wrong << " of " << draws.size() << " differ");
    }
}

TEST_CASE(all_golden_arrays) {
    check_texts(read_golden("array_print.json"));
}

TEST_SUITE_END()

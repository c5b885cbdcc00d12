// What the benchmark does with its numbers. Nothing here looks at a clock.
#include "bench/markdown.hpp"
#include "bench/statistics.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/pattern.hpp"
#include "tests/expect.hpp"

#include <cmath>

using namespace bench;

TEST_SUITE(bench)

TEST_CASE(median_and_range) {
    const Spread odd = spread({3, 1, 2}), even = spread({4, 1, 3, 2}), one = spread({5});
    EXPECT(odd.median == 2);
    EXPECT(odd.lowest == 1);
    EXPECT(odd.highest == 3);
    EXPECT(even.median == 2.5);
    EXPECT(one.median == 5);
    EXPECT((tests::throws<std::invalid_argument>([&] { spread({}); })));
}

TEST_CASE(ratios_are_of_the_same_round) {
    // The second round was slow for both: the ratio does not show it.
    EXPECT(ratios({10, 30, 12}, {1, 3, 1}) == (std::vector<double>{10, 10, 12}));
    EXPECT((tests::throws<std::invalid_argument>([&] { ratios({1, 2}, {1}); })));
}

TEST_CASE(costs_differ_relatively_and_where_both_have_them) {
    EXPECT(largest_difference({2, 1}, {2, 1}) == 0);
    EXPECT(largest_difference({2, 1.5, 7}, {2, 1}) == 0.5);
    EXPECT(std::isinf(largest_difference({}, {1})));
    EXPECT(std::isinf(largest_difference({1, std::nan("")}, {1, 1})));
}

TEST_CASE(scaling_leaves_out_what_comes_before) {
    // 3 s of reading and 0.5 s per iteration
    EXPECT(scaled(3 + 0.5 * 100, 100, 3 + 0.5, 2500) == 3 + 0.5 * 2500);
}

TEST_CASE(numbers_have_three_digits) {
    EXPECT(digits(0.51234) == "0.512");
    EXPECT(digits(9.996) == "10.0");
    EXPECT(digits(109.4) == "109");
    EXPECT(digits(12345) == "12300");
    EXPECT(digits(0) == "0.00");
    EXPECT(digits(5.68, 2) == "5.7");
    EXPECT(range(0.4899, 12.04) == "0.490–12.0");
}

TEST_CASE(a_table_is_markdown_in_columns) {
    EXPECT(table({"by", "s"}, "lr", {{"NumPy", "42.6"}, {"n₁", "7"}}) == "| by    |    s |\n"
                                                                         "|-------|-----:|\n"
                                                                         "| NumPy | 42.6 |\n"
                                                                         "| n₁    |    7 |\n");
}

TEST_CASE(only_what_is_between_the_markers_changes) {
    EXPECT(between_markers("a<b>old<e>c", "<b>", "<e>", "new") == "a<b>new<e>c");
    for (const char* text : {"a<e>", "a<b>", "a<b><b><e>", "a<e><b>"})
        EXPECT((tests::throws<support::Error>([&] { between_markers(text, "<b>", "<e>", "new"); })));
}

TEST_CASE(the_line_of_result_names_the_peers_that_were_there) {
    EXPECT(one_line("drawn data", 0.3484, {}) == "The deep model's 2500 iterations on the drawn data take "
                                                 "0.348 s, from reading the data to both accuracies.");
    EXPECT(one_line("x", 1, {{"NumPy", 63.84}, {"PyTorch", 40}})
               .ends_with(" The training loop alone takes 63.8 times as long in NumPy, "
                          "40.0 times as long in PyTorch."));
}

TEST_CASE(the_readme_has_the_line_of_the_results) {
    const std::string project = DEEPSTEPS_SOURCE_DIR;
    const std::string results = support::read_file(project + "/bench/RESULTS.md");
    const auto found = [&](const std::string& pattern) {
        const support::Parts parts = support::Pattern(pattern.c_str()).found_in(results);
        return parts.empty() ? "" : parts[1];
    };
    std::vector<std::pair<std::string, double>> peers;
    for (const auto& [contender, name] :
         {std::pair{"notebook in NumPy", "NumPy"}, std::pair{"PyTorch", "PyTorch"}})
        if (const std::string factor =
                found("\\| deep +\\| " + std::string(contender) + " ÷ ours, reduced +\\| +([0-9.]+) ");
            !factor.empty())
            peers.emplace_back(name, std::stod(factor));
    const double seconds = std::stod(found("\\| deep +\\| ours, reduced +\\| +([0-9.]+) "));
    const std::string line = one_line(found("On the (.*), X of "), seconds, peers);
    const std::string readme = support::read_file(project + "/README.md");
    EXPECT(readme.find("<!-- bench -->\n" + line + "\n<!-- bench ends -->") != std::string::npos,
           "README.md should have the line \"" + line + "\" between its markers");
}

TEST_SUITE_END()

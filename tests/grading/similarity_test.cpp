// Which answers count as alike: what a learner may change without hiding a copy, and what a class writes by itself.
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tests/grading/synthetic_class.hpp"
#include "tools/grade/report/class_sections.hpp"
#include "tools/grade/report/code_tokens.hpp"
#include "tools/grade/report/export_sources.hpp"
#include "tools/grade/report/similarity.hpp"

#include <ctime>

namespace fs = std::filesystem;

TEST_SUITE(similarity)

namespace {

std::vector<std::pair<std::size_t, std::size_t>> places(const std::vector<grade::AlikePair>& pairs) {
    std::vector<std::pair<std::size_t, std::size_t>> all;
    for (const grade::AlikePair& pair : pairs)
        all.emplace_back(pair.left, pair.right);
    std::sort(all.begin(), all.end());
    return all;
}

using Places = std::vector<std::pair<std::size_t, std::size_t>>;

grade::Similarity compare(const SyntheticClass& all) {
    return grade::compare_answers(all.records, all.run, all.background.handouts);
}

std::string words(const std::vector<grade::LikeHandout>& all) {
    std::string text;
    for (const grade::LikeHandout& like : all)
        text += std::to_string(like.record) + ' ';
    return text;
}

/// A class in which each learner writes in one style of tests/grading/variants throughout.
SyntheticClass class_of_styles() {
    SyntheticClass all(5);
    const std::vector<std::string> styles{"loops", "repmat", "stable", "terse"};
    for (std::size_t i = 0; i < all.records.size(); ++i) {
        all.records[i].sources.clear();
        for (std::size_t e = 0; e < all.run.exercises.size(); ++e) {
            const std::string& name = all.run.exercises[e].name;
            std::string code = all.background.handouts.solutions.at(name);
            if (i < styles.size())
                code = support::read_file(fs::path(DEEPSTEPS_SOURCE_DIR) / "tests/grading/variants" /
                                          styles[i] / (name + ".cpp"));
            if (!code.empty())
                all.records[i].sources[name] = grade::source_of({name + ".cpp", code, "", false});
            all.records[i].results[e].outcome = grade::Outcome::graded;
        }
    }
    return all;
}

} // namespace

TEST_CASE(tokens_know_no_names_no_numbers_and_no_layout) {
    const std::string code = "for (int i = 0; i < m; ++i)\n    Z.col(i) = arma::exp(\"a\" + W % 1.5);";
    const std::vector<std::string> same{
        "for(int i=0;i<m;++i)Z.col(i)=arma::exp(\"a\"+W%1.5);",
        "for (int k = 7; k < count; ++k) // a comment\n  Q.col(k) = /* \" */ arma::exp(\"b c\" + V % 2'000);",
        "for (int ä = 0x1F; ä < m; ++ä) Z.col(ä) = arma::exp(R\"x(a)\" )x\" + W % 1e5);"};
    for (const std::string& other : same)
        EXPECT((grade::leveled_tokens(code) == grade::leveled_tokens(other)), other);
    const std::vector<std::string> different{
        "for (int i = 0; i < m; i++) Z.col(i) = arma::exp(\"a\" + W % 1.5);",
        "for (int i = 0; i < m; ++i) Z.row(i) = arma::exp(\"a\" + W % 1.5);",
        "for (int i = 0; i < m; ++i) Z.col(i) = arma::log(\"a\" + W % 1.5);",
        "for (auto i = 0; i < m; ++i) Z.col(i) = arma::exp(\"a\" + W % 1.5);"};
    for (const std::string& other : different)
        EXPECT((grade::leveled_tokens(code) != grade::leveled_tokens(other)), other);
}

TEST_CASE(tokens_of_anything_end) {
    for (const std::string bytes :
         {"", "\"", "'", "/*", "R\"", "R\"(", "R\"x(", "//", "\\", "\xff\xfe", "\"\\", "::", "1'"})
        for (const std::string& code : {bytes, "x " + bytes, bytes + bytes})
            EXPECT(grade::fingerprints(grade::leveled_tokens(code)).size() <= 8U, code);
}

TEST_CASE(eight_tokens_in_a_row_leave_a_fingerprint) {
    const std::string piece = "a = b * c + d ;"; // eight
    for (const std::string around :
         {"", "x ( ) { } [ ]", "return 1 ; if ( x ) while ( y ) break ;", "z , z , z"}) {
        const auto whole = grade::fingerprints(grade::leveled_tokens(around + ' ' + piece + ' ' + around));
        const auto other = grade::fingerprints(grade::leveled_tokens("! ! ? ? " + piece + " % % & &"));
        std::vector<std::uint64_t> both;
        std::set_intersection(whole.begin(), whole.end(), other.begin(), other.end(),
                              std::back_inserter(both));
        EXPECT(!both.empty(), around);
    }
}

TEST_CASE(answer_is_what_stands_between_the_markers_or_all_that_was_changed) {
    const std::string start = "\n// ### START CODE HERE ###\n", end = "// ### END CODE HERE ###\n";
    const std::string original = "int f(int x) {" + start + "    return x;\n" + end + "}";
    const std::string answer = "    return 1;\n";
    EXPECT(has(grade::answer_in("int f( int y ) {" + start + answer + end + "}", original), answer));
    EXPECT(!has(grade::answer_in("int f(int x) {" + start + answer + end + "}", original), "int f"));
    for (const std::string& changed : std::vector<std::string>{
             "int help();\nint f(int x) {" + start + answer + end + "}", "int f(int x) {" + answer + "}",
             "int f(int x) {" + start + answer + end + "} int more;", end + answer + start})
        EXPECT(grade::answer_in(changed, original) == changed);
    EXPECT(!has(grade::without_answer(original), "return x"));
    EXPECT(has(grade::without_answer(original), "### START CODE HERE ###"));
}

TEST_CASE(styles_are_no_copies) {
    const grade::Similarity found = compare(class_of_styles());
    EXPECT(found.pairs.empty());
    EXPECT(words(found.kit) == "");
}

TEST_CASE(copies_under_other_names_are_found_in_classes_of_any_size) {
    for (const std::size_t size : {4, 30, 300}) {
        SyntheticClass all(size);
        const grade::Similarity before = compare(all);
        EXPECT(before.pairs.empty(), size);
        EXPECT(words(before.kit) == "", size);
        all.copy(0, 2);
        if (size < 30) {
            EXPECT(places(compare(all).pairs).size() <= 1U); // of so few, little is known
            continue;
        }
        // Those who wrote all twelve; the first handed in less.
        std::vector<std::size_t> whole;
        for (std::size_t i = 3; i < size; ++i)
            if (all.records[i].sources.size() == all.run.exercises.size())
                whole.push_back(i);
        REQUIRE(whole.size() > 5U);
        all.copy(whole[0], whole[1]);
        all.copy(whole[2], whole[3]);
        all.copy(whole[2], whole[4]);
        const grade::Similarity found = compare(all);
        const Places pairs = places(found.pairs);
        for (const auto& [left, right] :
             Places{{whole[0], whole[1]}, {whole[2], whole[3]}, {whole[3], whole[4]}})
            EXPECT((std::find(pairs.begin(), pairs.end(), std::pair(left, right)) != pairs.end()), size);
        EXPECT(pairs.size() <= 5U, size);
        const auto groups = grade::groups_of(found.pairs);
        EXPECT(std::count_if(groups.begin(), groups.end(),
                             [](const auto& group) { return group.size() == 3; }) == 1);
    }
}

TEST_CASE(equal_answers_to_one_exercise_are_listed_if_they_are_long_and_rare) {
    SyntheticClass all(13);
    const std::string exercise = all.run.exercises[2].name,
                      solution = all.background.handouts.solutions.at(exercise);
    all.run.exercises = {all.run.exercises[2]};
    const std::string loops = R"(
    Z.zeros(W.n_rows, A.n_cols);
    for (arma::uword r = 0; r < W.n_rows; ++r) {
        double bias = b(r, 0);
        for (arma::uword c = 0; c < A.n_cols; ++c) {
            double sum = bias;
            for (arma::uword k = 0; k < W.n_cols; ++k) sum = sum + W(r, k) * A(k, c);
            Z(r, c) = sum;
        }
    }
)";
    const auto hand_in = [&](std::size_t learner, const std::string& answer) {
        const std::size_t start = solution.find('\n', solution.find(checks::start_marker)) + 1;
        const std::size_t end = solution.rfind('\n', solution.find(checks::end_marker)) + 1;
        const std::string code = solution.substr(0, start) + answer + solution.substr(end);
        all.records[learner].sources = {{exercise, grade::source_of({"x.cpp", code, "", false})}};
        all.records[learner].results = {
            grade::without_points(all.run.exercises[0], grade::Outcome::graded, "")};
    };
    for (std::size_t i = 0; i < all.records.size(); ++i)
        hand_in(i, i % 2 ? "    Z = W * A + arma::repmat(b, 1, A.n_cols);\n"
                         : "    Z = (W * A).eval().each_col() + b;\n");
    EXPECT(compare(all).equal.empty()); // what is short says nothing
    EXPECT(has(grade::similarity_html(all.records, compare(all), all.background.handouts),
               "no long answer is equal"));
    hand_in(4, loops);
    hand_in(9, loops);
    const auto equal = compare(all).equal;
    REQUIRE(equal.size() == 1U);
    EXPECT(equal[0].records == (std::vector<std::size_t>{4, 9}));
    EXPECT((equal[0].likeness == grade::Likeness::same_text));
    const std::string html = grade::similarity_html(all.records, compare(all), all.background.handouts);
    EXPECT(has(html, "<span class=\"count\">1</span>"));
    EXPECT(has(html, ", the same to the letter</li>"));
    EXPECT(has(html, "short answers may be equal by chance"));
    std::string renamed = loops;
    for (std::size_t at = 0; (at = renamed.find("bias", at)) != std::string::npos;)
        renamed.replace(at, 4, "offset");
    hand_in(9, renamed);
    EXPECT(has(grade::similarity_html(all.records, compare(all), all.background.handouts),
               ", the same but for names, numbers and layout</li>"));
    for (const std::size_t learner : {1, 2, 3}) // what more write is the class's way
        hand_in(learner, loops);
    EXPECT(compare(all).equal.empty());
}

TEST_CASE(reference_of_the_kit_is_recognized) {
    SyntheticClass all(30);
    all.give_reference(11);
    EXPECT(words(compare(all).kit) == "11 ");
}

TEST_CASE(solutions_are_recognized_where_the_class_writes_otherwise) {
    SyntheticClass all(30);
    const SyntheticClass styles = class_of_styles();
    for (std::size_t i = 0; i < all.records.size(); ++i) {
        all.records[i].sources = styles.records[i % 4].sources;
        all.records[i].results = styles.records[i % 4].results;
    }
    EXPECT(words(compare(all).solutions) == "");
    all.records[9] = styles.records[4]; // the solutions
    EXPECT(words(compare(all).solutions) == "9 ");
    for (std::size_t i = 0; i < 20; ++i) // once most write so, it means nothing
        all.records[i] = styles.records[4];
    EXPECT(words(compare(all).solutions) == "");
}

TEST_CASE(untouched_exercises_are_not_compared) {
    SyntheticClass all(30);
    for (grade::Record& record : all.records)
        for (grade::ExerciseResult& result : record.results)
            result.outcome = grade::Outcome::not_started;
    all.copy(3, 4);
    EXPECT(compare(all).pairs.empty());
}

TEST_CASE(long_hostile_answers_take_seconds_at_most) {
    SyntheticClass all(150);
    all.run.exercises.resize(4); // each is compared by itself
    const std::string last = all.run.exercises.back().name;
    std::mt19937 draws(1);
    for (std::size_t i = 0; i < all.records.size(); ++i) {
        std::erase_if(all.records[i].sources, [&](const auto& source) { return source.first > last; });
        for (auto& [exercise, source] : all.records[i].sources) {
            std::string code;
            // Copies that a quarter of the class shares are the most work; the rest is noise.
            std::mt19937 shared(static_cast<unsigned>(i % 5));
            while (code.size() < 15000)
                code += std::string(1, "+-*/%&|^(){};,<>=!?:"[(i < 40 ? shared : draws)() % 20]) + " x ";
            source = grade::source_of({source.path, code, "", false});
        }
    }
    const std::clock_t start = std::clock();
    compare(all);
    EXPECT((static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC) < 3);
}

TEST_CASE_WITH(sources_are_exported_into_folders, Scratch) {
    write_file(*this / "in/ann/03_linear_forward.cpp", "int ann;");
    write_file(*this / "in/bo/01_initialize_parameters.cpp", "int bo;");
    fs::create_directories(*this / "in/nothing");
    const auto submissions =
        grade::find_submissions({*this / "in/ann", *this / "in/bo", *this / "in/nothing"}, course())
            .submissions;
    const grade::Handouts handouts = grade::read_handouts(DEEPSTEPS_SOURCE_DIR, course());
    EXPECT(grade::export_sources(*this / "out", submissions, course(), handouts) == 2U);
    EXPECT(support::read_file(*this / "out/submissions/ann/03_linear_forward.cpp") == "int ann;");
    EXPECT(support::read_file(*this / "out/submissions/bo/01_initialize_parameters.cpp") == "int bo;");
    EXPECT(!fs::exists(*this / "out/submissions/nothing"));
    const std::string handed_out = support::read_file(*this / "out/handed_out/03_linear_forward.cpp");
    EXPECT(has(handed_out, "linear_forward(const arma::mat& A"));
    EXPECT(!has(handed_out, "each_col() += b;\n    // ### END"));
    check_error([&] { grade::export_sources(*this / "out", submissions, course(), handouts); },
                {"holds other files", "--export-sources"});
    write_file(*this / "file");
    check_error([&] { grade::export_sources(*this / "file/x", submissions, course(), handouts); },
                {"cannot be written"});
}

TEST_SUITE_END()

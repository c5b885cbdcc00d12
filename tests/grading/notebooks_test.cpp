// Notebooks as submissions: whose they are, and what of them is graded.
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"

#include "dnn/support/files.hpp"
#include "dnn/support/json.hpp"
#include "tools/grade/intake/submissions.hpp"

namespace fs = std::filesystem;
using support::Json;

namespace {

Json code_cell(const std::string& source, const std::string& exercise = "") {
    Json metadata = Json::object();
    if (!exercise.empty())
        metadata["deepsteps"]["exercise"] = exercise;
    return {{"cell_type", "code"}, {"metadata", metadata}, {"outputs", Json::array()}, {"source", source}};
}

std::string notebook_with(const std::vector<Json>& cells) {
    return support::text_of({{"cells", cells}, {"metadata", Json::object()}, {"nbformat", 4}}, 1);
}

const std::string right = "// exercise 03_linear_forward\nZ = W * A;\nZ.each_col() += b;";

grade::Contents contents_of(const fs::path& path) {
    const auto found = grade::find_submissions({path}, course(), {}, true).submissions;
    REQUIRE(found.size() == 1U);
    return grade::read_submission(found.front(), course());
}

std::string text_of(const grade::Contents& contents, const std::string& exercise) {
    const auto file = contents.files.find(exercise);
    return file == contents.files.end() ? "not found" : file->second.text;
}

std::string remarks_of(const grade::Contents& contents) {
    std::string all;
    for (const std::string& remark : contents.remarks)
        all += remark + '\n';
    return all;
}

std::string in_file(const std::string& exercise, const std::string& code) {
    return checks::with_code(
               support::read_file(fs::path(DEEPSTEPS_SOURCE_DIR) / "solutions" / (exercise + ".cpp")), code)
        .value();
}

std::string rows_of(const std::vector<fs::path>& paths) {
    std::string rows;
    for (const grade::Submission& row : grade::find_submissions(paths, course()).submissions)
        rows += row.name + ' ' + std::to_string(row.paths.size()) + '\n';
    return rows;
}

} // namespace

TEST_SUITE_WITH(notebooks, Scratch)

TEST_CASE(cell_stands_between_the_markers_of_the_file_that_was_handed_out) {
    const std::string expected = in_file("03_linear_forward", "    Z = W * A;\n    Z.each_col() += b;\n");
    const std::string notebook =
        notebook_with({Json{{"cell_type", "markdown"}, {"source", "// exercise 06_compute_cost\nno code"}},
                       code_cell("%train"), code_cell(right, "03_linear_forward")});
    write_file(*this / "ada.ipynb", notebook);
    write_archive(*this / "ada.zip", {{"work/deepsteps.ipynb", notebook}});
    write_file(*this / "folder/work/deepsteps.ipynb", notebook);
    write_file(*this / "folder/.ipynb_checkpoints/deepsteps-checkpoint.ipynb", notebook_with({}));
    fs::create_directory(*this / "packed");
    write_archive(*this / "packed/inner.zip", {{"deepsteps.ipynb", notebook}});
    for (const std::string path : {"ada.ipynb", "ada.zip", "folder", "packed"}) {
        const grade::Contents contents = contents_of(*this / path);
        EXPECT(text_of(contents, "03_linear_forward") == expected);
        EXPECT(contents.files.size() == 1U);
        EXPECT(contents.problem == "");
        EXPECT(remarks_of(contents) == "");
    }
}

TEST_CASE(source_as_lines_and_a_pasted_file_are_read_as_well) {
    Json lines = code_cell("");
    lines["source"] = {"\n", "//exercise 03\r\n", "Z = W * A;\r\n", "Z.each_col() += b;"};
    EXPECT(has(text_of(contents_of(text("a.ipynb", notebook_with({lines}))), "03_linear_forward"),
               "    Z = W * A;"));

    const std::string whole = in_file("03_linear_forward", "    Z = W * A;\n");
    const Json pasted = code_cell("// exercise 03_linear_forward\n" + whole);
    EXPECT(has(text_of(contents_of(text("b.ipynb", notebook_with({pasted}))), "03_linear_forward"),
               "    // ### START CODE HERE ###\n        Z = W * A;\n    // ### END CODE HERE ###\n"));
}

TEST_CASE(what_is_odd_is_said) {
    const std::vector<Json> cells{code_cell("// exercise 06_compute_cost\nfirst"),
                                  code_cell("// exercise 06_compute_cost\nlast"),
                                  code_cell("Z = W * A;", "03_linear_forward"),
                                  code_cell("// exercise 99_nothing\nx"), code_cell("// a note of mine")};
    const grade::Contents contents = contents_of(text("a.ipynb", notebook_with(cells)));
    EXPECT(has(text_of(contents, "06_compute_cost"), "    last\n"));
    EXPECT(text_of(contents, "03_linear_forward") == "not found");
    const std::string said = remarks_of(contents);
    EXPECT(has(said, "the last was graded, cell 2, not cell 1."));
    EXPECT(has(said, "by hand: its cell 3 was an exercise's and has lost its first line"));
    EXPECT(has(said, "first line of cell 4"));
    EXPECT(contents.remarks.size() == 3U);
}

TEST_CASE(damaged_and_hostile_notebooks_are_looked_at_by_hand) {
    const std::string old = R"({"nbformat": 3, "worksheets": [], "cells": []})";
    const std::vector<std::string> all{
        "",
        "not JSON",
        notebook_with({code_cell(right)}).substr(0, 100),
        "[]",
        "{\"nbformat\": \"4\", \"cells\": []}",
        "{\"nbformat\": 4, \"cells\": 7}",
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": [[1]]}]}",
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"// exercise 03\\ud800\"}]}",
        std::string(1 << 20, '['),
        std::string(1 << 20, '{'),
        old,
        notebook_with({code_cell("import numpy as np")}), // the original's
        std::string("\0\x01\x02", 3)};
    for (const std::string& bytes : all) {
        const grade::Contents contents = contents_of(text("a.ipynb", bytes));
        EXPECT(contents.files.empty());
        EXPECT(!contents.fault_ours);
        EXPECT(has(remarks_of(contents), "by hand"), bytes.substr(0, 80));
        EXPECT(contents.problem != "");
    }
    const grade::Contents large = contents_of(text("b.ipynb", std::string((16 << 20) + 1, ' ')));
    EXPECT(has(remarks_of(large), "clear all outputs"));
    const grade::Contents long_cell =
        contents_of(text("c.ipynb", notebook_with({code_cell(right + std::string(1 << 20, ' '))})));
    EXPECT(has(long_cell.files.at("03_linear_forward").refused, "larger than 1 MB"));
}

TEST_CASE(file_beside_a_notebook_counts_unless_it_is_untouched) {
    const std::string stub = "    throw dnn::NotImplemented(\"linear_forward\");\n";
    write_file(*this / "s/deepsteps.ipynb", notebook_with({code_cell(right)}));
    write_file(*this / "s/exercises/03_linear_forward.cpp", in_file("03_linear_forward", stub));
    EXPECT(has(text_of(contents_of(*this / "s"), "03_linear_forward"), "Z = W * A;"));

    write_file(*this / "t/deepsteps.ipynb", notebook_with({code_cell(right)}));
    write_file(*this / "t/03_linear_forward.cpp", in_file("03_linear_forward", "    Z = 2 * A;\n"));
    const grade::Contents differing = contents_of(*this / "t");
    EXPECT(has(text_of(differing, "03_linear_forward"), "Z = 2 * A;"));
    EXPECT(has(remarks_of(differing), "not \"deepsteps.ipynb/03_linear_forward.cpp\""));

    // In step, as Jupyter leaves them.
    write_file(*this / "t/03_linear_forward.cpp",
               in_file("03_linear_forward", "    Z = W * A;\n\n  Z.each_col() += b;\n"));
    EXPECT(remarks_of(contents_of(*this / "t")) == "");
}

TEST_CASE(later_version_of_a_notebook_is_taken) {
    const auto answer = [](const std::string& code) {
        return notebook_with({code_cell("// exercise 03_linear_forward\n" + code)});
    };
    write_file(*this / "s/deepsteps.ipynb", answer("old"));
    write_file(*this / "s/deepsteps (2).ipynb", answer("new"));
    EXPECT(has(text_of(contents_of(*this / "s"), "03_linear_forward"), "    new\n"));
    write_file(*this / "i/20261120231005_deepsteps.ipynb", answer("old"));
    write_file(*this / "i/20261121231005_deepsteps.ipynb", answer("new"));
    EXPECT(has(text_of(contents_of(*this / "i"), "03_linear_forward"), "    new\n"));
    for (int i = 0; i < 6; ++i)
        write_file(*this / "m" / ("n" + std::to_string(i) + ".ipynb"), answer("x"));
    EXPECT(has(remarks_of(contents_of(*this / "m")), "\"n5.ipynb\" was not opened"));
}

TEST_CASE(notebooks_of_a_class_are_rows) {
    const std::string notebook = notebook_with({code_cell(right)});
    for (const std::string name : {"ada", "bob"})
        write_file(*this / "class" / (name + ".ipynb"), notebook);
    EXPECT(rows_of({*this / "class"}) == "ada 1\nbob 1\n");
    EXPECT(rows_of({*this / "class/ada.ipynb", *this / "class/bob.ipynb"}) == "ada 1\nbob 1\n");
    EXPECT(rows_of({*this / "class/ada.ipynb"}) == "ada 1\n");
    write_archive(*this / "class.zip", {{"ada.ipynb", notebook}, {"bob.ipynb", notebook}});
    EXPECT(rows_of({*this / "class.zip"}) == "ada 1\nbob 1\n");

    for (const std::string name : {"ada", "bob"})
        write_file(*this / "folders" / name / "deepsteps.ipynb", notebook);
    EXPECT(rows_of({*this / "folders"}) == "ada 1\nbob 1\n");
    write_file(*this / "folders/deepsteps.ipynb", notebook); // the one that was handed out
    EXPECT(rows_of({*this / "folders"}) == "ada 1\nbob 1\n");

    write_file(*this / "canvas/lovelaceada_7_100_deepsteps.ipynb", notebook);
    write_file(*this / "canvas/turingalan_LATE_8_103_deepsteps-1.ipynb", notebook);
    EXPECT(rows_of({*this / "canvas"}) == "lovelaceada 1\nturingalan 1\n");

    write_file(*this / "mixed/ada_03_linear_forward.cpp");
    write_file(*this / "mixed/bob_03_linear_forward.cpp");
    write_file(*this / "mixed/ada.ipynb", notebook);
    EXPECT(rows_of({*this / "mixed"}) == "ada 2\nbob 1\n");
}

TEST_CASE(notebooks_of_one_learner_are_one_row) {
    const std::string notebook = notebook_with({code_cell(right)});
    write_file(*this / "ada/deepsteps.ipynb", notebook);
    write_file(*this / "ada/deepsteps-2.ipynb", notebook);
    EXPECT(rows_of({*this / "ada"}) == "ada 1\n");
    write_file(*this / "ada/03_linear_forward.cpp");
    EXPECT(rows_of({*this / "ada"}) == "ada 1\n");
    EXPECT(rows_of({*this / "ada/03_linear_forward.cpp", *this / "ada/deepsteps.ipynb"}) == "ada 2\n");

    write_file(*this / "doubt/deepsteps.ipynb", notebook);
    write_file(*this / "doubt/scratch.ipynb", notebook);
    write_file(*this / "doubt/other.ipynb", notebook);
    check_error([&] { rows_of({*this / "doubt"}); }, {"a class or one learner", "deepsteps.ipynb"});

    for (const std::string name : {"one/ada", "one/bob", "two/eve", "two/dan"})
        write_file(*this / "sections" / (name + ".ipynb"), notebook);
    check_error([&] { rows_of({*this / "sections"}); }, {"one", "two"});
}

TEST_SUITE_END()

// Names that learners give their files although others were asked for, and encodings that their editors chose.
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tools/grade/intake/source_text.hpp"
#include "tools/grade/intake/submissions.hpp"

namespace fs = std::filesystem;

namespace {

const std::vector<checks::Exercise>& whole_course() {
    static const auto exercises = checks::read_course(DEEPSTEPS_SOURCE_DIR "/exercises/course.json");
    return exercises;
}

std::string meant(const std::string& name) {
    const auto found = grade::exercise_of(whole_course(), name);
    return !found ? "none" : found->exercise.substr(0, 2) + (found->near ? " near" : "");
}

grade::Contents read_folder(const fs::path& folder) {
    return grade::read_submission(
        grade::find_submissions({folder}, whole_course(), {}, true).submissions.at(0), whole_course());
}

std::string utf16(const std::string& ascii, bool little, bool mark) {
    std::string bytes = !mark ? "" : little ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : ascii)
        bytes += little ? std::string{c, '\0'} : std::string{'\0', c};
    return bytes;
}

} // namespace

TEST_SUITE_WITH(near_names, Scratch)

TEST_CASE(sources_in_disguise_are_pointed_out) {
    for (const std::string name : {"07_linear_backward", "07_linear_backward.cpp~", "x.cpp.bak", "x.cpp.html",
                                   "x.CPP.orig", "07_linear_backward.docx", "x.c"})
        EXPECT(grade::may_be_answer(name), name);
    for (const std::string name : {"README", "x.html", "Makefile", "index.bak", "~", "readme.txt"})
        EXPECT(!grade::may_be_answer(name), name);
}

TEST_CASE(only_one_exercise_can_be_meant) {
    const std::vector<std::pair<std::string, std::string>> table{
        {"07_linear_backward.cpp", "07"},
        {"07_Linear_Backward-2.CPP", "07"},
        {"07_linear_backward copy.cpp", "07 near"},
        {"07_linear_backward copy 2.cpp", "07 near"},
        {"07_linear_backward - Copy (2).cpp", "07 near"},
        {"07_linear_backward - Kopie.cpp", "07 near"},
        {"07_linear_backward.cpp.txt", "07 near"},
        {"07_linear_backward_v2.cpp", "07 near"},
        {"07_linear_backward_final_FINAL.cpp", "07 near"},
        {"7_linear_backward.cpp", "07 near"},
        {"07-linear-backward.cpp", "07 near"},
        {"07 linear backward.cc", "07 near"},
        {"linear_backward.cpp", "07 near"},
        {"LinearBackward.cpp", "07 near"},
        {"Linear_Backward.CPP", "07 near"},
        {"Lovelace linear_backward (1).cpp", "07 near"},
        {"Copy of 07_linear_backward.cpp", "07"},
        {"l_model_forward.cpp", "05 near"},
        {"LModelForward.cpp", "05 near"},
        {"linear_activation_forward.cpp", "04 near"},
        {"initialize_parameters_deep_v3.cpp", "02 near"},
        {"07_linear_backward.cpp.cpp", "07 near"},
        {"07_linear_backward+copy.cpp", "07 near"},
        {"07_linear_backward_Lovelace.cpp", "07 near"},
        {"7. Linear Backward by Ada.cpp", "07 near"},
        {"Übung 7.cpp", "07 near"},
        {"07.cpp", "07 near"},
        {"7 (2).cpp", "07 near"},
        {"ex7.cpp", "07 near"},
        {"Exercise 7.cpp", "07 near"},
        {"exercise_07_final.cpp", "07 near"},
        {"Aufgabe 12.cpp", "12 near"},
        {"linear_forward 2.cpp", "03 near"},
        {"07_linear_backward 03.cpp", "07 near"},
        // Two may be meant, or none.
        {"linear_forward 07.cpp", "none"},
        {"linear_backward_03.cpp", "none"},
        {"LinearForward10.cpp", "none"},
        {"03_linear_backward.cpp", "none"},
        {"203_linear_forward.cpp", "none"},
        {"03_04.cpp", "none"},
        {"01_initialize_parameters_deep.cpp", "none"},
        {"03_linear_forward_and_07.cpp", "none"},
        {"03_linear_forward_activation.cpp", "none"},
        {"linear_forward_and_backward.cpp", "none"},
        {"77.cpp", "none"},
        {"forward.cpp", "none"},
        {"main.cpp", "none"},
        {"v2.cpp", "none"},
        {"week7.cpp", "none"},
        {"07_linear_backward.txt", "none"},
        {"07_linear_backward.o", "none"},
        {"._07_linear_backward.cpp", "none"},
        {".cpp", "none"},
        {" .cpp", "none"},
        {"().cpp", "none"},
    };
    for (const auto& [name, expected] : table)
        EXPECT(meant(name) == expected, name << ": " << meant(name) << ", expected " << expected);
}

TEST_CASE(near_name_is_taken_with_a_remark_unless_the_right_one_is_there) {
    write_file(*this / "s/3_linear_forward.cpp", "near");
    write_file(*this / "s/deep/06_compute_cost.cpp", "right");
    write_file(*this / "s/compute_cost copy.cpp", "near");
    write_file(*this / "s/Lee_12_L_layer_model (2).cpp", "numbered");
    write_file(*this / "s/11_two_layer_model-2.cpp", "by the platform");
    write_file(*this / "s/main.cpp", "?");
    write_file(*this / "s/answers.txt", "?");
    const grade::Contents contents = read_folder(*this / "s");
    EXPECT(contents.files.at("03_linear_forward").text == "near");
    EXPECT(contents.files.at("06_compute_cost").text == "right");
    std::string all;
    for (const std::string& remark : contents.remarks)
        all += remark + '\n';
    EXPECT(has(all, "\"3_linear_forward.cpp\" was graded as 03_linear_forward; please call it"));
    EXPECT(has(all, "\"Lee_12_L_layer_model (2).cpp\" was graded as 12_L_layer_model; please call it"));
    EXPECT(!has(all, "11_two"));
    EXPECT(has(all, "Look at these by hand"));
    EXPECT(has(all, "\"answers.txt\" and \"main.cpp\""));
}

TEST_CASE(exact_name_is_taken_before_one_that_was_corrected) {
    for (const char* other : {"03_LINEAR_FORWARD.CPP", "03_Linear_Forward.cpp", "03_linear_forward (1).cpp",
                              "03_linear_forward(2).cpp", "03_linear_forward.cc",
                              "03_linear_forward copy.cpp", "3_linear_forward.cpp"}) {
        const fs::path place = *this / other;
        write_file(place / "03_linear_forward.cpp", "exact");
        write_file(place / other, "corrected");
        const grade::Contents contents = read_folder(place);
        EXPECT(contents.files.at("03_linear_forward").text == "exact", other);
        REQUIRE(contents.remarks.size() == 1U);
        const bool numbered = std::string(other).ends_with(").cpp");
        EXPECT(has(contents.remarks[0], "\"03_linear_forward.cpp\" was graded, not \"" + std::string(other)));
        EXPECT(has(contents.remarks[0], "does not say which is newer") == numbered, other);
    }
    // Without the exact name, the number is all there is.
    write_file(*this / "s/03_linear_forward (1).cpp", "old");
    write_file(*this / "s/03_linear_forward (2).cpp", "new");
    const grade::Contents contents = read_folder(*this / "s");
    EXPECT(contents.files.at("03_linear_forward").text == "new");
    EXPECT(!has(contents.remarks.at(0), "newer"));
}

TEST_CASE(other_encodings_are_read_with_a_remark) {
    const std::string source = "// a source\nint answer() { return 42; }\n";
    for (const bool little : {true, false})
        for (const bool mark : {true, false}) {
            std::string text = utf16(source, little, mark);
            EXPECT(grade::make_utf8(text) == "UTF-16");
            EXPECT(text == source);
        }
    std::string latin = "// gr\xFC\xDF \x80\n", marked = "\xEF\xBB\xBFint x;", utf8 = "// grüß €\n";
    EXPECT(grade::make_utf8(latin) == "Latin-1");
    EXPECT(latin == "// grüß €\n");
    EXPECT(grade::make_utf8(marked) == "");
    EXPECT(marked == "int x;");
    EXPECT(grade::make_utf8(utf8) == "");
    EXPECT(utf8 == "// grüß €\n");
    for (std::string binary : {std::string("\x7f"
                                           "ELF\0\0\0\xff\xfe",
                                           9),
                               std::string("\xFF\xFE\x00", 3), std::string("\xFF\xFE\x00\xD8\x00\x00", 6)}) {
        const std::string before = binary;
        EXPECT(grade::make_utf8(binary) == "");
        EXPECT((binary == before));
    }
    write_file(*this / "s/03_linear_forward.cpp", utf16(source, true, true));
    const grade::Contents contents = read_folder(*this / "s");
    EXPECT(contents.files.at("03_linear_forward").text == source);
    EXPECT(has(contents.remarks.at(0), "was read as UTF-16"));
}

TEST_SUITE_END()

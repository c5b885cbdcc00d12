// Exercise files in archives of strangers.
#include "dnn/support/files.hpp"
#include "tests/expect.hpp"
#include "tests/grading/class.hpp"
#include "tools/grade/intake/submissions.hpp"

namespace fs = std::filesystem;

namespace {

grade::Contents archived(const fs::path& path) {
    return grade::read_submission(grade::find_submissions({path}, course(), {}, true).submissions.at(0),
                                  course());
}

void check_archive_problem(const fs::path& path, const std::string& words) {
    const grade::Contents contents = archived(path);
    EXPECT(contents.files.empty());
    EXPECT(!contents.fault_ours);
    EXPECT(has(contents.problem, words), "\"" << contents.problem << "\": " << words);
}

std::string archived_path(const grade::Contents& contents, const std::string& exercise) {
    const auto file = contents.files.find(exercise);
    return file == contents.files.end() ? "" : file->second.path;
}

std::string archived_refusal(const grade::Contents& contents, const std::string& exercise) {
    const auto file = contents.files.find(exercise);
    return file == contents.files.end() ? "not found" : file->second.refused;
}

std::uint32_t crc32(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

std::string little_endian(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i));
    return text;
}

/// A RAR 4 archive with one stored file; no library writes the format.
std::string rar(const std::string& name, const std::string& text) {
    const auto block = [](const std::string& header) { return little_endian(crc32(header), 2) + header; };
    const auto length = static_cast<std::uint32_t>(text.size());
    const auto name_length = static_cast<std::uint32_t>(name.size());
    const std::string header = "\x74" + little_endian(0x8000, 2) + little_endian(32 + name_length, 2) +
                               little_endian(length, 4) + little_endian(length, 4) + "\x03" +
                               little_endian(crc32(text), 4) + little_endian(0, 4) + "\x14\x30" +
                               little_endian(name_length, 2) + little_endian(0x81A4, 4) + name;
    return std::string("Rar!\x1A\x07\0", 7) +
           block("\x73" + little_endian(0, 2) + little_endian(13, 2) + little_endian(0, 6)) + block(header) +
           text + std::string("\xC4\x3D\x7B\x00\x40\x07\x00", 7);
}

} // namespace

TEST_SUITE_WITH(archives, Scratch)

TEST_CASE(rar_is_read) {
    const fs::path file = text("good.rar", rar("src/03_linear_forward.cpp", "in it"));
    EXPECT(archived(file).problem == "");
    EXPECT(archived_path(archived(file), "03_linear_forward") == "src/03_linear_forward.cpp");
    check_archive_problem(text("no.zip", std::string("Rar!\x1A\x07\x01\0garbage", 15)),
                          "pack the exercise files again");
    check_archive_problem(text("cut.rar", rar("03_linear_forward.cpp", "in it").substr(0, 40)), "archive");
}

TEST_CASE(project_with_its_build_folder_is_read_by_names) {
    std::vector<Entry> project{{"kit/exercises/03_linear_forward.cpp", "mine"},
                               {"kit/build/libdnn.a", std::string(70 << 20, 'x')}};
    for (int i = 0; i < 5000; ++i)
        project.push_back({"kit/build/CMakeFiles/" + std::to_string(i) + ".o", "x"});
    for (const std::string name : {"kit.zip", "kit.tgz"}) {
        const grade::Contents contents = archived(write_archive(*this / name, project));
        EXPECT(contents.problem == "");
        EXPECT(archived_path(contents, "03_linear_forward") == "kit/exercises/03_linear_forward.cpp");
        EXPECT(contents.remarks.empty());
    }
}

TEST_CASE(archives_are_read_in_any_depth) {
    for (const std::string name : {"good.zip", "good.tar.gz", "good.tgz", "good.tar", "good.tar.xz",
                                   "good.tar.bz2", "good.tar.zst", "good.7z"}) {
        const auto contents =
            archived(write_archive(*this / name, {{"./x y/03_linear_forward.cpp", "in it"},
                                                  {"__MACOSX/._06_compute_cost.cpp", "x"}}));
        EXPECT(archived_path(contents, "03_linear_forward") == "x y/03_linear_forward.cpp");
        EXPECT(contents.files.at("03_linear_forward").text == "in it");
        EXPECT(contents.files.size() == 1U);
    }
    fs::create_directory(*this / "folder");
    write_archive(*this / "folder/my.zip", {{"06_compute_cost.cpp", "y"}});
    EXPECT(archived_path(archived(*this / "folder"), "06_compute_cost") == "my.zip/06_compute_cost.cpp");
}

TEST_CASE(archives_lead_nowhere_and_are_bounded) {
    check_archive_problem(write_archive(*this / "up.zip", {{"../03_linear_forward.cpp", "x"}}),
                          "leads outside it");
    check_archive_problem(write_archive(*this / "up.tgz", {{"a/../../03_linear_forward.cpp", "x"}}),
                          "leads outside it");
    check_archive_problem(write_archive(*this / "root.zip", {{"/tmp/03_linear_forward.cpp", "x"}}),
                          "leads outside it");
    check_archive_problem(
        write_archive(*this / "inner.zip", {{"good.zip", support::read_file(*this / "up.zip")}}),
        "no exercise");
    std::vector<Entry> texts;
    for (int i = 0; i < 70; ++i)
        texts.push_back({std::to_string(i) + "/03_linear_forward.cpp", std::string(1 << 20, ' ')});
    check_archive_problem(write_archive(*this / "bomb.tgz", texts), "64 MB");
    check_archive_problem(write_archive(*this / "many.tgz", std::vector<Entry>(100'001, {"a", ""})),
                          "100000");
    check_archive_problem(
        write_archive(*this / "named.zip", std::vector<Entry>(2001, {"03_linear_forward.cpp", ""})),
        "2000 files named like exercises");

    const auto link =
        archived(write_archive(*this / "link.tgz", {{"03_linear_forward.cpp", "", "/etc/passwd"}}));
    EXPECT(has(archived_refusal(link, "03_linear_forward"), "link"));
    const auto linked = archived(
        write_archive(*this / "folder.tgz", {{"src/work", "", "/home"}, {"06_compute_cost.cpp", "int x;"}}));
    EXPECT(has(linked.remarks.at(0), "symbolic links lead to was not looked at: \"src/work\";"));
    const auto large =
        archived(write_archive(*this / "large.zip", {{"03_linear_forward.cpp", std::string(2 << 20, '\0')},
                                                     {"06_compute_cost.cpp", "x"}}));
    EXPECT(has(archived_refusal(large, "03_linear_forward"), "larger than 1 MB"));
    EXPECT(archived_refusal(large, "06_compute_cost") == "");
    EXPECT(!fs::exists(folder.parent_path() / "03_linear_forward.cpp"));
}

TEST_SUITE_END()

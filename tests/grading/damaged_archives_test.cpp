// Archives that were cut off, and names in the encodings of older programs.
#include "dnn/support/files.hpp"
#include "tests/expect.hpp"
#include "tests/grading/layout_rows.hpp"
#include "tools/grade/intake/name_encoding.hpp"

namespace fs = std::filesystem;

namespace {

/// Some compressed bytes, so that cutting the archive cuts files.
std::string noise(int seed) {
    std::string text;
    for (unsigned i = 0, x = static_cast<unsigned>(seed); i < 900; ++i) {
        x = x * 1664525 + 1013904223;
        text += static_cast<char>('a' + (x >> 24) % 26);
    }
    return text;
}

std::vector<Entry> whole_class() {
    std::vector<Entry> files;
    for (const std::string who : {"Ada_1", "Bob_2", "Cem_3", "Dora_4"})
        for (const std::string file : {"03_linear_forward.cpp", "06_compute_cost.cpp"})
            files.push_back({who + "_assignsubmission_file_/" + file, noise(static_cast<int>(files.size()))});
    return files;
}

} // namespace

TEST_SUITE_WITH(damaged_archives, Scratch)

TEST_CASE(no_part_of_a_class_is_taken_for_the_class) {
    for (const std::string ending : {".zip", ".tar", ".tar.gz", ".tar.xz", ".tar.bz2", ".tar.zst", ".7z"}) {
        const std::string bytes =
            support::read_file(write_archive(*this / ("whole" + ending), whole_class()));
        EXPECT(!has(found_in({*this / ("whole" + ending)}), "refused"), ending);
        for (const std::size_t percent : {30, 50, 70, 90}) {
            // The last 10 kB of a .tar may be padding.
            const std::size_t size =
                (ending == ".tar" ? bytes.size() - 10240 : bytes.size()) * percent / 100 / 512 * 512;
            const fs::path cut = text("cut" + ending, bytes.substr(0, size));
            EXPECT(has(found_in({cut}), "refused: " + cut.string() + " cannot be read"),
                   ending << ' ' << percent << ": " << found_in({cut}));
            write_files(*this / "beside", {{"class" + ending, bytes.substr(0, size)}, {"roster.csv", "x"}});
            EXPECT(has(found_in({*this / "beside"}), "cannot be read"), ending << ' ' << percent);
            fs::remove_all(*this / "beside");
            write_files(*this / "one",
                        {{"ada/work" + ending, bytes.substr(0, size)}, {"bob/03_linear_forward.cpp", "b"}});
            EXPECT(found_in({*this / "one"}) == "ada:\nbob: 03 b\n", ending << ' ' << percent);
            fs::remove_all(*this / "one");
        }
    }
}

TEST_CASE(names_of_older_programs_are_read) {
    const auto named = [&](const std::vector<std::string>& names) {
        std::vector<Entry> files;
        for (const std::string& name : names)
            files.push_back({name + "/03_linear_forward.cpp", std::to_string(files.size())});
        return found_in({write_archive(*this / "class.zip", files)});
    };
    // Shift-JIS, in which the second half of a character may be a \.
    EXPECT(named({"\x95\\\x8eR\x93\x63", "\x97\xe9\x96\xd8\x91\xbe\x98Y", "bob"}) ==
           "bob: 03 2\n表山田: 03 0\n鈴木太郎: 03 1\n");
    EXPECT(named({"M\x81ller",
                  "Ren\x82"
                  "e",
                  "Wei\xe1"}) == "Müller: 03 0\nRenée: 03 1\nWeiß: 03 2\n"); // CP437
    EXPECT(named({"M\xfcller",
                  "Ren\xe9"
                  "e",
                  "\xd6mer"}) == "Müller: 03 0\nRenée: 03 1\nÖmer: 03 2\n"); // Latin-1
    EXPECT(named({"\x8aimon", "O\x92Neil", "Hern\xe1ndez"}) ==
           "Hernández: 03 2\nO’Neil: 03 1\nŠimon: 03 0\n");
    EXPECT(named({"J\xe4ger", "bob"}) == "Jäger: 03 0\nbob: 03 1\n");
    EXPECT(named({"Jo\xc6o Sim\xe4"
                  "es",
                  "bob"}) == "João Simões: 03 0\nbob: 03 1\n"); // CP850
    // Whatever it is: nobody is lost, and nobody is another.
    const std::string unknown =
        named({"\xb1\xe8\xc3\xb6\xbc\xf6", "\xc0\xcc\xbf\xb5\xc8\xf1", "\xff\xfe", "bob"});
    EXPECT(std::count(unknown.begin(), unknown.end(), '\n') == 4, unknown);
    EXPECT(named({"M\x81ller", "M\xc3\xbcller", "bob"}) ==
           "Müller: 03 1\nbob: 03 2\n"); // the same name; see above
    EXPECT(std::string(grade::encoding_of({"\xe9"})) != "CP932");
}

TEST_SUITE_END()

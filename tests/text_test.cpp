// Strangers' text: decoded, made harmless, measured, cut and wrapped, whatever its bytes.
#include "dnn/support/digest.hpp"
#include "dnn/support/json.hpp"
#include "dnn/support/pattern.hpp"
#include "dnn/support/text.hpp"
#include "tests/expect.hpp"

#include <algorithm>

TEST_SUITE(text)

using support::columns, support::cut_to_bytes, support::cut_to_columns, support::first_bytes,
    support::lines_of, support::one_line, support::plain, support::shortened, support::wrap;
using Lines = std::vector<std::string>;

namespace {

/// Of 1, 2, 3 and 4 bytes, combining and wide ones, as one word and as many.
const std::vector<std::string> samples = {"plain",  "Aᵀ·b", "e\u0301e\u0301",
                                          "日本語", "😀😀",   "ab日c\u0301😀✓ü"};

/// No byte is outside a valid character.
bool is_valid(std::string_view text) {
    for (support::Character c{}; !text.empty(); text.remove_prefix(c.bytes)) {
        c = support::first_character(text);
        if (c.code == 0xFFFD && c.bytes == 1)
            return false;
    }
    return true;
}

std::string without_spaces(const std::string& text) {
    std::string rest = text;
    std::erase_if(rest, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
    return rest;
}

std::string replacements(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += support::replacement;
    return text;
}

} // namespace

TEST_CASE(characters_of_every_length_are_decoded) {
    const auto decoded = [](std::string_view text, char32_t code) {
        const auto [found, bytes] = support::first_character(text);
        return found == code && bytes == text.size();
    };
    EXPECT(decoded(std::string_view("\0", 1), 0));
    EXPECT(decoded("\x7F", 0x7F));
    EXPECT(decoded("\xC2\x80", 0x80));
    EXPECT(decoded("\xDF\xBF", 0x7FF));
    EXPECT(decoded("\xE0\xA0\x80", 0x800));
    EXPECT(decoded("\xED\x9F\xBF", 0xD7FF));
    EXPECT(decoded("\xEE\x80\x80", 0xE000));
    EXPECT(decoded("\xEF\xBF\xBD", 0xFFFD));
    EXPECT(decoded("\xF0\x90\x80\x80", 0x10000));
    EXPECT(decoded("\xF4\x8F\xBF\xBF", 0x10FFFF));
}

TEST_CASE(each_byte_that_is_no_utf8_is_replaced) {
    const std::pair<const char*, std::vector<const char*>> invalid[] = {
        {"continuations of nothing", {"\x80", "\xBF\xBF"}},
        {"overlong",
         {"\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF"}},
        {"surrogates, alone and as a pair", {"\xED\xA0\x80", "\xED\xBF\xBF", "\xED\xA0\xBD\xED\xB8\x80"}},
        {"above U+10FFFF", {"\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF7\xBF\xBF\xBF"}},
        {"five bytes and six", {"\xF8\x88\x80\x80\x80", "\xFC\x84\x80\x80\x80\x80"}},
        {"no lead of any", {"\xFE", "\xFF"}},
        {"cut off", {"\xC3", "\xE2", "\xE2\x9C", "\xF0", "\xF0\x9F", "\xF0\x9F\x98"}},
    };
    for (const auto& [what, examples] : invalid)
        for (const std::string bytes : examples) {
            CONTEXT(what) {
                EXPECT(plain(bytes) == replacements(bytes.size()));
                EXPECT(plain(bytes + "ü") == replacements(bytes.size()) + "ü");
                EXPECT(plain("✓" + bytes + "a\n") == "✓" + replacements(bytes.size()) + "a\n");
                EXPECT(columns(bytes) == static_cast<int>(bytes.size()));
            }
        }
}

TEST_CASE(any_two_bytes_become_harmless_and_stay_as_they_are_then) {
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second) {
            const std::string text = {'\x1b', static_cast<char>(first), static_cast<char>(second), '[', 'm'};
            const std::string once = plain(text);
            const bool controls = std::any_of(once.begin(), once.end(), [](char c) {
                return (static_cast<unsigned char>(c) < ' ' && c != '\n') || c == '\x7F';
            });
            REQUIRE(!controls);
            REQUIRE(is_valid(once));
            REQUIRE(plain(once) == once);
        }
}

TEST_CASE(escape_sequences_are_taken_out) {
    EXPECT(plain("\x1b[31mred\x1b[0m and \x1b[1;38;5;9mso\x1b[K on") == "red and so on");
    EXPECT(plain("\x1b[?25l\x1b[2J\x1b[10;20H\x1b[>c\x1b[!px") == "x");
    EXPECT(plain("\x1b]0;a title\x07shown") == "shown");
    EXPECT(plain("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\") == "link");
    EXPECT(plain("\x1bP1$r0m\x1b\\a\x1b_ü\x1b\\b\x1b^c\x07z\x1bXd\x1b\\") == "abz");
    EXPECT(plain("\x1b"
                 "7a\x1b(Bb\x1b#8c\x1b"
                 "cd\x1b\\") == "abcd");
}

TEST_CASE(what_follows_an_unfinished_escape_sequence_is_not_swallowed) {
    EXPECT(plain("\x1b") == "\uFFFD");
    EXPECT(plain("a\x1b[31\nb") == "a\uFFFD[31\nb");
    EXPECT(plain("\x1b[3üm") == "\uFFFD[3üm");
    EXPECT(plain("\x1b]0;no end\nall\nthe rest") == "\uFFFD]0;no end\nall\nthe rest");
    EXPECT(plain("\x1b]0;no end") == "\uFFFD]0;no end");
    EXPECT(plain("\x1b]0;a\x1b[31mb\x07") == "\uFFFD]0;ab\uFFFD");
    EXPECT(plain("\x1b\x1b[31mx") == "\uFFFDx");
    EXPECT(plain("\x1bü") == "\uFFFDü");
    EXPECT(plain("\xC2\x9B"
                 "31m") == "\uFFFD31m"); // CSI as one character
}

TEST_CASE(controls_and_what_turns_text_are_replaced) {
    EXPECT(plain("a\x07"
                 "b\bc\x7F\v\f" +
                 std::string(1, '\0') + "\xC2\x85") == "a\uFFFDb\uFFFDc" + replacements(5));
    for (const char* const turns : {"\u061C", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D",
                                    "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"})
        EXPECT(plain(std::string(turns) + "abc") == "\uFFFDabc");
    // U+FFFE, U+FFFF, U+1FFFE
    EXPECT(plain("\xEF\xBF\xBE\xEF\xBF\xBF\xF0\x9F\xBF\xBE") == replacements(3));
    EXPECT(plain("שלום مرحبا e\u0301 日本 😀\n") == "שלום مرحبا e\u0301 日本 😀\n");
}

TEST_CASE(line_ends_and_tabs) {
    EXPECT(plain("a\r\nb\tc\r\n") == "a\nb    c\n");
    EXPECT(plain("over\rwritten\r") == "over\uFFFDwritten");
    EXPECT(one_line("a\r\nb\tc\n") == "a b c ");
    EXPECT(one_line("\x1b[1ma\x07") == "a\uFFFD");
}

TEST_CASE(columns_are_those_of_a_terminal) {
    EXPECT(columns("") == 0);
    EXPECT(columns("✓ Aᵀ · b…") == 9);
    EXPECT(columns("日本語") == 6);
    EXPECT(columns("😀") == 2);
    EXPECT(columns("e\u0301\u0301") == 1);
    EXPECT(columns("a\u200Bb") == 2);
    EXPECT(columns("\uFFFD") == 1);
}

TEST_CASE(cut_to_columns_fits_and_tears_nothing) {
    EXPECT(cut_to_columns("✓✓✓✓", 3) == "✓✓…");
    EXPECT(cut_to_columns("✓✓✓✓", 4) == "✓✓✓✓");
    EXPECT(cut_to_columns("日本語", 5) == "日本…");
    EXPECT(cut_to_columns("日本語", 4) == "日…");
    EXPECT(cut_to_columns("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
    for (const std::string& sample : samples)
        for (int width = -1; width < 12; ++width) {
            const std::string text = cut_to_columns(sample, width);
            EXPECT(columns(text) <= std::max(width, 0));
            EXPECT(is_valid(text));
            EXPECT((text == sample) == (columns(sample) <= width));
        }
}

TEST_CASE(cut_to_bytes_tears_nothing) {
    for (const std::string& sample : samples)
        for (std::size_t bytes = 0; bytes <= sample.size() + 1; ++bytes) {
            const std::string_view kept = first_bytes(sample, bytes);
            EXPECT(kept.size() <= bytes);
            EXPECT((kept.size() + 3) >= std::min(bytes, sample.size()));
            EXPECT(is_valid(kept));
            EXPECT(sample.starts_with(kept));
            EXPECT(cut_to_bytes(sample, bytes) ==
                   std::string(kept) + (kept.size() < sample.size() ? " …" : ""));
        }
    const std::string noise(1000, '\x80');
    EXPECT(first_bytes(noise, 500).size() == 500U);
}

TEST_CASE(shortened_says_what_is_missing) {
    EXPECT(shortened("üb\x07", 4) == "üb\uFFFD");
    EXPECT(shortened("abcü", 4) == "abc\n… (2 bytes more)");
    EXPECT(shortened("ab\x1b[31mc", 5) == "ab\uFFFD[3\n… (3 bytes more)");
}

TEST_CASE(words_are_wrapped) {
    EXPECT(wrap("one two ✓✓✓ seventeen", 7, "  ") == (Lines{"one two", "  ✓✓✓", "  seven", "  teen"}));
    EXPECT(wrap("日本語 日本", 5) == (Lines{"日本", "語", "日本"}));
    EXPECT(wrap(" \t\n ", 5).empty());
    EXPECT(wrap("", 5).empty());
}

TEST_CASE(wrap_loses_nothing_and_fits_where_it_can) {
    std::string all;
    for (const std::string& sample : samples)
        all += sample + " \n\t"[all.size() % 3];
    for (const std::string indent : {"", "  ", "✓ "})
        for (int width = -1; width < 40; ++width) {
            const Lines lines = wrap(all, width, indent);
            std::string joined;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                EXPECT(is_valid(lines[i]));
                REQUIRE((i == 0 || lines[i].starts_with(indent)));
                joined += i == 0 ? lines[i] : lines[i].substr(indent.size());
                if (width >= columns(indent) + 2)
                    EXPECT(columns(lines[i]) <= width);
            }
            EXPECT(without_spaces(joined) == without_spaces(all));
        }
}

TEST_CASE(very_long_lines_take_no_longer_than_their_length) {
    std::string line;
    while (line.size() < 2U << 20)
        line += "日本語✓x";
    const Lines lines = wrap(line, 77);
    EXPECT(lines.size() > line.size() / 77 / 3);
    EXPECT(columns(cut_to_columns(line, 77)) <= 77);
    EXPECT(plain(line) == line);
    std::string titles;
    while (titles.size() < 2U << 20)
        titles += "\x1b]";
    EXPECT(plain(titles).size() == titles.size() / 2 * 4);
    EXPECT(plain("\x1b]" + line).size() == line.size() + 4);
}

TEST_CASE(lines_end_as_on_any_system) {
    EXPECT(lines_of("").empty());
    EXPECT(lines_of("a\n\nb\r\n\r\nc") == (Lines{"a", "", "b", "", "c"}));
    EXPECT(lines_of("a\n") == (Lines{"a"}));
    EXPECT(lines_of("\n") == (Lines{""}));
    EXPECT(lines_of("a\rb") == (Lines{"a\rb"}));
}

TEST_CASE(patterns_find_wholes_and_parts) {
    const support::Pattern version(R"(v([0-9]+)(?:\.([0-9]+))?)");
    EXPECT(version.matches("v12"));
    EXPECT(!version.matches("at v12"));
    EXPECT(version.parts_of("v12") == (Lines{"v12", "12", ""}));
    EXPECT(version.parts_of("v12.").empty());
    EXPECT(version.found_in("at v1.2, v3") == (Lines{"v1.2", "1", "2"}));
    EXPECT(version.found_in("none").empty());
    EXPECT(version.all_in("v1 v2.0").size() == 2);
    EXPECT(version.replaced("v1 v2.0", "<$1>") == "<1> <2>");
}

TEST_CASE(digests_are_those_of_sha256sum) {
    const std::string of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    EXPECT(support::sha256({"abc"}) == of_abc);
    EXPECT(support::sha256({"a", "", "bc"}) == of_abc);
    EXPECT(support::sha256_of_file("/proc/sys/kernel/ostype") == support::sha256({"Linux\n"}));
    EXPECT(support::sha256_of_file("/nowhere") == support::sha256({}));
    EXPECT(support::sha256_base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST_CASE(json_keeps_its_order_and_is_utf8) {
    const support::Json json = support::parsed_json(R"({"b": 1, "a": [true, "ü"]})");
    EXPECT(support::text_of(json, -1) == R"({"b":1,"a":[true,"ü"]})");
    EXPECT(support::text_of(support::Json{{"a", "\xff"}}, 1) == "{\n \"a\": \"\xEF\xBF\xBD\"\n}");
    EXPECT((tests::throws<support::Json::exception>([&] { support::parsed_json("{"); })));
}

TEST_SUITE_END()

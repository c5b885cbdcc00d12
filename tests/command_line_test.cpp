// What programs take from their command lines.
#include "tests/expect.hpp"
#include "tools/command_line.hpp"

#include <string>
#include <vector>

namespace {

struct Taken {
    bool flag = false;
    int jobs = 1;
    double rate = 0.5;
    std::string kind = "one", text;
    std::optional<std::uint64_t> seed;
    std::vector<int> layers;
    std::vector<std::string> files;
    std::vector<std::vector<std::string>> groups;
    tools::Given given;
};

tools::CommandLine program_of(Taken& taken) {
    return {"./program",
            "A program.",
            {{"FILE", &taken.files, "files"},
             {"--flag", &taken.flag, "a flag"},
             {"--jobs", &taken.jobs, "a number", {.from_to = {{1, 8}}}},
             {"--rate", &taken.rate, "a number", {.type = "RATE", .shows_default = true}},
             {"--kind", &taken.kind, "one of two", {.one_of = {"one", "two"}, .environment = "TEST_KIND"}},
             {"--text", &taken.text, "goes without the flag", {.excludes = {"--flag"}}},
             {"--seed", &taken.seed, "a large number"},
             {"--file", &taken.text, "a file", {.type = "FILE"}},
             {"--layers", &taken.layers, "numbers", {.comma_separated = true, .one_word = true}},
             {"--group", &taken.groups, "some words each time"},
             {"--unseen", &taken.flag, "not in the help", {.hidden = true}}}};
}

tools::CommandLine with_commands(Taken& taken) {
    return {"./program",
            "Two programs.",
            {},
            {{"check", "checks", {{"FILE", &taken.files, "files", {.required = true}}}},
             {.name = "train", .description = "trains", .leaves_rest = true}}};
}

Taken taken_from(std::vector<const char*> words, tools::CommandLine (*program)(Taken&) = program_of) {
    Taken taken;
    words.insert(words.begin(), "program");
    taken.given = tools::read_command_line(program(taken), static_cast<int>(words.size()), words.data());
    return taken;
}

/// The status and the text with which a command line ends the program.
std::pair<int, std::string> end_of_program(const std::vector<const char*>& words,
                                           tools::CommandLine (*program)(Taken&) = program_of) {
    try {
        taken_from(words, program);
    } catch (const tools::EndsHere& end) {
        return {end.status, end.text};
    }
    return {-1, "it goes on"};
}

} // namespace

TEST_SUITE(command_line)

TEST_CASE(values_go_where_they_belong) {
    const Taken taken = taken_from({"a.cpp", "b.cpp", "--flag", "--jobs", "8", "--rate=1e-3", "--kind", "two",
                                    "--seed", "18446744073709551615", "--layers", "4,3,1", "c.cpp", "--group",
                                    "x", "y", "--group", "z"});
    EXPECT(taken.flag);
    EXPECT(taken.jobs == 8);
    EXPECT(taken.rate == 1e-3);
    EXPECT(taken.kind == "two");
    EXPECT((taken.seed == 18446744073709551615U));
    EXPECT((taken.layers == std::vector{4, 3, 1}));
    EXPECT((taken.files == std::vector<std::string>{"a.cpp", "b.cpp", "c.cpp"}));
    EXPECT((taken.groups == std::vector<std::vector<std::string>>{{"x", "y"}, {"z"}}));
}

TEST_CASE(what_is_not_given_stays) {
    const Taken taken = taken_from({});
    EXPECT(!taken.flag);
    EXPECT(taken.jobs == 1);
    EXPECT(taken.kind == "one");
    EXPECT(!taken.seed.has_value());
}

TEST_CASE(wrong_command_lines_end_with_one_sentence) {
    const std::pair<std::vector<const char*>, std::string> wrong[] = {
        {{"--jobs", "9"}, "--jobs must be a whole number from 1 to 8; it is 9"},
        {{"--jobs", "x"}, "--jobs must be a whole number from 1 to 8; it is x"},
        {{"--jobs", ""}, "--jobs must be a whole number from 1 to 8; it is empty"},
        {{"--jobs"}, "--jobs needs a value behind it"},
        {{"--jobs", "1", "--jobs", "2"}, "--jobs is given more than once"},
        {{"--rate", "0,5"}, "--rate must be a number; it is 0,5"},
        {{"--rate", "1e999"}, "--rate must be a number; it is 1e999"},
        {{"--kind", "three"}, "--kind must be one or two; it is three"},
        {{"--kind", ""}, "--kind must be one or two; it is empty"},
        {{"--text", ""}, "--text must not be empty"},
        {{"--file", ""}, "--file must be FILE; it is empty"},
        {{"a.cpp", ""}, "FILE must not be empty"},
        {{"--flag", "--text", "a"}, "exclude each other; leave out one"},
        {{"--flag=maybe"}, "--flag takes no value"},
        {{"--layers", "4,x"}, "--layers must be a whole number; it is x"},
        {{"--seed", "-1"}, "--seed must be a whole number that is not negative; it is -1"},
        {{"--seed", "18446744073709551616"}, "--seed must be a whole number"},
        {{"--no-such", "5"}, "there is no option --no-such"},
        {{"--kind", "\x1b[31mred\n\xe2\x80\xae"}, "it is red \xef\xbf\xbd. "},
    };
    for (const auto& [words, part] : wrong) {
        const auto [status, text] = end_of_program(words);
        EXPECT(status == 2);
        EXPECT(text.starts_with("error: "));
        EXPECT((text.find(part) != std::string::npos), part << " is not in: " << text);
        EXPECT(text.ends_with(". ./program --help lists all options.\n"));
        EXPECT(text.find('\n') == text.size() - 1);
    }
}

TEST_CASE(help_lists_the_options) {
    const auto [status, text] = end_of_program({"--help"});
    EXPECT(status == 0);
    for (const char* part : {"A program.", "Usage: ./program", "--rate RATE", "Env:TEST_KIND"})
        EXPECT((text.find(part) != std::string::npos), part << " is not in:\n" << text);
    EXPECT((text.find("--unseen") == std::string::npos));
}

TEST_CASE(commands_have_their_own_words) {
    EXPECT(taken_from({"check", "a.cpp"}, with_commands).given.command == "check");
    const Taken trained = taken_from({"train", "--model", "deep"}, with_commands);
    EXPECT((trained.given.rest == std::vector<std::string>{"--model", "deep"}));
    EXPECT(end_of_program({}, with_commands).first == 2);
    EXPECT(end_of_program({"check"}, with_commands)
               .second.ends_with("FILE is required. ./program check --help lists all options.\n"));
    EXPECT((end_of_program({"check", "--help"}, with_commands).second.find("Usage: ./program check") !=
            std::string::npos));
}

TEST_SUITE_END()

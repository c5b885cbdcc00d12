// What a program takes from its command line, as data. CLI11 reads it, in command_line.cpp alone: its headers and what
// they instantiate would cost every program four seconds.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tools {

/// Where the value goes; a bool is a flag. Lists take several words; a list of lists takes several each time.
using Value =
    std::variant<bool*, int*, double*, std::string*, std::optional<int>*, std::optional<std::uint64_t>*,
                 std::vector<int>*, std::vector<std::string>*, std::vector<std::vector<std::string>>*>;

struct Details {
    std::string type = {};                                 // shown for the value: "FILE.h5"
    std::vector<std::string> one_of = {};                  // the values that are allowed
    std::optional<std::pair<double, double>> from_to = {}; // the same for a number
    std::vector<std::string> excludes = {};                // options above that it goes without
    std::string environment = {};                          // a variable that may stand in for it
    bool required = false, shows_default = false, hidden = false;
    bool comma_separated = false; // a list
    bool one_word = false;        // a list that is a single word
    bool is_flag = false;         // text: --flag=text
};

struct Option {
    std::string name; // "--model"; "IMAGE" for words without an option
    Value value;
    std::string help;
    Details details = {};
};

struct CommandLine {
    std::string name, description;
    std::vector<Option> options = {};
    std::vector<CommandLine> commands = {}; // one of them must be given, if there are any
    bool leaves_rest = false;               // what it does not know is left
};

struct Given {
    std::string command;           // which of the commands
    std::vector<std::string> rest; // what it left
};

/// "1000" and "1e3" as 1000; none for what is no whole number.
std::optional<long long> whole_number(const std::string& text);

/// What is wrong with a command line. A program that throws it ends with that sentence and where to find the options.
struct Misuse : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Where the program must end instead of going on: --help, or a command line that is wrong.
struct EndsHere {
    int status;
    std::string text;

    /// Prints the text and returns the status.
    int say() const;
};

/// Prints "error: sentence" to stderr. The one place where what files, their names and learners' functions say comes to a
/// terminal: on one line, and without what a terminal acts on.
void print_error(const std::string& sentence, const std::string& who = "error");

/// "error: what. NAME --help lists all options."
EndsHere end_of(const Misuse& misuse, const std::string& name);

/// Puts everything where it belongs; throws EndsHere.
Given read_command_line(const CommandLine& program, int argc, const char* const* argv);

} // namespace tools

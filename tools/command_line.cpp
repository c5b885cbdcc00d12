#include "tools/command_line.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
// From CLI11 2.6 on, IsMember is there.
#if __has_include(<CLI/ExtraValidators.hpp>)
#include <CLI/ExtraValidators.hpp>
#endif
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <locale>
#include <memory>
#include <sstream>

namespace tools {
namespace {

/// CLI11 2.6 leaves out the word.
class WithUsage : public CLI::Formatter {
public:
    std::string make_usage(const CLI::App* app, std::string name) const override {
        std::string usage = CLI::Formatter::make_usage(app, std::move(name));
        if (usage.find("Usage:") == std::string::npos)
            usage.insert(std::min(usage.find_first_not_of('\n'), usage.size()), "Usage: ");
        return usage;
    }
};

/// CLI11's own types for what is allowed are templates of the value's type.
template <class T>
void limit(CLI::Option& option, const std::pair<double, double>& range) {
    if constexpr (std::is_same_v<T, double>) // a range holds NaN
        option.check([](const std::string& text) {
            return text.find_first_of("nN") == std::string::npos ? "" : '"' + text + "\" is no number";
        });
    if constexpr (std::is_same_v<T, int> || std::is_same_v<T, double>)
        option.check(CLI::Range(static_cast<T>(range.first), static_cast<T>(range.second)));
}

/// "1000" for "1e3". What is no whole number is left to CLI11's complaint.
std::string with_all_digits(const std::string& text) {
    const std::optional<long long> number = whole_number(text);
    return number ? std::to_string(*number) : text;
}

/// A script's unset variable must not pass for an option that was not given.
std::string refuse_empty(const std::string& text) {
    return text.empty() ? "it names no file" : "";
}

template <class T>
CLI::Option& add_value(CLI::App& app, const Option& option, T& value) {
    const Details& details = option.details;
    CLI::Option* added = nullptr;
    if constexpr (std::is_same_v<T, bool>)
        added = app.add_flag(option.name, value, option.help);
    else if constexpr (std::is_same_v<T, std::string>)
        added = details.is_flag ? app.add_flag(option.name, value, option.help)
                                : app.add_option(option.name, value, option.help);
    else
        added = app.add_option(option.name, value, option.help);
    if (details.from_to)
        limit<T>(*added, *details.from_to);
    if constexpr (std::is_same_v<T, int> || std::is_same_v<T, std::optional<int>> ||
                  std::is_same_v<T, std::optional<std::uint64_t>>)
        added->transform(with_all_digits);
    if constexpr (std::is_same_v<T, std::optional<std::uint64_t>>)
        added->check([](const std::string& text) {
            return text.starts_with('-') ? "it is " + text + ", and must not be negative" : "";
        });
    if (details.type.starts_with("FILE"))
        added->check(refuse_empty);
    return *added;
}

void add(CLI::App& app, const Option& option) {
    CLI::Option& added =
        std::visit([&](auto* value) -> CLI::Option& { return add_value(app, option, *value); }, option.value);
    const Details& details = option.details;
    if (!details.type.empty())
        added.type_name(details.type);
    if (!details.one_of.empty())
        added.check(CLI::IsMember(details.one_of));
    for (const std::string& other : details.excludes)
        added.excludes(app.get_option(other));
    if (!details.environment.empty())
        added.envname(details.environment);
    if (details.required)
        added.required();
    if (details.shows_default)
        added.capture_default_str();
    if (details.hidden)
        added.group("");
    if (details.comma_separated)
        added.delimiter(',');
    if (details.one_word)
        added.allow_extra_args(false);
}

void describe(CLI::App& app, const CommandLine& program) {
    for (const Option& option : program.options)
        add(app, option);
    for (const CommandLine& command : program.commands)
        describe(*app.add_subcommand(command.name, command.description), command);
    if (!program.commands.empty())
        app.require_subcommand(1);
    app.prefix_command(program.leaves_rest);
}

} // namespace

std::optional<long long> whole_number(const std::string& text) {
    constexpr double most = 1e15;
    std::istringstream in(text);
    in.imbue(std::locale::classic());
    double number = 0;
    if (!(in >> number) || in.peek() != std::istringstream::traits_type::eof() ||
        number != std::floor(number) || std::abs(number) > most)
        return std::nullopt;
    return static_cast<long long>(number);
}

int EndsHere::say() const {
    std::cout.flush();
    (status == 0 ? std::cout : std::cerr) << text;
    return status;
}

EndsHere end_of(const Misuse& misuse, const std::string& name) {
    constexpr int misused = 2;
    return {misused, "error: " + std::string(misuse.what()) + ". " + name + " --help lists all options.\n"};
}

Given read_command_line(const CommandLine& program, int argc, const char* const* argv) {
    CLI::App app(program.description, program.name);
    app.formatter(std::make_shared<WithUsage>());
    describe(app, program);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        throw EndsHere{0, app.help()};
    } catch (const CLI::ParseError& error) {
        std::string name = program.name;
        for (const CLI::App* command : app.get_subcommands())
            name += ' ' + command->get_name();
        throw end_of(Misuse(error.what()), name);
    }
    Given given;
    for (const CLI::App* command : app.get_subcommands()) {
        given.command = command->get_name();
        given.rest = command->remaining();
    }
    return given;
}

} // namespace tools

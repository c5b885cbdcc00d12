#include "tools/command_line.hpp"

#include "dnn/support/text.hpp"
#include "tools/option_values.hpp"

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

/// What --help says of a range or a choice, in CLI11's words.
template <class T>
std::string description_of(const Details& details) {
    if (!details.one_of.empty())
        return CLI::IsMember(details.one_of).get_description();
    if constexpr (std::is_same_v<T, int> || std::is_same_v<T, double>)
        if (details.from_to)
            return CLI::Range(static_cast<T>(details.from_to->first), static_cast<T>(details.from_to->second))
                .get_description();
    return "";
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
    if (!std::is_same_v<T, bool> && !details.is_flag)
        added->transform(CLI::Validator([details](std::string& text) { return refused<T>(text, details); },
                                        description_of<T>(details)));
    return *added;
}

void add(CLI::App& app, const Option& option) {
    CLI::Option& added =
        std::visit([&](auto* value) -> CLI::Option& { return add_value(app, option, *value); }, option.value);
    const Details& details = option.details;
    if (!details.type.empty())
        added.type_name(details.type);
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

/// "--plot" of "--plot: 1 required FILE missing".
std::string name_in(const std::string& sentence) {
    return sentence.substr(0, sentence.find_first_of(": "));
}

/// The first word that nobody expected.
std::string unexpected(const CLI::App& app) {
    constexpr bool of_commands_too = true;
    const std::vector<std::string> words = app.remaining(of_commands_too);
    if (words.empty())
        return "a word is one too many";
    return words.front().starts_with('-') ? "there is no option " + words.front()
                                          : '"' + words.front() + "\" is one word too many";
}

/// CLI11's own sentences are for those who know it.
std::string words_of(const CLI::ParseError& error, const CLI::App& app) {
    const std::string said = error.what();
    const auto is = [&]<class Kind>(const Kind*) { return dynamic_cast<const Kind*>(&error) != nullptr; };
    if (is(static_cast<CLI::ValidationError*>(nullptr))) // "--width: must be …": refused() has said what
        return name_in(said) + said.substr(std::min(name_in(said).size() + 1, said.size()));
    if (is(static_cast<CLI::ExtrasError*>(nullptr)))
        return unexpected(app);
    if (is(static_cast<CLI::ExcludesError*>(nullptr)))
        return name_in(said) + " and " + said.substr(said.rfind(' ') + 1) +
               " exclude each other; leave out one";
    if (is(static_cast<CLI::ArgumentMismatch*>(nullptr)))
        return name_in(said) +
               (said.ends_with("missing") ? " needs a value behind it" : " is given more than once");
    if (const std::size_t place = said.find("--");
        is(static_cast<CLI::ConversionError*>(nullptr)) && place != std::string::npos) {
        const std::string name = name_in(said.substr(place));
        const CLI::Option* const option = app.get_option_no_throw(name);
        return name + (option && option->get_expected_max() > 0 ? " has an empty value behind it"
                                                                : " takes no value");
    }
    return said;
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

void print_error(const std::string& sentence, const std::string& who) {
    std::cout.flush();
    std::cerr << who << ": " << support::one_line(sentence) << std::endl;
}

EndsHere end_of(const Misuse& misuse, const std::string& name) {
    constexpr int misused = 2;
    return {misused,
            "error: " + support::one_line(misuse.what()) + ". " + name + " --help lists all options.\n"};
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
        throw end_of(Misuse(words_of(error, app)), name);
    }
    Given given;
    for (const CLI::App* command : app.get_subcommands()) {
        given.command = command->get_name();
        given.rest = command->remaining();
    }
    return given;
}

} // namespace tools

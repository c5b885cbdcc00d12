#include "tools/grade/judging/toolchain.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/process.hpp"
#include "dnn/support/temporary_folder.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace fs = std::filesystem;

namespace grade {
namespace {

using Words = std::vector<std::string>;

Words split(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

Words plus(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

/// What the driver would run.
Words asked(const Words& driver) {
    constexpr double seconds = 60;
    // Folders from the environment are not visible in a sandbox.
    Words words = {"env", "LC_ALL=C"};
    for (const char* name :
         {"LIBRARY_PATH", "CPATH", "CPLUS_INCLUDE_PATH", "COMPILER_PATH", "GCC_EXEC_PREFIX"})
        words.insert(words.end() - 1, {"-u", name});
    const support::Ended ended = support::run(plus(plus(words, driver), {"-###"}), seconds, 1U << 16);
    Words command = first_command(ended.output);
    if (command.empty())
        throw support::Error("the compiler does not say which programs it runs: " +
                             support::one_line(ended.output.substr(0, 300)));
    return command;
}

/// collect2 could run more programs; the linker does the same work for C++ without them.
Words linker_itself(Words command) {
    if (!command[0].ends_with("collect2"))
        return command;
    const std::string choice = "-fuse-ld=";
    const auto chosen = std::find_if(command.begin(), command.end(),
                                     [&](const std::string& word) { return word.starts_with(choice); });
    command[0] = chosen == command.end() ? "ld" : "ld." + chosen->substr(choice.size());
    std::erase_if(command, [&](const std::string& word) {
        return word.starts_with(choice) || word.starts_with("-plugin") || word.starts_with("-flto") ||
               word == "-fno-lto";
    });
    return command;
}

/// The commands with the paths of a folder that exists, for the driver checks its files.
struct Templates {
    Words compile, assemble, link;
    std::string folder;

    Templates() {
        const support::TemporaryFolder temporary("toolchain");
        folder = temporary.path;
        for (const char* name : {"in", "out", "headers", "lib"})
            fs::create_directory(temporary.path / name);
        for (const char* name : {"in/source.cpp", "in/learner.o", "out/learner.s", "headers/grade.hpp",
                                 "lib/worker.o", "lib/below.a"})
            std::ofstream(temporary.path / name) << "\n";
        const std::string in = folder + "/in/", out = folder + "/out/", headers = folder + "/headers",
                          lib = folder + "/lib/";
        const Words compiler = split(DEEPSTEPS_GRADE_COMPILER);
        compile = asked(plus(compiler, {"-I" + headers, "-include", headers + "/grade.hpp", "-S",
                                        in + "source.cpp", "-o", out + "learner.s"}));
        assemble = asked(plus(compiler, {"-c", out + "learner.s", "-o", out + "learner.o"}));
        link = linker_itself(
            asked(plus(split(DEEPSTEPS_GRADE_LINKER), {in + "learner.o", lib + "worker.o", lib + "below.a",
                                                       "-larmadillo", "-o", out + "worker"})));
    }
};

const Templates& templates() {
    static const Templates all;
    return all;
}

void replace(std::string& word, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = word.find(from, at)) != std::string::npos; at += to.size())
        word.replace(at, from.size(), to);
}

Words at(Words words, const Places& places, const std::string& source = "") {
    const std::string& folder = templates().folder;
    for (std::string& word : words) {
        if (!source.empty()) {
            replace(word, folder + "/in/source.cpp", (places.in / source).string());
            if (word == "source.cpp")
                word = source;
        }
        replace(word, folder + "/in", places.in.string());
        replace(word, folder + "/out", places.out.string());
        replace(word, folder + "/headers", places.headers.string());
        replace(word, folder + "/lib", places.lib.string());
    }
    return words;
}

} // namespace

Words first_command(const std::string& output) {
    std::istringstream lines(output);
    std::string line;
    // clang says " (in-process)" before its own.
    while (std::getline(lines, line) && (!line.starts_with(' ') || line.starts_with(" (")))
        line.clear();
    Words command;
    bool quoted = false, begun = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == ' ' && !quoted) {
            begun = false;
            continue;
        }
        if (!begun)
            command.emplace_back();
        begun = true;
        if (line[i] == '"')
            quoted = !quoted;
        else
            command.back() += line[i] == '\\' && i + 1 < line.size() ? line[++i] : line[i];
    }
    return command;
}

Commands compile_commands(const std::string& source, const Places& places) {
    return {at(templates().compile, places, source), at(templates().assemble, places)};
}

Commands link_commands(const Places& places) {
    return {at(templates().link, places)};
}

} // namespace grade

// The programs behind the compiler's driver. The grader runs them itself: so it sees how each of them ended, and no
// driver, linker plugin or link-time compiler comes between.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace grade {

/// Where a build's files are, as its programs see them.
struct Places {
    std::filesystem::path in, out;      // the learner's source, what is made of it; either may hold learner.o
    std::filesystem::path headers, lib; // handed out; an exercise's worker.o and below.a
};

using Commands = std::vector<std::vector<std::string>>;

/// Source to out/learner.o: the compiler and the assembler.
Commands compile_commands(const std::string& source, const Places& places);

/// in/learner.o to out/worker: the linker alone.
Commands link_commands(const Places& places);

/// Of the driver's output for -###: the first command, its words without their quotes.
std::vector<std::string> first_command(const std::string& output);

} // namespace grade

// What the programs share: the command line, the end with a sentence and an exit status, Ctrl-C, where things are.
#pragma once

#include "dnn/data/dataset.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace tools {

/// 0 done, 1 an error, 2 a command line that makes no sense, 130 ended by Ctrl-C or SIGTERM.
enum Status { done = 0, failed = 1, misused = 2, interrupted = 130 };

/// Reads the command line into what the program added to its App.
using Parse = std::function<void()>;

/// Runs a program: it adds its options to the App, calls Parse, does its work and returns the exit status. What is
/// thrown on the way becomes one sentence.
int run(int argc, char** argv, Status (*program)(CLI::App& app, const Parse& parse)) noexcept;

/// Prints one sentence to stderr.
void print_error(const std::string& sentence);

/// From here on Ctrl-C and SIGTERM only set what was_interrupted() tells; a second one ends the program.
void catch_interrupts();
bool was_interrupted();

/// find_cat_data with the project's own folders.
dnn::CatData find_data(const std::filesystem::path& folder);

/// The project's plots/out.
std::filesystem::path figures_folder();

/// A path as a user would type it: relative where that is shorter.
std::string shown(const std::filesystem::path& path);

} // namespace tools

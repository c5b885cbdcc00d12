// What the programs share: the command line, ending with a sentence and an exit status, Ctrl-C, where things are.
#pragma once

#include "tools/command_line.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace dnn {
struct CatData; // dnn/data/dataset.hpp
}

namespace tools {

/// 0 done, 1 an error, 2 an invalid command line, 130 ended by Ctrl-C.
enum Status { done = 0, failed = 1, misused = 2, interrupted = 130 };

/// Runs a program, which reads its command line, does its work and returns the exit status. Any exception becomes one
/// sentence; `name` is what its user types.
int run(const std::string& name, const std::function<Status()>& program) noexcept;

/// Prints one sentence to stderr.
void print_error(const std::string& sentence);

/// From here on Ctrl-C and SIGTERM only set was_interrupted(); a second one ends the program.
void catch_interrupts();
bool was_interrupted();

/// The same for all that asks a training to end: SIGHUP, unless it is ignored (nohup), SIGXCPU and SIGPIPE as well. A
/// file beyond the limit on its size then is an error like a full disk's.
void catch_endings();
/// "Ctrl-C", "SIGTERM", …; "" if nothing came.
std::string ending();
/// 128 and the signal's number, as shells have it: 130 for Ctrl-C.
Status ending_status();

/// For what makes large matrices again and again, as the caches of L_model_forward: to give their memory back each time
/// and to get it anew, cleared, can take longer than the computation. To be called first.
void keep_freed_memory();

/// find_cat_data with the project's own folders.
dnn::CatData find_data(const std::filesystem::path& folder);

/// The project's plots/out.
std::filesystem::path figures_folder();

/// A path as a user would type it: relative inside the current folder.
std::string shown(const std::filesystem::path& path);

} // namespace tools

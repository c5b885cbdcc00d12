// What the programs share: the command line, ending with a sentence and an exit status, Ctrl-C.
#pragma once

#include "tools/command_line.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace tools {

/// 0 done, 1 an error, 2 an invalid command line, 130 ended by Ctrl-C.
enum Status { done = 0, failed = 1, misused = 2, interrupted = 130 };

/// Runs a program, which reads its command line, does its work and returns the exit status. Any exception becomes one
/// sentence; `name` is what its user types. Ctrl-C, SIGTERM and SIGHUP end it at once.
int run(const std::string& name, const std::function<Status()>& program) noexcept;

/// From here on Ctrl-C and SIGTERM only set was_interrupted(); a second one ends the program.
void catch_interrupts();
bool was_interrupted();

/// The same for all that asks a training to end: SIGHUP, unless it is ignored (nohup), SIGXCPU and SIGPIPE as well.
void catch_endings();
/// Only the last two of them.
void catch_limits();
/// The opposite: Ctrl-C, SIGTERM and SIGHUP end the program with the sentence "ended by Ctrl-C" and `when`, such as
/// " before the training began", which is not copied. Files that are half written are removed.
void end_at_once(const char* when);
/// "Ctrl-C", "SIGTERM", …; "" if nothing came.
std::string ending();
/// 128 and the signal's number, as shells have it: 130 for Ctrl-C.
Status ending_status();

/// A path as a user would type it, relative inside the current folder, and fit for a terminal.
std::string shown(const std::filesystem::path& path);

} // namespace tools

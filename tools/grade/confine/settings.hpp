// What the launcher is asked for on its command line.
#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace confine {

struct Settings {
    std::uint64_t cpu = 0, memory = 0, file_size = 0; // as in grade::Limits; 0: as inherited
    int max_threads = 0;                              // at a time; 0: none but the first
    uid_t user = 0;                                   // 0: stays who it is
    std::vector<std::string> readable, writable;      // with a user: the only files (Landlock)
    std::string root;                                 // the folder that is all of the disk
    std::string folder;                               // to work in
    std::string visible; // a library that hides from `commands` what they may not read
    bool clean = false;  // forgets the environment
    bool filter = false, may_create_files = true; // the filter of system calls
    int status = -1;                              // the descriptor that hears how it goes
    int product_to = -1;                          // the descriptor that gets `product`
    std::string product;                          // the file that the commands make
    std::uint64_t max_product = 0;
    double max_idle = 0; // seconds without computing, 0: any time
    bool sweep = false;  // ends all that runs as `user`, and nothing else
    std::vector<std::vector<std::string>> commands;
};

/// KEY=VALUE… -- COMMAND… [-- COMMAND…]. Throws std::runtime_error.
Settings parsed(int argc, char** argv);

/// Writes a line to the status descriptor, at once.
void say(const Settings& settings, const std::string& line);

// Each throws std::system_error if it cannot do what was asked.
void set_limits(const Settings& settings);
/// Becomes the user, with none of root's rights, and sees the given files only: by its root, and by Landlock where the
/// kernel has it. One of the two may be missing.
void become_user(const Settings& settings);
void load_filter(const Settings& settings);

/// Replaces this process by the first command. Returns only with an error.
int execute(const Settings& settings, int program);

/// Runs the commands one after another until one fails, says how each ended, and hands the product on.
int supervise(const Settings& settings);

} // namespace confine

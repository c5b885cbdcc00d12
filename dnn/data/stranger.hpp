// Files that anybody may have made, read where they can do no harm: in a child with limits of time and memory.
#pragma once

#include "dnn/data/parcel.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace dnn {

/// Throws if it is no file that can be read from its start to its end, such as a folder or a pipe; `expected` is
/// "an HDF5 file". Whatever it holds is not looked at.
void check_regular(const std::filesystem::path& file, const std::string& expected);

/// Reads a file in a child, which packs what it found, and unpacks it here, with as little trust as the file itself.
/// The child's support::Error is thrown here; if it dies or takes too long, one that says so. `seconds`: of CPU time,
/// and more for a large file.
void read_in_child(const std::filesystem::path& file, const std::function<void(Parcel&)>& read,
                   const std::function<void(Unpacked&)>& unpack, unsigned seconds = 2);

/// A text from a file, for a sentence: on one line, of at most 60 bytes.
std::string quoted(const std::string& text);

} // namespace dnn

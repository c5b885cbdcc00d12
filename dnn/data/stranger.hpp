// Files that anybody may have made, read where they can do no harm: in a child with limits of time and memory.
#pragma once

#include "dnn/data/parcel.hpp"
#include "dnn/support/limited_child.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace dnn {

/// Throws if it is no file that can be read from its start to its end, such as a folder or a pipe; `expected` is
/// "an HDF5 file". Whatever it holds is not looked at.
void check_regular(const std::filesystem::path& file, const std::string& expected);

/// A file that a child reads and packs, beside this program.
class FileInChild {
public:
    /// `seconds`: of CPU time, and more for a large file.
    FileInChild(const std::filesystem::path& file, const std::function<void(Parcel&)>& read,
                unsigned seconds = 2);

    /// Unpacks what the child found, with as little trust as the file itself. The child's support::Error is thrown here;
    /// if it died or took too long, one that says so.
    void unpack(const std::function<void(Unpacked&)>& unpack);

private:
    std::filesystem::path file_;
    support::ChildLimits limits_;
    support::LimitedChild child_;
};

/// The same, waited for.
void read_in_child(const std::filesystem::path& file, const std::function<void(Parcel&)>& read,
                   const std::function<void(Unpacked&)>& unpack, unsigned seconds = 2);

/// A text from a file, for a sentence: on one line, of at most 60 bytes.
std::string quoted(const std::string& text);

} // namespace dnn

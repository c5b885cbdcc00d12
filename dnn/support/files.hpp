// Whole files: read at once, written completely or not at all.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>

namespace support {

/// Throws support::Error if `file` cannot be written: its folder is missing, closed to us or full, its name too long, or
/// it is a folder. Called before a long training, so that it is not lost.
void check_writable(const std::filesystem::path& file);

/// Whether a file must also survive a power cut; that costs milliseconds.
enum class Sync { no, yes };

/// Writes under a temporary name beside `file` and then renames: a reader sees the old file or the complete new one. A
/// link stays one, and its target is written; the mode stays as it was. Anything but a regular file (/dev/stdout) is
/// written in place. Throws support::Error if anything fails.
void write_atomically(const std::filesystem::path& file, const std::function<void(std::ostream&)>& write,
                      Sync sync = Sync::no);

/// All bytes of `file`; none if it cannot be read.
std::string read_file(const std::filesystem::path& file);

// For those who have a file written by another program.

/// Where a file is, or would be, behind its links. Throws support::Error if they lead in a circle.
std::filesystem::path target_of(const std::filesystem::path& file);

/// A file's name before it is complete: ".NAME.PID" and the ending, beside its target; a long name is cut. The file is gone
/// with the object.
class DraftName {
public:
    DraftName(const std::filesystem::path& target, const std::string& ending);
    ~DraftName();
    DraftName(const DraftName&) = delete;
    DraftName& operator=(const DraftName&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Removes the files of all such names that there are; a signal's handler may call it.
void remove_drafts();

/// Puts the draft in its target's place, with the mode that the target had; 0, or why it cannot.
int take_place(const std::filesystem::path& draft, const std::filesystem::path& target);

/// "the disk is full; make room, or name a file elsewhere", for an errno.
std::string why_not_written(int error);

} // namespace support

// Goes through an archive's entries with libarchive. Only for a child with limits.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace grade {

/// Why an archive cannot be used.
struct ArchiveProblem {
    std::string sentence;
};

/// Where an entry is, with its path taken apart; \ separates it too, as in archives from Windows.
struct ArchivePlace {
    std::vector<std::string> parts;
    std::string path() const;
    /// Of the computer's and of version control, not of the learner's.
    bool is_hidden() const;
};

/// A path that leads outside makes an archive unusable; of a class's, only that entry, if it has a "..", and what is
/// absolute there begins below the archive.
enum class OutsidePaths { refused, skipped };

class ArchiveReader {
public:
    /// The descriptor stays open. A filter may unpack `most` bytes. Throws ArchiveProblem.
    ArchiveReader(int file, std::int64_t most, OutsidePaths outside = OutsidePaths::refused);

    /// Visits each entry that leads nowhere outside. Throws ArchiveProblem.
    void for_each(const std::function<void(archive_entry*, const ArchivePlace&)>& visit);

    /// The entry's data in pieces, until `take` returns false. Throws ArchiveProblem.
    void read(archive_entry* entry, const ArchivePlace& place,
              const std::function<bool(const char*, std::size_t)>& take);

    /// The paths that were skipped.
    const std::vector<std::string>& skipped() const { return skipped_; }

private:
    void check_size() const;
    void check_end(std::int64_t end) const;
    std::string name_of(archive_entry* entry);

    int file_;
    std::unique_ptr<archive, int (*)(archive*)> archive_;
    std::int64_t max_unpacked_;
    OutsidePaths outside_;
    std::vector<std::string> skipped_;
    const char* encoding_ = nullptr; // of the names that are no UTF-8; known with the first of them
};

/// The compressions that are read. None of them starts another program.
void support_compression(archive* reader);

bool is_regular(archive_entry* entry);

} // namespace grade

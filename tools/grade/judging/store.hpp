// The last record of every submission that was ever graded into a folder: one file each, replaced as a whole.
#pragma once

#include "tools/grade/judging/record.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace grade {

class Store {
public:
    /// The folder of the files.
    explicit Store(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Nothing if there is no readable record.
    std::optional<Record> read(const std::string& submission) const;
    void write(const Record& record) const;

    /// Visits all records in the order of their folders, with only one at a time in memory. Returns the files that
    /// cannot be read.
    std::vector<std::filesystem::path> for_each(const std::function<void(Record)>& visit) const;

    /// A student who is known keeps the folder of the record; the others get one that is nobody's.
    void assign_folders(std::vector<Submission>& submissions) const;

private:
    std::filesystem::path folder_;
};

} // namespace grade

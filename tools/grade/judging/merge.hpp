// The pages of a class, made from the records of all its submissions, whichever runs and machines wrote them.
#pragma once

#include "tools/grade/judging/out_folder.hpp"
#include "tools/grade/judging/record.hpp"

#include <vector>

namespace grade {

struct Batch;

/// The class as its pages show it.
struct Class {
    Run run;                     // its exercises are all that any submission was graded in
    std::vector<Record> records; // by folder, shortened for the class; each with all these exercises
};

/// Writes each submission's files, grades.csv, class.html and run.json. Throws support::Error if a record is damaged,
/// rather than leave a student out.
Class write_pages(const Batch& batch, const OutFolder& out);

} // namespace grade

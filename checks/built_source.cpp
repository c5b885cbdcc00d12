#include "checks/built_source.hpp"

#include "dnn/support/files.hpp"

namespace checks {

BuiltSource::BuiltSource(const Workplace& place, const Exercise& exercise)
    : mine(exercise), record(place.build / "checks/built" / exercise.name),
      source(support::read_file(place.project / exercise.file())),
      object(place.build / "checks/CMakeFiles" / ("exercise_" + exercise.name + ".dir") / "__" /
             (exercise.file() + ".o")) {}

void BuiltSource::forget_others() const {
    std::error_code none;
    if (support::read_file(record) != source)
        std::filesystem::remove(object, none);
}

void BuiltSource::keep() const {
    std::filesystem::create_directories(record.parent_path());
    support::write_atomically(record, [&](std::ostream& out) { out << source; });
}

} // namespace checks

// HDF5 behind a seal: a user block of 512 bytes, which says in plain text what the file is, its format, and the SHA-256 of
// all that follows. So HDF5 never sees a damaged file, and h5py and h5dump read a whole one as any other.
#pragma once

#include "dnn/support/files.hpp"

#include <H5Cpp.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace dnn {

/// What the first lines of a sealed file say.
struct Seal {
    std::string title; // "deepsteps checkpoint"
    int format = 1;    // from 1 on; an older program refuses a newer one
};

Seal checkpoint_seal();
Seal models_seal();

/// Writes a new file as write_hdf5 does, sealed.
void write_sealed(const std::filesystem::path& file, const Seal& seal,
                  const std::function<void(const H5::H5File&)>& fill, support::Sync sync);

/// Which seal the file bears, damaged or not; none if it is no file or bears none.
std::optional<Seal> seal_of(const std::filesystem::path& file);

/// Throws support::Error if a file that bears such a seal is of a newer format, or not as it was written; what to do
/// then: `advice`.
void check_seal(const std::filesystem::path& file, const Seal& seal, const std::string& advice);

} // namespace dnn

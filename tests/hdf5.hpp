// Shared by the tests that spoil HDF5 files.
#pragma once

#include <H5Cpp.h>

#include <filesystem>

/// Creates an HDF5 file for a test to spoil.
inline H5::H5File create_hdf5(const std::filesystem::path& file) {
    return {file.string(), H5F_ACC_TRUNC};
}

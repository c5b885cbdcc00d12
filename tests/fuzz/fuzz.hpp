// Shared by the fuzzers: what libFuzzer calls, and its bytes as a file.
#pragma once

#include "dnn/support/error.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// The bytes as a file in memory.
class FuzzedFile {
public:
    FuzzedFile(const std::uint8_t* data, std::size_t size)
        : descriptor_(memfd_create("fuzzed", MFD_CLOEXEC)) {
        if (descriptor_ < 0 || write(descriptor_, data, size) != static_cast<ssize_t>(size))
            std::abort();
        lseek(descriptor_, 0, SEEK_SET);
    }
    ~FuzzedFile() { close(descriptor_); }
    FuzzedFile(const FuzzedFile&) = delete;
    FuzzedFile& operator=(const FuzzedFile&) = delete;

    int descriptor() const { return descriptor_; }
    std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

/// The action may end in an error for the user, of one line; everything else it throws ends the fuzzer.
template <class Action>
void may_be_refused(Action action) {
    try {
        action();
    } catch (const support::Error& error) {
        if (std::string(error.what()).find('\n') != std::string::npos)
            std::abort();
    }
}

// Shared by the tests of files: a folder of their own, and errors that must mention certain facts.
#pragma once

#include "dnn/support/error.hpp"
#include "dnn/support/temporary_folder.hpp"
#include "tests/expect.hpp"

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// An empty folder that lives as long as the object.
struct Scratch {
    const support::TemporaryFolder made;
    const std::filesystem::path& folder = made.path;

    Scratch();
    ~Scratch();

    std::filesystem::path operator/(std::string_view name) const;
    /// Writes a file.
    std::filesystem::path text(std::string_view name, std::string_view content) const;
    std::vector<std::string> names() const;
};

/// What check_error calls, without a copy of it.
class Action {
public:
    template <class Call>
    Action(const Call& call)
        : call_(&call), run_([](const void* called) { (*static_cast<const Call*>(called))(); }) {}

    void operator()() const { run_(call_); }

private:
    const void* call_;
    void (*run_)(const void*);
};

/// The action must throw a support::Error of one line that mentions all the facts.
void check_error(Action action, std::initializer_list<std::string_view> facts);
void check_error(Action action, const std::vector<std::string>& facts);

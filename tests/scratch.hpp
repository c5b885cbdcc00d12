// Shared by the tests of files: a folder of their own, and errors that must mention certain facts.
#pragma once

#include "dnn/support/error.hpp"
#include "dnn/support/temporary_folder.hpp"
#include "tests/expect.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

/// An empty folder that lives as long as the object.
struct Scratch {
    const support::TemporaryFolder made{"test"};
    const std::filesystem::path& folder = made.path;

    std::filesystem::path operator/(const std::string& name) const { return folder / name; }

    std::filesystem::path text(const std::string& name, const std::string& content) const {
        std::ofstream(folder / name, std::ios::binary) << content;
        return folder / name;
    }

    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            all.push_back(entry.path().filename().string());
        return all;
    }
};

/// The action must throw a support::Error of one line that mentions all the facts.
template <class Action>
void check_error(Action action, const std::vector<std::string>& facts) {
    try {
        action();
        BOOST_ERROR("no error; expected one that says: " + facts.front());
    } catch (const support::Error& error) {
        const std::string message = error.what();
        BOOST_TEST_MESSAGE(message);
        EXPECT(message.find('\n') == std::string::npos);
        for (const std::string& fact : facts)
            EXPECT(message.find(fact) != std::string::npos, "\"" << message << "\" must say: " << fact);
    }
}

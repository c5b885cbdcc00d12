// What the tests of the compiler's words and those of the learner's lines share.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace tests {

inline const std::filesystem::path logs_folder =
    std::filesystem::path(DEEPSTEPS_SOURCE_DIR) / "tests/compiler_errors";
inline const std::filesystem::path learners_file = "/home/ada/deepsteps/exercises/03_linear_forward.cpp";

/// A record of messages.txt or silent.txt.
struct Record {
    std::string name, exercise, error, line, body;
    std::vector<std::string> says;
};

inline std::vector<Record> records(const std::string& file) {
    std::vector<Record> all;
    std::ifstream in(logs_folder / file);
    for (std::string text; std::getline(in, text);) {
        const auto rest = [&](const std::string& key) {
            return text.substr(std::min(text.size(), key.size()));
        };
        if (text.starts_with('#'))
            continue;
        if (text.starts_with("== ")) {
            std::istringstream words(rest("== "));
            all.emplace_back();
            words >> all.back().name >> all.back().exercise;
        } else if (text.starts_with("says: "))
            all.back().says.push_back(rest("says: "));
        else if (text.starts_with("error: "))
            all.back().error = rest("error: ");
        else if (text.starts_with("line: "))
            all.back().line = rest("line: ");
        else if (!all.empty())
            all.back().body += text + '\n';
    }
    return all;
}

/// The lines as they stand in an exercise.
inline std::string in_a_file(const std::string& body) {
    return "namespace dnn {\n\nGradients answer(int n_x) {\n    // ### START CODE HERE ###\n" + body +
           "    // ### END CODE HERE ###\n    return grads;\n}\n\n} // namespace dnn\n";
}

inline std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines)
        all += line + '\n';
    return all;
}

} // namespace tests

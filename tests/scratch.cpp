#include "tests/scratch.hpp"

#include <boost/test/unit_test.hpp>

Scratch::Scratch() : made("test") {}

Scratch::~Scratch() = default;

std::filesystem::path Scratch::operator/(std::string_view name) const {
    return folder / name;
}

std::filesystem::path Scratch::text(std::string_view name, std::string_view content) const {
    std::ofstream(folder / name, std::ios::binary) << content;
    return folder / name;
}

std::vector<std::string> Scratch::names() const {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        all.push_back(entry.path().filename().string());
    return all;
}

namespace {

template <class Facts>
void check_error_says(Action action, const Facts& facts) {
    try {
        action();
        EXPECT(false, "no error; expected one that says: " << *facts.begin());
    } catch (const support::Error& error) {
        const std::string message = error.what();
        BOOST_TEST_MESSAGE(message);
        EXPECT(message.find('\n') == std::string::npos);
        for (const auto& fact : facts)
            EXPECT(message.find(fact) != std::string::npos, "\"" << message << "\" must say: " << fact);
    }
}

} // namespace

void check_error(Action action, std::initializer_list<std::string_view> facts) {
    check_error_says(action, facts);
}

void check_error(Action action, const std::vector<std::string>& facts) {
    check_error_says(action, facts);
}

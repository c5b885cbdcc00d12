// A child with limits: what it answers, and what becomes of one that breaks them.
#include "dnn/support/limited_child.hpp"
#include "tests/expect.hpp"
#include "tests/scratch.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace {

using support::bytes_of_child, support::ChildAnswer;

constexpr support::ChildLimits narrow{1, std::size_t{100} << 20, 0, 1000};

ChildAnswer answered(std::initializer_list<std::uint8_t> bytes) {
    return {bytes};
}

} // namespace

TEST_SUITE(limited_child)

TEST_CASE(its_answer_arrives_whole) {
    EXPECT((bytes_of_child(narrow, [] { return answered({1, 0, 255}); }) == answered({1, 0, 255})));
    EXPECT((bytes_of_child(narrow, [] { return ChildAnswer(); }) == ChildAnswer()));
    EXPECT((bytes_of_child(narrow, [] { return ChildAnswer(1000, 7); }) == ChildAnswer(1000, 7)));
    const ChildAnswer large(std::size_t{5} << 20, 9);
    EXPECT((bytes_of_child({}, [&] { return large; }) == large));
}

TEST_CASE(a_child_that_breaks_off_has_no_answer) {
    EXPECT(!bytes_of_child(narrow, []() -> ChildAnswer { throw std::runtime_error("broken"); }));
    EXPECT(!bytes_of_child(narrow, []() -> ChildAnswer { throw 7; }));
    EXPECT(!bytes_of_child(narrow, []() -> ChildAnswer { std::abort(); }));
    EXPECT(!bytes_of_child(narrow, []() -> ChildAnswer { _exit(3); }));
    EXPECT(!bytes_of_child(narrow, [] { return ChildAnswer(1001); }), "an answer that is too long");
}

TEST_CASE(time_and_memory_are_limited) {
    volatile bool always = true;
    EXPECT(!bytes_of_child(narrow, [&] {
        while (always) {
        }
        return answered({1});
    }));
    EXPECT(!bytes_of_child(narrow, [] {
        std::vector<char> much(std::size_t{200} << 20, 'x');
        return answered({static_cast<std::uint8_t>(much[much.size() / 2])});
    }));
}

TEST_CASE(it_opens_nothing_more_and_writes_nothing) {
    const Scratch scratch;
    const std::string file = scratch / "file";
    scratch.text("file", "text");
    const auto opens = [&](bool no_more) {
        return bytes_of_child(narrow, [&] {
            if (no_more)
                support::open_no_more_files();
            const int opened = open(file.c_str(), O_RDONLY | O_CLOEXEC);
            return answered({static_cast<std::uint8_t>(opened >= 0)});
        });
    };
    EXPECT((opens(false) == answered({1})));
    EXPECT((opens(true) == answered({0})));
    EXPECT(!bytes_of_child(narrow, [&] {
        const int opened = open(file.c_str(), O_WRONLY | O_CLOEXEC);
        return answered({static_cast<std::uint8_t>(write(opened, "damage", 6))});
    }));
    EXPECT(std::filesystem::file_size(file) == 4);
}

TEST_CASE(it_answers_where_the_ends_of_children_are_forgotten) {
    const auto before = std::signal(SIGCHLD, SIG_IGN);
    EXPECT((bytes_of_child(narrow, [] { return answered({5}); }) == answered({5})));
    std::signal(SIGCHLD, before);
}

TEST_SUITE_END()

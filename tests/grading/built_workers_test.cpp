// Copies are compiled once.
#include "tests/expect.hpp"
#include "tests/scratch.hpp"
#include "tools/grade/intake/read_source.hpp"
#include "tools/grade/judging/built_workers.hpp"

#include <atomic>
#include <chrono>
#include <fstream>
#include <latch>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

TEST_SUITE_WITH(built_workers, Scratch)

namespace {

/// As a build leaves it: a folder with a worker.
grade::BuiltWorkers::Worker some_worker(const Scratch& scratch, std::uintmax_t bytes = 1000) {
    auto workshop = std::make_shared<grade::Workshop>(scratch.folder);
    std::ofstream(workshop->worker()).put('x');
    std::filesystem::resize_file(workshop->worker(), bytes);
    return workshop;
}

} // namespace

TEST_CASE(copies_are_built_once_while_more_are_to_come) {
    grade::BuiltWorkers workers;
    int builds = 0;
    const auto build = [&] {
        ++builds;
        return some_worker(*this);
    };
    // Ten variants of a hundred files: a hundred students, one after the other.
    for (int i = 0; i < 10000; ++i)
        workers.expect("exercise " + std::to_string(i % 100), "variant " + std::to_string(i / 100 % 10));
    for (int i = 0; i < 10000; ++i)
        workers.get("exercise " + std::to_string(i % 100), "variant " + std::to_string(i / 100 % 10), build);
    EXPECT(builds == 1000);
    workers.get("exercise 1", "variant 1", build); // nothing is kept after the last one
    EXPECT(builds == 1001);
}

TEST_CASE(large_workers_are_not_kept) {
    grade::BuiltWorkers workers;
    int builds = 0;
    for (int i = 0; i < 3; ++i)
        workers.expect("03", "large");
    for (int i = 0; i < 3; ++i)
        workers.get("03", "large", [&] {
            ++builds;
            return some_worker(*this, 20U << 20);
        });
    EXPECT(builds == 3);
    EXPECT(names().empty()); // nor is its folder
}

TEST_CASE(copies_at_the_same_time_wait_for_the_first) {
    // Often, and from one starting line, since what could go wrong takes a moment only.
    for (int round = 0; round < 100; ++round) {
        grade::BuiltWorkers workers;
        std::atomic<int> builds{0};
        for (int i = 0; i < 4; ++i)
            workers.expect("03", "text");
        std::latch start{4};
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                start.arrive_and_wait();
                workers.get("03", "text", [&] {
                    ++builds;
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                    return some_worker(*this);
                });
            });
        for (std::thread& thread : threads)
            thread.join();
        EXPECT(builds == 1);
    }
}

TEST_CASE(a_refusal_is_kept_and_the_machines_fault_is_not) {
    grade::BuiltWorkers workers;
    int builds = 0;
    const auto get_with = [&](const std::string& text, const auto& fault) {
        workers.get("03", text, [&]() -> grade::BuiltWorkers::Worker {
            ++builds;
            throw fault;
        });
    };
    for (int i = 0; i < 3; ++i)
        for (const char* text : {"wrong", "unlucky"})
            workers.expect("03", text);
    for (int i = 0; i < 3; ++i)
        EXPECT((tests::throws<grade::Refused>([&] {
            get_with("wrong", grade::Refused{grade::Outcome::does_not_compile, "x"});
        })));
    EXPECT(builds == 1);
    for (int i = 0; i < 3; ++i)
        EXPECT((tests::throws<std::runtime_error>(
            [&] { get_with("unlucky", std::runtime_error("disk full")); })));
    EXPECT(builds == 4);
}

TEST_SUITE_END()

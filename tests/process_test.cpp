// Programs that are started: how they end, what they print, and that nothing of them is left.
#include "dnn/support/files.hpp"
#include "dnn/support/process.hpp"
#include "dnn/support/text.hpp"
#include "tests/expect.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

/// No test leaves a descriptor or a process, not even a zombie.
struct NothingStays {
    static constexpr double long_enough = 60; // seconds, and plenty: a test that takes half of them fails
    const std::ptrdiff_t before = open_descriptors();
    const support::Child::Clock::time_point start = support::Child::Clock::now();

    NothingStays() = default;
    NothingStays(const NothingStays&) = delete;
    NothingStays& operator=(const NothingStays&) = delete;
    ~NothingStays() {
        EXPECT(open_descriptors() == before);
        EXPECT((waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD));
        EXPECT((support::Child::Clock::now() - start < std::chrono::duration<double>(long_enough / 2)));
    }

    static std::ptrdiff_t open_descriptors() {
        const std::filesystem::directory_iterator all("/proc/self/fd");
        return std::distance(begin(all), end(all));
    }
};

TEST_SUITE_WITH(process, NothingStays)

using support::Child, support::Ended, support::run;

namespace {

constexpr double long_enough = NothingStays::long_enough;
constexpr std::size_t max_output = 1 << 20;

Ended run_shell(const std::string& script, double seconds = long_enough, std::size_t max = max_output) {
    return run({"sh", "-c", script}, seconds, max);
}

Child::Clock::time_point after(double seconds) {
    return Child::Clock::now() + std::chrono::milliseconds(static_cast<long>(seconds * 1000));
}

/// A zombie is not alive: whoever should wait for it may never do so.
bool is_alive(int pid) {
    const std::string stat = support::read_file("/proc/" + std::to_string(pid) + "/stat");
    const std::size_t name_end = stat.rfind(") ");
    return name_end != std::string::npos && stat.at(name_end + 2) != 'Z';
}

/// Killed processes disappear a moment later.
bool goes(int pid) {
    for (int i = 0; i < 500 && is_alive(pid); ++i)
        usleep(10000);
    return !is_alive(pid);
}

} // namespace

TEST_CASE(output_and_status_are_the_programs) {
    const Ended ended = run_shell("echo out; echo err >&2; exit 3");
    EXPECT(ended.output == "out\nerr\n");
    EXPECT(WIFEXITED(ended.status));
    EXPECT(WEXITSTATUS(ended.status) == 3);
    EXPECT(!ended.timed_out);
}

TEST_CASE(signal_is_told) {
    const Ended ended = run_shell("kill -SEGV $$");
    EXPECT(WIFSIGNALED(ended.status));
    EXPECT(WTERMSIG(ended.status) == SIGSEGV);
    EXPECT(!ended.timed_out);
}

TEST_CASE(program_that_is_not_there_throws) {
    EXPECT((tests::throws<std::system_error>([&] { run({"/no/such/program"}, long_enough, max_output); })));
}

TEST_CASE(only_the_first_bytes_of_the_output_are_kept) {
    const Ended ended = run_shell("head -c 3000000 /dev/zero | tr '\\0' x; exit 5", long_enough, 1000);
    EXPECT(ended.output == std::string(1000, 'x'));
    EXPECT(WEXITSTATUS(ended.status) == 5); // it could print everything
    EXPECT(run_shell("head -c 3000000 /dev/zero").output.size() == max_output);
}

TEST_CASE(time_limit_ends_what_never_stops) {
    for (const std::string script : {"sleep 600", "while :; do :; done", "yes", "exec >&- 2>&-; sleep 600",
                                     "trap '' TERM; sleep 600", "kill -STOP $$"}) {
        const Ended ended = run_shell(script, 0.2, 100);
        EXPECT(ended.timed_out, script);
        EXPECT(WIFSIGNALED(ended.status), script);
        EXPECT(ended.output.size() <= 100U);
    }
}

TEST_CASE(end_is_seen_behind_a_closed_output) {
    const Ended ended = run_shell("echo x; exec >&- 2>&-; sleep 0.2; exit 4");
    EXPECT(ended.output == "x\n");
    EXPECT(WEXITSTATUS(ended.status) == 4);
}

TEST_CASE(what_is_left_in_the_group_ends_with_it) {
    const Ended ended = run_shell("sleep 600 & echo $!; exit 6"); // which holds the pipe
    EXPECT(!ended.timed_out);
    EXPECT(WEXITSTATUS(ended.status) == 6);
    EXPECT(goes(std::stoi(ended.output)));
}

TEST_CASE(pipe_that_a_stranger_holds_is_not_waited_for) {
    const Ended ended = run_shell("setsid sleep 600 & echo $!; sleep 0.2; exit 7");
    const int stranger = std::stoi(ended.output);
    EXPECT(!ended.timed_out);
    EXPECT(WEXITSTATUS(ended.status) == 7);
    EXPECT(is_alive(stranger)); // it has left the group
    kill(stranger, SIGKILL);
    EXPECT(goes(stranger));
}

TEST_CASE(child_is_polled_without_blocking) {
    Child child({"sh", "-c", "echo ready; sleep 600"}, max_output);
    EXPECT(child.descriptor() >= 0);
    while (child.output().empty() && !child.has_ended())
        usleep(1000);
    EXPECT(child.output() == "ready\n");
    EXPECT(!child.has_ended());
    EXPECT(!child.wait_until(after(0.05)));
    EXPECT(child.status() == -1);
    child.end();
    EXPECT(child.has_ended());
    EXPECT(child.descriptor() == -1);
    EXPECT(WTERMSIG(child.status()) == SIGTERM);
    child.end();
}

TEST_CASE(end_lets_it_clean_up) {
    Child child({"sh", "-c", "trap 'echo cleaned; exit 8' TERM; echo ready; while :; do sleep 0.01; done"},
                max_output);
    while (child.output().empty() && !child.has_ended())
        usleep(1000);
    child.end();
    EXPECT(support::has(child.output(), "cleaned"));
    EXPECT(WEXITSTATUS(child.status()) == 8);
}

TEST_CASE(object_takes_the_program_with_it) {
    int pid = 0;
    {
        Child child({"sh", "-c", "trap '' TERM; echo $$; sleep 600"}, max_output);
        while (child.output().empty() && !child.has_ended())
            usleep(1000);
        pid = std::stoi(child.output());
        EXPECT(is_alive(pid));
    }
    EXPECT(!is_alive(pid));
}

TEST_CASE(no_other_descriptor_is_handed_down) {
    const int ours = dup(STDERR_FILENO), high = fcntl(ours, F_DUPFD, 300);
    EXPECT(run({"ls", "/proc/self/fd"}, long_enough, max_output).output ==
           "0\n1\n2\n3\n"); // 3 is that folder
    close(ours);
    close(high);
}

TEST_CASE(descriptors_are_handed_down_by_number) {
    support::Pipe first, second;
    REQUIRE(write(first.write_end(), "one", 3) == 3);
    REQUIRE(write(second.write_end(), "two", 3) == 3);
    close(first.release_write_end());
    close(second.release_write_end());
    // Each under the other's number.
    Child child(
        {"sh", "-c",
         "cat <&" + std::to_string(second.read_end()) + "; cat <&" + std::to_string(first.read_end())},
        max_output, {{first.read_end(), second.read_end()}, {second.read_end(), first.read_end()}});
    EXPECT(child.wait_until(after(long_enough)));
    EXPECT(child.output() == "onetwo");
}

TEST_CASE(cpu_time_is_that_of_all_processes_below) {
    Child idle({"sleep", "60"}, max_output);
    // The work is done by a child of a child; the marker in its name is no field of its own.
    Child busy({"sh", "-c", "sh -c 'while :; do :; done' ') S 1 1' & wait"}, max_output);
    while (support::cpu_seconds(busy.pid()) < 0.3 && !busy.wait_until(after(0.05)))
        ;
    EXPECT(busy.status() == -1);
    EXPECT(support::cpu_seconds(busy.pid()) >= 0.3);
    EXPECT(support::cpu_seconds(idle.pid()) < 0.2);
    idle.end();
    busy.end();
    EXPECT(support::cpu_seconds(idle.pid()) == 0.0);
}

TEST_CASE(threads_of_all_below_are_counted) {
    Child child({"sh", "-c", "sleep 600 & sleep 600 & wait"}, max_output);
    for (int i = 0; i < 200 && support::threads_of(child.pid()) < 3; ++i)
        child.wait_until(after(0.05));
    EXPECT(support::threads_of(child.pid()) == 3);
    child.end();
    EXPECT(support::threads_of(child.pid()) == 0);
}

TEST_SUITE_END()

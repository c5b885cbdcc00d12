#include "tools/grade/intake/limited_child.hpp"

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace grade {

using AnswerJson = nlohmann::ordered_json;

namespace {

rlim_t addresses_in_use() {
    rlim_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

[[noreturn]] void work_as_child(const ChildLimits& limits, const std::function<AnswerJson()>& work,
                                int answer_pipe) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const auto limit = [](__rlimit_resource what, rlim_t max) {
        const rlimit both{max, max};
        setrlimit(what, &both);
    };
    limit(RLIMIT_CPU, limits.seconds);
    limit(RLIMIT_AS, addresses_in_use() + limits.memory);
    limit(RLIMIT_FSIZE, limits.max_file);
    limit(RLIMIT_CORE, 0);
    std::setlocale(LC_CTYPE, "C.UTF-8"); // libarchive converts names to it
    try {
        const std::vector<std::uint8_t> answer = AnswerJson::to_cbor(work());
        for (std::size_t sent = 0; sent < answer.size();) {
            const ssize_t count = write(answer_pipe, answer.data() + sent, answer.size() - sent);
            if (count < 0 && errno != EINTR)
                _exit(1);
            sent += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
        }
    } catch (...) {
        _exit(1);
    }
    _exit(0);
}

std::vector<std::uint8_t> read_answer(int pipe, std::size_t max_answer) {
    std::vector<std::uint8_t> all;
    std::uint8_t buffer[64 << 10];
    while (all.size() < max_answer) {
        const ssize_t count = read(pipe, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        all.insert(all.end(), buffer, buffer + count);
    }
    return all;
}

} // namespace

AnswerJson answer_of_child(const ChildLimits& limits, const std::function<AnswerJson()>& work) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        throw std::runtime_error("cannot open a pipe to read an archive; are too many files open?");
    const pid_t child = fork();
    if (child == 0)
        work_as_child(limits, work, ends[1]);
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        throw std::runtime_error("cannot start a process to read an archive; are too many running?");
    }
    const std::vector<std::uint8_t> answer = read_answer(ends[0], limits.max_answer);
    close(ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return AnswerJson(AnswerJson::value_t::discarded);
    return AnswerJson::from_cbor(answer, true, false);
}

} // namespace grade

#include "tools/grade/judging/build.hpp"

#include "checks/compiler/errors.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/process.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/read_source.hpp"
#include "tools/grade/judging/disk.hpp"

#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace grade {
namespace {

constexpr std::size_t max_words = 4000, max_said = 16 * max_words; // bytes

struct BuildRun {
    support::Ended ended;
    Told told;
};

std::string shortened(std::string text, const Places& places) {
    for (const fs::path& path : {places.in, places.out, places.lib, places.headers}) {
        const std::string folder = path.string() + '/';
        for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at))
            text.erase(at, folder.size());
    }
    if (text.size() > max_words)
        text = text.substr(0, max_words) + "\n…";
    return text;
}

std::string read_all(int descriptor) {
    std::string text;
    char buffer[4096];
    for (ssize_t got = 0; (got = read(descriptor, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(got));
    return text;
}

BuildRun run_once(const Step& step) {
    support::Pipe says;
    const int product = open(step.product.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0755);
    if (product < 0)
        throw support::Error(step.product.string() + " cannot be written: " + std::strerror(errno) + ".");
    fchmod(product, 0755); // whatever the umask
    fcntl(says.read_end(), F_SETFL, O_NONBLOCK);
    BuildRun result;
    try {
        support::Child child(step.command, max_said, {{says.write_end(), says_to}, {product, product_to}});
        close(product);
        close(says.release_write_end());
        const std::chrono::duration<double> limit(step.seconds);
        const bool in_time =
            child.wait_until(support::Child::Clock::now() +
                             std::chrono::duration_cast<support::Child::Clock::duration>(limit));
        child.end();
        result.ended = {child.status(), !in_time, child.output()};
    } catch (const std::system_error& error) { // of spawn: the descriptor is still ours
        close(product);
        throw support::Error(std::string("a sandbox could not be started: ") + error.what() + ".");
    }
    result.told = told(read_all(says.read_end()));
    return result;
}

/// A sandbox that did not start says nothing about the learner's file, and may well start the next time.
BuildRun run_with_a_second_try(const Step& step) {
    BuildRun result = run_once(step);
    if (!result.told.is_inside)
        result = run_once(step);
    return result;
}

bool says_full(const std::string& words) {
    return words.find("No space left on device") != std::string::npos;
}

bool says_no_memory(const std::string& words) {
    for (const char* sign : {"out of memory", "memory exhausted", "Cannot allocate memory", "bad_alloc"})
        if (words.find(sign) != std::string::npos)
            return true;
    return false;
}

bool is_from_outside(int signal) {
    return signal == SIGKILL || signal == SIGTERM || signal == SIGINT || signal == SIGHUP ||
           signal == SIGQUIT;
}

/// A call of the kernel that takes seconds, as to read a gigabyte of /dev/urandom, passes the first limit on its time and
/// the last one in one go, and that is SIGKILL.
bool used_up_its_time(const Step& step, const Told& told) {
    return told.signal == SIGXCPU || (told.signal == SIGKILL && told.seconds >= step.limits.cpu_seconds);
}

/// What the machine did to the build; "" if nothing.
std::string machines_fault(const Step& step, const BuildRun& run) {
    const Told& told = run.told;
    if (!told.is_inside)
        return "the sandbox did not start" +
               (run.ended.output.empty() ? "." : ": " + support::one_line(run.ended.output.substr(0, 300)));
    if (!told.trouble.empty())
        return "the compiler could not be run, or its work not be kept: " + told.trouble + ".";
    // The limits on what it computes and on how long it waits would have ended it before.
    if (run.ended.timed_out)
        return "the machine is too busy for the compiler; grade with fewer --jobs.";
    if (is_from_outside(told.signal) && !used_up_its_time(step, told))
        return "the compiler was killed (signal " + std::to_string(told.signal) +
               "), as the kernel does when memory runs out.";
    if (!told.has_memory && says_no_memory(run.ended.output))
        return "the machine has too little memory for the compiler.";
    // A learner's own words may say so, too.
    std::error_code error;
    if (!step.has_own_disk && says_full(run.ended.output) &&
        fs::space(step.places.out, error).available < step.limits.file_size)
        return "the disk is full.";
    const bool refused = told.is_large || told.was_idle || told.signal != 0 || told.exit_status != 0;
    if (!refused && !told.is_kept)
        return "the sandbox was killed.";
    return "";
}

bool is_blank(const std::string& words) {
    return words.find_first_not_of(" \t\r\n") == std::string::npos;
}

bool has_an_error(const std::string& words) {
    return words.find("error") != std::string::npos;
}

std::string learners_fault(const Step& step, const BuildRun& run) {
    const Told& told = run.told;
    const auto mebibytes = [](std::uint64_t bytes) { return std::to_string(bytes >> 20) + " MB"; };
    if (told.was_idle)
        return ": the compiler waited for something that never comes.";
    if (used_up_its_time(step, told))
        return ": the compiler did not finish in time; it has " + std::to_string(step.limits.cpu_seconds) +
               " s of processor time.";
    if (told.signal == SIGXFSZ)
        return ": the compiler would write more than " + mebibytes(step.limits.file_size) + ".";
    if (told.is_large)
        return ": the program would have more than " + mebibytes(max_product) + ".";
    // A compiler's driver tells of a crash; its programs, which run here by themselves, die in silence.
    if (is_blank(run.ended.output) || (told.signal != 0 && !has_an_error(run.ended.output)))
        return ": the compiler " +
               (told.signal != 0 ? "crashed (signal " + std::to_string(told.signal) + ")"
                                 : "gave up with exit status " + std::to_string(told.exit_status)) +
               " without saying why. Something may be nested too deeply, or need more than the " +
               mebibytes(step.limits.memory) + " of memory and 8 MB of stack that it has.";
    const std::string explained = first_compiler_error(run.ended.output, step.source, step.text);
    return ":\n" + (explained.empty() ? shortened(run.ended.output, step.places) : explained);
}

} // namespace

Told told(const std::string& lines) {
    Told all;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string kind, how;
        words >> kind;
        if (kind == "inside")
            all.is_inside = true;
        else if (kind == "kept")
            all.is_kept = true;
        else if (kind == "large")
            all.is_large = true;
        else if (kind == "no-memory")
            all.has_memory = false;
        else if (kind == "not-started" || kind == "not-kept")
            std::getline(words >> std::ws, all.trouble);
        else if (kind == "ended") {
            double seconds = 0;
            words >> how;
            words >> (how == "signal" ? all.signal : all.exit_status) >> seconds;
            all.seconds += seconds;
            all.was_idle = how == "idle";
        }
    }
    return all;
}

std::string run_step(const Step& step, double& seconds) {
    const BuildRun run = run_with_a_second_try(step);
    seconds += run.told.seconds + (run.told.was_idle ? step.max_idle : 0);
    if (run.told.is_kept)
        return run.ended.output;
    if (const std::string fault = machines_fault(step, run); !fault.empty())
        throw support::Error(fault);
    throw Refused{Outcome::does_not_compile, step.what + learners_fault(step, run)};
}

} // namespace grade

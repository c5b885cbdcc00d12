#include "checks/whereabouts.hpp"

#include "checks/wire.hpp"

#include <cstdlib>
#include <dlfcn.h>
#include <exception>
#include <execinfo.h>
#include <link.h>
#include <unistd.h>

namespace {

constexpr int max_calls = 64;

/// What glibc's backtrace() found.
struct Calls {
    void* addresses[max_calls];
    int number = 0;

    void look() { number = backtrace(addresses, max_calls); }
};
Calls thrown;

/// Where the program's own code was loaded: no address in its file is the same as in memory.
std::uint64_t& start_of_program() {
    static std::uint64_t start = 0;
    return start;
}

std::uint64_t in_file(const void* address) {
    return reinterpret_cast<std::uint64_t>(address) - start_of_program();
}

/// Async-signal-safe: backtrace() has been called before, and nothing is allocated. What is as short as this, a pipe takes
/// as a whole or not at all.
void tell_where(int) {
    struct __attribute__((packed)) {
        std::uint32_t size;
        checks::Frame kind = checks::Frame::where;
        std::uint64_t number = 0, addresses[max_calls];
    } message;
    Calls now;
    now.look();
    // This function and the kernel's way into it; the next address is no return address, but where the code is.
    constexpr int skipped = 2;
    for (int i = skipped; i < now.number; ++i)
        message.addresses[message.number++] = in_file(now.addresses[i]) + (i == skipped ? 1 : 0);
    const std::size_t bytes = sizeof message.kind + (1 + message.number) * sizeof message.number;
    message.size = static_cast<std::uint32_t>(bytes);
    if (write(checks::answers, &message, sizeof message.size + bytes) < 0)
        _exit(1);
}

} // namespace

/// In place of the C++ library's, which it calls: only here the calls are still there. Compilers know the library's own by
/// various types.
[[noreturn]] void throw_it(void* exception, void* type, void (*destroy)(void*)) __asm__("__cxa_throw");

[[noreturn]] void throw_it(void* exception, void* type, void (*destroy)(void*)) {
    if (std::uncaught_exceptions() == 0) // one that is thrown on the way does not get far
        thrown.look();
    using Throw = void (*)(void*, void*, void (*)(void*));
    static const auto go_on = reinterpret_cast<Throw>(dlsym(RTLD_NEXT, "__cxa_throw"));
    go_on(exception, type, destroy);
    std::abort();
}

std::vector<std::uint64_t> checks::thrown_from() {
    std::vector<std::uint64_t> all;
    for (int i = 0; i < thrown.number; ++i)
        all.push_back(in_file(thrown.addresses[i]));
    return all;
}

void checks::answer_where() {
    Calls().look(); // loads what it needs
    dl_iterate_phdr(
        [](dl_phdr_info* program, std::size_t, void*) {
            start_of_program() = program->dlpi_addr;
            return 1; // the first is the program itself
        },
        nullptr);
    struct sigaction action = {};
    action.sa_handler = tell_where;
    sigaction(where_signal, &action, nullptr);
}

// The worker: a learner's function behind two pipes. It is linked for one exercise, DEEPSTEPS_FUNCTION, and knows
// nothing of right answers.
#include "checks/generators.hpp"
#include "checks/wire.hpp"

#include <unistd.h>

namespace {

using namespace checks;

bool read_all(char* to, std::size_t size) {
    while (size > 0) {
        const ssize_t got = read(requests, to, size);
        if (got <= 0)
            return false;
        to += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

/// The next frame; the worker ends with the judge.
std::string receive() {
    std::uint32_t size = 0;
    if (!read_all(reinterpret_cast<char*>(&size), sizeof size))
        _exit(0);
    std::string payload(size, '\0');
    if (!read_all(payload.data(), size))
        _exit(0);
    return payload;
}

void send(const std::string& payload) {
    const std::string frame = framed(payload);
    for (std::size_t sent = 0; sent < frame.size();) {
        const ssize_t put = write(answers, frame.data() + sent, frame.size() - sent);
        if (put <= 0)
            _exit(0);
        sent += static_cast<std::size_t>(put);
    }
}

std::string told(char kind, const std::string& text) {
    Writer out;
    out.put(kind);
    out.put(text.substr(0, 1000));
    return out.bytes;
}

/// The caller's on_iteration lives in the judge.
[[maybe_unused]] bool ask_on_iteration(int i, double cost) { // only the two models have one
    Writer out;
    out.put_all(iteration, i, cost);
    send(out.bytes);
    return receive() == std::string{go_on, '\1'};
}

template <class T>
void receive_argument(Reader& in, T& argument) {
    in.get(argument);
    if constexpr (std::is_same_v<T, dnn::OnIteration>)
        argument = ask_on_iteration;
}

template <class R, class... Args>
std::string answer(R (*function)(Args...), Reader in) {
    try {
        std::tuple<std::decay_t<Args>...> arguments;
        std::apply([&](auto&... argument) { (receive_argument(in, argument), ...); }, arguments);
        Writer out;
        out.put(result);
        out.put(std::apply(function, arguments));
        std::apply([&](const auto&... argument) { out.put_all(argument...); }, arguments);
        return out.bytes;
    } catch (const dnn::NotImplemented& missing) {
        return told(not_implemented, missing.what());
    } catch (const std::exception& error) {
        return told(exception, error.what());
    } catch (...) {
        return told(exception, "something that is no std::exception");
    }
}

} // namespace

int main() {
    for (;;) {
        const std::string request = receive();
        if (request[0] == call_anew)
            checks::start_generators();
        send(answer(dnn::DEEPSTEPS_FUNCTION, Reader(std::string_view(request).substr(1))));
    }
}

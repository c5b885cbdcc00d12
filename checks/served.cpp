// Compiled for each exercise: a worker serves its function, DEEPSTEPS_FUNCTION, and those below it, DEEPSTEPS_BELOW.
#include "checks/served.hpp"

namespace checks {
namespace {

template <class T>
void receive(Reader& in, T& argument) {
    in.get(argument);
    if constexpr (std::is_same_v<T, dnn::OnIteration>)
        argument = ask_on_iteration;
    else if constexpr (std::is_same_v<T, dnn::TrainingLoop>)
        argument = ask_model;
}

template <class R, class... Args>
std::string answer(R (*function)(Args...), Reader in) {
    std::tuple<std::decay_t<Args>...> arguments;
    std::apply([&](auto&... argument) { (receive(in, argument), ...); }, arguments);
    Writer out;
    out.put(Frame::result);
    out.put(std::apply(function, arguments));
    std::apply([&](const auto&... argument) { out.put_all(argument...); }, arguments);
    return out.bytes;
}

} // namespace

std::string answer_of(const std::string& function, Reader in) {
#define DEEPSTEPS_SERVE(f)                                                                                   \
    if (function == #f)                                                                                      \
        return answer(dnn::f, in);
#define DEEPSTEPS_SERVE_IT(f) DEEPSTEPS_SERVE(f) // f's value, not its name
    DEEPSTEPS_SERVE_IT(DEEPSTEPS_FUNCTION)
    DEEPSTEPS_BELOW // DEEPSTEPS_SERVE(f) for each
        throw std::logic_error("the worker does not serve " + function);
}

} // namespace checks

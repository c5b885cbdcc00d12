#include "checks/stopped.hpp"

#include "checks/sentences.hpp"
#include "dnn/dnn.hpp"

namespace checks {

Stopped::Stopped(Problem the_problem)
    : std::runtime_error(sentence(the_problem)), problem(std::move(the_problem)) {}

std::optional<Problem> stopped_by(const std::function<void()>& f) {
    try {
        f();
        return std::nullopt;
    } catch (const Stopped& stopped) {
        return stopped.problem;
    } catch (const dnn::NotImplemented& function) {
        return NotWritten{function.what()};
    } catch (const std::exception& error) {
        return Threw{error.what()};
    }
}

} // namespace checks

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

std::string sentence(const SourceLine& line) {
    using Stop = SourceLine::Stop;
    return line.file + ":" + std::to_string(line.line) +
           (line.stop == Stop::timed_out       ? " was running when the time was over."
            : line.stop == Stop::out_of_memory ? " was running when all memory was used up."
                                               : " is where the exception came from.");
}

std::optional<Where> where_it_happens(const Verdict& verdict) {
    if (verdict.fault)
        return Where{sentence(*verdict.fault), verdict.fault->text};
    const std::optional<SourceLine>& line = verdict.report.stopped_at;
    // An exception that follows from a mistake with a name would lead away from it.
    const Problem* const first = first_problem(verdict.report);
    const bool came_later = first != nullptr && first->index() < Problem(NotWritten{}).index();
    return line && !(came_later && is_recognized(verdict.report.diagnosis))
               ? std::optional(Where{sentence(*line), line->text})
               : std::nullopt;
}

} // namespace checks

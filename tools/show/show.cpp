// ./deepsteps show NN: what the learner's own functions do, as a picture in the terminal or a figure in a file. The
// functions run in a worker, as they do when they are checked.
#include "checks/build_log.hpp"
#include "checks/built_source.hpp"
#include "checks/checking.hpp"
#include "checks/remote.hpp"
#include "checks/sentences.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/terminal.hpp"
#include "dnn/support/text.hpp"
#include "tools/command_line.hpp"
#include "tools/show/drawing.hpp"
#include "tools/show/figure.hpp"

#include <algorithm>
#include <csignal>
#include <iostream>

namespace fs = std::filesystem;

namespace {

using checks::Exercise;

constexpr int failed = 1;
constexpr const char* frame_end = "\f"; // learn shows one frame after the other

const checks::Workplace place{DEEPSTEPS_SOURCE_DIR, DEEPSTEPS_BUILD_DIR};

struct Options {
    std::string exercise, figure, functions = checks::provider::own;
    int rows = 24, columns = 0;
    bool frames = false, colour = false;
};

/// "05, 06 and 09": those with a picture.
std::string numbers(const std::vector<Exercise>& course) {
    std::vector<std::string> all;
    for (const Exercise& exercise : course)
        if (!exercise.picture.empty())
            all.push_back(exercise.number());
    std::string words;
    for (std::size_t i = 0; i < all.size(); ++i)
        words += (i == 0 ? "" : i + 1 == all.size() ? " and " : ", ") + all[i];
    return words;
}

const Exercise& with_picture(const std::vector<Exercise>& course, const std::string& word) {
    const Exercise& exercise = checks::exercise_meant(course, word);
    if (exercise.picture.empty())
        throw support::Error("exercise " + exercise.number() + " has no picture; exercises " +
                             numbers(course) + " have one.");
    return exercise;
}

show::Scene (*scene_for(const Exercise& exercise))() {
    for (const show::Picture& picture : show::pictures())
        if (picture.function == exercise.function())
            return picture.scene;
    throw support::Error("this program cannot draw the picture of exercise " + exercise.number() + '.');
}

/// The exercises whose files are in a worker with the learner's own functions.
std::vector<Exercise> files_of(const std::string& worker, const std::vector<Exercise>& course) {
    std::vector<Exercise> files = {*checks::find_exercise(course, worker)};
    for (std::size_t i = 0; i < files.size(); ++i)
        for (const std::string& name : std::vector(files[i].builds_on))
            if (std::none_of(files.begin(), files.end(), [&](const Exercise& e) { return e.name == name; }))
                files.push_back(*checks::find_exercise(course, name));
    return files;
}

/// The worker with the learner's own functions, built anew.
fs::path worker_of(const Exercise& exercise, const std::vector<Exercise>& course,
                   const std::string& functions) {
    const std::string worker = "workers/" + functions + '/' + exercise.picture;
    const std::vector<Exercise> files = files_of(exercise.picture, course);
    std::vector<checks::BuiltSource> sources;
    for (const Exercise& file : files) {
        if (const checks::State state = checks::file_state(place, file); state != checks::State::unknown)
            throw support::Error(
                checks::file_sentence(state, file.file(), "./deepsteps reset " + file.number()));
        sources.emplace_back(place, file);
        sources.back().forget_others();
    }
    const support::Ended ended = checks::run_ninja(place, {worker});
    if (ended.status == 0) {
        for (const checks::BuiltSource& source : sources)
            source.keep();
        return place.build / worker;
    }
    const checks::Verdict verdict =
        checks::failure_in(checks::relative_to(place, ended.output), files, place.project);
    const Exercise* const culprit = checks::find_exercise(course, verdict.culprit);
    throw support::Error(culprit
                             ? "the picture is made with all of your functions, and " + culprit->file() +
                                   " does not compile. ./deepsteps check " + culprit->number() + " says why."
                             : "the picture's program could not be built.");
}

/// Why there is no picture.
std::string words_for(const checks::Problem& problem, const Exercise& shown,
                      const std::vector<Exercise>& course) {
    if (const auto* const missing = std::get_if<checks::NotWritten>(&problem))
        for (const Exercise& exercise : course)
            if (exercise.function() == missing->function)
                return (exercise.name == shown.name ? "there is no picture before exercise "
                                                    : "the picture also needs exercise ") +
                       exercise.number() + ", " + missing->function +
                       (exercise.name == shown.name ? ", is written." : ", which is not written yet.");
    return "one of your functions stopped: " + checks::sentence(problem) + " ./deepsteps check shows which.";
}

show::Scene scene_of(const Exercise& exercise, const std::vector<Exercise>& course,
                     const std::string& functions) {
    std::signal(SIGPIPE, SIG_IGN);
    checks::Remote remote({{"env", "OPENBLAS_NUM_THREADS=1", worker_of(exercise, course, functions)},
                           checks::seconds_per_call,
                           1,
                           false,
                           nullptr});
    checks::Remote::current() = &remote;
    show::Scene scene;
    if (const auto problem = checks::stopped_by([&] { scene = scene_for(exercise)(); }))
        throw support::Error(words_for(*problem, exercise, course));
    return scene;
}

int print(const show::Scene& scene, const Options& options) {
    const int columns = options.columns > 0 ? options.columns : support::terminal_width() - 1;
    const show::Space space{options.rows, columns, options.colour || support::has_shades()};
    std::cout << scene.title << '\n' << (options.frames ? frame_end : "\n");
    const auto frames = options.frames ? show::frames_of(scene, space)
                                       : std::vector<std::vector<std::string>>{show::drawn(scene, space)};
    for (const std::vector<std::string>& frame : frames) {
        for (const std::string& line : frame)
            std::cout << line << '\n';
        if (&frame != &frames.back())
            std::cout << frame_end;
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) try {
    Options options;
    const std::vector<Exercise> course = checks::read_course(place.project / "exercises/course.json");
    tools::read_command_line(
        {"./deepsteps show",
         "Shows what your own functions do with the points of two half moons, after exercises " +
             numbers(course) + ".",
         {{"exercise", &options.exercise, "its number, name or file", {.required = true}},
          {"--figure", &options.figure, "as a figure instead: .png, .svg or .pdf", {.type = "FILE"}},
          {"--rows", &options.rows, "of the terminal", {.hidden = true}},
          {"--columns", &options.columns, "of the terminal", {.hidden = true}},
          {"--colour", &options.colour, "even without a terminal", {.hidden = true}},
          {"--frames", &options.frames, "one plane after the other, for learn", {.hidden = true}},
          {"--functions", &options.functions, "whose", {.hidden = true}}}},
        argc, argv);
    const Exercise& exercise = with_picture(course, options.exercise);
    if (options.figure.empty())
        return print(scene_of(exercise, course, options.functions), options);
    show::check_figure(options.figure);
    show::draw_figure(options.figure, scene_of(exercise, course, options.functions));
    std::cout << "Figure: " << support::one_line(options.figure) << '\n';
    return 0;
} catch (const tools::EndsHere& end) {
    return end.say();
} catch (const std::exception& error) {
    tools::print_error(error.what(), "deepsteps");
    return failed;
}

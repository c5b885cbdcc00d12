// ./deepsteps show: what the functions do with two half moons, as data and as characters. The functions are the solutions.
#include "checks/course.hpp"
#include "dnn/support/text.hpp"
#include "tests/expect.hpp"
#include "tests/text.hpp"
#include "tools/show/chart.hpp"
#include "tools/show/drawing.hpp"

#include <algorithm>

namespace {

const show::Scene& scene_of(const std::string& function) {
    static std::map<std::string, show::Scene> scenes;
    for (const show::Picture& picture : show::pictures())
        if (picture.function == function && !scenes.contains(function))
            scenes[function] = picture.scene();
    return scenes.at(function);
}

/// The number behind the words "cost ".
double cost_in(const std::string& caption) {
    return std::stod(caption.substr(caption.find("cost ") + 5));
}

} // namespace

TEST_SUITE(showing)

TEST_CASE(the_course_names_the_pictures_there_are) {
    const std::string project = DEEPSTEPS_SOURCE_DIR;
    const std::vector<checks::Exercise> course = checks::read_course(project + "/exercises/course.json");
    std::vector<std::string> named, drawn;
    for (const checks::Exercise& exercise : course) {
        if (exercise.picture.empty())
            continue;
        named.push_back(exercise.function());
        EXPECT(checks::find_exercise(course, exercise.picture) != nullptr);
    }
    for (const show::Picture& picture : show::pictures())
        drawn.push_back(picture.function);
    EXPECT(named == drawn);
}

TEST_CASE(half_of_the_points_are_in_each_moon) {
    const auto [X, Y] = show::two_moons(120);
    EXPECT(arma::accu(Y) == 60);
    EXPECT(arma::approx_equal(X, show::two_moons(120).first, "absdiff", 0));
    for (arma::uword k = 0; k < X.n_cols; ++k) { // near a circle of radius 1
        const double x = X(0, k) - (Y(0, k) > 0.5 ? 1 : 0), y = X(1, k) - (Y(0, k) > 0.5 ? 0.5 : 0);
        EXPECT(std::abs(std::hypot(x, y) - 1) < 0.5);
    }
}

TEST_CASE(scenes_say_what_the_functions_give) {
    EXPECT(has(scene_of("L_model_forward").words.at(0), "60 of 120 points"));
    EXPECT(has(scene_of("compute_cost").words.at(0), "Saying 0.5 everywhere costs 0.6931"));
    const show::Gradients& gradients = *scene_of("L_model_backward").gradients;
    EXPECT(gradients.computed.n_elem == 2U * 8 + 8 + 8 + 1);
    EXPECT(arma::abs(gradients.computed - gradients.numeric).max() < 1e-7);
    EXPECT(arma::abs(gradients.computed).max() > 1e-2);
    const std::vector<show::Plane>& step = scene_of("update_parameters").planes;
    EXPECT(cost_in(step.at(1).caption) < cost_in(step.at(0).caption));
    for (const char* model : {"two_layer_model", "L_layer_model"}) {
        const show::Scene& scene = scene_of(model);
        EXPECT(scene.costs.size() == 3000U);
        EXPECT(scene.costs.back() < 0.02);
        EXPECT(has(scene.words.at(0), "120 of 120 points"));
        for (const show::Plane& plane : scene.planes)
            EXPECT((plane.p.min() >= 0 && plane.p.max() <= 1));
        // Where a point of class 0 is, the plane says so, and so for class 1.
        const arma::mat& p = scene.planes.back().p;
        const auto at = [&](double x, double y) {
            const show::Extent& e = scene.extent;
            return p(
                static_cast<arma::uword>((e.top - y) / (e.top - e.bottom) * static_cast<double>(p.n_rows)),
                static_cast<arma::uword>((x - e.left) / (e.right - e.left) * static_cast<double>(p.n_cols)));
        };
        EXPECT(at(0, 1) < 0.5);
        EXPECT(at(1, -0.5) > 0.5);
    }
}

TEST_CASE(every_drawing_fits) {
    for (const show::Picture& picture : show::pictures())
        for (const auto& [rows, columns] : {std::pair{20, 79}, {5, 29}, {12, 49}, {55, 199}, {1, 10}}) {
            const show::Scene& scene = scene_of(picture.function);
            const show::Space space{rows, columns, false};
            std::vector<std::vector<std::string>> all = show::frames_of(scene, space);
            EXPECT(all.size() == std::max<std::size_t>(1, scene.planes.size()));
            all.push_back(show::drawn(scene, space));
            for (const std::vector<std::string>& lines : all) {
                EXPECT(static_cast<int>(lines.size()) <= std::max(rows, 7), picture.function << rows);
                for (const std::string& line : lines) {
                    EXPECT((columns < 29 || support::columns(line) <= columns), line);
                    EXPECT(!has(line, "\x1b"));
                }
            }
        }
}

TEST_CASE(characters_and_colours_tell_the_classes_apart) {
    const show::Scene& scene = scene_of("L_layer_model");
    for (const bool colour : {false, true}) {
        std::string text;
        const std::vector<std::vector<std::string>> frames = show::frames_of(scene, {24, 79, colour});
        for (const std::string& line : frames.back())
            text += line + '\n';
        for (const char* part : {"o", "x", "after 3000: cost 0.00", "p(class 1): 0 "})
            EXPECT(has(text, part), text);
        EXPECT(has(text, "▒▒▒") != colour);
        EXPECT(has(text, "\x1b[30;48;5;25m") == colour);  // blue
        EXPECT(has(text, "\x1b[30;48;5;166m") == colour); // orange
    }
}

TEST_CASE(a_chart_falls_with_its_numbers) {
    const std::vector<std::string> lines = show::chart({4, 3, 2, 1}, 2, 12);
    EXPECT(lines == (std::vector<std::string>{"█▄    4.0000", "███▄  1.0000"}));
    EXPECT(show::chart({1, 1, 1}, 1, 20) == (std::vector<std::string>{"████████████  1.0000"}));
    EXPECT(show::chart({1}, 3, 20).empty());
    const std::vector<std::string> gap = show::chart({1, std::nan(""), 1}, 1, 11);
    EXPECT(has(gap.at(0), "█ █"));
}

TEST_SUITE_END()

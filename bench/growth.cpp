#include "bench/figures.hpp"
#include "bench/in_process.hpp"
#include "bench/markdown.hpp"
#include "bench/measure.hpp"
#include "bench/peers.hpp"
#include "dnn/support/json.hpp"
#include "dnn/support/temporary_folder.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace bench {
namespace {

constexpr int fixed_side = 32, fixed_images = 209;

struct Size {
    int images, side;
    int n_x() const { return 3 * side * side; }
    bool reduces() const { return images < n_x(); }
};

struct Times {
    Size size;
    std::optional<LoopTime> reduced; // none if nothing can be reduced
    LoopTime full;
    double reduced_megabytes = 0, full_megabytes = 0;
    std::optional<BestPeer> peer; // of those that learn from X as well

    double X_megabytes() const { return 8e-6 * size.n_x() * size.images; }
};

/// In a process of its own, for its memory.
LoopTime measured(const Setup& setup, const Size& size, int iterations, bool reduce, double& megabytes) {
    const Measured run = measure_success(
        {setup.program("bench"), "--measure-growth",
         std::to_string(size.images) + ',' + std::to_string(size.side) + (reduce ? ",1" : ",0"),
         "--iterations", std::to_string(iterations)});
    const support::Json said = support::parsed_json(run.output);
    megabytes = run.megabytes;
    return {said.at("seconds"), said.at("iteration"), said.at("outside")};
}

Times measure_size(const Setup& setup, const Size& size, int iterations) {
    Times times{size, {}, {}, 0, 0, {}};
    times.full = measured(setup, size, iterations, false, times.full_megabytes);
    if (size.reduces())
        times.reduced = measured(setup, size, iterations, true, times.reduced_megabytes);
    say("growth: " + std::to_string(size.images) + " images, n_x = " + std::to_string(size.n_x()) +
        ": full " + digits(times.full.seconds) + " s" +
        (times.reduced ? ", reduced " + digits(times.reduced->seconds) + " s" : ""));
    return times;
}

Panel panel(const std::string& title, const std::string& axis, const std::vector<Times>& all,
            bool by_images) {
    Panel result{title, axis, {}, {{"reduced, by K = XᵀX + 1", {}}, {"full X", {}}}, 0, ""};
    for (const Times& times : all) {
        const double place = by_images ? times.size.images : times.size.n_x();
        result.ticks.emplace_back(
            by_images ? std::to_string(times.size.images) : std::to_string(times.size.side) + "²·3", place);
        if (times.reduced)
            result.lines[0].points.emplace_back(place, times.reduced->seconds);
        result.lines[1].points.emplace_back(place, times.full.seconds);
    }
    return result;
}

/// The number of iterations after which the decomposition has paid off.
std::string pays_from(const Times& times) {
    const double more_before = times.reduced->outside - times.full.outside,
                 less_each = times.full.iteration - times.reduced->iteration;
    if (less_each <= 0)
        return "never";
    return std::to_string(static_cast<long>(std::ceil(std::max(more_before / less_each, 1.0))));
}

std::vector<Row> rows(const std::vector<Times>& all) {
    std::vector<Row> result;
    for (const Times& times : all) {
        const auto reduced = [&](auto text) { return times.reduced ? text(*times.reduced) : "–"; };
        const auto of_X = [&](double megabytes) { return digits(megabytes / times.X_megabytes(), 2); };
        result.push_back(
            {std::to_string(times.size.images),
             std::to_string(times.size.n_x()) + " (" + std::to_string(times.size.side) + "²·3)",
             digits(times.X_megabytes()), reduced([](const LoopTime& time) { return digits(time.seconds); }),
             digits(times.full.seconds),
             reduced([](const LoopTime& time) { return digits(1000 * time.iteration); }),
             digits(1000 * times.full.iteration),
             times.peer ? digits(1000 * times.peer->iteration) + " (" + times.peer->name + ')' : "–",
             reduced([&](const LoopTime&) { return of_X(times.reduced_megabytes); }),
             of_X(times.full_megabytes), reduced([&](const LoopTime&) { return pays_from(times); })});
    }
    return result;
}

} // namespace

Section growth(const Setup& setup) {
    const int iterations = setup.quick ? 20 : 100;
    std::vector<Times> by_images, by_side;
    for (const int images : {100, 200, 500, 1000, 2000, 4000, 10000})
        if (!setup.quick || images < 10000)
            by_images.push_back(measure_size(setup, {images, fixed_side}, iterations));
    for (const int side : {16, 32, 64, 128, 256})
        if (!setup.quick || side < 256)
            by_side.push_back(measure_size(setup, {fixed_images, side}, iterations));

    const Peers peers = find_peers(setup);
    const support::TemporaryFolder folder("bench");
    for (Times& times : by_images)
        if (!times.size.reduces())
            times.peer = best_program(setup, peers, random_images(times.size.images, times.size.side),
                                      iterations, folder.path);

    const std::string what = "the deep model, " + std::to_string(iterations) + " iterations, random images";
    Panel images = panel("n_x = 3072 (32 × 32 pixels × 3)", "images m", by_images, true);
    images.mark = Size{0, fixed_side}.n_x();
    images.mark_label = "m < n_x: reduced";
    const std::vector<Panel> panels{images, panel("209 images", "inputs n_x", by_side, false)};

    std::vector<Row> all = rows(by_images);
    const std::vector<Row> more = rows(by_side);
    all.insert(all.end(), more.begin(), more.end());
    return {"## Growth: " + what +
                "\n\nOne run each, a process of its own; XᵀX is included. The reduction applies if there are "
                "fewer "
                "images than inputs, m < n_x; its cost is paid once, so it pays off from some number of "
                "iterations "
                "on. Where it does not apply, the fastest of the peers in C++ stands beside ours. Memory is "
                "the largest "
                "of the whole process, as a multiple of X.\n\n" +
                table({"images m", "inputs n_x", "X, MB", "reduced, s", "full X, s", "reduced, ms each",
                       "full X, ms each", "best peer, ms each", "reduced, memory", "full X, memory",
                       "pays from iteration"},
                      "rrrrrrrrrrr", all),
            [=] {
                draw_growth(setup.figure("bench-growth"), "How time grows with the data",
                            what + ", XᵀX included", panels);
            }};
}

} // namespace bench

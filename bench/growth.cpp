#include "bench/figures.hpp"
#include "bench/in_process.hpp"
#include "bench/markdown.hpp"
#include "bench/measure.hpp"
#include "bench/parts.hpp"

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
};

dnn::DataSet random_images(const Size& size) {
    dnn::DataSet data;
    arma::arma_rng::set_seed(1);
    data.X = arma::randu(static_cast<arma::uword>(size.n_x()), static_cast<arma::uword>(size.images));
    data.Y.zeros(1, data.X.n_cols);
    for (arma::uword i = 0; i < data.Y.n_cols; i += 2)
        data.Y(i) = 1;
    data.height = data.width = size.side;
    return data;
}

Times measure_size(const Size& size, int iterations) {
    const dnn::DataSet data = random_images(size);
    Times times{size, {}, time_loop(data, iterations, false)};
    if (size.reduces())
        times.reduced = time_loop(data, iterations, true);
    say("growth: " + std::to_string(size.images) + " images, n_x = " + std::to_string(size.n_x()) +
        ": full " + digits(times.full.seconds) + " s" +
        (times.reduced ? ", reduced " + digits(times.reduced->seconds) + " s" : ""));
    return times;
}

Panel panel(const std::string& title, const std::string& axis, const std::vector<Times>& all,
            bool by_images) {
    Panel result{title, axis, {}, {{"reduced, by the R of X = QR", {}}, {"full X", {}}}, 0, ""};
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
        result.push_back({std::to_string(times.size.images),
                          std::to_string(times.size.n_x()) + " (" + std::to_string(times.size.side) + "²·3)",
                          reduced([](const LoopTime& time) { return digits(time.seconds); }),
                          digits(times.full.seconds),
                          reduced([](const LoopTime& time) { return digits(1000 * time.iteration); }),
                          digits(1000 * times.full.iteration),
                          reduced([&](const LoopTime&) { return pays_from(times); })});
    }
    return result;
}

} // namespace

Section growth(const Setup& setup) {
    const int iterations = setup.quick ? 20 : 100;
    time_loop(random_images({fixed_images, fixed_side}), iterations,
              false); // makes the BLAS start its threads
    std::vector<Times> by_images, by_side;
    for (const int images : {100, 200, 500, 1000, 2000, 4000})
        by_images.push_back(measure_size({images, fixed_side}, iterations));
    for (const int side : {16, 32, 64, 128})
        by_side.push_back(measure_size({fixed_images, side}, iterations));

    const std::string what = "the deep model, " + std::to_string(iterations) + " iterations, random images";
    Panel images = panel("n_x = 3072 (32 × 32 pixels × 3)", "images m", by_images, true);
    images.mark = Size{0, fixed_side}.n_x();
    images.mark_label = "m < n_x: reduced";
    const std::vector<Panel> panels{images, panel("209 images", "inputs n_x", by_side, false)};

    std::vector<Row> all = rows(by_images);
    const std::vector<Row> more = rows(by_side);
    all.insert(all.end(), more.begin(), more.end());
    return {"## Growth: " + what +
                "\n\nOne run each, the QR decomposition included. The reduction applies if there are fewer "
                "images "
                "than inputs, m < n_x; its cost is paid once, so it pays off from some number of iterations "
                "on.\n\n" +
                table({"images m", "inputs n_x", "reduced, s", "full X, s", "reduced, ms each",
                       "full X, ms each", "pays from iteration"},
                      "rrrrrrr", all),
            [=] {
                draw_growth(setup.figure("bench-growth"), "How time grows with the data",
                            what + ", the QR decomposition included", panels);
            }};
}

} // namespace bench

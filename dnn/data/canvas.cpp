#include "dnn/data/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace dnn {

namespace {

using std::numbers::pi;

constexpr int samples_per_pixel = 4; // in each direction
constexpr int steps_per_curve = 6;   // enough for a smooth curve at 64 pixels

/// The Catmull-Rom curve from b to c, whose neighbours are a and d.
Point curve_point(Point a, Point b, Point c, Point d, double t) {
    const auto along = [t](double p, double q, double r, double s) {
        return 0.5 * (2 * q + t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * q - p - 3 * r + s))));
    };
    return {along(a.x, b.x, c.x, d.x), along(a.y, b.y, c.y, d.y)};
}

std::vector<Point> open_curve(const std::vector<Point>& through) {
    const int last = static_cast<int>(through.size()) - 1;
    const auto at = [&](int i) { return through[static_cast<size_t>(std::clamp(i, 0, last))]; };
    std::vector<Point> curve;
    for (int i = 0; i < last; ++i) {
        for (int step = 0; step < steps_per_curve; ++step)
            curve.push_back(curve_point(at(i - 1), at(i), at(i + 1), at(i + 2),
                                        static_cast<double>(step) / steps_per_curve));
    }
    curve.push_back(through.back());
    return curve;
}

/// The unit vector along the curve at point i.
Point direction(const std::vector<Point>& curve, size_t i) {
    const Point from = curve[i == 0 ? 0 : i - 1], to = curve[std::min(i + 1, curve.size() - 1)];
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    return {(to.x - from.x) / length, (to.y - from.y) / length};
}

/// A half circle from the left of the direction of travel to its right, around the front.
void add_round_end(Outline& outline, Point centre, Point forward, double radius) {
    for (int step = 0; step <= steps_per_curve; ++step) {
        const double angle = pi * step / steps_per_curve;
        const double side = radius * std::cos(angle), front = radius * std::sin(angle);
        outline.push_back({centre.x + side * forward.y + front * forward.x,
                           centre.y - side * forward.x + front * forward.y});
    }
}

} // namespace

Colour mix(Colour from, Colour to, double t) {
    return {from.red + t * (to.red - from.red), from.green + t * (to.green - from.green),
            from.blue + t * (to.blue - from.blue)};
}

Colour lit(Colour colour, double light) {
    return light <= 1 ? mix({0, 0, 0}, colour, light) : mix(colour, {1, 1, 1}, light - 1);
}

Outline ellipse(Point centre, double rx, double ry, double tilt) {
    constexpr int corners = 32;
    const double c = std::cos(tilt), s = std::sin(tilt);
    Outline outline;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * pi * i / corners;
        const double x = rx * std::cos(angle), y = ry * std::sin(angle);
        outline.push_back({centre.x + c * x - s * y, centre.y + s * x + c * y});
    }
    return outline;
}

Outline rectangle(Point corner, Point opposite) {
    return {corner, {opposite.x, corner.y}, opposite, {corner.x, opposite.y}};
}

Outline blob(const std::vector<Point>& through) {
    const size_t n = through.size();
    Outline outline;
    for (size_t i = 0; i < n; ++i) {
        for (int step = 0; step < steps_per_curve; ++step)
            outline.push_back(curve_point(through[i], through[(i + 1) % n], through[(i + 2) % n],
                                          through[(i + 3) % n], static_cast<double>(step) / steps_per_curve));
    }
    return outline;
}

Outline stroke(const std::vector<Point>& along, double width, double end_width) {
    const std::vector<Point> curve = open_curve(along);
    const size_t last = curve.size() - 1;
    const auto radius = [&](size_t i) {
        return 0.5 * (width + (end_width - width) * static_cast<double>(i) / static_cast<double>(last));
    };
    Outline outline;
    for (size_t i = 0; i < last; ++i) {
        const Point d = direction(curve, i);
        outline.push_back({curve[i].x + radius(i) * d.y, curve[i].y - radius(i) * d.x});
    }
    add_round_end(outline, curve[last], direction(curve, last), radius(last));
    for (size_t i = last; i-- > 1;) {
        const Point d = direction(curve, i);
        outline.push_back({curve[i].x - radius(i) * d.y, curve[i].y + radius(i) * d.x});
    }
    const Point d = direction(curve, 0);
    add_round_end(outline, curve[0], {-d.x, -d.y}, radius(0));
    return outline;
}

Outline stroke(const std::vector<Point>& along, double width) {
    return stroke(along, width, width);
}

Outline mirrored(Outline shape) {
    for (Point& p : shape)
        p.x = -p.x;
    return shape;
}

Canvas::Canvas(int size)
    : pixels_per_side(size), samples_per_side(size * samples_per_pixel),
      samples(static_cast<size_t>(samples_per_side) * static_cast<size_t>(samples_per_side)) {}

Point Canvas::place(Point p) const {
    for (auto placing = placings.rbegin(); placing != placings.rend(); ++placing) {
        const double c = std::cos(placing->tilt), s = std::sin(placing->tilt);
        const double x = placing->scale * (placing->flipped ? -p.x : p.x), y = placing->scale * p.y;
        p = {placing->origin.x + c * x - s * y, placing->origin.y + s * x + c * y};
    }
    return {(p.x + 1) / 2 * samples_per_side, (p.y + 1) / 2 * samples_per_side};
}

Outline Canvas::place(const Outline& shape) const {
    Outline placed;
    for (const Point& p : shape)
        placed.push_back(place(p));
    return placed;
}

void Canvas::for_each_run(const Outline& placed, const Run& run) const {
    struct Crossing {
        double x;
        int turn;
    };
    const auto [highest, lowest] = std::ranges::minmax_element(placed, {}, &Point::y);
    const int first = std::max(0, static_cast<int>(highest->y)),
              last = std::min(samples_per_side - 1, static_cast<int>(lowest->y));
    std::vector<Crossing> crossings;
    for (int row = first; row <= last; ++row) {
        const double y = row + 0.5;
        crossings.clear();
        for (size_t i = 0; i < placed.size(); ++i) {
            const Point a = placed[i], b = placed[(i + 1) % placed.size()];
            if ((a.y <= y) != (b.y <= y))
                crossings.push_back({a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x), a.y < b.y ? 1 : -1});
        }
        std::ranges::sort(crossings, {}, &Crossing::x);
        int winding = 0;
        for (size_t i = 0; i + 1 < crossings.size(); ++i) {
            winding += crossings[i].turn;
            const auto sample = [&](double x) {
                return static_cast<int>(
                    std::ceil(std::clamp(x - 0.5, 0.0, static_cast<double>(samples_per_side))));
            };
            if (winding != 0)
                run(y, row * samples_per_side + sample(crossings[i].x),
                    row * samples_per_side + sample(crossings[i + 1].x));
        }
    }
}

void Canvas::fill(const Outline& shape, Colour colour, double opacity) {
    fill(shape, colour, colour, opacity);
}

void Canvas::fill(const Outline& shape, Colour top, Colour bottom, double opacity) {
    const Outline placed = place(shape);
    const auto [highest, lowest] = std::ranges::minmax(placed, {}, &Point::y);
    for_each_run(placed, [&, high = highest.y, low = lowest.y](double y, int first, int end) {
        const Colour colour = mix(top, bottom, (y - high) / (low - high));
        for (auto i = static_cast<size_t>(first); i < static_cast<size_t>(end); ++i)
            if (open.empty() || open[i])
                samples[i] = mix(samples[i], colour, opacity);
    });
}

Colour Canvas::pixel(int row, int column) const {
    Colour sum;
    for (int y = row * samples_per_pixel; y < (row + 1) * samples_per_pixel; ++y) {
        for (int x = column * samples_per_pixel; x < (column + 1) * samples_per_pixel; ++x) {
            const Colour& sample = samples[static_cast<size_t>(y) * static_cast<size_t>(samples_per_side) +
                                           static_cast<size_t>(x)];
            sum = {sum.red + sample.red, sum.green + sample.green, sum.blue + sample.blue};
        }
    }
    constexpr double share = 1.0 / (samples_per_pixel * samples_per_pixel);
    return {share * sum.red, share * sum.green, share * sum.blue};
}

Placed::Placed(Canvas& canvas_, const Placing& placing) : canvas(canvas_) {
    canvas.placings.push_back(placing);
}

Placed::~Placed() {
    canvas.placings.pop_back();
}

Clipped::Clipped(Canvas& canvas_, const Outline& shape) : canvas(canvas_), before(canvas_.open) {
    std::vector<bool> inside(canvas.samples.size(), false);
    canvas.for_each_run(canvas.place(shape), [&](double, int first, int end) {
        for (auto i = static_cast<size_t>(first); i < static_cast<size_t>(end); ++i)
            inside[i] = before.empty() || before[i];
    });
    canvas.open = std::move(inside);
}

Clipped::~Clipped() {
    canvas.open = std::move(before);
}

} // namespace dnn

// Anti-aliased shapes on a small square image. On the canvas x grows to the right and y downwards, and
// both go from -1 to 1.
#pragma once

#include <functional>
#include <vector>

namespace dnn {

struct Point {
    double x = 0, y = 0;
};

/// Each channel in [0, 1].
struct Colour {
    double red = 0, green = 0, blue = 0;
};

/// `from` at t = 0, `to` at t = 1.
Colour mix(Colour from, Colour to, double t);
/// Towards black (light < 1) or towards white (light > 1).
Colour lit(Colour colour, double light);

/// A closed outline. Whatever it winds around is inside, however often.
using Outline = std::vector<Point>;

Outline ellipse(Point centre, double rx, double ry, double tilt = 0);
Outline rectangle(Point corner, Point opposite);
/// A round outline through the points.
Outline blob(const std::vector<Point>& through);
/// A brush stroke along a smooth curve through the points; its width may change along the way.
Outline stroke(const std::vector<Point>& along, double width, double end_width);
Outline stroke(const std::vector<Point>& along, double width);
Outline mirrored(Outline shape);

/// Where the following shapes land: their own (0, 0) goes to `origin`.
struct Placing {
    Point origin = {};
    double scale = 1;
    double tilt = 0; // radians, clockwise
    bool flipped = false;
};

class Canvas {
public:
    explicit Canvas(int size);

    void fill(const Outline& shape, Colour colour, double opacity = 1);
    /// A gradient from the shape's highest point to its lowest.
    void fill(const Outline& shape, Colour top, Colour bottom, double opacity = 1);

    int size() const { return pixels_per_side; }
    /// The mean of the pixel's samples.
    Colour pixel(int row, int column) const;

private:
    friend class Placed;
    friend class Clipped;
    using Run = std::function<void(double y, int first, int end)>; // samples first..end-1 of a row

    Point place(Point p) const;
    Outline place(const Outline& shape) const;
    void for_each_run(const Outline& placed, const Run& run) const;

    int pixels_per_side;
    int samples_per_side;
    std::vector<Colour> samples;
    std::vector<bool> open;        // samples that may be painted; empty: all
    std::vector<Placing> placings; // outermost first
};

/// While it lives, shapes are drawn at the placing, which is relative to the placing around it.
class Placed {
public:
    Placed(Canvas& canvas, const Placing& placing);
    ~Placed();
    Placed(const Placed&) = delete;
    Placed& operator=(const Placed&) = delete;

private:
    Canvas& canvas;
};

/// While it lives, nothing is painted outside the shape.
class Clipped {
public:
    Clipped(Canvas& canvas, const Outline& shape);
    ~Clipped();
    Clipped(const Clipped&) = delete;
    Clipped& operator=(const Clipped&) = delete;

private:
    Canvas& canvas;
    std::vector<bool> before;
};

} // namespace dnn

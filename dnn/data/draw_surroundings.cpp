#include "dnn/data/drawings.hpp"

namespace dnn {

namespace {

void out_of_focus(Canvas& canvas, Random& random) {
    const Colour colour = random.chance(0.5) ? like(random, {0.3, 0.42, 0.22}) : bright(random);
    canvas.fill(rectangle({-1, -1}, {1, 1}), lit(colour, 0.9), lit(colour, 0.6));
    for (int i = 0; i < 12; ++i) {
        const Point middle{random.between(-1, 1), random.between(-1, 1)};
        canvas.fill(ellipse(middle, 0.25, 0.25), lit(colour, random.between(0.6, 1.5)), 0.3);
    }
}

void wall(Canvas& canvas, Random& random) {
    const Colour paint =
        like(random, random.one_of<Colour>({{0.85, 0.8, 0.7}, {0.6, 0.68, 0.72}, {0.45, 0.35, 0.3}}), 0.15);
    canvas.fill(rectangle({-1, -1}, {1, 1}), lit(paint, 1.1), lit(paint, 0.8));
    if (random.chance(0.4))
        for (int i = -3; i <= 3; ++i)
            canvas.fill(rectangle({0.3 * i - 0.06, -1}, {0.3 * i + 0.06, 1}), lit(paint, 0.85));
}

void room(Canvas& canvas, Random& random) {
    wall(canvas, random);
    const double skirting = random.between(0.2, 0.6);
    const Colour floor =
        like(random, random.one_of<Colour>({{0.55, 0.38, 0.24}, {0.6, 0.25, 0.25}, {0.5, 0.5, 0.52}}), 0.1);
    canvas.fill(rectangle({-1, skirting}, {1, 1}), lit(floor, 0.8), lit(floor, 1.1));
    canvas.fill(rectangle({-1, skirting - 0.06}, {1, skirting}), white, 0.8);
    if (random.chance(0.4)) {
        const double x = random.between(-0.8, 0.8);
        canvas.fill(rectangle({x - 0.35, -0.9}, {x + 0.35, -0.2}), white);
        canvas.fill(rectangle({x - 0.3, -0.85}, {x + 0.3, -0.25}), {0.6, 0.78, 0.92}, {0.85, 0.9, 0.88});
    }
}

void garden(Canvas& canvas, Random& random) {
    sky(canvas, random);
    ground(canvas, random, random.between(-0.4, 0.4));
}

} // namespace

Colour like(Random& random, Colour colour, double spread) {
    const double light = random.between(-spread, spread), hue = spread / 3;
    return {colour.red + light + random.between(-hue, hue), colour.green + light + random.between(-hue, hue),
            colour.blue + light + random.between(-hue, hue)};
}

Colour bright(Random& random) {
    return like(random, random.one_of<Colour>({{0.8, 0.18, 0.15},
                                               {0.92, 0.75, 0.2},
                                               {0.2, 0.4, 0.75},
                                               {0.25, 0.6, 0.35},
                                               {0.6, 0.3, 0.65},
                                               {0.92, 0.5, 0.2},
                                               {0.9, 0.5, 0.62}}));
}

void somewhere(Canvas& canvas, Random& random) {
    using Place = void (*)(Canvas&, Random&);
    random.one_of<Place>({out_of_focus, wall, room, garden})(canvas, random);
}

void sky(Canvas& canvas, Random& random) {
    const Colour high =
        like(random, random.one_of<Colour>({{0.35, 0.58, 0.85}, {0.55, 0.65, 0.75}, {0.5, 0.4, 0.6}}));
    const Colour low = like(random, random.one_of<Colour>({{0.8, 0.88, 0.95}, {0.95, 0.75, 0.55}}));
    canvas.fill(rectangle({-1, -1}, {1, 1}), high, low);
    for (int clouds = random.below(4); clouds > 0; --clouds) {
        const Point middle{random.between(-1, 1), random.between(-0.9, -0.3)};
        for (const double x : {-0.2, 0.0, 0.2})
            canvas.fill(ellipse({middle.x + x, middle.y}, 0.2, x == 0 ? 0.14 : 0.09), white, 0.7);
    }
}

void ground(Canvas& canvas, Random& random, double horizon) {
    const Colour soil = like(random, random.one_of<Colour>({{0.35, 0.55, 0.22},
                                                            {0.35, 0.55, 0.22},
                                                            {0.8, 0.7, 0.5},
                                                            {0.9, 0.92, 0.95},
                                                            {0.45, 0.45, 0.47}}));
    canvas.fill(rectangle({-1, horizon}, {1, 1}), lit(soil, 0.85), lit(soil, 1.05));
    for (int i = 0; i < 25; ++i) {
        const Point tuft{random.between(-1, 1), random.between(horizon + 0.05, 1)};
        canvas.fill(ellipse(tuft, 0.08, 0.02), lit(soil, 0.8), 0.6);
    }
}

void shadow(Canvas& canvas, double y, double width) {
    canvas.fill(ellipse({0, y}, width, 0.16), black, 0.25);
    canvas.fill(ellipse({0, y}, 0.8 * width, 0.1), black, 0.25);
}

} // namespace dnn

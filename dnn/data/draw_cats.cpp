#include "dnn/data/drawings.hpp"

namespace dnn {

namespace {

enum class Markings { plain, tabby, siamese, tuxedo, patches };

struct Coat {
    Colour fur, belly, marks;
    Markings markings;
    Colour eyes;
};

const Colour amber{0.9, 0.66, 0.15}, green{0.55, 0.75, 0.3}, blue{0.42, 0.68, 0.92}, copper{0.8, 0.45, 0.15};

const std::vector<Coat> coats{
    {{0.17, 0.15, 0.16}, {0.22, 0.2, 0.21}, black, Markings::plain, amber},
    {{0.14, 0.13, 0.15}, white, white, Markings::tuxedo, green},
    {{0.93, 0.92, 0.89}, white, {0.8, 0.78, 0.75}, Markings::plain, blue},
    {{0.52, 0.55, 0.61}, {0.66, 0.68, 0.72}, {0.4, 0.42, 0.48}, Markings::plain, copper},
    {{0.9, 0.58, 0.25}, {0.99, 0.89, 0.74}, {0.7, 0.35, 0.1}, Markings::tabby, green},
    {{0.62, 0.5, 0.37}, {0.87, 0.79, 0.67}, {0.28, 0.2, 0.14}, Markings::tabby, green},
    {{0.7, 0.7, 0.69}, {0.9, 0.9, 0.88}, {0.3, 0.3, 0.32}, Markings::tabby, amber},
    {{0.9, 0.83, 0.72}, {0.95, 0.9, 0.82}, {0.3, 0.21, 0.18}, Markings::siamese, blue},
    {{0.95, 0.83, 0.65}, {0.99, 0.94, 0.85}, {0.87, 0.7, 0.48}, Markings::tabby, copper},
    {{0.55, 0.57, 0.62}, white, white, Markings::tuxedo, amber},
    {{0.94, 0.92, 0.88}, white, {0.85, 0.52, 0.2}, Markings::patches, green},
};

Coat some_coat(Random& random) {
    Coat coat = random.one_of(coats);
    coat.fur = like(random, coat.fur);
    coat.belly = like(random, coat.belly, 0.03);
    coat.eyes = like(random, coat.eyes, 0.08);
    return coat;
}

/// Whiskers and closed eyes must stand out from the fur.
bool is_dark(const Coat& coat) {
    return coat.fur.red + coat.fur.green + coat.fur.blue < 1.2;
}

void fill_both_sides(Canvas& canvas, const Outline& shape, Colour top, Colour bottom) {
    canvas.fill(shape, top, bottom);
    canvas.fill(mirrored(shape), top, bottom);
}

void fill_both_sides(Canvas& canvas, const Outline& shape, Colour colour) {
    fill_both_sides(canvas, shape, colour, colour);
}

void ears(Canvas& canvas, const Coat& coat) {
    const Colour fur = coat.markings == Markings::siamese ? coat.marks : coat.fur;
    const Outline outer{{-0.9, -0.2},   {-0.93, -0.7},  {-0.86, -1.14},
                        {-0.78, -1.16}, {-0.45, -0.92}, {-0.12, -0.62}};
    const Outline inner{{-0.76, -0.45}, {-0.8, -0.98}, {-0.32, -0.64}};
    fill_both_sides(canvas, outer, lit(fur, 0.8), fur);
    fill_both_sides(canvas, inner, mix(pink, fur, 0.25), mix(pink, fur, 0.6));
}

void face_markings(Canvas& canvas, const Coat& coat, Random& random) {
    if (coat.markings == Markings::tabby) {
        canvas.fill(stroke({{0, -0.85}, {0, -0.35}}, 0.13, 0.04), coat.marks);
        fill_both_sides(canvas, stroke({{-0.2, -0.85}, {-0.17, -0.4}}, 0.13, 0.04), coat.marks);
        fill_both_sides(canvas, stroke({{-0.42, -0.8}, {-0.36, -0.45}}, 0.12, 0.04), coat.marks);
        fill_both_sides(canvas, stroke({{-1, -0.02}, {-0.6, 0.1}}, 0.11, 0.04), coat.marks);
        fill_both_sides(canvas, stroke({{-0.95, 0.26}, {-0.58, 0.28}}, 0.11, 0.04), coat.marks);
    } else if (coat.markings == Markings::siamese) {
        canvas.fill(ellipse({0, 0.3}, 0.62, 0.6), coat.marks, 0.55);
        canvas.fill(ellipse({0, 0.35}, 0.42, 0.45), coat.marks, 0.75);
    } else if (coat.markings == Markings::tuxedo) {
        canvas.fill(blob({{0, -0.7}, {0.1, -0.2}, {0.55, 0.45}, {0, 0.95}, {-0.55, 0.45}, {-0.1, -0.2}}),
                    coat.belly);
    } else if (coat.markings == Markings::patches) {
        canvas.fill(ellipse({-0.6, -0.45}, 0.5, 0.5), coat.marks);
        canvas.fill(ellipse({0.65, -0.5}, 0.45, random.between(0.3, 0.6)), {0.22, 0.19, 0.18});
    }
}

void open_eye(Canvas& canvas, Colour iris, double pupil) {
    canvas.fill(ellipse({-0.38, -0.08}, 0.25, 0.23, 0.25), black);
    canvas.fill(ellipse({-0.38, -0.08}, 0.21, 0.19, 0.25), lit(iris, 0.8), lit(iris, 1.15));
    canvas.fill(ellipse({-0.37, -0.08}, pupil, 0.18), black);
    canvas.fill(ellipse({-0.44, -0.15}, 0.055, 0.055), white);
}

void closed_eye(Canvas& canvas, Colour lid) {
    canvas.fill(stroke({{-0.58, -0.1}, {-0.4, 0.02}, {-0.2, -0.04}}, 0.07), lid);
}

void eyes(Canvas& canvas, const Coat& coat, Random& random) {
    const bool asleep = random.chance(0.1);
    const double pupil = random.between(0.05, 0.14);
    for (const bool flipped : {false, true}) {
        const Placed side(canvas, {.flipped = flipped});
        if (asleep)
            closed_eye(canvas, is_dark(coat) ? lit(coat.fur, 1.5) : black);
        else
            open_eye(canvas, coat.eyes, pupil);
    }
}

void muzzle(Canvas& canvas, const Coat& coat) {
    const Colour fur = coat.markings == Markings::siamese ? lit(coat.marks, 1.15) : coat.belly;
    const Colour line = is_dark(coat) && coat.markings == Markings::plain ? black : lit(fur, 0.45);
    canvas.fill(ellipse({0, 0.62}, 0.2, 0.14), fur);
    fill_both_sides(canvas, ellipse({-0.18, 0.43}, 0.25, 0.19), fur, lit(fur, 0.92));
    canvas.fill(stroke({{0, 0.3}, {0, 0.46}}, 0.05), line);
    fill_both_sides(canvas, stroke({{0, 0.46}, {-0.12, 0.55}, {-0.26, 0.52}}, 0.05), line);
    canvas.fill(blob({{-0.13, 0.2}, {0.13, 0.2}, {0, 0.36}}),
                coat.markings == Markings::siamese ? black : pink, {0.75, 0.4, 0.42});
}

void whiskers(Canvas& canvas, const Coat& coat) {
    const Colour colour = is_dark(coat) ? white : Colour{0.99, 0.99, 0.98};
    fill_both_sides(canvas, stroke({{-0.3, 0.4}, {-0.75, 0.3}, {-1.2, 0.28}}, 0.045, 0.02), colour);
    fill_both_sides(canvas, stroke({{-0.3, 0.45}, {-0.75, 0.47}, {-1.2, 0.53}}, 0.045, 0.02), colour);
    fill_both_sides(canvas, stroke({{-0.3, 0.5}, {-0.7, 0.62}, {-1.08, 0.78}}, 0.045, 0.02), colour);
}

void cheek_tufts(Canvas& canvas, const Coat& coat) {
    fill_both_sides(canvas, {{-0.8, 0.1}, {-1.08, 0.36}, {-0.93, 0.4}, {-0.98, 0.62}, {-0.5, 0.72}},
                    lit(coat.fur, 0.95), lit(coat.fur, 0.85));
}

/// A head of about one unit in each direction around (0, 0).
void cat_face(Canvas& canvas, const Coat& coat, Random& random) {
    const double cheek = random.between(0.86, 1.0);
    const Outline head = blob({{0, -0.72},
                               {0.55, -0.64},
                               {0.84, -0.2},
                               {cheek, 0.25},
                               {0.6, 0.66},
                               {0, 0.84},
                               {-0.6, 0.66},
                               {-cheek, 0.25},
                               {-0.84, -0.2},
                               {-0.55, -0.64}});
    ears(canvas, coat);
    if (random.chance(0.5))
        cheek_tufts(canvas, coat);
    canvas.fill(head, lit(coat.fur, 1.06), lit(coat.fur, 0.86));
    {
        const Clipped on_the_head(canvas, head);
        face_markings(canvas, coat, random);
    }
    eyes(canvas, coat, random);
    muzzle(canvas, coat);
    whiskers(canvas, coat);
}

/// Stripes or patches across a body, inside its outline.
void body_markings(Canvas& canvas, const Coat& coat, const Outline& body, bool upright) {
    const Clipped on_the_body(canvas, body);
    const Placed turned(canvas, {.tilt = upright ? -1.57 : 0});
    if (coat.markings == Markings::tabby) {
        for (int i = -4; i <= 4; ++i) {
            const double x = 0.24 * i;
            canvas.fill(stroke({{x, -1}, {x - 0.06, -0.4}, {x + 0.03, 0.05}}, 0.12, 0.04), coat.marks);
            if (upright)
                canvas.fill(stroke({{x, 1}, {x - 0.06, 0.4}, {x + 0.03, 0.2}}, 0.12, 0.04), coat.marks);
        }
    }
    if (coat.markings == Markings::patches) {
        canvas.fill(ellipse({0.45, -0.35}, 0.4, 0.35), coat.marks);
        canvas.fill(ellipse({-0.35, -0.3}, 0.3, 0.35), {0.22, 0.19, 0.18});
    }
}

Colour paws(const Coat& coat) {
    return coat.markings == Markings::siamese ? coat.marks : mix(coat.belly, coat.fur, 0.2);
}

void tail(Canvas& canvas, const Coat& coat, const std::vector<Point>& along) {
    const Colour tip =
        coat.markings == Markings::siamese || coat.markings == Markings::tabby ? coat.marks : coat.fur;
    canvas.fill(stroke(along, 0.22, 0.16), lit(tip, 0.95), lit(coat.fur, 0.8));
}

void close_up(Canvas& canvas, const Coat& coat, Random& random) {
    const Point middle{random.between(-0.1, 0.1), random.between(-0.02, 0.16)};
    const double scale = random.between(0.66, 0.9), tilt = random.between(-0.25, 0.25);
    const Placed placed(canvas, {middle, scale, tilt, random.chance(0.5)});
    const Outline shoulders = blob({{-0.5, 0.3}, {0.5, 0.3}, {1.0, 1.2}, {1.1, 3}, {-1.1, 3}, {-1.0, 1.2}});
    canvas.fill(shoulders, lit(coat.fur, 0.75), lit(coat.fur, 0.55));
    canvas.fill(ellipse({0, 1.15}, 0.45, 0.55), coat.belly, lit(coat.belly, 0.8));
    cat_face(canvas, coat, random);
}

void sitting(Canvas& canvas, const Coat& coat, Random& random) {
    const Point middle{random.between(-0.1, 0.1), random.between(0, 0.12)};
    const Placed placed(canvas,
                        {middle, random.between(0.7, 0.82), random.between(-0.06, 0.06), random.chance(0.5)});
    const Outline body = blob({{0, -0.3},
                               {0.42, 0},
                               {0.66, 0.65},
                               {0.55, 1.05},
                               {0, 1.1},
                               {-0.55, 1.05},
                               {-0.66, 0.65},
                               {-0.42, 0}});
    shadow(canvas, 1.05, 0.9);
    tail(canvas, coat, {{0.3, 0.98}, {0.85, 0.95}, {0.98, 0.5}, {0.82, 0.2}});
    canvas.fill(body, coat.fur, lit(coat.fur, 0.78));
    body_markings(canvas, coat, body, true);
    canvas.fill(ellipse({0, 0.35}, 0.27, 0.5), coat.belly, lit(coat.belly, 0.85));
    for (const double x : {-0.17, 0.17}) {
        canvas.fill(stroke({{x, 0.3}, {x, 1.0}}, 0.26, 0.24), coat.fur, lit(coat.fur, 0.92));
        canvas.fill(ellipse({x * 1.15, 1.04}, 0.18, 0.11), paws(coat));
    }
    const Placed head(canvas, {{0, -0.52}, random.between(0.5, 0.6), random.between(-0.25, 0.25)});
    cat_face(canvas, coat, random);
}

/// Lying on its belly, seen from the side, facing us.
void lying(Canvas& canvas, const Coat& coat, Random& random) {
    const Point middle{random.between(-0.08, 0.08), random.between(0.1, 0.35)};
    const Placed placed(
        canvas, {middle, random.between(0.72, 0.85), random.between(-0.08, 0.08), random.chance(0.5)});
    const Outline body = blob({{-0.75, 0},
                               {-0.2, -0.42},
                               {0.5, -0.48},
                               {0.98, -0.05},
                               {1.0, 0.45},
                               {0.3, 0.56},
                               {-0.6, 0.55},
                               {-0.9, 0.35}});
    shadow(canvas, 0.52, 1.2);
    canvas.fill(body, coat.fur, lit(coat.fur, 0.72));
    body_markings(canvas, coat, body, false);
    tail(canvas, coat, {{0.95, 0.4}, {0.6, 0.55}, {0.1, 0.52}});
    for (const double x : {-0.75, -0.35})
        canvas.fill(stroke({{x + 0.2, 0.4}, {x - 0.1, 0.52}}, 0.22), paws(coat), lit(paws(coat), 0.85));
    const Placed head(canvas, {{-0.5, -0.3}, random.between(0.5, 0.62), random.between(-0.3, 0.3)});
    cat_face(canvas, coat, random);
}

void walking(Canvas& canvas, const Coat& coat, Random& random) {
    const Point middle{random.between(-0.08, 0.08), random.between(0, 0.2)};
    const Placed placed(canvas, {middle, random.between(0.7, 0.82), 0, random.chance(0.5)});
    const Outline body =
        blob({{-0.6, -0.2}, {0, -0.25}, {0.6, -0.3}, {0.82, 0.05}, {0.6, 0.4}, {0, 0.32}, {-0.6, 0.36}});
    const double step = random.between(-0.12, 0.12);
    shadow(canvas, 0.95, 1.0);
    tail(canvas, coat, {{0.7, -0.1}, {1.0, -0.4}, {0.95, -0.85}, {1.1, -1.05}});
    for (const double x : {-0.3, 0.45})
        canvas.fill(stroke({{x, 0.2}, {x - step, 0.9}}, 0.24, 0.17), lit(coat.fur, 0.6));
    canvas.fill(body, coat.fur, lit(coat.fur, 0.75));
    body_markings(canvas, coat, body, false);
    for (const double x : {-0.5, 0.65}) {
        canvas.fill(stroke({{x, 0.15}, {x + step, 0.85}}, 0.28, 0.18), lit(coat.fur, 0.95),
                    lit(coat.fur, 0.85));
        canvas.fill(ellipse({x + step - 0.04, 0.92}, 0.15, 0.09), paws(coat));
    }
    const Placed head(canvas, {{-0.62, -0.38}, random.between(0.46, 0.55), random.between(-0.2, 0.2)});
    cat_face(canvas, coat, random);
}

} // namespace

void cat(Canvas& canvas, Random& random) {
    const Coat coat = some_coat(random);
    somewhere(canvas, random);
    const double pose = random.between(0, 1);
    if (pose < 0.68)
        close_up(canvas, coat, random);
    else if (pose < 0.84)
        sitting(canvas, coat, random);
    else if (pose < 0.93)
        lying(canvas, coat, random);
    else
        walking(canvas, coat, random);
}

} // namespace dnn

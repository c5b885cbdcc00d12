#include "dnn/data/drawings.hpp"

namespace dnn {

namespace {

const std::vector<Colour> leaves{{0.2, 0.45, 0.18}, {0.3, 0.55, 0.2}, {0.42, 0.58, 0.2}, {0.75, 0.45, 0.12}};
const Colour wood{0.42, 0.28, 0.17}, glass{0.7, 0.83, 0.9}, steel{0.72, 0.73, 0.76};

Placing about_the_middle(Random& random, double smallest, double largest) {
    const Point middle{random.between(-0.15, 0.15), random.between(-0.12, 0.15)};
    return {middle, random.between(smallest, largest), random.between(-0.06, 0.06), random.chance(0.5)};
}

void flat_land(Canvas& canvas, Random& random) {
    sky(canvas, random);
    ground(canvas, random, random.between(0.2, 0.55));
}

void house(Canvas& canvas, Random& random) {
    flat_land(canvas, random);
    const Placed placed(canvas, about_the_middle(random, 0.7, 0.9));
    const Colour wall =
        like(random, random.one_of<Colour>({{0.9, 0.85, 0.72}, {0.75, 0.4, 0.3}, {0.85, 0.87, 0.88}}));
    const Colour roof =
        like(random, random.one_of<Colour>({{0.6, 0.22, 0.16}, {0.3, 0.3, 0.36}, {0.45, 0.3, 0.2}}));
    canvas.fill(rectangle({0.3, -0.85}, {0.5, -0.3}), lit(roof, 0.7));
    canvas.fill(rectangle({-0.75, -0.15}, {0.75, 0.8}), wall, lit(wall, 0.85));
    canvas.fill({{-0.95, -0.1}, {-0.45, -0.8}, {0.45, -0.8}, {0.95, -0.1}}, lit(roof, 1.1), roof);
    canvas.fill(rectangle({-0.15, 0.3}, {0.15, 0.8}), lit(wood, random.between(0.8, 1.3)));
    for (const double x : {-0.48, 0.48}) {
        canvas.fill(rectangle({x - 0.19, 0.1}, {x + 0.19, 0.48}), white);
        canvas.fill(rectangle({x - 0.14, 0.15}, {x - 0.02, 0.43}), lit(glass, 0.7));
        canvas.fill(rectangle({x + 0.02, 0.15}, {x + 0.14, 0.43}), lit(glass, 0.7));
    }
}

void round_tree(Canvas& canvas, Random& random) {
    const Colour crown = like(random, random.one_of(leaves));
    canvas.fill(stroke({{0, 1}, {0.02, 0.5}, {0, -0.2}}, 0.3, 0.16), wood, lit(wood, 0.7));
    for (int i = 0; i < 14; ++i) {
        const Point tuft{random.between(-0.5, 0.5), random.between(-0.7, 0.15)};
        canvas.fill(ellipse(tuft, 0.32, 0.28), lit(crown, random.between(0.85, 1.2)), lit(crown, 0.75));
    }
}

void fir_tree(Canvas& canvas, Random& random) {
    const Colour needles = like(random, {0.14, 0.36, 0.22});
    canvas.fill(rectangle({-0.1, 0.6}, {0.1, 1}), wood);
    for (const double y : {0.15, -0.3, -0.75})
        canvas.fill({{0, y - 0.35}, {0.45 + 0.22 * y, y + 0.55}, {-0.45 - 0.22 * y, y + 0.55}},
                    lit(needles, 1.2), lit(needles, 0.8));
}

void tree(Canvas& canvas, Random& random) {
    flat_land(canvas, random);
    const Placed placed(canvas, about_the_middle(random, 0.75, 0.95));
    if (random.chance(0.6))
        round_tree(canvas, random);
    else
        fir_tree(canvas, random);
}

void flower(Canvas& canvas, Random& random) {
    somewhere(canvas, random);
    const Colour petal = bright(random), leaf = like(random, {0.3, 0.55, 0.2});
    const Placed placed(canvas, about_the_middle(random, 0.75, 1));
    const int petals = 5 + random.below(5);
    canvas.fill(stroke({{0, -0.2}, {0.05, 0.4}, {0, 1.4}}, 0.09), lit(leaf, 0.8));
    canvas.fill(blob({{0.03, 0.8}, {0.25, 0.45}, {0.6, 0.4}, {0.35, 0.75}}), leaf);
    canvas.fill(blob({{0.03, 1}, {-0.25, 0.65}, {-0.55, 0.6}, {-0.35, 0.95}}), leaf);
    for (int i = 0; i < petals; ++i) {
        const Placed turned(canvas, {{0, -0.25}, 1, 6.2832 * i / petals});
        canvas.fill(ellipse({0, -0.36}, 1.3 / petals, 0.3), lit(petal, i % 2 == 0 ? 1.1 : 0.9));
    }
    canvas.fill(ellipse({0, -0.25}, 0.2, 0.2), {0.95, 0.78, 0.2}, {0.7, 0.45, 0.1});
}

void ball(Canvas& canvas, Random& random) {
    somewhere(canvas, random);
    const Placed placed(canvas, about_the_middle(random, 0.5, 0.8));
    const Colour one = bright(random), two = random.chance(0.5) ? white : bright(random);
    const Outline outline = ellipse({0, 0}, 0.9, 0.9);
    shadow(canvas, 0.85, 0.9);
    canvas.fill(outline, lit(one, 1.1), lit(one, 0.75));
    const Clipped on_the_ball(canvas, outline);
    const Placed rolled(canvas, {.tilt = random.between(0, 3)});
    const double width = random.between(0.2, 0.4);
    canvas.fill(stroke({{-1, -0.2}, {0, 0.15}, {1, -0.2}}, width), two, lit(two, 0.8));
    canvas.fill(stroke({{-0.2, -1}, {0.2, 0}, {-0.2, 1}}, width / 2), two, lit(two, 0.8));
    canvas.fill(ellipse({-0.35, -0.4}, 0.2, 0.14, -0.7), white, 0.6);
}

struct DogCoat {
    Colour fur, ears, snout;
};

const std::vector<DogCoat> dog_coats{
    {{0.78, 0.58, 0.35}, {0.5, 0.32, 0.18}, {0.92, 0.8, 0.62}},
    {{0.2, 0.17, 0.16}, {0.12, 0.1, 0.1}, {0.6, 0.42, 0.25}},
    {{0.92, 0.9, 0.86}, {0.45, 0.3, 0.2}, white},
    {{0.48, 0.32, 0.2}, {0.32, 0.2, 0.12}, {0.7, 0.52, 0.36}},
    {{0.9, 0.78, 0.55}, {0.75, 0.56, 0.32}, {0.97, 0.9, 0.75}},
    {{0.55, 0.55, 0.56}, {0.33, 0.33, 0.35}, {0.85, 0.85, 0.84}},
};

void dog_face(Canvas& canvas, const DogCoat& coat, Random& random) {
    canvas.fill(blob({{0, -0.85},
                      {0.55, -0.7},
                      {0.72, -0.1},
                      {0.5, 0.5},
                      {0, 0.75},
                      {-0.5, 0.5},
                      {-0.72, -0.1},
                      {-0.55, -0.7}}),
                lit(coat.fur, 1.05), lit(coat.fur, 0.85));
    const double hang = random.between(0.3, 0.65);
    for (const bool flipped : {false, true}) {
        const Placed side(canvas, {.flipped = flipped});
        canvas.fill(blob({{-0.35, -0.8},
                          {-0.75, -0.72},
                          {-1.0, -0.1},
                          {-0.9, hang},
                          {-0.68, hang - 0.1},
                          {-0.6, -0.25}}),
                    coat.ears, lit(coat.ears, 0.8));
        canvas.fill(ellipse({-0.29, -0.2}, 0.12, 0.13), {0.1, 0.06, 0.04});
        canvas.fill(ellipse({-0.32, -0.25}, 0.04, 0.04), white);
    }
    if (random.chance(0.6))
        canvas.fill(blob({{-0.14, 0.6}, {0.14, 0.6}, {0.13, 1}, {0, 1.1}, {-0.13, 1}}), {0.93, 0.5, 0.52});
    canvas.fill(blob({{0, -0.05}, {0.3, 0.2}, {0.42, 0.5}, {0, 0.78}, {-0.42, 0.5}, {-0.3, 0.2}}), coat.snout,
                lit(coat.snout, 0.85));
    canvas.fill(ellipse({0, 0.22}, 0.2, 0.14), black);
    canvas.fill(stroke({{0, 0.3}, {0, 0.55}}, 0.05), black);
    canvas.fill(stroke({{-0.28, 0.52}, {-0.12, 0.62}, {0, 0.54}, {0.12, 0.62}, {0.28, 0.52}}, 0.05), black);
}

void dog(Canvas& canvas, Random& random) {
    somewhere(canvas, random);
    const DogCoat coat = random.one_of(dog_coats);
    const Placed placed(canvas, about_the_middle(random, 0.6, 0.85));
    canvas.fill(blob({{-0.4, 0.4}, {0.4, 0.4}, {0.9, 1.3}, {1, 3}, {-1, 3}, {-0.9, 1.3}}), lit(coat.fur, 0.8),
                lit(coat.fur, 0.6));
    canvas.fill(stroke({{-0.5, 0.78}, {0, 0.95}, {0.5, 0.78}}, 0.14), bright(random));
    const Placed head(canvas, {.tilt = random.between(-0.25, 0.25)});
    dog_face(canvas, coat, random);
}

void mountains(Canvas& canvas, Random& random) {
    sky(canvas, random);
    const Point sun{random.between(-0.8, 0.8), random.between(-0.8, -0.4)};
    canvas.fill(ellipse(sun, 0.16, 0.16), {1, 0.93, 0.65});
    const Colour rock = like(random, {0.45, 0.48, 0.56});
    for (int i = 0; i < 3; ++i) {
        const double x = random.between(-0.9, 0.9), peak = random.between(-0.55, -0.05);
        canvas.fill({{x - 1, 0.6}, {x, peak}, {x + 1, 0.6}}, lit(rock, 1.1), lit(rock, 0.8));
        canvas.fill({{x - 0.24, peak + 0.2},
                     {x, peak},
                     {x + 0.24, peak + 0.2},
                     {x + 0.07, peak + 0.13},
                     {x, peak + 0.24},
                     {x - 0.1, peak + 0.14}},
                    white);
    }
    ground(canvas, random, random.between(0.25, 0.5));
}

void wheel(Canvas& canvas, double x) {
    canvas.fill(ellipse({x, 0.38}, 0.22, 0.22), black);
    canvas.fill(ellipse({x, 0.38}, 0.1, 0.1), steel);
}

void car(Canvas& canvas, Random& random) {
    flat_land(canvas, random);
    const Colour paint = bright(random);
    const Placed placed(canvas, about_the_middle(random, 0.75, 0.95));
    shadow(canvas, 0.55, 1);
    canvas.fill(blob({{-0.6, 0}, {-0.38, -0.42}, {0.25, -0.45}, {0.6, 0}}), paint);
    canvas.fill(blob({{-0.46, -0.03}, {-0.32, -0.32}, {-0.06, -0.34}, {-0.06, -0.03}}), glass,
                lit(glass, 0.7));
    canvas.fill(blob({{0.04, -0.03}, {0.04, -0.35}, {0.22, -0.35}, {0.45, -0.03}}), glass, lit(glass, 0.7));
    canvas.fill(blob({{-0.95, 0.05},
                      {-0.5, -0.06},
                      {0.5, -0.06},
                      {0.95, 0.1},
                      {0.97, 0.36},
                      {0, 0.42},
                      {-0.97, 0.36}}),
                lit(paint, 1.1), lit(paint, 0.75));
    canvas.fill(ellipse({0.9, 0.14}, 0.07, 0.07), {1, 0.95, 0.7});
    wheel(canvas, -0.52);
    wheel(canvas, 0.52);
}

void boat(Canvas& canvas, Random& random) {
    sky(canvas, random);
    const Colour sea = like(random, {0.15, 0.4, 0.6}), hull = bright(random),
                 sail = like(random, {0.95, 0.93, 0.88});
    canvas.fill(rectangle({-1, random.between(0.1, 0.35)}, {1, 1}), lit(sea, 1.15), lit(sea, 0.75));
    {
        const Placed placed(canvas, about_the_middle(random, 0.7, 0.95));
        canvas.fill(rectangle({-0.03, -0.95}, {0.03, 0.4}), wood);
        canvas.fill({{0.06, -0.9}, {0.7, 0.2}, {0.06, 0.25}}, sail, lit(sail, 0.85));
        canvas.fill({{-0.06, -0.7}, {-0.06, 0.25}, {-0.5, 0.22}}, lit(sail, 0.95), lit(sail, 0.8));
        canvas.fill(blob({{-0.8, 0.32}, {0, 0.36}, {0.8, 0.32}, {0.55, 0.65}, {-0.5, 0.65}}), hull,
                    lit(hull, 0.7));
    }
    for (int i = 0; i < 6; ++i) {
        const Point crest{random.between(-1, 1), random.between(0.6, 0.95)};
        canvas.fill(
            stroke({{crest.x - 0.2, crest.y}, {crest.x, crest.y - 0.04}, {crest.x + 0.2, crest.y}}, 0.03),
            white, 0.6);
    }
}

void cup(Canvas& canvas, Random& random) {
    somewhere(canvas, random);
    const Colour china = random.chance(0.3) ? white : bright(random), band = bright(random);
    const Placed placed(canvas, about_the_middle(random, 0.65, 0.9));
    shadow(canvas, 0.72, 0.9);
    canvas.fill(stroke({{0.5, -0.3}, {0.9, -0.25}, {0.9, 0.2}, {0.45, 0.35}}, 0.13), lit(china, 0.85));
    canvas.fill(
        blob(
            {{-0.6, -0.45}, {0, -0.5}, {0.6, -0.45}, {0.52, 0.5}, {0.25, 0.72}, {-0.25, 0.72}, {-0.52, 0.5}}),
        lit(china, 1.05), lit(china, 0.75));
    canvas.fill(stroke({{-0.56, 0}, {0, 0.07}, {0.56, 0}}, 0.14), band);
    canvas.fill(ellipse({0, -0.45}, 0.6, 0.16), lit(china, 1.15));
    canvas.fill(ellipse({0, -0.43}, 0.5, 0.11), {0.35, 0.2, 0.1});
    for (const double x : {-0.15, 0.15})
        canvas.fill(stroke({{x, -0.6}, {x + 0.08, -0.75}, {x - 0.04, -0.9}, {x + 0.04, -1.05}}, 0.06), white,
                    0.5);
}

void bird(Canvas& canvas, Random& random) {
    somewhere(canvas, random);
    const Colour feathers = random.chance(0.3) ? wood : bright(random),
                 breast = like(random, {0.9, 0.75, 0.55});
    const Placed placed(canvas, about_the_middle(random, 0.7, 0.9));
    canvas.fill(stroke({{-1.6, 0.75}, {0, 0.7}, {1.6, 0.6}}, 0.12), lit(wood, 0.9));
    canvas.fill(stroke({{0.05, 0.4}, {0.05, 0.72}}, 0.05), {0.75, 0.5, 0.2});
    canvas.fill({{0.4, 0}, {1.15, 0.3}, {1.05, 0.5}, {0.4, 0.35}}, lit(feathers, 0.7));
    canvas.fill(blob({{-0.55, -0.2}, {0, -0.3}, {0.6, 0.1}, {0.5, 0.4}, {0, 0.52}, {-0.45, 0.3}}), feathers,
                breast);
    canvas.fill(ellipse({-0.42, -0.35}, 0.35, 0.32), feathers);
    canvas.fill(blob({{-0.15, -0.1}, {0.35, 0}, {0.85, 0.32}, {0.2, 0.3}}), lit(feathers, 0.65));
    canvas.fill({{-0.72, -0.42}, {-1.02, -0.28}, {-0.72, -0.24}}, {0.95, 0.65, 0.15});
    canvas.fill(ellipse({-0.5, -0.42}, 0.07, 0.07), black);
    canvas.fill(ellipse({-0.52, -0.44}, 0.025, 0.025), white);
}

void apple(Canvas& canvas, Random& random) {
    somewhere(canvas, random);
    const Colour skin =
        like(random, random.one_of<Colour>({{0.8, 0.15, 0.12}, {0.5, 0.7, 0.2}, {0.9, 0.75, 0.25}}));
    const Placed placed(canvas, about_the_middle(random, 0.6, 0.85));
    shadow(canvas, 0.8, 0.8);
    canvas.fill(blob({{0, -0.48},
                      {0.4, -0.65},
                      {0.82, -0.3},
                      {0.75, 0.35},
                      {0.3, 0.82},
                      {0, 0.74},
                      {-0.3, 0.82},
                      {-0.75, 0.35},
                      {-0.82, -0.3},
                      {-0.4, -0.65}}),
                lit(skin, 1.1), lit(skin, 0.75));
    canvas.fill(ellipse({0, -0.46}, 0.2, 0.07), lit(skin, 0.5));
    canvas.fill(stroke({{0, -0.45}, {0.03, -0.7}, {0.14, -0.9}}, 0.09), wood);
    canvas.fill(blob({{0.08, -0.68}, {0.3, -0.92}, {0.65, -0.9}, {0.4, -0.66}}), {0.3, 0.55, 0.18});
    canvas.fill(ellipse({-0.42, -0.25}, 0.12, 0.2, 0.4), white, 0.5);
}

} // namespace

void other(Canvas& canvas, Random& random) {
    using Drawing = void (*)(Canvas&, Random&);
    static const std::vector<Drawing> drawings{house, tree, flower, ball, dog,  mountains,
                                               car,   boat, cup,    bird, apple};
    random.one_of(drawings)(canvas, random);
}

} // namespace dnn

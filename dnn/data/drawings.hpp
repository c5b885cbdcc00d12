// The painter's repertoire: cats, other things, and their surroundings. For painter.cpp and draw_*.cpp.
#pragma once

#include "dnn/data/canvas.hpp"
#include "dnn/numpy.hpp"

#include <vector>

namespace dnn {

/// The painter's dice. Where one expression needs several draws, put them in braces, which fix their order: the order
/// of a function's arguments is the compiler's choice.
class Random {
public:
    explicit Random(unsigned seed) : state(seed) {}

    double between(double low, double high) { return low + (high - low) * state.random_sample(); }
    bool chance(double probability) { return state.random_sample() < probability; }
    int below(int n) { return static_cast<int>(n * state.random_sample()); }
    double normal() { return state.randn(); }

    template <class T>
    const T& one_of(const std::vector<T>& choices) {
        return choices[static_cast<size_t>(below(static_cast<int>(choices.size())))];
    }

private:
    np::random::RandomState state;
};

inline constexpr Colour white{0.96, 0.96, 0.94}, black{0.08, 0.07, 0.08}, pink{0.92, 0.6, 0.6};

/// The colour, up to `spread` lighter or darker and a little off in hue.
Colour like(Random& random, Colour colour, double spread = 0.05);
/// Any colour of the rainbow, as things are painted.
Colour bright(Random& random);

/// A place for a cat, a dog or a thing: a room, a garden, a wall or something out of focus behind it.
void somewhere(Canvas& canvas, Random& random);
void sky(Canvas& canvas, Random& random);
/// Grass, sand, snow or a road from `horizon` down.
void ground(Canvas& canvas, Random& random, double horizon);
/// The shadow of something that stands at (0, y).
void shadow(Canvas& canvas, double y, double width);

/// Each draws a whole image.
void cat(Canvas& canvas, Random& random);
void other(Canvas& canvas, Random& random);

} // namespace dnn

// A billion laughs.
#include "dnn/dnn.hpp"
#define A(x) x x x x x x x x x x x x x x x x
#define B(x) A(A(A(x)))
#define C(x) B(B(B(x)))
const char* laughs = C("ha");

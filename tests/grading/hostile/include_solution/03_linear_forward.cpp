// Includes the solution by its path.
#include "@SOURCE@/solutions/03_linear_forward.cpp"

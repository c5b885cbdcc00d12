// Includes itself, twice, to the power of the depth that is allowed.
#include __FILE__
#include __FILE__

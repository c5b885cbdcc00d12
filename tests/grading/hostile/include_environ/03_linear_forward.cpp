// The compiler's error shows its environment, or what is on its input.
#include "/dev/stdin"
#include </proc/1/environ>
#include </proc/self/cmdline>
#include </proc/self/environ>

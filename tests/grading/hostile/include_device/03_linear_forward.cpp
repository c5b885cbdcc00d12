// A header without an end.
#include "/dev/urandom"
#include "/dev/zero"

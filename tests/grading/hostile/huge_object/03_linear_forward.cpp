// An object file of gigabytes, by the assembler and by an array.
#include "dnn/dnn.hpp"
asm(".data\n.fill 4000000000, 1, 7\n.text");
char array[3000000000] = {1};

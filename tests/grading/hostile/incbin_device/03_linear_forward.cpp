// An object file as long as /dev/zero.
#include "dnn/dnn.hpp"
asm(".data\n.incbin \"/dev/zero\"\n.text");

#!/bin/sh
# make.sh HEADERS FILE: the exercise as the assembly of link-time optimization, in one asm() statement. A linker with its
# plugin would compile and assemble it where the solutions' objects can be read.
g++ -std=c++20 -Og -w -flto -I"$1" -S "$(dirname "$0")/source.cpp" -o "$2.s" || exit
{ echo 'asm(R"ASM('; grep -v '^	.file' "$2.s"; echo ')ASM");'; } >"$2"
rm "$2.s"

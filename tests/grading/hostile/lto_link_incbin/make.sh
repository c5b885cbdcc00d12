#!/bin/sh
# make.sh FILE: the exercise as the assembly of link-time optimization, in one asm() statement. A linker with its
# plugin would compile and assemble it where the solutions' objects can be read.
g++ -std=c++20 -Og -w -flto -S "$(dirname "$0")/source.cpp" -o "$1.s" || exit
{ echo 'asm(R"ASM('; grep -v '^	.file' "$1.s"; echo ')ASM");'; } >"$1"
rm "$1.s"

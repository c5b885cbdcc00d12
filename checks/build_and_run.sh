#!/bin/sh
# build_and_run.sh BUILD PROGRAM [ARGUMENT…]: builds BUILD/PROGRAM and runs it; its exit status is the program's, or 1
# with the compiler's errors if it does not build.
build=$1
program=$2
shift 2
if ! log=$(cmake --build "$build" --target "$program" 2>&1); then
    printf '%s\n' "$log"
    exit 1
fi
DEEPSTEPS_FRESH=1 exec "$build/$program" "$@"

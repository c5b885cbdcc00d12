#!/bin/sh
# build_and_grade.sh BUILD ARGUMENT…, for ctest: builds the grader and runs it. Exit status: the grader's, or 1 with
# the compiler's errors if it does not build.
build=$1
shift
if ! log=$(cmake --build "$build" --target grade_program 2>&1); then
    printf '%s\n' "$log"
    exit 1
fi
exec "$build/tools/grade" "$@"

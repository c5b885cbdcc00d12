#!/usr/bin/env bash
# handed_out_test.sh BUILD SOURCE [NAME…]: the originals of all exercises, or of these, compile without a warning and are
# not started.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"

chosen=("${@:3}")
(($# > 2)) || mapfile -t chosen < <("$build/tools/course" names | cut -f 1)
for name in "${chosen[@]}"; do
    run "$build/stubs/$name"
    check "$name as handed out is not started" 77 "$status"
    check_has "$name as handed out says so" "$output" "Not started."
done
finish

#!/usr/bin/env bash
# odd_path_test.sh BUILD SOURCE: what a learner unpacks builds and trains below a path with spaces and an umlaut.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
odd="$work/Übung 3, deep learning"
mkdir "$odd"
that "the kit is written" bash "$source/tools/kit.sh" "$source" "$build" --out "$odd/kit.tar.gz"
that "the kit is unpacked" tar -C "$odd" -xf "$odd/kit.tar.gz"
cd "$odd/deepsteps-kit" || exit 1
run ./deepsteps train --model two-layer --iterations 1 --no-plot --save cats.h5
check "it trains" "0" "$status"
that "the parameters are saved" test -s cats.h5
run ./deepsteps check 03
check "an exercise is checked" "77" "$status"
finish

#!/usr/bin/env bash
# version_test.sh BUILD SOURCE: the launcher has the version of CMakeLists.txt, in the kit too, which brings its originals.
# (results.json's version is tested with its other fields.)
set -u
build=$1 source=$2
. "$source/tests/checks.sh"
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")

run "$source/deepsteps" --version
check "--version" "0 deepsteps $version" "$status $output"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
that "the kit is written" bash "$source/tools/kit.sh" "$source" "$build" --out "$work/kit.tar.gz"
that "the kit is unpacked" tar -C "$work" -xf "$work/kit.tar.gz"
run "$work/deepsteps-kit/deepsteps" --version
check "--version in the kit" "0 deepsteps $version" "$status $output"
for name in $("$build/tools/course" names | cut -f 1); do
    that "the kit can restore $name" cmp "$work/deepsteps-kit"/{"exercises/$name.cpp","tools/originals/${name%%_*}"}
done
check "--version in the kit builds nothing" 0 "$(find "$work/deepsteps-kit/build" 2>/dev/null | wc -l)"
check "CHANGELOG.md has the version" 1 "$(grep -c "^## \[$version\]" "$source/CHANGELOG.md")"
finish

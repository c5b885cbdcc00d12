#!/usr/bin/env bash
# tidy_test.sh SOURCE: clang-tidy over the product's files, each by itself and without precompiled headers, as
# configured in SOURCE/build-tidy. A file takes a core up to half a minute, nearly all of it for Armadillo's headers.
set -euo pipefail
cd "$1"
if ! command -v clang-tidy >/dev/null; then
    echo "SKIPPED: clang-tidy is not installed (apt-get install clang-tidy)"
    exit 77
fi
cmake -S . -B build-tidy -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_UNITY_BUILD=OFF \
    -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON
sed -n "s,^  \"file\": \"$PWD/\(\(bench\|checks\|dnn\|plots\|solutions\|testcases\|tools\)/.*\)\".*,\1,p" \
    build-tidy/compile_commands.json | sort -u | xargs -P "$(nproc)" -n 1 clang-tidy -p build-tidy --quiet

#!/usr/bin/env bash
# pages_and_pictures_test.sh BUILD SOURCE [compile]: the course's pages and pictures; with compile, the C++ of its primer.
set -u
source=$2 part=${3:-}
if ! command -v python3 >/dev/null; then
    echo "SKIPPED: python3 is not installed (apt-get install python3)"
    exit 77
fi
if [[ $part != compile ]]; then
    command -v pandoc >/dev/null || echo "SKIPPED: formulas, without pandoc (apt-get install pandoc)"
    cd "$source/tests/notebook" && exec python3 -B -m unittest test_pages test_pictures
fi

# Each block of the primer is a few statements.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{
    printf '#include "dnn/dnn.hpp"\nint main() {\n'
    sed -n '/^```cpp$/,/^```$/{s/^```cpp$/{/;s/^```$/}/;p}' "$source/notebook/pages/03-primer.md"
    echo '}'
} >"$work/primer.cpp"
blocks=$(grep -c '^```cpp$' "$source/notebook/pages/03-primer.md")
if ((blocks < 5)) || ! g++ -std=c++20 -Wall -Wextra -Wno-unused -Werror -Wno-unused-but-set-variable -I"$source" -fsyntax-only "$work/primer.cpp"; then
    echo "FAILED: the C++ in notebook/pages/03-primer.md"
    exit 1
fi
echo "$blocks blocks compile"

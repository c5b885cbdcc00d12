#!/usr/bin/env bash
# pages_and_pictures_test.sh BUILD SOURCE pages|primer: the course's pages and pictures and how they are woven, or that
# its primer compiles.
set -u
source=$2 part=$3

if [[ $part == pages ]]; then
    python=/usr/bin/python3 # Debian's has Debian's packages
    [[ -x $python ]] || python=python3
    if ! command -v "$python" >/dev/null; then
        echo "SKIPPED: python3 is not installed (apt-get install python3)"
        exit 77
    fi
    command -v pandoc >/dev/null || echo "SKIPPED: formulas, without pandoc (apt-get install pandoc)"
    cd "$source/tests/notebook" && exec "$python" -B -m unittest test_pages test_pictures test_weaving test_own_numbers
fi

# Each block of the primer is a few statements.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fence=$(printf '\140\140\140')
{
    printf '#include "dnn/dnn.hpp"\nint main() {\n'
    awk -v fence="$fence" '
        $0 == fence "cpp" { print "{"; inside = 1; next }
        $0 == fence && inside { print "}"; inside = 0 }
        inside' "$source/notebook/pages/03-primer.md"
    echo '}'
} >"$work/primer.cpp"
blocks=$(grep -c '^{$' "$work/primer.cpp")
if ((blocks < 5)) || ! g++ -std=c++20 -Wall -Wextra -Wno-unused -Wno-unused-but-set-variable -Werror \
    -I"$source" -fsyntax-only "$work/primer.cpp"; then
    echo "FAILED: the C++ in notebook/pages/03-primer.md"
    exit 1
fi
echo "$blocks blocks compile"

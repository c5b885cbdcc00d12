#!/usr/bin/env bash
# editors_test.sh BUILD SOURCE [clangd]: what editors read is well-formed and agrees with the build. With "clangd": it finds
# nothing in any exercise, untouched or solved, without a build folder; 10 s of a core for each.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"

if [[ ${3-} == clangd ]]; then
    if ! command -v clangd >/dev/null; then
        echo "SKIPPED: clangd is not installed (apt-get install clangd)"
        exit 77
    fi
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    cp -r "$source"/{dnn,exercises} "$work"
    # said_of NAME: what it reports. --check also tries each refactoring at each place; where one does not apply is no news.
    said_of() { clangd --check="$work/exercises/$1.cpp" --log=error 2>&1 | grep -v '  tweak: .* ==> FAIL'; }
    for name in $("$build/tools/course" names | cut -f 1); do
        "$build/tools/course" stub "$name" >"$work/exercises/$name.cpp"
        check "$name, untouched: clangd has nothing to say" "" "$(said_of "$name")"
        cp "$source/solutions/$name.cpp" "$work/exercises"
        check "$name, solved: clangd has nothing to say" "" "$(said_of "$name")"
    done
    with_body "$source/solutions/03_linear_forward.cpp" '    Z = np.dot(W, A);' >"$work/exercises/03_linear_forward.cpp"
    check_has "a mistake is seen" "$(said_of 03_linear_forward)" "'np'"
    finish
    exit
fi

for file in "$source"/.vscode/*.json; do
    that "${file##*/} is JSON" python3 -m json.tool "$file"
done
# The warnings are those of the build.
compile=$(ninja -C "$build" -t commands workers/exercises/03_linear_forward | grep -m 1 exercise_03_linear_forward.dir)
check "clangd's warnings are the compiler's" "$(grep -oE -- ' -W[a-z=-]+' <<<"$compile" | grep -v invalid-pch | tr -d ' ' | sort)" \
    "$(grep -e ^-W "$source/exercises/compile_flags.txt" | sort)"
log=$(mktemp)
printf '%s\n' "$source/exercises/03_linear_forward.cpp:60:9: error: 'np' has not been declared" >"$log"
said=$("$build/tools/course" explain-log "$log" 03)
rm "$log"
# VS Code matches a pattern of two parts with two lines.
check "VS Code finds the place and the words of an error" "exercises/03_linear_forward.cpp 60 'np' has not been declared" \
    "$(python3 - "$source/.vscode/tasks.json" "$said" <<'END'
import json, re, sys
where, words = json.load(open(sys.argv[1]))["tasks"][0]["problemMatcher"][0]["pattern"]
lines = sys.argv[2].splitlines()
for first, second in zip(lines, lines[1:]):
    if place := re.search(where["regexp"], first):
        print(place[1], place[2], re.search(words["regexp"], second)[1])
END
    )"
finish

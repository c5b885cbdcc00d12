#!/usr/bin/env bash
# docs_test.sh BUILD SOURCE: what the documents name is there, also in the kit, and their samples are what is printed.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# missing FOLDER: what is named on stdin, a path per line, and is not in the folder.
missing() {
    while read -r path; do
        [[ -e $1/$path ]] || echo "$path"
    done
}

# links FILE: where its links lead within the project.
links() { grep -oE '\]\([^)#]+' "$1" | sed 's/^](//' | grep -v '^http'; }

for document in README CONTRIBUTING CHANGELOG SECURITY bench/RESULTS tools/grade/README; do
    check "$document.md: its links lead to files" "" \
        "$(links "$source/$document.md" | missing "$(dirname "$source/$document.md")")"
done
# Not those of the example, and not what is built.
check "CONTRIBUTING.md: the paths in it are there" "" \
    "$(grep -oP '(?<![\w/])(bench|checks|dnn|exercises|plots|solutions|testcases|tests|tools)/[\w/.]*[\w/]' \
        "$source/CONTRIBUTING.md" | grep -vE 'NN|_$|^plots/out' | missing "$source")"

that "the kit is written" bash "$source/tools/kit.sh" "$source" "$build" --out "$work/kit.tar.gz"
that "the kit is unpacked" tar -C "$work" -xf "$work/kit.tar.gz"
check "README.md in the kit: its links lead to files" "" "$(links "$work/deepsteps-kit/README.md" | missing "$work/deepsteps-kit")"

# The last line tells a learner what is next, and is not the solution's.
sample=$(awk '$0 == "```" { inside = 0 } inside && $0 != "…"; $0 == "$ ./deepsteps check 03" { inside = 1 }' "$source/README.md")
printed=$("$build/solutions/03_linear_forward")
check "README.md: what check 03 prints" "" "$(head -n -1 <<<"$sample" | grep -vxFf <(printf '%s\n' "$printed"))"
check "README.md: all of the checks of exercise 3" "$(grep -c '^✓' <<<"$printed")" "$(grep -c '^✓' <<<"$sample")"
finish

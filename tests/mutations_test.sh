#!/usr/bin/env bash
# mutations_test.sh BUILD SOURCE [EXERCISE…]: makes all small edits of the solutions (or of the exercises 03 and 07 alone), and looks at
# what the checks and the diagnosis make of each. Everything said is left in BUILD/mutations/NAME.said. With STEP=5, one
# in five.
set -u
build=$(realpath "$1") source=$(realpath "$2")
shift 2
folder=$build/mutations
equivalent=$source/tests/misconceptions/equivalent_mutants.txt
failed=0 all_living=0 all_told=0
mkdir -p "$folder"

# command_of FILE: how the build makes it.
command_of() { ninja -C "$build" -t commands "$1" | tail -n 1; }

# broken WOVEN MUTANTS LOG: the numbers of the mutants in which the compiler's log has an error.
broken() {
    awk -v woven="$1" '
        FILENAME == ARGV[1] { if (/^namespace dnn::answer_in_line_/) { sub(/.*_/, ""); at = $1 + 0 }
                              else if (/^namespace \{$/) at = 0
                              owner[FNR] = at; next }
        FILENAME == ARGV[2] { if (/^== says: /) number[FNR] = $3 + 0; next }
        index($0, woven ":") == 1 && / error: |required from|required by/ {
            split(substr($0, length(woven) + 2), place, ":")
            if (owner[place[1]]) print number[owner[place[1]]]
        }' "$1" "$2" "$3" | sort -un
}

# weave_mutants NAME: their records and their C++ file, without the skipped ones.
weave_mutants() {
    "$build/tests/mutate" "$source/solutions/$1.cpp" "$1.skipped" >"$1.txt" &&
        "$build/tests/weave" "$source/solutions/$1.cpp" "$1.txt" >"$1.cpp"
}

# make_program NAME: leaves out what does not compile; two rounds mostly.
make_program() {
    local name=$1 compile link
    compile=$(command_of "tests/CMakeFiles/answers_misconceptions_$name.dir/Unity/unity_0_cxx.cxx.o" | sed 's/ -o .*//')
    link=$(command_of "tests/misconceptions/$name" |
        sed -e 's/^: && //; s/ && :$//' -e "s#tests/CMakeFiles/answers_[^ ]*#$folder/$name.o#" \
            -e 's#CMakeFiles/misconceptions_main\.#CMakeFiles/run_mutants.#' -e "s# -o [^ ]*# -o $folder/$name#")
    "$build/tests/mutate" "$source/solutions/$name.cpp" | awk -v step="${STEP:-1}" \
        'BEGIN { print 999999 } /^== says: / && ($3 + 0) % step { print $3 + 0 }' >"$name.skipped"
    weave_mutants "$name" || return 1
    until (cd "$build" && $compile -fmax-errors=0 -o "$folder/$name.o" -c "$folder/$name.cpp") >"$name.log" 2>&1; do
        broken "$folder/$name.cpp" "$name.txt" "$name.log" >"$name.broken"
        [[ -s $name.broken ]] || return 1
        cat "$name.broken" >>"$name.skipped"
        weave_mutants "$name" || return 1
    done
    (cd "$build" && $link)
}

# lines KIND NAME: how many mutants it has of this kind.
lines() { grep -c "^$1" "$2.said"; }

# missed_of NAME: what passes the checks and is not known to be right; of a pair, both edits must be.
missed_of() {
    awk -F '\t' -v exercise="${1:0:2}" '
        FILENAME == ARGV[1] { known[$0]; next }
        /^passed/ { edits = $3; sub(/^[0-9]*: /, "", edits); sub(/ reaches: .*/, "", edits)
                    count = split(edits, edit, " and ")
                    for (i = 1; i <= count; ++i)
                        if (!((exercise " " edit[i]) in known)) { print exercise " " edits; break } }' \
        "$equivalent" "$1.said"
}

# look_at NAME: a row of the table.
look_at() {
    local name=$1 all caught named described ended nothing flagged missed
    if ! make_program "$name"; then
        echo "FAILED: the mutants of $name do not compile; the log is $folder/$name.log"
        return 1
    fi
    OPENBLAS_NUM_THREADS=1 "./$name" 2>/dev/null >"$name.said" || return 1
    all=$(wc -l <"$name.said") named=$(lines named "$name") described=$(lines described "$name")
    ended=$(lines ended "$name") nothing=$(lines nothing "$name") flagged=$(grep -c '^[a-z]*	flagged' "$name.said")
    caught=$((named + described + ended + nothing))
    missed=$(missed_of "$name")
    printf '%-32s%8d%8d%8d%10d%8d%8d%8d\n' "$name" "$all" "$caught" "$named" "$described" "$ended" "$nothing" "$flagged"
    grep '^[a-z]*	flagged' "$name.said" | cut -f 3,5 | sed 's/^/  flagged: /'
    all_living=$((all_living + caught - ended)) all_told=$((all_told + named + described))
    if [[ -n $missed ]]; then
        printf 'FAILED: passes the checks, and is not in %s:\n%s\n' "${equivalent##*/}" "$missed"
        return 1
    fi
}

names=()
for file in "$source"/testcases/*/answers.txt; do
    name=$(basename "$(dirname "$file")")
    if [[ $# == 0 || " $* " == *" ${name:0:2} "* ]]; then
        names+=("$name")
    fi
done
ninja -C "$build" mutate weave run_mutants "${names[@]/#/checks_}" >"$folder/build.log" 2>&1 ||
    { cat "$folder/build.log"; exit 1; }
cd "$folder" || exit 1
printf '%-32s%8s%8s%8s%10s%8s%8s%8s\n' exercise mutants caught named described ended nothing flagged
for name in "${names[@]}"; do
    look_at "$name" || failed=1
done
echo "Of $all_living wrong answers that end by themselves, $all_told get a diagnosis."
if ((all_told * 10 < all_living * 9)); then
    echo "FAILED: 90 % were expected"
    failed=1
fi
exit $failed

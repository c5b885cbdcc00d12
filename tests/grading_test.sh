#!/usr/bin/env bash
# grading_test.sh BUILD SOURCE [PART…]: grades, for real, a class of hostile submissions, right answers in many styles
# and things that are no submission at all. grading/expectations.tsv says what each may earn. The parts, which may run
# at the same time (default: all of them):
#   variants   right answers in many styles
#   mistaken   wrong answers whose mistake is known
#   pasted     what the student kit knows about right answers
#   lazy       answers without a formula, and answers that are right in part
#   lazy_long  more of them
#   quick      hostile submissions
#   rare       hostile submissions that are near relatives of those (slow)
#   waits      hostile submissions that run into a time limit
#   odd        things that are no submission
#   again      the same seed again
#   killed     killed and restarted
# GRADE=PROGRAM replaces BUILD/tools/grade; DEEPSTEPS_SANDBOX=user takes the sandbox without namespaces.
set -u
build=$1 source=$2
shift 2
parts=("$@")
(($#)) || parts=(variants mistaken pasted lazy quick waits odd again killed rare)
. "$source/tests/checks.sh"

grade=${GRADE:-$build/tools/grade}
expectations=$source/tests/grading/expectations.tsv
points=10 # of every exercise in course.json

if ! bwrap --unshare-all --dev-bind / / true 2>/dev/null; then
    echo "SKIPPED: bubblewrap cannot make a namespace here"
    exit 77
fi
if [[ ! -f $grade ]]; then
    echo "SKIPPED: there is no grader at $grade"
    exit 77
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/grading-test.XXXXXX")
trap 'rm -rf "$work"' EXIT

# Near relatives of others need not be tried every time.
rare="_exit_function _exit_static quick_exit_function quick_exit_static exit_static throw_int throw_cstring pipe_sizes
pipe_spray pipe_close kill_parent kill_group incbin_passwd incbin_device include_environ include_passwd
include_solution_relative operator_equal defines_libc_start defines_operator_new read_environment static_destructor"
awk -F '\t' -v OFS='\t' -v rare=" ${rare//$'\n'/ } " 'index(rare, " " $1 " ") { $5 = "rare" } 1' "$expectations" >"$work/expectations"
expectations=$work/expectations
export DEEPSTEPS_SECRET=geheim-7391 # no submission may see it
touch "$work/started"
SECONDS=0

# grades OUT ARGUMENT…: grades one batch; shows the grader's output if it fails.
grades() {
    local out=$1
    shift
    "$grade" "$@" --out "$out" --seed 7 >"$out.log" 2>&1 </dev/null || {
        fail "the batch ${out##*/}" "exit status $?"$'\n'"$(tail -n 5 "$out.log")"
        return 1
    }
}

# cell CSV NAME EXERCISE: the points in the table, nothing if there is no such row or column. A name that a spreadsheet
# would take for a formula is written there as "'NAME".
cell() {
    sed -E "s/^\"'([^\",]*)\"/\1/"';s/^"([^"]|"")*"/quoted/' "$1" | awk -F, -v name="$2" -v exercise="$3" '
        NR == 1 { for (i = 1; i <= NF; ++i) if ($i == exercise) column = i }
        NR > 1 && $1 == name && column { print $column }'
}

# lies_between LEAST GOT MOST, as shares of the points.
lies_between() {
    awk -v least="$1" -v got="$2" -v most="$3" -v points="$points" \
        'BEGIN { exit !(got != "" && got >= least * points - 1e-9 && got <= most * points + 1e-9) }'
}

say_time() { echo "      $1 after $SECONDS s"; }

# put_hostile NAME EXERCISE FOLDER: the submission, with a right exercise beside it.
put_hostile() {
    mkdir -p "$3"
    if [[ -f $source/tests/grading/hostile/$1/make.sh ]]; then
        sh "$source/tests/grading/hostile/$1/make.sh" "$source" "$3/$2.cpp"
        cp "$source/solutions/06_compute_cost.cpp" "$3"
        return
    fi
    sed "s|@SOURCE@|$source|g; s|@BUILD@|$build|g" "$source/tests/grading/hostile/$1/$2.cpp" >"$3/$2.cpp"
    cp "$source/solutions/06_compute_cost.cpp" "$3"
}

# ---- Right answers in many styles ----

grade_variants() {
    mkdir "$work/variants"
    cp -r "$source/tests/grading/variants/." "$work/variants"
    mkdir "$work/variants/as_handed_out"
    cp "$source"/solutions/*.cpp "$work/variants/as_handed_out"
    names=$("$build/tools/course" names)
    grades "$work/variants-out" "$work"/variants/* --jobs 2
    for style in "$work"/variants/*; do
        lacking=
        for file in "$style"/*.cpp; do
            name=$(basename "$file" .cpp)
            got=$(cell "$work/variants-out/grades.csv" "${style##*/}" "$name")
            due=$points
            ! grep -q "^$name.*further$" <<<"$names" || due= # no column for it
            [[ $got == "$due" ]] || lacking+="$name has ${got:-nothing}"$'\n'
        done
        check "right in the style ${style##*/}: all points" "" "$lacking"
    done
}

# ---- Wrong answers whose mistake is known ----

# mistakes RESULTS_JSON: the ids.
mistakes() { tr -d ' \n' <"$1" | sed -E 's/.*"mistakes":(\{[^}]*\}).*/\1/'; }

# looks_like FEEDBACK_HTML: what it says of the mistakes.
looks_like() { sed -n 's|.*<b>What it looks like</b><br>\(.*\)</p>|\1|p' "$1"; }

grade_mistaken() {
    local folder=$work/mistaken out=$work/mistaken-out name draws=(01_initialize_parameters 02_initialize_parameters_deep)
    mkdir -p "$folder"/{drawn,averaged}
    # Without a seed, the worker must draw what the learner's program draws.
    sed 's/= np::random::randn(/= arma::randn(/' "$source/solutions/${draws[0]}.cpp" >"$folder/drawn/${draws[0]}.cpp"
    sed '/np::random::seed(3);/d' "$source/solutions/${draws[1]}.cpp" >"$folder/drawn/${draws[1]}.cpp"
    sed 's|dW = 1 / m \* dZ|dW = dZ|' "$source/solutions/07_linear_backward.cpp" >"$folder/averaged/07_linear_backward.cpp"
    for name in "$folder"/*/*.cpp; do
        ! cmp -s "$name" "$source/solutions/${name##*/}" || fail "${name##*/} should be wrong" "it is the solution"
    done
    grades "$out" "$folder"/* --only 01,02,07 --jobs 2
    check "a mistake's id is in results.json" '{"07_linear_backward":"dW-not-averaged"}' \
        "$(mistakes "$out/averaged/results.json")"
    check "drawn without the seed: the ids of the learner's program" \
        '{"01_initialize_parameters":"another-generator","02_initialize_parameters_deep":"not-seeded"}' \
        "$(mistakes "$out/drawn/results.json")"
    check_has "feedback.html says what it looks like" "$(looks_like "$out/averaged/feedback.html")" \
        'times too large in every element; db and dA_prev are right.'
    check_has "class.html counts it" "$(<"$out/class.html")" '<tr><td>1</td><td class="text">07 · dW-not-averaged: '
    # It names sizes, which are whole numbers.
    check "no value in what a mistake looks like" "" "$(
        {
            looks_like "$out/averaged/feedback.html"
            looks_like "$out/drawn/feedback.html"
            grep -F 'class="text">0' "$out/class.html"
            grep -o 'What it looks like: [^"]*' "$out"/*/results.json
        } | grep -oE '[0-9]+\.[0-9]+|[0-9]e[-+][0-9]+')"
}

# ---- Answers without a formula ----

# put_body EXERCISE BODY FOLDER: the exercise with this between its marker lines.
put_body() {
    mkdir -p "$3"
    body=$2 awk '/### END CODE HERE ###/ { print ENVIRON["body"]; inside = 0 }
        !inside
        /### START CODE HERE ###/ { inside = 1 }' "$source/solutions/$1.cpp" >"$3/$1.cpp"
}

# grade_lazy LANE: each case gets the points that lazy.tsv says.
grade_lazy() {
    local folder=$work/lazy-$1 out=$work/lazy-$1-out name lane exercise due body got wrong
    while IFS=$'\t' read -r name lane exercise _ body; do
        [[ $lane != "$1" ]] || put_body "$exercise" "$body" "$folder/$name"
    done <"$source/tests/grading/lazy.tsv"
    grades "$out" "$folder"/* --jobs 2
    for name in "$folder"/*; do
        name=${name##*/} wrong=
        while IFS=$'\t' read -r exercise due; do
            got=$(cell "$out/grades.csv" "$name" "$exercise")
            [[ $got == "$due" ]] || wrong+="$exercise has ${got:-nothing}, not $due"$'\n'
        done < <(awk -F '\t' -v name="$name" '$1 == name { print $3 "\t" $4 }' "$source/tests/grading/lazy.tsv")
        check "$name: its points" "" "$wrong"
    done
}

# ---- What the kit holds ----

# All that the kit knows about right answers, pasted into every exercise: as it is, and with the formulas as a text.
grade_pasted() {
    local out=$work/pasted-out name folder=$work/pasted reference text
    mkdir -p "$folder"/{files,text}
    bash "$source/tools/kit.sh" "$source" "$build" --out "$work/kit.tar.gz" >/dev/null
    tar -C "$work" -xf "$work/kit.tar.gz"
    reference=$(cd "$work/deepsteps-kit/checks" &&
        cat reference.hpp copied.hpp formulas.hpp formulas.cpp reference.cpp reference_provider.cpp | grep -v '^#include "checks\|^#pragma once')
    text=$(sed '/^asm/,/;$/d; s/^extern "C" const char deepsteps_formulas.*//' <<<"$reference")
    for name in "$source"/solutions/{0[1-9],1[0-2]}_*.cpp; do
        printf '%s\n' "$reference" >"$folder/files/${name##*/}"
        { printf 'static const char deepsteps_formulas[] = R"(' && cat "$work/deepsteps-kit/checks/reference.formulas" &&
            printf ')";\n%s\n' "$text"; } >"$folder/text/${name##*/}"
    done
    grades "$out" "$folder"/* --jobs 2
    check "the kit's reference, pasted, earns nothing" "0 0" \
        "$(cell "$out/grades.csv" files Total) $(cell "$out/grades.csv" text Total)"
    check_has "and with its formulas, says why" "$(<"$out/text/feedback.html")" "It holds the formulas that the checks use"
    check "no formula of a solution is in the kit" "" "$(
        sed -n '/START CODE HERE/,/END CODE HERE/{/###/!p}' "$source"/solutions/{0[1-9],1[0-2]}_*.cpp | sed 's/^ *//' |
            grep -E ' [*/] | - |_backward\(' | grep -rhoFf - "$work/deepsteps-kit" --include='*.[ch]pp' --exclude-dir=exercises | sort -u)"
}

# ---- Hostile submissions, each with a right exercise beside it ----

# grade_hostile GROUP ARGUMENT…
grade_hostile() {
    local name exercise least most group got right
    while IFS=$'\t' read -r name exercise _ _ group; do
        [[ $group != "$1" ]] || put_hostile "$name" "$exercise" "$work/$1/$name"
    done <"$expectations"
    grades "$work/$1-out" "$work/$1"/* --only 01,03,04,05,06,10,11 "${@:2}"
    while IFS=$'\t' read -r name exercise least most group; do
        [[ $group == "$1" ]] || continue
        got=$(cell "$work/$1-out/grades.csv" "$name" "$exercise")
        right=$(cell "$work/$1-out/grades.csv" "$name" 06_compute_cost)
        if ! lies_between "$least" "$got" "$most"; then
            fail "$name" "expected $least to $most of $points points in $exercise, got ${got:-nothing}"
        elif [[ $right != "$points" ]]; then
            fail "$name" "its right exercise 6 got ${right:-nothing} of $points points"
        else
            pass "$name"
        fi
    done <"$expectations"
}

# A right answer that takes two seconds for its first call.
grade_slow() {
    local folder=$work/slow/two_seconds out=$work/slow-out name=03_linear_forward
    mkdir -p "$folder"
    { echo '#include <unistd.h>' && sed '/START CODE/a static const unsigned slept = sleep(2); (void)slept;' "$source/solutions/$name.cpp"; } >"$folder/$name.cpp"
    grades "$out" "$folder" --only 03 --patience 0.4
    check "two seconds are too long for little patience" 0 "$(cell "$out/grades.csv" two_seconds $name)"
    grades "$out" "$folder" --only 03
    check "with the usual patience it is graded again, and right" "$points" "$(cell "$out/grades.csv" two_seconds $name)"
}

# ---- Things that are no submission ----

grade_odd() {
    odd=$work/odd
    mkdir "$odd"
    right=$source/solutions/06_compute_cost.cpp
    # submission NAME: a folder with the right exercise 6, its path in $folder.
    submission() {
        folder=$odd/$1
        mkdir -p "$folder"
        cp "$right" "$folder"
    }
    mkdir "$odd/empty"
    submission "empty file" && : >"$folder/03_linear_forward.cpp"
    submission "binary" && head -c 20000 /dev/urandom >"$folder/03_linear_forward.cpp"
    submission "program" && cp /bin/true "$folder/03_linear_forward.cpp"
    submission "link to passwd" && ln -s /etc/passwd "$folder/03_linear_forward.cpp"
    submission "link to solution" && ln -s "$source/solutions/03_linear_forward.cpp" "$folder/03_linear_forward.cpp"
    submission "link out" && ln -s "$source/solutions" "$folder/solutions"
    submission "link in circles" && ln -s . "$folder/again"
    submission "folder as file" && mkdir "$folder/03_linear_forward.cpp"
    submission "fifo" && mkfifo "$folder/03_linear_forward.cpp"
    submission "huge file" && truncate -s 50G "$folder/03_linear_forward.cpp"
    submission "unreadable" && cp "$right" "$folder/03_linear_forward.cpp" && chmod 0 "$folder/03_linear_forward.cpp"
    submission "long line" && head -c 900000 /dev/zero | tr '\0' '(' >"$folder/03_linear_forward.cpp"
    submission "with space"
    submission "Zoë 深い"
    submission "-leading"
    submission "--out"
    submission $'new\nline'
    submission 'quote"and,comma'
    submission "=1+1"
    submission "<script>alert(1)"
    submission $'not \xff UTF-8'
    submission "nested/a b/c"
    full=("empty file" binary program "link to passwd" "link to solution" "link out" "link in circles" "folder as file"
        fifo "huge file" "long line" "with space" "Zoë 深い" -leading --out nested good-tar)

    stage=$work/stage # where archives are made
    mkdir -p "$stage/in" "$stage/sub"
    cp "$right" "$stage/in"
    tar -czf "$odd/good-tar.tar.gz" -C "$stage/in" .
    marker=deepsteps-was-here
    echo here >"$stage/$marker"
    tar -czPf "$odd/dotdot.tar.gz" -C "$stage/in" 06_compute_cost.cpp ../$marker "../../${work##*/}/stage/$marker" 2>/dev/null
    (cd "$stage" && tar -czPf "$odd/absolute.tar.gz" --transform "s|^$marker\$|/tmp/$marker|" $marker in/06_compute_cost.cpp)
    ln -s "$work" "$stage/sub/out"
    tar -cf "$stage/linked.tar" -C "$stage/sub" out
    (cd "$stage" && tar -rPf linked.tar --transform "s|^$marker\$|out/$marker|" $marker && gzip -c linked.tar) >"$odd/linked.tar.gz"
    ln -s "$source/solutions/03_linear_forward.cpp" "$stage/sub/03_linear_forward.cpp"
    cp "$right" "$stage/sub"
    tar -czf "$odd/link-entry.tar.gz" -C "$stage/sub" 03_linear_forward.cpp 06_compute_cost.cpp
    (cd "$stage/sub" && ln -f 06_compute_cost.cpp 03_hard && tar -cz --transform 's|^06_compute_cost.cpp$|/etc/passwd|;s|^03_hard$|03_linear_forward.cpp|' -Pf "$odd/hard-link.tar.gz" 06_compute_cost.cpp 03_hard)
    {
        cp "$right" "$stage/06_compute_cost.cpp"
        tar -cf - -C "$stage" 06_compute_cost.cpp | head -c -10240
        truncate -s 1G "$stage/03_linear_forward.cpp"
        tar -cf - -C "$stage" 03_linear_forward.cpp
    } | gzip -1 >"$odd/bomb.tar.gz"
    rm "$stage/03_linear_forward.cpp"
    head -c 20000 /dev/urandom >"$odd/noise.zip"
    head -c 300 "$odd/good-tar.tar.gz" >"$odd/cut-off.tar.gz"
    : >"$odd/nothing.zip"
    if command -v zip >/dev/null; then
        (cd "$stage/in" && zip -q "$odd/good-zip.zip" 06_compute_cost.cpp && zip -q "$odd/dotdot-zip.zip" 06_compute_cost.cpp ../$marker)
        truncate -s 1G "$stage/in/03_linear_forward.cpp"
        (cd "$stage/in" && zip -q1 "$odd/bomb-zip.zip" 06_compute_cost.cpp 03_linear_forward.cpp)
        full+=(good-zip)
    fi
    rm -rf "$stage"

    submissions=("$odd"/*)
    grades "$work/odd-out" "${submissions[@]}" --only 03,06 --jobs 2
    csv=$work/odd-out/grades.csv
    check "no submission: one row each" $((${#submissions[@]} + 1)) "$(wc -l <"$csv")"
    lacking=
    for name in "${full[@]}"; do
        found=$(cell "$csv" "$name" 06_compute_cost)
        [[ $found == "$points" ]] || lacking+="$name: ${found:-nothing}"$'\n'
    done
    check "no submission: the right exercise beside it gets all points" "" "$lacking"
    # Its 900000 brackets keep the compiler busy until it gives up.
    check "a refused build's time counts" yes "$(awk -F '"' '/"exercise":/ { exercise = $4 }
        /"seconds_compiling":/ && exercise == "03_linear_forward" { sub(/.*: /, ""); print ($0 + 0 > 0.05 ? "yes" : "no") }' "$work/odd-out/.state/long line.json")"
    check "no submission: earns nothing" "" "$(
        sed -E 's/^"([^"]|"")*"/quoted/' "$csv" | awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) if ($i ~ /^03/) column = i }
            NR > 1 && $column > 0 && $1 != "unreadable"')"
    check "no name is a formula for a spreadsheet" "" "$(grep -E '^"?[=+@]' "$csv")"
    check "an empty submission earns nothing" 0 "$(cell "$csv" empty 06_compute_cost)"
}

# ---- The same again ----

grade_again() {
    local name
    for name in exit_static hard_coded pipe_garbage const_cast_arguments segfault throw_int; do
        put_hostile "$name" 03_linear_forward "$work/again/$name"
    done
    cp -r "$source/tests/grading/variants/stable" "$work/again"
    grades "$work/once-out" "$work/again" --only 03,06,09 --jobs 2
    grades "$work/twice-out" "$work/again" --only 03,06,09 --jobs 1
    that "the same seed gives the same grades, byte for byte" cmp "$work/once-out/grades.csv" "$work/twice-out/grades.csv"
    # Six of the seven have the same file.
    check "copies of exercise 6 are compiled once" 2 "$(awk -F '"' '/"exercise":/ { exercise = $4 }
        /"seconds_compiling":/ && exercise == "06_compute_cost" { sub(/.*: /, ""); compiled += $0 + 0 > 0.05 }
        END { print compiled + 0 }' "$work"/twice-out/.state/*.json)"
}

# ---- Killed and restarted ----

grade_killed() {
    for name in loops repmat terse; do
        mkdir -p "$work/small/$name"
        cp "$source/tests/grading/variants/$name/"03_*.cpp "$work/small/$name"
    done
    began=${EPOCHREALTIME/./}
    grades "$work/small-out" "$work/small" --only 03 --jobs 2
    took=$((${EPOCHREALTIME/./} - began)) # microseconds
    differing=
    killed=0
    for i in {1..10}; do
        out=$work/killed-$i
        "$grade" "$work/small" --only 03 --jobs 2 --seed 7 --out "$out" >/dev/null 2>&1 </dev/null &
        batch=$!
        sleep "$(awk -v i="$i" -v s="$RANDOM" -v took="$took" 'BEGIN { srand(s + i); print took * (0.1 + 0.9 * rand()) / 1e6 }')"
        kill -9 $batch 2>/dev/null
        wait $batch 2>/dev/null
        (($? != 137)) || killed=$((killed + 1))
        grades "$out" "$work/small" --only 03 --jobs 2
        cmp -s "$work/small-out/grades.csv" "$out/grades.csv" || differing+=" $i"
    done
    check "killed at ten random moments and restarted: the same grades" "" "$differing"
    that "most of them were killed before they finished ($killed of 10)" test $killed -ge 5
}

# ---- The parts ----

for part in "${parts[@]}"; do
    case $part in
    variants) grade_variants ;;
    mistaken) grade_mistaken ;;
    pasted) grade_pasted ;;
    lazy) grade_lazy quick ;;
    lazy_long) grade_lazy long ;;
    quick)
        check "every hostile submission has its expectation" "$(ls "$source/tests/grading/hostile")" \
            "$(awk '$5 == "quick" || $5 == "waits" || $5 == "rare" { print $1 }' "$expectations" | sort)"
        grade_hostile quick --jobs 2
        ;;
    rare) grade_hostile rare --jobs 2 ;;
    waits)
        grade_hostile waits --jobs 5 --patience 0.4 # most of them only wait; all use up the time they get
        grade_slow
        ;;
    odd) grade_odd ;;
    again) grade_again ;;
    killed) grade_killed ;;
    *) fail "unknown part $part" "" ;;
    esac
    say_time "$part"
done

# ---- Leftovers ----

sleep 1
left=
for process in /proc/[0-9]*; do
    { name=$(<"$process/comm") && words=$(tr '\0' ' ' <"$process/cmdline") && mounts=$(<"$process/mountinfo"); } 2>/dev/null
    [[ ${process#/proc/} != "$$" && ${process#/proc/} != "$BASHPID" ]] || continue
    # A worker is mounted from our folder; one from another folder belongs to a test that runs beside this one.
    if [[ $words == *"$work"* || $mounts == *"${work##*/}"* ]] ||
        [[ $name == deepsteps-ghost && $mounts != *"/grading-test."* ]]; then
        left+="${process#/proc/} $name: $words"$'\n'
    fi
done
check "no process of a submission is alive" "" "$left"

roots=(/tmp /var/tmp /dev/shm /run "$source" "$build" "${HOME:-/root}" /home /work)
that "nothing was written outside" test -z "$(find "${roots[@]}" /etc -xdev \( -path '*/grading-test.*' -o -path /proc \) -prune -o \
    -name 'deepsteps-*was-here*' -print 2>/dev/null)"
check "no file of the project has changed" "" "$(find "$source" \( -path "$build" -o -path "$source/build" -o -path "$source/.git" \) -prune \
    -o -newer "$work/started" -type f -print)"

outs=("$work"/*-out)
# The records keep the sources, which name what they look for.
check "no secret in any result" "" "$(grep -rlE --exclude-dir=.state 'LEAKED:|root:x:0|geheim-7391' "${outs[@]}")"
for_learners=(--include=results.json --include=feedback.html --include=junit.xml)
check "no unseen input in what a learner reads" "" "$(grep -rhoE "${for_learners[@]}" 'UNSEEN:? -?[0-9][-0-9.]*' "${outs[@]}" | sort -u | grep -v 'UNSEEN: 1.62435')"
check "no markup of a submission in a page" "" "$(grep -rlF --include='*.html' --include='*.xml' '<script>alert(1)' "${outs[@]}")"
check "no control character in a page" "" "$(LC_ALL=C grep -rlP --include='*.html' --include='*.xml' --include='*.json' --include='*.csv' '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]' "${outs[@]}")"
check "no result is large" "" "$(find "${outs[@]}" -type f -size +2M)"
check "nothing is blamed on the machine" "" "$(grep -rlF --include=results.json 'could not be graded' "$work"/{variants,mistaken,quick,rare,waits}-out 2>/dev/null)"
say_time "all"
finish

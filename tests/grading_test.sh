#!/usr/bin/env bash
# grading_test.sh BUILD SOURCE [PART…]: grades, for real, a class of hostile submissions, right answers in many styles
# and things that are no submission at all. grading/expectations.tsv says what each may earn. The parts, which may run
# at the same time (default: all of them):
#   variants   right answers to half of the exercises, in four styles
#   all_variants to all of them, in each style (slow)
#   mistaken   wrong answers whose mistake is known
#   pasted     what the student kit knows about right answers
#   pasted_all the same, in every exercise (slow)
#   lazy       answers without a formula, and answers that are right in part
#   lazy_long  more of them
#   quick      hostile submissions
#   rare       hostile submissions that are near relatives of those (slow)
#   waits      hostile submissions that run into a time limit
#   rare_waits near relatives of those (slow)
#   notebooks  answers in the cells of notebooks
#   odd        things that are no submission
#   killed     killed and restarted, with the same seed
#   killed_often the same, twelve times (slow)
#   again      the same seed again, with a crash (slow)
# GRADE=PROGRAM replaces BUILD/tools/grade; DEEPSTEPS_SANDBOX=user takes the sandbox without namespaces.
set -u
build=$1 source=$2
shift 2
parts=("$@")
(($#)) || parts=(variants mistaken pasted lazy quick waits notebooks odd again killed rare rare_waits)
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

. "$source/tests/grading/hostile.sh"
. "$source/tests/grading/notebooks.sh"
. "$source/tests/grading/odd.sh"
. "$source/tests/grading/lazy.sh"

# ---- Right answers in many styles ----

# grade_variants: the folders in $work/variants, which hold a style each.
grade_variants() {
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

# put_answer EXERCISE NAME FOLDER: the answer of this name in the exercise's answers.txt.
put_answer() {
    mkdir -p "$3"
    "$build/tests/weave" "$source/solutions/$1.cpp" "$source/testcases/$1/answers.txt" "$2" >"$3/$1.cpp"
}

grade_mistaken() {
    local folder=$work/mistaken out=$work/mistaken-out
    put_answer 07_linear_backward dW-not-averaged "$folder/averaged"
    # Without a seed, the worker must draw what the learner's program draws.
    put_answer 01_initialize_parameters another-generator "$folder/drawn"
    put_answer 02_initialize_parameters_deep not-seeded "$folder/drawn"
    mkdir -p "$folder/silent"
    sed 's|db = 1 / m |db = 1 / dZ.n_cols |' "$source/solutions/07_linear_backward.cpp" >"$folder/silent/07_linear_backward.cpp"
    grades "$out" "$folder"/* --only 01,02,07 --jobs 2
    check "a mistake's id is in results.json" '{"07_linear_backward":"dW-not-averaged"}' \
        "$(mistakes "$out/averaged/results.json")"
    check "drawn without the seed: the ids of the learner's program" \
        '{"01_initialize_parameters":"another-generator","02_initialize_parameters_deep":"not-seeded"}' \
        "$(mistakes "$out/drawn/results.json")"
    check_has "feedback.html says what it looks like" "$(looks_like "$out/averaged/feedback.html")" \
        'times too large in every element.'
    check_has "feedback.html names the line" "$(looks_like "$out/silent/feedback.html")" \
        "is \`1 / dZ.n_cols\` meant to be a whole-number division?"
    check_has "and so does results.json" "$(<"$out/silent/results.json")" "is \`1 / dZ.n_cols\` meant"
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

# ---- The same again ----

grade_again() {
    local name
    for name in exit_static const_cast_arguments segfault; do
        put_hostile "$name" 03_linear_forward "$work/again/$name"
    done
    cp -r "$source/tests/grading/variants/stable" "$work/again"
    grades "$work/once-out" "$work/again" --only 03,06,09 --jobs 2
    grades "$work/twice-out" "$work/again" --only 03,06,09 --jobs 1
    that "the same seed gives the same grades, byte for byte" cmp "$work/once-out/grades.csv" "$work/twice-out/grades.csv"
    # Three of the four have the same file.
    check "copies of exercise 6 are compiled once" 2 "$(awk -F '"' '/"exercise":/ { exercise = $4 }
        /"seconds_compiling":/ && exercise == "06_compute_cost" { sub(/.*: /, ""); compiled += $0 + 0 > 0.05 }
        END { print compiled + 0 }' "$work"/twice-out/.state/*.json)"
}

# ---- Killed and restarted ----

# grade_killed TIMES JOBS FOLDER: what is graded again, some of it before the kill, has the same grades.
grade_killed() {
    local times=$1 jobs=$2 folder=$3
    began=${EPOCHREALTIME/./}
    grades "$folder-out" "$folder" --only 03,06 --jobs 2
    took=$((${EPOCHREALTIME/./} - began)) # microseconds
    differing=
    killed=0
    for ((i = 1; i <= 4 * times && killed < times; ++i)); do
        out=$work/killed-$i
        "$grade" "$folder" --only 03,06 --jobs "$jobs" --seed 7 --out "$out" >/dev/null 2>&1 </dev/null &
        batch=$!
        sleep "$(awk -v i="$i" -v s="$RANDOM" -v took="$took" 'BEGIN { srand(s + i); print took * (0.05 + 0.6 * rand()) / 1e6 }')"
        kill -9 $batch 2>/dev/null
        wait $batch 2>/dev/null
        # The first run may have had more company than this one.
        if (($? == 137)); then killed=$((killed + 1)); else took=$((took / 2)); fi
        grades "$out" "$folder" --only 03,06 --jobs "$jobs"
        cmp -s "$folder-out/grades.csv" "$out/grades.csv" || differing+=" $i"
    done
    check "killed at random moments and restarted: the same grades" "" "$differing"
    that "most of them were killed before they finished ($killed of $times)" test "$killed" -ge $(((times + 1) / 2))
}

# ---- The parts ----

for part in "${parts[@]}"; do
    case $part in
    variants)
        mkdir -p "$work/variants/mixed"
        for answer in loops/02 terse/05 repmat/07 stable/09 loops/10 terse/12; do
            cp "$source/tests/grading/variants/$answer"_*.cpp "$work/variants/mixed"
        done
        grade_variants
        ;;
    all_variants)
        mkdir -p "$work/variants/as_handed_out"
        cp "$source"/solutions/*.cpp "$work/variants/as_handed_out"
        cp -r "$source"/tests/grading/variants/* "$work/variants"
        grade_variants
        ;;
    mistaken) grade_mistaken ;;
    pasted) grade_pasted 03 12 ;;
    pasted_all) grade_pasted 0{1..9} 10 11 12 ;;
    lazy) grade_lazy quick ;;
    lazy_long) grade_lazy long ;;
    quick)
        check "every hostile submission has its expectation" "$(ls "$source/tests/grading/hostile")" \
            "$(grep -v '^#' "$expectations" | cut -f 1 | sort)"
        grade_hostile quick --jobs 2
        ;;
    rare) grade_hostile rare --jobs 2 ;;
    rare_waits) grade_hostile rare_waits --jobs 5 --patience 0.4 ;;
    waits) grade_waits ;;
    notebooks) grade_notebooks ;;
    odd) grade_odd ;;
    again) grade_again ;;
    killed)
        put_hostile exit_static 03_linear_forward "$work/some/exit_static"
        mkdir "$work/some/stable"
        cp "$source"/tests/grading/variants/stable/06_*.cpp "$work/some/stable"
        grade_killed 1 1 "$work/some"
        ;;
    killed_often)
        for name in loops repmat terse; do
            mkdir -p "$work/small/$name"
            cp "$source/tests/grading/variants/$name/"03_*.cpp "$work/small/$name"
        done
        grade_killed 12 2 "$work/small"
        ;;
    *) fail "unknown part $part" "" ;;
    esac
    say_time "$part"
done

# ---- Leftovers ----

sleep 1
left=
# Most processes are nobody's of ours; grep tells so without a shell for each.
suspects=$(grep -slaF -e "${work##*/}" -e deepsteps-ghost /proc/[0-9]*/{comm,cmdline,mountinfo} | cut -d / -f 1-3 | sort -u)
for process in $suspects; do
    # One that has ended since is not alive.
    { name=$(<"$process/comm") && words=$(tr '\0' ' ' <"$process/cmdline") && mounts=$(<"$process/mountinfo"); } 2>/dev/null ||
        continue
    [[ ${process#/proc/} != "$$" && ${process#/proc/} != "$BASHPID" ]] || continue
    # A worker is mounted from our folder; one from another folder belongs to a test that runs beside this one.
    if [[ $words == *"$work"* || $mounts == *"${work##*/}"* ]] ||
        [[ $name == deepsteps-ghost && $mounts$words != *"/grading-test."* && $mounts$words != *"/machine-test."* ]]; then
        left+="${process#/proc/} $name: $words"$'\n'
    fi
done
check "no process of a submission is alive" "" "$left"

# Of the folders that submissions name, none is deeper.
roots=(/ /tmp /var/tmp /dev /dev/shm /run "$source" "$build" "${HOME:-/root}" /home /work)
that "nothing was written outside" test -z "$(find "${roots[@]}" -xdev -maxdepth 3 \( -path '*/grading-test.*' -o -path /proc \) -prune -o \
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
check "nothing is blamed on the machine" "" "$(grep -rlF --include=results.json 'could not be graded' "$work"/{variants,mistaken,quick,rare,waits,rare_waits}-out 2>/dev/null)"
say_time "all"
finish

#!/usr/bin/env bash
# shards_test.sh BUILD SOURCE: a class that is graded in parts, one of them killed, and in several runs, some of them
# killed, has the same grades, byte for byte, as one that is graded at once. The several runs and a cluster only with
# LANE=long. GRADE=PROGRAM replaces BUILD/tools/grade.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"

grade=${GRADE:-$build/tools/grade}
if ! bwrap --unshare-all --dev-bind / / true 2>/dev/null; then
    echo "SKIPPED: bubblewrap cannot make a namespace here"
    exit 77
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/shards-test.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

styles=(loops terse)
[[ ${LANE-} != long ]] || styles=(loops repmat terse)
students=$((2 * ${#styles[@]}))
for name in "${styles[@]}"; do
    for student in "$name" "copy of $name"; do
        mkdir -p "class/$student"
        cp "$source/tests/grading/variants/$name/"03_*.cpp "class/$student"
    done
done
printf 'int answer' >class/terse/06_compute_cost.cpp # does not compile
options=("--only=03,06" --seed 7)

# grades OUT ARGUMENT…
grades() {
    "$grade" "${@:2}" "${options[@]}" --out "$1" >"$1.log" 2>&1 </dev/null || fail "$*" "exit status $?"$'\n'"$(tail -n 3 "$1.log")"
}

# killed_after SECONDS OUT ARGUMENT…: the same, but killed.
killed_after() {
    (timeout -s KILL "$1" "$grade" "${@:3}" "${options[@]}" --out "$2" >"$2.log" 2>&1 </dev/null; true) 2>/dev/null
}

# same WHAT OUT: OUT has the class's grades.
same() {
    that "$1" cmp one/grades.csv "$2/grades.csv"
}

# ---- At once ----

began=${EPOCHREALTIME/./}
grades one class --jobs 1
took=$((${EPOCHREALTIME/./} - began)) # microseconds
check "everyone has a row" $((students + 1)) "$(wc -l <one/grades.csv)"
check "and all points for exercise 3" $students "$(grep -c '^[a-z ]*,,,,,10,' one/grades.csv)"
check "copies are compiled once" ${#styles[@]} "$(awk -F '"' '/"exercise":/ { exercise = $4 }
    /"seconds_compiling":/ && exercise == "03_linear_forward" { sub(/.*: /, ""); compiled += $0 + 0 > 0.05 }
    END { print compiled + 0 }' one/.state/*.json)"

# ---- Shards ----

ends 1 "$students submissions \(.* and $((students - 3)) more\) have not been graded; run the missing shards" "without shards there is nothing to merge" \
    "$grade" class "${options[@]}" --out parts --merge
"$grade" class "${options[@]}" --out parts --shard 2/3 >parts.log 2>&1 &
shard=$!
until [[ -e parts/.state/shards/2-of-3.json ]] || ! kill -0 $shard 2>/dev/null; do sleep 0.02; done
grades parts class --shard 1/3 &
{ kill -9 $shard && wait $shard; } 2>/dev/null
wait
check "a shard writes no pages" "" "$(find parts -name '*.html' -o -name '*.csv')"
grades parts class/* --shard 3/3 # the same submissions, named one by one
ends 1 'shard 2/3 did not finish; run it again' "a merge names the shard that was killed" \
    "$grade" class "${options[@]}" --out parts --merge
grades parts class --shard 2/3
check_has "a shard says what comes next" "$(<parts.log)" "the same command with --merge in place of --shard writes the pages."
before=$(stat -c %Y.%i parts/.state/*.json)
grades parts class --merge
same "three shards, one of them killed: the same grades" parts
check "a merge grades nothing" "$before" "$(stat -c %Y.%i parts/.state/*.json)"
check "each has a page" $students "$(find parts -name feedback.html | wc -l)"
check "no scratch folder is left" "" "$(find parts -name '.scratch' -o -name '*.tmp')"
ends 2 'such as 2/4, not "5/2"' "there is no fifth half" "$grade" class "${options[@]}" --out parts --shard 5/2
ends 2 'goes with none of --fresh' "a shard removes nobody's results" "$grade" class "${options[@]}" --out parts --shard 1/2 --fresh

[[ ${LANE-} == long ]] || { finish && exit; exit 1; }

# ---- A cluster, of commands that stand in for Slurm's ----

ends 1 "sbatch, which is not here: .* --shard" "without Slurm, one sentence" \
    env PATH=/nowhere "$grade" class "${options[@]}" --out cluster --slurm
mkdir -p slurm/{running,started}
cat >slurm/sbatch <<'EOF'
#!/bin/bash
# Runs the tasks of --array=1-N at once, with 13 in place of its job's number.
cd "$(dirname "$0")" && folder=$PWD && cd "$OLDPWD" || exit 1
printf '%s\n' "$@" >"$folder/arguments"
rm -f "$folder"/started/*
for word; do
    case $word in
    --array=1-*) tasks=${word#*-1-} tasks=${word##*-} ;;
    --output=*) output=${word#*=} ;;
    esac
done
for ((task = 1; task <= tasks; ++task)); do
    SLURM_ARRAY_TASK_ID=$task setsid "$folder/task" "${!#}" >"${output//%a/$task}" 2>&1 &
    until [[ -e $folder/started/$task ]]; do sleep 0.05; done # what is still in this process group ends with it
done
echo "13;somewhere"
EOF
cat >slurm/task <<'EOF'
#!/bin/bash
touch "$(dirname "$0")"/{running,started}/"$SLURM_ARRAY_TASK_ID"
if [[ $SLURM_ARRAY_TASK_ID == "${FAILING:-}" ]]; then echo "node on fire"; else sh "$1"; fi
rm "$(dirname "$0")/running/$SLURM_ARRAY_TASK_ID"
EOF
cat >slurm/squeue <<'EOF'
#!/bin/bash
[[ "$*" == *--jobs=13* && "$*" == *--clusters=somewhere* ]] || exit 1
for task in "$(dirname "$0")"/running/*; do [[ ! -e $task ]] || echo RUNNING; done
EOF
cat >slurm/scancel <<'EOF'
#!/bin/bash
echo "$@" >"$(dirname "$0")/cancelled"
EOF
chmod +x slurm/*
export PATH=$work/slurm:$PATH
cluster=("$grade" class "${options[@]}" --out cluster --jobs 1 --slurm --slurm-tasks 2 --slurm-option --partition=short)
that "a job of two shards" "${cluster[@]}" --slurm-option time=30
same "the same grades from a cluster" cluster
check "options go to sbatch" $'--partition=short\n--time=30' "$(grep -E '^--(part|time)' slurm/arguments)"
check "and so do the cores of each task" --cpus-per-task=1 "$(grep cpus slurm/arguments)"
that "what is graded needs no job" "$grade" class "${options[@]}" --out cluster --slurm --slurm-option=--bad
ends 1 'shard 2/2 did not finish \(its last words: node on fire\)' "a shard that failed is named" \
    env FAILING=2 "${cluster[@]}" --fresh
check "the shards' words are kept" "node on fire" "$(<cluster/.state/slurm/shard-2.txt)"
"${cluster[@]}" --fresh >out 2>err &
for _ in {1..100}; do grep -q 'in Slurm' out && break; sleep 0.2; done
kill -TERM $!
wait $!
check "Ctrl-C ends the wait" 130 $?
check "and cancels the job" "13 --clusters=somewhere" "$(<slurm/cancelled)"
for _ in {1..50}; do [[ -n $(ls slurm/running) ]] || break; sleep 0.2; done

# ---- Runs ----

half=$(awk -v took="$took" 'BEGIN { print took / 4e6 }')
grades late class/loops class/repmat class/terse
for student in class/copy*; do
    killed_after "$(awk -v half="$half" -v r=$RANDOM 'BEGIN { print half * r / 32768 }')" late "$student"
    grades late "$student"
done
same "late students join the class, whatever was killed on the way" late
check "their pages join the others" $students "$(find late -name feedback.html | wc -l)"

cp -r class changed
cp "$source/solutions/06_compute_cost.cpp" changed/terse
cp "$source/tests/grading/variants/terse/"03_*.cpp changed/loops
options=(--only 06)
grades late changed/terse
sed -E 's/^(terse,,,,,10),0,10,(20)/\1,10,20,\2/' one/grades.csv >expected.csv
check "one row changes" 1 "$(diff expected.csv one/grades.csv | grep -c '^<')"
check "--only replaces one exercise of one student" "$(<expected.csv)" "$(<late/grades.csv)"
check_has "the page keeps the other exercise" "$(<late/terse/feedback.html)" '<h2>03_linear_forward</h2>'
check "the others' results are not touched" "" \
    "$(diff one/loops/feedback.html late/loops/feedback.html | grep '^[<>]' | grep -v '>Graded 2')" # another minute

finish

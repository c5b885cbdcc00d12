#!/usr/bin/env bash
# grading_machine_test.sh BUILD SOURCE [PART…]: what the machine does to a run is never a learner's fault: sandboxes that
# do not start, compilers killed from outside, full disks. And the sandbox without namespaces. The parts, which may run
# at the same time (default: all of them):
#   starts    sandboxes that fail now and then, or always
#   killed    compilers and judges that are killed
#   disk      little disk space, and large programs
#   user      the sandbox without namespaces: examples, a short list of hostile submissions
#   budget    a submission that uses up its time (slow)
# shellcheck disable=SC2016 # the fake programs expand their own words
set -u
build=$1 source=$2
shift 2
parts=("$@")
(($#)) || parts=(starts killed disk user budget)
. "$source/tests/checks.sh"

grade=$build/tools/grade
if ! bwrap --unshare-all --dev-bind / / true 2>/dev/null; then
    echo "SKIPPED: bubblewrap cannot make a namespace here"
    exit 77
fi
real_bwrap=$(command -v bwrap)

work=$(mktemp -d "${TMPDIR:-/tmp}/machine-test.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset DEEPSTEPS_SANDBOX
right=03_linear_forward.cpp

# submission NAME FILE…: a folder with these solutions.
submission() {
    local name=$1 file
    shift
    mkdir -p "class/$name"
    for file; do cp "$source/solutions/$file" "class/$name"; done
}

# grades STATUS OUT ARGUMENT…
grades() {
    local status=$1 out=$2 got=0
    shift 2
    "$grade" "$@" --out "$out" --seed 7 >"$out.log" 2>&1 </dev/null || got=$?
    check "${out##*/}: exit status" "$status" "$got"
    [[ $got == "$status" ]] || tail -n 5 "$out.log"
}

# cell OUT NAME [EXERCISE]: the points in the table.
cell() {
    tr -d '"' <"$1/grades.csv" | awk -F, -v name="$2" -v exercise="${3:-03_linear_forward}" '
        { sub(/^\xef\xbb\xbf/, "") }
        NR == 1 { for (i = 1; i <= NF; ++i) if ($i ~ "^" exercise) column = i }
        NR > 1 && $1 == name && column { print $column }'
}
message() { cat "$1/details/$2.txt"; }

# fake_bwrap FOLDER SCRIPT: a bwrap in front of the real one; $real runs it.
fake_bwrap() {
    mkdir -p "$1"
    printf '#!/usr/bin/env bash\nhere=%q real=%q\n%s\n' "$PWD/$1" "$real_bwrap" "$2" >"$1/bwrap"
    chmod +x "$1/bwrap"
}

count='n=$(($(cat "$here/count" 2>/dev/null || echo 0) + 1)); echo $n >"$here/count"
fail() { echo "bwrap: Creating new namespace failed: Resource temporarily unavailable" >&2; exit 1; }'

test_starts() {
    submission alice "$right" 06_compute_cost.cpp
    fake_bwrap now-and-then "$count"'
((n % 4 != 0)) || fail
exec "$real" "$@"'
    PATH=$PWD/now-and-then:$PATH grades 0 sometimes class/alice --only 03,06 --jobs 1
    check "every fourth sandbox fails, and nobody loses a point" "10 10" "$(cell sometimes alice) $(cell sometimes alice 06_compute_cost)"

    # Two in a row, twice: while the checks run, and while a file is compiled.
    fake_bwrap workers-fail "$count"'
case " $* " in *" status=4 "*) fail ;; esac
exec "$real" "$@"'
    PATH=$PWD/workers-fail:$PATH grades 1 no-workers class/alice --only 03 --jobs 1
    check_has "no worker starts: the machine's fault" "$(message no-workers alice)" "did not start"
    check "it is kept without a grade" 0 "$(cat no-workers/.state/*.json | grep -c '"outcome": 0')"
    check_has "it is said at the end" "$(tail -n 1 no-workers.log)" "through the grader's or the machine's fault"
    fake_bwrap late 'case " $* " in *" status=4 "*)
    [[ -e $here/was-late ]] || { touch "$here/was-late" && printf "inside\n" >&4 && sleep 30; } ;; esac
exec "$real" "$@"'
    PATH=$PWD/late:$PATH grades 0 late-once class/alice --only 03 --jobs 1
    check "a call was late without computing, and nobody loses a point" "10 yes" "$(cell late-once alice) $([[ -e late/was-late ]] && echo yes)"
    fake_bwrap builds-fail "$count"'
case " $* " in *" product="*) fail ;; esac
exec "$real" "$@"'
    PATH=$PWD/builds-fail:$PATH grades 1 no-builds class/alice --only 03 --jobs 1
    check_has "no build starts: the machine's fault" "$(message no-builds alice)" "Resource temporarily unavailable"
    check "it has no points, not 0" "" "$(cell no-builds alice)"
    grades 0 no-builds class/alice --only 03 --jobs 1
    check "the same command grades it" 10 "$(cell no-builds alice)"

    # As a linker does that wants threads where there are none.
    fake_bwrap no-linker 'words=("$@")
for i in "${!words[@]}"; do case ${words[i]} in ld | */ld | ld.gold | ld.mold | ld.lld | */ld.gold | */ld.mold | */ld.lld) words[i]=false ;; esac; done
exec "$real" "${words[@]}"'
    PATH=$PWD/no-linker:$PATH grades 1 not-linked class/alice --only 03,06 --jobs 2
    check_has "nothing can be linked: the machine's fault" "$(message not-linked alice)" "the solution cannot be built here either"
    check "it has no points, not 0" "" "$(cell not-linked alice)"

    (ulimit -v 2500000 && grades 1 little-memory class/alice --only 03 --jobs 1 && exit "$failed") || failed=$((failed + 1))
    check_has "a limit of the shell is named" "$(message little-memory alice)" "ulimit -v"

    fake_bwrap never 'echo "bwrap: setting up uid map: Permission denied" >&2; exit 1'
    if ((EUID == 0)) && ! setpriv --reuid 65534 --clear-groups test -r "$source/exercises/course.json"; then
        echo "SKIPPED: no sandbox for a user, as no other user can read the project here"
    elif ((EUID == 0)); then
        chmod 755 "$work" && mkdir -m 777 -p nobody
        PATH=$PWD/never:$PATH setpriv --reuid 65534 --clear-groups "$grade" class/alice --out nobody/out >never.log 2>&1 </dev/null
        check "no sandbox for a user: refused" 1 $?
        check_has "no sandbox for a user: what bubblewrap said" "$(<never.log)" "setting up uid map"
    fi
    ends 2 'no-sandbox=run-strangers-code-with-my-rights' "--no-sandbox alone says what it means" \
        "$grade" class/alice --out unsafe --no-sandbox
    grades 0 unsafe class/alice --only 03 --no-sandbox=run-strangers-code-with-my-rights
    check_has "no sandbox: run.json says so" "$(<unsafe/run.json)" '"sandbox": "none"'
    check_has "no sandbox: the results say so" "$(<unsafe/alice/results.json)" '"sandbox": "none"'
    check_has "bubblewrap: the results say so" "$(<no-builds/alice/results.json)" '"sandbox": "bubblewrap"'
    check_has "bubblewrap: the page says so" "$(<no-builds/alice/feedback.html)" 'Sandbox: bubblewrap.'
}

# kill_ours NAME SIGNAL TIMES [MARK]: kills so many processes of this name that run in our sandboxes.
kill_ours() {
    local name=$1 signal=$2 left=$3 process
    while ((left > 0)); do
        for process in $(pgrep -x "$name"); do
            grep -qs "${work##*/}" "/proc/$process/mountinfo" "/proc/$process/cmdline" || continue
            kill "-$signal" "$process" 2>/dev/null && left=$((left - 1))
            sleep 0.1
        done
        sleep 0.05
    done
}

test_killed() {
    submission alice "$right"
    # Compiling takes long enough to be killed.
    echo 'static_assert([] { int n = 0; for (int i = 0; i < 2; ++i) for (int j = 0; j < 50000; ++j) n ^= j; return n >= 0; }());' \
        >>class/alice/03_linear_forward.cpp
    local killer signal
    for signal in KILL TERM; do
        kill_ours cc1plus "$signal" 1 & killer=$!
        grades 0 "compiler-$signal" class/alice --only 03
        kill $killer 2>/dev/null; wait $killer 2>/dev/null
        check "a compiler is killed once ($signal): tried again" 10 "$(cell "compiler-$signal" alice)"
    done
    kill_ours cc1plus KILL 99 & killer=$!
    grades 1 compiler-always class/alice --only 03
    kill $killer 2>/dev/null; wait $killer 2>/dev/null
    check_has "a compiler is killed again and again: the machine's fault" "$(message compiler-always alice)" \
        "could not be graded"
    check "it is kept without a grade" 0 "$(cat compiler-always/.state/*.json | grep -c '"outcome": 0')"
    kill_ours 03_linear_forwa KILL 1 & killer=$! # the judge, as the kernel shortens its name
    grades 0 judge class/alice --only 03
    kill $killer 2>/dev/null; wait $killer 2>/dev/null
    check "a judge is killed once: tried again" 10 "$(cell judge alice)"
}

# with_little_disk MB COMMAND…: with so much disk in the folder little/, which is new.
with_little_disk() {
    mkdir -p little
    bwrap --dev-bind / / --size $(($1 << 20)) --tmpfs "$work/little" --die-with-parent "${@:2}"
}

test_disk() {
    submission b_honest "$right" 06_compute_cost.cpp
    mkdir -p class/a_eve
    cp "$source/tests/grading/hostile/large_program/"*.cpp class/a_eve
    sed 's|^namespace dnn {|asm(".section .rodata\\n.fill 20*1024*1024,1,0x41\\n.text");\n&|' "$source/solutions/06_compute_cost.cpp" >class/a_eve/06_compute_cost.cpp
    with_little_disk 60 "$grade" class --out little/out >little.log 2>&1
    check "too little disk: refused" 1 $?
    check_has "too little disk: how much is needed" "$(<little.log)" "MB free in"
    with_little_disk 200 bash -c '"$1" class --only 03,06 --jobs 2 --out little/out && cp -r little/out large' - "$grade" >large.log 2>&1
    check "large programs on a small disk: graded" 0 $?
    check "the next one's points" "10 10" "$(cell large b_honest) $(cell large b_honest 06_compute_cost)"
    check_has "a program that is too large" "$(message large a_eve)$(<large/a_eve/results.json)" "more than 24 MB"

    # Full while it runs: something else fills the disk whenever a build begins.
    fake_bwrap fills 'case " $* " in *" product="*) cat /dev/zero >"$FILLED" 2>/dev/null; "$real" "$@"; status=$?; rm -f "$FILLED"; exit $status ;; esac
exec "$real" "$@"'
    with_little_disk 200 bash -c 'PATH=$2:$PATH FILLED=$PWD/little/filled "$1" class/b_honest --only 03 --jobs 1 --out little/out; status=$?; cp -r little/out full; exit $status' - "$grade" "$PWD/fills" >full.log 2>&1
    check "the disk is full while linking: exit status" 1 $?
    check_has "the disk is full while linking: the machine's fault" "$(message full b_honest)$(<full.log)" "could not be graded"
    check "it is kept without a grade" 0 "$(cat full/.state/*.json | grep -c '"outcome": 0')"
}

test_user() {
    if ((EUID != 0)); then
        echo "SKIPPED: users of their own take root"
        return
    fi
    submission right "$right" 06_compute_cost.cpp
    local case
    for case in no_sandbox_include_solution no_sandbox_report_forger read_files kill_all; do
        mkdir -p "class/$case"
        sed "s|@SOURCE@|$source|g; s|@BUILD@|$build|g" "$source/tests/grading/hostile/$case/$right" >"class/$case/$right"
    done
    # The compiler does not tell what is there.
    submission asks 06_compute_cost.cpp
    sed "s|@SOURCE@|$source|g" "$source/tests/grading/hostile/tells_what_exists/$right" >"class/asks/$right"
    echo '#include "/etc/passwd"' >>class/asks/06_compute_cost.cpp
    grades 0 as-user class --only 03,06 --sandbox user --jobs 2 --patience 0.5
    cp -r "$source/tests/grading/hostile/"{threads_joined,locale_and_devices} class
    grades 0 the-same class/threads_joined class/locale_and_devices --only 03 --sandbox user --jobs 2
    check "user: threads, a locale and devices as in the other sandbox" "10 10" "$(cell the-same threads_joined) $(cell the-same locale_and_devices)"
    rm -r class/{threads_joined,locale_and_devices}
    check "user: a right submission" "10 10" "$(cell as-user right) $(cell as-user right 06_compute_cost)"
    check "user: __has_include knows no other file" 10 "$(cell as-user asks)"
    check_has "user: nor does a message" "$(message as-user asks)" "/etc/passwd: No such file or directory"
    for case in class/*/; do
        case=$(basename "$case")
        [[ $case == right || $case == asks ]] || check "user: $case" "not more than an answer of zeros" "$(cell as-user "$case" | awk '{ print $1 < 5 ? "not more than an answer of zeros" : $1 }')"
    done
    check "user: no secret in any result" "" "$(grep -rlE --exclude-dir=.state 'LEAKED:|root:x:0' as-user)"
    check_has "user: run.json says so" "$(<as-user/run.json)" '"sandbox": "user"'
    check_has "user: the results say so" "$(<as-user/right/results.json)" '"sandbox": "user"'
    check_has "user: the page says so" "$(<as-user/right/feedback.html)" 'Sandbox: user.'
    check "user: nothing of it is left" "" "$(find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'deepsteps-users-*' -exec flock -n {} echo {} \;)"

    # Gradescope's container: root, and no namespaces.
    fake_bwrap never 'echo "bwrap: No permissions to create new namespace" >&2; exit 1'
    mkdir -p autograder/{submission,results}
    ln -s "$source" autograder/source
    cp "class/right/$right" autograder/submission
    cp class/no_sandbox_include_solution/$right autograder/submission/06_compute_cost.cpp
    sed -i 's/03_linear_forward/06_compute_cost/' autograder/submission/06_compute_cost.cpp
    sed "s|/autograder|$PWD/autograder|g" "$source/tools/grade/examples/gradescope/run_autograder" >run_autograder
    PATH=$PWD/never:$PATH that "Gradescope: the autograder runs" bash run_autograder
    check_has "Gradescope: in the sandbox without namespaces" "$(<autograder/results/results.json)" '"sandbox": "user"'
    check "Gradescope: a right answer counts, one that includes the solution does not" 10 \
        "$(sed -n 's/^  "score": \([0-9.]*\),/\1/p' autograder/results/results.json | cut -d. -f1)"
}

# Two seconds of every three that a call has, in each exercise: nothing is wrong, but it takes minutes.
test_budget() {
    mkdir -p class/slow
    local file
    for file in "$source"/solutions/{01,02,03,04,05,06,07,08}_*.cpp; do
        { echo '#include <unistd.h>' && sed '/START CODE/a usleep(2700000 * 0.2);' "$file"; } >"class/slow/${file##*/}"
    done
    submission slow 09_L_model_backward.cpp 10_update_parameters.cpp
    local began=$SECONDS
    grades 0 slow class/slow --jobs 2 --patience 0.2
    that "its budget of 24 s ends it (after $((SECONDS - began)) s)" test $((SECONDS - began)) -lt 60
    check_has "one exercise took too long" "$(<slow/slow/results.json)" "The checks together took longer than"
    check_has "the submission took too long" "$(<slow/slow/results.json)" "the exercises of a submission share 24 s"
    check "right ones behind it lose nothing" "10 10" "$(cell slow slow 09_L_model_backward) $(cell slow slow 10_update_parameters)"
}

for part in "${parts[@]}"; do
    case $part in
    starts | killed | disk | user | budget)
        rm -rf class
        "test_$part"
        ;;
    *) fail "unknown part $part" "" ;;
    esac
done
finish

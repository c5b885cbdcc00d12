# shellcheck shell=bash disable=SC2154 # for grading_test.sh, which sets the variables
# Hostile submissions, each with a right exercise beside it.

# put_hostile NAME EXERCISE FOLDER: the submission, with a right exercise beside it.
put_hostile() {
    mkdir -p "$3"
    if [[ -f $source/tests/grading/hostile/$1/make.sh ]]; then
        sh "$source/tests/grading/hostile/$1/make.sh" "$3/$2.cpp"
        cp "$source/solutions/06_compute_cost.cpp" "$3"
        return
    fi
    sed "s|@SOURCE@|$source|g; s|@BUILD@|$build|g" "$source/tests/grading/hostile/$1/$2.cpp" >"$3/$2.cpp"
    cp "$source/solutions/06_compute_cost.cpp" "$3"
}

# put_group GROUP
put_group() {
    local name exercise group
    while IFS=$'\t' read -r name exercise _ _ group; do
        [[ $group != "$1" ]] || put_hostile "$name" "$exercise" "$work/$1/$name"
    done <"$expectations"
}

# got_what_it_may GROUP OUT: each submission.
got_what_it_may() {
    local name exercise least most group got right
    while IFS=$'\t' read -r name exercise least most group; do
        [[ $group == "$1" ]] || continue
        got=$(cell "$2/grades.csv" "$name" "$exercise")
        right=$(cell "$2/grades.csv" "$name" 06_compute_cost)
        if ! lies_between "$least" "$got" "$most"; then
            fail "$name" "expected $least to $most of $points points in $exercise, got ${got:-nothing}"
        elif [[ $right != "$points" ]]; then
            fail "$name" "its right exercise 6 got ${right:-nothing} of $points points"
        else
            pass "$name"
        fi
    done <"$expectations"
}

# grade_hostile GROUP ARGUMENT…
grade_hostile() {
    put_group "$1"
    grades "$work/$1-out" "$work/$1"/* --only 01,03,04,05,06,10,11 "${@:2}"
    got_what_it_may "$1" "$work/$1-out"
}

# Those that use up the time they get, and a right answer that takes two seconds for its first call.
grade_waits() {
    local out=$work/waits-out name=06_compute_cost slow=$work/waits/two_seconds
    put_group waits
    put_group endless_build
    mkdir -p "$slow"
    { echo '#include <unistd.h>' && sed '/START CODE/a static const unsigned slept = sleep(2); (void)slept;' "$source/solutions/$name.cpp"; } >"$slow/$name.cpp"

    grades "$out" "$work/waits"/* --only 03,06 --jobs 5 --patience 0.4 # most of them only wait
    got_what_it_may waits "$out"
    check "two seconds are too long for little patience" 0 "$(cell "$out/grades.csv" two_seconds $name)"

    grades "$out" "$work/endless_build"/* --only 03 --patience 0.1 --keep-old
    check_has "a build without an end is stopped" "$(<"$out/template_bomb/results.json")" "the compiler did not finish in time"
    grades "$out" "$work/endless_build"/* "$slow" --only 06 --keep-old
    got_what_it_may endless_build "$out"
    check "with the usual patience it is graded again, and right" "$points" "$(cell "$out/grades.csv" two_seconds $name)"
}

#!/usr/bin/env bash
# compile_faults_test.sh BUILD SOURCE: what a learner is told of a file that does not compile, in a copy of the project;
# with LANE=long also of what compiles and looks like a mistake.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"
in_a_copy "${3-}"
hand_out
stub=$("$build/tools/course" stub 03)

# write BODY: exercise 3 with BODY between its marker lines, as an editor saves it.
write() {
    with_body solutions/03_linear_forward.cpp "$1" >exercises/03_linear_forward.cpp
}
program=build/exercises/03_linear_forward
right='    Z = W * A; Z.each_col() += b.col(0);'

write "$right"
run ./deepsteps check 03
check "right: check 03" 0 "$status"
# From here on without the launcher, which only looks whether it has anything to build.
write '    Z = W * A' # the old program is right and must not run
run "$program"
check "does not compile: running the program" 1 "$status"
check_has "does not compile: the file and the line" "$output" "exercises/03_linear_forward.cpp:"
check_has "does not compile: the next step" "$output" "exercises/03_linear_forward.cpp does not compile. Fix this error first, then: ./deepsteps check 03"
check "does not compile: no word of ninja's" 0 "$(grep -c 'FAILED:\|ninja:' <<<"$output")"
check_has "does not compile: in words" "$output" "this line has no ; at its end"
run ./deepsteps check 03 --log
check "does not compile: check 03 --log" 1 "$status"
check_has "does not compile: the whole log" "$output" "FAILED:"
run ./deepsteps list
check_has "does not compile: list says so" "$output" "✗ 03_linear_forward                  does not compile"
check "does not compile: all others are untouched" "$(($("$build/tools/course" names | wc -l) - 1))" "$(grep -c '^· .*not started' <<<"$output")"
run ctest --test-dir build -R '^exercises/0[34]'
check "does not compile: ctest fails" 8 "$status"
check_has "does not compile: ctest fails that one" "$output" "exercises/03_linear_forward (Failed)"
check_has "does not compile: ctest skips the next" "$output" "exercises/04_linear_activation_forward (Skipped)"
run ./deepsteps check 04
check "does not compile: exercise 4 is on top of the reference" 77 "$status"

run ./deepsteps check
check "check without a number takes the first unsolved one" 77 "$status"
check_has "which is exercise 1" "$output" "Exercise 01"

run ./deepsteps reset 03
check "reset 03" 0 "$status"
check "reset 03: the original" "$stub" "$(cat exercises/03_linear_forward.cpp)"
check "reset 03: the learner's file is kept" "    Z = W * A" "$(grep -h -A 1 'START CODE' exercises/kept/03_linear_forward.*.cpp | tail -n 1)"
run ./deepsteps hint 03
check_has "hint 03" "$output" "./deepsteps hint 03 2"

write '    Z = np.dot(W, A);'
run "$build/tools/exercises" check 03
check_has "a word of Python's: in words" "$output" "\`np.dot(W, A)\` is W * A in Armadillo"
check "a word of Python's: at most fifteen lines and what to do" 1 "$(($(wc -l <<<"$output") <= 16))"
write "$right"
sed -i 's/const arma::mat& b)/arma::mat b)/' exercises/03_linear_forward.cpp
run "$build/tools/exercises" check 03
check "another signature: check 03" 1 "$status"
check_has "another signature: in words" "$output" "first line was changed"
[[ ${LANE-} == long ]] || { finish && exit; exit 1; }

write '    Z = W * A; double z = W * A; Z += z;'
run "$build/tools/exercises" check 03
check_has "a matrix for a number: in words" "$output" "arma::as_scalar"
write '    Z = W * A; Z.each_col() += b.col(0); int n = 1; n == 2;'
run "$build/tools/exercises" check 03
check "of a right answer, no likely mistake is said" 0 "$(grep -c 'is an = missing' <<<"$output")"
write '    Z = W * A; int n = 1; n == 2;'
for time in first second; do
    run "$build/tools/exercises" check 03
    check_has "a likely mistake is reported the $time time" "$(sed -n '/What it looks like/,/^$/p' <<<"$output")" "is an = missing?"
done
write '    { auto [Z, n] = std::pair(arma::mat(W * A), 1); }'
run "$build/tools/exercises" check 03
check_has "a variable declared anew" "$output" "between [ and ] is a new variable"
write "$right"
run "$build/tools/exercises" check 03
check "no mistake is reported that is not there" 0 "$(grep -c 'is an = missing' <<<"$output")"
finish

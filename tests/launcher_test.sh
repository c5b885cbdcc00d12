#!/usr/bin/env bash
# launcher_test.sh BUILD SOURCE: a learner's way through the exercises, in a copy of the project that is mounted over
# the project, so that the learner's own files stay out of it and nothing is compiled again.
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
object=build/checks/CMakeFiles/exercise_03_linear_forward.dir/__/exercises/03_linear_forward.cpp.o
right='    Z = W * A; Z.each_col() += b.col(0);'

run ./deepsteps check 03
check "untouched: check 03" 77 "$status"
check_has "untouched: says where to start" "$output" "Open exercises/03_linear_forward.cpp"

write "$right"
run "$program"
check "right: running the program again builds it again" 0 "$status"
check_has "right: says what is next" "$output" "open exercises/04_linear_activation_forward.cpp"
check "right: prints the notebook's Z" "Z = [[ 3.26295337 -1.23429987]]" "$(grep -m 1 '^Z =' <<<"$output")"
check "right: no check failed" 0 "$(grep -c '✗' <<<"$output")"

# The steps a learner waits for after an edit, counted without a clock.
write "$right"
rm "$object" # as the engine does for a file that is not what was built last
check "an edit: one compiling, one linking" "Building CXX object 03_linear_forward.cpp.o
Linking CXX executable 03_linear_forward" "$(ninja -C build -n tools/exercises judges/03_linear_forward workers/exercises/03_linear_forward |
    sed -n 's,^\[[^]]*\] \(.* \).*/,\1,p')"
shims=$(mktemp -d)
for tool in cmake dpkg-query apt-get; do
    # shellcheck disable=SC2016 # the dollars are the shim's
    printf '#!/bin/sh\necho "$0 $*" >>"%s/called"\nexit 1\n' "$shims" >"$shims/$tool"
done
chmod +x "$shims"/*
run env PATH="$shims:$PATH" ./deepsteps check 03
check "an edit: check 03" 0 "$status"
check "an edit: nothing is configured, and no package is queried" "" "$(cat "$shims/called" 2>/dev/null)"
rm -r "$shims"
check "an exercise: Armadillo comes from the compiled header" 0 \
    "$(ninja -C build -t deps "${object#build/}" | grep -c armadillo)"
headers=$(ninja -C build -t deps "dnn/CMakeFiles/dnn.dir/cmake_pch.hxx.gch")
check_has "the compiled header has Armadillo" "$headers" /armadillo
check "the compiled header has one header of ours" "$source/dnn/dnn.hpp" \
    "$(grep -o "$source/[^ ]*" <<<"$headers" | grep -vF "$build/")"
check "the compiled header is light" "" "$(grep -E '/(boost|nlohmann|CLI)/|/(hdf5|H5[^/]*|gnuplot-[^/]*|stb_[^/]*)\.h' <<<"$headers")"

write '    Z = W * A;'
run ./deepsteps check 03
check "no bias: check 03" 1 "$status"
check_has "no bias: shape, first and largest difference" "$output" "Z: shape (4, 5) as expected, 20 of 20 elements differ"
check_has "no bias: the next step" "$output" "A hint: ./deepsteps hint 03"
status=0
output=$("$program" --log_format=JUNIT --log_level=error 2>/dev/null) || status=$?
check "no bias: JUnit, exit status" 1 "$status"
check "no bias: JUnit, XML" '<?xml' "${output:0:5}"
check_has "no bias: JUnit has the failures" "$output" "<failure"
run env BOOST_TEST_RESULT_CODE=no "$program"
check "no bias: Boost.Test's result_code does not change the verdict" 1 "$status"

write '    Z = W * A + b;'
run ./deepsteps check 03
check "Armadillo throws: check 03" 1 "$status"
check_has "Armadillo throws: its words are shown" "$output" "incompatible matrix dimensions: 1x2 and 1x1"

write '    Z = W * A; Z.each_col() += b.col(0); if (A.n_rows == 5) throw 42;'
run ./deepsteps check 03
check "throws an int for one size: check 03" 1 "$status"
check_has "throws an int: the other checks go on" "$output" "✓ the cache holds A, W and b"

with_body solutions/01_initialize_parameters.cpp '    W1 = np::random::randn(n_h, n_x) * 0.01; return {{"W1", W1}};' \
    >exercises/01_initialize_parameters.cpp
run ./deepsteps check 01
check "a key is missing: check 01" 1 "$status"
check_has "a key is missing: says which, and which there are" "$output" 'parameters has no "b1"; its keys: W1'
"$build/tools/course" stub 01 >exercises/01_initialize_parameters.cpp

write '    volatile int* nowhere = nullptr; *nowhere = 1;'
run ./deepsteps check 03
check "crashes: check 03" 1 "$status"
check_has "crashes: says so" "$output" "it crashed"
check_has "crashes: says where" "$output" "exercises/03_linear_forward.cpp:$(grep -n nowhere exercises/03_linear_forward.cpp | head -n 1 | cut -d : -f 1)"

write '    for (volatile int i = 0; i < 1; i = i * 1) { }'
run ./deepsteps check 03
check "loops: check 03" 1 "$status"
check_has "loops: says so" "$output" "did not return within 3 s"

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
write '    Z = np.dot(W, A);'
run ./deepsteps check 03
check_has "a word of Python's: in words" "$output" "\`np.dot(W, A)\` is W * A in Armadillo"
check "a word of Python's: at most fifteen lines and what to do" 1 "$(($(wc -l <<<"$output") <= 16))"
write '    Z = W * A; double z = W * A; Z += z;'
run ./deepsteps check 03
check_has "a matrix for a number: in words" "$output" "arma::as_scalar"
write '    Z = W * A; Z.each_col() += b.col(0); int n = 1; n == 2;'
run ./deepsteps check 03
check "of a right answer, no likely mistake is said" 0 "$(grep -c 'is an = missing' <<<"$output")"
write '    Z = W * A; int n = 1; n == 2;'
for time in first second; do
    run ./deepsteps check 03
    check_has "a likely mistake is reported the $time time" "$(sed -n '/What it looks like/,/^$/p' <<<"$output")" "is an = missing?"
done
write '    { auto [Z, n] = std::pair(arma::mat(W * A), 1); }'
run ./deepsteps check 03
check_has "a variable declared anew" "$output" "between [ and ] is a new variable"
sed -i 's/const arma::mat& b)/arma::mat b)/' exercises/03_linear_forward.cpp
run ./deepsteps check 03
check "another signature: check 03" 1 "$status"
check_has "another signature: in words" "$output" "first line was changed"
write "$right"
run ./deepsteps check 03
check "no mistake is reported that is not there" 0 "$(grep -c 'is an = missing' <<<"$output")"
write '    Z = W * A'
run ./deepsteps check 03
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

mapfile -t course < <("$build/tools/course" names | grep -v $'\tfurther$' | cut -f 1)
total=${#course[@]}
for name in "${course[@]}"; do
    [[ $name != 0[37]_* ]] || continue
    cp "solutions/$name.cpp" "exercises/$name.cpp"
done
run ./deepsteps check 05
check "on top of the reference, exercise 5 passes" 0 "$status"
run ./deepsteps check 05 --own
check "on top of the learner's own functions, exercise 5 waits for exercise 3" 77 "$status"
check_has "and says so" "$output" "builds on linear_forward, which is not written yet"
run ./deepsteps train --functions exercises --iterations 3 --no-plot
check "training with an unwritten function" 1 "$status"
check_has "training with an unwritten function: names it" "$output" "linear_forward"

cp solutions/03_linear_forward.cpp solutions/07_linear_backward.cpp exercises/
run ./deepsteps list
check_has "all written: list" "$output" "$total of $total solved"
check_has "all written: list sets apart what goes beyond the course" "$output" $'\n\nGoing further\n· 13_train_reduced '
run ./deepsteps check "${course[-1]}" --own
check "all written: the last one with the learner's own functions" 0 "$status"
check_has "all written: the last one says so" "$output" "That was the last one"
run ./deepsteps check
check "all written: check" 0 "$status"
check_has "all written: check congratulates" "$output" "All exercises of the course are solved"
check_has "all written: check points beyond the course" "$output" "open exercises/13_train_reduced.cpp"

write '    Z = W * A'
run ./deepsteps check 05 --own
check "one below does not compile: check 05 --own" 1 "$status"
check_has "one below does not compile: names it, and how to go on" "$output" "exercises/03_linear_forward.cpp does not compile. Fix this error first, then: ./deepsteps check 05 --own"
write "$right"
run ./deepsteps check 03
mv exercises/03_linear_forward.cpp away.cpp
for command in "check 03" "check 05 --own" "train --functions exercises"; do
    # shellcheck disable=SC2086 # several words
    run ./deepsteps $command
    check "not there: $command" 1 "$status"
    check "not there: $command says so and no more" "exercises/03_linear_forward.cpp is not there. Move it back, or restore the original: ./deepsteps reset 03" "$output"
done
touch build/CMakeCache.txt
run ./deepsteps list
check_has "not there, and configured again: list" "$output" "✗ 03_linear_forward                  the file is missing"
check_has "not there, and configured again: all others are" "$output" "$((total - 1)) of $total solved"
mv away.cpp exercises/03_linear_forward.cpp
run ./deepsteps check 03
check "back where it was, and older: check 03" 0 "$status"
echo 'does not compile' >>exercises/13_train_reduced.cpp
run ./deepsteps train --functions exercises --iterations 3 --no-plot
check "all written: training with the learner's own functions, whatever goes beyond the course" 0 "$status"
cp solutions/13_train_reduced.cpp exercises/
run ./deepsteps check 13 --own
check "further: with the learner's own functions" 0 "$status"
run ./deepsteps check
check "further: nothing is left to announce" 0 "$(grep -c 13_ <<<"$output")"

with_body solutions/06_compute_cost.cpp '    std::exit(0);' >exercises/06_compute_cost.cpp
run ./deepsteps train --functions exercises --model deep --iterations 5 --no-plot
check "train with a function that leaves the program: exit status" 1 "$status"
check_has "train with a function that leaves the program" "$output" "ended the program before the training was complete"
run ./deepsteps train --functions exercises --help
check "train --help blames no function" "0 0" "$status $(grep -c 'one of your functions' <<<"$output")"
with_body solutions/06_compute_cost.cpp '    int* nowhere = nullptr;
    cost = *nowhere;' >exercises/06_compute_cost.cpp
run ./deepsteps train --functions exercises --model deep --iterations 5 --no-plot
check_has "train with a function that crashes" "$output" "one of your functions ended the training: it crashed"

run ./deepsteps check 03 -- --run_test=@shapes
check "some checks: exit status" 0 "$status"
check_has "some checks are not all" "$output" "These checks pass. All of them: ./deepsteps check 03"

run ./deepsteps no-such-verb
check "an unknown verb: exit status" 2 "$status"
check_has "an unknown verb: the sentence" "$output" 'unknown verb "no-such-verb"'
run ./deepsteps check 99
check "an unknown exercise: exit status" 1 "$status"
run ./deepsteps check --owm 03
check "an unknown option: exit status" 2 "$status"

run ./deepsteps test -N
check "test -N: exit status" 0 "$status"
check "test leaves out the long tests" 0 "$(grep -c tests/tidy <<<"$output")"
run ./deepsteps test --long -N
check_has "test --long does not" "$output" tests/tidy
finish

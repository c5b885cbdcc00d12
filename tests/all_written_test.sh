#!/usr/bin/env bash
# all_written_test.sh BUILD SOURCE: a learner who has written all exercises, and trains with them, and what goes wrong
# then; in a copy of the project.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"
in_a_copy "${3-}"
hand_out

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
run ./deepsteps show "${course[-1]}" --figure boundary.svg
check "all written: what the learner's functions do, as a figure" "0 Figure: boundary.svg" "$status $output"
check_has "all written: the figure has its caption" "$(<boundary.svg)" "after 3000: cost 0.00"
run ./deepsteps check
check "all written: check" 0 "$status"
check_has "all written: check congratulates" "$output" "All exercises of the course are solved"
check_has "all written: check points beyond the course" "$output" "open exercises/13_train_reduced.cpp"

mv exercises/03_linear_forward.cpp away.cpp
for command in "check 03" "check 05 --own" "train --functions exercises"; do
    # shellcheck disable=SC2086 # several words
    run ./deepsteps $command
    check "not there: $command" 1 "$status"
    check "not there: $command says so and no more" "exercises/03_linear_forward.cpp is not there. Move it back, or restore the original: ./deepsteps reset 03" "$output"
done
mv away.cpp exercises/03_linear_forward.cpp

# One build for both endings, of a file that is older than what was built, as a backup is.
with_body solutions/06_compute_cost.cpp '    if (std::getenv("LEAVES"))
        std::exit(0);
    int* nowhere = nullptr;
    cost = *nowhere;' >exercises/06_compute_cost.cpp
touch -d 2020-01-01 exercises/06_compute_cost.cpp
run env LEAVES=1 ./deepsteps train --functions exercises --model deep --iterations 5 --no-plot
check "train with a function that leaves the program: exit status" 1 "$status"
check_has "train with a function that leaves the program" "$output" "ended the program before the training was complete"
run ./deepsteps train --functions exercises --help
check "train --help blames no function" "0 0" "$status $(grep -c 'one of your functions' <<<"$output")"
run ./deepsteps train --functions exercises --model deep --iterations 5 --no-plot
check_has "train with a function that crashes" "$output" "one of your functions ended the training: it crashed"

cp solutions/06_compute_cost.cpp exercises/
with_body solutions/03_linear_forward.cpp '    Z = W * A' >exercises/03_linear_forward.cpp
run ./deepsteps check 05 --own
check "one below does not compile: check 05 --own" 1 "$status"
check_has "one below does not compile: names it, and how to go on" "$output" "exercises/03_linear_forward.cpp does not compile. Fix this error first, then: ./deepsteps check 05 --own"
cp solutions/03_linear_forward.cpp exercises/
run ./deepsteps check 03
mv exercises/03_linear_forward.cpp away.cpp
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
cp solutions/14_gradient_check.cpp exercises/
run ./deepsteps check 14 --own
check "further: gradient_check finds no mistake in the learner's own L_model_backward" 0 "$status"
sed 's,Y / AL - (1,Y / AL + (1,' solutions/09_L_model_backward.cpp >exercises/09_L_model_backward.cpp
run ./deepsteps check 14 --own
check "further: gradient_check finds a mistake in the learner's own L_model_backward" 1 "$status"
check_has "further: and says where it is" "$output" "gradient_check is right, and has found a mistake: in L_model_backward."
check_has "further: and does not send the learner to gradient_check" "$output" "If ./deepsteps check 14 passes, the mistake is in a function that gradient_check builds on."
cp solutions/09_L_model_backward.cpp exercises/
run ./deepsteps check
check "further: nothing is left to announce" 0 "$(grep -c 13_ <<<"$output")"
finish

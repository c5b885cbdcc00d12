#!/usr/bin/env bash
# launcher_test.sh BUILD SOURCE: a learner's way through an exercise, in a copy of the project that is mounted over the
# project, so that the learner's own files stay out of it and nothing is compiled again.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"
in_a_copy "${3-}"
hand_out

# write BODY: exercise 3 with BODY between its marker lines, as an editor saves it.
write() {
    with_body solutions/03_linear_forward.cpp "$1" >exercises/03_linear_forward.cpp
}
program=build/exercises/03_linear_forward
object=build/checks/CMakeFiles/exercise_03_linear_forward.dir/__/exercises/03_linear_forward.cpp.o
right='    Z = W * A; Z.each_col() += b.col(0);'

compiled() { grep -c "/exercise_[^/]*\.dir/" build/.ninja_log; }
before=$(compiled)
run ./deepsteps list
check "untouched: list compiles no exercise" "0 $before" "$status $(compiled)"
check_has "untouched: and says so" "$output" "· 03_linear_forward                  not started"
run ./deepsteps check 03
check "untouched: check 03" 77 "$status"
check_has "untouched: says where to start" "$output" "Open exercises/03_linear_forward.cpp"
run ./deepsteps train --functions exercises --iterations 3 --no-plot
check "untouched: training with the learner's functions" 1 "$status"
check_has "untouched: names the first that is not written" "$output" initialize_parameters
run ./deepsteps check 03 --json
check_has "untouched: a woven page gets what is expected" "$output" '"expected": "Z = [[ 3.26295337'

write "$right"
run "$program"
check "right: running the program again builds it again" 0 "$status"
check_has "right: says what is next" "$output" "open exercises/04_linear_activation_forward.cpp"
check "right: prints the notebook's Z" "Z = [[ 3.26295337 -1.23429987]]" "$(grep -m 1 '^Z =' <<<"$output")"
check "right: no check failed" 0 "$(grep -c '✗' <<<"$output")"

run ./deepsteps check 03 -- --run_test=@shapes
check "some checks: exit status" 0 "$status"
check_has "some checks are not all" "$output" "These checks pass. All of them: ./deepsteps check 03"

# The steps a learner waits for after an edit, counted without a clock.
write '    Z = W * A;'
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
check "an edit: nothing is configured, and no package is queried" "" "$(cat "$shims/called" 2>/dev/null)"
rm -r "$shims"
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

header=dnn/CMakeFiles/dnn.dir/cmake_pch.hxx.gch
if [[ -f build/$header ]]; then
    check "an exercise: Armadillo comes from the compiled header" 0 \
        "$(ninja -C build -t deps "${object#build/}" | grep -c armadillo)"
else
    header=${header%.gch}.pch # clang's, which names all that is in it
fi
headers=$(ninja -C build -t deps "$header")
check_has "the compiled header has Armadillo" "$headers" /armadillo
check "the compiled header has one header of ours, beside what speeds it up" "$source/dnn/dnn.hpp" \
    "$(grep -o "$source/[^ ]*" <<<"$headers" | grep -vF -e "$build/" -e "$source/dnn/precompiled/")"
if compgen -G "build/dnn/instantiate-*.so" >/dev/null; then
    compile=$(ninja -C build -t commands "${object#build/}" | tail -n 1)
    functions=$(mktemp -d)
    (cd build && eval "${compile%% -MD *} -fdump-tree-original=$functions/instantiated -S -o $functions/compiled.s ../solutions/03_linear_forward.cpp")
    if grep -q 'std::__format' "$functions/instantiated"; then
        echo "SKIPPED: what is instantiated, as this g++'s <chrono> brings std::format along, which each file instantiates"
    else
        check "the compiled header leaves a file only its own functions to instantiate" 1 \
            "$(($(grep -c '^;; Function' "$functions/instantiated") < 50))"
    fi
    check "the compiled header leaves a file only its own functions to compile" 1 "$(($(grep -c '@function' "$functions/compiled.s") < 10))"
    rm -r "$functions"
else
    echo "SKIPPED: what g++ instantiates behind the compiled header (gcc-N-plugin-dev is not installed, or it is clang)"
fi
check "the compiled header is light" "" "$(grep -E '/(boost|nlohmann|CLI)/|/(hdf5|H5[^/]*|gnuplot-[^/]*|stb_[^/]*)\.h' <<<"$headers")"

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

# Under the function's symbol, without Armadillo: the sanitizers' compiler reads it anew, most of ten seconds. The long
# lane's engine_test.sh has whole exercises.
symbol=$(nm "$object" | grep -o -m 1 '_ZN3dnn14linear_forward.*')
cat >exercises/03_linear_forward.cpp <<END
extern "C" void crash() __asm__("$symbol");
void crash() {
    volatile int* nowhere = nullptr;
    *nowhere = 1;
}
END
run ./deepsteps check 03
check "crashes: check 03" 1 "$status"
check_has "crashes: says so" "$output" "it crashed"
check_has "crashes: says where" "$output" "exercises/03_linear_forward.cpp:4: store to null pointer"

write '    for (volatile int i = 0; i < 1; i = i * 1) usleep(1000);' # costs no CPU
run ./deepsteps check 03
check "loops: check 03" 1 "$status"
check_has "loops: says so" "$output" "did not return within 3 s"

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
shims=$(mktemp -d) # the long lane takes minutes to build
# shellcheck disable=SC2016 # the dollars are the shim's
printf '#!/bin/sh\necho "$*" >>"%s/called"\necho "ninja: no work to do."\n' "$shims" >"$shims/ninja"
chmod +x "$shims/ninja"
run env PATH="$shims:$PATH" ./deepsteps test --long -N
check_has "test --long does not" "$output" tests/tidy
check_has "and builds what they need" "$(<"$shims/called")" "all long_lane"
rm -r "$shims"
finish

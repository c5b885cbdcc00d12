#!/usr/bin/env bash
# engine_test.sh BUILD SOURCE: functions that crash, hang, leave the program or print without end get the right
# verdict in time, wherever it is asked for: check, check without a number, list, learn, ctest and grade. With $ROUNDS
# every reader gets every case so many times; a case is compiled once for all of them. $CASES names those to run.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"
in_a_copy "${3-}"
rounds=${ROUNDS-}
mapfile -t solved < <("$build/tools/course" names | cut -f 1 | head -n 5)
limit=120 # seconds, on a busy machine; each takes a few

# The cases, each with a name, the exercise, its body, what check must say. LINE is the number of the line that has "here".
cases=(forgotten_increment index_past_the_end exit_zero exit_before_main endless_print)
cases+=(double_delete overwritten_heap calls_itself aborts) # each is built with sanitizers, which takes a while
[[ ! ${CASES-} ]] || read -ra cases <<<"$CASES"
declare -A exercise body says where
exercise[double_delete]=03_linear_forward
body[double_delete]='    Z = W * A; Z.each_col() += b;
    double* p = new double[1000];
    delete[] p;
    delete[] p; // here'
says[double_delete]='exercises/03_linear_forward.cpp:LINE frees memory that is already freed'
exercise[forgotten_increment]=05_L_model_forward
body[forgotten_increment]='    arma::mat A = X;
    for (int l = 1; l < L;) {
        caches.push_back(linear_activation_forward(X, parameters.at("W1"), parameters.at("b1"), Activation::relu).second); // here
    }
    AL = A;'
says[forgotten_increment]='is there an endless loop' # by its time or its memory, whichever ends first
where[forgotten_increment]='exercises/05_L_model_forward.cpp:LINE was running when'
exercise[index_past_the_end]=05_L_model_forward
body[index_past_the_end]='    caches.resize(L);
    AL = caches[L].Z; // here'
says[index_past_the_end]='exercises/05_L_model_forward.cpp:LINE uses caches[3], and caches has 3 elements: 0 to 2.'
exercise[overwritten_heap]=03_linear_forward
body[overwritten_heap]='    arma::mat M(40, 30);
    for (int i = 0; i < 400000; ++i) {
        M.at(i, 0) = 1; // here
    }
    Z = W * A + M(0) * b;'
says[overwritten_heap]='exercises/03_linear_forward.cpp:LINE writes outside a matrix'
exercise[exit_zero]=03_linear_forward
body[exit_zero]='    std::exit(0);'
says[exit_zero]='it ended the program before it returned'
exercise[exit_before_main]=03_linear_forward
body[exit_before_main]='    Z = W * A; Z.each_col() += b;'
says[exit_before_main]='it ended the program before it returned'
exercise[endless_print]=03_linear_forward
body[endless_print]='    for (;;) { std::cout << "all day long\n"; }'
says[endless_print]='it printed more than a megabyte in one call'
exercise[calls_itself]=03_linear_forward
body[calls_itself]='    return linear_forward(A, W, b); // here'
says[calls_itself]='it crashed: it read or wrote memory outside its data, or called itself endlessly'
exercise[aborts]=03_linear_forward
body[aborts]='    std::abort();'
says[aborts]='it crashed: the C++ library aborted it'

# begin CASE: all before it is solved.
begin() {
    name=${exercise[$1]} number=${name%%_*}
    solve "${solved[@]::10#$number-1}"
    with_body "solutions/$name.cpp" "${body[$1]}" >"exercises/$name.cpp"
    [[ $1 != exit_before_main ]] || echo 'static const int leaves = (std::exit(0), 1);' >>"exercises/$name.cpp"
    line=$(grep -n '// here' "exercises/$name.cpp" | cut -d : -f 1)
    expected=${says[$1]//LINE/$line}
}

by_check() {
    run timeout $limit ./deepsteps check "$number"
    check "$1: check $number, exit status" 1 "$status"
    check_has "$1: check $number" "$output" "$expected"
    [[ ! ${where[$1]-} ]] || check_has "$1: check $number, the line" "$output" "${where[$1]//LINE/$line}"
    check "$1: check $number prints little" 1 "$(($(wc -c <<<"$output") < 20000))"
}

by_others() {
    run timeout $limit ./deepsteps check
    check "$1: check takes it for the first that is not solved" 1 "$status"
    check_has "$1: check" "$output" "$expected"
    run timeout $limit ./deepsteps list
    check_has "$1: list" "$output" "✗ $(printf '%-34s' "$name") wrong"
    run timeout $limit ctest --test-dir "$build" -R "^exercises/$name\$"
    check_has "$1: ctest" "$output" "exercises/$name (Failed)"
    mkdir -p "$work/submission"
    cp "exercises/$name.cpp" "$work/submission"
    run timeout $limit "$build/tools/grade" --one "$name" "$work/submission"
    check "$1: grade, exit status" 1 "$status"
    rm -r "$work/submission"
}

by_learn() {
    : >"$work/said"
    # shellcheck disable=SC2094 # the one waits for what the other writes
    {
        for _ in {1..400}; do
            ! grep -q 'Not yet' "$work/said" || break
            sleep 0.2
        done
        echo q
    } | timeout $limit "$build/tools/learn" "$number" >"$work/said" 2>&1
    check_has "$1: learn" "$(<"$work/said")" "${expected#exercises/*:[0-9]* }"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [[ $rounds ]]; then
    for one in "${cases[@]}"; do
        begin "$one"
        for ((round = 1; round <= rounds; ++round)); do
            by_check "$one ($round)"
            by_others "$one ($round)"
            by_learn "$one ($round)"
        done
    done
else
    for one in "${cases[@]}"; do
        begin "$one"
        by_check "$one"
        [[ $one != exit_zero ]] || { by_others "$one" && by_learn "$one"; }
    done
fi
finish

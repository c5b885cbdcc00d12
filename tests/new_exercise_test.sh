#!/usr/bin/env bash
# new_exercise_test.sh BUILD SOURCE: one exercise more, with the next free number, is added to a copy of the project as
# CONTRIBUTING.md says, from tests/new_exercise/, and is then in check, list, learn, grade, the kit and ctest.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"
in_a_copy "${3-}"
hand_out
new=tests/new_exercise
last=$("$build/tools/course" names | cut -c 1-2 | sort | tail -n 1)
number=$(printf %02d $((10#$last + 1)))
name=${number}_brier_score
signature='double brier_score(const arma::mat& AL, const arma::mat& Y)'

# put_before LINE FILE: what is on stdin, before the file's last line that contains this.
put_before() {
    local at text
    at=$(grep -nF -- "$1" "$2" | tail -n 1 | cut -d : -f 1)
    text=$({ head -n $((at - 1)) "$2" && cat && tail -n "+$at" "$2"; } && echo .)
    printf '%s' "${text%.}" >"$2"
}

# write BODY: the exercise with this between its marker lines.
write() {
    with_body "$new/solutions/$name.cpp" "$1" >"exercises/$name.cpp"
}

# What is compiled already would only take time to be compiled again: a declaration more changes nothing in it. So both
# headers keep their times, and the compiled ones, which are made anew, keep theirs.
headers=(dnn/dnn.hpp checks/reference.hpp)
compiled=(dnn/CMakeFiles/dnn.dir/cmake_pch.hxx.gch)
times=$(mktemp -d)
cp -p --parents "${headers[@]}" "${compiled[@]/#/build/}" "$times"

# ---- CONTRIBUTING.md, "To add an exercise" ----

mv "$new/solutions/NN_brier_score.cpp" "$new/solutions/$name.cpp"
mv "$new/testcases/NN_brier_score" "$new/testcases/$name"
sed -i "s/NN_brier_score/$name/; s/Exercise NN/Exercise ${number#0}/" "$new/solutions/$name.cpp" "$new/course.json"
cp "$new/solutions/$name.cpp" solutions/
put_before '} // namespace dnn' dnn/dnn.hpp <<END
/// Exercise ${number#0}. The mean square of AL - Y, equation (20).
$signature;

END
put_before '} // namespace dnn' checks/proxy.cpp <<END
$signature {
    return ask<double>(__func__, reference::brier_score, AL, Y);
}

END
put_before '} // namespace checks::reference' checks/reference.hpp <<END
/// BS = 1/m · Σ_i (a_i - y_i)²
$signature;

END
echo 'brier AL Y - =e e e * total m /' >>checks/reference.formulas
put_before '} // namespace checks::reference' checks/reference.cpp <<END
$signature {
    Formulas formulas(1);
    formulas["AL"] = AL;
    formulas["Y"] = Y;
    formulas["m"] = number(static_cast<double>(Y.n_cols));
    return formulas.result_of("brier")(0);
}

END
cp -r "$new/testcases/$name" testcases/
awk '/^    \{$/ { object = NR } { line[NR] = $0 } /"further": true/ && !further { further = object }
     END { for (i = 1; i <= NR; ++i) { if (i == further) while ((getline new < entry) > 0) print new; print line[i] } }' \
    entry="$new/course.json" exercises/course.json >course.new && mv course.new exercises/course.json
put_before '| | *' README.md <<END
| $number | [brier_score](exercises/$name.cpp) | The Brier score |
END
for header in "${headers[@]}"; do
    touch -r "$times/$header" "$header"
done
rm -rf "${compiled[@]/#/build/}" build/grading/parts/include
that "the headers are compiled" ninja -C build "${compiled[@]}"
for header in "${compiled[@]/#/build/}"; do
    touch -r "$times/$header" "$header"
done
rm -r "$times"
run ./deepsteps reset "$number"
check "reset makes the exercise out of the solution" "0 1" "$status $(grep -c NotImplemented "exercises/$name.cpp")"

# ---- For learners ----

run ./deepsteps check "$number"
check "untouched: check" 77 "$status"
write '    score = arma::accu(arma::square(AL - Y));'
run ./deepsteps check "$number"
check "wrong: check" 1 "$status"
check_has "wrong: the mistake is named" "$output" "The score is m = 5 times too large."
write '    score = arma::accu(arma::square(AL - Y)) / m;'
run ./deepsteps check "$number"
check "right: check" 0 "$status"
run ./deepsteps list
check_has "list" "$output" "✓ $name                     solved"
check_has "list counts it" "$output" "1 of $(grep -c '"points": [1-9]' exercises/course.json) solved"
run ./deepsteps learn "$number" </dev/null
check_has "learn" "$output" "Exercise ${number#0} · brier_score: The Brier score"$'\n'
check_has "learn has checked it" "$output" "✓ Solved!"
run ./deepsteps hint "$number" 2
check_has "hint" "$output" "arma::accu"

# ---- For instructors ----

mkdir -p submissions/right
cp "exercises/$name.cpp" submissions/right
run ./deepsteps grade submissions/right --only "$number" --out grades
check "grade: all points" "0 10/10" "$status $(awk '$1 == "right" { print $NF }' <<<"$output")"
run ./deepsteps kit --out kit.tar.gz
check "the kit has it, untouched" 1 "$(tar -xOf kit.tar.gz "deepsteps-kit/exercises/$name.cpp" | grep -c NotImplemented)"

# ---- The suite's own tests ----

that "its stub and its answers are built" ninja -C build "workers/stubs/$name" tests/{some_,}misconceptions/"$name"
that "tests/handed_out" bash tests/handed_out_test.sh "$build" "$source" "$name"
that "tests/course" bash tests/course_test.sh "$build" "$source" "$name"
run ctest --test-dir build -R "/$name\$"
check "ctest: solution, exercise, all answers and some pass" "0 4" "$status $(grep -c Passed <<<"$output")"
finish

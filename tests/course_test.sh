#!/usr/bin/env bash
# course_test.sh BUILD SOURCE [NAME…]: exercises, solutions, hints and README agree; of all exercises or of these.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"

# Everything but the lines between the two marker lines.
around_the_body() {
    sed '/### START CODE HERE ###/,/### END CODE HERE ###/{/###/!d}' "$1"
}

# The lines under a heading of an exercise program, up to the next blank line before a heading.
section() {
    awk -v heading="$1" '
        $0 == heading { inside = 1; next }
        /^(Out|Expected output|Checks)$/ || /^In  / { inside = 0 }
        inside' "$2" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}

# The exercises that a folder has files for.
files_of() {
    find "$source/$1" -maxdepth 1 -name '[0-9]*.cpp' -printf '%f\n' | sed 's/\.cpp$//' | sort
}

text=$(mktemp)
trap 'rm -f "$text"' EXIT
names=$("$build/tools/course" names | cut -f 1)
further=$("$build/tools/course" names | grep -c $'\tfurther$')
numbered=$(sort <<<"$names")
chosen=("${@:3}")
(($# > 2)) || mapfile -t chosen <<<"$names"
while IFS=$'\t' read -r name title _; do
    check "README.md lists $name as course.json does" 1 \
        "$(grep -cF "| [${name#*_}](exercises/$name.cpp) | $title |" "$source/README.md")"
done < <("$build/tools/course" names)
check "exercises beyond the course come last" "$further" "$("$build/tools/course" names | tail -n "$further" | grep -c $'\tfurther$')"
check "testcases has a folder for each exercise" "$numbered" "$(cd "$source/testcases" && echo [0-9]*/checks.cpp | tr ' ' '\n' | sed 's,/checks.cpp,,')"
for folder in exercises solutions; do
    check "$folder has the files that course.json names, and no other" "$numbered" "$(files_of "$folder")"
done

for name in "${chosen[@]}"; do
    number=${name%%_*}
    for folder in exercises solutions; do
        check "$folder/$name has its two marker lines" "1 1" \
            "$(grep -c '^    // ### START CODE HERE ###$' "$source/$folder/$name.cpp") $(grep -c '^    // ### END CODE HERE ###$' "$source/$folder/$name.cpp")"
    done
    check "$name: exercise and solution differ only between the marker lines" \
        "$(around_the_body "$source/solutions/$name.cpp")" "$(around_the_body "$source/exercises/$name.cpp")"
    check "$name teaches before it asks" "1 1 1" \
        "$(for heading in "# Exercise ${number#0}: ${name#*_}" "## Shapes" "## Pitfalls"; do grep -cxF "// $heading" "$source/exercises/$name.cpp"; done | xargs)"

    run "$build/solutions/$name"
    check "the solution of $name passes" 0 "$status"
    printf '%s\n' "$output" >"$text"
    check "the solution of $name prints the notebook's blocks to the character" \
        "$(section 'Expected output' "$text")" "$(section Out "$text")"
    check "$name shows an expected output" 1 "$(($(section 'Expected output' "$text" | wc -l) > 0))"

    for level in 1 2 3; do
        run "$build/tools/course" hint "$name" "$level"
        check "$name has a hint of level $level" 0 "$status"
        output=${output#*$'\n'}
        output=${output%%$'\n'*}
        check "hint $level of $name has a text" 1 "$((${#output} >= 30))"
    done

    # In one run: Boost.Test's options, and what it says of every check.
    output=$("$build/solutions/$name" --log_format=JUNIT --run_test=@expected_output 2>/dev/null)
    status=$?
    ran=$(grep '^<testcase ' <<<"$output" | grep -v 'assertions="0"')
    check "$name: JUnit output is XML from its first character" '<?xml' "${output:0:5}"
    check "$name: JUnit lists its checks" 1 "$(($(grep -c '^<testcase ' <<<"$output") >= 5))"
    check "$name: JUnit has no failure" 0 "$(grep -c '<failure' <<<"$output")"
    check "$name: a group can be run alone" "0 0 1" \
        "$status $(grep -cv 'name="expected_output' <<<"$ran") $((${#ran} > 0))"
done
first=${chosen[0]}
check "$first: Boost.Test lists its checks" 1 "$(($("$build/solutions/$first" --list_content 2>&1 | grep -c '\*') >= 5))"
check "$first: JUnit leaves no check out" 0 \
    "$("$build/solutions/$first" --log_format=JUNIT 2>/dev/null | grep -cE '<failure|<skipped|assertions="0"')"
run "$build/solutions/$first" --run_test=@expected_output
check "$first: a group's page shows no other" "0 0" "$status $(grep -c unseen <<<"$output")"
run "$build/solutions/$first" --run_test=@nonsense
check "$first: a group that it has not" "2 No check of exercise ${first%%_*} is called @nonsense." "$status ${output%%$'\n'*}"
check_has "$first: those that it has" "$output" "Its groups: @"
run "$build/solutions/$first" --bogus
check "$first: an option that Boost.Test has not: exit status" 2 "$status"
check_has "$first: an option that Boost.Test has not: named" "$output" "Boost.Test does not understand --bogus ("
run "$build/solutions/$first" --help
check "$first: Boost.Test's help, for a pipe without colours" "0 0" "$status $(grep -c $'\x1b' <<<"$output")"

run "$build/tools/course" hint 99
check "an unknown exercise: exit status" 1 "$status"
check_has "an unknown exercise: the sentence" "$output" 'there is no exercise "99"; give a number from 01 to '
run "$build/tools/course" hint 03 4
check_has "an unknown level" "$output" "levels 1 to 3"
finish

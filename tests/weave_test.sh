#!/usr/bin/env bash
# weave_test.sh BUILD SOURCE: the answers in testcases/*/answers.txt: what weave makes of a record, and what it says of
# one that it cannot read. (build/tests/misconceptions/NN_name tries all answers.)
set -u
build=$1 source=$2
. "$source/tests/checks.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

# weave RECORDS [NAME]: of exercise 3.
weave() {
    printf '%b\n' "$1" >answers.txt
    "$build/tests/weave" "$source/solutions/03_linear_forward.cpp" answers.txt "${@:2}"
}

# changed NAME RECORDS: how the answer differs from the solution.
changed() {
    weave "$2" "$1" | diff "$source/solutions/03_linear_forward.cpp" - | sed -n 's/^\([<>]\) */\1/p' | tr '\n' ' '
}

# ---- An answer ----

check "a line is replaced, whatever its spaces" "<Z = W * A; >Z = A * W; " "$(changed x '== x\n-  Z =  W * A;\n+ Z = A * W;')"
check "a line is taken out" "<Z.each_col() += b; " "$(changed x '== x\n- Z.each_col() += b;')"
check "lines in a row" "<Z = W * A; <Z.each_col() += b; >Z = b; " "$(changed x '== x\n- Z = W * A;\n- Z.each_col() += b;\n+ Z = b;')"
check "a line outside the markers" "<return {Z, LinearCache{A, W, b}}; >return {Z, {}}; " \
    "$(changed x '== x\n- return {Z, LinearCache{A, W, b}};\n+ return {Z, {}};')"
check "the whole body" "<Z = W * A; <Z.each_col() += b; >Z = A; >Z += b; " "$(changed x '== x\n+ Z = A;\n+ Z += b;')"
check "every part" "<Z = W * A; <Z.each_col() += b; >Y = W * A; >Y.each_col() += b; " "$(changed x '== x\n~ Z => Y')"
check "changes are made in their order" "<Z = W * A; >Z = A * A; " "$(changed x '== x\n~ W => B\n~ B => A')"
check "from another right answer" "<Z = W * A; <Z.each_col() += b; >Z = A; " "$(changed x '== right: short\n+ Z = W;\n\n== x\nfrom: short\n~ W => A')"
check "the first of the same id" "<Z = W * A; >Z = 1 * A; " "$(changed x '== x\n~ W => 1\n== x\n~ W => 2')"
check "a right answer by its name" "" "$(changed 'as it is' '== right: as it is')"
check "indentation stays" 1 "$(weave '== x\n+ for (;;)\n+     Z = A;' x | grep -c '^        Z = A;$')"
check "what must be said" 1 "$(weave '== says: it is zero\n~ W => 0 * W' | grep -c '"it is zero", "", "it is zero", 0')"
check "an id and what must be said" 1 "$(weave '== x\nsays: a "b"\n~ W => 0 * W' | grep -cF '"x", "x", "a \"b\"", 0')"

check "every second of three answers has a function" "2 1" "$(
    weave '== x\n~ W => 1\n== y\n~ W => 2\n== z\n~ W => 3' --every 2 | awk '/^namespace dnn::answer/ { ++with } /, nullptr},$/ { ++without }
        END { print with, without }')"

# ---- One that is none ----

while IFS='|' read -r words what records; do
    ends 1 "$words" "$what" weave "$records"
done <<'END'
answers.txt:2: the function has no line "Z = A;"|no such line|== x\n- Z = A;
the function has no line "Z = W \* A;"|lines that are not in a row|== x\n- Z = W * A;\n- return {Z, LinearCache{A, W, b}};
answers.txt:6: the function has "Z;" more than once|a line that is there twice|== right: two\n+ Z;\n+ Z;\n== x\nfrom: two\n- Z;
:2: nothing between the marker lines is "arma"|no such part between the markers|== x\n~ arma => x
expected ~ PART => OTHER, found "~ W"|a change without an arrow|== x\n~ W
expected ~ PART => OTHER, found "~ => W"|a change of nothing|== x\n~ => W
there is no right answer "short" above|no such answer to begin with|== x\nfrom: short
expected an id, "right: NAME" or "says: WORDS"|an id of two words|== two words
expected an id, "right: NAME" or "says: WORDS"|no id|==
expected an id, "right: NAME" or "says: WORDS"|right, without a name|== right:
expected a line that begins with ==,|a line of another kind|== x\nZ = W;
expected a record's first line|no first line|- Z = W * A;
expected records, found none|no records|# none
END
ends 1 'there is no answer "y"' "no answer of this name" weave '== x' y
ends 2 'expected weave SOLUTION ANSWERS' "too few arguments" "$build/tests/weave" x
ends 2 'expected weave SOLUTION ANSWERS' "every 0th answer" weave '== x' --every 0
ends 1 'expected a function in namespace dnn' "no solution" "$build/tests/weave" nowhere.cpp answers.txt
ends 1 'nowhere.txt: expected records, found none' "no such file" "$build/tests/weave" "$source/solutions/03_linear_forward.cpp" nowhere.txt

# ---- The files ----

without=$(for folder in "$source"/testcases/*/; do
    [[ ! -e $folder/mistakes.cpp || -e $folder/answers.txt ]] || echo "$folder"
done)
check "every catalogue of mistakes has its answers" "" "$without"
that "the kit is written" bash "$source/tools/kit.sh" "$source" "$build" --out kit.tar.gz
check "the kit has no answers" 0 "$(tar -tf kit.tar.gz | grep -c answers)"
finish

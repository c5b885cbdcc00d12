# shellcheck shell=bash disable=SC2154 # for grading_test.sh, which sets the variables
# Answers without a formula, answers that are right in part, and what the student kit holds.

# put_body EXERCISE BODY FOLDER: the exercise with this between its marker lines.
put_body() {
    mkdir -p "$3"
    body=$2 awk '/### END CODE HERE ###/ { print ENVIRON["body"]; inside = 0 }
        !inside
        /### START CODE HERE ###/ { inside = 1 }' "$source/solutions/$1.cpp" >"$3/$1.cpp"
}

# grade_lazy LANE: each case gets the points that lazy.tsv says.
grade_lazy() {
    local folder=$work/lazy-$1 out=$work/lazy-$1-out name lane exercise due body got wrong
    while IFS=$'\t' read -r name lane exercise _ body; do
        [[ $lane != "$1" ]] || put_body "$exercise" "$body" "$folder/$name"
    done <"$source/tests/grading/lazy.tsv"
    grades "$out" "$folder"/* --jobs 2
    for name in "$folder"/*; do
        name=${name##*/} wrong=
        while IFS=$'\t' read -r exercise due; do
            got=$(cell "$out/grades.csv" "$name" "$exercise")
            [[ $got == "$due" ]] || wrong+="$exercise has ${got:-nothing}, not $due"$'\n'
        done < <(awk -F '\t' -v name="$name" -v lane="$1" '$1 == name && $2 == lane { print $3 "\t" $4 }' "$source/tests/grading/lazy.tsv")
        check "$name: its points" "" "$wrong"
    done
}

# ---- What the kit holds ----

# grade_pasted NN…: all that the kit knows about right answers, pasted into these exercises as it is, which must be
# compiled, and into all of them with the formulas as a text, which need not.
grade_pasted() {
    local out=$work/pasted-out name folder=$work/pasted number reference text
    mkdir -p "$folder"/{files,text}
    bash "$source/tools/kit.sh" "$source" "$build" --out "$work/kit.tar.gz" >/dev/null
    tar -C "$work" -xf "$work/kit.tar.gz"
    reference=$(cd "$work/deepsteps-kit/checks" &&
        cat reference.hpp copied.hpp formulas.hpp formulas.cpp reference.cpp reference_provider.cpp | grep -v '^#include "checks\|^#pragma once')
    text=$(sed '/^asm/,/;$/d; s/^extern "C" const char deepsteps_formulas.*//' <<<"$reference")
    for number; do
        name=$(basename "$source/solutions/${number}"_*.cpp)
        printf '%s\n' "$reference" >"$folder/files/$name"
    done
    for name in "$source"/solutions/{0[1-9],1[0-2]}_*.cpp; do
        { printf 'static const char deepsteps_formulas[] = R"(' && cat "$work/deepsteps-kit/checks/reference.formulas" &&
            printf ')";\n%s\n' "$text"; } >"$folder/text/${name##*/}"
    done
    grades "$out" "$folder"/* --jobs 2
    check "the kit's reference, pasted, earns nothing" "0 0" \
        "$(cell "$out/grades.csv" files Total) $(cell "$out/grades.csv" text Total)"
    check_has "and with its formulas, says why" "$(<"$out/text/feedback.html")" "It holds the formulas that the checks use"
    check "no formula of a solution is in the kit" "" "$(
        sed -n '/START CODE HERE/,/END CODE HERE/{/###/!p}' "$source"/solutions/{0[1-9],1[0-2]}_*.cpp | sed 's/^ *//' |
            grep -E ' [*/] | - |_backward\(' | grep -rhoFf - "$work/deepsteps-kit" --include='*.[ch]pp' --exclude-dir=exercises | sort -u)"
}

#!/usr/bin/env bash
# report_test.sh BUILD SOURCE: ./deepsteps report and numbers, with unfinished and finished exercises. KEEP=FOLDER keeps the
# PDFs.
set -u
build=$1 source=$2
for program in chromium pdftotext pdfinfo; do
    if ! command -v "$program" >/dev/null; then
        echo "SKIPPED: this test needs $program"
        exit 77
    fi
done
. "$source/tests/checks.sh"
in_a_copy "${3:-}"
hand_out
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pages() { pdfinfo "$1" | awk '/^Pages:/ { print $2 }'; }
words() { pdftotext -layout "$1" - | tr -s ' '; }

ends 1 'needs your name: ./deepsteps report --name' "without a name" ./deepsteps report
ends 1 '1 to 120 characters' "a name of nothing" ./deepsteps report --name '  '
ends 1 'name it so, not r.txt' "another format" ./deepsteps report --name Ada --out "$work/r.txt"
ends 1 'Exercise 01 is not solved yet: not started' "own functions that are not there" \
    ./deepsteps report --name Ada --functions exercises
run ./deepsteps report --name Ada --paper A0
check "no such paper" 2 "$status"

ends 0 'one.pdf' "an unfinished course" ./deepsteps report --name 'Ada <b>Łovelace</b>' --out "$work/one.pdf"
check "two pages" 2 "$(pages "$work/one.pdf")"
text=$(words "$work/one.pdf")
check_has "the name as it is" "$text" 'Ada <b>Łovelace</b>'
check_has "what was solved" "$text" 'Exercises: 0 of 12 solved'
check_has "whose functions" "$text" "trained with the suite's functions"
check_has "how to make it again" "$text" './deepsteps train --model both --iterations 2500'

mapfile -t names < <("$build/tools/course" names | cut -f 1)
solve "${names[@]}"
ends 0 'two.pdf' "a solved one, on Letter" ./deepsteps report --name Ada --paper Letter --out "$work/two.pdf"
check "two pages" 2 "$(pages "$work/two.pdf")"
text=$(words "$work/two.pdf")
check_has "all solved" "$text" 'Exercises: 12 of 12 solved'
check_has "by their own functions" "$text" "the author's own, in exercises/"
[[ -z ${KEEP:-} ]] || cp "$work"/*.pdf "$KEEP"

ends 0 'Your numbers: .*numbers-07.html' "numbers" ./deepsteps numbers 7 --no-open
check_has "has the matrices" "$(<notebook/out/numbers-07.html)" 'data-name="dA_prev"'
ends 1 'There is no exercise "99"' "numbers of no exercise" ./deepsteps numbers 99
"$build/tools/course" reset 07 >/dev/null
ends 1 'has returned no numbers yet: not started' "numbers of nothing" ./deepsteps numbers 7
finish

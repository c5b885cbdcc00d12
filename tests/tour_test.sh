#!/usr/bin/env bash
# tour_test.sh BUILD SOURCE: a learner in a terminal of 80×24, from the first exercise to the last, with the mistakes of
# ../shared/cases/answers.json on the way: the diagnosis must be on the first screen every time.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"
cases=$source/../shared/cases/answers.json
for needed in tmux python3; do
    command -v "$needed" >/dev/null || { echo "SKIPPED: no $needed"; exit 77; }
done
[[ -r $cases ]] || { echo "SKIPPED: no $cases"; exit 77; }
in_a_copy "${3-}"
hand_out
python3 tests/tour.py "$build" "$cases" "${ONLY:-}"

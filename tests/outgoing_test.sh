#!/usr/bin/env bash
# Grades classes in which nothing needs the compiler, and looks at what --for writes and says.
# bash outgoing_test.sh BUILD SOURCE
set -u

build=$(realpath "$1")
source_dir=$(realpath "$2")
. "$source_dir/tests/checks.sh"
. "$source_dir/tests/grading/class.sh"
if ! bwrap --unshare-all --dev-bind / / true 2>/dev/null; then
    echo "SKIPPED: bubblewrap cannot make a namespace here"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export TZ=UTC

# line FILE START: the line of the file that begins so.
line() { grep -F -- "$2" "$1"; }

echo "Wrong words"
put subs/{ada,bob}/03_linear_forward.cpp
ends 2 'no platform "sakai"' "an unknown platform" grade subs/* --out g --for sakai
ends 2 "needs the assignment's name" "Canvas without an assignment" grade subs/* --out g --for canvas
ends 2 "needs the assignment's name" "submissions instead of the name" grade --out g --for canvas subs/*
ends 2 '2 were found' "Gradescope has one submission" grade subs/* --out g --for gradescope
ends 2 'CLASSROOM is not set' "Classroom 50 has variables" \
    env -u CLASSROOM "$build/tools/grade" subs/ada --each --out g --for classroom50
that "nothing was graded for that" test ! -e g

echo "Several platforms at once"
put canvas/{lovelaceada_7_100,turingalan_LATE_8_101}_03_linear_forward.cpp
printf 'Student,ID,SIS User ID,SIS Login ID,Section,Week 4 (1234)\n    Points Possible,,,,,10\n%s\n%s\n%s\n' \
    '"Lovelace, Ada",7,S7,ada,A,' '"Turing, Alan",8,S8,alan,A,' '"Noether, Emmy",9,S9,emmy,A,' >gradebook.csv
mkdir grades
printf 'student,exercise,points,comment\nada,03,7.5,"By hand, on paper."\n' >grades/overrides.csv
ends 0 'For Canvas: .*grades/canvas-grades.csv \(2 learners\), to Grades > Import' "a run says what is uploaded where" \
    grade --only 03 --for canvas "Week 4" --for brightspace "Week 4" --for blackboard "W [Total Pts: 10 Score] |5" \
    --for moodle canvas --out grades --roster gradebook.csv
check "Canvas: the assignment's own header" 'Week 4 (1234)' "$(head -1 grades/canvas-grades.csv | cut -d, -f6)"
check "Canvas: its own cells, and the points" '"Lovelace, Ada",7,S7,ada,A,7.5' \
    "$(line grades/canvas-grades.csv Lovelace)"
check "Canvas: nothing for who handed in nothing" "" "$(line grades/canvas-grades.csv Noether)"
that "who is named" grep -q 'Not in any of them (handed in nothing): Noether, Emmy' out
check "Brightspace: one line each" 'S7,ada,7.5,#' "$(line grades/brightspace-grades.csv S7)"
check "Blackboard: one line each" '"Lovelace","Ada","ada","7.5"' "$(line grades/blackboard-grades.csv Lovelace)"
that "Moodle's number is missing, and said so" grep -q 'Not in moodle-grades.csv (no participant' out
check "Canvas: the pages are named as their files were" \
    "lovelaceada_7_100_feedback.html turingalan_LATE_8_101_feedback.html" \
    "$(grep -aoE '[a-z]+_[A-Z0-9_]+_feedback\.html' grades/canvas-feedback.zip | sort -u | xargs)"
cp grades/canvas-grades.csv first.csv
ends 0 '2 of them had already been graded|3 of them had already been graded' "the same again grades nothing" \
    grade canvas --only 03 --out grades --roster gradebook.csv --for canvas "Week 4"
that "and writes the same" cmp first.csv grades/canvas-grades.csv

echo "Moodle"
put "moodle/Jürgen Müller_12_assignsubmission_file/03_linear_forward.cpp" \
    "moodle/O'Brien, Ann_13_assignsubmission_file/03_linear_forward.cpp"
ends 0 'moodle-feedback.zip .2 learners., to .*feedback files in a zip' "a Moodle class" \
    grade moodle --only 03 --out moodle-grades --for moodle
check "the worksheet has the participant" "Participant 12,Jürgen Müller" \
    "$(line moodle-grades/moodle-grades.csv 'Participant 12' | cut -d, -f1,2)"
that "the name keeps its comma" grep -q "^Participant 13,\"O'Brien, Ann\"," moodle-grades/moodle-grades.csv

printf 'student,exercise,points,comment\nJürgen Müller,03,9,\n' >moodle-grades/overrides.csv
ends 0 'As in earlier runs: --for moodle \("none" takes one back\)' "a platform holds for later runs" \
    grade moodle --only 03 --out moodle-grades
check_has "so its file is as new as the grades" "$(line moodle-grades/moodle-grades.csv 'Participant 12')" ",9,"
ends 0 'Removed moodle-grades/moodle-grades.csv, which an earlier run' "--for none leaves no old file" \
    grade --only 03 --out moodle-grades --for none moodle
that "and no old pages" test ! -e moodle-grades/moodle-feedback.zip
ends 0 'No longer as in earlier runs: --due 2026-11-20 --late 10%/day --grace 2\.' "--due none takes all of a deadline back" \
    eval 'grade moodle --only 03 --out moodle-grades --due 2026-11-20 --late 10%/day --grace 2 &&
        grade moodle --only 03 --out moodle-grades --due none'
ends 2 '--grace must be a number of hours from 0 to 1000, or none; it is 2h' "a wrong time of grace" \
    grade moodle --out moodle-grades --due 2026-11-20 --grace 2h

echo "One submission"
printf '{"created_at": "2026-11-21T10:00:00Z", "assignment": {"due_date": "2026-11-20T10:00:00Z"},
    "users": [{"name": "Ada Lovelace", "email": "ada@x.edu"}], "previous_submissions": [{"score": 4.0}]}' >meta.json
mkdir -p scope
printf 'student,exercise,points,comment\nAda Lovelace,03,10,\n' >scope/overrides.csv
ends 0 'For Gradescope: ' "Gradescope's metadata is read" \
    grade subs/ada --each --only 03 --out scope --late 10%/day --for gradescope meta.json
check_has "the deduction is taken" "$(<scope/gradescope-results.json)" '"score": 9.0'
check_has "the learner reads of the attempts" "$(<scope/gradescope-results.json)" "This is attempt 2. Points before: 4."
export CLASSROOM=c ASSIGNMENT=a SUBMISSION_TAG=submit/x COMMIT_URL=https://x/c RELEASE_URL=https://x/r
ends 0 'result.json' "Classroom 50" grade subs/ada --each --only 03 --out c50 --for classroom50
check_has "has its schema" "$(<c50/result.json)" '"schema": "classroom50/result/v1"'

finish

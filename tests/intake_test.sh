#!/usr/bin/env bash
# Drives the grader's intake as an instructor does: what --list shows, what is refused, and what a roster, a deadline and
# overrides make of a class in which nothing needs the compiler.
# bash intake_test.sh BUILD SOURCE
set -u

build=$(realpath "$1")
source_dir=$(realpath "$2")
. "$source_dir/tests/checks.sh"
. "$source_dir/tests/grading/class.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export TZ=UTC

echo "What is listed"
put canvas/{lovelaceada_7_100,turingalan_LATE_8_101}_03_linear_forward.cpp
ends 0 '^Found 2 submissions, as Canvas names them\.$' "a platform is named" grade canvas --list
that "a row has its facts" grep -qx 'turingalan (id 8, late)' out
that "and its files" grep -qx '  03_linear_forward  03_linear_forward.cpp' out
put loose/{ada,bob}/03_linear_forward.cpp loose/test.cpp
ends 0 '^Look at these by hand; their names match no exercise and no learner: "test.cpp"\.$' "what is nobody's is named" grade loose --list
that "and is no row" grep -q '^Found 2 submissions' out
put unfinished/class.zip.crdownload
ends 2 'no submission was found in the given paths: "class.zip.crdownload" is no folder' "an unfinished download" \
    grade unfinished/class.zip.crdownload --list
printf 'name;login;id\r\nAda Lovelace;ada;7\r\nEmmy Noether;emmy;9\r\n' >roster.csv
ends 0 'By the roster: 1 handed in nothing, 1 submission of nobody in it\.' "a roster is joined" \
    grade canvas --list --roster roster.csv
that "its names are taken" grep -qx 'Ada Lovelace (id 7, login ada)' out
that "who is missing is listed" grep -qx 'Emmy Noether (id 9, login emmy)' out

mkdir -p "times/5-9 - Ada - Nov 21, 2026 100 AM" "times/6-9 - Bob - Nov 20, 2026 1000 AM"
ends 0 '^Ada \(id 5, handed in 2026-11-21 01:00, late\)$' "who was late" grade times --list --due "2026-11-20 23:59"
that "and who was not" grep -qx 'Bob (id 6, handed in 2026-11-20 10:00)' out

ends 0 '^The deadline has no time: it is the end of that day, 2026-11-20 23:59\.$' "a deadline without a time" \
    grade times --list --due 2026-11-20
that "does not make the day late" grep -qx 'Bob (id 6, handed in 2026-11-20 10:00)' out
ends 0 '^It is not known when the submissions came in, so nothing is taken off for lateness\.$' "unknown times are told" \
    grade canvas --list --due 2026-11-20 --late 10%/day

echo "What no learner can do"
put subs/{jane,eve}/06_compute_cost.cpp subs/eve/jane_12345_999_03_linear_forward.cpp
ends 0 '^Found 2 submissions, named after' "a name inside a folder makes no row" grade subs/* --list
put "flat/Jane Doe_1_assignsubmission_file_03_linear_forward.cpp" \
    "flat/Zed_2_assignsubmission_file_Jane Doe_1_assignsubmission_file_03_linear_forward.cpp"
ends 0 '^Found 2 submissions, as Moodle' "nor does one behind the platform's" grade flat --list
that "each file is its own learner's" \
    grep -qx '  03_linear_forward  Jane Doe_1_assignsubmission_file_03_linear_forward.cpp' out

echo "What is refused"
put mixed/ada_7_100_03_linear_forward.cpp mixed/bob/03_linear_forward.cpp
ends 2 '1 of its 2 entries has a name that Canvas gives, but not "bob"' "a mixed download" grade mixed --list
ends 0 '^Found 2 submissions' "unless each path is one" grade mixed/* --each --list
put twins/{ada,bob}_7_100_03_linear_forward.cpp
ends 2 'two submissions have the id 7' "two rows with one id" grade twins --list
ends 2 'is no time; write --due' "a wrong deadline" grade subs --list --due tomorrow
ends 2 'is no deduction; write --late' "a wrong deduction" grade subs --list --due 2026-11-20 --late much
ends 2 'there is no exercise "33"; give a number' "a wrong number among those of --only" grade subs --list --only 03 33
ends 2 '--for has an empty value' "an empty title" grade subs --list --for canvas ""
ends 2 '--out is subs itself, where the submissions are' "the class's folder for the results" grade subs --out subs
ends 2 'add --due' "a deduction without a deadline" grade subs --list --late 10%/day
ends 2 'cannot read the roster' "a missing roster" grade subs --list --roster nowhere.csv
ends 2 'takes off more than there is' "more than all" grade subs --list --due 2026-11-20 --late 150%/day
put sections/{A/a_1_11,A/b_2_12,B/c_3_13,B/d_4_14}_03_linear_forward.cpp
ends 2 '"A" and "B" hold the work of several learners each' "two classes in a folder" grade sections --list
put alone/Week\ 4_j_van_berg_attempt_2026-11-20-10-00-00_03_linear_forward.cpp
ends 2 'the title ends and the login begins' "a login that is a guess" grade alone --list
printf 'a,b\n1,2\n' >wrong.csv
ends 2 'no column name, id or login' "a roster without headers" grade subs --list --roster wrong.csv

echo "What an instructor adds"
if ! bwrap --unshare-all --dev-bind / / true 2>/dev/null; then
    echo "skipped: bubblewrap cannot make a namespace here"
    finish
    exit
fi
mkdir -p "d2l/5-9 - Ada Lovelace - Nov 21, 2026 100 AM" "d2l/6-9 - Bob - Nov 20, 2026 1000 AM" grades
printf 'student,exercise,points,comment\nAda Lovelace,03,8,"By hand, on paper."\n5,,1,For the question\nZoe,,1,x\n' \
    >grades/overrides.csv
regraded() {
    grade d2l --only 03 --out grades --seed 7 --due "2026-11-20 23:59" --late 10%/day >out 2>err </dev/null || return 1
    grep '^Ada' grades/grades.csv
}
expected='Ada Lovelace,5,,,,8,8.2,10,'
check_has "points and deductions are in the table" "$(regraded)" "$expected"
that "a line that belongs to nobody is told" grep -q '^overrides.csv, line 4: ".*" is no submission of this run' out
check_has "they are kept when the class is graded again" "$(regraded)" "$expected"
page=$(<"grades/Ada Lovelace_5/feedback.html")
check_has "the learner reads the instructor's words" "$page" "By hand, on paper."
check_has "and what was taken off" "$page" "1 in all, 0.8 points off"
mkdir -p "late/7-9 - Zoe - Nov 22, 2026 100 AM"
grade late --only 03 --out grades >out 2>err </dev/null
that "a line for a student of an earlier run is no stray" test -z "$(grep '^overrides.csv' out)"
check_has "and still holds" "$(grep '^Ada' grades/grades.csv)" "$expected"
printf 'student,exercise,points,comment\nada lovelace,03,11,\n' >grades/overrides.csv
ends 0 '^overrides.csv, line 2: "ada lovelace" gets more than the 10 points of 03_linear_forward\.$' "a bonus is told" \
    grade d2l --only 03 --out grades --seed 7
printf 'student,exercise,points,comment\nAda Lovelace,03,1,\n5,03,2,\n' >grades/overrides.csv
ends 1 'lines 2 and 3: both give "5" points for 03_linear_forward' "two lines for one exercise" \
    grade d2l --only 03 --out grades --seed 7
printf 'student,exercise,points,comment\nAda Lovelace,06,1,\n' >grades/overrides.csv
ends 0 '^overrides.csv, line 2: 06_compute_cost is graded neither in this run nor' "an exercise that --only leaves out is told" \
    grade d2l --only 03 --out grades
printf 'student,exercise,points,comment\nAda Lovelace,03,lots,\n' >grades/overrides.csv
ends 1 'overrides.csv, line 2: "lots" is no number' "a wrong line is told" grade d2l --only 03 --out grades

finish

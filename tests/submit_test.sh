#!/usr/bin/env bash
# submit_test.sh BUILD SOURCE: what a learner hands in is packed, said, and taken by grade as it is; how an exercise may be
# named, and what reset keeps; in a copy of the project.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"
in_a_copy "${3-}"
hand_out
with_body solutions/03_linear_forward.cpp '    Z = W * A; Z.each_col() += b.col(0);' >exercises/03_linear_forward.cpp

run ./deepsteps submit --out alice.zip
check "submit: exit status" 0 "$status"
check_has "submit: how many are solved" "$output" "alice.zip has your exercises: 1 of 12 solved."
check_has "submit: what is unfinished" "$output" "05_L_model_forward: not started"
check "submit: nothing is said of what is solved" 0 "$(grep -c 03_linear_forward <<<"$output")"
# The same again, without a check of every exercise.
mkdir -p packing/tools
ln -s "$build/tools/course" packing/tools
ln -s "$(type -P true)" packing/tools/exercises
run bash tools/submit.sh "$PWD" packing --out=alice.tar.gz
exercises=$("$build/tools/course" names | wc -l)
check "submit: a .tar.gz" "0 $exercises" "$status $(tar -tf alice.tar.gz | grep -c '^exercises/.*\.cpp$')"
for archive in alice.zip alice.tar.gz; do
    run "$build/tools/grade" "$archive" --list
    check "$archive: grade takes it" 0 "$status"
    check_has "$archive: as alice's" "$output" alice
    check_has "$archive: with its exercises" "$output" 03_linear_forward.cpp
done
echo old >old.zip && chmod 600 old.zip && ln -s old.zip link.zip
run bash tools/submit.sh "$PWD" packing --out link.zip
check "submit through a link: it stays one, with the mode of its target" "0 old.zip 600" "$status $(readlink link.zip) $(stat -c %a old.zip)"
check "submit through a link: the target is written" "$exercises" "$(cmake -E tar tf old.zip | grep -c '^exercises/.*\.cpp$')"
if mkdir full && mount -t tmpfs -o size=4k none full 2>/dev/null; then
    echo old >full/a.zip
    run bash tools/submit.sh "$PWD" packing --out full/a.zip
    check "submit onto a full disk: exit status, and what was there" "1 old" "$status $(cat full/a.zip)"
    check "submit onto a full disk: one sentence" "deepsteps: cannot write full/a.zip: the disk is full; make room, or name a file elsewhere." "$output"
    run ./deepsteps kit --out full/kit.tar.gz
    check_has "kit onto a full disk" "$output" "cannot write full/kit.tar.gz: the disk is full"
    check "nothing half written stays there" a.zip "$(ls -A full)"
    umount full
fi
run ./deepsteps submit --out alice.cpp
check "submit into what is no archive: exit status" 2 "$status"
check "submit into what is no archive: one sentence" 1 "$(wc -l <<<"$output")"
run ./deepsteps submit 03
check "submit takes no exercise" 2 "$status"
run ./deepsteps submit --out /proc/alice.zip
check "submit where nothing can be written: exit status" 1 "$status"
check_has "submit where nothing can be written: what to do" "$output" "name a file in a folder you can write to"

run ./deepsteps hint 3
check_has "hint 3" "$output" "Hint 1 of 3 for linear_forward"
run ./deepsteps hint 99
check "hint 99: exit status" 1 "$status"
# The launcher hands them over as they are, so the others need none.
for word in 03 linear_forward Linear-Forward 03_linear_forward exercises/03_linear_forward.cpp ./exercises/03_linear_forward.cpp \
    "$PWD/exercises/03_linear_forward.cpp" 03_linear_forward.cpp; do
    run "$build/tools/course" hint "$word"
    check_has "hint $word" "$output" "Hint 1 of 3 for linear_forward"
done
for word in solutions/03_linear_forward.cpp 03x 99 linear; do
    run "$build/tools/course" hint "$word"
    check "hint $word: exit status" 1 "$status"
    check_has "hint $word: what can be given" "$output" "there is no exercise \"$word\"; give a number from 01 to"
done
run ./deepsteps check exercises/03_linear_forward.cpp
check "check takes a file" 0 "$status"
run ./deepsteps hint
check_has "hint alone: the first unsolved one" "$output" "Hint 1 of 3 for initialize_parameters"

mv exercises/03_linear_forward.cpp mine
mkdir exercises/03_linear_forward.cpp
for verb in 'check 03' 'reset 03' 'show 05'; do
    # shellcheck disable=SC2086 # two words
    run ./deepsteps $verb
    check "a folder in the file's place, $verb: exit status" 1 "$status"
    check "a folder in the file's place, $verb: one sentence" 1 "$(grep -c 'is not a file: a folder or a pipe' <<<"$output")"
    check "a folder in the file's place, $verb: nothing else" 1 "$(wc -l <<<"$output")"
done
run bash tools/submit.sh "$PWD" packing --out=folder.zip
check_has "a folder in the file's place, submit" "$output" "exercises/03_linear_forward.cpp is not a file"
rmdir exercises/03_linear_forward.cpp
cp mine exercises/03_linear_forward.cpp
run ./deepsteps show 05
check_has "show of what is not written: itself" "$output" "there is no picture before exercise 05, L_model_forward, is written."
run ./deepsteps reset linear_forward
check "reset: the file's name has the date" 1 "$(find exercises/kept -name "03_linear_forward.$(date +%Y)-??-??_??.??.??.cpp" | wc -l)"
bash -c "$(grep '^    cp ' <<<"$output")"
that "reset: what it says brings the file back" cmp mine exercises/03_linear_forward.cpp
run ./deepsteps reset 03
check "reset twice: both are kept" 2 "$(find exercises/kept -name '03_*.cpp' | wc -l)"
finish

#!/usr/bin/env bash
# learn_test.sh BUILD SOURCE: the learn loop, through pipes and in a terminal, in a copy of the project.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"
in_a_copy "${3-}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
hand_out
file=exercises/03_linear_forward.cpp
stub=$(cat "$file")
total=$("$build/tools/course" names | grep -vc $'\tfurther$')
cp -p solutions/03_linear_forward.cpp "$work/solution.cpp"
touch -d '2020-01-01' "$work/solution.cpp"

# body TEXT: exercise 3 with this between its marker lines.
body() {
    with_body solutions/03_linear_forward.cpp "$1"
}

# begin: starts learn, with its input and output under our control.
begin() {
    rm -f "$work/keys"
    mkfifo "$work/keys"
    : >"$work/said"
    "$build/tools/learn" <"$work/keys" >"$work/said" 2>&1 &
    learn=$!
    exec 3>"$work/keys" 4<"$work/said"
    begun=''
}

# says WHAT PART: learn must print PART, in a line after that of the previous match.
says() {
    local i line
    for ((i = 0; i < 600; i++)); do
        while IFS= read -r line <&4; do
            line=$begun$line begun=''
            if [[ $line == *"$2"* ]]; then
                pass "$1"
                return
            fi
        done
        begun+=$line # as far as it is written
        sleep 0.1
    done
    fail "$1" "expected: … $2 …"$'\n'"got:      $(tail -n 40 "$work/said")"
}

# ended WHAT STATUS: learn must exit by itself, with STATUS.
ended() {
    local got=0
    wait "$learn" || got=$?
    check "$1" "$2" "$got"
}

# programs: those of exercise 3 that run in this copy; tests beside this one run theirs in others.
programs() {
    pgrep --ns $$ --nslist mnt -f "^$build/workers/exercises/03_linear_forward"
}

# a_program_runs WHAT: exercise 3 must soon run.
a_program_runs() {
    local i
    for ((i = 0; i < 300; i++)); do
        [[ -z $(programs) ]] || break
        sleep 0.1
    done
    check "$1" 1 "$(programs | wc -l)"
}

# no_program_left WHAT: exercise 3 must soon run no more.
no_program_left() {
    local i
    for ((i = 0; i < 50; i++)); do
        [[ -z $(programs) ]] && break
        sleep 0.1
    done
    check "$1" "" "$(programs)"
}

begin
says "it starts with the progress" "0 of $total solved"
says "and the first unsolved exercise" "Exercise 01 · initialize_parameters"
says "which is not started" "Not started."
echo n >&3
says "n is always the next one" "Exercise 02 · initialize_parameters_deep"
echo o >&3
says "o is for exercises that build on others" "Exercise 02 builds on no other"
echo 3 >&3
says "a number goes to that exercise" "Exercise 03 · linear_forward"
says "with its formula" "Z = W·A + b        (4)"
echo t >&3
says "t shows the whole lesson" "Z.each_col() + b; computes a sum and throws it away."
echo '?' >&3
says "? explains each key" "h      gives a hint"
echo x >&3
says "any key goes back" "Exercise 03 · linear_forward"

echo v >&3
says "v shows numbers where there is no picture" "There are no numbers to see before linear_forward returns some."
printf 'h\nh\nh\n' >&3
says "before the last hint, lines to choose from" "Before the last hint: which line is right?"
says "the solution's among them, as a formula" ") Z = W · A + b"
echo z >&3
says "an unknown key says which there are, and leaves them" "There is no such key: z. a b c"
letter=$(sed -n 's/^ *\([a-g]\)) Z = W · A + b$/\1/p' "$work/said" | tail -n 1)
printf '%s\n?\n' "$letter" >&3
says "a line can still be taken" "✓ That was the last one."
says "the keys, meanwhile" "The keys"
says "no key that only a terminal has" "Enter  checks again"
echo x >&3
says "and back at the lines" "In order. Now write it in C++ (h gives the last hint)"
echo h >&3
says "h gives the last hint" "Hint 3 of 3"

body '    Z = W * A;' >"$file"
says "a wrong answer is noticed when it is saved" "exercises/03_linear_forward.cpp was saved."
says "and checked" "✗ Not yet: 3 of 7 checks fail."
says "the diagnosis first" "Z is W·A: no bias was added."
says "then what differs" "Z: shape (1, 2) as expected, 2 of 2 elements differ"
echo >&3
says "Enter checks again" "✗ Not yet: 3 of 7 checks fail."
body '    Z = W * A; Z.each_col() += b; throw dnn::NotImplemented("linear_forward");' >"$file"
says "a throw line that was left" "Your lines are there, but so is the throw line."
{
    echo '#include <csignal>'
    body '    kill(getppid(), SIGTERM); sleep(1);'
} >"$work/new.cpp"
mv "$work/new.cpp" "$file"
says "code that ends its judge" "✗ It could not be checked."
says "is named" "did: does it call kill?"
body $'    for (int i = 0; i < 100000; ++i) std::cout << "twenty characters, \\n"; Z = W * A;' >"$file"
says "what prints without end" "it printed more than a megabyte in one call"
body $'    if (fork() == 0)\n        Z = W;\n    Z = W * A;\n    Z.each_col() += b;' >"$file"
says "a copy of the process gives no second answer" "✓ Solved!"
body '    A.print("A"); Z = W * A + b;' >"$file"
says "an exception: where it came from" "Where it happens"
says "an exception is told" "it threw an exception"
says "what it prints, under its heading" "Your prints (first call)"
body '    Z = W * A' >"$work/new.cpp"
mv "$work/new.cpp" "$file"
says "one that does not compile, saved by renaming" "✗ exercises/03_linear_forward.cpp does not compile."
says "the file and the line, from the project on" "  exercises/03_linear_forward.cpp:"
: >"$file"
says "an empty file" "exercises/03_linear_forward.cpp is empty."
mv "$file" "$work/away.cpp"
says "a file that was moved away" "exercises/03_linear_forward.cpp is not there."
mkfifo "$file"
echo >&3
says "a pipe in its place is not waited for" "exercises/03_linear_forward.cpp is not a file"
printf 'r\ny\n' >&3
says "nor is it overwritten" "Move that away, then"
rm "$file"
mv exercises "$work/exercises"
mkdir exercises # the other files stay away, or all of them would be built again
cp -p "$work/exercises/course.json" exercises # newer, it would have everything configured again
body '    Z = W * A; for (volatile int i = 0; i < 1; i = i * 1) { }' >"$file"
says "a folder that was replaced" "was saved."
a_program_runs "its endless loop runs"
# shellcheck disable=SC2001 # the pattern
sed 's/> linear_forward(/> linear_froward(/' "$work/solution.cpp" >"$file"
says "an endless loop is left when the file is saved again" "first line was changed"
no_program_left "and its program with it"
mv "$work/solution.cpp" "$file"
says "the solution, moved here with an old time" "✓ Solved!"
says "with its checks" "✓ 7 checks pass"
says "a question about it" "what is the shape of your Z?"
echo z >&3
says "an unknown key is no answer" "There is no such key: z. a b c answer the question."
body '    Z = W * A;' >"$file"
says "a wrong answer is saved instead" "✗ Not yet: 3 of 7 checks fail."
echo a >&3
says "the question is gone with the answer that it was about" "There is no such key: a. ?"
body $'    Z = W * A;\n    Z.each_col() += b;' >"$file"
says "right again" "✓ Solved!"
says "and asked again" "what is the shape of your Z?"
echo a >&3
says "its answer, computed by running it" "Your function returned Z as ("
if [[ -d solutions ]]; then
    echo d >&3
    says "d compares it with the solution" "They are the same."
    echo x >&3
fi
printf 'h\nh\nh\nh\n' >&3
for level in 1 2 3; do
    says "h: hint $level" "Hint $level of 3"
done
says "and no fourth" "That was the last hint."
echo y >&3
says "an unknown key" "There is no such key: y."
echo l >&3
says "l lists the exercises, with their titles" "✓ 03 linear_forward              The linear step forward: Z = W·A + b"
echo x >&3
echo n >&3
says "n moves on" "Exercise 04 · linear_activation_forward"
cp solutions/04_linear_activation_forward.cpp exercises
says "it follows whichever exercise is saved" "✓ Solved!"
echo o >&3
says "o checks with the learner's own functions" "✓ Right on top of your own functions, too."
echo p >&3
says "p goes back" "Exercise 03 · linear_forward"
printf 'r\nn\n' >&3
says "r asks first" "Nothing was changed."
printf 'r\ny\n' >&3
says "and keeps the learner's file" "Your file is kept as exercises/kept/03_linear_forward."
says "with the way back in a line of its own" "    cp exercises/kept/03_linear_forward."
says "the original is checked again" "Not started."
check "and is the original" "$stub" "$(cat "$file")"
mv "$build/build.ninja" "$work/build.ninja"
body '    Z = W;' >"$file"
says "without a build folder it says what to do" "./deepsteps learn rebuilds it"
mv "$work/build.ninja" "$build/build.ninja"
echo q >&3
says "q says how to go on" "To go on: ./deepsteps learn"
ended "q ends it" 0
check "no line is named beside what explains itself" 0 "$(grep -c 'only the next statement' "$work/said")"
check "no scrolling keys without a terminal" 0 "$(grep -c PgUp "$work/said")"
check "no escape sequence without a terminal" 0 "$(grep -c $'\x1b' "$work/said")"
exec 3>&-
printf '%s\n' "$stub" >"$file"

run "$build/tools/learn" 99
check "an unknown exercise" 1 "$status"
run "$build/tools/learn" --no-such-option
check "an unknown option" 2 "$status"

if command -v tmux >/dev/null; then
    screen() { tmux -L "learn-$$" capture-pane -p -t learn "$@"; }
    # shows WHAT PART: the screen must come to show PART.
    shows() {
        local i
        for ((i = 0; i < 300; i++)); do
            if screen 2>/dev/null | grep -q -- "$2"; then
                pass "$1"
                return
            fi
            sleep 0.1
        done
        fail "$1" "expected: … $2 …"$'\n'"got:      $(screen)"
    }
    tmux -L "learn-$$" -f /dev/null new-session -d -s learn -x 80 -y 24 "NO_COLOR=1 $build/tools/learn 3; echo; echo status \$?; stty -a | grep -o ' echo '; sleep 60"
    shows "terminal: the exercise" "Exercise 03 · linear_forward"
    shows "terminal: the keys are below" "h hint  t lesson  n next"
    check "terminal: NO_COLOR" 0 "$(screen -e | grep -c $'\x1b\[3[0-9]')"
    body '    static const int slow = usleep(1500000); Z = W * A + slow;' >"$file"
    shows "terminal: a slow one is checked" "checking …"
    tmux -L "learn-$$" send-keys -t learn hhh
    shows "terminal: what is asked for meanwhile waits" "One moment: it is being checked."
    shows "terminal: and comes after the check" "Before the last hint: which line is right?"
    check "terminal: it waits no more" 0 "$(screen | grep -c 'One moment')"
    body '    std::atomic<int> never{0}; never.wait(0);' >"$file" # without end, and without work
    shows "terminal: the running job is shown" "checking …  [1-9]"
    a_program_runs "terminal: and runs"
    tmux -L "learn-$$" send-keys -t learn q
    shows "terminal: q ends an endless loop at once, and says how to go on" "To go on: ./deepsteps learn"
    shows "terminal: the status" "status 0"
    shows "terminal: it is given back" " echo"
    no_program_left "terminal: no program is left behind"
    tmux -L "learn-$$" kill-server
    printf '%s\n' "$stub" >"$file"
else
    echo "SKIPPED: no tmux, so no terminal to look at"
fi
finish

#!/usr/bin/env bash
# make_logs.sh BUILD SOURCE [NAME…]: compiles the snippets (all of them without a name) by the build's own commands and
# keeps what the compiler says beside them, or in LOGS=FOLDER, there only where no other log says the same. Needed after a
# change of snippets.txt, of the flags or of the compiler; a folder here has another compiler's words.
set -euo pipefail
build=$1 source=$2
shift 2
here=$source/tests/compiler_errors
logs=${LOGS:-$here}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8
mkdir -p "$logs"

# Of a snippet's record: the rest of the line that begins with this word.
field() { sed -n "s/^$1: *//p" "$work/record"; }

# The lines of an exercise as it is handed out, without its text, so that a change of the text moves no line.
stub() { "$build/tools/course" stub "$1" | sed '/^\/\/ \|^\/\/$/d'; }

# The build's own command that makes the exercise's worker, or what it is linked from, with these words in it.
command_for() {
    local commands
    commands=$(ninja -C "$build" -t commands "workers/exercises/$1" | grep -F -- "$2" | tail -n 1)
    [[ -n $commands ]] || { echo "make_logs.sh: the build has no command with \"$2\"." >&2 && exit 1; }
    # shellcheck disable=SC2001
    sed "s, -M[FT] [^ ]*\| -MD,,g" <<<"$commands"
}

one() {
    local name=$1 exercise=$2
    mkdir -p "$work/exercises"
    local file=$work/exercises/$exercise.cpp object=$work/$exercise.cpp.o log=$logs/$name.log command
    awk -v body="$(sed '1d; /^\(at\|says\|mistake\|edit\):/d' "$work/record" | sed 's/\\/\\\\/g; s/^\(.\)/    \1/')" '
        /START CODE/ { print; print body; skip = 1 } /END CODE/ { skip = 0 } !skip' <(stub "$exercise") |
        sed "$(field edit)" >"$file"
    command=$(command_for "$exercise" "-c $source/exercises/$exercise.cpp")
    command=$(sed "s,$source/exercises/$exercise.cpp,$file,g; s, -o [^ ]*, -o $object," <<<"$command")
    if ! (cd "$build" && eval "$command") >"$log" 2>&1; then
        [[ -z $(field mistake) ]] || echo "$name does not compile"
    elif [[ -z $(field mistake) ]]; then
        # Linked as the exercise's worker is.
        command=$(command_for "$exercise" "-o workers/exercises/$exercise ")
        command=$(sed "s, [^ ]*/exercises/$exercise.cpp.o, $object,; s, -o [^ ]*, -o $work/program," <<<"$command")
        ! (cd "$build" && eval "$command") >>"$log" 2>&1 || echo "$name compiles"
    fi
    # The first error is near the top, and some logs have hundreds of lines.
    sed -i "60q; s,$work,/home/ada/deepsteps,g; s,$build,/home/ada/deepsteps/build,g; s,$source,/home/ada/deepsteps,g" "$log"
}

while read -r name exercise; do
    (($# == 0)) || [[ " $* " == *" $name "* ]] || continue
    awk -v name="$name" '/^== / { inside = $2 == name } inside && NF' "$here/snippets.txt" >"$work/record"
    one "$name" "$exercise"
done < <(sed -n 's/^== //p' "$here/snippets.txt")

[[ $logs != "$here" ]] || exit 0
for log in "$logs"/*.log; do
    for other in "$here" "$here"/*/; do
        if [[ ! $other -ef $logs ]] && cmp -s "$log" "$other/${log##*/}"; then
            rm "$log"
            break
        fi
    done
done

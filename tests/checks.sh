#!/usr/bin/env bash
# For the shell tests: source this, run checks, end with `finish`.
# shellcheck disable=SC2034,SC2154 # run is for the tests that source this; they set build and source
export PYTHONDONTWRITEBYTECODE=1 # other tests watch the project for new files
passed=0
failed=0

pass() {
    passed=$((passed + 1))
    printf 'ok    %s\n' "$1"
}

# fail WHAT DETAIL
fail() {
    failed=$((failed + 1))
    printf 'FAIL  %s\n' "$1"
    [[ -z $2 ]] || printf '      %s\n' "${2//$'\n'/$'\n'      }"
}

# check WHAT EXPECTED GOT
check() {
    if [[ $2 == "$3" ]]; then pass "$1"; else fail "$1" "expected: $2"$'\n'"got:      $3"; fi
}

# check_has WHAT TEXT PART: TEXT must contain PART.
check_has() {
    if [[ $2 == *"$3"* ]]; then pass "$1"; else fail "$1" "expected: … $3 …"$'\n'"got:      $2"; fi
}

# that WHAT COMMAND…: the command must succeed.
that() {
    local what=$1 said
    shift
    if said=$("$@" 2>&1); then pass "$what"; else fail "$what" "$said"; fi
}

# run COMMAND…: its output in $output, its exit status in $status.
run() {
    status=0
    output=$("$@" 2>&1) || status=$?
}

# ends STATUS PATTERN WHAT COMMAND…: the command must exit with STATUS and print PATTERN: on stdout if it succeeds, else
# in the one line on stderr. Its output is left in the files out and err.
ends() {
    local status=$1 pattern=$2 what=$3 got=0 said=err
    shift 3
    "$@" >out 2>err </dev/null || got=$?
    [[ $status != 0 ]] || said=out
    if [[ $got != "$status" ]]; then
        fail "$what" "exit status $got, expected $status"$'\n'"$(cat out err)"
    elif ! grep -qE -- "$pattern" $said; then
        fail "$what" "expected '$pattern'"$'\n'"$(cat out err)"
    elif [[ $status == 0 && -s err ]]; then
        fail "$what" "something on stderr"$'\n'"$(cat err)"
    elif [[ $status != 0 && $(wc -l <err) != 1 ]]; then
        fail "$what" "expected one line on stderr"$'\n'"$(cat err)"
    else
        pass "$what"
    fi
}

# in_a_copy INSIDE: runs the sourcing test once more, with "inside" as its third argument and a copy of the project
# mounted over the project, so that a learner's own files stay out of it and nothing is compiled again. There it goes
# on, in the project's folder. The test must have set build and source. An overlay, which only root may mount, copies
# just what the test changes; copying all takes 7 s of a core.
in_a_copy() {
    if [[ $1 == inside ]]; then
        cd "$source" || exit 1
        return
    fi
    if ! bwrap --dev-bind / / true 2>/dev/null; then
        echo "SKIPPED: bubblewrap cannot make a namespace here"
        exit 77
    fi
    copy=$(mktemp -d)
    trap 'rm -rf "$copy"' EXIT
    local again=("$source/tests/${0##*/}" "$build" "$source" inside)
    mkdir "$copy/all" "$copy/changed" "$copy/work"
    # shellcheck disable=SC2016 # the inner shell's dollars
    local mount='mount -t overlay overlay -o "lowerdir=$1,upperdir=$2/changed,workdir=$2/work" "$1" && exec "${@:3}"'
    if unshare --mount bash -c "$mount" - "$source" "$copy" true 2>/dev/null; then
        unshare --mount --kill-child bash -c "$mount" - "$source" "$copy" bash "${again[@]}"
    else
        cp -a "$source/." "$copy/all"
        bwrap --dev-bind / / --bind "$copy/all" "$source" --die-with-parent bash "${again[@]}"
    fi
    exit
}

# hand_out: restores the original of every exercise; an unchanged file is not built again.
hand_out() {
    local name untouched
    untouched=$(mktemp)
    rm -rf exercises/kept
    for name in $("$build/tools/course" names | cut -f 1); do
        "$build/tools/course" stub "$name" >"$untouched"
        cmp -s "$untouched" "exercises/$name.cpp" || cp "$untouched" "exercises/$name.cpp"
    done
    rm "$untouched"
}

# with_body FILE BODY: prints the exercise or solution FILE with BODY between its marker lines.
with_body() {
    body_of_it=$2 awk '/START CODE/ { print; print ENVIRON["body_of_it"]; skip = 1 } /END CODE/ { skip = 0 } !skip' "$1"
}

# solve NAME…: these exercises become their solutions; an unchanged file is not built again.
solve() {
    local name
    for name in "$@"; do
        cmp -s "solutions/$name.cpp" "exercises/$name.cpp" || cp "solutions/$name.cpp" "exercises/$name.cpp"
    done
}

finish() {
    echo "$passed passed, $failed failed"
    ((failed == 0 && passed > 0))
}

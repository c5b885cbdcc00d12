#!/usr/bin/env bash
# For the shell tests: source this, call `check`, end with `finish`.
passed=0
failed=0

# check NAME EXPECTED GOT
check() {
    if [[ $2 == "$3" ]]; then
        passed=$((passed + 1))
        echo "ok    $1"
    else
        failed=$((failed + 1))
        printf 'FAIL  %s\n  expected: %s\n  got:      %s\n' "$1" "$2" "$3"
    fi
}

# check_has NAME TEXT PART: TEXT must contain PART.
check_has() {
    if [[ $2 == *"$3"* ]]; then
        check "$1" has has
    else
        check "$1" "… $3 …" "$2"
    fi
}

# run COMMAND…: its output in $output, its exit status in $status.
# shellcheck disable=SC2034
run() {
    status=0
    output=$("$@" 2>&1) || status=$?
}

finish() {
    echo "$passed passed, $failed failed"
    ((failed == 0 && passed > 0))
}

#!/usr/bin/env bash
# cpu_seconds_test.sh BUILD SOURCE: what cpu_seconds.sh counts.
set -u
source=$2
. "$source/tests/checks.sh"
counter=$source/tests/cpu_seconds.sh
run bash "$counter" true
[[ $status != 77 ]] || { echo "SKIPPED: $output"; exit 77; }

# Nobody waits for the second process, so no process's own times have it.
# shellcheck disable=SC2016 # the inner shell's dollars
busy='for ((i = 0; i < 300000; ++i)); do :; done; touch "$0"' # most of a second
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck disable=SC2016
run bash "$counter" bash -c '(setsid bash -c "$1" "$2/done" &) ; until [[ -e $2/done ]]; do sleep 0.05; done; exit 3' - "$busy" "$work"
check "the command's exit status" 3 "$status"
check "a process that nobody waits for is counted" 1 "$(awk '/CPU seconds/ { print ($1 > 0.3) }' <<<"$output")"
run bash "$counter"
check "no command: exit status" 2 "$status"
finish

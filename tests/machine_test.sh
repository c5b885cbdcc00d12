#!/usr/bin/env bash
# machine_test.sh BUILD SOURCE: what the launcher says of the machines people have, with programs that stand in for apt-get,
# sudo and the like.
# shellcheck disable=SC2016,SC2034 # what stands in single quotes is for the shells inside
set -u
source=$2
. "$source/tests/checks.sh"
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
mkdir "$here/bin" "$here/empty"

# stand_in NAME TEXT: a program that the launcher finds before the machine's own.
stand_in() {
    printf '#!/bin/bash\n%s\n' "$2" >"$here/bin/$1"
    chmod +x "$here/bin/$1"
}

# launcher WORD…: the part of the launcher that these words call, as the user that it finds.
launcher() {
    env PATH="$here/bin:$PATH" here="$here" DEEPSTEPS_APT_TRIES=2 bash -c '
        set -euo pipefail
        project=$1; shift
        say() { printf "%s\n" "$*" >&2; }
        die() { say "deepsteps: $*"; exit 1; }
        . "$project/tools/packages.sh"; . "$project/tools/machine.sh"
        "$@"' launcher "$source" "$@"
}

stand_in dpkg-query 'exit 1'
stand_in sleep ''
# apt_get_says UPDATE INSTALL: each as a command.
apt_get_says() { stand_in apt-get 'for word; do case $word in update) '"$1"' ;; install) '"$2"' ;; esac; done'; }

apt_get_says 'true' 'true'
run launcher need "it needs them" foo bar
check "packages are installed: exit status" 0 "$status"
check "packages are installed: says so first" "it needs them. Installing the 2 missing:
  foo bar" "$output"

apt_get_says 'echo "E: Failed to fetch http://dead.example" >&2; exit 100' 'true'
run launcher need "it needs them" foo
check "a dead source of packages: goes on" 0 "$status"

lock='E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 7 (apt)'
apt_get_says 'true' '[[ -e $here/waited ]] || { touch $here/waited; echo "'"$lock"'"; exit 100; }'
run launcher need "it needs them" foo
check "a held lock: waits, then installs" 0 "$status"
check_has "a held lock: says so" "$output" "Another program is installing packages; waiting"

# fails APT_SAYS ADVICE
fails() {
    apt_get_says 'true' "echo \"$1\"; exit 100"
    run launcher need "it needs them" foo
    check "apt-get says \"$1\": exit status" 1 "$status"
    check_has "apt-get says \"$1\": what to do" "$(tail -n 1 <<<"$output")" "$2"
}
fails "$lock" "Another program is still installing packages"
fails "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem." "Run: dpkg --configure -a"
fails "E: Unable to locate package foo" "add-apt-repository universe"
fails "E: You don't have enough free space in /var/cache/apt/archives/." "make room"
fails "E: Failed to fetch http://deb.debian.org/x  Temporary failure resolving" "Is the network up?"
fails "foo : Depends: bar but it is not installable. E: Unmet dependencies." "apt-get --fix-broken install"

# sudo closes all descriptors above 2 and drops the variables.
stand_in sudo '[[ $1 != -v ]] || exit 0
for descriptor in 3 4 5 6 7 8 9; do eval "exec $descriptor>&-"; done
exec env -u DEBIAN_FRONTEND "$@"'
apt_get_says 'true' 'echo "pmstatus:foo:50:Unpacking" >&3; [[ $DEBIAN_FRONTEND == noninteractive ]]'
run launcher eval 'as_root=(sudo); quiet_apt "$here/log" install'
check "behind sudo, apt-get has descriptor 3 and asks nothing" "0 " "$status $output"

stand_in cmake 'echo "cmake version 3.22.1"'
run launcher check_versions
check "an old CMake: exit status" 1 "$status"
check_has "an old CMake: which is needed, which is there" "$output" "this takes CMake 3.25 or newer; $here/bin/cmake is 3.22.1. Debian 12"
rm "$here/bin/cmake"
stand_in g++ 'echo 11.4.0'
run launcher check_versions
check_has "an old g++" "$output" "g++ 12 or newer; $here/bin/g++ is 11.4.0"
rm "$here/bin/g++"

mkdir -p "$here/conda/bin" "$here/conda/conda-meta"
run env PATH="$here/conda/bin:$PATH" bash -c ". '$source/tools/machine.sh'; say() { echo \"\$@\"; }; leave_out_conda; echo \"\$PATH\""
check_has "Anaconda: says so" "$output" "leaves out Anaconda ($here/conda)"
check "Anaconda: is not in PATH" "$PATH" "$(tail -n 1 <<<"$output")"

stand_in nproc 'echo 100000'
run launcher job_count
check "jobs: not more than gigabytes" 1 "$((output >= 1 && output < 100000))"
rm "$here/bin/nproc"

# A folder that cannot be written to, for somebody else than root, too.
if bwrap --dev-bind / / true 2>/dev/null; then
    run bwrap --dev-bind / / --ro-bind "$here/empty" "$here/empty" bash -c "$(declare -f launcher); here=$here source=$source
        launcher can_build '$here/empty'"
    check "a read-only folder: exit status" 1 "$status"
    check_has "a read-only folder: the sentence" "$output" "cannot write to the folder $here/empty (it belongs to $(id -un)); copy the project"
fi

# A small system has no Python.
stand_in apt-get 'exit 1'
stand_in sudo 'exit 0'
verbs=$(awk '/^[a-z_]+\(\) \{$/ { name = $1 } / python ["-]/ { print name }' "$source/deepsteps" | sed 's/()//' | grep -v look_at_arguments | sort -u)
check_has "verbs that take Python are found" "$verbs" numbers
for verb in $verbs; do
    words=() # the arguments are looked at first
    [[ $verb != numbers ]] || words=(03)
    [[ $verb != report ]] || words=(--name Ada --out "$here/report.pdf")
    run env PATH="$here/bin:$PATH" DEEPSTEPS_APT_TRIES=1 bash "$source/deepsteps" "$verb" "${words[@]}"
    check_has "$verb: installs Python" "$output" python3
done
finish

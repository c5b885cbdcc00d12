#!/usr/bin/env bash
# cpu_seconds.sh COMMAND…: runs it, and says at the end how many CPU seconds all its processes took. A control group
# counts them, so those in a sandbox, which nobody waits for, are among them. Needs root.
set -u
(($#)) || { echo "cpu_seconds.sh: name a command: cpu_seconds.sh ninja -C build" >&2; exit 2; }
top=/sys/fs/cgroup
[[ -f $top/cgroup.controllers ]] || top+=/cpuacct # version 1
group=$top/deepsteps-$$
if ! mkdir "$group" 2>/dev/null; then
    echo "cpu_seconds.sh: cannot make the control group $group, which needs root" >&2
    exit 77
fi

# used: in seconds.
used() {
    if [[ -f $group/cpuacct.usage ]]; then
        awk '{ print $1 / 1e9 }' "$group/cpuacct.usage"
    else
        awk '$1 == "usage_usec" { print $2 / 1e6 }' "$group/cpu.stat"
    fi
}

status=0
# shellcheck disable=SC2016 # the inner shell's dollars
bash -c 'echo $$ >"$0/cgroup.procs" && exec "$@"' "$group" "$@" || status=$?
printf '%.1f CPU seconds: %s\n' "$(used)" "$*" >&2
rmdir "$group" 2>/dev/null || echo "cpu_seconds.sh: $group stays until its last process has ended" >&2
exit $status

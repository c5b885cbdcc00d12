#!/usr/bin/env bash
# slurm_test.sh BUILD SOURCE: ./deepsteps grade --slurm on a Slurm of one node, this machine, which the test starts and
# ends. It needs root and Debian's slurm-wlm and munge. GRADE=PROGRAM replaces BUILD/tools/grade.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"

skip() {
    echo "SKIPPED: $1"
    exit 77
}

grade=${GRADE:-$build/tools/grade}
PATH=$PATH:/usr/sbin
for program in munged slurmctld slurmd sbatch; do
    command -v $program >/dev/null || skip "there is no $program; apt-get install slurm-wlm munge"
done
((EUID == 0)) || skip "Slurm's daemons need root"
bwrap --unshare-all --dev-bind / / true 2>/dev/null || skip "bubblewrap cannot make a namespace here"

work=$(mktemp -d "${TMPDIR:-/tmp}/slurm-test.XXXXXX")
export SLURM_CONF=$work/slurm/slurm.conf
end_slurm() {
    local file
    for file in slurmctld slurmd munged; do
        [[ ! -s $work/slurm/$file.pid ]] || kill "$(<"$work/slurm/$file.pid")" 2>/dev/null
    done
    sleep 1
    rm -rf "$work"
}
trap end_slurm EXIT
cd "$work" || exit 1

# ---- Slurm ----

start_slurm() {
    local folder=$work/slurm host port=$((20000 + $$ % 20000))
    host=$(hostname -s)
    mkdir -p "$folder"/{state,spool}
    head -c 1024 /dev/urandom >"$folder/munge.key"
    chmod 400 "$folder/munge.key"
    munged --force --key-file="$folder/munge.key" --socket="$folder/munge.socket" --pid-file="$folder/munged.pid" \
        --log-file="$folder/munged.log" --seed-file="$folder/munge.seed" || return
    cat >"$SLURM_CONF" <<EOF
ClusterName=deepsteps
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
SlurmUser=root
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc)
PartitionName=class Nodes=$host Default=YES
EOF
    slurmctld -c >"$folder/start.log" 2>&1 && slurmd -c >>"$folder/start.log" 2>&1 || return
    for _ in {1..30}; do
        [[ $(sinfo --noheader --format=%T 2>/dev/null) != idle ]] || return 0
        sleep 1
    done
    return 1
}
start_slurm || skip "Slurm does not start here: $(tail -n 1 "$work"/slurm/{start,slurmctld,slurmd}.log 2>&1 | tr '\n' ' ')"

# ---- A class ----

for name in loops repmat terse; do
    for student in "$name" "copy of $name" "100% $name"; do
        mkdir -p "class/$student"
        cp "$source/tests/grading/variants/$name/"03_*.cpp "class/$student"
    done
done
options=(--only 03 --seed 7 --jobs 1)
"$grade" class "${options[@]}" --out one >one.log 2>&1 || fail "one machine" "$(tail -n 3 one.log)"

# task_of STATE OUTPUT: waits until some task of the job has the state; prints "JOB_TASK".
task_of() {
    for _ in {1..200}; do
        task=$(squeue --noheader --array --format='%A %F_%K' --states="$1" --name=deepsteps 2>/dev/null | head -n 1)
        [[ -z $task ]] || break
        sleep 0.2
    done
    echo "${task#* }"
}

"$grade" class "${options[@]}" --out shared --slurm --slurm-tasks 3 --slurm-option --time=10 >out 2>err &
grader=$!
task=$(task_of RUNNING)
sleep 1
that "a shard is killed and requeued" scontrol requeue "$task"
that "it need not wait for two minutes" scontrol update jobid="$task" StartTime=now
ends 1 'another run is writing its results' "meanwhile, no other run gets into the folder" "$grade" class "${options[@]}" --out shared
wait $grader || fail "the class is graded all the same" "exit status $?"$'\n'"$(tail -n 5 out err)"

that "the same grades as on one machine" cmp one/grades.csv shared/grades.csv
check "each has a page" 9 "$(find shared -name feedback.html | wc -l)"

finish

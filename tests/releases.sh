#!/usr/bin/env bash
# releases.sh RELEASE [STEP…]: the README's two commands, and some more, in a fresh system of a release of Debian or
# Ubuntu, such as trixie or noble. The system stays in /tmp/releases/RELEASE (or FOLDER=…), so the next run has less to
# do: it updates the project there to the last commit here. Needs root, debootstrap and bubblewrap. What the steps say is in logs/.
# shellcheck disable=SC2016 # what stands in single quotes is for the shell inside
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
release=${1?"a release is needed, such as trixie"}
shift
folder=${FOLDER:-/tmp/releases/$release}
all=(install train learn check grade puzzle show numbers submit notebook jupyter report bench test)
steps=("$@")
(($#)) || steps=("${all[@]}")

case $release in
jammy | noble | [p-z]*y | resolute) mirror=http://archive.ubuntu.com/ubuntu parts=main,universe ;;
*) mirror=http://deb.debian.org/debian parts=main ;;
esac

# A system with what the README takes for granted: git.
mkdir -p "$folder/logs"
if [[ ! -e $folder/made ]]; then
    echo "Making $release …"
    rm -rf "$folder/root"
    script=/usr/share/debootstrap/scripts/$release
    [[ $mirror != *ubuntu ]] || script=/usr/share/debootstrap/scripts/gutsy # as all later ones are
    if ! debootstrap --variant=minbase --components="$parts" --include=git,ca-certificates "$release" "$folder/root" "$mirror" \
        "$script" >"$folder/logs/debootstrap.log" 2>&1; then
        tail -n 5 "$folder/logs/debootstrap.log"
        exit 1
    fi
    echo 'Acquire::Check-Valid-Until "false";' >"$folder/root/etc/apt/apt.conf.d/90still" # a mirror may stand still
    touch "$folder/made"
fi

# inside COMMAND: in the system, by itself but for the network.
inside() {
    bwrap --bind "$folder/root" / --dev-bind /dev /dev --proc /proc --tmpfs /run --ro-bind "$project" /origin \
        --bind /etc/resolv.conf /etc/resolv.conf --unshare-pid --cap-add ALL --die-with-parent --chdir /root/deepsteps \
        env -i HOME=/root TERM=dumb LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        bash -c "$1" </dev/null
}
mkdir -p "$folder/root/root/deepsteps" "$folder/root/origin"
inside 'git config --global --add safe.directory "*"
    if [[ -d .git ]]; then git fetch -q origin HEAD && git checkout -q -f --detach FETCH_HEAD; else git clone -q /origin .; fi'

declare -A commands=(
    [install]='./deepsteps list'
    [train]='./deepsteps train'
    [learn]='git checkout -q exercises; ./deepsteps learn <<<q'
    [check]='cp solutions/*.cpp exercises && ./deepsteps check 01 02 03 04 05 06 07 08 09 10 11 12 13 14 &&
        echo "// edited" >>exercises/03_linear_forward.cpp &&
        time ./deepsteps check 03 >/dev/null; status=$?; git checkout -q exercises; exit $status'
    [grade]='rm -rf /tmp/ada /tmp/grades && cp -r solutions /tmp/ada && ./deepsteps grade /tmp/ada --out /tmp/grades --seed 7 &&
        tail -n 1 /tmp/grades/grades.csv | tee /dev/stderr | grep -q ",120,120"'
    [puzzle]='git checkout -q exercises; ./deepsteps learn 03 <<<"h
h
h
q" | tee /dev/stderr | grep -q "Before the last hint"'
    [show]='cp solutions/*.cpp exercises && ./deepsteps show 12 --figure /tmp/moons.png && head -c 4 /tmp/moons.png | grep -q PNG'
    [numbers]='cp solutions/*.cpp exercises && ./deepsteps numbers 03 --no-open && ls notebook/out/numbers-03.html'
    [submit]='./deepsteps submit --out /tmp/submission.zip && head -c 2 /tmp/submission.zip | grep -q PK'
    [notebook]='./deepsteps notebook html ipynb && ls notebook/out/*.html notebook/out/*.ipynb'
    [jupyter]='./deepsteps jupyter --install && ls exercises/deepsteps.ipynb ~/.local/share/jupyter/kernels/deepsteps'
    [report]='./deepsteps report --name Ada && head -c 4 notebook/out/report.pdf | grep -q PDF'
    [bench]='./deepsteps bench --quick'
    [test]='./deepsteps test'
)
TIMEFORMAT='%1R s'
inside '. /etc/os-release && echo "$PRETTY_NAME, $(git rev-parse --short HEAD)"'
for step in "${steps[@]}"; do
    result=ok
    { time inside "TIMEFORMAT='an edited exercise: %1R s, %1U s of CPU'; ${commands[$step]}" >"$folder/logs/$step.log" 2>&1 || result="FAILED ($?)"; } 2>"$folder/logs/time"
    printf '%-8s %-12s %s\n' "$step" "$result" "$(cat "$folder/logs/time")"
    ! grep -h '^an edited\|tests passed' "$folder/logs/$step.log" || true
done
inside 'for tool in g++ cmake ninja clang++ ld.gold; do ! command -v $tool >/dev/null || echo "$tool $($tool --version | head -n 1)"; done
    dpkg-query -W libarmadillo-dev libopenblas-dev libboost-test-dev libcli11-dev libstb-dev 2>/dev/null'

#!/usr/bin/env bash
# peers_test.sh BUILD SOURCE: the benchmark's peers learn what ours learns, reduced or not. Skipped without NumPy.
# LANE=long asks PyTorch, too, and builds and asks the peers in C++ whose libraries are here.
# shellcheck disable=SC2016 # the dollars in single quotes are awk's
set -u
build=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/checks.sh"
python=
for candidate in /usr/bin/python3 python3; do
    if "$candidate" -c 'import numpy, h5py' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [[ -z $python ]]; then
    echo "SKIPPED: no python3 here has numpy and h5py (apt-get install python3-numpy python3-h5py)"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset DEEPSTEPS_DATA
export OPENBLAS_NUM_THREADS=1 # threads of so little work wait for each other, busily

"$build/tools/train_cat" --iterations 3 --no-plot --costs costs.csv >out || exit 1
data=$(sed -n 's/^Data: .* in //p' out)
peers=(numpy)
if [[ ${LANE-} == long ]]; then
    if "$python" -c 'import torch' 2>/dev/null; then
        peers+=(torch)
    else
        echo "SKIPPED: PyTorch ($python has no torch: apt-get install python3-torch)"
    fi
fi
# check_costs NAME COLUMN TOLERANCE: those in `said` are those in this column of ours.
check_costs() {
    that "$1: three costs, relative $3" \
        awk -v column="$2" -v most="$3" 'NR == FNR { gsub(/.*"costs": ?\[|\].*/, ""); count = split($0, costs, ", ?"); next }
            FNR > 1 { split($0, ours, ","); d = costs[FNR - 1] / ours[column] - 1; if (d * d > most * most) exit 1 }
            END { exit count != 3 || FNR != 4 }' said costs.csv
}
models=(2:two-layer 3:deep)
for peer in "${peers[@]}"; do
    for model in "${models[@]}"; do
        for how in "" reduced; do
            "$python" -B "$source/bench/notebook_$peer.py" "${model#*:}" 3 "$data/train_catvnoncat.h5" $how >said
            check_costs "$peer, ${model#*:} $how" "${model%:*}" 1e-9
        done
    done
done
if [[ ${LANE-} != long ]]; then
    finish
    exit
fi

programs=()
while read -r header program; do
    if [[ -e /usr/include/$header ]]; then programs+=("$program"); else echo "SKIPPED: $program (there is no $header)"; fi
done < <(grep -oE '[[:alnum:]_/.]+ peer_[a-z]+' "$source/deepsteps") # which has the list
that "the benchmark and its peers are built" ninja -C "$build" --quiet bench_program "${programs[@]}"
"$build/tools/bench" --write-tasks . --data "$data"
for program in "${programs[@]}"; do
    for model in "${models[@]}"; do
        for how in full reduced; do
            "$build/tools/$program" "${model#*:}.$how" 3 >said
            check_costs "$program, ${model#*:}, $how" "${model%:*}" "$([[ $program == *dlib ]] && echo 1e-6 || echo 1e-9)"
        done
    done
done
finish

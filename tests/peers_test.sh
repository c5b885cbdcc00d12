#!/usr/bin/env bash
# peers_test.sh BUILD SOURCE: the benchmark's peers learn what ours learns. Skipped without NumPy.
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

"$build/tools/train_cat" --iterations 3 --no-plot --costs costs.csv >out || exit 1
data=$(sed -n 's/^Data: .* in //p' out)
peers=(numpy)
if "$python" -c 'import torch' 2>/dev/null; then
    peers+=(torch)
else
    echo "SKIPPED: PyTorch ($python has no torch: apt-get install python3-torch)"
fi
for peer in "${peers[@]}"; do
    for model in 2:two-layer 3:deep; do
        "$python" -B "$source/bench/notebook_$peer.py" "${model#*:}" 3 "$data/train_catvnoncat.h5" >said
        that "$peer, ${model#*:}: three costs, relative 1e-9" \
            awk -v column="${model%:*}" 'NR == FNR { gsub(/.*"costs": \[|\].*/, ""); count = split($0, costs, ", "); next }
                FNR > 1 { split($0, ours, ","); d = costs[FNR - 1] / ours[column] - 1; if (d * d > 1e-18) exit 1 }
                END { exit count != 3 || FNR != 4 }' said costs.csv
    done
done
finish

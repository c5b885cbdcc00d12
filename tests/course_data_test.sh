#!/usr/bin/env bash
# course_data_test.sh BUILD SOURCE: train_cat on the course's data, against every published and golden figure.
# shellcheck disable=SC2016 # the dollars in single quotes are awk's
set -u
build=$(realpath "$1")
source=$(realpath "$2")
. "$source/tests/checks.sh"

shared=${DEEPSTEPS_SHARED:-$source/../shared}
if [[ ! -d $shared/datasets ]]; then
    echo "SKIPPED: there is no folder $shared/datasets"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

ends 0 'accuracy 1.0000 on .*, 0.7200 on' "the two-layer model's accuracies" \
    "$build/tools/train_cat" --model both --data "$shared/datasets" --costs costs.csv --no-plot
that "the deep model's accuracies" grep -q 'accuracy 0.9856 on .*, 0.8000 on' out
that "the data are named" grep -q 'Data: course data' out
for column in 2:two_layer 3:L_layer; do
    that "2500 costs of ${column#*:}, relative 1e-9" \
        awk -F, -v column="${column%:*}" 'NR == FNR { golden[$1] = $2; next }
            FNR > 1 { d = $column / golden[$1] - 1; if (d * d > 1e-18) exit 1; rows++ }
            END { exit rows != 2500 }' "$shared/golden/costs_${column#*:}.csv" costs.csv
done
finish

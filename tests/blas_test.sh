#!/usr/bin/env bash
# blas_test.sh BUILD SOURCE: with another BLAS than the one in use, such as the reference (libblas3) or BLIS (libblis4-…),
# the solutions pass and print the same digits. Those that are installed beside it are tried, or those in BLAS=FOLDERS.
set -euo pipefail
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
worker=$build/workers/solutions/03_linear_forward

# The file that the solutions compute with.
blas() { ldd "$worker" | sed -n 's/.*libblas\.so\.3 => \([^ ]*\).*/\1/p'; }

used=$(blas)
if [[ -z $used ]]; then
    echo "SKIPPED: Armadillo is not linked with libblas.so.3 here"
    exit 77
fi
folders=()
for folder in ${BLAS:-"${used%/*}"/blas "${used%/*}"/blis-*}; do
    [[ ! -e $folder/libblas.so.3 || $folder/libblas.so.3 -ef $used ]] || folders+=("$folder")
done
if ((${#folders[@]} == 0)); then
    echo "SKIPPED: $used is the only BLAS here (apt-get install libblas3)"
    exit 77
fi

all() {
    local program status
    for program in "$build"/solutions/[0-9]*; do
        status=0
        "$program" 2>&1 || status=$?
        echo "${program##*/}: exit status $status"
    done
}

all >"$work/used"
for folder in "${folders[@]}"; do
    other=$(LD_LIBRARY_PATH=$folder blas)
    [[ $other == "$folder"/* ]] || { echo "FAILED: asked for $folder, found $other" && exit 1; }
    LD_LIBRARY_PATH=$folder all >"$work/other"
    diff "$work/used" "$work/other" || { echo "FAILED: $folder prints something else" && exit 1; }
    grep -v ': exit status 0$' "$work/other" | grep ': exit status' && { echo "FAILED: with $folder" && exit 1; }
    echo "ok: $other"
done

#!/usr/bin/env bash
# jupyter_test.sh BUILD SOURCE [PART]: the Jupyter kernel. PART: a test of notebook/test_kernel.py, such as
# KernelTest.test_commands_run; all of them without it. DEEPSTEPS_LONG=1: the slow ones, too.
set -u
build=$1 source=$2
python=/usr/bin/python3
if ! $python -c 'import ipykernel, jupyter_client, nbclient, nbformat' 2>/dev/null; then
    echo "SKIPPED: the Jupyter kernel needs the packages python3-ipykernel, python3-nbclient and python3-nbformat"
    exit 77
fi
part=${3:-}
[[ $part == inside ]] || export DEEPSTEPS_PART=$part
. "$source/tests/checks.sh"
in_a_copy "${3:-}"
hand_out

JUPYTER_DATA_DIR=$(mktemp -d)
JUPYTER_RUNTIME_DIR=$JUPYTER_DATA_DIR/runtime
trap 'rm -rf "$JUPYTER_DATA_DIR"' EXIT
export JUPYTER_DATA_DIR JUPYTER_RUNTIME_DIR DEEPSTEPS_PROJECT=$source PYTHONDONTWRITEBYTECODE=1
rm -f exercises/deepsteps.ipynb
$python notebook/kernel/start.py --install || exit 1
cd tests/notebook && $python -m unittest ${DEEPSTEPS_PART:+"test_kernel.$DEEPSTEPS_PART"}

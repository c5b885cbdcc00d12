#!/usr/bin/env bash
# jupyter_browser_test.sh BUILD SOURCE: in Jupyter's own page, a learner types a wrong answer, reads its mistake, mends it,
# and finds the file changed. SCREENSHOTS=FOLDER keeps what the page looked like.
set -u
build=$1 source=$2
shots=${SCREENSHOTS:-}
for program in node npm chromium jupyter-notebook curl; do
    if ! command -v "$program" >/dev/null; then
        echo "SKIPPED: this test needs $program"
        exit 77
    fi
done
. "$source/tests/checks.sh"
in_a_copy "${3:-}"
hand_out

work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
server=
if ! (cd "$work" && npm install --silent --no-audit --no-fund puppeteer-core@24 >npm.log 2>&1); then
    echo "SKIPPED: the npm registry has no puppeteer-core for this machine"
    exit 77
fi
export JUPYTER_DATA_DIR=$work/data JUPYTER_RUNTIME_DIR=$work/runtime JUPYTER_CONFIG_DIR=$work/config
rm -f exercises/deepsteps.ipynb
port=$((20000 + RANDOM % 20000))
./deepsteps jupyter --no-browser --port "$port" --NotebookApp.port_retries=0 --NotebookApp.token= >"$work/server.log" 2>&1 &
server=$!
for ((i = 0; i < 240; ++i)); do
    ! curl --silent --output /dev/null "localhost:$port/api" || break
    sleep 0.5
done
page() {
    NODE_PATH=$work/node_modules timeout 300 node tests/notebook/browser.cjs \
        "http://localhost:$port/notebooks/deepsteps.ipynb" "${shots:-$work}"
}
that "a mistake is named, mended and solved in the browser" page
check_has "the file has the lines of the cell" "$(<exercises/03_linear_forward.cpp)" "    Z.each_col() += b;"
check "no error of the kernel" "" "$(grep -iA20 traceback "$work/server.log" | head -n 40)"
finish

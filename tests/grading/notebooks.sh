# shellcheck shell=bash disable=SC2154 # for grading_test.sh, which sets the variables
# Answers in a notebook earn what they earn as sources.

# notebook_of FOLDER: prints a notebook with a cell for each file, of what stands between its markers.
notebook_of() {
    python3 - "$1" <<'PYTHON'
import json, pathlib, re, sys

cells = []
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.cpp")):
    body = re.search(r"START CODE HERE ###\n(.*?)^[^\n]*END CODE HERE", file.read_text(), re.S | re.M)[1]
    source = f"// exercise {file.stem}\n" + re.sub(r"^    ", "", body, flags=re.M)
    cells.append({"cell_type": "code", "metadata": {}, "outputs": [], "source": source})
json.dump({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, sys.stdout)
PYTHON
}

# hostile_body: of an exercise 3.
hostile_body() {
    case $1 in
    exits) echo 'std::exit(0);' ;;
    is_main) echo 'return {}; } } int main() { return 0; } namespace dnn { LinearCache f() { arma::mat A, W, b, Z;' ;;
    includes) printf '#include "%s"\n' "$source/solutions/03_linear_forward.cpp" ;;
    loops) echo 'for (;;) {}' ;;
    esac
}

grade_notebooks() {
    local name all=$work/notebooks
    mkdir -p "$all/right" "$work/as_sources"
    cp "$source"/solutions/0[36]_*.cpp "$all/right"
    put_answer 07_linear_backward dW-not-averaged "$all/mistaken"
    for name in exits is_main includes loops; do
        mkdir "$all/$name"
        with_body "$source/solutions/03_linear_forward.cpp" "$(hostile_body "$name")" >"$all/$name/03_linear_forward.cpp"
        cp "$source/solutions/06_compute_cost.cpp" "$all/$name"
    done
    for name in "$all"/*; do
        notebook_of "$name" >"$name.ipynb"
        mv "$name" "$work/as_sources"
    done
    grades "$work/sources-out" "$work/as_sources"/* --only 03,06,07 --jobs 2
    grades "$work/notebooks-out" "$all" --only 03,06,07 --jobs 2
    check "a notebook earns what its cells earn as sources" "$(<"$work/sources-out/grades.csv")" \
        "$(<"$work/notebooks-out/grades.csv")"
    check "a right answer in a cell has all points" "$points" \
        "$(cell "$work/notebooks-out/grades.csv" right 03_linear_forward)"
    for name in exits is_main includes loops; do
        check "$name in a cell wins nothing" 0 "$(cell "$work/notebooks-out/grades.csv" "$name" 03_linear_forward)"
        check "$name in a cell costs nothing else" "$points" "$(cell "$work/notebooks-out/grades.csv" "$name" 06_compute_cost)"
    done
    check "a mistake in a cell is named" '{"07_linear_backward":"dW-not-averaged"}' \
        "$(mistakes "$work/notebooks-out/mistaken/results.json")"
}

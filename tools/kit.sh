#!/usr/bin/env bash
# kit.sh PROJECT BUILD --out FILE.tar.gz: packs the kit for students: untouched exercises and their checks, without the
# solutions, the grader and the suite's own tests. With an empty BUILD, it only looks at its arguments.
set -euo pipefail
project=$1 build=$2
shift 2
# shellcheck source=tools/outputs.sh
source "$project/tools/outputs.sh"

out=
case $# in
2) [[ $1 != --out ]] || out=$2 ;;
1) [[ $1 != --out=* ]] || out=${1#--out=} ;;
esac
if [[ $out != *.tar.gz ]]; then
    complain "kit needs an output file, as in: ./deepsteps kit --out deepsteps-kit.tar.gz"
    exit 2
fi
draft_beside "$out"
[[ -n $build ]] || exit 0

stage=${TMPDIR:-/tmp}
trap 'complain "the kit cannot be packed in $stage (see above); make room there, or set TMPDIR to another folder."' ERR
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
kit=$stage/deepsteps-kit
mkdir -p "$kit/exercises"
for part in deepsteps CMakeLists.txt CMakePresets.json LICENSE .gitignore dnn checks testcases plots tools notebook .editorconfig .vscode exercises/{course.json,compile_flags.txt,.clang-tidy}; do
    said=$(LC_ALL=C cp -r "$project/$part" "$kit/$part" 2>&1) || cannot_write "$stage" "$said"
done
# answers.txt has right answers. lean_model.cpp is exercise 12; checks/reference_training.cpp stands in for it.
rm -rf "$kit/plots/out" "$kit/notebook/out" "$kit"/notebook/__pycache__ "$kit"/notebook/*/__pycache__ "$kit"/notebook/.*_cache "$kit/tools/grade" "$kit/tools/kit.sh" "$kit"/tools/help/{grade,kit,bench}.txt "$kit"/testcases/*/answers.txt "$kit/dnn/training/lean_model.cpp"
mkdir "$kit/tools/originals"
while IFS=$'\t' read -r name _; do
    "$build/tools/course" stub "$name" >"$kit/exercises/$name.cpp"
    cp "$kit/exercises/$name.cpp" "$kit/tools/originals/${name%%_*}" # for reset; under a name that is no exercise's
done < <("$build/tools/course" names)
sed '/<!-- not in the kit -->/,/<!-- in the kit again -->/d' "$project/README.md" >"$kit/README.md"
# By this the launcher knows a new kit from the last, of which there may be a build.
(cd "$kit" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16) >"$kit/.kit"
tar -C "$stage" --sort=name --owner=0 --group=0 --numeric-owner --mtime='2026-01-01 00:00Z' -czf "$stage/packed" deepsteps-kit
publish "$stage/packed" "$out"

echo "$(one_line "$out") has everything students need, ./deepsteps train and ./deepsteps test included."
echo "Next: hand it out, then grade what comes back: ./deepsteps grade submissions/* --out grades"

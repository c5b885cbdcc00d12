#!/usr/bin/env bash
# submit.sh PROJECT BUILD [--out FILE]: packs a learner's exercises for handing in, as `grade` takes them, and says which
# are unfinished.
set -euo pipefail
project=$1 build=$2
shift 2

out=deepsteps-submission.zip
case "$#:${1-}" in
0:) ;;
2:--out) out=$2 ;;
1:--out=*) out=${1#--out=} ;;
*)
    echo "deepsteps: submit takes no exercise and one option, as in: ./deepsteps submit --out my-name.zip" >&2
    exit 2
    ;;
esac
case $out in
*.zip) form=(cf --format=zip) ;;
*.tar.gz | *.tgz) form=(czf) ;;
*)
    echo "deepsteps: submit writes a .zip or a .tar.gz, not \"$out\", as in: ./deepsteps submit --out my-name.zip" >&2
    exit 2
    ;;
esac
if [[ -e $out && ! -f $out ]]; then
    echo "deepsteps: $out is no regular file, so it is left alone; name another." >&2
    exit 1
fi

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
mkdir "$stage/exercises"
while IFS=$'\t' read -r name _; do
    if ! [[ -f $project/exercises/$name.cpp ]]; then
        echo "deepsteps: exercises/$name.cpp is missing, and is not handed in." >&2
    elif ! cp -L "$project/exercises/$name.cpp" "$stage/exercises"; then
        echo "deepsteps: cannot read exercises/$name.cpp; try: chmod u+r exercises/$name.cpp" >&2
        exit 1
    fi
done < <("$build/tools/course" names)
(cd "$stage" && cmake -E tar "${form[0]}" packed "${form[@]:1}" -- exercises)
# Written beside it first: what was packed last stays until this is complete.
if ! { mkdir -p "$(dirname -- "$out")" && cp "$stage/packed" "$out.part" && mv -f -- "$out.part" "$out"; } 2>/dev/null; then
    rm -f -- "$out.part"
    echo "deepsteps: cannot write $out; name a file in a folder you can write to." >&2
    exit 1
fi

"$build/tools/exercises" states | awk -F '\t' -v out="$out" '
    { ++all }
    $2 == "solved" { ++solved; next }
    { unfinished = unfinished "    " $1 ": " $2 "\n" }
    END {
        if (!all) exit
        printf "%s has your exercises: %d of %d solved.\n", out, solved, all
        if (unfinished) printf "Unfinished, and handed in as they are:\n%s", unfinished
    }'
echo "Next: upload it as it is where your course collects work. To hand in again, run the same command again."

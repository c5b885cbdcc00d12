#!/usr/bin/env bash
# submit.sh PROJECT BUILD [--out FILE]: packs a learner's exercises for handing in, as `grade` takes them, and says which
# are unfinished. With an empty BUILD, it only looks at its arguments.
set -euo pipefail
project=$1 build=$2
shift 2
# shellcheck source=tools/outputs.sh
source "$project/tools/outputs.sh"

out=deepsteps-submission.zip
case "$#:${1-}" in
0:) ;;
2:--out) out=$2 ;;
1:--out=*) out=${1#--out=} ;;
*)
    complain "submit takes no exercise and one option, as in: ./deepsteps submit --out my-name.zip"
    exit 2
    ;;
esac
case $out in
*.zip) form=(cf --format=zip) ;;
*.tar.gz | *.tgz) form=(czf) ;;
*)
    complain "submit writes a .zip or a .tar.gz, not \"$out\", as in: ./deepsteps submit --out my-name.zip"
    exit 2
    ;;
esac
draft_beside "$out"
[[ -n $build ]] || exit 0

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
mkdir "$stage/exercises"
while IFS=$'\t' read -r name _; do
    if ! [[ -f $project/exercises/$name.cpp ]]; then
        if [[ -e $project/exercises/$name.cpp ]]; then
            complain "exercises/$name.cpp is not a file: a folder or a pipe has its name. It is not handed in."
        else
            complain "exercises/$name.cpp is missing, and is not handed in."
        fi
    elif ! [[ -r $project/exercises/$name.cpp ]]; then
        complain "cannot read exercises/$name.cpp; try: chmod u+r exercises/$name.cpp"
        exit 1
    elif ! said=$(LC_ALL=C cp -L "$project/exercises/$name.cpp" "$stage/exercises" 2>&1); then
        cannot_write "$stage" "$said"
    fi
done < <("$build/tools/course" names)
if ! said=$(cd "$stage" && LC_ALL=C cmake -E tar "${form[0]}" packed "${form[@]:1}" -- exercises 2>&1); then
    cannot_write "$stage/packed" "$said"
fi
publish "$stage/packed" "$out"

"$build/tools/exercises" states | shown=$(one_line "$out") awk -F '\t' '
    { ++all }
    $2 == "solved" { ++solved; next }
    { unfinished = unfinished "    " $1 ": " $2 "\n" }
    END {
        if (!all) exit
        printf "%s has your exercises: %d of %d solved.\n", ENVIRON["shown"], solved, all
        if (unfinished) printf "Unfinished, and handed in as they are:\n%s", unfinished
    }'
echo "Next: upload it as it is where your course collects work. To hand in again, run the same command again."

#!/usr/bin/env bash
# help_test.sh BUILD SOURCE [--record]: --help of every verb is what its program prints, and builds nothing; Tab completes
# in bash and zsh. --record writes tools/help/ anew for all programs that are built.
# shellcheck disable=SC2016 # the dollars in single quotes are the inner shell's
set -u
build=$1 source=$2
. "$source/tests/checks.sh"

# program VERB: what its program prints; nothing for a verb of the launcher itself, or a program that is not built.
program() {
    local program=("$build/tools/$1")
    case $1 in
    train) program=("$build/tools/train_cat") ;;
    check | list) program=("$build/tools/exercises" "$1") ;;
    hint | reset) program=("$build/tools/course" "$1") ;;
    jupyter) program=(/usr/bin/python3 "$source/notebook/kernel/start.py") ;;
    report) program=(/usr/bin/python3 "$source/notebook/report.py") ;;
    numbers) program=(/usr/bin/env PYTHONPATH="$source/notebook" /usr/bin/python3 -B -m own_numbers) ;;
    notebook) program=(/usr/bin/python3 "$source/notebook/weave.py") ;;
    esac
    [[ -x ${program[0]} ]] || return 0
    [[ ${program[0]} != "$build"/* || $cli11 == "$(<"$source/tools/help/CLI11")" || ${recording-} ]] || return 0
    # Paths of this machine are no one else's.
    COLUMNS=80 "${program[@]}" --help 2>/dev/null | sed -e "s,$source/,,g"
}

# CLI11 lays it out, each version in its own way.
cli11=$(sed -n 's/^#define CLI11_VERSION "\(.*\)".*/\1/p' /usr/include/CLI/Version.hpp)

verbs=$(sed -n '/^case \$verb in/,/^esac/s/^\([a-z |]*\)).*/\1/p' "$source/deepsteps" | tr -d ' ' | tr '|' '\n' |
    grep -v '^help' | sort)
if [[ ${3-} == --record ]]; then
    recording=yes
    echo "$cli11" >"$source/tools/help/CLI11"
    for verb in $verbs; do
        said=$(program "$verb")
        [[ -z $said ]] || printf '%s\n' "$said" >"$source/tools/help/$verb.txt"
    done
    exit
fi

check "tools/help has a file for each verb of the launcher, and no other" "$verbs" \
    "$(cd "$source/tools/help" && printf '%s\n' *.txt | sed 's/\.txt$//' | sort)"
check "help lists them" "$verbs" "$("$source/deepsteps" help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' | grep -v '^help$' | sort)"
[[ $cli11 == "$(<"$source/tools/help/CLI11")" ]] ||
    echo "SKIPPED: whether --help is what the programs print, as CLI11 is of another version than when it was recorded"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for verb in $verbs; do
    run env DEEPSTEPS_BUILD="$work/build" "$source/deepsteps" "$verb" --help
    check "$verb --help: exit status" 0 "$status"
    check_has "$verb --help: how to call it" "${output,,}" "usage: ./deepsteps $verb"
    said=$(program "$verb")
    # A path of another length breaks lines elsewhere.
    [[ -z $said ]] || check "$verb --help is what its program prints (else: help_test.sh BUILD SOURCE --record)" \
        "$(tr -s ' \n' ' ' <<<"$said")" "$(tr -s ' \n' ' ' <<<"$output")"
    run env DEEPSTEPS_BUILD="$work/build" "$source/deepsteps" help "$verb"
    check "help $verb: exit status" 0 "$status"
done
check "no --help builds" "" "$(ls "$work")"

# refused STATUS PATTERN WORD…: with one sentence, before anything is installed or built.
refused() {
    local wanted=$1 pattern=$2
    shift 2
    run env DEEPSTEPS_BUILD="$work/build" PATH="$work/bin:$PATH" "$source/deepsteps" "$@" </dev/null
    check "$*: exit status" "$wanted" "$status"
    check "$*: one sentence" 1 "$(wc -l <<<"$output")"
    that "$*: which says $pattern" grep -qE -- "$pattern" <<<"$output"
}
mkdir "$work/bin"
for program in apt-get cmake ninja dpkg-query; do
    printf '#!/bin/sh\necho "%s was called"\n' "$program" >"$work/bin/$program" && chmod +x "$work/bin/$program"
done
for verb in check report notebook kit; do
    refused 2 "^error: there is no option --bad. ./deepsteps $verb --help" "$verb" --bad
done
refused 2 'there is no option -x' train -x
refused 2 'there is no option --iteration=5' train --iteration=5
refused 2 '--name needs a value behind it' report --name --bad
refused 2 '--paper must be A4 or Letter; it is A5' report --name Ada --paper A5
refused 2 '--out must be the name of a file; it is empty' report --out ''
refused 1 'report needs your name' report
refused 1 'its name is too long' report --name Ada --out "$work/$(printf 'x%.0s' {1..300}).pdf"
refused 2 'no format "docx"' notebook docx
refused 2 'exercise is required' numbers
refused 1 'There is no exercise "99"' numbers 99
refused 1 'is a folder' numbers 3 --out "$work"
refused 2 'jupyter takes no "03"' jupyter 03
refused 2 'writes a .zip or a .tar.gz, not ""' submit --out ''
refused 1 'its name is too long' submit --out "$work/$(printf 'x%.0s' {1..300}).zip"
refused 1 'its folder is a file' submit --out "$source/LICENSE/a.zip"
ln -s circle.zip "$work/circle.zip"
refused 1 'is a link that leads nowhere' submit --out "$work/circle.zip"
refused 2 'needs an output file' kit --out ''
run "$source/deepsteps" $'\e[31mred\n\u202e'
check "a verb of odd characters" $'deepsteps: unknown verb " [31mred \uFFFD".' "$(head -n 1 <<<"$output")"
run bash -c 'ulimit -v 250000 && exec "$0" train' "$source/deepsteps"
check "too little memory for OpenBLAS" \
    "deepsteps: the limit on memory (ulimit -v) is 250000 KiB, and at least 300000 are needed; raise it: ulimit -v unlimited" "$output"
rm -r "${work:?}"/{bin,circle.zip}
check "none of them builds" "" "$(ls "$work")"

mkdir "$work/kit" && cp -r "$source"/{deepsteps,tools} "$work/kit" && rm "$work/kit"/tools/help/{grade,kit,bench}.txt
run "$work/kit/deepsteps" help
check "kit in a kit" "deepsteps: this already is a kit; pass on the file it came in." \
    "$(rm "$work/kit/tools/kit.sh" && "$work/kit/deepsteps" kit --out a.tar.gz 2>&1)"
check "help in the kit lists what the kit can do" "0 0 1" \
    "$status $(grep -cE '^  (grade|kit|bench)' <<<"$output") $(grep -c '^  submit' <<<"$output")"

# completed WORD…: what Tab offers behind ./deepsteps and these words, of which the last is being typed, in bash.
completed() {
    bash --norc -c '. tools/completion.sh; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _deepsteps; echo "${COMPREPLY[*]}"' \
        - ./deepsteps "$@"
}
cd "$source" || exit 1
check "Tab: a verb" submit "$(completed sub)"
check "Tab: an exercise by its name" linear_forward "$(completed check linear_f)"
check "Tab: an exercise by its number" 03 "$(completed hint 03)"
check "Tab: an option" --iterations "$(completed train --it)"
check "Tab: no exercise where none is taken" "" "$(completed train linear_f)"
check "Tab: nothing for what is no verb" "" "$(completed nonsense 0)"
if command -v zsh >/dev/null; then
    check "Tab in zsh: the same words" "$(bash --norc -c '. tools/completion.sh; _deepsteps_words ./deepsteps check')" \
        "$(zsh -f -c '. tools/completion.sh; _deepsteps_words ./deepsteps check')"
else
    echo "SKIPPED: Tab in zsh (zsh is not installed)"
fi
finish

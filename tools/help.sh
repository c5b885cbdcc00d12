# shellcheck shell=bash
# For the launcher: what `help` and --help print. Nothing is built for it: tools/help/ has a file for every verb, which
# for a program's verb is what that program prints. The kit lacks the files of what it cannot do.

# shellcheck disable=SC2154 # the launcher sets project
help_of() { cat "$project/tools/help/$1.txt"; }

has_help() { [[ $1 =~ ^[a-z]+$ && -f $project/tools/help/$1.txt ]]; }

# A -- ends our options: `check 03 -- --help` asks Boost.Test.
asks_for_help() {
    local word
    for word in "$@"; do
        case $word in
        --) return 1 ;;
        -h | --help) return 0 ;;
        esac
    done
    return 1
}

# takes_value VERB OPTION: whether a word belongs to it.
takes_value() {
    grep -E -- "(^|[ ,\\[])$2 [A-Z{\"]" "$project/tools/help/$1.txt" | grep -qv -- "$2 Excludes:"
}

# unknown_option VERB WORD…: prints the first option that the verb's help does not list. Those of ctest and Jupyter are theirs.
unknown_option() {
    local verb=$1 word name is_value=false
    shift
    ! grep -q '^All other options are' "$project/tools/help/$verb.txt" || return 0
    for word in "$@"; do
        if $is_value; then
            is_value=false
            continue
        fi
        [[ $word != -- ]] || return 0
        [[ $word == --* || $word == -[a-zA-Z]* ]] || continue
        name=${word%%=*}
        if ! [[ $name =~ ^--?[a-zA-Z-]+$ ]] || ! grep -qE -- "(^|[ ,])$name([ ,=]|\$)" "$project/tools/help/$verb.txt"; then
            printf '%s\n' "$word"
            return
        fi
        if [[ $word != *=* ]] && takes_value "$verb" "$name"; then is_value=true; fi
    done
}

# The verbs that are here: a line of two spaces begins with its verb.
usage() {
    local line verb shown=true
    while IFS= read -r line; do
        if [[ $line =~ ^"  "([a-z]+) ]]; then
            verb=${BASH_REMATCH[1]} shown=false
            if [[ $verb == help ]] || has_help "$verb"; then shown=true; fi
        elif [[ $line != "   "* ]]; then
            shown=true
        fi
        ! $shown || printf '%s\n' "$line"
    done <<'USAGE'
usage: ./deepsteps VERB …

  learn [NN]         work through the exercises: checks what you save, gives hints, moves on
  train              train the cat classifier and plot its cost
  predict IMAGE…     cat or not, according to a model saved with train --save
  plots              all figures, for a report
  list               the exercises and your progress
  check [NN…]        check exercises, or the first unsolved one   (--own: on top of your own functions;
                     --log: with the full compiler output)
  show NN            what your own functions do, as a picture   (--figure FILE: for a report)
  hint [NN [LEVEL]]  a hint in three levels, for an exercise or the first unsolved one
  reset NN           restore the original of an exercise; your version is kept
  submit             pack your exercises for handing in, and say what is unfinished
  notebook [FORMAT…] the course as a page, with all outputs: html, ipynb, pdf
  numbers NN         what went into your function and what came out, as a page; how each number is made
  report             two pages to hand in: what you solved and what your models learned
  jupyter            the course as a notebook: Shift-Enter checks an exercise
  grade SUBMISSION…  grade a class, in a sandbox
  kit --out FILE     pack the student kit: the exercises and their checks, as FILE.tar.gz
  bench              benchmark everything against its peers
  test               run the suite's own tests and your exercises with ctest   (--long: the slow ones too)
  help [VERB]        print this text, or all options of a verb, as VERB --help does
  --version          print the version

NN is an exercise's number, its name or its file.
Start with: ./deepsteps train, then ./deepsteps learn
USAGE
}

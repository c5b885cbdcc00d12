# shellcheck shell=bash disable=SC2154,SC2086,SC2296 # half of it is zsh's
# Tab completes verbs, exercises and options of ./deepsteps, in bash and zsh: source this file.
# Verbs and options come from tools/help/, exercises from exercises/course.json.

# _deepsteps_words LAUNCHER [VERB]: what may follow.
_deepsteps_words() {
    local project
    project=$(dirname "$(readlink -f "$1" 2>/dev/null || command -v "$1")")
    [ -d "$project/tools/help" ] || return 0
    if [ -z "$2" ]; then
        (cd "$project/tools/help" && printf '%s\n' *.txt | sed 's/\.txt$//')
        echo help
        return
    fi
    if [ "$2" = help ]; then
        (cd "$project/tools/help" && printf '%s\n' *.txt | sed 's/\.txt$//')
        return
    fi
    [ -f "$project/tools/help/$2.txt" ] || return 0
    sed -n 's/^  \(-h,\)\{0,1\}\(--[a-z-]*\).*/\2/p' "$project/tools/help/$2.txt"
    # Verbs that take exercises say so.
    if grep -q '^  exercise ' "$project/tools/help/$2.txt"; then
        sed -n 's/.*"name": "\([0-9]*\)_\([^"]*\)".*/\1\n\2/p' "$project/exercises/course.json"
    fi
}

if [ -n "${ZSH_VERSION-}" ]; then
    _deepsteps() {
        local verb=''
        ((CURRENT == 2)) || verb=${words[2]}
        compadd -- ${(f)"$(_deepsteps_words "${words[1]}" "$verb")"}
        ((CURRENT == 2)) || _files
    }
    (($+functions[compdef])) || { autoload -Uz compinit && compinit -u; }
    compdef _deepsteps deepsteps
else
    _deepsteps() {
        local verb=''
        ((COMP_CWORD == 1)) || verb=${COMP_WORDS[1]}
        mapfile -t COMPREPLY < <(compgen -W "$(_deepsteps_words "${COMP_WORDS[0]}" "$verb")" -- "${COMP_WORDS[COMP_CWORD]}")
    }
    # Where nothing of ours fits: files.
    complete -o default -F _deepsteps deepsteps
fi

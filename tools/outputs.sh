# shellcheck shell=bash
# For the scripts that write one file: looked at before the work, complete or absent after it. Sourced by them.

# one_line TEXT…: fit for a terminal, whatever is in the names of files: without control characters and what turns text.
one_line() {
    local text=$*
    text=${text//[$'\001'-$'\037'$'\177']/ }
    printf '%s\n' "$text" | LC_ALL=C sed 's/\xd8\x9c\|\xe2\x80[\x8e\x8f\xaa-\xae]\|\xe2\x81[\xa6-\xa9]\|\xc2[\x80-\x9f]/\xef\xbf\xbd/g'
}

complain() { echo "deepsteps: $(one_line "$*")" >&2; }

# why_not_written WORDS: what to do, by the words of a program that could not write.
why_not_written() {
    case $1 in
    *"No space left"*) echo "the disk is full; make room, or name a file elsewhere" ;;
    *"quota exceeded"*) echo "your share of that disk is used up (its quota); make room, or name a file elsewhere" ;;
    *"File too large"*) echo "it would be larger than files may be here; ulimit -f shows that limit, and raises it" ;;
    *"name too long"*) echo "its name is too long; choose a shorter one" ;;
    *"Not a directory"* | *"File exists"*) echo "its folder is a file; name a file in a folder" ;;
    *) echo "name a file in a folder you can write to" ;;
    esac
}

# cannot_write OUT WORDS
cannot_write() {
    complain "cannot write $1: $(why_not_written "$2")."
    exit 1
}

# draft_beside OUT: sets $target, the file behind links, and $draft, where it is written first. Exits with a sentence if that
# cannot be.
draft_beside() {
    local name said
    local -x LC_ALL=C # for the words of the programs below
    trap '' XFSZ # a limit on the size of files then is an error like a full disk
    if ! target=$(realpath -m -- "$1" 2>/dev/null) || [[ -L $target ]]; then
        complain "$1 is a link that leads nowhere, such as to itself; remove it, or name another file."
        exit 1
    fi
    if [[ -d $target || $1 == */ ]]; then
        complain "$1 is a folder; add a file name."
        exit 1
    elif [[ -e $target && ! -f $target ]]; then
        complain "$1 is no regular file, so it is left alone; name another."
        exit 1
    fi
    name=${target##*/}
    draft=${target%/*}/.${name:0:50}.$$.part
    # The file's own name is looked for, since it may be too long; another reason is found by the draft.
    if ! said=$({ mkdir -p -- "${target%/*}/" && { { ls -d -- "$target" 2>&1 || true; } | { ! grep 'name too long'; }; } &&
        : >"$draft"; } 2>&1); then
        rm -f -- "$draft"
        cannot_write "$1" "$said"
    elif [[ -e $target && ! -w $target ]]; then
        rm -f -- "$draft"
        cannot_write "$1" "Permission denied"
    fi
    rm -f -- "$draft"
}

# publish FILE OUT: puts a copy of FILE in OUT's place, after draft_beside.
publish() {
    local said
    local -x LC_ALL=C
    if ! said=$({
        cp -- "$1" "$draft" && { [[ ! -e $target ]] || chmod --reference="$target" -- "$draft"; } && mv -f -- "$draft" "$target"
    } 2>&1); then
        rm -f -- "$draft"
        cannot_write "$2" "$said"
    fi
}

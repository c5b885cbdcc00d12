# shellcheck shell=bash
# What the launcher must know of the machine; sourced by it.
# shellcheck disable=SC2154 # the launcher sets project

# at_least WANTED FOUND: whether the version FOUND is WANTED or newer.
at_least() { printf '%s\n' "$1" "$2" | sort -V -C; }

# Anaconda's compilers and libraries, where they come first, do not fit those of the system.
leave_out_conda() {
    local folder path='' conda=''
    command -v dpkg-query >/dev/null || return 0
    while IFS= read -r -d : folder; do
        if [[ -d ${folder%/*}/conda-meta || -d ${folder%/*}/../conda-meta ]]; then conda=${folder%/*}; else path+=:$folder; fi
    done <<<"$PATH:"
    [[ -n $conda ]] || return 0
    export PATH=${path#:}
    unset CC CXX CFLAGS CXXFLAGS CPPFLAGS LDFLAGS CMAKE_PREFIX_PATH CMAKE_ARGS LD_LIBRARY_PATH
    say "deepsteps leaves out Anaconda ($conda): its compilers and libraries do not fit those of the system."
}

# Versions that are too old, before CMake stumbles over them.
check_versions() {
    local wanted found compiler=${CXX:-g++}
    wanted=$(sed -n 's/^cmake_minimum_required(VERSION \([0-9.]*\)).*/\1/p' "$project/CMakeLists.txt")
    found=$(cmake --version 2>/dev/null | sed -n '1s/^[^0-9]*//p')
    [[ -z $found ]] || at_least "$wanted" "$found" ||
        die "this takes CMake $wanted or newer; $(command -v cmake) is $found. $newer_systems"
    found=$($compiler -dumpfullversion 2>/dev/null) || found=
    [[ $compiler != *g++* || -z $found ]] || at_least 12 "$found" ||
        die "this takes g++ 12 or newer; $(command -v "${compiler%% *}") is $found. $newer_systems"
}
newer_systems="Debian 12 and Ubuntu 24.04 have it, and so does everything newer (in WSL: wsl --install Ubuntu-24.04)."

# One job per core: the two more that ninja would add only get in each other's way. One per gigabyte of memory, for that
# is what a compiler takes.
job_count() {
    local name value memory=0 limit used most
    most=$(nproc)
    while read -r name value _; do
        [[ $name != MemAvailable: ]] || memory=$((value >> 10))
    done </proc/meminfo 2>/dev/null
    # A container may have less than its machine.
    if { read -r limit </sys/fs/cgroup/memory.max && read -r used </sys/fs/cgroup/memory.current; } 2>/dev/null &&
        [[ $limit != max ]]; then
        limit=$(((limit - used) >> 20))
        ((limit >= memory)) || memory=$limit
    fi
    ((memory == 0 || memory / 1000 >= most)) || most=$((memory / 1000))
    echo $((most > 0 ? most : 1))
}

# can_build FOLDER: dies unless files can be made in it.
can_build() {
    local owner=''
    mkdir -p "$1" 2>/dev/null || true
    [[ ! -d $1 || ! -w $1 ]] || return 0
    [[ -w $1 || ! -e $1 ]] || owner=" (it belongs to $(stat -c %U "$1"))"
    die "cannot write to the folder $1$owner; copy the project to a folder of your own, or name one for what is built: DEEPSTEPS_BUILD=FOLDER ./deepsteps …"
}

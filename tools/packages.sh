# shellcheck shell=bash
# Installs Debian packages, with a progress bar; sourced by the launcher.

# missing_packages PACKAGE…: those that dpkg does not list as installed.
missing_packages() {
    local installed package
    installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
    for package in "$@"; do
        grep -qxF "$package installed" <<<"$installed" || echo "$package"
    done
}

# A bar of 30 columns, its percentage and a text: one line on a terminal, nothing elsewhere.
progress() {
    [[ -t 2 ]] || return 0
    local filled=$(($1 * 30 / 100)) bar
    printf -v bar '%*s' "$filled" ''
    printf '\r[%-30s] %3d %%  %-36.36s' "${bar// /#}" "$1" "$2" >&2
}

# apt-get with a progress bar from its status lines, "pmstatus:PACKAGE:PERCENT:TEXT"; its own output goes to the log.
quiet_apt() {
    local log=$1 percent text
    shift
    {
        if ! DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get -y -o APT::Status-Fd=3 "$@" 3>&1 >"$log" 2>&1; then
            echo "failed:::"
        fi
    } | {
        while IFS=: read -r kind _ percent text; do
            [[ $kind != failed ]] || exit 1
            [[ $percent =~ ^[0-9]+ ]] && progress "${BASH_REMATCH[0]}" "$text"
        done
        [[ ! -t 2 ]] || printf '\r%76s\r' '' >&2
    }
}

# want WHAT_FOR PACKAGE…: as need, but what these give is speed. Nobody is asked for a password, and without them we go on.
want() {
    ((EUID == 0)) || sudo -n true 2>/dev/null || return 0
    (($# == 1)) || (need "$@") || say "Going on without."
}

# need WHAT_FOR PACKAGE…: installs what is missing of these, and says so first.
need() {
    local what_for=$1
    shift
    command -v dpkg-query >/dev/null || return 0 # not Debian: configuring will report what is missing
    local missing log
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    command -v apt-get >/dev/null || die "these packages are missing, and there is no apt-get to install them: ${missing[*]}"
    say "$what_for. Installing the ${#missing[@]} missing:"
    say "  ${missing[*]}"
    as_root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || die "installing them takes root, and there is no sudo. As root, run: apt-get install ${missing[*]}"
        as_root=(sudo)
        sudo -v || die "installing them takes root. As root, run: apt-get install ${missing[*]}"
    fi
    log=$(mktemp)
    if ! quiet_apt "$log" update || ! quiet_apt "$log" install --no-install-recommends "${missing[@]}"; then
        tail -n 15 "$log" >&2
        die "the packages could not be installed (apt-get's last lines are above, its full output in $log). Is the network up?"
    fi
    rm -f "$log"
}

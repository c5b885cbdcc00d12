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
# sudo passes on neither variables nor a third descriptor, so both are made behind it.
quiet_apt() {
    local log=$1 kind percent text
    shift
    {
        # shellcheck disable=SC2016 # the inner shell's
        "${as_root[@]}" sh -c 'exec env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 \
            apt-get -y -o APT::Status-Fd=3 "$@" 3>&1 >&2' apt-get "$@" </dev/null 2>"$log" || echo "failed:::"
    } | {
        while IFS=: read -r kind _ percent text; do
            [[ $kind != failed ]] || exit 1
            [[ $percent =~ ^[0-9]+ ]] && progress "${BASH_REMATCH[0]}" "$text"
        done
        [[ ! -t 2 ]] || printf '\r%76s\r' '' >&2
    }
}

# The same, but it waits while another program installs packages, as a fresh system does by itself.
patient_apt() {
    local log=$1 tries=${DEEPSTEPS_APT_TRIES:-150}
    while ! quiet_apt "$@"; do
        grep -q 'Could not get lock\|Unable to acquire the dpkg' "$log" || return 1
        ((--tries > 0)) || return 1
        [[ -n ${waiting-} ]] || say "Another program is installing packages; waiting for it, up to five minutes …"
        waiting=yes
        sleep 2
    done
}

# What to do, by apt-get's words: those of the installation, then those of the update before it.
advice() {
    local sudo=${as_root[*]:+sudo } again="then run this again."
    case $1 in
    *"Could not get lock"* | *"Unable to acquire the dpkg"*) echo "Another program is still installing packages; when it has finished, run this again." ;;
    *"dpkg was interrupted"*) echo "An earlier installation was interrupted. Run: ${sudo}dpkg --configure -a, $again" ;;
    *"No space left on device"* | *"enough free space"*) echo "The disk is full; make room, $again" ;;
    *"nmet dependencies"* | *"held broken packages"*) echo "The packages that are installed do not fit together. Run: ${sudo}apt-get --fix-broken install, $again" ;;
    *"Unable to fetch"* | *"Failed to fetch"* | *"resolving"*) echo "Is the network up?" ;;
    *"Unable to locate package"* | *"no installation candidate"*) echo "The package sources of this system do not have all of them; on Ubuntu, run: ${sudo}add-apt-repository universe, $again" ;;
    *) echo "The reason stands there." ;;
    esac
}

# need WHAT_FOR PACKAGE…: installs what is missing of these, and says so first.
need() {
    local what_for=$1
    shift
    command -v dpkg-query >/dev/null || return 0 # not Debian: configuring will report what is missing
    local missing log waiting=''
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
    # A source that is down need not be one that has these packages.
    patient_apt "$log.update" update || true
    if ! patient_apt "$log" install --no-install-recommends "${missing[@]}"; then
        tail -n 15 "$log" >&2
        die "the packages could not be installed (apt-get's last lines are above, its full output in $log). $(advice "$(cat "$log" "$log.update")")"
    fi
    rm -f "$log" "$log.update"
}

# want WHAT_FOR PACKAGE…: as need, but what these give is speed. Nobody is asked for a password, and without them we go on.
want() {
    ((EUID == 0)) || sudo -n true 2>/dev/null || return 0
    (($# == 1)) || (need "$@") || say "Going on without."
}

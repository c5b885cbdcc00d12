#!/usr/bin/env bash
# style.sh: clang-format and shellcheck over all tracked files, for CI and before a commit. A missing tool is installed
# if possible, else visibly skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
for tool in clang-format shellcheck; do
    command -v "$tool" >/dev/null || missing+=("$tool")
done
if ((${#missing[@]} && EUID == 0)) && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]} …"
    log=$(mktemp)
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get -y install --no-install-recommends "${missing[@]}"; } \
        >"$log" 2>&1 || tail -n 3 "$log"
    rm -f "$log"
fi

# tracked PATTERN…: git's files, terminated by zeros, even if the folder belongs to another user.
tracked() { git -c safe.directory='*' ls-files -z -- "$@"; }

# has TOOL
has() {
    command -v "$1" >/dev/null || { echo "SKIPPED: $1 is not installed (apt-get install $1)" && return 1; }
}

if ! tracked >/dev/null 2>&1; then
    echo "SKIPPED: no git repository, or no git: no file is known to be tracked"
    exit
fi
failed=0
if has clang-format; then
    tracked '*.cpp' '*.hpp' | xargs -0 -n 40 -P "$(nproc)" clang-format --dry-run -Werror || failed=1
fi
if has shellcheck; then
    { tracked '*.sh' && tracked | xargs -0 grep -lZE '^#!/.*sh$'; } | sort -zu | xargs -0 -n 8 -P "$(nproc)" shellcheck -x || failed=1
fi
exit "$failed"

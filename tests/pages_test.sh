#!/usr/bin/env bash
# pages_test.sh BUILD SOURCE: the class page and a feedback page in a browser, on a desktop and on a phone: the page's
# own script runs under its policy, nothing is wider than the window, and the table sorts and searches.
set -u
build=$1 source=$2
. "$source/tests/checks.sh"

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "SKIPPED: there is no chromium (apt-get install chromium)"
    exit 77
}
work=$(mktemp -d "${TMPDIR:-/tmp}/pages-test.XXXXXX")
trap 'rm -rf "$work"' EXIT
"$build/tests/sample_pages" 120 "$work/pages" >/dev/null || fail "the sample pages" "exit status $?"

# dom PAGE: the page as it is after its scripts have run.
dom() {
    timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" \
        --virtual-time-budget=5000 --window-size=1400,900 --dump-dom "file://$1" 2>/dev/null
}

title() { sed -n 's|.*<title>\([^<]*\)</title>.*|\1|p' | head -n 1; }

# answer PAGE WIDTH SCRIPT: what the script's expression says in a copy of the page that lets it run; in a frame, since
# a window cannot be as narrow as a phone's.
answer() {
    local copy=${1%.html}-asked.html frame=$work/frame.html
    sed -E "s/; script-src 'sha256-[^']*'//; s/default-src 'none'/&; script-src 'unsafe-inline'/" "$1" >"$copy"
    printf '<script>parent.postMessage(String(%s), "*");</script>\n' "$3" >>"$copy"
    printf '<title>silence</title><script>onmessage = function (event) { document.title = event.data; };</script>
        <iframe src="file://%s" width="%s" height="800" style="border: 0"></iframe>\n' "$copy" "$2" >"$frame"
    dom "$frame" | title
}

class=$work/pages/class.html
if ! dom "$class" | grep -q 'The class'; then
    echo "SKIPPED: $browser does not run here"
    exit 77
fi
check_has "the page's own script may run" "$(dom "$class")" 'id="search"'
for page in "$class" "$work/pages/learner_4/feedback.html"; do
    for width in 360 1400; do
        check "${page##*/} fits a window of $width" "$width $width" \
            "$(answer "$page" "$width" 'innerWidth + " " + Math.max(innerWidth, document.documentElement.scrollWidth)')"
    done
done
check "no other script runs" "The class" "$(
    sed 's|</body>|<script>document.title = "run";</script></body>|' "$class" >"$work/pages/other.html"
    dom "$work/pages/other.html" | title
)"
check "a click on a heading sorts, the best first" "true" "$(answer "$class" 1400 '(function () {
    document.querySelectorAll("#grades thead button")[2].click();
    var points = Array.from(document.querySelectorAll("#grades tbody tr"), function (row) {
        return Number(row.cells[2].getAttribute("data-v")); });
    return points.length === 120 && points.every(function (p, i) { return i === 0 || points[i - 1] >= p; }); }())')"
check "the search finds names and IDs" "1 1" "$(answer "$class" 1400 '(function () {
    var box = document.getElementById("search");
    function shown(words) {
        box.value = words;
        box.dispatchEvent(new Event("input"));
        return document.querySelectorAll("#grades tbody tr:not([hidden])").length; }
    return shown("<SCRIPT>") + " " + shown("100200"); }())')"
finish

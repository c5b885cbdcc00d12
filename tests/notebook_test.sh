#!/usr/bin/env bash
# notebook_test.sh BUILD SOURCE: ./deepsteps notebook, with the solutions, untouched, and with wrong and hostile answers;
# its pages in a browser. SCREENSHOTS=FOLDER keeps what they looked like.
set -u
build=$1 source=$2
shots=${SCREENSHOTS:-}
for program in pandoc node npm chromium pdftotext; do
    if ! command -v "$program" >/dev/null; then
        echo "SKIPPED: this test needs $program"
        exit 77
    fi
done
. "$source/tests/checks.sh"
in_a_copy "${3:-}"
hand_out

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! (cd "$work" && npm install --silent --no-audit --no-fund puppeteer-core@24 axe-core@4 >npm.log 2>&1); then
    echo "SKIPPED: the npm registry has no puppeteer-core or axe-core for this machine"
    exit 77
fi
out=notebook/out
rm -rf "$out"

# page WHAT FILE: it must pass all of page.cjs.
page() {
    mkdir -p "$work/shots/$1" "${shots:-$work/shots}/$1"
    that "the page $1 has nothing wrong in a browser" env NODE_PATH="$work/node_modules" timeout 600 \
        node tests/notebook/page.cjs "$source/$2" "${shots:-$work/shots}/$1"
}
# in_contents FILE STATE: how many exercises of the contents are in that state.
in_contents() { grep -c "class=\"unseen\">: $2</span>" "$1"; }
# section FILE ANCHOR
section() { awk -v start="id=\"$2\" aria" 'index($0, start) { on = 1 } on { print } on && $0 == "</section>" { exit }' "$1"; }

exercises=$("$build/tools/course" names | wc -l)
that "weaves the solutions" ./deepsteps notebook html ipynb pdf --functions solutions
check "all are solved" "$exercises" "$(in_contents $out/course.html solved)"
check "nine figures" 9 "$(grep -o '<img src="data:image/svg' $out/course.html | wc -l)"
page solutions $out/course.html
check "no root sign, which browsers without a font for mathematics leave out" 0 "$(grep -c '<msqrt\|<mroot' $out/course.html)"
text=$(pdftotext -layout $out/course.pdf -)
check_has "the PDF's text can be selected" "$text" "Solved. All 7 checks pass."
that "the .ipynb is valid" /usr/bin/python3 -c "
import nbformat
made = nbformat.read('$out/course.ipynb', as_version=4)
nbformat.validate(made)
assert sum(bool(cell.get('outputs')) for cell in made.cells) == $((exercises + 2))
"
SECONDS=0
ends 0 "^$out/course.html$" "weaves again" ./deepsteps notebook
check "in less than 20 s" yes "$( ((SECONDS < 20)) && echo yes || echo "$SECONDS s")"

ends 0 "^$out/mine.html$" "weaves the untouched course" ./deepsteps notebook --functions exercises
check "none is started" "$exercises" "$(in_contents $out/mine.html 'not started')"
check_has "which is said" "$(<$out/mine.html)" "0 of 12 exercises are solved"
page untouched $out/mine.html

cp $out/mine.html "$work/before.html"
sed -i 's|^// # Exercise 3.*|&\n// A changed sentence.|' exercises/03_linear_forward.cpp
ends 0 mine "weaves a changed sentence" ./deepsteps notebook --functions exercises
changed=$(diff "$work/before.html" $out/mine.html | grep -c '^[<>]')
check "which changes one line" yes "$( ((changed > 0 && changed <= 2)) && echo yes || echo "$changed lines")"
check_has "that of its exercise" "$(section $out/mine.html exercise-03)" "A changed sentence."

# write NN CODE: what a learner writes into an exercise.
write() {
    /usr/bin/python3 -c '
import sys
sys.path.insert(0, "notebook")
import course
which = {one.number: one for one in course.exercises()}
course.write_code(which[sys.argv[1]].path, sys.argv[2])' "$@"
}
write 03 'Z = W * A;'
write 04 'Cache unfinished'
# shellcheck disable=SC2016 # TeX's dollars
write 06 'std::cout << "<script>alert(1)</script><img src=http://evil.example/x onerror=alert(2)> $\\input{/etc/passwd}$"
                    "{{style}} \x1b[31m </pre>\n````\n]]><!--</script><style>*{display:none}</style>![](http://evil.example/y)\u202e"
                    << std::string(3, (char)0) << std::string(100000, (char)121); // </code><script>alert(3)</script>
cost = 1;'
write 08 'throw std::runtime_error("</div><script>alert(4)</script>");'
ends 0 mine "weaves wrong and hostile answers" ./deepsteps notebook html pdf --functions exercises
check_has "the mistake is named" "$(section $out/mine.html exercise-03)" "no bias was added"
check_has "and marked" "$(section $out/mine.html exercise-03)" "<mark>"
check_has "what does not compile is explained" "$(section $out/mine.html exercise-04)" "The first error"
check_has "what was printed is shown as text" "$(section $out/mine.html exercise-06)" "&lt;script&gt;alert(1)"
check "no bidirectional control and no NUL is left" 0 "$(LC_ALL=C grep -caP '\xe2\x80\xae|\x00' $out/mine.html)"
check "and cut" "" "$(grep -o 'y\{1000\}' $out/mine.html | head -n 1)"
page wrong $out/mine.html
finish

# shellcheck shell=bash disable=SC2154 # for grading_test.sh, which sets the variables
# Things that are no submission: empty, binary, linked, bombs, archives that lead outside.

grade_odd() {
    odd=$work/odd
    mkdir "$odd"
    right=$source/solutions/06_compute_cost.cpp
    # submission NAME: a folder with the right exercise 6, its path in $folder.
    submission() {
        folder=$odd/$1
        mkdir -p "$folder"
        cp "$right" "$folder"
    }
    # Odd files, some of them in folders with odd names.
    mkdir "$odd/empty"
    submission "empty file" && : >"$folder/03_linear_forward.cpp"
    submission "binary Zoë 深い" && head -c 20000 /dev/urandom >"$folder/03_linear_forward.cpp"
    submission "-program" && cp /bin/true "$folder/03_linear_forward.cpp"
    submission "--out" && ln -s /etc/passwd "$folder/03_linear_forward.cpp"
    submission "nested/a b/c" && ln -s "$source/solutions/03_linear_forward.cpp" "$folder/03_linear_forward.cpp"
    submission "link out" && ln -s "$source/solutions" "$folder/solutions"
    submission "link in circles" && ln -s . "$folder/again"
    submission "<script>alert(1)" && mkdir "$folder/03_linear_forward.cpp"
    submission "=1+1" && mkfifo "$folder/03_linear_forward.cpp"
    submission "huge file" && truncate -s 50G "$folder/03_linear_forward.cpp"
    submission "unreadable" && cp "$right" "$folder/03_linear_forward.cpp" && chmod 0 "$folder/03_linear_forward.cpp"
    submission "long line" && head -c 900000 /dev/zero | tr '\0' '(' >"$folder/03_linear_forward.cpp"
    submission $'new\nline'
    submission 'quote"and,comma'
    submission $'not \xff UTF-8'
    full=("empty file" "binary Zoë 深い" -program --out nested "link out" "link in circles" "<script>alert(1)" "=1+1"
        "huge file" "long line" good-tar)

    stage=$work/stage # where archives are made
    mkdir -p "$stage/in" "$stage/sub"
    cp "$right" "$stage/in"
    tar -czf "$odd/good-tar.tar.gz" -C "$stage/in" .
    marker=deepsteps-was-here
    echo here >"$stage/$marker"
    tar -czPf "$odd/dotdot.tar.gz" -C "$stage/in" 06_compute_cost.cpp ../$marker "../../${work##*/}/stage/$marker" 2>/dev/null
    (cd "$stage" && tar -czPf "$odd/absolute.tar.gz" --transform "s|^$marker\$|/tmp/$marker|" $marker in/06_compute_cost.cpp)
    ln -s "$work" "$stage/sub/out"
    tar -cf "$stage/linked.tar" -C "$stage/sub" out
    (cd "$stage" && tar -rPf linked.tar --transform "s|^$marker\$|out/$marker|" $marker && gzip -c linked.tar) >"$odd/linked.tar.gz"
    ln -s "$source/solutions/03_linear_forward.cpp" "$stage/sub/03_linear_forward.cpp"
    cp "$right" "$stage/sub"
    tar -czf "$odd/link-entry.tar.gz" -C "$stage/sub" 03_linear_forward.cpp 06_compute_cost.cpp
    (cd "$stage/sub" && ln -f 06_compute_cost.cpp 03_hard && tar -cz --transform 's|^06_compute_cost.cpp$|/etc/passwd|;s|^03_hard$|03_linear_forward.cpp|' -Pf "$odd/hard-link.tar.gz" 06_compute_cost.cpp 03_hard)
    {
        cp "$right" "$stage/06_compute_cost.cpp"
        tar -cf - -C "$stage" 06_compute_cost.cpp | head -c -10240
        truncate -s 128M "$stage/03_linear_forward.cpp" # twice what all texts of an archive may have
        tar -cf - -C "$stage" 03_linear_forward.cpp
    } | gzip -1 >"$odd/bomb.tar.gz"
    rm "$stage/03_linear_forward.cpp"
    head -c 20000 /dev/urandom >"$odd/noise.zip"
    head -c 300 "$odd/good-tar.tar.gz" >"$odd/cut-off.tar.gz"
    : >"$odd/nothing.zip"
    if command -v zip >/dev/null; then
        (cd "$stage/in" && zip -q "$odd/good-zip.zip" 06_compute_cost.cpp && zip -q "$odd/dotdot-zip.zip" 06_compute_cost.cpp ../$marker)
        truncate -s 128M "$stage/in/03_linear_forward.cpp"
        (cd "$stage/in" && zip -q1 "$odd/bomb-zip.zip" 06_compute_cost.cpp 03_linear_forward.cpp)
        full+=(good-zip)
    fi
    rm -rf "$stage"

    submissions=("$odd"/*)
    grades "$work/odd-out" "${submissions[@]}" --only 03,06 --jobs 2
    csv=$work/odd-out/grades.csv
    check "no submission: one row each" $((${#submissions[@]} + 1)) "$(wc -l <"$csv")"
    lacking=
    for name in "${full[@]}"; do
        found=$(cell "$csv" "$name" 06_compute_cost)
        [[ $found == "$points" ]] || lacking+="$name: ${found:-nothing}"$'\n'
    done
    check "no submission: the right exercise beside it gets all points" "" "$lacking"
    # Its 900000 brackets keep the compiler busy until it gives up.
    check "a refused build's time counts" yes "$(awk -F '"' '/"exercise":/ { exercise = $4 }
        /"seconds_compiling":/ && exercise == "03_linear_forward" { sub(/.*: /, ""); print ($0 + 0 > 0.05 ? "yes" : "no") }' "$work/odd-out/.state/long line.json")"
    check_has "a compiler that dies in silence is told" "$(<"$work/odd-out/details/long line.txt")" "without saying why"
    check "no submission: earns nothing" "" "$(
        sed -E 's/^"([^"]|"")*"/quoted/' "$csv" | awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) if ($i ~ /^03/) column = i }
            NR > 1 && $column > 0 && $1 != "unreadable"')"
    check "no name is a formula for a spreadsheet" "" "$(grep -E '^"?[=+@]' "$csv")"
    check "an empty submission earns nothing" 0 "$(cell "$csv" empty 06_compute_cost)"
}

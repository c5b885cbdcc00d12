#!/usr/bin/env bash
# Drives train_cat, predict and plots as a user does: what they print and write, and how they end.
# bash programs_test.sh BUILD SOURCE
# shellcheck disable=SC2016 # the dollars in single quotes are awk's and the inner shell's
set -u

build=$(realpath "$1")
source_dir=$(realpath "$2")
. "$source_dir/tests/checks.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset DEEPSTEPS_DATA

train() { "$build/tools/train_cat" "$@"; }
predict() { "$build/tools/predict" "$@"; }
plots() { "$build/tools/plots" "$@"; }

echo "What is printed and written"
ends 0 '^Cost after iteration 100: 0\.[0-9]+$' "both models train" \
    train --iterations 101 --costs costs.csv --save cat.h5 --metrics metrics.json --plot figures/cost.png
that "the accuracies are reported" test "$(grep -c 'accuracy .* training images, .* test images' out)" = 2
that "and what they are worth" test "$(grep -cE 'of 50 right, 95 % interval 0\.[0-9]+ to 0\.[0-9]+; always "cat" would get 0.66' out)" = 2
that "a model that tells nothing apart is told" grep -q 'answers "no cat" for every test image' out
that "the metrics agree with what is printed" python3 - <<'END'
import json, math
metrics = json.load(open("metrics.json"))
printed = open("out").read()
assert metrics["format"] == 1 and metrics["seed"] is None and metrics["command"] == "--model both --iterations 101 --learning-rate 0.0075"
assert [model["model"] for model in metrics["models"]] == ["two-layer", "deep"]
for model in metrics["models"]:
    assert len(model["costs"]) == 101 and model["complete"]
    assert [score["iteration"] for score in model["scores"]] == [0, 100, 101]
    assert abs(model["scores"][0]["train_cost"] - model["costs"][0]) < 1e-9
    assert abs(model["scores"][1]["train_cost"] - model["costs"][100]) < 1e-9
    for part in ("train", "test"):
        worth, last = model[part], model["scores"][-1]
        assert f"{worth['accuracy']:.4f} on the" in printed
        assert abs(worth["accuracy"] - last[part + "_accuracy"]) < 1e-12
        size = metrics["data"][part]["images"]
        assert sum(worth["confusion"].values()) == size == len(worth["p"])
        assert len(worth["wrong"]) == round(size * (1 - worth["accuracy"]))
        right = [p if (p > 0.5) != (i in worth["wrong"]) else 1 - p for i, p in enumerate(worth["p"])]
        assert abs(sum(-math.log(p) for p in right) / size - last[part + "_cost"]) < 1e-9
assert metrics["models"][0]["test"]["same_answer"] == "no cat"
END
that "the next step is shown" grep -q 'deepsteps predict IMAGE --parameters cat.h5' out
that "the CSV has the header and 101 rows" \
    awk -F, 'NR == 1 && $0 != "iteration,two-layer,deep" { exit 1 } NR > 1 && ($1 != NR - 2 || NF != 3) { exit 1 }
             END { exit NR != 102 }' costs.csv
that "its digits are the notebook's" grep -qx "Cost after iteration 100: $(tail -n 1 costs.csv | cut -d, -f3)" out
for name in cost {confusion,misclassified,weights}-{two-layer,deep}; do
    that "figures/$name.png is there and listed" sh -c "test -s figures/$name.png && grep -q figures/$name.png out"
done
that "no temporary file is left" test -z "$(find . -name '.*.tmp' -o -name '*.part')"
ends 0 'accuracy' "one model, other layers, SVG" \
    train --model deep --layers 12288,4,1 --iterations 3 --plot my.svg --costs one.csv
that "the figures are beside the named one" test -s my-weights-deep.svg
that "one model's CSV has one column" test "$(head -n 1 one.csv)" = iteration,cost
ends 0 'accuracy' "full and reduced training" train --model two-layer --iterations 3 --no-reduce --no-plot --costs full.csv
that "agree" awk -F, 'NR == FNR { full[$1] = $2; next } FNR > 1 && $1 in full && ($2 - full[$1]) ^ 2 > 1e-24 { exit 1 }' \
    full.csv costs.csv
ends 0 'Usage: ./deepsteps train' "--help" train --help
ends 0 'keeps 12288-7-1' "--layers in our own notation, 1e1, a seed" \
    train --layers 12288-4-1 --iterations 1e1 --seed 5 --no-plot --costs seeded.csv --checkpoint seeded.h5
that "ten iterations" test "$(wc -l <seeded.csv)" = 11
ends 0 accuracy "the same seed" train --layers 12288,4,1 --iterations 10 --seed 5 --no-plot --costs again.csv
that "gives the same costs" cmp seeded.csv again.csv
that "and others than the course's" sh -c '! grep -qx "$(sed -n 2p seeded.csv)" costs.csv'
ends 1 'made with --seed 5, and this is the course.s seeds' "resuming with another seed" \
    train --layers 12288,4,1 --iterations 20 --no-plot --resume seeded.h5
if script -qec true /dev/null >out 2>&1; then # not every machine gives out terminals
    TERM=xterm script -qec "'$build/tools/train_cat' --model deep --iterations 9000 --no-plot" /dev/null >out 2>err </dev/null
    that "a terminal gets a progress bar" grep -q '#.*/9000  cost 0\..* left' out
    that "and no lines of costs" sh -c '! grep -q "Cost after" out'
fi

echo "Prediction"
gnuplot -e 'set terminal jpeg size 300,200; set output "line.jpg"; plot x'
ends 0 '^line.jpg +deep +model +p\(cat\) = [01]\.[0-9]{4}   (cat|no cat)$' "a JPEG" predict line.jpg --parameters cat.h5
that "by every model of the file" test "$(grep -c 'p(cat)' out)" = 2
that "what the model sees of it is said" grep -qx 'line.jpg   300 x 200 pixels; the model sees the 200 x 200 in the middle, as 64 x 64' out
that "drawn cats teach nothing about photographs" grep -q 'blind for photographs' out
ends 0 '^figures/cost.png +two-layer' "several images" predict line.jpg figures/cost.png --parameters cat.h5
that "by every model" test "$(grep -c 'p(cat)' out)" = 4
cp line.jpg zürich.jpg
ends 0 'Written: show.svg' "--show" predict line.jpg zürich.jpg --parameters cat.h5 --show show.svg
that "the columns are aligned" test "$(sed -n 's/ü/u/; s/p(cat).*//p' out | awk '{ print length }' | sort -u | wc -l)" = 1
that "the figure names image and answer" sh -c 'grep -q "zürich.jpg" show.svg && grep -qE "p\(cat\) (=|&lt;|>|&gt;) " show.svg'
ends 1 'nowhere|no folder|cannot' "--show below a file" predict line.jpg --parameters cat.h5 --show cat.h5/show.png
python3 - <<'END'
jpeg = open("line.jpg", "rb").read()
tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
exif = b"Exif\0\0" + tiff
open("held.jpg", "wb").write(jpeg[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + jpeg[2:])
depth = jpeg.index(b"\xff\xc0") + 4
open("deep.jpg", "wb").write(jpeg[:depth] + b"\x0c" + jpeg[depth + 1:])
END
ends 0 'held.jpg   200 x 300 pixels, turned upright; the model sees the 200 x 200 in the middle' \
    "a photograph of a camera held on its side" predict held.jpg --parameters cat.h5
ends 1 'deep.jpg is of a rare kind' "a JPEG of 12 bits" predict deep.jpg --parameters cat.h5
head -c 2000 line.jpg >cut.jpg
ends 1 'cut.jpg is damaged or cut short, so it cannot be decoded' "a JPEG that is cut short" predict cut.jpg --parameters cat.h5
echo "not an image" >text.jpg
ends 1 'text.jpg is not a JPEG or PNG' "what is no image" predict text.jpg line.jpg --parameters cat.h5
that "the other image is still looked at" grep -q '^line.jpg' out
ends 1 'nowhere.png: there is no such file' "a missing image" predict nowhere.png --parameters cat.h5
ends 1 'nowhere.h5: there is no such file' "missing parameters" predict line.jpg --parameters nowhere.h5
ends 1 'not an HDF5 file' "parameters that are a text file" predict line.jpg --parameters text.jpg
head -c 20000 cat.h5 >cut.h5
ends 1 'damaged or cut short' "parameters that are cut short" predict line.jpg --parameters cut.h5
ends 2 'IMAGE is required' "no image" predict --parameters cat.h5

echo "Bad input"
ends 1 'iterations must be at least 1' "--iterations 0" train --iterations 0 --no-plot
ends 2 'iterations' "--iterations x" train --iterations x
for rate in nan inf 0 -1; do
    ends 1 "learning-rate must be a number above 0; it is $rate" "--learning-rate $rate" train --learning-rate $rate --no-plot
done
ends 1 "cost is (nan|inf) at iteration [0-9]+," "a learning rate that is far too large" \
    train --learning-rate 1e6 --no-plot --save lost.h5 --costs lost.csv
that "nothing of it is saved" test ! -e lost.h5 -a ! -e lost.csv
ends 1 'must be the 12288 values' "layers that do not fit the images" train --layers 100,5,1 --no-plot
ends 1 'last of --layers must be 1' "layers that do not end in 1" train --layers 12288,5,2 --no-plot
that "it is reported before the training" sh -c '! grep -q Cost out'
ends 1 'needs three numbers' "four layers for the two-layer model" train --model two-layer --layers 12288,5,5,1 --no-plot
ends 2 'bogus' "an unknown option" train --bogus
ends 2 'must be two-layer, deep or both; it is shallow' "an unknown model" train --model shallow
ends 1 'linked with the solutions' "the other build's functions" train --functions exercises --no-plot
ends 1 'no such folder' "--data nowhere" train --data nowhere --no-plot
mkdir half && echo text >half/train_catvnoncat.h5
ends 1 'half/train_catvnoncat.h5 is not an HDF5 file' "--data of text files" train --data half --no-plot
DEEPSTEPS_DATA=half ends 1 'DEEPSTEPS_DATA' "\$DEEPSTEPS_DATA of text files" train --no-plot

ends 1 '12288,,1, where number 2 is missing' "a layer without a number" train --layers 12288,,1
ends 1 "'x' is no whole number" "a layer that is no number" train --layers 12288-x-1
for empty in --data --costs --save --metrics --plot --checkpoint --resume --layers --every; do
    ends 2 "^error: $empty must be .*; it is empty" "$empty of an unset variable" train "$empty" ""
done
ends 1 '--costs and --save both name' "two outputs in one file" train --costs same --save ./same
ln -s same link
ends 1 '--costs and --save both name' "two outputs in one file, one by a link" train --costs same --save link
ends 1 '--save and --plot both name' "a figure and a model in one file" train --save a.png --plot a.png
mkdir data
cp "$build"/drawn-data/*.h5 data
ends 1 'would overwrite the images' "an output over the images" train --data data --save data/train_catvnoncat.h5
ends 2 'width' "--width of a stamp" train --width 1
ends 2 'must be a number from 10 to 60; it is nan' "--width nan" train --width nan
ends 2 'not negative; it is -1' "--seed -1" train --seed -1
ends 1 'would overwrite the image line.jpg' "--show over the image" predict line.jpg --parameters cat.h5 --show ./line.jpg
mkfifo nobody
ends 1 'nobody is a pipe that nobody reads' "--costs into a pipe without a reader" train --costs nobody --no-plot

echo "Output that cannot be written"
ends 1 'no folder nowhere' "--costs in no folder" train --costs nowhere/costs.csv --no-plot
ends 1 'costs.csv is not a folder' "--save below a file" train --save costs.csv/cat.h5 --no-plot
ends 1 'is a folder' "--save to a folder" train --save figures --no-plot
ends 1 'costs.csv' "--plot below a file" train --plot costs.csv/cost.png
ends 1 'png, .svg or .pdf' "--plot of an unknown ending" train --plot cost.gif
ends 1 'costs.csv' "plots --out below a file" plots --out costs.csv/figures
ends 2 'format' "plots --format of an unknown ending" plots --format gif
that "all of it before the training" sh -c '! grep -q Cost out'
if [ -w /dev/full ]; then
    ends 1 '/dev/full cannot be written: the disk is full' "a full disk" train --costs /dev/full --iterations 2 --no-plot
    ends 1 'what it prints cannot be written' "answers that are lost" \
        bash -c '"$0" line.jpg --parameters cat.h5 >/dev/full' "$build/tools/predict"
fi
ends 1 'big.h5 cannot be written' "a file that becomes too large" \
    bash -c 'ulimit -f 100; exec "$0" --save big.h5 --iterations 2 --no-plot' "$build/tools/train_cat"
that "nothing of it is left" test -z "$(find . -name '*big.h5*')"
echo old >big.svg
ends 1 'cannot write the figure big.svg: it would be larger' "a figure that becomes too large" \
    bash -c 'ulimit -f 4; exec "$0" line.jpg --parameters cat.h5 --show big.svg' "$build/tools/predict"
that "what was there stays, and nothing else" test "$(cat ./*big.svg* .*big.svg* 2>/dev/null)" = old
odd=$'a\nb\e[31m\u202e'
ends 1 "^error: a b.* there is no such folder" "a name with all sorts of things in it" train --data "$odd"
that "none of them comes to the terminal" sh -c '! LC_ALL=C grep -q "$(printf "\\033\\|\\342\\200\\256")" err'
ends 1 'gnuplot.*--no-plot' "no gnuplot" env PATH=/nowhere "$build/tools/train_cat"
ends 1 'gnuplot' "no gnuplot for plots" env PATH=/nowhere "$build/tools/plots"
ends 0 'accuracy' "no gnuplot and --no-plot" env PATH=/nowhere "$build/tools/train_cat" --no-plot --iterations 2

echo "Ctrl-C"
for signal in INT TERM; do
    rm -f ended.h5 ended.csv
    "$build/tools/train_cat" --iterations 1000000 --no-plot --save ended.h5 --costs ended.csv >out 2>err &
    for _ in $(seq 100); do
        grep -q 'Cost after iteration 100' out && break
        sleep 0.1
    done
    kill -$signal $!
    wait $!
    status=$?
    that "SIG$signal ends the training with 128 and its number" test $status = $((128 + $(kill -l $signal)))
    that "it says so" grep -qE "^error: .* ended by (Ctrl-C|SIGTERM) at iteration [0-9]+.*ended.csv, ended.h5" err
    that "the costs so far are written" test "$(wc -l <ended.csv)" -gt 100
    ends 0 'two-layer model' "what was learned predicts" predict line.jpg --parameters ended.h5
done

echo "All figures"
ends 0 'figures/activations.pdf' "plots" plots --out all/figures --format pdf --iterations 20
that "nine of them" test "$(find all/figures -name '*.pdf' | wc -l)" = 9

finish

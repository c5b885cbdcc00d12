#!/usr/bin/env bash
# fuzz_test.sh BUILD SOURCE [SECONDS [TARGET…]]: builds tests/fuzz with clang++ in BUILD/fuzz, and runs each target from its
# corpus: a million times, or for so many seconds (3600) if that is less. What breaks one is left in BUILD/fuzz/found.
set -u
build=$(realpath "$1") source=$(realpath "$2") seconds=${3:-3600}
targets=("${@:4}")
[[ ${#targets[@]} -gt 0 ]] || targets=(data_set parameters checkpoint image wire archive manifest compiler_log number_text)
folder=$build/fuzz

command -v clang++ >/dev/null || { echo "SKIPPED: clang++ is not installed (apt-get install clang)"; exit 77; }
if ! clang++ -fsanitize=fuzzer,address -x c++ - -o /dev/null 2>/dev/null \
    <<<'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }'; then
    echo "SKIPPED: clang++ has no libFuzzer (apt-get install libclang-rt-dev)"
    exit 77
fi
build_targets() {
    cmake -S "$source/tests/fuzz" -B "$folder" -G Ninja -DCMAKE_CXX_COMPILER=clang++ && ninja -C "$folder" "${targets[@]}"
}
build_targets >"$build/fuzz.log" 2>&1 || { cat "$build/fuzz.log"; exit 1; }

failed=0
mkdir -p "$folder/found"
export OPENBLAS_NUM_THREADS=1 ASAN_OPTIONS=allocator_may_return_null=1:detect_leaks=0
for target in "${targets[@]}"; do
    SECONDS=0
    kept=$folder/corpus/$target # what was found to be of interest, for the next time
    mkdir -p "$kept"
    if "$folder/$target" "$kept" "$source/tests/fuzz/corpus/$target" -runs=1000000 -max_total_time="$seconds" -timeout=60 \
        -rss_limit_mb=4096 -print_final_stats=1 -artifact_prefix="$folder/found/$target-" >"$folder/$target.log" 2>&1; then
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/$target.log")
        echo "ok: $target, $runs runs in $SECONDS s"
    else
        echo "FAILED: $target; its log is $folder/$target.log"
        tail -n 25 "$folder/$target.log"
        failed=1
    fi
done
exit $failed

#!/bin/sh
# Builds fuzz targets with clang and runs each for FUZZ_SECONDS.  Called by
# `make fuzz` in the build folder, which gives CC, FLAGS, LIBS, SOURCES (of the
# core, and what else is fuzzed) and SOURCE (the folder they are in); the arguments
# are the targets.
# What is found stays in tests/fuzz/clang/: new inputs under found/, crashes beside.
set -eu
room=tests/fuzz/clang
mkdir -p "$room"
safe="-g -O1 -std=c17 -D_GNU_SOURCE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"

# The core and what is fuzzed beside it, anew when any of its files has changed.
if [ -n "$(find "$SOURCE/core" "$SOURCE/tui" "$SOURCE/tests/exchange" -name '*.[ch]' -newer "$room/libcore.a" 2>&1 | head -n 1)" ]; then
    rm -rf "$room/objects"
    mkdir -p "$room/objects"
    for file in $SOURCES; do
        case $file in
        *.c) echo "$file" ;;
        esac
    done | sort -u | xargs -P 2 -I FILE sh -c "
        $CC $safe -fsanitize=fuzzer-no-link $FLAGS -c '$SOURCE/FILE' \
            -o \"$room/objects/\$(echo FILE | tr / -).o\""
    rm -f "$room/libcore.a"
    ar cr "$room/libcore.a" "$room"/objects/*.o
fi

for target; do
    mkdir -p "$room/found/$target"
    # shellcheck disable=SC2086 # flags are many words
    $CC $safe -fsanitize=fuzzer $FLAGS "$SOURCE/tests/fuzz/fuzz_$target.c" \
        "$room/libcore.a" $LIBS -o "$room/fuzz_$target"
    "$room/fuzz_$target" -max_total_time="$FUZZ_SECONDS" -timeout=5 -max_len=2048 \
        -print_final_stats=1 -artifact_prefix="$room/$target-" \
        "$room/found/$target" "$SOURCE/tests/fuzz/corpus/$target" >"$room/$target.log" 2>&1 || {
        tail -n 40 "$room/$target.log" >&2
        echo "$target: a finding, see $room/$target.log" >&2
        exit 1
    }
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$room/$target.log")
    echo "$target: $runs runs in $FUZZ_SECONDS s without a finding"
done

#!/usr/bin/env bash
# Policies and programs on three real nodes: at rest nothing moves, loads that flip move little, policies are swapped under way, what
# there is not enough for is frozen, and policies that misbehave are contained. Arguments: which checks (placement.py); all without.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
. "$TOP/configs/launcher/common.sh"
ROOST_PARTS=$TOP/configs/launcher
. "$ROOST_PARTS/machine.sh"
find_jdk

"$ROOST" down 2> /dev/null
gcc -O2 -o "$SCRATCH/work" "$TOP/itests/bench/src/main/c/work.c" || { not_ok workIsCompiled 'gcc failed'; finish; }
/usr/bin/python3 -B "$TOP/itests/launcher/placement.py" "$ROOST" "$SCRATCH/work" "$SCRATCH/jobs" "$ROOST_JDK" "$@" || FAILED=1
finish

#!/usr/bin/env bash
# Nodes leave nothing behind, whatever was killed before ./roost down.
# leftovers.sh [ROUNDS [SEED]]: so many rounds in which random processes of the nodes are killed.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
. "$TOP/configs/launcher/common.sh"
ROOST_RUN=$ROOST_HOME/run
ROUNDS=${1:-3}
SEED=${2:-$$}
RANDOM=$SEED

# Everything that could stay: host's links, mounts, cgroups, directories, and processes in the nodes' namespaces.
picture() {
  ip -br link | awk '/^(wire|roost|eth0@)/ { print "link", $1 }'
  awk '/roost/ { print "mount", $2, $3 }' /proc/mounts
  find "$(cgroup_root)" -maxdepth 1 -name "roost-$(cluster_name)-*" -printf 'cgroup %f\n'
  local process
  for process in /proc/[0-9]*; do spaces "$process"; done | grep -xFf "$SCRATCH/spaces" | sort -u
  ls -d "/run/roost/$(cluster_name)" "$ROOST_RUN" 2> /dev/null
}

# Which namespaces a process is in. Two of them, because the kernel uses the number of one that is gone again.
spaces() { readlink "$1/ns/pid" "$1/ns/mnt" 2> /dev/null | paste -sd ' '; }

# up N: and remembers the namespaces of what it made.
up() {
  "$ROOST" up --bare "$@" 2> /dev/null
  local pid
  for pid in $(members); do spaces "/proc/$pid"; done | grep -vxF "$(spaces /proc/self)" >> "$SCRATCH/spaces"
}

same_picture() {
  picture | sort > "$SCRATCH/after"
  cmp -s "$SCRATCH/before" "$SCRATCH/after"
}

nothing_left() {
  if eventually 5 same_picture; then ok "$1"; else not_ok "$1" "$(diff "$SCRATCH/before" "$SCRATCH/after" | tr '\n' ' ')"; fi
}

members() { find "$(cgroup_root)"/roost-"$(cluster_name)"-* -name cgroup.procs -exec cat {} + 2> /dev/null; }

"$ROOST" down 2> /dev/null
echo none > "$SCRATCH/spaces"
picture | sort > "$SCRATCH/before"

"$ROOST" down 2> "$SCRATCH/said"; same downOfNothingIsFine 0 $?
up 3
"$ROOST" down 2> /dev/null; same downEndsWith0 0 $?
nothing_left downLeavesNothing
"$ROOST" down 2> /dev/null; same downTwiceIsFine 0 $?

up 2
kill -KILL "$(process_one switch)"
"$ROOST" down 2> /dev/null
nothing_left killedSwitchLeavesNothing

up 2
kill -KILL "$(process_one node1)" "$(process_one node2)"
"$ROOST" down 2> /dev/null
nothing_left killedNodesLeaveNothing

up 2
"$ROOST" run -- sleep 1000 &
"$ROOST" run -- sh -c 'trap "" TERM; while :; do sleep 1; done' 2> /dev/null &
"$ROOST" run --on 2 -- setsid sh -c 'sleep 1000 & sleep 1000' 2> /dev/null &
eventually 10 pgrep -f 'sleep 1000' > /dev/null
"$ROOST" down 2> /dev/null
wait
nothing_left runningCommandsLeaveNothing

up 2
"$ROOST" run -- sleep 1001 &
eventually 10 pgrep -xf 'sleep 1001' > /dev/null
kill -STOP $!
"$ROOST" down 2> /dev/null
wait
nothing_left stoppedRunDoesNotHoldUpDown

up 2
kill -KILL "$(process_one node2)"
up
same upBringsAKilledNodeBack node2 "$("$ROOST" run --on 2 -- hostname)"
"$ROOST" down 2> /dev/null
nothing_left revivedNodesLeaveNothing

(
  "$ROOST" up --bare 3 2> /dev/null &
  sleep 0.$((RANDOM % 5 + 1))
  kill -KILL $!
) 2> /dev/null
"$ROOST" down 2> /dev/null
nothing_left killedUpLeavesNothing

for round in $(seq "$ROUNDS"); do
  up 3
  "$ROOST" run -- sleep 1002 2> /dev/null &
  for kills in 1 2 3; do
    mapfile -t all < <(members)
    [ ${#all[@]} -eq 0 ] || kill -KILL "${all[RANDOM % ${#all[@]}]}" 2> /dev/null
  done
  "$ROOST" down 2> /dev/null
  wait 2> /dev/null
  nothing_left "randomKillsLeaveNothing (round $round, seed $SEED)"
done
finish

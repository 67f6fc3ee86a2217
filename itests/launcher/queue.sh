#!/usr/bin/env bash
# ./roost queue and the options of run on whole nodes: who begins, where it runs, what is said of its end, what a restart of
# agent and engine leaves. Starts three nodes of its own.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
. "$TOP/configs/launcher/common.sh"
ROOST_RUN=$ROOST_HOME/run
cd "$SCRATCH" || exit 1

"$ROOST" up 3 2> up.log || { not_ok threeNodesAreUp "$(tail -n 3 up.log | tr '\n' ' ')"; finish; }
json() { "$ROOST" queue list --all --json; }
# field JOB NAME: of a job, as JSON has it. On a busy machine a console may close before it has answered: then it is asked again.
field() {
  local value try
  for try in 1 2 3 4 5; do
    value=$(json | python3 -c 'import json, sys; print([j for j in json.load(sys.stdin) if j["id"] == int(sys.argv[1])][0][sys.argv[2]])' "$@" 2> /dev/null) && break
  done
  printf '%s\n' "$value"
}
is() { [ "$(field "$1" "$2")" = "$3" ]; }
begun() { is "$1" state RUNNING && ! is "$1" pid 0; }
where() { "$ROOST" ps --json | python3 -c 'import json, sys; print([p["where"] for p in json.load(sys.stdin) if p["pid"] == int(sys.argv[1])][0])' "$1"; }
runs_on() { [ "$(where "$1" 2> /dev/null)" = "$2" ]; }
# The process of a node that runs a service: engine or agent.
service() {
  local pid
  for pid in $(cat "$(cgroup_root)/roost-$(cluster_name)-$1/system/cgroup.procs"); do
    if { tr '\0' ' ' < "/proc/$pid/cmdline"; } 2> /dev/null | grep -q -e "$2"; then echo "$pid"; return; fi
  done
}

# Whatever else this machine does, there is room.
echo fullLoad=99 > "$ROOST_RUN/nodes/node1/agent/etc/dev.roost.jobs.cfg"
# The queue is opened anew with it, and who waits for a job just then is sent away before that has ended.
taken() { "$ROOST" console 'config:property-list --pid dev.roost.jobs' 2> /dev/null | grep -q fullLoad; }
eventually 60 taken
"$ROOST" policy use hold > /dev/null 2>&1 || "$ROOST" console feature:install roost-policy-hold > /dev/null && "$ROOST" policy use hold > /dev/null

# A job, its end, its output.
said=$(umask 027; "$ROOST" queue add -- sh -c 'echo here $(pwd); umask; exit 5')
same queueAddSaysTheNumberAndTheFile 'job 1 is queued; its output goes to job-1.out' "$said"
"$ROOST" queue wait 1 > wait.out; same waitEndsWithTheJobsExitCode 5 $?
same waitSaysHowItEnded 'job 1 is DONE: it ended with exit code 5' "$(cat wait.out)"
same jobHasDirectoryAndUmask "here $SCRATCH 0027" "$(tr '\n' ' ' < job-1.out | sed 's/ $//')"

# Where it runs, and what it used there. Home is busy with what stays there.
for hog in 1 2; do "$ROOST" run --stay -- sh -c 'while [ ! -e go1 ]; do :; done' & done
busy() { "$ROOST" nodes --json | python3 -c 'import json, sys; sys.exit(not [n for n in json.load(sys.stdin)["nodes"] if n["id"] == "node1" and n["load"]["advertisedLoad"] > 1.5])' 2> /dev/null; }
eventually 30 busy
"$ROOST" queue add --best --nodes node3 -- perl -e 'alarm 300; do { $n++ for 1 .. 2000000 } until -e "go2"' > /dev/null
eventually 60 begun 2
pid=$(field 2 pid)
eventually 60 runs_on "$pid" node3
same bestWithNodesGoesToThatNode node3 "$(where "$pid")"
"$ROOST" migrate "$pid" node2 2> err > out; same byHandItGoesToNoOtherNode 1 $?
same refusalSaysWhy "$pid stays on node3: whoever started it lets it run at home and on node3 only (--nodes)" "$(cat out err | head -n 1)"

# Agent and engine may restart: what waits and what runs at home goes on, and nothing is forgotten.
"$ROOST" queue add --stay -- sh -c 'until [ -e go3 ]; do sleep 0.1; done; exit 6' > /dev/null
"$ROOST" queue add --hold -- true > /dev/null
eventually 60 begun 3
same stayHasItsReason asked "$("$ROOST" why --json "$(field 3 pid)" | grep -oE '"word" ?: ?"[a-z]+"' | cut -d'"' -f4)"
kill -KILL "$(service node1 org.apache.karaf)"
: > go3
back() { is 3 state DONE 2> /dev/null; }
if eventually 90 back; then ok endDuringARestartOfTheAgentIsKnown; else not_ok endDuringARestartOfTheAgentIsKnown "$(json | tail -n 30)"; fi
same exitCodeIsNotLost 6 "$(field 3 exitCode)"
same whatWasHeldIsHeld HELD "$(field 4 state)"
# What it uses away is counted while it is seen there.
used() { field "$1" cpuSeconds | awk '{ exit !($1 >= 1) }'; }
if eventually 60 used 2; then ok cpuTimeAwayCounts; else not_ok cpuTimeAwayCounts "$(json | tail -n 30)"; fi
: > go2
"$ROOST" queue wait 2 > /dev/null; same jobAwayEndsWithItsCode 0 $?
same nodesItVisitedAreSaid "['node1', 'node3']" "$(field 2 visited)"

# A file of commands, at most two at once.
for i in 1 2 3 4 5 6; do echo "echo + >> log; sleep 0.3; echo - >> log"; done > commands
"$ROOST" queue add --most 2 --file commands > said
same fileOfCommandsIsQueued 'jobs 5 to 10 are queued; their output goes to job-%j.out, %j being the number' "$(cat said)"
for i in 5 6 7 8 9 10; do "$ROOST" queue wait $i > /dev/null; done
same noMoreThanTwoAtOnce 2 "$(awk '{ n += ($1 == "+") ? 1 : -1; if (n > most) most = n } END { print most }' log)"
"$ROOST" queue cancel 4 > cancelled; same cancelledJobSaysSo 'job 4 is CANCELLED: it was cancelled on the console' "$(cat cancelled)"

# The same options of run.
"$ROOST" run --best --nodes node2 -- perl -e 'alarm 300; do { $n++ for 1 .. 2000000 } until -e "go5"' &
waiting=$!
moved() { "$ROOST" ps --json | python3 -c 'import json, sys; sys.exit(not [p for p in json.load(sys.stdin) if p["command"] == "perl" and p["where"] == "node2"])' 2> /dev/null; }
if eventually 60 moved; then ok runBestGoesThere; else not_ok runBestGoesThere "$("$ROOST" ps)"; fi
: > go5
wait $waiting; same runEndsAsItsCommand 0 $?
: > go1
wait
"$ROOST" run --best --memory 9T -- true 2> err; same runWithoutRoomEndsWith125 125 $?
same runSaysThatThereIsNoRoom 1 "$(grep -c 'no node that it may use has' err)"
"$ROOST" run --class noon -- true 2> err; same unknownClassIsNamed 1 "$(grep -c "there is no class 'noon'" err)"

"$ROOST" down 2> /dev/null
same noKeeperIsLeft '' "$(pgrep -f '^roost-keeper')"
finish

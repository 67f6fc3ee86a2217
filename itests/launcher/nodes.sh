#!/usr/bin/env bash
# Three whole nodes: what they see, who they are, what is started again, and that nothing stays. Builds what is not built.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
. "$TOP/configs/launcher/common.sh"
ROOST_RUN=$ROOST_HOME/run

# The process of a node that runs a service: engine or agent.
service() {
  local pid
  for pid in $(cat "$(cgroup_root)/roost-$(cluster_name)-$1/system/cgroup.procs"); do
    if { tr '\0' ' ' < "/proc/$pid/cmdline"; } 2> /dev/null | grep -q -e "$2"; then echo "$pid"; return; fi
  done
}
ENGINE=dev.roost.engine.internal.Main AGENT=org.apache.karaf BROKER=sbin/mosquitto

ready_nodes() { "$ROOST" nodes --on "$1" --json 2> /dev/null | grep -c '"state" : "READY"'; }
all_ready() { [ "$(ready_nodes "$1")" = 3 ]; }
another() { local now; now=$(service "$1" "$2"); [ -n "$now" ] && [ "$now" != "$3" ]; }
status_answers() { "$ROOST" ctl --on "$1" status > /dev/null 2>&1; }
# Those of some processes that are still there, in a namespace of their own. One that has ended and waits for this
# machine's process 1 to fetch its exit code (state Z) holds nothing.
left_of() {
  local pid
  for pid in "$@"; do
    awk '/^State:/ { ended = $2 == "Z" } /^NSpid:/ && NF > 2 && !ended { print FILENAME, $0 }' "/proc/$pid/status" 2> /dev/null
  done
}
identity() { sed -n "s/^$2:[[:space:]]*//p" "/proc/$(service "$1" "$AGENT")/status"; }

"$ROOST" down 2> /dev/null
"$ROOST" up 3 > "$SCRATCH/up" 2>&1; same upEndsWith0 0 $?
same everyNodeSeesThree '3 3 3' "$(ready_nodes node1) $(ready_nodes node2) $(ready_nodes node3)"
"$ROOST" up 2> "$SCRATCH/again" > /dev/null; same upAgainEndsWith0 0 $?

same agentHasNoCapabilities 0000000000000000 "$(identity node2 CapEff)"
same agentCanGainNoPrivileges 1 "$(identity node2 NoNewPrivs)"
same agentIsNobodyElse '64737	64737	64737	64737' "$(identity node2 Uid)"
same keyIsTheAgentsAndRootsOnly '600 64737' "$(stat -c '%a %u' "$ROOST_RUN/nodes/node2/keys/node.key.pem")"
same hostSeesNothingOfTheNetwork '' "$(ip -br link | grep -E 'wire|eth0@|roost')"

"$ROOST" run -- sleep 300 & SLEEPER=$!
eventually 10 pgrep -xf 'sleep 300' > /dev/null
if "$ROOST" ps | grep -q sleep; then ok psShowsACommandThatWasRun; else not_ok psShowsACommandThatWasRun "$("$ROOST" ps 2>&1)"; fi
"$ROOST" run -- sh -c 'sleep 301 & sleep 302 & wait' & FAMILY=$!
eventually 10 pgrep -xf 'sleep 302' > /dev/null
# Its id as its node has it.
parent=$(awk '/^NSpid:/ { print $NF }' "/proc/$(pgrep -oxf 'sh -c sleep 301 & sleep 302 & wait')/status")
"$ROOST" migrate --tree "$parent" node2 > "$SCRATCH/out" 2>&1; same wholeFamilyMoves '0 3' "$? $(grep -c 'runs on node2 now' "$SCRATCH/out")"
pkill -KILL -xf 'sleep 30[12]'; wait "$FAMILY"
"$ROOST" migrate 999999 node2 > "$SCRATCH/out" 2>&1; same migrateOfNobodyEndsWith1 1 $?
same errorIsOneLine 1 "$(wc -l < "$SCRATCH/out")"
"$ROOST" freeze 999999 > "$SCRATCH/out" 2>&1; same freezeOfNobodyIsOneLine '1 1' "$? $(wc -l < "$SCRATCH/out")"
"$ROOST" thaw 999999 > "$SCRATCH/out" 2>&1; same thawOfNobodyIsOneLine '1 1' "$? $(wc -l < "$SCRATCH/out")"
same otherNodesConsoleAnswers 1 "$("$ROOST" ps --on node3 --json | grep -c '^\[')"
"$ROOST" console node2 roost:policy > "$SCRATCH/out" 2>&1; same consoleRunsOneCommand 0 $?
same ctlAnswers 1 "$("$ROOST" ctl --on 2 status | grep -c '"node":"node2"')"

"$ROOST" doctor --on 2 > "$SCRATCH/out" 2>&1; same doctorFindsThatAllIsWell '0 all is well' "$? $(tail -n 1 "$SCRATCH/out")"
kill -STOP "$(service node3 "$ENGINE")"
"$ROOST" doctor --on 3 > "$SCRATCH/out" 2>&1; same doctorFindsAnEngineThatIsStopped '1 engine' "$? $(awk '$2 == "wrong" { print $1 }' "$SCRATCH/out")"
kill -CONT "$(service node3 "$ENGINE")"

# comes_home calls|bytes SECONDS: a process that begins to talk with its home while it is away is brought home by the policy.
mkfifo "$SCRATCH/go"
head -c 1048576 /dev/zero > "$SCRATCH/data"
where_is() { "$ROOST" ctl --on 1 processes | python3 -c 'import json, sys
for each in json.load(sys.stdin)["result"]:
    if each["pid"] == int(sys.argv[1]): print(each["where"], each["moves"])' "$1"; }
is_at() { [ "$(where_is "$1")" = "$2" ]; }
talker() { "$ROOST" ctl --on 1 processes | python3 -c 'import json, sys
print(*[each["pid"] for each in json.load(sys.stdin)["result"] if each["command"].startswith("python3") and each["state"] == "HOME"])'; }
# Not the wrapper that it is run by: /proc knows what has opened the data, which it does just before it waits.
talker_waits() { [ -n "$(talker)" ] && [ -n "$(reader)" ]; }
reader() { find /proc/[0-9]*/fd -lname "$SCRATCH/data" 2> /dev/null | cut -d/ -f3; }
# Asking the engine takes a JVM seconds on a busy machine: that it is traced no more is seen at once.
is_free() { grep -q '^TracerPid:[[:space:]]*0$' "/proc/$1/status"; }
comes_home() {
  local runner pid seen began ended
  "$ROOST" run -- python3 "$TOP/itests/launcher/talk.py" "$1" "$SCRATCH/go" "$SCRATCH/data" & runner=$!
  if ! eventually 30 talker_waits; then not_ok "whatTalksIn_$1_ComesHome" 'it did not start'; return; fi
  pid=$(talker) seen=$(reader)
  if ! eventually 20 "$ROOST" migrate "$pid" node2 > "$SCRATCH/out" 2>&1; then not_ok "whatTalksIn_$1_ComesHome" "$(cat "$SCRATCH/out")"; return; fi
  began=$(date +%s%N)
  echo > "$SCRATCH/go"
  eventually "$2" is_free "$seen"
  ended=$(date +%s%N)
  if eventually "$2" is_at "$pid" 'node1 2'; then
    ok "whatTalksIn_$1_ComesHome"
    echo "# after $(((ended - began) / 1000000)) ms; the aim is 5000 on a machine that is not busy"
  else
    not_ok "whatTalksIn_$1_ComesHome" "$(where_is "$pid")"
  fi
  kill "$runner"; wait "$runner" 2> /dev/null
}
comes_home calls 60
comes_home bytes 60

old=$(service node2 "$AGENT"); kill -KILL "$old"
if eventually 60 another node2 "$AGENT" "$old" && eventually 60 all_ready node2; then ok killedAgentComesBackAndSeesAll; else not_ok killedAgentComesBackAndSeesAll "$(ready_nodes node2) of 3"; fi
old=$(service node3 "$ENGINE"); kill -KILL "$old"
if eventually 60 another node3 "$ENGINE" "$old" && eventually 60 status_answers node3; then ok killedEngineComesBack; else not_ok killedEngineComesBack 'no answer'; fi
old=$(service node1 "$BROKER"); kill -KILL "$old"
if eventually 60 another node1 "$BROKER" "$old" && eventually 20 all_ready node3; then ok killedBrokerComesBackAndThePictureIsRight; else not_ok killedBrokerComesBackAndThePictureIsRight "$(ready_nodes node3) of 3"; fi
kill -KILL "$(process_one node3)"
"$ROOST" up > /dev/null 2>&1; same upBringsAKilledNodeBack 0 $?
same everyNodeSeesTheOneThatIsBack 3 "$(ready_nodes node1)"

mapfile -t ALL < <(find "$(cgroup_root)"/roost-"$(cluster_name)"-* -name cgroup.procs -exec cat {} +)
kill -KILL "$(service node1 "$ENGINE")" "$(service node2 "$AGENT")" "$(process_one node3)"
"$ROOST" down 2> /dev/null; same downAfterKillsEndsWith0 0 $?
wait $SLEEPER 2> /dev/null
same noCgroupIsLeft '' "$(find "$(cgroup_root)" -maxdepth 1 -name "roost-$(cluster_name)-*")"
same noMountIsLeft '' "$(grep -F "$ROOST_RUN" /proc/mounts)"
same noProcessIsLeft '' "$(left_of "${ALL[@]}")"

for wrong in none 0.5,0.5 0.01; do
  "$ROOST" up --bare --cpus "$wrong" 3 > "$SCRATCH/out" 2>&1; same "cpusThatCannotBe_${wrong}_EndWith1InOneLine" '1 1' "$? $(wc -l < "$SCRATCH/out")"
done
"$ROOST" up --bare --cpus 2,0.25 2 > /dev/null 2>&1; same limitedNodesStart 0 $?
# Two seconds of computing by two processes: what they may use together, and a tenth for what the kernel gives at first.
used=$("$ROOST" run --on node2 -- perl -MTime::HiRes=time -e 'my $end = time + 2; my $child = fork // die; 1 while time < $end; exit unless $child; wait; my @t = times; print $t[0] + $t[1] + $t[2] + $t[3]')
if awk -v used="$used" 'BEGIN { exit !(used > 0 && used < 0.6) }'; then ok limitedNodeGetsItsPartOnly; else not_ok limitedNodeGetsItsPartOnly "$used s of 2, and the limit is 0.25"; fi
"$ROOST" down 2> /dev/null
same noLimitIsLeft '' "$(find /sys/fs/cgroup -maxdepth 2 -name "roost-$(cluster_name)-*")"
finish

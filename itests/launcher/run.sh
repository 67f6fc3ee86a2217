#!/usr/bin/env bash
# What ./roost run keeps: exit codes, signals, environment, descriptors, limits. Needs nodes that are up.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
cd "$SCRATCH" || exit 1
run() { "$ROOST" run "$@"; }

run -- sh -c 'exit 7'; same exitCodeIsTheCommands 7 $?
run -- sh -c 'exit 255'; same exitCode255IsKept 255 $?
run -- no-such-command 2> err; same unknownCommandEndsWith127 127 $?
same unknownCommandIsNamed 'roost run: no-such-command: No such file or directory' "$(cat err)"
run -- /etc/passwd 2> err; same unexecutableCommandEndsWith126 126 $?
(run --on 31 -- true) 2> err; same unknownNodeEndsWith125 125 $?

# Python asks the kernel how its child ended; a shell would only say 128+N.
ended_by() { python3 -c 'import subprocess, sys; print(-subprocess.run(sys.argv[1:]).returncode)' "$@"; }
for signal in TERM INT HUP KILL SEGV USR1; do
  number=$(kill -l $signal)
  same "commandEndedBySIG${signal}EndsRunBySIG$signal" "$number" "$(ended_by "$ROOST" run -- sh -c "kill -$signal \$\$")"
done

same namesOfArgumentsArriveUnchanged 'a b|c*|$d||e' "$(run -- sh -c 'printf "%s|%s|%s|%s|%s" "$@"' x 'a b' 'c*' '$d' '' e)"
same workingDirectoryIsKept "$SCRATCH" "$(run -- pwd)"
same environmentIsKept 'yes' "$(ROOST_TRIAL=yes run -- sh -c 'echo $ROOST_TRIAL')"
env > here
run -- env > there
same environmentHasNothingMore '' "$(grep -vE '^(_|SHLVL)=' there | sort | comm -13 <(grep -vE '^(_|SHLVL)=' here | sort) -)"
same umaskIsKept 0027 "$(umask 027; run -- sh -c umask)"
same limitsAreKept 123 "$(ulimit -n 123; run -- sh -c 'ulimit -n')"
same userIsKept "$(id -u):$(id -g)" "$(run -- sh -c 'echo $(id -u):$(id -g)')"
same inheritedDescriptorIsKept 'through 5' "$(echo through 5 > five; run -- sh -c 'cat <&5' 5< five)"
same onlyInheritedDescriptorsAreOpen "$(ls /proc/self/fd)" "$("$ROOST" run -- ls /proc/self/fd)"
same ignoredSignalStaysIgnored alive "$(trap '' USR1; run -- sh -c 'kill -USR1 $$; echo alive')"
same signalMaskIsEmpty 0000000000000000 "$(run -- sh -c 'sed -n "s/^SigBlk:.//p" /proc/self/status')"
same cgroupIsRoost '0::/roost' "$(run -- grep ^0: /proc/self/cgroup)"
same pidNamespaceIsTheNodes roost-node1 "$(run -- sh -c 'tr -d "\0" < /proc/1/cmdline')"
same hostNameIsTheNodes node2 "$(run --on node2 -- hostname)"
same homesFilesDoNotExistOnNode2 '' "$(run --on node2 -- sh -c "ls -d '$SCRATCH' '$TOP' /home/* /root/* /work 2> /dev/null")"
same node2CannotWriteToHomesPrograms 1 "$(run --on node2 -- sh -c 'touch /usr/bin/roost-trial 2> /dev/null; echo $?')"

same pipelineSeesEndOfFile 3 "$(run -- sh -c 'printf "1\n2\n3\n"' | wc -l)"
same readerThatLeavesEndsTheWriter y "$(timeout 10 "$ROOST" run -- yes | head -n 1)"
"$ROOST" run -- sh -c 'exec 1>&-; while [ ! -e go ]; do sleep 0.05; done' | { cat > /dev/null; : > go; }
ok closedOutputIsSeenBeforeTheEnd

# Signals that are sent to the process that the shell knows.
cat > polite.sh <<'END'
trap 'echo got TERM >> seen; exit 3' TERM
: > ready
while :; do sleep 0.05; done
END
"$ROOST" run -- bash polite.sh &
eventually 10 test -e ready || not_ok commandStarts 'it did not'
kill -TERM $!
wait $!
same signalToRunReachesTheCommand '3 got TERM' "$? $(cat seen)"

rm -f ready seen
"$ROOST" run -- bash polite.sh &
eventually 10 test -e ready
inside=$(pgrep -nf polite.sh)
kill -KILL $!
wait $! 2> /dev/null
if eventually 5 test ! -d "/proc/$inside"; then ok killedRunTakesTheCommandWithIt; else not_ok killedRunTakesTheCommandWithIt "$inside lives"; fi

rm -f ready seen
"$ROOST" run -- bash polite.sh &
eventually 10 test -e ready
kill -KILL "$(pgrep -nf polite.sh)"
wait $! 2> /dev/null
same killedCommandEndsRunBySIGKILL 137 $?

timeout -s INT 0.5 "$ROOST" run -- sleep 20; same timeoutEndsTheCommand 124 $?
finish

# Sourced by roost: all tests, part by part, and one line at the end that counts them.

. "$ROOST_PARTS/machine.sh"
. "$ROOST_PARTS/build.sh"

TEST_PARTS='modules appliance engine storm launcher nodes image'
LONG=
SCRIPTS=
PASSED=0
FAILED=0

describe_parts() {
  cat <<'END'
The parts of ./roost test, in the order in which they run:
  modules    every Maven module: unit tests, struct layouts against the C headers, the table of system calls, the import
             order of packages, the distribution and its features in a container of its own (Pax Exam), schemas
  appliance  the image's own programs, without a machine: settings of a node and their faults, what
             starts engine and agent again when they do not answer
  engine     C programs and real ones, natively and moved, and what happens when things break
  storm      programs whose processes are moved at random moments, beside runs that nobody touched
  launcher   ./roost run and its terminal; ./roost down after kills; nodes without engine and agent
  nodes      three whole nodes: what they see, what is started again, what is left behind; jobs on them;
             docs/howto-write-a-policy.md as somebody follows it, up to its policy on a node that runs;
             what policies do to programs: nothing for nothing, nothing lost, who misbehaves is contained
  image      the disk image is built; its slots are updated; it is booted in an emulator until engine and agent answer.
             With --long before the parts, every machine of ./roost image test: about two hours
END
}

run_tests() {
  [ "${1:-}" != --long ] || { LONG=1; shift; }
  local part parts=$* began=$SECONDS
  if [ "$parts" = list ]; then describe_parts; return; fi
  for part in $parts; do
    case " $TEST_PARTS " in *" $part "*) ;; *) die "test: there is no part $part; the parts are: $TEST_PARTS" ;; esac
  done
  need_root
  prepare_machine test
  mkdir -p "$ROOST_HOME/log"
  STARTED=$ROOST_HOME/log/test.begin FLAKES=$ROOST_HOME/log/test.flakes
  : > "$STARTED" > "$FLAKES"
  for part in ${parts:-$TEST_PARTS}; do
    say "test: $part"
    "test_$part"
  done
  show_faults
  say "test: $((SECONDS - began)) s"
  printf '%s passed, %s failed\n' "$PASSED" "$FAILED"
  [ "$FAILED" = 0 ]
}

test_modules() { maven_tests modules install; }

test_appliance() {
  SCRIPTS=$ROOST_TOP/image-builder/test/node
  script settings.pl
  script setup.sh
  script watch.pl
  script screen.pl
  SCRIPTS=
}

# These tests mostly wait for programs: three classes at a time.
test_engine() { JAVA_HOME=$ROOST_JDK maven_tests engine -f itests/engine/pom.xml -Dengine.forks=3 test; }

test_storm() { maven_tests storm -f itests/storm/pom.xml test; }

# maven_tests NAME ARGUMENT…: counts by the results that Maven prints for each module (reports of a second try replace
# those of the first), so that a module that was never reached is missed by nobody: Maven's own failure without a
# failed test is one.
maven_tests() {
  local name=$1 status counted
  shift
  # Real processes on a shared machine: a test that fails is tried twice more, and counted as a flake in the summary.
  maven "$name" -fae -Dsurefire.rerunFailingTestsCount=2 "$@"
  status=$?
  counted=$(grep -E '^\[[A-Z]+\] Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+(, Flakes: [0-9]+)?$' \
    "$ROOST_HOME/log/$name.log" | awk -F '[:,] *' '
    { all += $2; bad += $4 + $6; skipped += $8 }
    END { print all - bad - skipped, bad + 0, skipped + 0 }')
  local good bad skipped
  read -r good bad skipped <<< "${counted:-0 0 0}"
  if [ $status != 0 ] && [ "$bad" = 0 ]; then
    bad=1
    say "test: $name: Maven failed outside the tests; see $ROOST_HOME/log/$name.log"
  fi
  PASSED=$((PASSED + good))
  FAILED=$((FAILED + bad))
  say "test: $name: $good passed, $bad failed, $skipped skipped"
}

# Nodes of the tests have a home of their own: those that the user has up go on.
test_launcher() {
  script leftovers.sh 3
  ROOST_HOME=$ROOST_HOME/test "$ROOST_TOP/roost" up --bare 2
  script run.sh
  script terminal.py
  ROOST_HOME=$ROOST_HOME/test "$ROOST_TOP/roost" down
}

test_nodes() {
  script nodes.sh
  script queue.sh
  script howto.sh
  script placement.sh
}

# Without --long what takes minutes. An image is of the packages in its lock: when Debian has others by now, that is for a person
# to accept, and no fault of the sources.
test_image() {
  local log=$ROOST_HOME/log/image.log names=(slots boots_by_uefi_until_engine_and_agent_are_ready)
  [ -z "$LONG" ] || names=()
  if ! "$ROOST_TOP/roost" image build > "$log" 2>&1; then
    if grep -q 'Debian has moved on' "$log"; then
      say "test: image: left out: $(grep -h 'Debian has moved on' "$log" | tail -n 1)"
      return
    fi
    echo "not ok - imageIsBuilt: $(tail -n 1 "$log")" >> "$log"
    FAILED=$((FAILED + 1))
    return
  fi
  "$ROOST_TOP/roost" image test "${names[@]}" < /dev/null 2> "$log.stderr" | sed -u 's/^  FAULT /not ok - /; s/^  ok  */ok - /' | tee -a "$log" | sed -u 's/^/image: /' >&2
  [ "${PIPESTATUS[0]}" = 0 ] || grep -q '^not ok - ' "$log" || echo "not ok - the tests of the image: $(tail -n 1 "$log.stderr")" >> "$log"
  PASSED=$((PASSED + $(grep -c '^ok - ' "$log")))
  FAILED=$((FAILED + $(grep -c '^not ok - ' "$log")))
}

# script NAME ARGUMENT…: one of itests/launcher, or of SCRIPTS; its lines are counted. One that fails is tried once more, as Maven's are.
script() {
  local name=$1 log=$ROOST_HOME/log/$1.log good bad first
  if ! try_script "$@"; then
    first=$(grep '^not ok - ' "$log" | sed "s/^not ok/$name: flake/")
    say "test: $name failed; once more"
    try_script "$@" && printf '%s\n' "$first" >> "$FLAKES"
  fi
  good=$(grep -c '^ok - ' "$log")
  bad=$(grep -c '^not ok - ' "$log")
  PASSED=$((PASSED + good))
  FAILED=$((FAILED + bad))
}

# It is about signals, and must not inherit that some are ignored, as under nohup(1) or after & in a script.
try_script() {
  local name=$1 log=$ROOST_HOME/log/$1.log status
  shift
  ROOST_HOME=$ROOST_HOME/test env --default-signal=HUP,INT,QUIT "${SCRIPTS:-$ROOST_TOP/itests/launcher}/$name" "$@" < /dev/null 2> "$log.stderr" | tee "$log" | sed "s/^/$name: /" >&2
  status=${PIPESTATUS[0]}
  if [ "$status" != 0 ] && ! grep -q '^not ok - ' "$log"; then
    echo "not ok - it ended with $status: $(tail -n 3 "$log.stderr" | tr '\n' ' ')" >> "$log"
  fi
  ! grep -q '^not ok - ' "$log"
}

# What failed, and what failed at first, once more at the end, where it is looked for.
show_faults() {
  find "$ROOST_HOME/log" -name '*.log' -newer "$STARTED" -exec grep -hE -A 12 '^\[(ERROR|WARNING)\] (Failures|Errors|Flakes):' {} + \
    | grep -vE 'Tests run:|^\[INFO\]|^\[(ERROR|WARNING)\] *$|^--$' >&2
  find "$ROOST_HOME/log" -name '*.log' -newer "$STARTED" -exec grep -H '^not ok - ' {} + | sed 's/.*\/log\///' >&2
  cat "$FLAKES" >&2
  rm -f "$FLAKES" "$STARTED"
}

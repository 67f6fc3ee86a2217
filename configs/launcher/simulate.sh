# Sourced by roost: placement policies on a cluster in virtual time (docs/simulate.md). No nodes and no root are needed.

. "$ROOST_PARTS/machine.sh"
. "$ROOST_PARTS/build.sh"

simulate() {
  build
  local module=$ROOST_TOP/itests/simulator
  maven simulator -f itests/simulator/pom.xml process-classes || die "the simulator did not build; see $ROOST_HOME/log/simulator.log"
  "$ROOST_JDK/bin/java" -cp "$module/target/classes:$(cat "$module/target/simulator-classpath")" \
    dev.roost.simulator.Main "$@"
}

# Sourced by roost: the migration storm of itests/storm (docs/storm.md). It makes engines of its own; no nodes are needed.

. "$ROOST_PARTS/machine.sh"
. "$ROOST_PARTS/build.sh"

storm() {
  need_root
  prepare_machine demo
  build
  local module=$ROOST_TOP/itests/storm
  maven storm -f itests/storm/pom.xml process-classes || die "the storm did not build; see $ROOST_HOME/log/storm.log"
  "$ROOST_JDK/bin/java" --enable-native-access=ALL-UNNAMED "-Droost.tracees=$ROOST_TOP/itests/tracees" \
    "-Droost.storm=$ROOST_HOME/storm" -cp "$module/target/classes:$(cat "$module/target/storm-classpath")" \
    dev.roost.storm.Main "$@"
}

# Sourced by roost: real programs of Debian in migration storms (docs/programs.md). No nodes are needed.

. "$ROOST_PARTS/machine.sh"
. "$ROOST_PARTS/build.sh"

programs() {
  if [ "${1:-}" != list ] && [ "${1:-}" != --help ]; then
    need_root
    prepare_machine programs
  else
    prepare_machine demo
  fi
  build
  local module=$ROOST_TOP/itests/storm
  maven programs -f itests/storm/pom.xml process-classes || die "the suite did not build; see $ROOST_HOME/log/programs.log"
  "$ROOST_JDK/bin/java" --enable-native-access=ALL-UNNAMED "-Droost.top=$ROOST_TOP" "-Droost.storm=$ROOST_HOME/programs" \
    -cp "$module/target/classes:$(cat "$module/target/storm-classpath")" dev.roost.storm.ProgramsMain "$@"
}

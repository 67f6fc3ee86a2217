# Sourced by roost: the benchmarks of itests/bench (docs/bench.md). They make engines of their own; no nodes are needed.

. "$ROOST_PARTS/machine.sh"
. "$ROOST_PARTS/build.sh"

bench() {
  need_root
  case " $* " in
    *' io '*) prepare_machine io ;;
    *) prepare_machine demo ;;
  esac
  build
  local module=$ROOST_TOP/itests/bench
  maven bench -f itests/bench/pom.xml process-classes || die "the benchmarks did not build; see $ROOST_HOME/log/bench.log"
  JAVA_HOME=$ROOST_JDK "$ROOST_JDK/bin/java" --enable-native-access=ALL-UNNAMED "-Droost.top=$ROOST_TOP" \
    -cp "$module/target/classes:$(cat "$module/target/bench-classpath")" dev.roost.bench.Main "$@"
}

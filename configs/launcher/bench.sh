# Sourced by roost: the benchmarks of itests/bench (docs/bench.md). They make engines of their own; no nodes are needed.

. "$ROOST_PARTS/machine.sh"
. "$ROOST_PARTS/build.sh"

bench() {
  need_root
  if [ "${1:-}" = balance ]; then
    shift
    bench_balance "$@"
    return
  fi
  case " $* " in
    *' io '*) prepare_machine io ;;
    *) prepare_machine demo ;;
  esac
  build
  local module=$ROOST_TOP/itests/bench
  maven bench -f itests/bench/pom.xml process-classes || die "the benchmarks did not build; see $ROOST_HOME/log/bench.log"
  JAVA_HOME=$ROOST_JDK "$ROOST_JDK/bin/java" --enable-native-access=ALL-UNNAMED "-Droost.top=$ROOST_TOP" \
    -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
    -cp "$module/target/classes:$(cat "$module/target/bench-classpath")" dev.roost.bench.Main "$@"
}

# Four slow nodes of a cluster of its own, many jobs, and how soon they are done.
bench_balance() {
  prepare_machine demo
  build
  export ROOST_HOME=$ROOST_HOME/balance
  mkdir -p "$ROOST_HOME"
  gcc -O2 -o "$ROOST_HOME/work" "$ROOST_TOP/itests/bench/src/main/c/work.c" || die 'bench: work.c did not compile'
  /usr/bin/python3 -B "$ROOST_PARTS/balance.py" "$ROOST_TOP/roost" "$ROOST_HOME/work" "$ROOST_HOME/jobs" "$@"
}

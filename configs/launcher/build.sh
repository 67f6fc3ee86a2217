# Sourced by roost: Maven, and the directory from which nodes run.

. "$ROOST_PARTS/machine.sh"
. "$ROOST_PARTS/train.sh"

COPY_DEPENDENCIES=org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies
# What nodes run: engine/*.jar and agent/, once build has made it. Set by the user, it is taken as it is.
ROOST_DIST=${ROOST_DIST:-}
BUILDS=$ROOST_TOP/.roost/builds

# One directory per state of the sources, so that a build never changes what running nodes use.
source_state() {
  (cd "$ROOST_TOP" && git ls-files -z -co --exclude-standard -- pom.xml bundles features configs/agent \
    | xargs -0 sha256sum 2> /dev/null | sha256sum | cut -c1-12)
}

build() {
  if [ -n "$ROOST_DIST" ]; then
    [ -d "$ROOST_DIST/engine" ] && [ -x "$ROOST_DIST/agent/bin/roost-agent" ] \
      || die "ROOST_DIST=$ROOST_DIST is not what nodes run; it holds engine/*.jar and agent/, as $BUILDS/* do"
    return
  fi
  [ -n "$ROOST_JDK" ] || prepare_machine nodes
  mkdir -p "$ROOST_HOME/log" "$BUILDS"
  exec 9> "$BUILDS/lock"
  flock -n 9 || { say 'build: waiting for another build of this checkout'; flock 9; }
  ROOST_DIST=$BUILDS/$(source_state)
  if [ ! -d "$ROOST_DIST" ]; then
    say 'build: compiling; the first time Maven fetches what it needs, which takes a few minutes'
    maven build -DskipTests install || die "the build failed; see $ROOST_HOME/log/build.log"
    assemble
  fi
  exec 9>&-
}

# maven NAME ARGUMENT…: runs Maven with its output in log/NAME.log, and shows which module it is at.
maven() {
  local log=$ROOST_HOME/log/$1.log name=$1 status
  shift
  forget_other_jdks
  (cd "$ROOST_TOP" && mvn -B -ntp "$@" < /dev/null 2>&1) | tee "$log" | show_progress "$name"
  status=${PIPESTATUS[0]}
  [ "$status" = 0 ] || grep -E '^\[ERROR\]' "$log" | head -n 15 >&2
  return "$status"
}

# Line by line: mawk would wait until it has read 4096 bytes, which takes minutes in a long test.
show_progress() {
  sed -unE \
    -e "s/^\[INFO\] Building (Roost.*) [^ ]+ +(\[[0-9]+\/[0-9]+\])$/$1: \1 \2/p" \
    -e '/Tests run:.*(Time elapsed|-- in)/{' \
    -e 's/, Errors: 0, Skipped: 0//' \
    -e "s/^\[(INFO|WARNING|ERROR)\] (.*)$/$1:   \2/p" \
    -e '}' >&2
}

# The toolchain plugin keeps a list of JDKs that it does not renew.
forget_other_jdks() {
  local list=$HOME/.m2/discovered-jdk-toolchains-cache.xml
  [ ! -f "$list" ] || grep -qF "$ROOST_JDK" "$list" || rm -f "$list"
}

assemble() {
  local new=$ROOST_DIST.new old
  say 'build: putting together what nodes run'
  rm -rf "$new"
  mkdir -p "$new/engine" "$new/agent"
  (cd "$ROOST_TOP" && mvn -B -ntp -q -f bundles/engine/pom.xml $COPY_DEPENDENCIES -DincludeScope=runtime \
    "-DoutputDirectory=$new/engine" < /dev/null > "$ROOST_HOME/log/assemble.log" 2>&1) \
    || die "the engine's jars could not be gathered; see $ROOST_HOME/log/assemble.log"
  cp "$ROOST_TOP"/bundles/engine/target/roost-engine-*.jar "$new/engine/" || die 'the engine has not been built'
  tar -xzf "$ROOST_TOP"/features/distribution/target/roost-agent-*.tar.gz --strip-components=1 -C "$new/agent" \
    || die 'the agent has not been built'
  chmod -R a+rX "$new"
  train_agent "$new"
  mv "$new" "$ROOST_DIST"
  # The newest three stay: nodes may be up with one of them.
  ls -1dt "$BUILDS"/*/ | tail -n +4 | while read -r old; do
    grep -qF "dist=${old%/}" "$ROOST_TOP"/.roost/run/cluster.conf "$ROOST_TOP"/.roost/*/run/cluster.conf 2> /dev/null || rm -rf "$old"
  done
}

# fmt [--check]: google-java-format over all Java files but the tables, which say so themselves.
fmt() {
  prepare_machine nodes
  local version=1.28.0 jar
  jar=$HOME/.m2/repository/com/google/googlejavaformat/google-java-format/$version/google-java-format-$version-all-deps.jar
  [ -f "$jar" ] || (cd "$ROOST_TOP" && mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get \
    -Dartifact=com.google.googlejavaformat:google-java-format:$version:jar:all-deps) || die 'google-java-format could not be had'
  local action=--replace part exports=
  for part in api code file parser tree util; do
    exports="$exports --add-exports=jdk.compiler/com.sun.tools.javac.$part=ALL-UNNAMED"
  done
  [ "${1:-}" != --check ] || action='--dry-run --set-exit-if-changed'
  (cd "$ROOST_TOP" && git ls-files -z -co --exclude-standard -- '*.java' | xargs -0 grep -LZF '// @formatter:off' \
    | xargs -0 "$ROOST_JDK/bin/java" $exports -jar "$jar" $action) \
    || die 'the files above are not formatted; ./roost fmt mends them'
}

#!/usr/bin/env bash
# docs/howto-write-a-policy.md as somebody follows it: its commands, its files, and its policy on a node that runs. Starts one.
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
PAGE=$TOP/docs/howto-write-a-policy.md
BUNDLE=bundles/policy-memory

# A checkout of its own, with what the build of one module reads.
mkdir -p "$SCRATCH/checkout/bundles"
cp "$TOP/pom.xml" "$SCRATCH/checkout/"
cp "$TOP/bundles/pom.xml" "$SCRATCH/checkout/bundles/"
cp -r "$TOP/bundles/policy-hold" "$SCRATCH/checkout/bundles/"
cd "$SCRATCH/checkout" || exit 1

# section NUMBER: its commands, which are indented.
section() { awk -v section="## $1." '/^```/ { code = !code } /^## / { here = index($0, section) == 1 } here && !code && /^    / { print substr($0, 5) }' "$PAGE"; }
# The page names a file, then shows it.
files() {
  perl -0777 -ne 'while (/`(bundles\/\S+\.java)`.*?```java\n(.*?)```/gs) {
    my ($file, $text) = ($1, $2);
    system("mkdir", "-p", $file =~ s{/[^/]*$}{}r);
    open(my $out, ">", $file) or die "$file: $!\n";
    print $out $text;
    print "$file\n"
  }' "$PAGE"
}
section 1 > commands
bash -eu commands > out 2>&1; same moduleIsMadeByItsCommands 0 $?
same pageHasPolicyAndTest 2 "$(files | wc -l)"
printf '/** Moves what is big when memory is short. */\npackage dev.roost.policy.memory;\n' > $BUNDLE/src/main/java/dev/roost/policy/memory/package-info.java
# Nobody's repository is to have it afterwards.
section 3 | sed 's/mvn /mvn -B -Dmaven.install.skip=true /' > commands
if (bash -eu commands) > out 2>&1; then ok itIsBuiltAndPassesItsContract; else not_ok itIsBuiltAndPassesItsContract "$(grep ERROR out | head -n 3)"; fi

"$ROOST" up 1 2> up.log || not_ok nodeIsUp "$(tail -n 3 up.log | tr '\n' ' ')"
cp $BUNDLE/target/roost-policy-memory-0.1.0-SNAPSHOT.jar /tmp/
policies() { "$ROOST" policy --json | python3 -c 'import json, sys; [print(p["name"], "active" if p["active"] else "") for p in json.load(sys.stdin)]' 2> /dev/null; }
decides() { policies | grep -qx "$1 active"; }
known() { policies | grep -q "^$1 "; }
gone() { known load && ! policies | grep -q -e '^memory ' -e ' active$'; }
# typed NAME WORD…: that line of the page, on the console.
typed() {
  local name=$1 line
  shift
  line=$(section 4 | grep "^$*" | sed 's/ *#.*//')
  if [ -n "$line" ] && "$ROOST" console "$line" > out 2>&1; then ok "$name"; else not_ok "$name" "$line: $(cat out)"; fi
}
typed bundleIsInstalled bundle:install
if eventually 30 known memory; then ok itIsListed; else not_ok itIsListed "$(policies | tr '\n' ' ')$(cat out)"; fi
typed policyIsChosen roost:policy use memory
if eventually 30 decides memory; then ok itDecides; else not_ok itDecides "$(policies | tr '\n' ' ')$(cat out)"; fi
typed bundleIsUpdated bundle:update
if eventually 30 decides memory; then ok itDecidesAfterAnUpdate; else not_ok itDecidesAfterAnUpdate "$(policies | tr '\n' ' ')$(cat out)"; fi
typed bundleIsUninstalled bundle:uninstall
if eventually 30 gone; then ok nothingDecidesWhenItIsGone; else not_ok nothingDecidesWhenItIsGone "$(policies | tr '\n' ' ')$(cat out)"; fi
typed anotherIsChosen roost:policy use opportunity-cost,load
if eventually 30 decides opportunity-cost; then ok anotherDecides; else not_ok anotherDecides "$(policies | tr '\n' ' ')$(cat out)"; fi

rm -f /tmp/roost-policy-memory-0.1.0-SNAPSHOT.jar
"$ROOST" down 2> down.log
finish

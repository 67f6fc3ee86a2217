# Sourced by the launcher's tests: one line per behaviour, "ok - NAME" or "not ok - NAME: what was seen".

TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
ROOST=$TOP/roost
export ROOST_HOME=${ROOST_HOME:-$TOP/.roost/test}    # nodes of the tests are not those of the user
SCRATCH=$(mktemp -d)
FAILED=0

ok() { printf 'ok - %s\n' "$1"; }
not_ok() { FAILED=1; printf 'not ok - %s: %s\n' "$1" "$2"; }

# same NAME EXPECTED SEEN
same() { if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "expected \"$2\", saw \"$3\""; fi; }

# eventually SECONDS COMMAND…: polls until it succeeds.
eventually() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.05
  done
}

finish() { rm -rf "$SCRATCH"; exit $FAILED; }

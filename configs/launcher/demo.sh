# Sourced by roost: the demo. The story itself is in demo.py.

. "$ROOST_PARTS/cluster.sh"

demo() {
  [ $# = 0 ] || die 'demo: it takes no arguments'
  need_root
  prepare_machine demo
  local mine= status
  if [ -z "$(process_one switch)" ]; then
    mine=yes
    trap 'down' EXIT
    up 3
  fi
  [ "$(wc -w <<< "$(conf nodes)")" -ge 3 ] || die 'demo: it needs three nodes; ./roost down ends those that are up'
  mkdir -p "$ROOST_HOME/demo"
  /usr/bin/python3 -B "$ROOST_PARTS/demo.py" "$ROOST_TOP/roost" "$ROOST_HOME/demo" "$(process_one node1)"
  status=$?
  [ -z "$mine" ] || { trap - EXIT; down; }
  exit $status
}

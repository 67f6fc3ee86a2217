# Sourced by cluster.sh: waits until every node sees every other, and tells what it waits for.

declare -A STAGE

wait_ready() {
  local id nodes waiting end=$((SECONDS + READY_LIMIT))
  nodes=$(conf nodes)
  STAGE=()
  while true; do
    waiting=
    for id in $nodes; do
      [ "${STAGE[$id]:-}" = ready ] || advance "$id" "$nodes"
      [ "${STAGE[$id]:-}" = ready ] || waiting="$waiting $id"
    done
    [ -n "$waiting" ] || break
    [ $SECONDS -lt $end ] || not_ready $waiting
    sleep 0.3
  done
  say ''
  nodes
}

# One step for one node: engine answers, agent answers, sees all.
advance() {
  local id=$1 nodes=$2 pid
  pid=$(process_one "$id")
  [ -n "$pid" ] || die "$id ended while it was starting; see $ROOST_RUN/switch.log and $ROOST_RUN/nodes/$id/log"
  case ${STAGE[$id]:-} in
    '')
      engine_answers "$pid" || return 0
      STAGE[$id]=engine
      say "up: $id: the engine answers" ;;
    engine)
      console_answers "$pid" "$id" || return 0
      STAGE[$id]=agent
      say "up: $id: the agent answers" ;;
    agent)
      local seen wanted
      wanted=$(wc -w <<< "$nodes")
      seen=$(nodes_seen "$id")
      [ "$seen" = "$wanted" ] || return 0
      STAGE[$id]=ready
      say "up: $id: sees $seen of $wanted nodes" ;;
  esac
}

engine_answers() {
  perl -MIO::Socket::UNIX -e 'exit !IO::Socket::UNIX->new(Peer => $ARGV[0])' "/proc/$1/root/run/roost/engine.sock"
}

console_answers() {
  nsenter --net="/proc/$1/ns/net" perl -MIO::Socket::INET \
    -e 'exit !IO::Socket::INET->new(PeerAddr => $ARGV[0], Timeout => 1)' "10.77.0.${2#node}:$CONSOLE_PORT"
}

# How many nodes are ready in a node's own picture; none without its broker, as a node alone would see itself.
nodes_seen() {
  local seen
  seen=$(console_command "$1" roost:nodes --json 2> /dev/null)
  if grep -qE '"connected" ?: ?true' <<< "$seen"; then grep -oE '"state" ?: ?"READY"' <<< "$seen" | wc -l; else echo 0; fi
}

# Says what each node lacks, and shows the end of the log of the first.
not_ready() {
  local id log=
  for id in "$@"; do
    local directory=$ROOST_RUN/nodes/$id
    case ${STAGE[$id]:-} in
      '') say "up: $id: its engine does not answer"; log=${log:-$directory/log/engine.log} ;;
      engine) say "up: $id: its agent does not answer"; log=${log:-$directory/log/agent.log} ;;
      agent) say "up: $id: it sees only $(nodes_seen "$id") nodes"; log=${log:-$directory/agent/data/log/agent.log} ;;
    esac
  done
  say "up: the end of $log:"
  tail -n 8 "$log" >&2
  die "not ready after $READY_LIMIT s; the nodes stay up to be looked at, ./roost down ends them"
}

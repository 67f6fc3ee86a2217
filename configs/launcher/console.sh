# Sourced by roost: commands of a node's agent over its ssh console, and of its engine over its socket.

# console_ssh NODE SSH-OPTION [COMMAND]: the console listens in the node's own network only.
console_ssh() {
  local id=$1 option=$2
  shift 2
  nsenter --net="/proc/$(process_one "$id")/ns/net" ssh -F /dev/null -o BatchMode=yes -o LogLevel=ERROR -o ConnectTimeout=5 -o ServerAliveInterval=60 \
    -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -i "$ROOST_RUN/operator" -p 8101 "$option" "roost@10.77.0.${id#node}" "$@"
}

# console_command NODE COMMAND ARGUMENT…: each argument reaches the command as it is.
console_command() {
  local id=$1 line=$2 argument
  shift 2
  for argument in "$@"; do
    case $argument in
      ''|*[!A-Za-z0-9_./:=-]*) line="$line '${argument//\'/\'\\\'\'}'" ;;
      *) line="$line $argument" ;;
    esac
  done
  local output status
  # Karaf closes the connection before it says goodbye, which ssh reports although everything has arrived.
  output=$(console_ssh "$id" -T "$line" < /dev/null 2> >(grep -v '^Connection to .* closed by remote host' >&2))
  status=$?
  [ -z "$output" ] || printf '%s\n' "$output"
  if [ $status = 255 ] && [ -n "$output" ]; then status=0; fi
  return $status
}

# agent_command NAME [ARGUMENT…]: takes --on NODE out, wherever it stands.
agent_command() {
  local name=$1 id=node1 arguments=()
  shift
  need_root
  while [ $# -gt 0 ]; do
    case $1 in
      --on) [ $# -gt 1 ] || die "$name: --on needs a node, for example --on node2"; id=$(node_id "$2") || exit; shift ;;
      *) arguments+=("$1") ;;
    esac
    shift
  done
  need_node "$id"
  [ -z "$(conf bare)" ] || die "the nodes are bare (up --bare): they have no agent"
  console_command "$id" "roost:$name" "${arguments[@]}"
}

ps() { agent_command ps "$@"; }
nodes() { agent_command nodes "$@"; }
migrate() { agent_command migrate "$@"; }
why() { agent_command why "$@"; }
freeze() { agent_command freeze "$@"; }
thaw() { agent_command thaw "$@"; }
policy() { agent_command policy "$@"; }
node() { agent_command node "$@"; }
syscalls() { agent_command syscalls "$@"; }
doctor() { agent_command doctor "$@"; }

console() {
  need_root
  local id=node1
  case ${1:-} in node[0-9]*|[0-9]|[0-9][0-9]) id=$(node_id "$1"); shift ;; esac
  need_node "$id"
  if [ $# -gt 0 ]; then
    console_command "$id" "$@"
  else
    say "the console of $id; Ctrl-D leaves it, help lists the commands, roost:<Tab> Roost's own"
    console_ssh "$id" -t
  fi
}

ctl() {
  need_root
  local id=node1
  if [ "${1:-}" = --on ]; then
    [ $# -gt 1 ] || die 'ctl: --on needs a node, for example --on node2'
    id=$(node_id "$2") || exit
    shift 2
  fi
  [ $# -gt 0 ] || die 'ctl: it is ctl [--on NODE] OP [KEY=VALUE…], for example ctl why pid=1234'
  need_node "$id"
  local jars
  jars=$(find "$(conf dist)"/agent/{system,lib/boot} -name 'roost-engine-client-*.jar' -o -name 'roost-api-*.jar' -o -name 'jackson-*.jar' -o -name 'pax-logging-api-*.jar' -o -name 'osgi.core-*.jar' | tr '\n' ':')
  exec "$(conf jdk)/bin/java" -XX:TieredStopAtLevel=1 -Xshare:auto -cp "$jars" dev.roost.engine.client.EngineCtl \
    "/proc/$(process_one "$id")/root/run/roost/engine.sock" "$@"
}

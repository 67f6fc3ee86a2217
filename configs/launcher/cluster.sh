# Sourced by roost: up and down. docs/nodes.md says what a node is made of.

AGENT_UID=64737      # no user of Debian has it: what the agent may read, nobody else may
NODES_LIMIT=32
READY_LIMIT=120      # seconds until every node must see every other
DOWN_LIMIT=25        # seconds that nodes have to end by themselves

. "$ROOST_PARTS/machine.sh"
. "$ROOST_PARTS/build.sh"
. "$ROOST_PARTS/console.sh"
. "$ROOST_PARTS/settings.sh"
. "$ROOST_PARTS/ready.sh"

# up [--bare] [--cpus C[,C…]] [N]: --bare makes the nodes without engine and agent, for tests of the nodes themselves;
# --cpus gives each node C CPUs' time, or each its own.
up() {
  local bare= wanted=3 cpus=
  while [ $# -gt 0 ]; do
    case $1 in
      --bare) bare=yes ;;
      --cpus)
        [ $# -gt 1 ] || die 'up: --cpus needs CPUs, for example --cpus 0.5 or --cpus 0.5,1,1'
        cpus=$2; shift ;;
      [1-9]|[1-9][0-9]) wanted=$1 ;;
      *) die "up: $1 is not a number of nodes; it is up [--cpus C[,C…]] [N], N from 1 to $NODES_LIMIT" ;;
    esac
    shift
  done
  [ "$wanted" -le $NODES_LIMIT ] || die "up: $wanted nodes are too many; at most $NODES_LIMIT"
  cpus=$(cpus_of_each "$cpus" "$wanted") || exit
  need_root
  [ -n "$(cgroup_root)" ] || die 'cgroup2 is not mounted; this brings it: mount -t cgroup2 none /sys/fs/cgroup'
  prepare_machine nodes
  if [ -n "$(process_one switch)" ]; then
    revive
  else
    [ -n "$bare" ] || build
    sweep
    write_cluster "$wanted" "$bare" "$cpus"
    start_switch
  fi
  [ -n "$(conf bare)" ] || wait_ready
}

# cpus_of_each LIST N: a value for each of N nodes, separated by commas; nothing if LIST is empty.
cpus_of_each() {
  awk -v list="$1" -v nodes="$2" 'BEGIN {
    have = split(list, each, ",")
    for (i = 1; i <= have; i++) if (each[i] !~ /^[0-9]*\.?[0-9]+$/ || each[i] < 0.05) bad = 1
    if (bad || (have > 1 && have != nodes)) exit 1
    for (i = 1; have && i <= nodes; i++) printf "%s%s", (i > 1 ? "," : ""), (have > 1 ? each[i] : each[1])
  }' || die "up: --cpus $1: it is one number of CPUs, or one for each of the $2 nodes, each at least 0.05"
}

# Nodes that were killed come back; the number of nodes stays.
revive() {
  local id down=
  for id in $(conf nodes); do [ -n "$(process_one "$id")" ] || down="$down $id"; done
  if [ -z "$down" ]; then
    say "up: $(conf nodes) are up already"
    return
  fi
  say "up: starting$down again"
  kill -HUP "$(process_one switch)"
  for id in $down; do
    wait_for 10 "$id" node_is_up "$id" || die "$id did not start; see $ROOST_RUN/nodes/$id/log/node.log"
  done
}

node_is_up() { [ -n "$(process_one "$1")" ]; }

write_cluster() {
  local wanted=$1 bare=$2 cpus=$3 number nodes=
  for number in $(seq "$wanted"); do nodes="$nodes node$number"; done
  mkdir -p "$ROOST_RUN/nodes" "$ROOST_RUN/nothing"
  chmod 0700 "$ROOST_RUN"
  cat > "$ROOST_RUN/cluster.conf" <<END
name=$(cluster_name)
nodes=${nodes# }
cgroot=$(cgroup_root)
jdk=$ROOST_JDK
dist=${ROOST_DIST:-$ROOST_RUN/nothing}
agent_uid=$AGENT_UID
bare=$bare
cpus=$cpus
END
  [ -n "$bare" ] || make_authority
  for number in $(seq "$wanted"); do write_node "$number" "$bare"; done
}

write_node() {
  local number=$1 bare=$2 id=node$1
  local directory=$ROOST_RUN/nodes/$id
  mkdir -p "$directory"/{keys,etc,state,log,agent/etc,root}
  chmod 0700 "$directory/state" "$directory/etc"
  chmod 0750 "$directory/keys"
  : > "$directory/etc/services"
  if [ -z "$bare" ]; then
    issue_certificate "$id" "$directory/keys"
    write_engine "$number" "$directory"
    write_agent "$number" "$directory"
  fi
  chown -R "$AGENT_UID:$AGENT_UID" "$directory/agent" "$directory/keys"
}

start_switch() {
  local cgroup
  cgroup=$(cgroup_root)/roost-$(cluster_name)-switch
  mkdir -p "$cgroup" || die "cannot make $cgroup: is cgroup2 mounted read-only?"
  mkdir -p "/run/roost/$(cluster_name)"
  perl "$ROOST_PARTS/switch" "$ROOST_RUN" < /dev/null || {
    tail -n 5 "$ROOST_RUN"/switch.log "$ROOST_RUN"/nodes/*/log/node.log >&2 2>/dev/null
    down
    die 'the nodes could not be made'
  }
  # Perl has made the wires; a node that cannot make its file system ends at once.
  local id
  for id in $(conf nodes); do
    wait_for 10 "$id" node_has_house "$id" || {
      tail -n 5 "$ROOST_RUN/nodes/$id/log/node.log" "$ROOST_RUN/switch.log" >&2
      down
      die "$id could not be made"
    }
  done
}

# Its process 1 has furnished its root when /run/roost/etc/services is there.
node_has_house() {
  local pid
  pid=$(process_one "$1")
  [ -n "$pid" ] && [ -e "/proc/$pid/root/run/roost/etc/services" ]
}

# wait_for SECONDS WHAT COMMAND…: until the command succeeds; polls, because what it waits for has no bell.
wait_for() {
  local limit=$1 end
  shift 2
  end=$((SECONDS + limit))
  until "$@"; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.1
  done
}

down() {
  need_root
  local switch members outside
  switch=$(process_one switch)
  if [ -n "$switch" ]; then
    say 'down: ending the nodes'
    # A stopped ./roost run cannot take the end of its command, and the kernel would wait for it.
    kill -TERM "$switch" 2>/dev/null
    wait_for 2 programs programs_ended
    waiting_runs | xargs -r kill -CONT 2>/dev/null
    wait_for $DOWN_LIMIT nodes gone "$switch" || {
      say 'down: not ended by themselves; killed'
      kill -KILL "$switch" 2>/dev/null
      waiting_runs | xargs -r kill -CONT 2>/dev/null
      wait_for 10 nodes gone "$switch" || die "process $switch does not end, not even by SIGKILL; look at /proc/$switch/stack"
    }
  fi
  sweep
  say 'down: nothing is up'
}

gone() { [ ! -d "/proc/$1" ] || grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null; }

programs_ended() {
  local id
  for id in $(conf nodes); do
    # Files of the kernel have no size.
    [ -z "$(find "$(cgroup_root)/roost-$(cluster_name)-$id/roost" -name cgroup.procs -exec cat {} + 2>/dev/null)" ] || return 1
  done
}

# Those ./roost run of this checkout that wait for a command.
waiting_runs() {
  local file
  for file in /proc/[0-9]*/cmdline; do
    if { tr '\0' '\n' < "$file"; } 2>/dev/null | sed -n 2,3p | grep -qxF -e "$ROOST_PARTS/run" ; then
      file=${file#/proc/}
      printf '%s\n' "${file%/cmdline}"
    fi
  done
}

# Takes away what outlives processes: cgroups, the place of /run/roost, and the written state. The last logs stay.
sweep() {
  local cgroup
  for cgroup in "$(cgroup_root)/roost-$(cluster_name)"-*/; do
    [ -d "$cgroup" ] || continue
    end_members "${cgroup%/}"
    find "$cgroup" -depth -type d -exec rmdir {} +
  done
  sweep_limits
  rmdir "/run/roost/$(cluster_name)" /run/roost 2>/dev/null
  if [ -d "$ROOST_RUN" ]; then
    rm -rf "$ROOST_HOME/last"
    mkdir -p "$ROOST_HOME/last"
    local directory
    for directory in "$ROOST_RUN"/nodes/*/; do
      [ -d "$directory/log" ] || continue
      cp -r "$directory/log" "$ROOST_HOME/last/$(basename "$directory")"
      [ ! -d "$directory/agent/data/log" ] || cp -r "$directory/agent/data/log/." "$ROOST_HOME/last/$(basename "$directory")/"
    done
    [ ! -f "$ROOST_RUN/switch.log" ] || cp "$ROOST_RUN/switch.log" "$ROOST_HOME/last/"
    rm -rf "$ROOST_RUN"
  fi
}

# The limits that --cpus made in the hierarchy of cgroup v1, where the kernel has the controller there (Roost/CpuLimit.pm).
sweep_limits() {
  local place
  place=$(awk '$3 == "cgroup" && $4 ~ /(^|,)cpu(,|$)/ { print $2; exit }' /proc/mounts)
  [ -n "$place" ] || return 0
  local limit
  for limit in "$place/roost-$(cluster_name)"-*/; do
    [ ! -d "$limit" ] || find "$limit" -depth -type d -exec rmdir {} +
  done
}

# Kills whatever is still in a tree of cgroups, and waits until it is gone.
end_members() {
  local end=$((SECONDS + 10))
  while true; do
    local members
    members=$(find "$1" -name cgroup.procs -exec cat {} + 2>/dev/null)
    [ -n "$members" ] || return 0
    [ $SECONDS -lt $end ] || die "processes do not end: $(echo $members)"
    kill -KILL $members 2>/dev/null
    sleep 0.1
  done
}

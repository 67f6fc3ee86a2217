# Sourced by roost: words to the user, names, and what every part needs to find.

say() { printf '%s\n' "$*" >&2; }
die() { printf 'roost: %s\n' "$*" >&2; exit "${DIE_CODE:-1}"; }
has() { command -v "$1" >/dev/null 2>&1; }

need_root() {
  [ "$(id -u)" = 0 ] || die "namespaces and moving processes need root: sudo $0 …"
}

# 2 and node2 are both node2.
node_id() {
  case $1 in
    node[0-9]*) printf '%s\n' "$1" ;;
    [0-9]*) printf 'node%s\n' "$1" ;;
    *) die "$1 is not a node; nodes are node1, node2, …" ;;
  esac
}

# A name that no other home on this machine has.
cluster_name() { printf 'c%s\n' "$(printf '%s' "$ROOST_HOME" | sha256sum | cut -c1-6)"; }

# Where cgroup2 is mounted; on hybrid systems that is not /sys/fs/cgroup.
cgroup_root() { awk '$3 == "cgroup2" { print $2; exit }' /proc/mounts; }

# One key of what `up` wrote down; empty if nothing is up.
conf() { sed -n "s/^$1=//p" "$ROOST_RUN/cluster.conf" 2>/dev/null; }

# Host pid of the process 1 of a node, or of the switch; empty while it is down. The kernel's own list is asked.
process_one() {
  local directory pid root
  root=$(cgroup_root)
  directory=$root/roost-$(cluster_name)-$1
  [ -d "$directory/init" ] && directory=$directory/init
  [ -r "$directory/cgroup.procs" ] || return 0
  while read -r pid; do
    if grep -q $'^NSpid:.*\t1$' "/proc/$pid/status" 2>/dev/null; then
      printf '%s\n' "$pid"
      return
    fi
  done < "$directory/cgroup.procs"
}

# Every node must be named and up.
need_node() {
  [ -n "$(conf nodes)" ] || die 'no nodes are up; ./roost up starts them'
  [ -n "$(process_one "$1")" ] || die "$1 is not up; the nodes are: $(conf nodes); ./roost up starts those that are down"
}

# Sourced by build.sh: the agent's AOT cache, with which it starts faster and smaller. The JDK takes it only for the very
# class path and options that it was made with, so the agent is started once where nodes will find it.

# train_agent DIRECTORY: leaves DIRECTORY/agent/agent.aot. Without it agents start as well, only later.
train_agent() {
  [ "$(id -u)" = 0 ] || return 0
  say 'build: starting the agent once, so that the next starts are quick'
  # A network and a /run of its own: nothing of it is seen outside, and nothing is left when it ends.
  DIST=$1 JDK=$ROOST_JDK unshare --mount --net bash -euc '
    mount -t tmpfs roost /run
    mkdir -p /run/roost/dist /run/roost/jdk /run/roost/agent
    mount --bind "$DIST" /run/roost/dist
    mount --bind "$JDK" /run/roost/jdk
    ip link set lo up
    KARAF_BASE=/run/roost/agent JAVA_HOME=/run/roost/jdk timeout 120 /run/roost/dist/agent/bin/roost-agent --train
  ' < /dev/null > "$ROOST_HOME/log/train.log" 2>&1 || say "build: no AOT cache for the agent; see $ROOST_HOME/log/train.log"
}

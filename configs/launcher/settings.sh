# Sourced by cluster.sh: the files that engine and agent of a node read, written before they start. Inside a node all paths
# begin with /run/roost (docs/nodes.md).

ENGINE_PORT=7400
BROKER_PORT=8883
CONSOLE_PORT=8101
# Batches of pages must die young (survivors large enough for them), and what the compiler has used goes back to the kernel.
ENGINE_MEMORY='-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms12m -Xmn8m -Xmx64m -Xss512k -XX:SurvivorRatio=2 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -XX:TrimNativeHeapInterval=2000'

enroll() {
  "$ROOST_JDK/bin/java" -cp "$ROOST_DIST/engine/*" dev.roost.trust.Enroll "$@" > /dev/null \
    || die "the cluster's authority could not do: $*"
}

# The cluster's authority lives as long as the cluster: every `up` makes a new one.
make_authority() {
  say 'up: making the authority of the cluster and a key and certificate for each node'
  enroll create "$ROOST_RUN/authority" "$(cluster_name)"
  rm -f "$ROOST_RUN/operator.line"
  # One key in 256 is none that Karaf recognises: then another one is made.
  until [ -s "$ROOST_RUN/operator.line" ]; do
    rm -f "$ROOST_RUN/operator" "$ROOST_RUN/operator.pub"
    ssh-keygen -q -t ecdsa -b 256 -N '' -C roost -f "$ROOST_RUN/operator" || die 'no key for the console could be made'
    "$ROOST_DIST/agent/bin/roost-agent-user" "$ROOST_RUN/operator.pub" roost admin \
      > "$ROOST_RUN/operator.line" 2> "$ROOST_RUN/operator.fault" || [ $? = 3 ] || die "$(cat "$ROOST_RUN/operator.fault")"
  done
}

issue_certificate() { enroll issue "$ROOST_RUN/authority" "$1" "$2" "10.77.0.${1#node}"; }

write_engine() {
  local number=$1 directory=$2
  cat > "$directory/etc/engine.properties" <<END
node=node$number
listen=10.77.0.$number:$ENGINE_PORT
keys=/run/roost/keys
state=/run/roost/state
socket=/run/roost/engine.sock
agent.uid=$AGENT_UID
cgroup=roost
guest.cgroup=guests
END
  local cpus
  cpus=$(conf cpus | cut -d, -f"$number")
  [ -z "$cpus" ] || echo "cpu.limit=$cpus" >> "$directory/etc/engine.properties"
  cat >> "$directory/etc/services" <<END
engine env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 MALLOC_ARENA_MAX=2 /run/roost/jdk/bin/java $ENGINE_MEMORY --enable-native-access=ALL-UNNAMED ${ROOST_ENGINE_OPTS:-} -cp '/run/roost/dist/engine/*' dev.roost.engine.internal.Main --config /run/roost/etc/engine.properties
END
}

# The agent is a user of its own without any privilege. Files that are not written here are the distribution's.
write_agent() {
  local number=$1 directory=$2 etc=$2/agent/etc
  cat > "$etc/dev.roost.discovery.cfg" <<END
brokers=ssl://10.77.0.1:$BROKER_PORT
keys=/run/roost/keys
state=/run/roost/agent/discovery
engine.host=10.77.0.$number
engine.port=$ENGINE_PORT
END
  echo 'socket=/run/roost/engine.sock' > "$etc/dev.roost.engine.client.cfg"
  echo 'keys=/run/roost/keys' > "$etc/dev.roost.node.cfg"
  if [ "$number" = 1 ]; then
    cat > "$etc/dev.roost.broker.cfg" <<END
enabled=true
listen.host=10.77.0.1
listen.port=$BROKER_PORT
keys=/run/roost/keys
state=/run/roost/agent/broker
END
  else
    echo 'enabled=false' > "$etc/dev.roost.broker.cfg"
  fi
  cat > "$etc/keys.properties" <<END
$(cat "$ROOST_RUN/operator.line")
_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh
_g_\\:viewergroup = group,viewer,ssh
END
  chmod 0600 "$etc/keys.properties"
  cat >> "$directory/etc/services" <<END
agent setpriv --reuid=$AGENT_UID --regid=$AGENT_UID --clear-groups --inh-caps=-all --bounding-set=-all --no-new-privs env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/run/roost/agent JAVA_HOME=/run/roost/jdk KARAF_BASE=/run/roost/agent ROOST_SSH_HOST=10.77.0.$number ROOST_SSH_PORT=$CONSOLE_PORT /run/roost/dist/agent/bin/roost-agent
END
}

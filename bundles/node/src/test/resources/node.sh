#!/bin/bash
# node.sh DIRECTORY NAME ADDRESS JDK BIN PORTHOLE...: a node in namespaces of its own (network, mounts, pids), as the image has it where
# joining is concerned: its /var/lib/roost, the image's roost-join and roost-java from BIN, and an agent that is started again.
# Reads a line from standard input when its network card is there; then that goes to the agent.
set -eu
directory=$1 name=$2 address=$3 jdk=$4 bin=$5 class_path=$6
mount --make-rprivate /
mount -t proc proc /proc
echo ready
read -r _

ip link set lo up
ip address add "$address/24" dev eth0
ip link set eth0 up

# The image's places, over those of this machine.
mkdir -p "$directory"/{over,work,var}
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs "$directory/over"
mkdir -p "$directory"/over/{upper/roost/{bin,engine},work} /run/roost /run/roost-agent
ln -s "$jdk" "$directory/over/upper/roost/java"
cp "$bin"/roost-{join,java} "$directory/over/upper/roost/bin/"
for entry in ${class_path//:/ }; do
  case $entry in *.jar) ln -s "$entry" "$directory/over/upper/roost/engine/" ;; esac
done
mount -t overlay overlay -o "lowerdir=/usr/lib,upperdir=$directory/over/upper,workdir=$directory/over/work" /usr/lib
mount -t tmpfs tmpfs /var/lib
mkdir /var/lib/roost
mount --bind "$directory/var" /var/lib/roost
printf '10.78.0.%s\n' '1 attic.local' '2 kitchen.local' '3 cellar.local' > /run/hosts
mount --bind /run/hosts /etc/hosts

# What would restart engine and agent ends the agent; the loop below starts it again.
mkdir /run/bin
printf '#!/bin/sh\necho "$*" >> /run/systemctl\n[ "$1" != restart ] || kill "$(cat /run/agent)"\n' > /run/bin/systemctl
chmod 755 /run/bin/systemctl
export PATH=/run/bin:$PATH

if [ ! -d /var/lib/roost/keys ]; then
  mkdir -p /var/lib/roost/agent/joining
  /usr/lib/roost/bin/roost-java dev.roost.trust.Enroll found /var/lib/roost/authority "$name" "$name" /var/lib/roost/keys > /run/enroll
  touch /var/lib/roost/alone
  echo "$name" > /var/lib/roost/cluster
fi
systemd-socket-activate --accept --inetd --listen=/run/roost/join.sock /usr/lib/roost/bin/roost-join 2> /run/join.log &
until [ -S /run/roost/join.sock ]; do read -r -t 0.05 <> <(:) || true; done

exec 3<&0
while true; do
  "$jdk/bin/java" -XX:TieredStopAtLevel=1 -cp "$class_path" dev.roost.node.joining.JoiningMain "${@:7}" <&3 &
  echo $! > /run/agent
  wait $! && exit || true
done

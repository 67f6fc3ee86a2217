#!/usr/bin/env bash
# roost-network and roost-setup as a node runs them: its files laid over the /usr of this machine, all else a directory, in a mount
# namespace; the partition ROOST-CFG is a directory, too, as not every machine has loop devices. Nothing of the machine is written to.
TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
. "$TOP/itests/launcher/harness.sh"

NODE=$SCRATCH/node
STATE=$NODE/var/lib/roost
CFG=$NODE/dev/disk/by-label/ROOST-CFG

# What they run that is the machine's: mounting, and waiting for a network, which there is none of.
OURS=$SCRATCH/usr
mkdir -p "$OURS"/{local/bin,lib/systemd,lib/roost/agent/bin}
printf '#!/bin/sh\nexec /bin/mount --bind "$5" "$6"\n' > "$OURS/local/bin/mount"
printf '#!/bin/sh\n' | tee "$OURS/local/bin/udevadm" > "$OURS/lib/systemd/systemd-networkd-wait-online"
cp "$TOP/configs/agent/bin/roost-agent-user" "$OURS/lib/roost/agent/bin/"
chmod +x "$OURS"/{local/bin/*,lib/systemd/*}

# A node before its first start.
anew() {
  rm -rf "$NODE"
  mkdir -p "$NODE"/{usr,proc,tmp,etc/ssh} "$NODE"/run/{roost,roost-faults,chrony-dhcp,systemd/netif/leases} "$STATE"/{ssh,agent} "$CFG"
  for link in bin sbin lib lib64; do ln -s "usr/$link" "$NODE/$link"; done
  cp /etc/passwd "$NODE/etc/"
  : > "$NODE/dev/null" > "$CFG/roost.toml"
}

# on_node COMMAND_LINE PROGRAM…
on_node() {
  printf '%s\n' "$1" > "$SCRATCH/cmdline"
  shift
  NODE=$NODE OURS=$OURS CMDLINE=$SCRATCH/cmdline IMAGE=$TOP/image-builder/root unshare --mount --uts bash -euc '
    mount --make-rprivate /
    mount -t overlay overlay -o "ro,lowerdir=$IMAGE/usr:$OURS:/usr" "$NODE/usr"
    mount -t proc proc "$NODE/proc"
    mount --bind "$CMDLINE" "$NODE/proc/cmdline"
    mount --bind /dev/null "$NODE/dev/null"
    for program; do PATH=/usr/local/bin:/usr/sbin:/usr/bin chroot "$NODE" "/usr/lib/roost/bin/$program"; done
  ' on_node "$@" > "$SCRATCH/said" 2>&1 || not_ok "$* ends well" "$(cat "$SCRATCH/said")"
}

start() { on_node "$1" roost-network roost-setup; }
value() { sed -n "s/^$2=//p" "$STATE/agent/etc/$1.cfg"; }
faults() { cat "$NODE/run/roost-faults/config" 2> /dev/null; }
offer() { printf 'HOSTNAME=%s\n' "$1" > "$NODE/run/systemd/netif/leases/2"; }
network=$NODE/run/systemd/network/80-roost.network.d/settings.conf

anew
start 'ro quiet'
same 'a node without settings has no faults' '' "$(faults)"
same 'a node without settings has a name of its own' roost- "$(cut -c1-6 "$STATE/node")"
same 'a node without settings has its own broker' 'true ssl://127.0.0.1:8883' "$(value dev.roost.broker enabled) $(value dev.roost.discovery brokers)"
same 'a node without settings asks the network for its address' '' "$(cat "$network" 2> /dev/null)"
kept=$(cat "$STATE/node")
start 'ro quiet'
same 'it keeps its name' "$kept" "$(cat "$STATE/node")"

anew
offer attic.lan
start ''
same 'a name that the network offers is the name of a node that has none' 'attic attic' "$(cat "$STATE/node") $(cat "$NODE/etc/hostname")"
anew
offer attic.lan
echo 'hostname = "cellar"' > "$CFG/roost.toml"
start ''
same 'the name in roost.toml comes before that of the network' cellar "$(cat "$STATE/node")"
anew
echo 'hostname = "cellar"' > "$CFG/roost.toml"
start roost.hostname=kitchen
same 'the name on the command line comes before that in roost.toml' kitchen "$(cat "$STATE/node")"
start roost.hostname=pantry
same 'another name later is named' "settings: the node's name is kitchen since its first start, and stays so" "$(faults)"

anew
cat > "$CFG/roost.toml" <<'END'
address = "192.168.1.5/24"
gateway = "192.168.1.1"
ntp = ["192.168.1.2"]
proxy = "http://192.168.1.1:3128"
broker = ["ssl://mqtt.example.org:8883", "ssl://mqtt2.example.org:8883"]
broker_authority = "ca.pem"
END
printf -- '-----BEGIN CERTIFICATE-----\nMIIBszCCAWWgAwIBAgI=\n-----END CERTIFICATE-----\n' > "$CFG/ca.pem"
start ''
same 'all that can be set is set without faults' '' "$(faults)"
same 'the address is given to the network' 'Address=192.168.1.5/24' "$(grep '^Address=' "$network")"
same 'time servers are given to chrony' 'server 192.168.1.2 iburst' "$(cat "$NODE/run/chrony-dhcp/settings.sources")"
same 'the proxy is given to the agent' http://192.168.1.1:3128 "$(value dev.roost.node proxy)"
same 'brokers elsewhere take the place of the own one' 'false ssl://mqtt.example.org:8883,ssl://mqtt2.example.org:8883' \
  "$(value dev.roost.broker enabled) $(value dev.roost.discovery brokers)"
same 'their authority is kept' "$(cat "$CFG/ca.pem")" "$(cat "$NODE$(value dev.roost.discovery broker.authority)")"

anew
printf 'NTP=10.0.0.1 10.0.0.2\n' > "$NODE/run/systemd/netif/leases/2"
printf 'NTP=10.0.0.2 $(evil)\n' > "$NODE/run/systemd/netif/leases/3"
on_node '' roost-lease
same 'time servers of leases are given to chrony, each once' $'server 10.0.0.1 iburst\nserver 10.0.0.2 iburst' "$(cat "$NODE/run/chrony-dhcp/lease.sources")"
rm "$NODE"/run/systemd/netif/leases/*
on_node '' roost-lease
same 'those of leases that are gone are taken away' '' "$(cat "$NODE/run/chrony-dhcp/lease.sources")"

anew
printf 'address = "192.168.1.5/24"\ngateway = "10.0.0.1"\ntimezone = "Europe/Atlantis"\nnonsense\nproxy = "what"\ncluster = "home"\n' > "$CFG/roost.toml"
start ''
same 'each fault is named' 4 "$(faults | grep -c -e 'line 4: it is neither' -e 'proxy must be' -e 'no neighbour of' -e 'no time zone "Europe/Atlantis"')"
same 'nothing else is named' 4 "$(faults | wc -l)"
same 'beside faults the rest counts' home "$(cat "$STATE/cluster")"
same 'a wrong address leaves the network to be asked' '' "$(cat "$network" 2> /dev/null)"
finish

# What a node says of itself on its screen and its serial line. All is read from files, and no program is started for it: under
# emulation each start of one takes time from the start of the node. ROOT is '' on a node.
package Roost::Screen;
use strict;
use warnings;
use Roost::Files;
use Socket qw(AF_INET6 inet_ntop);

# The page of a screen: it overwrites the one before.
sub page {
    my ($root) = @_;
    my ($release) = slurp("$root/usr/lib/os-release") =~ /^PRETTY_NAME="(.*)"$/m;
    my $load = words("$root/proc/loadavg")->[0];
    my @lines = map { ($_, /^agent / ? "load       $load" : ()) } lines($root, 'FAULT');
    return "\e[H  $release\e[K\n\e[K\n" . join('', map { "  $_\e[K\n" } @lines) . "\e[J";
}

# All that there is to say, faults behind the word FAULT.
sub lines {
    my ($root, $fault) = @_;
    my $roost = "$root/var/lib/roost";
    my ($node, $cluster) = map { words("$roost/$_")->[0] // '?' } qw(node cluster);
    return (
        "node       $node ($node.local) of the cluster $cluster",
        'addresses  ' . join(' ', addresses("$root/proc/net/fib_trie", "$root/proc/net/if_inet6")),
        map({ sprintf '%-10s %s', $_, part($root, $_) } qw(engine agent)),
        # What the agent says of joining: that the node waits, and the code of a pairing.
        map({ sprintf '%-10s %s', $_->[0], $_->[1] } map { my $name = $_; map { [$name, $_] } said("$root/run/roost-agent/$name") } qw(joining pairing)),
        'log in     ' . (-s "$roost/ssh/authorized_keys"
            ? 'ssh operator@ADDRESS; the console: ssh -p 8101 roost@ADDRESS'
            : 'not yet: put a key into roost.toml on the partition ROOST-CFG, and start again'),
        map({ sprintf '%-10s %s', $fault, $_ } map { said($_) } glob("$root/run/roost-faults/* $root/run/roost-agent/fault-*")),
    );
}

# Lines of NOW that were not there BEFORE.
sub news {
    my ($before, $now) = @_;
    my %before = map { $_ => 1 } @$before;
    return grep { !$before{$_} } @$now;
}

# A service that runs has a cgroup of its own.
sub part {
    my ($root, $name) = @_;
    my $since = words("$root/run/roost/ready/$name")->[0];
    return sprintf 'ready (%.0f s after its start)', $since if defined $since;
    return -d "$root/sys/fs/cgroup/roost.slice/roost-$name.service" ? 'starting' : 'waits';
}

# The machine's own addresses but those of loopback and of one link; from proc_pid_net(5).
sub addresses {
    my ($trie, $inet6) = @_;
    my (%own, $leaf);
    for (said($trie)) {
        $leaf = $1 if /\|-- (\S+)/;
        $own{$leaf} = 1 if m{/32 host LOCAL} && $leaf !~ /^127\./;
    }
    my @six = map { /^([0-9a-f]{32}) \S+ \S+ 00 \S+ +(?!lo$)/ ? inet_ntop(AF_INET6, pack('H32', $1)) : () } said($inet6);
    return (sort(keys %own), @six);
}

# The lines of a file; none if it cannot be read, as it comes and goes.
sub said {
    my ($file) = @_;
    open(my $in, '<', $file) or return;
    chomp(my @lines = <$in>);
    return @lines;
}

sub words { return [split ' ', (said($_[0]))[0] // ''] }

1;

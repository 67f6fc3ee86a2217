# The way into a node: its namespaces, and its cgroups for programs.
package Roost::Door;
use strict;
use warnings;
use Errno;    # for %!
use Roost::Cluster;
use Roost::CpuLimit;
use Roost::Kernel qw(setns_path write_file);

# The node that is up, with {process_one}; dies with one sentence.
sub find {
    my ($state, $id) = @_;
    my $cluster = eval { Roost::Cluster->read($state) } or die "no nodes are up; ./roost up starts them\n";
    my %node = $cluster->node($id);
    $node{process_one} = $cluster->process_one($id)
        or die "$id is not up; the nodes are: @{ $cluster->{nodes} }, and ./roost up starts those that are down\n";
    return %node;
}

# Children are born in the node's pid namespace from now on: a process cannot enter one itself.
sub bear_children_in {
    my (%node) = @_;
    setns_path("/proc/$node{process_one}/ns/pid");
}

# Takes this process in, into the cgroup LEAF of the node. On node 1, which is this machine, network, clocks and System V
# objects stay the caller's.
sub enter {
    my ($leaf, %node) = @_;
    my $namespaces = "/proc/$node{process_one}/ns";
    write_file("$node{cgroup}/$leaf/cgroup.procs", "0\n");
    Roost::CpuLimit::join_limit('programs', %node);
    my @joined = $node{home} ? qw(uts cgroup) : qw(net ipc uts cgroup time_for_children);
    setns_path("$namespaces/$_") for grep({ -e "$namespaces/$_" } @joined), 'mnt';
}

# Where a process that is in sees the node's cgroup of programs.
sub programs {
    my (%node) = @_;
    return ($node{home} ? $node{cgroot} : '/sys/fs/cgroup') . '/roost';
}

# Puts this process, which is in, among the programs below DIRECTORY; what it may not do holds for its children, too
# (docs/jobs.md, Options). WISHES may have stay and nodes.
sub place {
    my ($directory, %wishes) = @_;
    my $below = $wishes{stay} ? '/roost.stay' : $wishes{nodes} ? "/roost.on=$wishes{nodes}" : '';
    mkdir "$directory$below" or $!{EEXIST} or die "mkdir $directory$below: $!\n" if $below;
    write_file("$directory$below/cgroup.procs", "0\n");
}

1;

# What `up` wrote down about the cluster of this checkout: STATE/cluster.conf, lines KEY=VALUE.
#
#   name      the cluster's name            nodes      ids of its nodes, in order
#   cgroot    where cgroup2 is mounted      jdk, dist  what nodes run
#   agent_uid user of the agents             cpus       CPU time that nodes have, in their order; empty: no limit
package Roost::Cluster;
use strict;
use warnings;
use Roost::Kernel qw(read_file first_process);

sub read {
    my ($class, $state) = @_;
    my %self = (state => $state);
    for (split /\n/, read_file("$state/cluster.conf")) {
        /^([a-z_]+)=(.*)$/ or die "$state/cluster.conf: \"$_\" is not KEY=VALUE\n";
        $self{$1} = $2;
    }
    $self{nodes} = [split ' ', $self{nodes}];
    $self{cpus} = [split /,/, $self{cpus}];
    $self{cgroup} = "$self{cgroot}/roost-$self{name}";
    return bless \%self, $class;
}

sub node {
    my ($self, $id) = @_;
    my ($number) = $id =~ /^node([0-9]+)$/ or die "$id: a node's id is node1, node2, …\n";
    return (
        id => $id, number => $number, home => $number == 1, address => "10.77.0.$number",
        state => "$self->{state}/nodes/$id", cgroup => "$self->{cgroup}-$id",
        cpus => $self->{cpus}[$number - 1], cgroot => $self->{cgroot}, dist => $self->{dist}, jdk => $self->{jdk}, agent_uid => $self->{agent_uid},
        hosts => join('', map { my ($n) = /([0-9]+)/; "10.77.0.$n $_\n" } @{ $self->{nodes} }),
    );
}

# Host pid of a node's process 1, or undef while the node is down. The kernel's list is asked, no file that could lie.
sub process_one {
    my ($self, $id) = @_;
    return first_process("$self->{cgroup}-$id/init");
}

# Removes a tree of cgroups that holds no process any more, leaves first.
sub remove_cgroup {
    my ($directory) = @_;
    opendir(my $all, $directory) or return;
    for my $name (grep { !/^\./ && !-l "$directory/$_" && -d "$directory/$_" } readdir $all) {
        remove_cgroup("$directory/$name");
    }
    rmdir $directory or die "rmdir $directory: $!\n";
}

1;

# A limit on the CPU time of a whole node: ./roost up --cpus.
#
# cgroup2 has it as cpu.max, where its controller is not taken by cgroup v1 (then the node's own cgroup2 directory has it);
# on hybrid systems it is a directory of the same name in the hierarchy of v1, which processes have to join as well. Either
# way programs are a group beside engine and agent, so that these are not one of many when there are many programs.
# Sources: kernel documentation, admin-guide/cgroup-v2 and scheduler/sched-bwc.
package Roost::CpuLimit;
use strict;
use warnings;
use Roost::Kernel qw(read_file write_file);

# Short, so that a node is slow rather than stopping and going.
use constant PERIOD_US => 20_000;

# Makes the limit. Nothing is in the node yet.
sub make {
    my (%node) = @_;
    return unless $node{cpus};
    my $quota = int($node{cpus} * PERIOD_US);
    if (my $v1 = directory_of_v1(%node)) {
        for my $directory ($v1, "$v1/system", "$v1/programs") {
            -d $directory or mkdir $directory or die "mkdir $directory: $!\n";
        }
        write_file("$v1/cpu.cfs_period_us", PERIOD_US . "\n");
        write_file("$v1/cpu.cfs_quota_us", "$quota\n");
        return;
    }
    write_file("$node{cgroot}/cgroup.subtree_control", "+cpu\n");
    write_file("$node{cgroup}/cpu.max", "$quota " . PERIOD_US . "\n");
}

# Puts this process, and so all that it will start, below the limit, as one of the system or of the programs; in cgroup2 it
# is there as a member of the node.
sub join_limit {
    my ($part, %node) = @_;
    return unless $node{cpus};
    my $v1 = directory_of_v1(%node) or return;
    write_file("$v1/$part/cgroup.procs", "0\n");
}

sub directory_of_v1 {
    my (%node) = @_;
    my ($name) = $node{cgroup} =~ m{([^/]+)$};
    for (split /\n/, read_file('/proc/mounts')) {
        my (undef, $place, $type, $options) = split / /;
        return "$place/$name" if $type eq 'cgroup' && grep { $_ eq 'cpu' } split /,/, $options;
    }
    return undef;
}

1;

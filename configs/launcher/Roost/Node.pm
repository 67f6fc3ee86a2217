# One node: its namespaces, its root file system, and its process 1.
#
# `switch` calls run() in a fresh process that is already pid 1 of new pid, mount, network, uts and ipc namespaces. When
# process 1 ends, however it ends, the kernel ends everything else in the node, and its mounts go with it.
package Roost::Node;
use strict;
use warnings;
use Roost::Kernel qw(
    CLONE_NEWCGROUP CLONE_NEWTIME MS_RDONLY MS_NOSUID MS_NODEV MS_NOEXEC
    unshare_all mount_at bind_at unmount_at enter_root set_hostname read_file write_file);
use Roost::CpuLimit;
use Roost::Services;

use constant HOUSE => '/run/roost';    # where a node finds all of Roost: the same path in every node

# What a node has to know:
#   id       name, also host name          address  its address in the switch's network
#   home     1 if its root is the host's   state    its directory below .roost/run/nodes, on the host
#   dist     built jars and agent          jdk      the JDK
#   cgroup   its cgroup2 directory         cgroot   where cgroup2 is mounted
#   hosts    lines for /etc/hosts           cpus     CPU time that it has, if that is limited
sub run {
    my (%node) = @_;
    open(STDOUT, '>>', "$node{state}/log/node.log") or die "$node{state}/log/node.log: $!\n";
    open(STDERR, '>&', \*STDOUT) or die "stderr: $!\n";
    $0 = "roost-$node{id}";
    set_hostname($node{id});
    enter_cgroup(%node);
    set_clocks($node{number}) unless $node{home};
    $node{home} ? home_root(%node) : guest_root(%node);
    run_command('ip', 'link', 'set', 'lo', 'up');
    run_command('ip', 'address', 'add', "$node{address}/24", 'dev', 'eth0');
    run_command('ip', 'link', 'set', 'eth0', 'up');
    my $cgroup = $node{home} ? $node{cgroot} : '/sys/fs/cgroup';
    Roost::Services::look_after($cgroup, read_services(HOUSE . '/etc/services'));
}

# The cgroup namespace's root is the directory in which the process is when it is made; process 1 then steps into a leaf,
# because a cgroup that gives controllers to its children may hold no process itself (cgroups(7)).
sub enter_cgroup {
    my (%node) = @_;
    write_file("$node{cgroup}/cgroup.procs", "0\n");
    Roost::CpuLimit::join_limit('system', %node);
    unshare_all(CLONE_NEWCGROUP);
    write_file("$node{cgroup}/init/cgroup.procs", "0\n");
    my @have = split ' ', read_file("$node{cgroup}/cgroup.controllers");
    for my $controller (grep { /^(cpu|memory|pids)$/ } @have) {
        write_file("$node{cgroup}/cgroup.subtree_control", "+$controller\n");
    }
}

# As if each machine had been started at another time: node N is N*1000 s older, of which it slept N*100 s, that
# CLOCK_MONOTONIC does not count. Holds for what process 1 starts, not for itself (time_namespaces(7)).
sub set_clocks {
    my ($number) = @_;
    return unless -e '/proc/self/timens_offsets';    # a kernel without CONFIG_TIME_NS
    my ($all, $awake) = ($number * 1000, $number * 900);
    unshare_all(CLONE_NEWTIME);
    write_file('/proc/self/timens_offsets', "monotonic $awake 0\nboottime $all 0\n");
}

# Node 1: the host's file system as it is, with this node's processes in /proc and Roost in /run/roost.
sub home_root {
    my (%node) = @_;
    mount_at('proc', '/proc', 'proc', MS_NOSUID | MS_NODEV | MS_NOEXEC);
    unmount_at($node{cgroot});
    mount_at('cgroup2', $node{cgroot}, 'cgroup2', MS_NOSUID | MS_NODEV | MS_NOEXEC);
    furnish('', %node);
    write_file(HOUSE . '/hosts', read_file('/etc/hosts') . $node{hosts}) if -e '/etc/hosts';
    bind_at(HOUSE . '/hosts', '/etc/hosts', 1) if -e '/etc/hosts';
}

# Node 2 and up: an empty root with the programs of the host, read only, and nothing of what its users have.
sub guest_root {
    my (%node) = @_;
    my $root = "$node{state}/root";
    mount_at('roost', $root, 'tmpfs', MS_NOSUID | MS_NODEV, 'mode=0755,size=50%');
    make_directories($root, qw(dev dev/pts dev/shm etc proc root run sys tmp usr var var/lib var/log var/tmp));
    chmod 01777, "$root/tmp", "$root/var/tmp";
    chmod 0700, "$root/root";
    symlink '/run', "$root/var/run";
    mount_programs($root);
    mount_devices($root);
    write_etc($root, %node);
    mount_at('proc', "$root/proc", 'proc', MS_NOSUID | MS_NODEV | MS_NOEXEC);
    mount_at('sysfs', "$root/sys", 'sysfs', MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC);
    mount_at('cgroup2', "$root/sys/fs/cgroup", 'cgroup2', MS_NOSUID | MS_NODEV | MS_NOEXEC);
    furnish($root, %node);
    enter_root($root);
}

# /run/roost: the same in every node, on a file system of its own, so that no user has to be able to reach the checkout.
sub furnish {
    my ($root, %node) = @_;
    my $house = $root . HOUSE;
    -d $house or mkdir $house or die "mkdir $house: $!\n";
    mount_at('roost', $house, 'tmpfs', MS_NOSUID | MS_NODEV, 'mode=0755');
    make_directories($house, qw(dist jdk keys etc state log agent));
    bind_at($node{dist}, "$house/dist", 1);
    bind_at($node{jdk}, "$house/jdk", 1);
    bind_at("$node{state}/keys", "$house/keys", 1);
    bind_at("$node{state}/$_", "$house/$_", 0) for qw(etc state log agent);
}

sub mount_programs {
    my ($root) = @_;
    bind_at('/usr', "$root/usr", 1);
    for my $name (qw(bin sbin lib lib32 lib64 libx32)) {
        if (-l "/$name") {
            symlink readlink("/$name"), "$root/$name" or die "symlink $root/$name: $!\n";
        } elsif (-d "/$name") {
            make_directories($root, $name);
            bind_at("/$name", "$root/$name", 1);
        }
    }
}

sub mount_devices {
    my ($root) = @_;
    my $dev = "$root/dev";
    mount_at('dev', $dev, 'tmpfs', MS_NOSUID, 'mode=0755,size=64k');
    make_directories($dev, qw(pts shm));
    for my $name (qw(null zero full random urandom tty)) {
        write_file("$dev/$name", '');
        bind_at("/dev/$name", "$dev/$name", 0);
    }
    mount_at('devpts', "$dev/pts", 'devpts', MS_NOSUID | MS_NOEXEC, 'newinstance,ptmxmode=0666,mode=0620');
    mount_at('shm', "$dev/shm", 'tmpfs', MS_NOSUID | MS_NODEV, 'mode=1777');
    symlink 'pts/ptmx', "$dev/ptmx";
    symlink '/proc/self/fd', "$dev/fd";
    symlink "/proc/self/fd/$_->[0]", "$dev/$_->[1]" for [0, 'stdin'], [1, 'stdout'], [2, 'stderr'];
}

# /etc: who is who, how names are found, and what Debian's programs and the JDK look up there.
sub write_etc {
    my ($root, %node) = @_;
    my $agent = $node{agent_uid};
    my $etc = "$root/etc";
    write_file("$etc/passwd", <<"END");
root:x:0:0:root:/root:/bin/sh
roost:x:$agent:$agent:Roost's agent:/run/roost/agent:/usr/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
END
    write_file("$etc/group", "root:x:0:\ntty:x:5:\nroost:x:$agent:\nnogroup:x:65534:\n");
    write_file("$etc/hostname", "$node{id}\n");
    write_file("$etc/hosts", "127.0.0.1 localhost\n::1 localhost\n$node{hosts}");
    write_file("$etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n");
    for my $file (qw(ld.so.cache ld.so.conf localtime timezone os-release debian_version)) {
        write_file("$etc/$file", read_file("/etc/$file")) if -f "/etc/$file";
    }
    opendir(my $all, '/etc') or die "/etc: $!\n";
    for my $name (grep { /^(alternatives|ssl|java.*|ld\.so\.conf\.d)$/ && -d "/etc/$_" } readdir $all) {
        make_directories($etc, $name);
        bind_at("/etc/$name", "$etc/$name", 1);
    }
}

sub make_directories {
    my ($below, @names) = @_;
    for my $name (@names) {
        -d "$below/$name" or mkdir "$below/$name", 0755 or die "mkdir $below/$name: $!\n";
    }
}

# Lines "NAME COMMAND": the command is run by /bin/sh and must not go to the background.
sub read_services {
    my ($file) = @_;
    my @services;
    for (split /\n/, read_file($file)) {
        /^([a-z]+)\s+(\S.*)$/ or die "$file: \"$_\" is not \"NAME COMMAND\"\n";
        push @services, { name => $1, command => $2 };
    }
    return @services;
}

sub run_command {
    my (@command) = @_;
    system(@command) == 0 or die "@command: failed with status $?\n";
}

1;

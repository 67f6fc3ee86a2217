# The kernel calls that Perl has no name for: namespaces, mounts, prctl.
#
# Numbers are those of x86-64 (asm/unistd_64.h), the only architecture that Roost runs on. Every function dies with one
# sentence that names the call, its argument and the kernel's answer. Only perl-base is needed, which every Debian has.
package Roost::Kernel;
use strict;
use warnings;
use Exporter 'import';
use Fcntl qw(O_RDONLY);
use POSIX ();

our @EXPORT_OK = qw(
    CLONE_NEWTIME CLONE_NEWNS CLONE_NEWCGROUP CLONE_NEWUTS CLONE_NEWIPC CLONE_NEWPID CLONE_NEWNET
    MS_RDONLY MS_NOSUID MS_NODEV MS_NOEXEC MS_REMOUNT MS_BIND MS_REC MS_SLAVE
    clone_process unshare_all setns_path mount_at bind_at unmount_at enter_root set_hostname
    die_with_parent not_dumpable wait_for_change reap_child monotonic read_file write_file first_process);

# sched.h
use constant {
    CLONE_NEWTIME   => 0x00000080,
    CLONE_NEWNS     => 0x00020000,
    CLONE_NEWCGROUP => 0x02000000,
    CLONE_NEWUTS    => 0x04000000,
    CLONE_NEWIPC    => 0x08000000,
    CLONE_NEWPID    => 0x20000000,
    CLONE_NEWNET    => 0x40000000,
};

# sys/mount.h
use constant {
    MS_RDONLY  => 1,
    MS_NOSUID  => 2,
    MS_NODEV   => 4,
    MS_NOEXEC  => 8,
    MS_REMOUNT => 32,
    MS_BIND    => 4096,
    MS_REC     => 16384,
    MS_SLAVE   => 1 << 19,
};
use constant { MNT_DETACH => 2, SIGCHLD => 17 };
use constant {
    SYS_clone => 56, SYS_wait4 => 61, SYS_pivot_root => 155, SYS_prctl => 157, SYS_mount => 165, SYS_umount2 => 166,
    SYS_sethostname => 170, SYS_clock_gettime => 228, SYS_unshare => 272, SYS_setns => 308,
};
use constant { PR_SET_PDEATHSIG => 1, PR_SET_DUMPABLE => 4 };

# fork(2) into new namespaces: returns the child's pid, or 0 in the child, which is pid 1 if CLONE_NEWPID is asked for.
sub clone_process {
    my ($flags) = @_;
    my $pid = syscall(SYS_clone, $flags | SIGCHLD, 0, 0, 0, 0);
    die "clone with new namespaces: $!\n" if $pid < 0;
    return $pid;
}

sub unshare_all {
    my ($flags) = @_;
    syscall(SYS_unshare, $flags) == 0 or die sprintf "unshare 0x%x: %s\n", $flags, $!;
}

# Joins the namespace that a path below /proc/PID/ns names; a pid namespace counts for children only.
sub setns_path {
    my ($path) = @_;
    sysopen(my $fd, $path, O_RDONLY) or die "$path: $!\n";
    syscall(SYS_setns, fileno($fd), 0) == 0 or die "setns $path: $!\n";
}

sub mount_at {
    my ($source, $target, $type, $flags, $data) = @_;
    $data = '' unless defined $data;
    syscall(SYS_mount, "$source", "$target", "$type", $flags + 0, "$data") == 0
        or die "mount $source on $target: $!\n";
}

# Binds a file or a directory; a read-only bind needs its second call (mount(2), "Remounting").
sub bind_at {
    my ($source, $target, $readonly) = @_;
    mount_at($source, $target, 'none', MS_BIND);
    mount_at('none', $target, 'none', MS_REMOUNT | MS_BIND | MS_RDONLY) if $readonly;
}

sub unmount_at {
    my ($target) = @_;
    return syscall(SYS_umount2, "$target", MNT_DETACH) == 0;
}

# Makes a mounted directory the root of this mount namespace and lets go of the old one (pivot_root(2), NOTES).
sub enter_root {
    my ($root) = @_;
    chdir $root or die "chdir $root: $!\n";
    my $here = '.';    # syscall() takes no constant strings
    syscall(SYS_pivot_root, $here, $here) == 0 or die "pivot_root to $root: $!\n";
    unmount_at('.') or die "unmount the old root: $!\n";
    chdir '/' or die "chdir /: $!\n";
}

sub set_hostname {
    my ($name) = @_;
    syscall(SYS_sethostname, "$name", length $name) == 0 or die "sethostname $name: $!\n";
}

# The kernel ends this process when its parent ends: nobody is left behind by kill -9.
sub die_with_parent {
    syscall(SYS_prctl, PR_SET_PDEATHSIG, POSIX::SIGKILL(), 0, 0, 0) == 0 or die "prctl: $!\n";
}

sub not_dumpable { syscall(SYS_prctl, PR_SET_DUMPABLE, 0, 0, 0, 0) }

# Waits until a child stops or ends: its status as wait(2) gives it, or undef when a signal came. Perl's own waitpid loses
# the signal that stopped a child.
sub wait_for_change {
    my ($pid) = @_;
    my $status = pack 'i', 0;
    my $answer = syscall(SYS_wait4, $pid + 0, $status, POSIX::WUNTRACED(), 0);
    return unpack 'i', $status if $answer == $pid;
    return undef if $! == POSIX::EINTR();
    die "wait4 $pid: $!\n";
}

# Takes a child that has ended: pid, status as wait(2) gives it, and milliseconds of CPU that it and the children it
# waited for have used. Nothing if there is none.
sub reap_child {
    my ($status, $usage) = (pack('i', 0), "\0" x 144);    # struct rusage, getrusage(2)
    my $pid = syscall(SYS_wait4, -1, $status, POSIX::WNOHANG(), $usage);
    return if $pid <= 0;
    my ($user_s, $user_us, $system_s, $system_us) = unpack 'q4', $usage;
    return ($pid, unpack('i', $status), int(($user_s + $system_s) * 1000 + ($user_us + $system_us) / 1000));
}

# Seconds since some fixed moment, never set back (CLOCK_MONOTONIC).
sub monotonic {
    my $timespec = pack 'q2', 0, 0;
    syscall(SYS_clock_gettime, 1, $timespec) == 0 or die "clock_gettime: $!\n";
    my ($seconds, $nanos) = unpack 'q2', $timespec;
    return $seconds + $nanos / 1e9;
}

sub read_file {
    my ($path) = @_;
    open(my $in, '<', $path) or die "$path: $!\n";
    local $/;
    my $text = <$in>;
    return defined $text ? $text : '';
}

# One write(2), so that a kernel file answers at once.
sub write_file {
    my ($path, $text) = @_;
    open(my $out, '>', $path) or die "$path: $!\n";
    defined syswrite($out, $text) or die "$path: $!\n";
    close($out) or die "$path: $!\n";
}

# The process of a cgroup directory that is pid 1 of its own pid namespace, as the caller numbers it; undef if none.
sub first_process {
    my ($cgroup) = @_;
    open(my $procs, '<', "$cgroup/cgroup.procs") or return undef;
    while (my $pid = <$procs>) {
        chomp $pid;
        my $status = eval { read_file("/proc/$pid/status") } or next;
        return $pid if $status =~ /^NSpid:.*\t1$/m;
    }
    return undef;
}

1;

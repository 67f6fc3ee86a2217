# Process 1 of a node at work: starts the services in order, starts again what ended, reaps orphans, and on SIGTERM ends
# everything in the reverse order.
#
# One thread, one loop; signals only put a byte into a pipe that the loop waits on.
package Roost::Services;
use strict;
use warnings;
use POSIX qw(:sys_wait_h :signal_h);
use Fcntl;
use Roost::Kernel qw(monotonic write_file);

use constant FIRST_DELAY => 0.2;    # seconds before a service that ended is started again; doubles each time
use constant LAST_DELAY  => 5;
use constant HEALTHY     => 30;     # seconds after which a service's past failures are forgotten
use constant GRACE       => 8;      # seconds that a service has to end by itself
use constant USERS_GRACE => 2;      # seconds that programs of users have to end by themselves

my ($wake_out, $wake_in, $stopping);

# Does not return: ends with the process.
sub look_after {
    my ($cgroup, @services) = @_;
    pipe($wake_out, $wake_in) or die "pipe: $!\n";
    for my $end ($wake_out, $wake_in) {
        fcntl($end, F_SETFL, O_NONBLOCK) or die "fcntl: $!\n";
    }
    $SIG{CHLD} = sub { syswrite $wake_in, '.' };
    $SIG{TERM} = $SIG{INT} = sub { $stopping = 1; syswrite $wake_in, '.' };
    $SIG{HUP} = 'IGNORE';
    $_->{due} = 0 for @services;
    $_->{failures} = 0 for @services;
    until ($stopping) {
        reap(@services);
        my $next = start_due($cgroup, @services);
        pause($next);
    }
    note('asked to end');
    stop($_, $cgroup, @services) for reverse @services;
    end_programs($cgroup, @services);
    note('ended');
    POSIX::_exit(0);
}

# Starts what is due; returns the seconds until the next one is.
sub start_due {
    my ($cgroup, @services) = @_;
    my $next = 3600;
    for my $service (grep { !$_->{pid} } @services) {
        my $wait = $service->{due} - monotonic();
        if ($wait <= 0) {
            start($service, $cgroup);
        } elsif ($wait < $next) {
            $next = $wait;
        }
    }
    return $next;
}

sub start {
    my ($service, $cgroup) = @_;
    my $pid = fork;
    die "fork: $!\n" unless defined $pid;
    if ($pid == 0) {
        eval {
            $SIG{$_} = 'DEFAULT' for qw(CHLD TERM INT HUP);
            write_file("$cgroup/system/cgroup.procs", "0\n");
            open(STDIN, '<', '/dev/null') or die "/dev/null: $!\n";
            my $log = "/run/roost/log/$service->{name}.log";
            open(STDOUT, '>>', $log) or die "$log: $!\n";
            open(STDERR, '>&', \*STDOUT) or die "stderr: $!\n";
            POSIX::setsid();
            exec '/bin/sh', '-c', "exec $service->{command}" or die "/bin/sh: $!\n";
        };
        print STDERR $@;
        POSIX::_exit(127);
    }
    @$service{qw(pid started)} = ($pid, monotonic());
    note("$service->{name} started, pid $pid");
}

# Takes every child that ended: services, and orphans of users' programs, which the kernel gives to process 1.
sub reap {
    my (@services) = @_;
    while ((my $pid = waitpid(-1, WNOHANG)) > 0) {
        my $status = $?;
        for my $service (grep { ($_->{pid} || 0) == $pid } @services) {
            $service->{pid} = 0;
            $service->{failures} = 0 if monotonic() - $service->{started} > HEALTHY;
            my $delay = FIRST_DELAY * 2**$service->{failures}++;
            $delay = LAST_DELAY if $delay > LAST_DELAY;
            $service->{due} = monotonic() + $delay;
            note(sprintf '%s ended (%s)%s', $service->{name}, ending($status),
                $stopping ? '' : sprintf('; starts again in %.1f s', $delay));
        }
    }
}

sub stop {
    my ($service, $cgroup, @services) = @_;
    return unless $service->{pid};
    kill TERM => $service->{pid};
    return if wait_until(GRACE, sub { !$service->{pid} }, @services);
    note("$service->{name} did not end in " . GRACE . ' s; killed');
    kill KILL => $service->{pid};
}

# Programs of users get SIGTERM like at a shutdown; what is left after a moment ends with process 1.
sub end_programs {
    my ($cgroup, @services) = @_;
    my @programs = members("$cgroup/roost");
    return unless @programs;
    kill TERM => @programs;
    kill CONT => @programs;
    wait_until(USERS_GRACE, sub { !members("$cgroup/roost") }, @services);
}

# Of a cgroup and those in it, which hold programs that may not go everywhere. 0 stands for a member of another pid
# namespace, which is none of ours.
sub members {
    my ($directory) = @_;
    my @members;
    for my $file ("$directory/cgroup.procs", glob("$directory/roost.*/cgroup.procs")) {
        open(my $procs, '<', $file) or next;
        push @members, grep { $_ > 0 } map { chomp; $_ } <$procs>;
    }
    return @members;
}

sub wait_until {
    my ($seconds, $condition, @services) = @_;
    my $end = monotonic() + $seconds;
    while (1) {
        reap(@services);
        return 1 if $condition->();
        return 0 if monotonic() > $end;
        pause(0.1);
    }
}

# Waits for a signal, at most so many seconds.
sub pause {
    my ($seconds) = @_;
    my $ready = '';
    vec($ready, fileno($wake_out), 1) = 1;
    select($ready, undef, undef, $seconds < 0 ? 0 : $seconds);
    1 while sysread($wake_out, my $bytes, 64);
}

sub ending {
    my ($status) = @_;
    return 'exit code ' . WEXITSTATUS($status) if WIFEXITED($status);
    return 'signal ' . WTERMSIG($status);
}

sub note {
    my ($text) = @_;
    syswrite STDOUT, POSIX::strftime('%F %T', localtime) . " $text\n";
}

1;

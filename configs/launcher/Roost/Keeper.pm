# The parent of jobs: waits for their turn, starts them, and tells the agent how they ended. docs/jobs.md says why.
#
# One thread, one loop; SIGCHLD only puts a byte into a pipe that the loop waits on.
package Roost::Keeper;
use strict;
use warnings;
use Errno;    # for %!
use Fcntl;
use POSIX qw(:sys_wait_h);
use Roost::Agent;
use Roost::Kernel qw(die_with_parent reap_child monotonic);

use constant AGAIN => 1;     # seconds between two tries to reach the agent
use constant GRACE => 5;     # seconds between SIGTERM and SIGKILL

# A job: id, command (words), state (waiting, running, ended), pid, end (words for the agent), kill_at.
my ($agent, $path, $number, $ends, $output, $before_exec, %jobs, $wake_out, $wake_in, $disowned);

# Queues jobs; dies with the agent's sentence. Returns their numbers.
#   socket    path of the agent's socket      options   words of `add`
#   commands  [ words to run, … ]             shown     [ how people see each, … ]
#   output    file; %j is the job's number    prepare   called in a job's process with the agent's answer, before its program
sub submit {
    my (%what) = @_;
    ($path, $output) = @what{qw(socket output)};
    $agent = Roost::Agent->connect($path);
    $agent->say('add', "pid=$$", "output=$output", @{ $what{options} });
    $agent->say('command', $_) for @{ $what{shown} };
    $agent->say('end');
    my %answer = $agent->answer;
    ($number, $ends) = @answer{qw(keeper ends)};
    $before_exec = sub { $what{prepare}->(%answer) };
    my @ids = split /,/, $answer{jobs};
    $jobs{ $ids[$_] } = { id => $ids[$_], command => $what{commands}[$_], state => 'waiting' } for 0 .. $#ids;
    return @ids;
}

# Looks after them until the agent knows how all have ended.
sub look_after {
    pipe($wake_out, $wake_in) or die "pipe: $!\n";
    for my $end ($wake_out, $wake_in) {
        fcntl($end, F_SETFL, O_NONBLOCK) or die "fcntl: $!\n";
    }
    # Handlers, not IGNORE, which jobs would inherit.
    $SIG{CHLD} = sub { syswrite $wake_in, '.' };
    $SIG{PIPE} = sub { };
    my $next_try = 0;
    while (%jobs) {
        reap();
        end_what_does_not();
        if (!$agent && !$disowned && monotonic() >= $next_try) {
            come_back();
            $next_try = monotonic() + AGAIN;
        }
        obey();
        pause() if %jobs;
    }
}

sub come_back {
    $agent = eval { Roost::Agent->connect($path) } or return;
    inform('back', "keeper=$number", "pid=$$");
    tell_of($_) for sort { $a->{id} <=> $b->{id} } values %jobs;
}

# Waits for a word of the agent's, the end of a job, or the time of something.
sub pause {
    my $ready = '';
    vec($ready, fileno($wake_out), 1) = 1;
    vec($ready, $agent->fileno, 1) = 1 if $agent;
    my $limit = $agent && !grep({ $_->{kill_at} } values %jobs) ? undef : AGAIN;
    return if select($ready, undef, undef, $limit) <= 0;
    1 while sysread $wake_out, my $bytes, 64;
    $agent = undef if $agent && vec($ready, $agent->fileno, 1) && !$agent->fill;
}

# What has come may be more lines than were waited for: with the answer to `add` often the first start.
sub obey {
    while ($agent && (my ($verb, $id) = $agent->next_line)) {
        disown() if $verb eq 'no';
        my $job = $jobs{ $id || '' } or next;
        start($job) if $verb eq 'start';
        cancel($job) if $verb eq 'cancel';
        delete $jobs{$id} if $verb eq 'forget' && $job->{state} ne 'running';
    }
}

# The agent does not know us any more: what runs may end, the rest will never be asked for.
sub disown {
    $disowned = 1;
    $agent = undef;
    delete @jobs{ grep { $jobs{$_}{state} ne 'running' } keys %jobs };
}

sub inform {
    my (@words) = @_;
    $agent = undef if $agent && !$agent->say(@words);
}

sub tell_of {
    my ($job) = @_;
    inform($job->{state}, $job->{id},
        $job->{state} eq 'running' ? "pid=$job->{pid}" : $job->{state} eq 'ended' ? @{ $job->{end} } : ());
}

sub start {
    my ($job) = @_;
    return tell_of($job) unless $job->{state} eq 'waiting';
    pipe(my $started, my $failed) or return failed_to_start($job, "pipe: $!");
    my $keeper = $$;
    my $pid = fork;
    return failed_to_start($job, "fork: $!") unless defined $pid;
    if ($pid == 0) {
        close $started;
        become($job, $keeper);
        # Only of use before the program: its pipe is closed by exec.
        syswrite $failed, '.';
        POSIX::_exit($!{ENOENT} ? 127 : 126);
    }
    close $failed;
    @$job{qw(state pid)} = ('running', $pid);
    my $count;
    do { $count = sysread $started, my $byte, 1 } until defined $count || !$!{EINTR};
    tell_of($job) unless $count;    # What could not begin is told of when it has ended.
}

# In the job's process; returns if its program cannot be begun, with the reason in $!.
sub become {
    my ($job, $keeper) = @_;
    my $code = 0;
    eval {
        $SIG{$_} = 'DEFAULT' for qw(CHLD PIPE);
        die_with_parent();
        POSIX::_exit(1) if getppid() != $keeper;
        POSIX::setsid();
        (my $file = $output) =~ s/%j/$job->{id}/g;
        open(STDIN, '<', '/dev/null') or die "/dev/null: $!\n";
        open(STDOUT, '>', $file) or die "$file: $!\n";
        open(STDERR, '>&', \*STDOUT) or die "$file: $!\n";
        $before_exec->();
        $ENV{_} = $job->{command}[0];
        no warnings 'exec';
        exec { $job->{command}[0] } @{ $job->{command} } or do {
            $code = $!;
            die "$job->{command}[0]: $!\n";
        };
    };
    syswrite STDERR, "roost job: $@";
    $! = $code;
}

# No process could be made for it; its output says why.
sub failed_to_start {
    my ($job, $why) = @_;
    (my $file = $output) =~ s/%j/$job->{id}/g;
    if (open(my $out, '>', $file)) {
        print $out "roost job: $why\n";
        close $out;
    }
    ended($job, 'code=126', 'cpu=0');
}

# The whole session gets it: a job is often a shell with children.
sub cancel {
    my ($job) = @_;
    return tell_of($job) unless $job->{state} eq 'running';
    kill TERM => -$job->{pid};
    kill CONT => -$job->{pid};
    $job->{kill_at} = monotonic() + GRACE;
}

sub end_what_does_not {
    for my $job (grep { $_->{kill_at} && monotonic() >= $_->{kill_at} } values %jobs) {
        kill KILL => -$job->{pid};
        $job->{kill_at} = monotonic() + GRACE;
    }
}

sub reap {
    while (my ($pid, $status, $cpu_ms) = reap_child()) {
        for my $job (grep { $_->{state} eq 'running' && $_->{pid} == $pid } values %jobs) {
            my $how = WIFSIGNALED($status) ? 'signal=' . WTERMSIG($status) : 'code=' . WEXITSTATUS($status);
            ended($job, $how, "cpu=$cpu_ms");
        }
    }
}

# First on disk, for a keeper that is killed now; then to the agent.
sub ended {
    my ($job, @end) = @_;
    delete $job->{kill_at};
    @$job{qw(state end)} = ('ended', \@end);
    return delete $jobs{ $job->{id} } if $disowned;
    my $file = "$ends/$job->{id}";
    if (open(my $out, '>', "$file.$$")) {
        print $out "ended $job->{id} @end\n";
        rename "$file.$$", $file if close $out;
    }
    tell_of($job);
}

1;

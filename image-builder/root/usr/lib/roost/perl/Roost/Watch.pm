# When a service that runs but does not answer is to be started again. Times are seconds of a clock that never steps.
package Roost::Watch;
use strict;
use warnings;
use IO::Select;
use IO::Socket::UNIX;
use Roost::Files;

# One service. START: how long it may take to answer for the first time; SILENT: how long it may be silent after that.
sub new {
    my ($class, %times) = @_;
    return bless { pid => 0, since => 0, answering => 0, answered => 0, dumped => 0, %times }, $class;
}

# What is to be done now, in a word; nothing if nothing. PID gives its process, 0 if it does not run or is being stopped, and is not
# asked while answers come. A process that was silent for too long first writes down what its threads do, and is started
# again in the next round.
sub see {
    my ($self, $answers, $now, $pid) = @_;
    if ($answers) {
        $self->{pid} = $pid->() unless $self->{answering};
        @{$self}{qw(since answering answered dumped)} = ($now, 1, 1, 0);
        return;
    }
    $self->{answering} = 0;
    my $runs = $pid->();
    @{$self}{qw(pid since answered dumped)} = ($runs, $now, 0, 0) if $runs != $self->{pid};
    return if !$runs || $now - $self->{since} <= ($self->{answered} ? $self->{silent} : $self->{start});
    return 'dump' unless $self->{dumped}++;
    @{$self}{qw(since answered dumped)} = ($now, 0, 0);
    return 'restart';
}

# Whether somebody at a socket answers the engine's question `status` within so many seconds; docs/control.md.
sub answers {
    my ($socket, $seconds) = @_;
    # A socket that nobody accepts at lets few in and then waits, so that it must not.
    my $engine = IO::Socket::UNIX->new(Type => SOCK_STREAM) or return 0;
    $engine->blocking(0);
    return 0 unless connect($engine, pack_sockaddr_un($socket));
    return 0 unless syswrite($engine, qq({"id":1,"op":"status"}\n));
    return 0 unless IO::Select->new($engine)->can_read($seconds);
    my $line;
    return sysread($engine, $line, 4096) && $line =~ /"ok" ?: ?true/ ? 1 : 0;
}

# A closure that says whether the text of a file is another one than the last time.
sub beat {
    my ($file) = @_;
    my $last = '';
    return sub {
        my $now = -r $file ? slurp($file) : '';
        (my $before, $last) = ($last, $now);
        return $now ne '' && $now ne $before;
    };
}

1;

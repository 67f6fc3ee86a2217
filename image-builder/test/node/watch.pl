#!/usr/bin/perl
# roost-watch: when a service is started again, and that processes that are stopped are found and others are not.
use strict;
use warnings;
use FindBin '$Bin';
use lib $Bin, "$Bin/../../root/usr/lib/roost/perl";
use Checks;
use IO::Select;
use IO::Socket::UNIX;
use POSIX ();
use Roost::Watch;

# Who asked may be gone when it is answered.
$SIG{PIPE} = 'IGNORE';
my @children;
END { kill KILL => @children if @children }

# What is done in each round: [answers, seconds, process]…
sub rounds {
    my $watch = Roost::Watch->new(silent => 180, start => 900);
    return [map { my ($answers, $now, $pid) = @$_; $watch->see($answers, $now, sub { $pid }) // '' } @_];
}

same('one that answers is left alone', ['', '', ''], rounds([1, 0, 7], [1, 1000, 7], [1, 9000, 7]));
same('one that has answered may be silent for a while', ['', '', ''], rounds([1, 0, 7], [0, 10, 7], [0, 180, 7]));
same('one that is silent for longer says what it does, and is started again', ['', '', 'dump', 'restart'], rounds([1, 0, 7], [0, 10, 7], [0, 190, 7], [0, 200, 7]));
same('one that answers after all is left alone', ['', 'dump', '', ''], rounds([1, 0, 7], [0, 190, 7], [1, 200, 7], [0, 300, 7]));
same('one that starts has more time', ['', '', '', 'dump', 'restart'], rounds([0, 0, 7], [0, 500, 7], [0, 900, 7], [0, 910, 7], [0, 920, 7]));
same('one that was started again by somebody else has that time, too', ['', '', '', ''], rounds([1, 0, 7], [0, 10, 8], [0, 500, 8], [0, 900, 8]));
same('one that is not there, or is being stopped, is nobody\'s fault', ['', '', '', ''], rounds([1, 0, 7], [0, 10, 0], [0, 5000, 0], [0, 9000, 0]));
same('one that was started again and is silent again is so after its time', ['', 'dump', 'restart', '', 'dump'],
    rounds([1, 0, 7], [0, 190, 7], [0, 200, 7], [0, 210, 8], [0, 1120, 8]));

# A process that answers at a socket as the engine does, and one that counts in a file as the agent does.
sub answering {
    my ($socket, $answer) = @_;
    unlink $socket;
    my $server = IO::Socket::UNIX->new(Local => $socket, Listen => 1) or die "$socket: $!\n";
    return child(sub {
        while (my $client = $server->accept) {
            my $question = <$client>;
            print $client $answer if defined $question && $question =~ /"op":"status"/;
        }
    });
}

sub counting {
    my ($file) = @_;
    return child(sub {
        for (my $count = 1; ; $count++) {
            open(my $out, '>', "$file.new") or die "$file: $!\n";
            print $out "$count\n";
            close $out;
            rename "$file.new", $file;
            select(undef, undef, undef, 0.1);
        }
    });
}

sub child {
    my ($run) = @_;
    my $pid = fork // die "fork: $!\n";
    if (!$pid) {
        @children = ();
        $run->();
        POSIX::_exit(0);
    }
    push @children, $pid;
    return $pid;
}

# Waits until the kernel says that a process is in that state; proc_pid_stat(5).
sub stopped {
    my ($pid) = @_;
    kill STOP => $pid;
    while (1) {
        open(my $stat, '<', "/proc/$pid/stat") or die "$pid: $!\n";
        return if <$stat> =~ /\) T /;
        select(undef, undef, undef, 0.02);
    }
}

my $place = directory();
my $engine = answering("$place/engine.sock", qq({"id":1,"ok":true,"result":{}}\n));
same('an engine that answers lives', 1, Roost::Watch::answers("$place/engine.sock", 5));
stopped($engine);
same('one that is stopped does not, however often it is asked', '0 0 0 0', join(' ', map { Roost::Watch::answers("$place/engine.sock", 0.3) } 1 .. 4));
kill CONT => $engine;
# What was asked meanwhile is answered first, and fills the queue until then.
my ($lives, $tries) = (0, 0);
until ($lives || $tries++ == 200) {
    $lives = Roost::Watch::answers("$place/engine.sock", 5);
    select(undef, undef, undef, 0.02) unless $lives;
}
same('one that goes on lives again', 1, $lives);
answering("$place/angry.sock", qq({"id":1,"ok":false,"error":"no"}\n));
same('one that answers with a fault does not', 0, Roost::Watch::answers("$place/angry.sock", 5));
same('where nobody listens nobody lives', 0, Roost::Watch::answers("$place/nobody.sock", 5));

my $agent = counting("$place/alive");
my $beat = Roost::Watch::beat("$place/alive");
my $beats = 0;
for (1 .. 500) {
    $beats++ if $beat->();
    last if $beats == 3;
    select(undef, undef, undef, 0.02);
}
same('an agent that counts lives', 3, $beats);
stopped($agent);
$beat->();
same('one that is stopped does not', '', $beat->());
same('one without a file does not', '', Roost::Watch::beat("$place/none")->());

# The whole program, with times of a test: systemd is a script that says which process there is, and writes down what it is asked.
kill CONT => $agent;
my $tools = directory(systemctl => <<"END");
#!/bin/sh
case "\$*" in
  show*engine*) printf 'ActiveState=active\\nMainPID=$engine\\n' ;;
  show*agent*) printf 'ActiveState=active\\nMainPID=$agent\\n' ;;
  *) echo "\$*" >> $place/asked ;;
esac
END
chmod 0755, "$tools/systemctl";
my $systemd = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Local => "$place/notify") or die "notify: $!\n";
child(sub {
    $ENV{NOTIFY_SOCKET} = "$place/notify";
    $ENV{PATH} = "$tools:$ENV{PATH}";
    open(STDOUT, '>', "$place/said") or die "said: $!\n";
    exec 'perl', "-I$Bin/../../root/usr/lib/roost/perl", "$Bin/../../root/usr/lib/roost/bin/roost-watch", '0.3', 1, 30,
        "roost-engine.service=$place/engine.sock", "roost-agent.service=$place/alive";
});

# The next word to systemd; nothing after ten seconds.
sub word {
    IO::Select->new($systemd)->can_read(10) or return;
    $systemd->recv(my $word, 100);
    return $word;
}

sub asked { open(my $in, '<', "$place/asked") or return ''; local $/; return <$in> }

same('it tells systemd that it has begun, and that it goes round', ['READY=1', 'WATCHDOG=1', 'WATCHDOG=1', 'WATCHDOG=1', 'WATCHDOG=1'], [map { word() } 1 .. 5]);
same('it leaves alone what answers', '', asked());
stopped($agent);
my $rounds = 0;
$rounds++ while asked() eq '' && $rounds < 40 && word();
same('it starts again an agent that is stopped, and not the engine', "--no-block restart roost-agent.service\n", asked());
open(my $said, '<', "$place/said") or die "said: $!\n";
same('it says so, and had the threads written down before',
    ["roost-agent.service does not answer: its threads go into the journal\n", "roost-agent.service does not answer, and is started again\n"], [<$said>]);
finish();

# Lines of words to and from the agent, on its socket of keepers (docs/jobs.md).
package Roost::Agent;
use strict;
use warnings;
use Errno;    # for %!
use Socket qw(PF_UNIX SOCK_STREAM sockaddr_un);

use constant SOCKET => '/run/roost/agent/jobs/socket';    # in every node

# Connects; dies with one sentence.
sub connect {
    my ($class, $path) = @_;
    socket(my $socket, PF_UNIX, SOCK_STREAM, 0) or die "socket: $!\n";
    CORE::connect($socket, sockaddr_un($path))
        or die "the agent does not answer at $path: $!; ./roost up brings it\n";
    return bless { socket => $socket, text => '' }, $class;
}

sub fileno { return CORE::fileno($_[0]{socket}) }

# Sends a line; false if the agent is gone.
sub say {
    my ($self, @words) = @_;
    my $line = join(' ', map { encoded($_) } @words) . "\n";
    while (length $line) {
        my $count = syswrite $self->{socket}, $line;
        next if !defined $count && $!{EINTR};
        return 0 unless $count;
        substr $line, 0, $count, '';
    }
    return 1;
}

# Waits for bytes; false if the agent is gone. What they make whole is then had from next_line.
sub fill {
    my ($self) = @_;
    my $count = sysread $self->{socket}, $self->{text}, 4096, length $self->{text};
    return defined $count ? $count > 0 : $!{EINTR};
}

# The words of the next line that has come, or nothing.
sub next_line {
    my ($self) = @_;
    return unless $self->{text} =~ s/^([^\n]*)\n//;
    return map { my $word = $_; $word =~ s/%([0-9A-F]{2})/chr hex $1/ge; $word } split / /, $1, -1;
}

# Waits for the answer to what was said; dies with the agent's sentence if it is a no.
sub answer {
    my ($self) = @_;
    my @words;
    until (@words = $self->next_line) {
        $self->fill or die "the agent has ended before it answered; try it again\n";
    }
    my $verb = shift @words;
    die "@words\n" if $verb eq 'no';
    return map { /^([a-z]+)=(.*)$/s ? ($1, $2) : () } @words;
}

sub encoded {
    my ($word) = @_;
    $word =~ s{([^A-Za-z0-9_./:=,+-])}{sprintf '%%%02X', ord $1}ge;
    return $word;
}

1;

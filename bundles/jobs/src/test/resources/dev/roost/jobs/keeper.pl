# The launcher's keeper without a node: keeper.pl SOCKET OUTPUT OPTIONS LINE…, each line for sh. Says "queued IDS", or why not.
use strict;
use warnings;
use Roost::Keeper;

my ($socket, $output, $options, @lines) = @ARGV;
$| = 1;
my @ids = eval {
    Roost::Keeper::submit(
        socket => $socket, output => $output, options => [split / /, $options],
        commands => [map { ['/bin/sh', '-c', $_] } @lines], shown => \@lines, prepare => sub { });
};
print @ids ? "queued @ids\n" : $@;
Roost::Keeper::look_after() if @ids;

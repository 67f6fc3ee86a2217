# Files of the node, read and written whole.
package Roost::Files;
use strict;
use warnings;
use Exporter 'import';
our @EXPORT = qw(slurp spew);

use constant { AGENTS_DIRECTORY => '/var/lib/roost/agent', AGENT_UID => 64737 };

sub slurp {
    my ($file) = @_;
    open(my $in, '<', $file) or die "$file: $!\n";
    local $/;
    return scalar <$in>;
}

# Writes a file whole or not at all; below the agent's directory it is the agent's.
sub spew {
    my ($file, $text, $mode) = @_;
    (my $directory = $file) =~ s{/[^/]*$}{};
    my $agents = index($directory, AGENTS_DIRECTORY) == 0;
    if (!-d $directory) {
        mkdir $directory, 0755 or die "$directory: $!\n";
        chown AGENT_UID, AGENT_UID, $directory if $agents;
    }
    my $new = $file =~ m{^/proc/} ? $file : "$file.new";
    open(my $out, '>', $new) or die "$new: $!\n";
    print $out $text;
    close $out or die "$new: $!\n";
    return if $new eq $file;
    chmod $mode, $new if defined $mode;
    chown AGENT_UID, AGENT_UID, $new if $agents;
    rename $new, $file or die "$file: $!\n";
}

1;

# The part of TOML that settings of a node need: KEY = "TEXT" and KEY = ["TEXT", ...], over several lines, too.
#
# No library: those of Debian end at the first fault, while here each wrong line is to be named and the others are to count;
# and they need Debian's whole perl, of which the image has the base only.
package Roost::Toml;
use strict;
use warnings;

# Returns the settings, a text or a list of texts each, and the faults, a sentence each. Editors of other systems leave a byte
# order mark and carriage returns; they are no faults.
sub parse {
    my ($text) = @_;
    $text =~ s/^\x{ef}\x{bb}\x{bf}//;
    $text =~ s/\r//g;
    my (%settings, @faults, $key, $begun);
    my $number = 0;
    for my $line (split /\n/, $text) {
        $number++;
        next if $line =~ /^\s*(?:#.*)?$/;
        if (!defined $key && $line =~ /^\s*([A-Za-z_]+)\s*=\s*(.*)$/) {
            ($key, $line, $begun) = ($1, $2, $number);
            push @faults, "roost.toml, line $number: $key is there twice; this one counts" if exists $settings{$key};
            $settings{$key} = $line =~ s/^\[// ? [] : undef;
        } elsif (!defined $key) {
            push @faults, "roost.toml, line $number: it is neither KEY = \"TEXT\" nor a remark";
            next;
        }
        my @values;
        push @values, $1 while $line =~ s/^\s*"([^"\\]*)"\s*,?//;
        if (ref $settings{$key}) {
            push @{ $settings{$key} }, @values;
            next if $line =~ /^\s*(?:#.*)?$/;
            push @faults, "roost.toml, line $number: this list goes \"TEXT\", \"TEXT\" ]" unless $line =~ /^\s*\]\s*(?:#.*)?$/;
        } elsif (@values == 1 && $line =~ /^\s*(?:#.*)?$/) {
            $settings{$key} = $values[0];
        } else {
            push @faults, "roost.toml, line $number: it must be $key = \"TEXT\"";
            delete $settings{$key};
        }
        $key = undef;
    }
    push @faults, "roost.toml, line $begun: the list has no end; it is a ]" if defined $key;
    return (\%settings, @faults);
}

1;

# What the tests of the node's programs share: one line per behaviour, "ok - NAME" or "not ok - NAME: what was seen".
package Checks;
use strict;
use warnings;
use Exporter 'import';
use File::Temp 'tempdir';
our @EXPORT = qw(same all_of finish directory);

my $failed = 0;

sub same {
    my ($name, $expected, $seen) = @_;
    my ($left, $right) = map { text($_) } $expected, $seen;
    return print "ok - $name\n" if $left eq $right;
    $failed = 1;
    return print "not ok - $name: expected $left, saw $right\n";
}

# same for each pair of a list, under one name: the first that differs is said.
sub all_of {
    my ($name, @pairs) = @_;
    while (my ($expected, $seen) = splice @pairs, 0, 2) {
        return same($name, $expected, $seen) if text($expected) ne text($seen);
    }
    return print "ok - $name\n";
}

# A value in one line, so that two can be compared and read.
sub text {
    my ($value) = @_;
    return 'nothing' unless defined $value;
    return '[' . join(', ', map { text($_) } @$value) . ']' if ref $value eq 'ARRAY';
    return '{' . join(', ', map { "$_: " . text($value->{$_}) } sort keys %$value) . '}' if ref $value eq 'HASH';
    $value =~ s/\n/\\n/g;
    return "\"$value\"";
}

# A directory of its own with these files, name => text.
sub directory {
    my (%files) = @_;
    my $place = tempdir(CLEANUP => 1);
    for my $name (keys %files) {
        open(my $out, '>', "$place/$name") or die "$place/$name: $!\n";
        print $out $files{$name};
        close $out or die "$place/$name: $!\n";
    }
    return $place;
}

sub finish { exit $failed }

1;

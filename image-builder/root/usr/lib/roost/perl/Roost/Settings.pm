# roost.toml: the part of TOML that settings of a node need: KEY = "TEXT" and KEY = ["TEXT", ...], over several lines, too.
package Roost::Settings;
use strict;
use warnings;

# What each key may hold, and what is said of another value.
my %KEYS = (
    hostname => [qr/^[a-z0-9-]{1,63}$/, 'must be 1 to 63 of a-z, 0-9 and -'],
    cluster  => [qr/^[a-z0-9-]{1,63}$/, 'must be 1 to 63 of a-z, 0-9 and -'],
    timezone => [qr{^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$}, 'must be a name like Europe/Vienna'],
    ssh_keys => [qr{^(?:ssh|ecdsa|sk)-[a-z0-9@.-]+ [A-Za-z0-9+/=]+(?: [^\n]*)?$}, 'must hold whole lines of .pub files'],
);
my %LISTS = (ssh_keys => 1);

# Mounts the partition, reads its roost.toml, lets go of it. Returns the settings and the faults, a sentence each.
sub read_partition {
    my ($device, $place) = @_;
    return ({}, "there is no partition ROOST-CFG: the node has no settings") unless -e $device;
    -d $place or mkdir $place, 0700 or die "$place: $!\n";
    system('mount', '-t', 'vfat', '-o', 'ro,nosuid,nodev,noexec', $device, $place) == 0
        or return ({}, 'the partition ROOST-CFG cannot be mounted: the node has no settings');
    my ($text, @faults);
    if (open(my $in, '<', "$place/roost.toml")) {
        local $/;
        $text = <$in>;
        close $in;
    } else {
        push @faults, "roost.toml on ROOST-CFG cannot be read: $!";
    }
    system('umount', $place) == 0 or push @faults, 'ROOST-CFG cannot be unmounted';
    my ($settings, @more) = parse($text // '');
    return ($settings, @faults, @more);
}

# Settings and faults of a text. Editors of other systems leave a byte order mark and carriage returns; they are no faults.
sub parse {
    my ($text) = @_;
    $text =~ s/^\x{ef}\x{bb}\x{bf}//;
    $text =~ s/\r//g;
    my (%settings, @faults, $list, $begun);
    my $number = 0;
    for my $line (split /\n/, $text) {
        $number++;
        next if $line =~ /^\s*(?:#.*)?$/;
        if (!defined $list && $line =~ /^\s*([A-Za-z_]+)\s*=\s*(.*)$/) {
            ($list, $line, $begun) = ($1, $2, $number);
            $settings{$list} = [] if $line =~ s/^\[//;
        } elsif (!defined $list) {
            push @faults, "roost.toml, line $number: it is neither KEY = \"TEXT\" nor a remark";
            next;
        }
        my @values;
        push @values, $1 while $line =~ s/^\s*"([^"\\]*)"\s*,?//;
        if (ref $settings{$list}) {
            push @{ $settings{$list} }, @values;
            next if $line =~ /^\s*(?:#.*)?$/;
            push @faults, "roost.toml, line $number: this list goes \"TEXT\", \"TEXT\" ]" unless $line =~ /^\s*\]\s*(?:#.*)?$/;
        } elsif (@values == 1 && $line =~ /^\s*(?:#.*)?$/) {
            $settings{$list} = $values[0];
        } else {
            push @faults, "roost.toml, line $number: it must be $list = \"TEXT\"";
            delete $settings{$list};
        }
        $list = undef;
    }
    push @faults, "roost.toml, line $begun: the list has no end; it is a ]" if defined $list;
    push @faults, check(\%settings);
    return (\%settings, @faults);
}

# Takes out what is no setting, and says so.
sub check {
    my ($settings) = @_;
    my @faults;
    for my $key (sort keys %$settings) {
        my $rule = $KEYS{$key};
        my $value = $settings->{$key};
        if (!$rule) {
            push @faults, "roost.toml: there is no setting $key; there are " . join(', ', sort keys %KEYS);
        } elsif (($LISTS{$key} // 0) != (ref $value ? 1 : 0)) {
            push @faults, "roost.toml: $key must be " . ($LISTS{$key} ? 'a list: ["TEXT"]' : '"TEXT"');
        } elsif (grep { $_ !~ $rule->[0] } ref $value ? @$value : $value) {
            push @faults, "roost.toml: $key $rule->[1]";
        } else {
            next;
        }
        delete $settings->{$key};
    }
    return @faults;
}

1;

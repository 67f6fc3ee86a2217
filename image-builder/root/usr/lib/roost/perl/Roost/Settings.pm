# The settings of a node: those of the kernel's command line (roost.KEY=VALUE) before those of roost.toml on the partition
# ROOST-CFG. What is wrong is named in a sentence and left out; the rest counts. What neither says is not in here: the network
# and defaults decide it (docs/settings.md).
package Roost::Settings;
use strict;
use warnings;
use Roost::Files;
use Roost::Network;
use Roost::Toml;

my $HOST = qr/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?/;
my $PORT = qr/(?!0)(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])/;

# What each key may hold, and what is said of another value.
my %KEYS = (
    hostname         => [qr/^[a-z0-9-]{1,63}$/, 'must be 1 to 63 of a-z, 0-9 and -'],
    cluster          => [qr/^[a-z0-9-]{1,63}$/, 'must be 1 to 63 of a-z, 0-9 and -'],
    join             => [qr{^[A-Za-z0-9.,-]+/[A-Za-z0-9_-]{48}$}, 'must be the whole line that roost:token prints'],
    timezone         => [qr{^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$}, 'must be a name like Europe/Vienna'],
    ssh_keys         => [qr{^(?:ssh|ecdsa|sk)-[a-z0-9@.-]+ [A-Za-z0-9+/=]+(?: [^\n]*)?$}, 'must hold whole lines of .pub files'],
    address          => [\&Roost::Network::is_own_address, 'must be an address of a host and the length of its network\'s prefix, like 192.168.1.5/24'],
    gateway          => [\&Roost::Network::is_address, 'must be an address like 192.168.1.1'],
    dns              => [\&Roost::Network::is_any_address, 'must hold addresses like 192.168.1.1'],
    ntp              => [qr/^(?:(?:nts:)?$HOST|[0-9a-fA-F:]+:[0-9a-fA-F:]+)$/, 'must hold names or addresses like ntp.example.org, with nts: before those that speak NTS'],
    proxy            => [qr{^http://$HOST:$PORT/?$}, 'must be http://HOST:PORT'],
    broker           => [qr{^ssl://$HOST:$PORT$}, 'must hold brokers like ssl://HOST:8883'],
    broker_authority => [qr{^[A-Za-z0-9_-][A-Za-z0-9_.-]*$}, 'must be the name of a file beside roost.toml'],
);
my %LISTS = map { $_ => 1 } qw(ssh_keys dns ntp broker);

# All settings, and the faults. PARTITION is a device, PLACE where it is mounted for a moment; COMMAND_LINE that of the kernel.
sub gather {
    my ($partition, $place, $command_line) = @_;
    my ($asked, @faults) = command_line($command_line);
    my ($settings, @more) = mounted($partition, $place, sub { directory($place, $asked) });
    if (!defined $settings) {
        $settings = $asked;
        push @more, authority($settings, '/nonexistent');
    }
    return ($settings, @faults, @more);
}

# What DO returns, while the partition is mounted; only faults if that cannot be.
sub mounted {
    my ($device, $place, $do) = @_;
    return (undef, 'there is no partition ROOST-CFG: nothing was read from it') unless -e $device;
    -d $place or mkdir $place, 0700 or die "$place: $!\n";
    system('mount', '-t', 'vfat', '-o', 'ro,nosuid,nodev,noexec', $device, $place) == 0
        or return (undef, 'the partition ROOST-CFG cannot be mounted: nothing was read from it');
    my @answer = $do->();
    system('umount', $place) == 0 or push @answer, 'ROOST-CFG cannot be unmounted';
    return @answer;
}

# Settings of the partition's files, those that the command line asks for before them.
sub directory {
    my ($place, $asked) = @_;
    my ($written, @faults) = ({});
    if (-r "$place/roost.toml") {
        ($written, @faults) = Roost::Toml::parse(slurp("$place/roost.toml"));
        push @faults, check('roost.toml', $written);
    } else {
        push @faults, 'roost.toml on ROOST-CFG cannot be read';
    }
    my %settings = (%$written, %$asked);
    push @faults, authority(\%settings, $place);
    return (\%settings, @faults);
}

# The settings roost.KEY=VALUE of a kernel's command line; lists several times. The kernel leaves quotes as they were written,
# around the value or around all of it.
sub command_line {
    my ($line) = @_;
    my (%settings, @faults);
    while ($line =~ /(?:^|\s)(?|"roost\.([^="\s]*)=([^"]*)"|roost\.([^=\s]*)="([^"]*)"|roost\.([^=\s]*)=(\S*))(?=\s|$)/g) {
        my ($key, $value) = ($1, $2);
        if ($LISTS{$key}) {
            push @{ $settings{$key} }, $value;
        } else {
            $settings{$key} = $value;
        }
    }
    push @faults, check('kernel command line', \%settings);
    return (\%settings, @faults);
}

# Takes out what is no setting, and says so.
sub check {
    my ($where, $settings) = @_;
    my @faults;
    for my $key (sort keys %$settings) {
        my $rule = $KEYS{$key};
        my $value = $settings->{$key};
        if (!$rule) {
            push @faults, "$where: there is no setting $key; there are " . join(', ', sort keys %KEYS);
        } elsif (($LISTS{$key} // 0) != (ref $value ? 1 : 0)) {
            push @faults, "$where: $key must be " . ($LISTS{$key} ? 'a list: ["TEXT"]' : '"TEXT"');
        } elsif (grep { !fits($rule->[0], $_) } ref $value ? @$value : $value) {
            push @faults, "$where: $key $rule->[1]";
        } else {
            next;
        }
        delete $settings->{$key};
    }
    return @faults;
}

sub fits {
    my ($rule, $text) = @_;
    return ref $rule eq 'CODE' ? $rule->($text) : $text =~ $rule;
}

# The name of the file becomes what is in it: the partition is not there later.
sub authority {
    my ($settings, $place) = @_;
    my $name = delete $settings->{broker_authority};
    return unless defined $name;
    return "broker_authority: the broker's authority needs a broker beside it" unless $settings->{broker};
    return "broker_authority: there is no file $name beside roost.toml" unless -f "$place/$name" && -r _;
    my ($certificate) = slurp("$place/$name") =~ /(-----BEGIN CERTIFICATE-----\s+MI[A-Za-z0-9+\/=\s]+-----END CERTIFICATE-----)/;
    return "broker_authority: $name holds no certificate in PEM; that begins with -----BEGIN CERTIFICATE-----" unless $certificate;
    $settings->{broker_authority} = "$certificate\n";
    return;
}

1;

# Settings of the network as files of systemd-networkd and chrony.
package Roost::Network;
use strict;
use warnings;
use Socket qw(inet_pton AF_INET AF_INET6);

sub is_address { my ($text) = @_; return defined number($text) }
sub is_any_address { my ($text) = @_; return defined(inet_pton(AF_INET, $text) // inet_pton(AF_INET6, $text)) }

# ADDRESS/PREFIX, of a host: not the network's own address, nor its broadcast, loopback or multicast.
sub is_own_address {
    my ($text) = @_;
    my ($address, $length) = $text =~ m{^([0-9.]+)/([0-9]{1,2})$} or return 0;
    my $number = number($address);
    return 0 unless defined $number && $length >= 8 && $length <= 32;
    my $first = $number >> 24;
    return 0 if $first == 0 || $first == 127 || $first >= 224;
    my $host = $number & ~mask($length);
    return $length >= 31 || ($host != 0 && $host != (~mask($length) & 0xffffffff));
}

sub number {
    my ($text) = @_;
    my $bytes = inet_pton(AF_INET, $text);
    return defined $bytes ? unpack('N', $bytes) : undef;
}

sub mask { my ($length) = @_; return (0xffffffff << (32 - $length)) & 0xffffffff }

# Takes out an address and a gateway that do not fit each other: then the network is asked for both. Returns the faults.
sub settle {
    my ($settings) = @_;
    my ($address, $gateway) = @{$settings}{qw(address gateway)};
    return unless defined $gateway;
    delete $settings->{gateway};
    return "gateway: it needs an address beside it; without one the network is asked (DHCP) for both" unless defined $address;
    my ($own, $length) = split m{/}, $address;
    if ((number($own) ^ number($gateway)) & mask($length) || $own eq $gateway) {
        delete $settings->{address};
        return "gateway: $gateway is no neighbour of $address; the network is asked (DHCP) for both";
    }
    $settings->{gateway} = $gateway;
    return;
}

# What systemd-networkd is to do otherwise than 80-roost.network says; empty if nothing. systemd.network(5).
sub networkd {
    my ($settings) = @_;
    my ($address, $gateway) = @{$settings}{qw(address gateway)};
    my @dns = @{ $settings->{dns} // (defined $gateway ? [$gateway] : []) };
    my @network = map { "DNS=$_" } @dns;
    push @network, 'DHCP=ipv6' if defined $address;
    push @network, "Gateway=$gateway" if defined $gateway;
    my $text = @network ? join("\n", '[Network]', @network) . "\n" : '';
    # Another machine that has the address already keeps it.
    $text .= "[Address]\nAddress=$address\nDuplicateAddressDetection=ipv4\n" if defined $address;
    $text .= "[$_]\nUseDNS=no\n" for $settings->{dns} ? qw(DHCPv4 DHCPv6 IPv6AcceptRA) : ();
    return $text;
}

# Sources for chrony: its own format, a line each. chrony.conf(5).
sub sources {
    my (@servers) = @_;
    return join('', map { /^nts:(.*)/ ? "server $1 iburst nts prefer trust\n" : "server $_ iburst\n" } @servers);
}

1;

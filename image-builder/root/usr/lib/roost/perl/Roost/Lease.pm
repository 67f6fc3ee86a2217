# What the network offers by DHCP: systemd-networkd's leases, one file each, lines KEY=VALUE. It writes them for its own kin
# only, without a promise, so nothing here relies on them: what is not found is not offered.
package Roost::Lease;
use strict;
use warnings;
use Roost::Files;

use constant LEASES => '/run/systemd/netif/leases';

# The values that leases have for a key, in the order of the interfaces.
sub values_of {
    my ($key, $directory) = @_;
    my @files = sort { $a cmp $b } glob(($directory // LEASES) . '/*');
    return map { split ' ' } map { slurp($_) =~ /^\Q$key\E=(.*)$/m ? $1 : () } grep { -r } @files;
}

# A host name that can be a node's, or nothing: the first label of what is offered.
sub host_name {
    my ($directory) = @_;
    for my $name (map { lc } values_of('HOSTNAME', $directory)) {
        my ($label) = split /\./, $name;
        return $label if $label =~ /^[a-z0-9-]{1,63}$/ && $label ne 'localhost';
    }
    return;
}

1;

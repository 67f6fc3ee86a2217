#!/usr/bin/perl
# Settings of a node: what roost.toml, the kernel's command line and DHCP say becomes what is said of each, and of their faults.
use strict;
use warnings;
use FindBin '$Bin';
use lib $Bin, "$Bin/../../root/usr/lib/roost/perl";
use Checks;
use Roost::Lease;
use Roost::Network;
use Roost::Settings;

my $PEM = "-----BEGIN CERTIFICATE-----\nMIIBszCCAWWgAwIBAgI=\n-----END CERTIFICATE-----\n";

# Settings and faults of a partition with this roost.toml and these other files, under this command line.
sub read_settings {
    my ($toml, $command_line, %files) = @_;
    my ($asked, @faults) = Roost::Settings::command_line($command_line // '');
    my ($settings, @more) = Roost::Settings::directory(directory('roost.toml' => $toml, %files), $asked);
    return ($settings, @faults, @more);
}

sub settings { my ($settings) = read_settings(@_); return $settings }
sub faults { my ($settings, @faults) = read_settings(@_); return \@faults }

sub shipped {
    open(my $in, '<', "$Bin/../../config-partition/roost.toml") or die "roost.toml: $!\n";
    local $/;
    return scalar <$in>;
}

same('the file as it is shipped sets nothing, and has no fault', [{}], [read_settings(shipped())]);

# Each line of it that is taken into use must be right; a key that the file does not show is one that nobody finds.
(my $all = shipped()) =~ s/^#(?=[a-z_]+ = |  "|\])//mg;
$all =~ s/\.\.\./'A' x 48/ge;
my ($used, @wrong) = read_settings($all, '', 'broker-ca.pem' => $PEM);
same('every line of the file that is shipped may be taken into use', [], \@wrong);
my @known = (faults('colour = "red"')->[0] =~ /there are (.*)/ ? split(/, /, $1) : ());
same('the file that is shipped shows every setting', \@known, [sort keys %$used]);

same('a wrong line is named with its number, and the others count',
    [{ hostname => 'attic', timezone => 'Europe/Vienna' }, 'roost.toml, line 2: it is neither KEY = "TEXT" nor a remark'],
    [read_settings(qq(hostname = "attic"\nnonsense\ntimezone = "Europe/Vienna"\n))]);
same('a wrong value is named, and the others count',
    [{ cluster => 'home' }, 'roost.toml: hostname must be 1 to 63 of a-z, 0-9 and -'],
    [read_settings(qq(hostname = "At Tic"\ncluster = "home"\n))]);
same('a text where a list belongs is named', ['roost.toml: dns must be a list: ["TEXT"]'], faults('dns = "192.168.1.1"'));
same('a list without an end is named where it begins', ['roost.toml, line 1: the list has no end; it is a ]'], faults(qq(ntp = [\n"a",\n)));
same('a setting that is there twice is named', ['roost.toml, line 2: cluster is there twice; this one counts'], faults(qq(cluster = "a"\ncluster = "b"\n)));
same('what other systems put into a text file is no fault', [{ cluster => 'a' }], [read_settings("\x{ef}\x{bb}\x{bf}cluster = \"a\"\r\n")]);

same('the command line comes before the file',
    [{ hostname => 'attic', cluster => 'home' }],
    [read_settings(qq(hostname = "cellar"\ncluster = "home"\n), 'ro quiet roost.hostname=attic root=/dev/vda')]);
same('a list is several times on the command line', { dns => ['10.0.0.1', 'fd00::1'] }, settings('', 'roost.dns=10.0.0.1 roost.dns=fd00::1'));
same('quotes of the command line hold spaces together',
    { ssh_keys => ['ssh-rsa AAAA a b', 'ssh-rsa BBBB'] },
    settings('', 'roost.ssh_keys="ssh-rsa AAAA a b" "roost.ssh_keys=ssh-rsa BBBB"'));
same('a wrong value on the command line leaves that of the file',
    [{ hostname => 'cellar' }, 'kernel command line: hostname must be 1 to 63 of a-z, 0-9 and -'],
    [read_settings('hostname = "cellar"', 'roost.hostname=At_Tic')]);

all_of('addresses that no node can have are named',
    map { (['roost.toml: address must be an address of a host and the length of its network\'s prefix, like 192.168.1.5/24'], faults(qq(address = "$_"))) }
        '192.168.1.5', '192.168.1.0/24', '192.168.1.255/24', '192.168.1.500/24', '127.0.0.1/8', '224.0.0.1/24', '192.168.1.5/33', 'attic/24');
all_of('addresses at the edges of their networks are taken',
    map { ([], faults(qq(address = "$_"))) } '192.168.1.1/24', '192.168.1.254/24', '10.255.255.254/8', '10.0.0.0/31', '10.0.0.1/32');
all_of('what is no proxy is named', map { (['roost.toml: proxy must be http://HOST:PORT'], faults(qq(proxy = "$_"))) } 'a:3128', 'http://a', 'http://a:0', 'http://a:65536');
all_of('what is no broker is named',
    map { (['roost.toml: broker must hold brokers like ssl://HOST:8883'], faults(qq(broker = ["$_"]))) } 'a:8883', 'tcp://a:1883', 'ssl://a,b:8883');

same('the certificate of a broker\'s authority is that of the file', $PEM,
    settings(qq(broker = ["ssl://a:8883"]\nbroker_authority = "ca.pem"\n), '', 'ca.pem' => "issued by me\n$PEM")->{broker_authority});
all_of('an authority that cannot be read is named, and is none',
    [{ broker => ['ssl://a:1'] }, 'broker_authority: there is no file ca.pem beside roost.toml'],
    [read_settings(qq(broker = ["ssl://a:1"]\nbroker_authority = "ca.pem"\n))],
    [{ broker => ['ssl://a:1'] }, 'broker_authority: ca.pem holds no certificate in PEM; that begins with -----BEGIN CERTIFICATE-----'],
    [read_settings(qq(broker = ["ssl://a:1"]\nbroker_authority = "ca.pem"\n), '', 'ca.pem' => 'what')],
    [{}, 'broker_authority: the broker\'s authority needs a broker beside it'],
    [read_settings('broker_authority = "ca.pem"')],
    [{}, 'roost.toml: broker_authority must be the name of a file beside roost.toml'],
    [read_settings('broker_authority = "../keys"')]);
same('without the partition the command line counts',
    [{ hostname => 'attic' }, 'there is no partition ROOST-CFG: nothing was read from it'],
    [Roost::Settings::gather('/nonexistent', '/nonexistent', 'roost.hostname=attic')]);

# Address and gateway, after they were settled; what is said of them.
sub settled {
    my (%settings) = @_;
    my @faults = Roost::Network::settle(\%settings);
    return [\%settings, @faults];
}
same('a gateway in the network of the address is taken', [{ address => '10.0.0.5/24', gateway => '10.0.0.1' }], settled(address => '10.0.0.5/24', gateway => '10.0.0.1'));
same('a gateway elsewhere leaves both to DHCP', [{}, 'gateway: 10.0.1.1 is no neighbour of 10.0.0.5/24; the network is asked (DHCP) for both'],
    settled(address => '10.0.0.5/24', gateway => '10.0.1.1'));
same('the node is not its own gateway', [{}, 'gateway: 10.0.0.5 is no neighbour of 10.0.0.5/24; the network is asked (DHCP) for both'],
    settled(address => '10.0.0.5/24', gateway => '10.0.0.5'));
same('a gateway alone is left to DHCP', [{}, 'gateway: it needs an address beside it; without one the network is asked (DHCP) for both'], settled(gateway => '10.0.0.1'));

same('without settings the network is asked for all', '', Roost::Network::networkd({}));
same('a static address takes the place of DHCP, and its router is asked for names',
    "[Network]\nDNS=10.0.0.1\nDHCP=ipv6\nGateway=10.0.0.1\n[Address]\nAddress=10.0.0.5/24\nDuplicateAddressDetection=ipv4\n",
    Roost::Network::networkd({ address => '10.0.0.5/24', gateway => '10.0.0.1' }));
same('name servers take the place of those of the network',
    "[Network]\nDNS=9.9.9.9\n[DHCPv4]\nUseDNS=no\n[DHCPv6]\nUseDNS=no\n[IPv6AcceptRA]\nUseDNS=no\n",
    Roost::Network::networkd({ dns => ['9.9.9.9'] }));
same('a time server that speaks NTS decides over others', "server a iburst\nserver b iburst nts prefer trust\n", Roost::Network::sources('a', 'nts:b'));

my $leases = directory(2 => "# Do not parse.\nADDRESS=10.0.2.15\nHOSTNAME=localhost\nNTP=10.0.2.2 10.0.2.3\n", 3 => "HOSTNAME=Attic.lan\nNTP=10.0.3.1\n");
same('a lease offers time servers', ['10.0.2.2', '10.0.2.3', '10.0.3.1'], [Roost::Lease::values_of('NTP', $leases)]);
same('a name that a node can have is taken from a lease', 'attic', Roost::Lease::host_name($leases));
same('without a lease nothing is offered', [], [Roost::Lease::host_name('/nonexistent')]);
finish();

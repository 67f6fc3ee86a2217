#!/usr/bin/perl
# roost-screen: what it says of a node, from files as they are on one.
use strict;
use warnings;
use FindBin '$Bin';
use lib $Bin, "$Bin/../../root/usr/lib/roost/perl";
use Checks;
use File::Path 'make_path';
use Roost::Screen;

my $root = directory();

sub put {
    my ($file, $text) = @_;
    (my $folder = "$root/$file") =~ s{/[^/]*$}{};
    make_path($folder);
    open(my $out, '>', "$root/$file") or die "$root/$file: $!\n";
    print $out $text;
    close $out or die "$root/$file: $!\n";
}

put('var/lib/roost/node', "attic\n");
put('var/lib/roost/cluster', "home\n");
put('usr/lib/os-release', "ID=roost\nPRETTY_NAME=\"Roost 0.2\"\n");
put('proc/loadavg', "0.42 0.10 0.01 1/99 1234\n");
put('proc/net/fib_trie', "Main:\n  +-- 0.0.0.0/0 3 0 5\n     |-- 10.0.2.15\n        /32 host LOCAL\n     |-- 10.0.2.255\n        /32 link BROADCAST\n"
    . "     |-- 127.0.0.1\n        /32 host LOCAL\nLocal:\n     |-- 10.0.2.15\n        /32 host LOCAL\n");
put('proc/net/if_inet6', "00000000000000000000000000000001 01 80 10 80       lo\nfe80000000000000505400fffe123456 02 40 20 80     eth0\n"
    . "fd000000000000000000000000000005 02 40 00 80     eth0\n");

my @first = Roost::Screen::lines($root, 'fault');
same('a node that has just started says who it is, and what it waits for', [
    'node       attic (attic.local) of the cluster home',
    'addresses  10.0.2.15 fd00::5',
    'engine     waits',
    'agent      waits',
    'log in     not yet: put a key into roost.toml on the partition ROOST-CFG, and start again',
], \@first);

make_path("$root/sys/fs/cgroup/roost.slice/roost-engine.service");
put('run/roost/ready/agent', "61.73\n");
put('run/roost-agent/pairing', "kitchen takes this node into the cluster home: the code is 483920-7315\n");
put('run/roost-faults/config', "roost.toml, line 7: wrong\ndns: wrong\n");
my @now = Roost::Screen::lines($root, 'fault');
same('what is new is said, and nothing twice', [
    'engine     starting',
    'agent      ready (62 s after its start)',
    'pairing    kitchen takes this node into the cluster home: the code is 483920-7315',
    'fault      roost.toml, line 7: wrong',
    'fault      dns: wrong',
], [Roost::Screen::news(\@first, \@now)]);
same('nothing new is nothing said', [], [Roost::Screen::news(\@now, \@now)]);

my $page = Roost::Screen::page($root);
all_of('the page of a screen has all of it, and the load',
    1, scalar($page =~ /^\e\[H  Roost 0\.2\e\[K$/m), 1, scalar($page =~ /^  load       0\.42\e\[K$/m), 1, scalar($page =~ /^  FAULT      dns: wrong\e\[K$/m));

# As the kernel of this machine says it.
my ($own) = grep { /^\d/ } Roost::Screen::addresses('/proc/net/fib_trie', '/proc/net/if_inet6');
my $asked = `ip -o -brief -4 address show up scope global`;
same('the addresses are those of this machine', 1, !defined $own || index($asked, "$own/") >= 0 ? 1 : 0);
finish();

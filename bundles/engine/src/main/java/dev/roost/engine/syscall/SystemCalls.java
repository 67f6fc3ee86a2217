package dev.roost.engine.syscall;

import static dev.roost.engine.syscall.Condition.argument;
import static dev.roost.engine.syscall.Rows.*;

import java.util.List;

/**
 * The machine: uname(2), sysinfo(2), mount(2), reboot(2), bpf(2). What is asked is answered by home;
 * what administers the machine, and is rare, is done there by the process itself.
 */
final class SystemCalls {
  static final String ABSENT = "Linux has no such call on x86-64; home's kernel says so.";
  private static final String ADMIN = "It administers the home machine.";
  private static final String MODULE = "It changes the kernel of the home machine.";
  private static final String WATCH = "It watches programs or the kernel of one machine.";
  private static final String MOUNTS = "It works on the mounts of the home machine.";

  // @formatter:off
  static final List<Syscall> ROWS = List.of(
      call( 63, "uname",           home(out("buf", bytes(390)))),
      call( 99, "sysinfo",         home(out("info", bytes(112)))),
      // SYSLOG_ACTION_READ READ_ALL READ_CLEAR
      call(103, "syslog",          blocks(value("type"), filled("bufp", count(2)), value("len")).when(argument(0).in(2, 3, 4)),
                                   home(value("type"), value("bufp"), value("len"))),
      call(134, "uselib",          returns(ABSENT)),
      call(136, "ustat",           home(value("dev"), out("ubuf", bytes(32)))),
      call(139, "sysfs",           returns(ADMIN)),
      call(153, "vhangup",         returns(ADMIN)),
      call(155, "pivot_root",      returns(MOUNTS)),
      call(156, "_sysctl",         returns(ABSENT)),
      call(163, "acct",            returns(ADMIN)),
      call(165, "mount",           returns(MOUNTS)),
      call(166, "umount2",         returns(MOUNTS)),
      call(167, "swapon",          returns(ADMIN)),
      call(168, "swapoff",         returns(ADMIN)),
      call(169, "reboot",          returns(ADMIN)),
      call(170, "sethostname",     returns(ADMIN)),
      call(171, "setdomainname",   returns(ADMIN)),
      call(174, "create_module",   returns(ABSENT)),
      call(175, "init_module",     returns(MODULE)),
      call(176, "delete_module",   returns(MODULE)),
      call(177, "get_kernel_syms", returns(ABSENT)),
      call(178, "query_module",    returns(ABSENT)),
      call(179, "quotactl",        returns(ADMIN)),
      call(180, "nfsservctl",      returns(ABSENT)),
      call(181, "getpmsg",         returns(ABSENT)),
      call(182, "putpmsg",         returns(ABSENT)),
      call(183, "afs_syscall",     returns(ABSENT)),
      call(184, "tuxcall",         returns(ABSENT)),
      call(185, "security",        returns(ABSENT)),
      call(212, "lookup_dcookie",  returns(ABSENT)),
      call(236, "vserver",         returns(ABSENT)),
      call(246, "kexec_load",      returns(MODULE)),
      call(298, "perf_event_open", returns(WATCH)),
      call(300, "fanotify_init",   home(value("flags"), value("event_f_flags"))),
      call(301, "fanotify_mark",   home(fd("fanotify_fd"), value("flags"), value("mask"), fd("dirfd"), path("pathname"))),
      call(308, "setns",           returns("Parts of the process would move to another namespace than its other threads.")),
      call(313, "finit_module",    returns(MODULE)),
      call(318, "getrandom",       body()),
      call(319, "memfd_create",    home(text("name", 256), value("flags"))),
      call(320, "kexec_file_load", returns(MODULE)),
      call(321, "bpf",             returns(WATCH)),
      call(428, "open_tree",       returns(MOUNTS)),
      call(429, "move_mount",      returns(MOUNTS)),
      call(430, "fsopen",          returns(MOUNTS)),
      call(431, "fsconfig",        returns(MOUNTS)),
      call(432, "fsmount",         returns(MOUNTS)),
      call(433, "fspick",          returns(MOUNTS)),
      call(442, "mount_setattr",   returns(MOUNTS)),
      call(443, "quotactl_fd",     returns(ADMIN)),
      call(447, "memfd_secret",    returns("Secret memory cannot be read, and so not carried.")),
      call(457, "statmount",       returns(MOUNTS)),
      call(458, "listmount",       returns(MOUNTS)),
      call(467, "open_tree_attr",  returns(MOUNTS)));
  // @formatter:on

  private SystemCalls() {}
}

package dev.roost.engine.syscall;

import static dev.roost.engine.syscall.Condition.argument;
import static dev.roost.engine.syscall.Rows.*;

/**
 * Commands of ioctl(2) whose argument is known: ioctl_tty(2), ioctl_ficlone(2), netdevice(7),
 * socket(7), ioctl_iflags(2). Sizes: asm-generic/ioctls.h, linux/sockios.h, linux/fs.h.
 */
final class IoctlCalls {
  private IoctlCalls() {}

  // @formatter:off
  static final Case[] CASES = {
      // TCGETS TIOCGWINSZ FIONREAD come first: they are what programs ask most.
      gives( 36,          0x5401),
      gives(  8,          0x5413),
      gives(  4,          0x541B),
      // TCSBRK TCSBRKP wait until the output is drained.
      blocks(fd("fd"), value("cmd"), value("arg")).when(argument(1).in(0x5409, 0x5425)),
      // TCSETS TCSETSW TCSETSF
      blocks(fd("fd"), value("cmd"), in("arg", bytes(36))).when(argument(1).in(0x5402, 0x5403, 0x5404)),
      // TCGETA, TCSETA TCSETAW TCSETAF: struct termio
      gives( 18,          0x5405),
      blocks(fd("fd"), value("cmd"), in("arg", bytes(18))).when(argument(1).in(0x5406, 0x5407, 0x5408)),
      // TCGETS2, TCSETS2 TCSETSW2 TCSETSF2
      gives( 44,          0x802C542AL),
      blocks(fd("fd"), value("cmd"), in("arg", bytes(44))).when(argument(1).in(0x402C542BL, 0x402C542CL, 0x402C542DL)),
      // TCXONC TCFLSH TIOCEXCL TIOCNXCL TIOCSCTTY TIOCCONS TIOCNOTTY TIOCSBRK TIOCCBRK TIOCVHANGUP TIOCSIG TIOCGPTPEER
      plain(              0x540A, 0x540B, 0x540C, 0x540D, 0x540E, 0x541D, 0x5422, 0x5427, 0x5428, 0x5437, 0x40045436L, 0x5441),
      // FIONCLEX FIOCLEX FICLONE
      plain(              0x5450, 0x5451, 0x40049409L),
      // TIOCGPGRP TIOCOUTQ TIOCMGET TIOCGSOFTCAR TIOCGETD TIOCGSID
      gives(  4,          0x540F, 0x5411, 0x5415, 0x5419, 0x5424, 0x5429),
      // TIOCGPTN TIOCGDEV TIOCGPKT TIOCGPTLCK TIOCGEXCL
      gives(  4,          0x80045430L, 0x80045432L, 0x80045438L, 0x80045439L, 0x80045440L),
      // FIGETBSZ FIOGETOWN SIOCGPGRP SIOCATMARK SIOCOUTQNSD
      gives(  4,          0x2, 0x8903, 0x8904, 0x8905, 0x894B),
      // BLKROGET BLKSSZGET BLKPBSZGET FS_IOC_GETFLAGS FS_IOC_GETVERSION RNDGETENTCNT
      gives(  4,          0x125E, 0x1268, 0x127B, 0x80086601L, 0x80087601L, 0x80045200L),
      // FIOQSIZE BLKGETSIZE BLKGETSIZE64
      gives(  8,          0x5460, 0x1260, 0x80081272L),
      // FS_IOC_FSGETXATTR
      gives( 28,          0x801C581FL),
      // TIOCSTI
      takes(  1,          0x5412),
      // TIOCSPGRP TIOCMBIS TIOCMBIC TIOCMSET TIOCSSOFTCAR TIOCPKT FIONBIO TIOCSETD FIOASYNC TIOCSPTLCK
      takes(  4,          0x5410, 0x5416, 0x5417, 0x5418, 0x541A, 0x5420, 0x5421, 0x5423, 0x5452, 0x40045431L),
      // FIOSETOWN SIOCSPGRP FS_IOC_SETFLAGS
      takes(  4,          0x8901, 0x8902, 0x40086602L),
      // TIOCSWINSZ
      takes(  8,          0x5414),
      // FS_IOC_FSSETXATTR
      takes( 28,          0x401C5820L),
      // FICLONERANGE
      takes( 32,          0x4020940DL),
      // SIOCGIFNAME SIOCGIFFLAGS SIOCGIFADDR SIOCGIFDSTADDR SIOCGIFBRDADDR SIOCGIFNETMASK SIOCGIFMETRIC SIOCGIFMTU SIOCGIFHWADDR SIOCGIFINDEX SIOCGIFTXQLEN
      changes(40,         0x8910, 0x8913, 0x8915, 0x8917, 0x8919, 0x891B, 0x891D, 0x8921, 0x8927, 0x8933, 0x8942),
      // FITRIM
      changes(24,         0xC0185879L),
      returns("Roost does not know what this ioctl command reads and writes."),
  };
  // @formatter:on

  private static Case plain(long... commands) {
    return home(fd("fd"), value("cmd"), value("arg")).when(argument(1).in(commands));
  }

  private static Case gives(int size, long... commands) {
    return home(fd("fd"), value("cmd"), out("arg", bytes(size))).when(argument(1).in(commands));
  }

  private static Case takes(int size, long... commands) {
    return home(fd("fd"), value("cmd"), in("arg", bytes(size))).when(argument(1).in(commands));
  }

  private static Case changes(int size, long... commands) {
    return home(fd("fd"), value("cmd"), inOut("arg", bytes(size))).when(argument(1).in(commands));
  }
}

package dev.roost.engine.syscall;

import static dev.roost.engine.syscall.Argument.Back.ALWAYS;
import static dev.roost.engine.syscall.Rows.*;

import java.util.List;

/**
 * Who a process is: credentials(7), capabilities(7), keyrings(7). The identity is the deputy's; the
 * body has none.
 */
final class IdentityCalls {
  private static final String CHANGE = "A change of identity must reach every thread at home at once.";
  private static final String KEYS = "Key rings are home's, and what this call points at is not known.";
  private static final String LSM = "Security modules are home's.";

  // @formatter:off
  static final List<Syscall> ROWS = List.of(
      call(102, "getuid",          home()),
      call(104, "getgid",          home()),
      call(105, "setuid",          returns(CHANGE)),
      call(106, "setgid",          returns(CHANGE)),
      call(107, "geteuid",         home()),
      call(108, "getegid",         home()),
      call(113, "setreuid",        returns(CHANGE)),
      call(114, "setregid",        returns(CHANGE)),
      call(115, "getgroups",       home(value("size"), filled("list", count(0, 4)))),
      call(116, "setgroups",       returns(CHANGE)),
      call(117, "setresuid",       returns(CHANGE)),
      call(118, "getresuid",       home(out("ruid", bytes(4)), out("euid", bytes(4)), out("suid", bytes(4)))),
      call(119, "setresgid",       returns(CHANGE)),
      call(120, "getresgid",       home(out("rgid", bytes(4)), out("egid", bytes(4)), out("sgid", bytes(4)))),
      call(122, "setfsuid",        home(value("fsuid"))),
      call(123, "setfsgid",        home(value("fsgid"))),
      call(125, "capget",          home(inOut("hdrp", bytes(8), ALWAYS), inOut("datap", bytes(24)))),
      call(126, "capset",          returns(CHANGE)),
      call(248, "add_key",         returns(KEYS)),
      call(249, "request_key",     returns(KEYS)),
      call(250, "keyctl",          returns(KEYS)),
      call(459, "lsm_get_self_attr", returns(LSM)),
      call(460, "lsm_set_self_attr", returns(LSM)),
      call(461, "lsm_list_modules",  returns(LSM)));
  // @formatter:on

  private IdentityCalls() {}
}

package dev.roost.engine.syscall;

import static dev.roost.engine.syscall.Rows.*;

import java.util.List;

/**
 * Calls that name a file: open(2), stat(2), rename(2), xattr(7). Paths mean what they mean at home;
 * {@link PathRule} names those that cannot be answered there.
 */
final class PathCalls {
  private static final String HANDLE = "File handles of open_by_handle_at are not carried.";

  // @formatter:off
  static final List<Syscall> ROWS = List.of(
      call(  2, "open",            blocks(path("pathname"), value("flags"), value("mode"))),
      call(  4, "stat",            home(path("pathname"), out("statbuf", bytes(144)))),
      call(  6, "lstat",           home(path("pathname"), out("statbuf", bytes(144)))),
      call( 21, "access",          home(path("pathname"), value("mode"))),
      call( 76, "truncate",        home(path("path"), value("length"))),
      call( 79, "getcwd",          home(filled("buf", size(1)), value("size"))),
      call( 80, "chdir",           home(path("path"))),
      call( 82, "rename",          home(path("oldpath"), path("newpath"))),
      call( 83, "mkdir",           home(path("pathname"), value("mode"))),
      call( 84, "rmdir",           home(path("pathname"))),
      call( 85, "creat",           blocks(path("pathname"), value("mode"))),
      call( 86, "link",            home(path("oldpath"), path("newpath"))),
      call( 87, "unlink",          home(path("pathname"))),
      call( 88, "symlink",         home(text("target", 4096), path("linkpath"))),
      call( 89, "readlink",        home(path("pathname"), filled("buf", count(2)), value("bufsiz"))),
      call( 90, "chmod",           home(path("pathname"), value("mode"))),
      call( 92, "chown",           home(path("pathname"), value("owner"), value("group"))),
      call( 94, "lchown",          home(path("pathname"), value("owner"), value("group"))),
      call( 95, "umask",           home(value("mask"))),
      call(132, "utime",           home(path("filename"), in("times", bytes(16)))),
      call(133, "mknod",           home(path("pathname"), value("mode"), value("dev"))),
      call(137, "statfs",          home(path("path"), out("buf", bytes(120)))),
      call(161, "chroot",          returns("A new root directory must hold for every thread at once.")),
      call(162, "sync",            blocks()),
      call(188, "setxattr",        home(path("path"), text("name", 256), in("value", size(3)), value("size"), value("flags"))),
      call(189, "lsetxattr",       home(path("path"), text("name", 256), in("value", size(3)), value("size"), value("flags"))),
      call(191, "getxattr",        home(path("path"), text("name", 256), filled("value", size(3)), value("size"))),
      call(192, "lgetxattr",       home(path("path"), text("name", 256), filled("value", size(3)), value("size"))),
      call(194, "listxattr",       home(path("path"), filled("list", size(2)), value("size"))),
      call(195, "llistxattr",      home(path("path"), filled("list", size(2)), value("size"))),
      call(197, "removexattr",     home(path("path"), text("name", 256))),
      call(198, "lremovexattr",    home(path("path"), text("name", 256))),
      call(235, "utimes",          home(path("filename"), in("times", bytes(32)))),
      call(257, "openat",          blocks(fd("dirfd"), path("pathname"), value("flags"), value("mode"))),
      call(258, "mkdirat",         home(fd("dirfd"), path("pathname"), value("mode"))),
      call(259, "mknodat",         home(fd("dirfd"), path("pathname"), value("mode"), value("dev"))),
      call(260, "fchownat",        home(fd("dirfd"), path("pathname"), value("owner"), value("group"), value("flags"))),
      call(261, "futimesat",       home(fd("dirfd"), path("pathname"), in("times", bytes(32)))),
      call(262, "newfstatat",      home(fd("dirfd"), path("pathname"), out("statbuf", bytes(144)), value("flags"))),
      call(263, "unlinkat",        home(fd("dirfd"), path("pathname"), value("flags"))),
      call(264, "renameat",        home(fd("olddirfd"), path("oldpath"), fd("newdirfd"), path("newpath"))),
      call(265, "linkat",          home(fd("olddirfd"), path("oldpath"), fd("newdirfd"), path("newpath"), value("flags"))),
      call(266, "symlinkat",       home(text("target", 4096), fd("newdirfd"), path("linkpath"))),
      call(267, "readlinkat",      home(fd("dirfd"), path("pathname"), filled("buf", count(3)), value("bufsiz"))),
      call(268, "fchmodat",        home(fd("dirfd"), path("pathname"), value("mode"))),
      call(269, "faccessat",       home(fd("dirfd"), path("pathname"), value("mode"))),
      call(280, "utimensat",       home(fd("dirfd"), path("pathname"), in("times", bytes(32)), value("flags"))),
      call(303, "name_to_handle_at", returns(HANDLE)),
      call(304, "open_by_handle_at", returns(HANDLE)),
      call(316, "renameat2",       home(fd("olddirfd"), path("oldpath"), fd("newdirfd"), path("newpath"), value("flags"))),
      call(332, "statx",           home(fd("dirfd"), path("pathname"), value("flags"), value("mask"), out("statxbuf", bytes(256)))),
      call(437, "openat2",         blocks(fd("dirfd"), path("pathname"), in("how", size(3)), value("size"))),
      call(439, "faccessat2",      home(fd("dirfd"), path("pathname"), value("mode"), value("flags"))),
      call(452, "fchmodat2",       home(fd("dirfd"), path("pathname"), value("mode"), value("flags"))),
      call(463, "setxattrat",      returns("Its argument is a structure with a pointer inside that is not carried.")),
      call(464, "getxattrat",      returns("Its argument is a structure with a pointer inside that is not carried.")),
      call(465, "listxattrat",     home(fd("dirfd"), path("pathname"), value("at_flags"), filled("list", size(4)), value("size"))),
      call(466, "removexattrat",   home(fd("dirfd"), path("pathname"), value("at_flags"), text("name", 256))),
      call(468, "file_getattr",    home(fd("dirfd"), path("pathname"), inOut("ufattr", size(3)), value("usize"), value("at_flags"))),
      call(469, "file_setattr",    home(fd("dirfd"), path("pathname"), in("ufattr", size(3)), value("usize"), value("at_flags"))));
  // @formatter:on

  private PathCalls() {}
}

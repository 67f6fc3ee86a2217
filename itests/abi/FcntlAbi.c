/* Generated from FcntlAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/fcntl.h>

int main(void)
{
#ifdef O_RDONLY
	printf("FcntlAbi value O_RDONLY 0x%llx\n", (unsigned long long)(O_RDONLY));
#else
	puts("FcntlAbi value O_RDONLY absent");
#endif
#ifdef O_WRONLY
	printf("FcntlAbi value O_WRONLY 0x%llx\n", (unsigned long long)(O_WRONLY));
#else
	puts("FcntlAbi value O_WRONLY absent");
#endif
#ifdef O_RDWR
	printf("FcntlAbi value O_RDWR 0x%llx\n", (unsigned long long)(O_RDWR));
#else
	puts("FcntlAbi value O_RDWR absent");
#endif
#ifdef O_ACCMODE
	printf("FcntlAbi value O_ACCMODE 0x%llx\n", (unsigned long long)(O_ACCMODE));
#else
	puts("FcntlAbi value O_ACCMODE absent");
#endif
#ifdef O_CREAT
	printf("FcntlAbi value O_CREAT 0x%llx\n", (unsigned long long)(O_CREAT));
#else
	puts("FcntlAbi value O_CREAT absent");
#endif
#ifdef O_EXCL
	printf("FcntlAbi value O_EXCL 0x%llx\n", (unsigned long long)(O_EXCL));
#else
	puts("FcntlAbi value O_EXCL absent");
#endif
#ifdef O_NOCTTY
	printf("FcntlAbi value O_NOCTTY 0x%llx\n", (unsigned long long)(O_NOCTTY));
#else
	puts("FcntlAbi value O_NOCTTY absent");
#endif
#ifdef O_TRUNC
	printf("FcntlAbi value O_TRUNC 0x%llx\n", (unsigned long long)(O_TRUNC));
#else
	puts("FcntlAbi value O_TRUNC absent");
#endif
#ifdef O_APPEND
	printf("FcntlAbi value O_APPEND 0x%llx\n", (unsigned long long)(O_APPEND));
#else
	puts("FcntlAbi value O_APPEND absent");
#endif
#ifdef O_NONBLOCK
	printf("FcntlAbi value O_NONBLOCK 0x%llx\n", (unsigned long long)(O_NONBLOCK));
#else
	puts("FcntlAbi value O_NONBLOCK absent");
#endif
#ifdef O_DSYNC
	printf("FcntlAbi value O_DSYNC 0x%llx\n", (unsigned long long)(O_DSYNC));
#else
	puts("FcntlAbi value O_DSYNC absent");
#endif
#ifdef O_DIRECT
	printf("FcntlAbi value O_DIRECT 0x%llx\n", (unsigned long long)(O_DIRECT));
#else
	puts("FcntlAbi value O_DIRECT absent");
#endif
#ifdef O_LARGEFILE
	printf("FcntlAbi value O_LARGEFILE 0x%llx\n", (unsigned long long)(O_LARGEFILE));
#else
	puts("FcntlAbi value O_LARGEFILE absent");
#endif
#ifdef O_DIRECTORY
	printf("FcntlAbi value O_DIRECTORY 0x%llx\n", (unsigned long long)(O_DIRECTORY));
#else
	puts("FcntlAbi value O_DIRECTORY absent");
#endif
#ifdef O_NOFOLLOW
	printf("FcntlAbi value O_NOFOLLOW 0x%llx\n", (unsigned long long)(O_NOFOLLOW));
#else
	puts("FcntlAbi value O_NOFOLLOW absent");
#endif
#ifdef O_NOATIME
	printf("FcntlAbi value O_NOATIME 0x%llx\n", (unsigned long long)(O_NOATIME));
#else
	puts("FcntlAbi value O_NOATIME absent");
#endif
#ifdef O_CLOEXEC
	printf("FcntlAbi value O_CLOEXEC 0x%llx\n", (unsigned long long)(O_CLOEXEC));
#else
	puts("FcntlAbi value O_CLOEXEC absent");
#endif
#ifdef O_SYNC
	printf("FcntlAbi value O_SYNC 0x%llx\n", (unsigned long long)(O_SYNC));
#else
	puts("FcntlAbi value O_SYNC absent");
#endif
#ifdef O_PATH
	printf("FcntlAbi value O_PATH 0x%llx\n", (unsigned long long)(O_PATH));
#else
	puts("FcntlAbi value O_PATH absent");
#endif
#ifdef O_TMPFILE
	printf("FcntlAbi value O_TMPFILE 0x%llx\n", (unsigned long long)(O_TMPFILE));
#else
	puts("FcntlAbi value O_TMPFILE absent");
#endif
#ifdef F_DUPFD
	printf("FcntlAbi value F_DUPFD 0x%llx\n", (unsigned long long)(F_DUPFD));
#else
	puts("FcntlAbi value F_DUPFD absent");
#endif
#ifdef F_GETFD
	printf("FcntlAbi value F_GETFD 0x%llx\n", (unsigned long long)(F_GETFD));
#else
	puts("FcntlAbi value F_GETFD absent");
#endif
#ifdef F_SETFD
	printf("FcntlAbi value F_SETFD 0x%llx\n", (unsigned long long)(F_SETFD));
#else
	puts("FcntlAbi value F_SETFD absent");
#endif
#ifdef F_GETFL
	printf("FcntlAbi value F_GETFL 0x%llx\n", (unsigned long long)(F_GETFL));
#else
	puts("FcntlAbi value F_GETFL absent");
#endif
#ifdef F_SETFL
	printf("FcntlAbi value F_SETFL 0x%llx\n", (unsigned long long)(F_SETFL));
#else
	puts("FcntlAbi value F_SETFL absent");
#endif
#ifdef F_GETLK
	printf("FcntlAbi value F_GETLK 0x%llx\n", (unsigned long long)(F_GETLK));
#else
	puts("FcntlAbi value F_GETLK absent");
#endif
#ifdef F_SETLK
	printf("FcntlAbi value F_SETLK 0x%llx\n", (unsigned long long)(F_SETLK));
#else
	puts("FcntlAbi value F_SETLK absent");
#endif
#ifdef F_SETLKW
	printf("FcntlAbi value F_SETLKW 0x%llx\n", (unsigned long long)(F_SETLKW));
#else
	puts("FcntlAbi value F_SETLKW absent");
#endif
#ifdef F_SETOWN
	printf("FcntlAbi value F_SETOWN 0x%llx\n", (unsigned long long)(F_SETOWN));
#else
	puts("FcntlAbi value F_SETOWN absent");
#endif
#ifdef F_GETOWN
	printf("FcntlAbi value F_GETOWN 0x%llx\n", (unsigned long long)(F_GETOWN));
#else
	puts("FcntlAbi value F_GETOWN absent");
#endif
#ifdef F_SETSIG
	printf("FcntlAbi value F_SETSIG 0x%llx\n", (unsigned long long)(F_SETSIG));
#else
	puts("FcntlAbi value F_SETSIG absent");
#endif
#ifdef F_GETSIG
	printf("FcntlAbi value F_GETSIG 0x%llx\n", (unsigned long long)(F_GETSIG));
#else
	puts("FcntlAbi value F_GETSIG absent");
#endif
#ifdef F_SETOWN_EX
	printf("FcntlAbi value F_SETOWN_EX 0x%llx\n", (unsigned long long)(F_SETOWN_EX));
#else
	puts("FcntlAbi value F_SETOWN_EX absent");
#endif
#ifdef F_GETOWN_EX
	printf("FcntlAbi value F_GETOWN_EX 0x%llx\n", (unsigned long long)(F_GETOWN_EX));
#else
	puts("FcntlAbi value F_GETOWN_EX absent");
#endif
#ifdef F_DUPFD_CLOEXEC
	printf("FcntlAbi value F_DUPFD_CLOEXEC 0x%llx\n", (unsigned long long)(F_DUPFD_CLOEXEC));
#else
	puts("FcntlAbi value F_DUPFD_CLOEXEC absent");
#endif
#ifdef F_SETPIPE_SZ
	printf("FcntlAbi value F_SETPIPE_SZ 0x%llx\n", (unsigned long long)(F_SETPIPE_SZ));
#else
	puts("FcntlAbi value F_SETPIPE_SZ absent");
#endif
#ifdef F_GETPIPE_SZ
	printf("FcntlAbi value F_GETPIPE_SZ 0x%llx\n", (unsigned long long)(F_GETPIPE_SZ));
#else
	puts("FcntlAbi value F_GETPIPE_SZ absent");
#endif
#ifdef F_ADD_SEALS
	printf("FcntlAbi value F_ADD_SEALS 0x%llx\n", (unsigned long long)(F_ADD_SEALS));
#else
	puts("FcntlAbi value F_ADD_SEALS absent");
#endif
#ifdef F_GET_SEALS
	printf("FcntlAbi value F_GET_SEALS 0x%llx\n", (unsigned long long)(F_GET_SEALS));
#else
	puts("FcntlAbi value F_GET_SEALS absent");
#endif
#ifdef F_SEAL_SEAL
	printf("FcntlAbi value F_SEAL_SEAL 0x%llx\n", (unsigned long long)(F_SEAL_SEAL));
#else
	puts("FcntlAbi value F_SEAL_SEAL absent");
#endif
#ifdef F_SEAL_SHRINK
	printf("FcntlAbi value F_SEAL_SHRINK 0x%llx\n", (unsigned long long)(F_SEAL_SHRINK));
#else
	puts("FcntlAbi value F_SEAL_SHRINK absent");
#endif
#ifdef F_SEAL_GROW
	printf("FcntlAbi value F_SEAL_GROW 0x%llx\n", (unsigned long long)(F_SEAL_GROW));
#else
	puts("FcntlAbi value F_SEAL_GROW absent");
#endif
#ifdef F_SEAL_WRITE
	printf("FcntlAbi value F_SEAL_WRITE 0x%llx\n", (unsigned long long)(F_SEAL_WRITE));
#else
	puts("FcntlAbi value F_SEAL_WRITE absent");
#endif
#ifdef F_SEAL_FUTURE_WRITE
	printf("FcntlAbi value F_SEAL_FUTURE_WRITE 0x%llx\n", (unsigned long long)(F_SEAL_FUTURE_WRITE));
#else
	puts("FcntlAbi value F_SEAL_FUTURE_WRITE absent");
#endif
#ifdef F_SEAL_EXEC
	printf("FcntlAbi value F_SEAL_EXEC 0x%llx\n", (unsigned long long)(F_SEAL_EXEC));
#else
	puts("FcntlAbi value F_SEAL_EXEC absent");
#endif
#ifdef FD_CLOEXEC
	printf("FcntlAbi value FD_CLOEXEC 0x%llx\n", (unsigned long long)(FD_CLOEXEC));
#else
	puts("FcntlAbi value FD_CLOEXEC absent");
#endif
#ifdef AT_FDCWD
	printf("FcntlAbi value AT_FDCWD 0x%llx\n", (unsigned long long)(AT_FDCWD));
#else
	puts("FcntlAbi value AT_FDCWD absent");
#endif
#ifdef AT_SYMLINK_NOFOLLOW
	printf("FcntlAbi value AT_SYMLINK_NOFOLLOW 0x%llx\n", (unsigned long long)(AT_SYMLINK_NOFOLLOW));
#else
	puts("FcntlAbi value AT_SYMLINK_NOFOLLOW absent");
#endif
#ifdef AT_REMOVEDIR
	printf("FcntlAbi value AT_REMOVEDIR 0x%llx\n", (unsigned long long)(AT_REMOVEDIR));
#else
	puts("FcntlAbi value AT_REMOVEDIR absent");
#endif
#ifdef AT_SYMLINK_FOLLOW
	printf("FcntlAbi value AT_SYMLINK_FOLLOW 0x%llx\n", (unsigned long long)(AT_SYMLINK_FOLLOW));
#else
	puts("FcntlAbi value AT_SYMLINK_FOLLOW absent");
#endif
#ifdef AT_EMPTY_PATH
	printf("FcntlAbi value AT_EMPTY_PATH 0x%llx\n", (unsigned long long)(AT_EMPTY_PATH));
#else
	puts("FcntlAbi value AT_EMPTY_PATH absent");
#endif
	return 0;
}

/* Generated from WaitAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/wait.h>

int main(void)
{
#ifdef P_ALL
	printf("WaitAbi value P_ALL 0x%llx\n", (unsigned long long)(P_ALL));
#else
	puts("WaitAbi value P_ALL absent");
#endif
#ifdef P_PID
	printf("WaitAbi value P_PID 0x%llx\n", (unsigned long long)(P_PID));
#else
	puts("WaitAbi value P_PID absent");
#endif
#ifdef P_PGID
	printf("WaitAbi value P_PGID 0x%llx\n", (unsigned long long)(P_PGID));
#else
	puts("WaitAbi value P_PGID absent");
#endif
#ifdef P_PIDFD
	printf("WaitAbi value P_PIDFD 0x%llx\n", (unsigned long long)(P_PIDFD));
#else
	puts("WaitAbi value P_PIDFD absent");
#endif
#ifdef WNOHANG
	printf("WaitAbi value WNOHANG 0x%llx\n", (unsigned long long)(WNOHANG));
#else
	puts("WaitAbi value WNOHANG absent");
#endif
#ifdef WUNTRACED
	printf("WaitAbi value WUNTRACED 0x%llx\n", (unsigned long long)(WUNTRACED));
#else
	puts("WaitAbi value WUNTRACED absent");
#endif
#ifdef WSTOPPED
	printf("WaitAbi value WSTOPPED 0x%llx\n", (unsigned long long)(WSTOPPED));
#else
	puts("WaitAbi value WSTOPPED absent");
#endif
#ifdef WEXITED
	printf("WaitAbi value WEXITED 0x%llx\n", (unsigned long long)(WEXITED));
#else
	puts("WaitAbi value WEXITED absent");
#endif
#ifdef WCONTINUED
	printf("WaitAbi value WCONTINUED 0x%llx\n", (unsigned long long)(WCONTINUED));
#else
	puts("WaitAbi value WCONTINUED absent");
#endif
#ifdef WNOWAIT
	printf("WaitAbi value WNOWAIT 0x%llx\n", (unsigned long long)(WNOWAIT));
#else
	puts("WaitAbi value WNOWAIT absent");
#endif
#ifdef __WNOTHREAD
	printf("WaitAbi value __WNOTHREAD 0x%llx\n", (unsigned long long)(__WNOTHREAD));
#else
	puts("WaitAbi value __WNOTHREAD absent");
#endif
#ifdef __WALL
	printf("WaitAbi value __WALL 0x%llx\n", (unsigned long long)(__WALL));
#else
	puts("WaitAbi value __WALL absent");
#endif
#ifdef __WCLONE
	printf("WaitAbi value __WCLONE 0x%llx\n", (unsigned long long)(__WCLONE));
#else
	puts("WaitAbi value __WCLONE absent");
#endif
	return 0;
}

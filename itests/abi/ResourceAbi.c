/* Generated from ResourceAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/resource.h>

int main(void)
{
#ifdef RLIMIT_CPU
	printf("ResourceAbi value RLIMIT_CPU 0x%llx\n", (unsigned long long)(RLIMIT_CPU));
#else
	puts("ResourceAbi value RLIMIT_CPU absent");
#endif
#ifdef RLIMIT_FSIZE
	printf("ResourceAbi value RLIMIT_FSIZE 0x%llx\n", (unsigned long long)(RLIMIT_FSIZE));
#else
	puts("ResourceAbi value RLIMIT_FSIZE absent");
#endif
#ifdef RLIMIT_DATA
	printf("ResourceAbi value RLIMIT_DATA 0x%llx\n", (unsigned long long)(RLIMIT_DATA));
#else
	puts("ResourceAbi value RLIMIT_DATA absent");
#endif
#ifdef RLIMIT_STACK
	printf("ResourceAbi value RLIMIT_STACK 0x%llx\n", (unsigned long long)(RLIMIT_STACK));
#else
	puts("ResourceAbi value RLIMIT_STACK absent");
#endif
#ifdef RLIMIT_CORE
	printf("ResourceAbi value RLIMIT_CORE 0x%llx\n", (unsigned long long)(RLIMIT_CORE));
#else
	puts("ResourceAbi value RLIMIT_CORE absent");
#endif
#ifdef RLIMIT_RSS
	printf("ResourceAbi value RLIMIT_RSS 0x%llx\n", (unsigned long long)(RLIMIT_RSS));
#else
	puts("ResourceAbi value RLIMIT_RSS absent");
#endif
#ifdef RLIMIT_NPROC
	printf("ResourceAbi value RLIMIT_NPROC 0x%llx\n", (unsigned long long)(RLIMIT_NPROC));
#else
	puts("ResourceAbi value RLIMIT_NPROC absent");
#endif
#ifdef RLIMIT_NOFILE
	printf("ResourceAbi value RLIMIT_NOFILE 0x%llx\n", (unsigned long long)(RLIMIT_NOFILE));
#else
	puts("ResourceAbi value RLIMIT_NOFILE absent");
#endif
#ifdef RLIMIT_MEMLOCK
	printf("ResourceAbi value RLIMIT_MEMLOCK 0x%llx\n", (unsigned long long)(RLIMIT_MEMLOCK));
#else
	puts("ResourceAbi value RLIMIT_MEMLOCK absent");
#endif
#ifdef RLIMIT_AS
	printf("ResourceAbi value RLIMIT_AS 0x%llx\n", (unsigned long long)(RLIMIT_AS));
#else
	puts("ResourceAbi value RLIMIT_AS absent");
#endif
#ifdef RLIMIT_LOCKS
	printf("ResourceAbi value RLIMIT_LOCKS 0x%llx\n", (unsigned long long)(RLIMIT_LOCKS));
#else
	puts("ResourceAbi value RLIMIT_LOCKS absent");
#endif
#ifdef RLIMIT_SIGPENDING
	printf("ResourceAbi value RLIMIT_SIGPENDING 0x%llx\n", (unsigned long long)(RLIMIT_SIGPENDING));
#else
	puts("ResourceAbi value RLIMIT_SIGPENDING absent");
#endif
#ifdef RLIMIT_MSGQUEUE
	printf("ResourceAbi value RLIMIT_MSGQUEUE 0x%llx\n", (unsigned long long)(RLIMIT_MSGQUEUE));
#else
	puts("ResourceAbi value RLIMIT_MSGQUEUE absent");
#endif
#ifdef RLIMIT_NICE
	printf("ResourceAbi value RLIMIT_NICE 0x%llx\n", (unsigned long long)(RLIMIT_NICE));
#else
	puts("ResourceAbi value RLIMIT_NICE absent");
#endif
#ifdef RLIMIT_RTPRIO
	printf("ResourceAbi value RLIMIT_RTPRIO 0x%llx\n", (unsigned long long)(RLIMIT_RTPRIO));
#else
	puts("ResourceAbi value RLIMIT_RTPRIO absent");
#endif
#ifdef RLIMIT_RTTIME
	printf("ResourceAbi value RLIMIT_RTTIME 0x%llx\n", (unsigned long long)(RLIMIT_RTTIME));
#else
	puts("ResourceAbi value RLIMIT_RTTIME absent");
#endif
#ifdef RLIM_NLIMITS
	printf("ResourceAbi value RLIM_NLIMITS 0x%llx\n", (unsigned long long)(RLIM_NLIMITS));
#else
	puts("ResourceAbi value RLIM_NLIMITS absent");
#endif
#ifdef RLIM_INFINITY
	printf("ResourceAbi value RLIM_INFINITY 0x%llx\n", (unsigned long long)(RLIM_INFINITY));
#else
	puts("ResourceAbi value RLIM_INFINITY absent");
#endif
	printf("ResourceAbi.Rlimit size %zu\n", sizeof(struct rlimit64));
	printf("ResourceAbi.Rlimit offset rlim_cur %zu\n", offsetof(struct rlimit64, rlim_cur));
	printf("ResourceAbi.Rlimit offset rlim_max %zu\n", offsetof(struct rlimit64, rlim_max));
	return 0;
}

/* Generated from TimeAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/time.h>

int main(void)
{
#ifdef CLOCK_REALTIME
	printf("TimeAbi value CLOCK_REALTIME 0x%llx\n", (unsigned long long)(CLOCK_REALTIME));
#else
	puts("TimeAbi value CLOCK_REALTIME absent");
#endif
#ifdef CLOCK_MONOTONIC
	printf("TimeAbi value CLOCK_MONOTONIC 0x%llx\n", (unsigned long long)(CLOCK_MONOTONIC));
#else
	puts("TimeAbi value CLOCK_MONOTONIC absent");
#endif
#ifdef CLOCK_PROCESS_CPUTIME_ID
	printf("TimeAbi value CLOCK_PROCESS_CPUTIME_ID 0x%llx\n", (unsigned long long)(CLOCK_PROCESS_CPUTIME_ID));
#else
	puts("TimeAbi value CLOCK_PROCESS_CPUTIME_ID absent");
#endif
#ifdef CLOCK_THREAD_CPUTIME_ID
	printf("TimeAbi value CLOCK_THREAD_CPUTIME_ID 0x%llx\n", (unsigned long long)(CLOCK_THREAD_CPUTIME_ID));
#else
	puts("TimeAbi value CLOCK_THREAD_CPUTIME_ID absent");
#endif
#ifdef CLOCK_MONOTONIC_RAW
	printf("TimeAbi value CLOCK_MONOTONIC_RAW 0x%llx\n", (unsigned long long)(CLOCK_MONOTONIC_RAW));
#else
	puts("TimeAbi value CLOCK_MONOTONIC_RAW absent");
#endif
#ifdef CLOCK_REALTIME_COARSE
	printf("TimeAbi value CLOCK_REALTIME_COARSE 0x%llx\n", (unsigned long long)(CLOCK_REALTIME_COARSE));
#else
	puts("TimeAbi value CLOCK_REALTIME_COARSE absent");
#endif
#ifdef CLOCK_MONOTONIC_COARSE
	printf("TimeAbi value CLOCK_MONOTONIC_COARSE 0x%llx\n", (unsigned long long)(CLOCK_MONOTONIC_COARSE));
#else
	puts("TimeAbi value CLOCK_MONOTONIC_COARSE absent");
#endif
#ifdef CLOCK_BOOTTIME
	printf("TimeAbi value CLOCK_BOOTTIME 0x%llx\n", (unsigned long long)(CLOCK_BOOTTIME));
#else
	puts("TimeAbi value CLOCK_BOOTTIME absent");
#endif
#ifdef CLOCK_REALTIME_ALARM
	printf("TimeAbi value CLOCK_REALTIME_ALARM 0x%llx\n", (unsigned long long)(CLOCK_REALTIME_ALARM));
#else
	puts("TimeAbi value CLOCK_REALTIME_ALARM absent");
#endif
#ifdef CLOCK_BOOTTIME_ALARM
	printf("TimeAbi value CLOCK_BOOTTIME_ALARM 0x%llx\n", (unsigned long long)(CLOCK_BOOTTIME_ALARM));
#else
	puts("TimeAbi value CLOCK_BOOTTIME_ALARM absent");
#endif
#ifdef CLOCK_TAI
	printf("TimeAbi value CLOCK_TAI 0x%llx\n", (unsigned long long)(CLOCK_TAI));
#else
	puts("TimeAbi value CLOCK_TAI absent");
#endif
#ifdef ITIMER_REAL
	printf("TimeAbi value ITIMER_REAL 0x%llx\n", (unsigned long long)(ITIMER_REAL));
#else
	puts("TimeAbi value ITIMER_REAL absent");
#endif
#ifdef ITIMER_VIRTUAL
	printf("TimeAbi value ITIMER_VIRTUAL 0x%llx\n", (unsigned long long)(ITIMER_VIRTUAL));
#else
	puts("TimeAbi value ITIMER_VIRTUAL absent");
#endif
#ifdef ITIMER_PROF
	printf("TimeAbi value ITIMER_PROF 0x%llx\n", (unsigned long long)(ITIMER_PROF));
#else
	puts("TimeAbi value ITIMER_PROF absent");
#endif
#ifdef TIMER_ABSTIME
	printf("TimeAbi value TIMER_ABSTIME 0x%llx\n", (unsigned long long)(TIMER_ABSTIME));
#else
	puts("TimeAbi value TIMER_ABSTIME absent");
#endif
	printf("TimeAbi.Itimerspec size %zu\n", sizeof(struct itimerspec));
	printf("TimeAbi.Itimerspec offset it_interval %zu\n", offsetof(struct itimerspec, it_interval));
	printf("TimeAbi.Itimerspec offset it_value %zu\n", offsetof(struct itimerspec, it_value));
	printf("TimeAbi.Itimerspec offset it_interval.tv_sec %zu\n", offsetof(struct itimerspec, it_interval.tv_sec));
	printf("TimeAbi.Itimerspec offset it_interval.tv_nsec %zu\n", offsetof(struct itimerspec, it_interval.tv_nsec));
	printf("TimeAbi.Itimerspec offset it_value.tv_sec %zu\n", offsetof(struct itimerspec, it_value.tv_sec));
	printf("TimeAbi.Itimerspec offset it_value.tv_nsec %zu\n", offsetof(struct itimerspec, it_value.tv_nsec));
	printf("TimeAbi.Itimerval size %zu\n", sizeof(struct itimerval));
	printf("TimeAbi.Itimerval offset it_interval %zu\n", offsetof(struct itimerval, it_interval));
	printf("TimeAbi.Itimerval offset it_value %zu\n", offsetof(struct itimerval, it_value));
	printf("TimeAbi.Itimerval offset it_interval.tv_sec %zu\n", offsetof(struct itimerval, it_interval.tv_sec));
	printf("TimeAbi.Itimerval offset it_interval.tv_usec %zu\n", offsetof(struct itimerval, it_interval.tv_usec));
	printf("TimeAbi.Itimerval offset it_value.tv_sec %zu\n", offsetof(struct itimerval, it_value.tv_sec));
	printf("TimeAbi.Itimerval offset it_value.tv_usec %zu\n", offsetof(struct itimerval, it_value.tv_usec));
	printf("TimeAbi.Timespec size %zu\n", sizeof(struct timespec));
	printf("TimeAbi.Timespec offset tv_sec %zu\n", offsetof(struct timespec, tv_sec));
	printf("TimeAbi.Timespec offset tv_nsec %zu\n", offsetof(struct timespec, tv_nsec));
	printf("TimeAbi.Timeval size %zu\n", sizeof(struct timeval));
	printf("TimeAbi.Timeval offset tv_sec %zu\n", offsetof(struct timeval, tv_sec));
	printf("TimeAbi.Timeval offset tv_usec %zu\n", offsetof(struct timeval, tv_usec));
	return 0;
}

/* Generated from SchedAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/sched.h>

int main(void)
{
#ifdef CSIGNAL
	printf("SchedAbi value CSIGNAL 0x%llx\n", (unsigned long long)(CSIGNAL));
#else
	puts("SchedAbi value CSIGNAL absent");
#endif
#ifdef CLONE_NEWTIME
	printf("SchedAbi value CLONE_NEWTIME 0x%llx\n", (unsigned long long)(CLONE_NEWTIME));
#else
	puts("SchedAbi value CLONE_NEWTIME absent");
#endif
#ifdef CLONE_VM
	printf("SchedAbi value CLONE_VM 0x%llx\n", (unsigned long long)(CLONE_VM));
#else
	puts("SchedAbi value CLONE_VM absent");
#endif
#ifdef CLONE_FS
	printf("SchedAbi value CLONE_FS 0x%llx\n", (unsigned long long)(CLONE_FS));
#else
	puts("SchedAbi value CLONE_FS absent");
#endif
#ifdef CLONE_FILES
	printf("SchedAbi value CLONE_FILES 0x%llx\n", (unsigned long long)(CLONE_FILES));
#else
	puts("SchedAbi value CLONE_FILES absent");
#endif
#ifdef CLONE_SIGHAND
	printf("SchedAbi value CLONE_SIGHAND 0x%llx\n", (unsigned long long)(CLONE_SIGHAND));
#else
	puts("SchedAbi value CLONE_SIGHAND absent");
#endif
#ifdef CLONE_PIDFD
	printf("SchedAbi value CLONE_PIDFD 0x%llx\n", (unsigned long long)(CLONE_PIDFD));
#else
	puts("SchedAbi value CLONE_PIDFD absent");
#endif
#ifdef CLONE_PTRACE
	printf("SchedAbi value CLONE_PTRACE 0x%llx\n", (unsigned long long)(CLONE_PTRACE));
#else
	puts("SchedAbi value CLONE_PTRACE absent");
#endif
#ifdef CLONE_VFORK
	printf("SchedAbi value CLONE_VFORK 0x%llx\n", (unsigned long long)(CLONE_VFORK));
#else
	puts("SchedAbi value CLONE_VFORK absent");
#endif
#ifdef CLONE_PARENT
	printf("SchedAbi value CLONE_PARENT 0x%llx\n", (unsigned long long)(CLONE_PARENT));
#else
	puts("SchedAbi value CLONE_PARENT absent");
#endif
#ifdef CLONE_THREAD
	printf("SchedAbi value CLONE_THREAD 0x%llx\n", (unsigned long long)(CLONE_THREAD));
#else
	puts("SchedAbi value CLONE_THREAD absent");
#endif
#ifdef CLONE_NEWNS
	printf("SchedAbi value CLONE_NEWNS 0x%llx\n", (unsigned long long)(CLONE_NEWNS));
#else
	puts("SchedAbi value CLONE_NEWNS absent");
#endif
#ifdef CLONE_SYSVSEM
	printf("SchedAbi value CLONE_SYSVSEM 0x%llx\n", (unsigned long long)(CLONE_SYSVSEM));
#else
	puts("SchedAbi value CLONE_SYSVSEM absent");
#endif
#ifdef CLONE_SETTLS
	printf("SchedAbi value CLONE_SETTLS 0x%llx\n", (unsigned long long)(CLONE_SETTLS));
#else
	puts("SchedAbi value CLONE_SETTLS absent");
#endif
#ifdef CLONE_PARENT_SETTID
	printf("SchedAbi value CLONE_PARENT_SETTID 0x%llx\n", (unsigned long long)(CLONE_PARENT_SETTID));
#else
	puts("SchedAbi value CLONE_PARENT_SETTID absent");
#endif
#ifdef CLONE_CHILD_CLEARTID
	printf("SchedAbi value CLONE_CHILD_CLEARTID 0x%llx\n", (unsigned long long)(CLONE_CHILD_CLEARTID));
#else
	puts("SchedAbi value CLONE_CHILD_CLEARTID absent");
#endif
#ifdef CLONE_DETACHED
	printf("SchedAbi value CLONE_DETACHED 0x%llx\n", (unsigned long long)(CLONE_DETACHED));
#else
	puts("SchedAbi value CLONE_DETACHED absent");
#endif
#ifdef CLONE_UNTRACED
	printf("SchedAbi value CLONE_UNTRACED 0x%llx\n", (unsigned long long)(CLONE_UNTRACED));
#else
	puts("SchedAbi value CLONE_UNTRACED absent");
#endif
#ifdef CLONE_CHILD_SETTID
	printf("SchedAbi value CLONE_CHILD_SETTID 0x%llx\n", (unsigned long long)(CLONE_CHILD_SETTID));
#else
	puts("SchedAbi value CLONE_CHILD_SETTID absent");
#endif
#ifdef CLONE_NEWCGROUP
	printf("SchedAbi value CLONE_NEWCGROUP 0x%llx\n", (unsigned long long)(CLONE_NEWCGROUP));
#else
	puts("SchedAbi value CLONE_NEWCGROUP absent");
#endif
#ifdef CLONE_NEWUTS
	printf("SchedAbi value CLONE_NEWUTS 0x%llx\n", (unsigned long long)(CLONE_NEWUTS));
#else
	puts("SchedAbi value CLONE_NEWUTS absent");
#endif
#ifdef CLONE_NEWIPC
	printf("SchedAbi value CLONE_NEWIPC 0x%llx\n", (unsigned long long)(CLONE_NEWIPC));
#else
	puts("SchedAbi value CLONE_NEWIPC absent");
#endif
#ifdef CLONE_NEWUSER
	printf("SchedAbi value CLONE_NEWUSER 0x%llx\n", (unsigned long long)(CLONE_NEWUSER));
#else
	puts("SchedAbi value CLONE_NEWUSER absent");
#endif
#ifdef CLONE_NEWPID
	printf("SchedAbi value CLONE_NEWPID 0x%llx\n", (unsigned long long)(CLONE_NEWPID));
#else
	puts("SchedAbi value CLONE_NEWPID absent");
#endif
#ifdef CLONE_NEWNET
	printf("SchedAbi value CLONE_NEWNET 0x%llx\n", (unsigned long long)(CLONE_NEWNET));
#else
	puts("SchedAbi value CLONE_NEWNET absent");
#endif
#ifdef CLONE_IO
	printf("SchedAbi value CLONE_IO 0x%llx\n", (unsigned long long)(CLONE_IO));
#else
	puts("SchedAbi value CLONE_IO absent");
#endif
#ifdef CLONE_CLEAR_SIGHAND
	printf("SchedAbi value CLONE_CLEAR_SIGHAND 0x%llx\n", (unsigned long long)(CLONE_CLEAR_SIGHAND));
#else
	puts("SchedAbi value CLONE_CLEAR_SIGHAND absent");
#endif
#ifdef CLONE_INTO_CGROUP
	printf("SchedAbi value CLONE_INTO_CGROUP 0x%llx\n", (unsigned long long)(CLONE_INTO_CGROUP));
#else
	puts("SchedAbi value CLONE_INTO_CGROUP absent");
#endif
#ifdef SCHED_NORMAL
	printf("SchedAbi value SCHED_NORMAL 0x%llx\n", (unsigned long long)(SCHED_NORMAL));
#else
	puts("SchedAbi value SCHED_NORMAL absent");
#endif
#ifdef SCHED_FIFO
	printf("SchedAbi value SCHED_FIFO 0x%llx\n", (unsigned long long)(SCHED_FIFO));
#else
	puts("SchedAbi value SCHED_FIFO absent");
#endif
#ifdef SCHED_RR
	printf("SchedAbi value SCHED_RR 0x%llx\n", (unsigned long long)(SCHED_RR));
#else
	puts("SchedAbi value SCHED_RR absent");
#endif
#ifdef SCHED_BATCH
	printf("SchedAbi value SCHED_BATCH 0x%llx\n", (unsigned long long)(SCHED_BATCH));
#else
	puts("SchedAbi value SCHED_BATCH absent");
#endif
#ifdef SCHED_IDLE
	printf("SchedAbi value SCHED_IDLE 0x%llx\n", (unsigned long long)(SCHED_IDLE));
#else
	puts("SchedAbi value SCHED_IDLE absent");
#endif
#ifdef SCHED_DEADLINE
	printf("SchedAbi value SCHED_DEADLINE 0x%llx\n", (unsigned long long)(SCHED_DEADLINE));
#else
	puts("SchedAbi value SCHED_DEADLINE absent");
#endif
#ifdef SCHED_RESET_ON_FORK
	printf("SchedAbi value SCHED_RESET_ON_FORK 0x%llx\n", (unsigned long long)(SCHED_RESET_ON_FORK));
#else
	puts("SchedAbi value SCHED_RESET_ON_FORK absent");
#endif
	printf("SchedAbi.CloneArgs size %zu\n", sizeof(struct clone_args));
	printf("SchedAbi.CloneArgs offset flags %zu\n", offsetof(struct clone_args, flags));
	printf("SchedAbi.CloneArgs offset pidfd %zu\n", offsetof(struct clone_args, pidfd));
	printf("SchedAbi.CloneArgs offset child_tid %zu\n", offsetof(struct clone_args, child_tid));
	printf("SchedAbi.CloneArgs offset parent_tid %zu\n", offsetof(struct clone_args, parent_tid));
	printf("SchedAbi.CloneArgs offset exit_signal %zu\n", offsetof(struct clone_args, exit_signal));
	printf("SchedAbi.CloneArgs offset stack %zu\n", offsetof(struct clone_args, stack));
	printf("SchedAbi.CloneArgs offset stack_size %zu\n", offsetof(struct clone_args, stack_size));
	printf("SchedAbi.CloneArgs offset tls %zu\n", offsetof(struct clone_args, tls));
	printf("SchedAbi.CloneArgs offset set_tid %zu\n", offsetof(struct clone_args, set_tid));
	printf("SchedAbi.CloneArgs offset set_tid_size %zu\n", offsetof(struct clone_args, set_tid_size));
	printf("SchedAbi.CloneArgs offset cgroup %zu\n", offsetof(struct clone_args, cgroup));
	return 0;
}

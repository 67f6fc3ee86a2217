/* Generated from PtraceAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/ptrace.h>
#include <sys/user.h>

int main(void)
{
#ifdef PTRACE_TRACEME
	printf("PtraceAbi value PTRACE_TRACEME 0x%llx\n", (unsigned long long)(PTRACE_TRACEME));
#else
	puts("PtraceAbi value PTRACE_TRACEME absent");
#endif
#ifdef PTRACE_PEEKTEXT
	printf("PtraceAbi value PTRACE_PEEKTEXT 0x%llx\n", (unsigned long long)(PTRACE_PEEKTEXT));
#else
	puts("PtraceAbi value PTRACE_PEEKTEXT absent");
#endif
#ifdef PTRACE_PEEKDATA
	printf("PtraceAbi value PTRACE_PEEKDATA 0x%llx\n", (unsigned long long)(PTRACE_PEEKDATA));
#else
	puts("PtraceAbi value PTRACE_PEEKDATA absent");
#endif
#ifdef PTRACE_PEEKUSR
	printf("PtraceAbi value PTRACE_PEEKUSR 0x%llx\n", (unsigned long long)(PTRACE_PEEKUSR));
#else
	puts("PtraceAbi value PTRACE_PEEKUSR absent");
#endif
#ifdef PTRACE_POKETEXT
	printf("PtraceAbi value PTRACE_POKETEXT 0x%llx\n", (unsigned long long)(PTRACE_POKETEXT));
#else
	puts("PtraceAbi value PTRACE_POKETEXT absent");
#endif
#ifdef PTRACE_POKEDATA
	printf("PtraceAbi value PTRACE_POKEDATA 0x%llx\n", (unsigned long long)(PTRACE_POKEDATA));
#else
	puts("PtraceAbi value PTRACE_POKEDATA absent");
#endif
#ifdef PTRACE_POKEUSR
	printf("PtraceAbi value PTRACE_POKEUSR 0x%llx\n", (unsigned long long)(PTRACE_POKEUSR));
#else
	puts("PtraceAbi value PTRACE_POKEUSR absent");
#endif
#ifdef PTRACE_CONT
	printf("PtraceAbi value PTRACE_CONT 0x%llx\n", (unsigned long long)(PTRACE_CONT));
#else
	puts("PtraceAbi value PTRACE_CONT absent");
#endif
#ifdef PTRACE_KILL
	printf("PtraceAbi value PTRACE_KILL 0x%llx\n", (unsigned long long)(PTRACE_KILL));
#else
	puts("PtraceAbi value PTRACE_KILL absent");
#endif
#ifdef PTRACE_SINGLESTEP
	printf("PtraceAbi value PTRACE_SINGLESTEP 0x%llx\n", (unsigned long long)(PTRACE_SINGLESTEP));
#else
	puts("PtraceAbi value PTRACE_SINGLESTEP absent");
#endif
#ifdef PTRACE_GETREGS
	printf("PtraceAbi value PTRACE_GETREGS 0x%llx\n", (unsigned long long)(PTRACE_GETREGS));
#else
	puts("PtraceAbi value PTRACE_GETREGS absent");
#endif
#ifdef PTRACE_SETREGS
	printf("PtraceAbi value PTRACE_SETREGS 0x%llx\n", (unsigned long long)(PTRACE_SETREGS));
#else
	puts("PtraceAbi value PTRACE_SETREGS absent");
#endif
#ifdef PTRACE_ATTACH
	printf("PtraceAbi value PTRACE_ATTACH 0x%llx\n", (unsigned long long)(PTRACE_ATTACH));
#else
	puts("PtraceAbi value PTRACE_ATTACH absent");
#endif
#ifdef PTRACE_DETACH
	printf("PtraceAbi value PTRACE_DETACH 0x%llx\n", (unsigned long long)(PTRACE_DETACH));
#else
	puts("PtraceAbi value PTRACE_DETACH absent");
#endif
#ifdef PTRACE_SYSCALL
	printf("PtraceAbi value PTRACE_SYSCALL 0x%llx\n", (unsigned long long)(PTRACE_SYSCALL));
#else
	puts("PtraceAbi value PTRACE_SYSCALL absent");
#endif
#ifdef PTRACE_ARCH_PRCTL
	printf("PtraceAbi value PTRACE_ARCH_PRCTL 0x%llx\n", (unsigned long long)(PTRACE_ARCH_PRCTL));
#else
	puts("PtraceAbi value PTRACE_ARCH_PRCTL absent");
#endif
#ifdef PTRACE_SETOPTIONS
	printf("PtraceAbi value PTRACE_SETOPTIONS 0x%llx\n", (unsigned long long)(PTRACE_SETOPTIONS));
#else
	puts("PtraceAbi value PTRACE_SETOPTIONS absent");
#endif
#ifdef PTRACE_GETEVENTMSG
	printf("PtraceAbi value PTRACE_GETEVENTMSG 0x%llx\n", (unsigned long long)(PTRACE_GETEVENTMSG));
#else
	puts("PtraceAbi value PTRACE_GETEVENTMSG absent");
#endif
#ifdef PTRACE_GETSIGINFO
	printf("PtraceAbi value PTRACE_GETSIGINFO 0x%llx\n", (unsigned long long)(PTRACE_GETSIGINFO));
#else
	puts("PtraceAbi value PTRACE_GETSIGINFO absent");
#endif
#ifdef PTRACE_SETSIGINFO
	printf("PtraceAbi value PTRACE_SETSIGINFO 0x%llx\n", (unsigned long long)(PTRACE_SETSIGINFO));
#else
	puts("PtraceAbi value PTRACE_SETSIGINFO absent");
#endif
#ifdef PTRACE_GETREGSET
	printf("PtraceAbi value PTRACE_GETREGSET 0x%llx\n", (unsigned long long)(PTRACE_GETREGSET));
#else
	puts("PtraceAbi value PTRACE_GETREGSET absent");
#endif
#ifdef PTRACE_SETREGSET
	printf("PtraceAbi value PTRACE_SETREGSET 0x%llx\n", (unsigned long long)(PTRACE_SETREGSET));
#else
	puts("PtraceAbi value PTRACE_SETREGSET absent");
#endif
#ifdef PTRACE_SEIZE
	printf("PtraceAbi value PTRACE_SEIZE 0x%llx\n", (unsigned long long)(PTRACE_SEIZE));
#else
	puts("PtraceAbi value PTRACE_SEIZE absent");
#endif
#ifdef PTRACE_INTERRUPT
	printf("PtraceAbi value PTRACE_INTERRUPT 0x%llx\n", (unsigned long long)(PTRACE_INTERRUPT));
#else
	puts("PtraceAbi value PTRACE_INTERRUPT absent");
#endif
#ifdef PTRACE_LISTEN
	printf("PtraceAbi value PTRACE_LISTEN 0x%llx\n", (unsigned long long)(PTRACE_LISTEN));
#else
	puts("PtraceAbi value PTRACE_LISTEN absent");
#endif
#ifdef PTRACE_PEEKSIGINFO
	printf("PtraceAbi value PTRACE_PEEKSIGINFO 0x%llx\n", (unsigned long long)(PTRACE_PEEKSIGINFO));
#else
	puts("PtraceAbi value PTRACE_PEEKSIGINFO absent");
#endif
#ifdef PTRACE_GETSIGMASK
	printf("PtraceAbi value PTRACE_GETSIGMASK 0x%llx\n", (unsigned long long)(PTRACE_GETSIGMASK));
#else
	puts("PtraceAbi value PTRACE_GETSIGMASK absent");
#endif
#ifdef PTRACE_SETSIGMASK
	printf("PtraceAbi value PTRACE_SETSIGMASK 0x%llx\n", (unsigned long long)(PTRACE_SETSIGMASK));
#else
	puts("PtraceAbi value PTRACE_SETSIGMASK absent");
#endif
#ifdef PTRACE_SECCOMP_GET_FILTER
	printf("PtraceAbi value PTRACE_SECCOMP_GET_FILTER 0x%llx\n", (unsigned long long)(PTRACE_SECCOMP_GET_FILTER));
#else
	puts("PtraceAbi value PTRACE_SECCOMP_GET_FILTER absent");
#endif
#ifdef PTRACE_SECCOMP_GET_METADATA
	printf("PtraceAbi value PTRACE_SECCOMP_GET_METADATA 0x%llx\n", (unsigned long long)(PTRACE_SECCOMP_GET_METADATA));
#else
	puts("PtraceAbi value PTRACE_SECCOMP_GET_METADATA absent");
#endif
#ifdef PTRACE_GET_SYSCALL_INFO
	printf("PtraceAbi value PTRACE_GET_SYSCALL_INFO 0x%llx\n", (unsigned long long)(PTRACE_GET_SYSCALL_INFO));
#else
	puts("PtraceAbi value PTRACE_GET_SYSCALL_INFO absent");
#endif
#ifdef PTRACE_GET_RSEQ_CONFIGURATION
	printf("PtraceAbi value PTRACE_GET_RSEQ_CONFIGURATION 0x%llx\n", (unsigned long long)(PTRACE_GET_RSEQ_CONFIGURATION));
#else
	puts("PtraceAbi value PTRACE_GET_RSEQ_CONFIGURATION absent");
#endif
#ifdef PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG
	printf("PtraceAbi value PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG 0x%llx\n", (unsigned long long)(PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG));
#else
	puts("PtraceAbi value PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG absent");
#endif
#ifdef PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG
	printf("PtraceAbi value PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG 0x%llx\n", (unsigned long long)(PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG));
#else
	puts("PtraceAbi value PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG absent");
#endif
#ifdef PTRACE_SET_SYSCALL_INFO
	printf("PtraceAbi value PTRACE_SET_SYSCALL_INFO 0x%llx\n", (unsigned long long)(PTRACE_SET_SYSCALL_INFO));
#else
	puts("PtraceAbi value PTRACE_SET_SYSCALL_INFO absent");
#endif
#ifdef PTRACE_PEEKSIGINFO_SHARED
	printf("PtraceAbi value PTRACE_PEEKSIGINFO_SHARED 0x%llx\n", (unsigned long long)(PTRACE_PEEKSIGINFO_SHARED));
#else
	puts("PtraceAbi value PTRACE_PEEKSIGINFO_SHARED absent");
#endif
#ifdef PTRACE_O_TRACESYSGOOD
	printf("PtraceAbi value PTRACE_O_TRACESYSGOOD 0x%llx\n", (unsigned long long)(PTRACE_O_TRACESYSGOOD));
#else
	puts("PtraceAbi value PTRACE_O_TRACESYSGOOD absent");
#endif
#ifdef PTRACE_O_TRACEFORK
	printf("PtraceAbi value PTRACE_O_TRACEFORK 0x%llx\n", (unsigned long long)(PTRACE_O_TRACEFORK));
#else
	puts("PtraceAbi value PTRACE_O_TRACEFORK absent");
#endif
#ifdef PTRACE_O_TRACEVFORK
	printf("PtraceAbi value PTRACE_O_TRACEVFORK 0x%llx\n", (unsigned long long)(PTRACE_O_TRACEVFORK));
#else
	puts("PtraceAbi value PTRACE_O_TRACEVFORK absent");
#endif
#ifdef PTRACE_O_TRACECLONE
	printf("PtraceAbi value PTRACE_O_TRACECLONE 0x%llx\n", (unsigned long long)(PTRACE_O_TRACECLONE));
#else
	puts("PtraceAbi value PTRACE_O_TRACECLONE absent");
#endif
#ifdef PTRACE_O_TRACEEXEC
	printf("PtraceAbi value PTRACE_O_TRACEEXEC 0x%llx\n", (unsigned long long)(PTRACE_O_TRACEEXEC));
#else
	puts("PtraceAbi value PTRACE_O_TRACEEXEC absent");
#endif
#ifdef PTRACE_O_TRACEVFORKDONE
	printf("PtraceAbi value PTRACE_O_TRACEVFORKDONE 0x%llx\n", (unsigned long long)(PTRACE_O_TRACEVFORKDONE));
#else
	puts("PtraceAbi value PTRACE_O_TRACEVFORKDONE absent");
#endif
#ifdef PTRACE_O_TRACEEXIT
	printf("PtraceAbi value PTRACE_O_TRACEEXIT 0x%llx\n", (unsigned long long)(PTRACE_O_TRACEEXIT));
#else
	puts("PtraceAbi value PTRACE_O_TRACEEXIT absent");
#endif
#ifdef PTRACE_O_TRACESECCOMP
	printf("PtraceAbi value PTRACE_O_TRACESECCOMP 0x%llx\n", (unsigned long long)(PTRACE_O_TRACESECCOMP));
#else
	puts("PtraceAbi value PTRACE_O_TRACESECCOMP absent");
#endif
#ifdef PTRACE_O_EXITKILL
	printf("PtraceAbi value PTRACE_O_EXITKILL 0x%llx\n", (unsigned long long)(PTRACE_O_EXITKILL));
#else
	puts("PtraceAbi value PTRACE_O_EXITKILL absent");
#endif
#ifdef PTRACE_O_SUSPEND_SECCOMP
	printf("PtraceAbi value PTRACE_O_SUSPEND_SECCOMP 0x%llx\n", (unsigned long long)(PTRACE_O_SUSPEND_SECCOMP));
#else
	puts("PtraceAbi value PTRACE_O_SUSPEND_SECCOMP absent");
#endif
#ifdef PTRACE_EVENT_FORK
	printf("PtraceAbi value PTRACE_EVENT_FORK 0x%llx\n", (unsigned long long)(PTRACE_EVENT_FORK));
#else
	puts("PtraceAbi value PTRACE_EVENT_FORK absent");
#endif
#ifdef PTRACE_EVENT_VFORK
	printf("PtraceAbi value PTRACE_EVENT_VFORK 0x%llx\n", (unsigned long long)(PTRACE_EVENT_VFORK));
#else
	puts("PtraceAbi value PTRACE_EVENT_VFORK absent");
#endif
#ifdef PTRACE_EVENT_CLONE
	printf("PtraceAbi value PTRACE_EVENT_CLONE 0x%llx\n", (unsigned long long)(PTRACE_EVENT_CLONE));
#else
	puts("PtraceAbi value PTRACE_EVENT_CLONE absent");
#endif
#ifdef PTRACE_EVENT_EXEC
	printf("PtraceAbi value PTRACE_EVENT_EXEC 0x%llx\n", (unsigned long long)(PTRACE_EVENT_EXEC));
#else
	puts("PtraceAbi value PTRACE_EVENT_EXEC absent");
#endif
#ifdef PTRACE_EVENT_VFORK_DONE
	printf("PtraceAbi value PTRACE_EVENT_VFORK_DONE 0x%llx\n", (unsigned long long)(PTRACE_EVENT_VFORK_DONE));
#else
	puts("PtraceAbi value PTRACE_EVENT_VFORK_DONE absent");
#endif
#ifdef PTRACE_EVENT_EXIT
	printf("PtraceAbi value PTRACE_EVENT_EXIT 0x%llx\n", (unsigned long long)(PTRACE_EVENT_EXIT));
#else
	puts("PtraceAbi value PTRACE_EVENT_EXIT absent");
#endif
#ifdef PTRACE_EVENT_SECCOMP
	printf("PtraceAbi value PTRACE_EVENT_SECCOMP 0x%llx\n", (unsigned long long)(PTRACE_EVENT_SECCOMP));
#else
	puts("PtraceAbi value PTRACE_EVENT_SECCOMP absent");
#endif
#ifdef PTRACE_EVENT_STOP
	printf("PtraceAbi value PTRACE_EVENT_STOP 0x%llx\n", (unsigned long long)(PTRACE_EVENT_STOP));
#else
	puts("PtraceAbi value PTRACE_EVENT_STOP absent");
#endif
#ifdef PTRACE_EVENTMSG_SYSCALL_ENTRY
	printf("PtraceAbi value PTRACE_EVENTMSG_SYSCALL_ENTRY 0x%llx\n", (unsigned long long)(PTRACE_EVENTMSG_SYSCALL_ENTRY));
#else
	puts("PtraceAbi value PTRACE_EVENTMSG_SYSCALL_ENTRY absent");
#endif
#ifdef PTRACE_EVENTMSG_SYSCALL_EXIT
	printf("PtraceAbi value PTRACE_EVENTMSG_SYSCALL_EXIT 0x%llx\n", (unsigned long long)(PTRACE_EVENTMSG_SYSCALL_EXIT));
#else
	puts("PtraceAbi value PTRACE_EVENTMSG_SYSCALL_EXIT absent");
#endif
	printf("PtraceAbi.PtracePeeksiginfoArgs size %zu\n", sizeof(struct ptrace_peeksiginfo_args));
	printf("PtraceAbi.PtracePeeksiginfoArgs offset off %zu\n", offsetof(struct ptrace_peeksiginfo_args, off));
	printf("PtraceAbi.PtracePeeksiginfoArgs offset flags %zu\n", offsetof(struct ptrace_peeksiginfo_args, flags));
	printf("PtraceAbi.PtracePeeksiginfoArgs offset nr %zu\n", offsetof(struct ptrace_peeksiginfo_args, nr));
	printf("PtraceAbi.PtraceRseqConfiguration size %zu\n", sizeof(struct ptrace_rseq_configuration));
	printf("PtraceAbi.PtraceRseqConfiguration offset rseq_abi_pointer %zu\n", offsetof(struct ptrace_rseq_configuration, rseq_abi_pointer));
	printf("PtraceAbi.PtraceRseqConfiguration offset rseq_abi_size %zu\n", offsetof(struct ptrace_rseq_configuration, rseq_abi_size));
	printf("PtraceAbi.PtraceRseqConfiguration offset signature %zu\n", offsetof(struct ptrace_rseq_configuration, signature));
	printf("PtraceAbi.PtraceRseqConfiguration offset flags %zu\n", offsetof(struct ptrace_rseq_configuration, flags));
	printf("PtraceAbi.PtraceRseqConfiguration offset pad %zu\n", offsetof(struct ptrace_rseq_configuration, pad));
	printf("PtraceAbi.UserRegs size %zu\n", sizeof(struct user_regs_struct));
	printf("PtraceAbi.UserRegs offset r15 %zu\n", offsetof(struct user_regs_struct, r15));
	printf("PtraceAbi.UserRegs offset r14 %zu\n", offsetof(struct user_regs_struct, r14));
	printf("PtraceAbi.UserRegs offset r13 %zu\n", offsetof(struct user_regs_struct, r13));
	printf("PtraceAbi.UserRegs offset r12 %zu\n", offsetof(struct user_regs_struct, r12));
	printf("PtraceAbi.UserRegs offset rbp %zu\n", offsetof(struct user_regs_struct, rbp));
	printf("PtraceAbi.UserRegs offset rbx %zu\n", offsetof(struct user_regs_struct, rbx));
	printf("PtraceAbi.UserRegs offset r11 %zu\n", offsetof(struct user_regs_struct, r11));
	printf("PtraceAbi.UserRegs offset r10 %zu\n", offsetof(struct user_regs_struct, r10));
	printf("PtraceAbi.UserRegs offset r9 %zu\n", offsetof(struct user_regs_struct, r9));
	printf("PtraceAbi.UserRegs offset r8 %zu\n", offsetof(struct user_regs_struct, r8));
	printf("PtraceAbi.UserRegs offset rax %zu\n", offsetof(struct user_regs_struct, rax));
	printf("PtraceAbi.UserRegs offset rcx %zu\n", offsetof(struct user_regs_struct, rcx));
	printf("PtraceAbi.UserRegs offset rdx %zu\n", offsetof(struct user_regs_struct, rdx));
	printf("PtraceAbi.UserRegs offset rsi %zu\n", offsetof(struct user_regs_struct, rsi));
	printf("PtraceAbi.UserRegs offset rdi %zu\n", offsetof(struct user_regs_struct, rdi));
	printf("PtraceAbi.UserRegs offset orig_rax %zu\n", offsetof(struct user_regs_struct, orig_rax));
	printf("PtraceAbi.UserRegs offset rip %zu\n", offsetof(struct user_regs_struct, rip));
	printf("PtraceAbi.UserRegs offset cs %zu\n", offsetof(struct user_regs_struct, cs));
	printf("PtraceAbi.UserRegs offset eflags %zu\n", offsetof(struct user_regs_struct, eflags));
	printf("PtraceAbi.UserRegs offset rsp %zu\n", offsetof(struct user_regs_struct, rsp));
	printf("PtraceAbi.UserRegs offset ss %zu\n", offsetof(struct user_regs_struct, ss));
	printf("PtraceAbi.UserRegs offset fs_base %zu\n", offsetof(struct user_regs_struct, fs_base));
	printf("PtraceAbi.UserRegs offset gs_base %zu\n", offsetof(struct user_regs_struct, gs_base));
	printf("PtraceAbi.UserRegs offset ds %zu\n", offsetof(struct user_regs_struct, ds));
	printf("PtraceAbi.UserRegs offset es %zu\n", offsetof(struct user_regs_struct, es));
	printf("PtraceAbi.UserRegs offset fs %zu\n", offsetof(struct user_regs_struct, fs));
	printf("PtraceAbi.UserRegs offset gs %zu\n", offsetof(struct user_regs_struct, gs));
	return 0;
}

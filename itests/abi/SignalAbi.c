/* Generated from SignalAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/signal.h>

int main(void)
{
#ifdef SIGHUP
	printf("SignalAbi value SIGHUP 0x%llx\n", (unsigned long long)(SIGHUP));
#else
	puts("SignalAbi value SIGHUP absent");
#endif
#ifdef SIGINT
	printf("SignalAbi value SIGINT 0x%llx\n", (unsigned long long)(SIGINT));
#else
	puts("SignalAbi value SIGINT absent");
#endif
#ifdef SIGQUIT
	printf("SignalAbi value SIGQUIT 0x%llx\n", (unsigned long long)(SIGQUIT));
#else
	puts("SignalAbi value SIGQUIT absent");
#endif
#ifdef SIGILL
	printf("SignalAbi value SIGILL 0x%llx\n", (unsigned long long)(SIGILL));
#else
	puts("SignalAbi value SIGILL absent");
#endif
#ifdef SIGTRAP
	printf("SignalAbi value SIGTRAP 0x%llx\n", (unsigned long long)(SIGTRAP));
#else
	puts("SignalAbi value SIGTRAP absent");
#endif
#ifdef SIGABRT
	printf("SignalAbi value SIGABRT 0x%llx\n", (unsigned long long)(SIGABRT));
#else
	puts("SignalAbi value SIGABRT absent");
#endif
#ifdef SIGBUS
	printf("SignalAbi value SIGBUS 0x%llx\n", (unsigned long long)(SIGBUS));
#else
	puts("SignalAbi value SIGBUS absent");
#endif
#ifdef SIGFPE
	printf("SignalAbi value SIGFPE 0x%llx\n", (unsigned long long)(SIGFPE));
#else
	puts("SignalAbi value SIGFPE absent");
#endif
#ifdef SIGKILL
	printf("SignalAbi value SIGKILL 0x%llx\n", (unsigned long long)(SIGKILL));
#else
	puts("SignalAbi value SIGKILL absent");
#endif
#ifdef SIGUSR1
	printf("SignalAbi value SIGUSR1 0x%llx\n", (unsigned long long)(SIGUSR1));
#else
	puts("SignalAbi value SIGUSR1 absent");
#endif
#ifdef SIGSEGV
	printf("SignalAbi value SIGSEGV 0x%llx\n", (unsigned long long)(SIGSEGV));
#else
	puts("SignalAbi value SIGSEGV absent");
#endif
#ifdef SIGUSR2
	printf("SignalAbi value SIGUSR2 0x%llx\n", (unsigned long long)(SIGUSR2));
#else
	puts("SignalAbi value SIGUSR2 absent");
#endif
#ifdef SIGPIPE
	printf("SignalAbi value SIGPIPE 0x%llx\n", (unsigned long long)(SIGPIPE));
#else
	puts("SignalAbi value SIGPIPE absent");
#endif
#ifdef SIGALRM
	printf("SignalAbi value SIGALRM 0x%llx\n", (unsigned long long)(SIGALRM));
#else
	puts("SignalAbi value SIGALRM absent");
#endif
#ifdef SIGTERM
	printf("SignalAbi value SIGTERM 0x%llx\n", (unsigned long long)(SIGTERM));
#else
	puts("SignalAbi value SIGTERM absent");
#endif
#ifdef SIGSTKFLT
	printf("SignalAbi value SIGSTKFLT 0x%llx\n", (unsigned long long)(SIGSTKFLT));
#else
	puts("SignalAbi value SIGSTKFLT absent");
#endif
#ifdef SIGCHLD
	printf("SignalAbi value SIGCHLD 0x%llx\n", (unsigned long long)(SIGCHLD));
#else
	puts("SignalAbi value SIGCHLD absent");
#endif
#ifdef SIGCONT
	printf("SignalAbi value SIGCONT 0x%llx\n", (unsigned long long)(SIGCONT));
#else
	puts("SignalAbi value SIGCONT absent");
#endif
#ifdef SIGSTOP
	printf("SignalAbi value SIGSTOP 0x%llx\n", (unsigned long long)(SIGSTOP));
#else
	puts("SignalAbi value SIGSTOP absent");
#endif
#ifdef SIGTSTP
	printf("SignalAbi value SIGTSTP 0x%llx\n", (unsigned long long)(SIGTSTP));
#else
	puts("SignalAbi value SIGTSTP absent");
#endif
#ifdef SIGTTIN
	printf("SignalAbi value SIGTTIN 0x%llx\n", (unsigned long long)(SIGTTIN));
#else
	puts("SignalAbi value SIGTTIN absent");
#endif
#ifdef SIGTTOU
	printf("SignalAbi value SIGTTOU 0x%llx\n", (unsigned long long)(SIGTTOU));
#else
	puts("SignalAbi value SIGTTOU absent");
#endif
#ifdef SIGURG
	printf("SignalAbi value SIGURG 0x%llx\n", (unsigned long long)(SIGURG));
#else
	puts("SignalAbi value SIGURG absent");
#endif
#ifdef SIGXCPU
	printf("SignalAbi value SIGXCPU 0x%llx\n", (unsigned long long)(SIGXCPU));
#else
	puts("SignalAbi value SIGXCPU absent");
#endif
#ifdef SIGXFSZ
	printf("SignalAbi value SIGXFSZ 0x%llx\n", (unsigned long long)(SIGXFSZ));
#else
	puts("SignalAbi value SIGXFSZ absent");
#endif
#ifdef SIGVTALRM
	printf("SignalAbi value SIGVTALRM 0x%llx\n", (unsigned long long)(SIGVTALRM));
#else
	puts("SignalAbi value SIGVTALRM absent");
#endif
#ifdef SIGPROF
	printf("SignalAbi value SIGPROF 0x%llx\n", (unsigned long long)(SIGPROF));
#else
	puts("SignalAbi value SIGPROF absent");
#endif
#ifdef SIGWINCH
	printf("SignalAbi value SIGWINCH 0x%llx\n", (unsigned long long)(SIGWINCH));
#else
	puts("SignalAbi value SIGWINCH absent");
#endif
#ifdef SIGIO
	printf("SignalAbi value SIGIO 0x%llx\n", (unsigned long long)(SIGIO));
#else
	puts("SignalAbi value SIGIO absent");
#endif
#ifdef SIGPWR
	printf("SignalAbi value SIGPWR 0x%llx\n", (unsigned long long)(SIGPWR));
#else
	puts("SignalAbi value SIGPWR absent");
#endif
#ifdef SIGSYS
	printf("SignalAbi value SIGSYS 0x%llx\n", (unsigned long long)(SIGSYS));
#else
	puts("SignalAbi value SIGSYS absent");
#endif
#ifdef SIGRTMIN
	printf("SignalAbi value SIGRTMIN 0x%llx\n", (unsigned long long)(SIGRTMIN));
#else
	puts("SignalAbi value SIGRTMIN absent");
#endif
#ifdef SIG_DFL
	printf("SignalAbi value SIG_DFL 0x%llx\n", (unsigned long long)(SIG_DFL));
#else
	puts("SignalAbi value SIG_DFL absent");
#endif
#ifdef SIG_IGN
	printf("SignalAbi value SIG_IGN 0x%llx\n", (unsigned long long)(SIG_IGN));
#else
	puts("SignalAbi value SIG_IGN absent");
#endif
#ifdef SA_NOCLDSTOP
	printf("SignalAbi value SA_NOCLDSTOP 0x%llx\n", (unsigned long long)(SA_NOCLDSTOP));
#else
	puts("SignalAbi value SA_NOCLDSTOP absent");
#endif
#ifdef SA_NOCLDWAIT
	printf("SignalAbi value SA_NOCLDWAIT 0x%llx\n", (unsigned long long)(SA_NOCLDWAIT));
#else
	puts("SignalAbi value SA_NOCLDWAIT absent");
#endif
#ifdef SA_SIGINFO
	printf("SignalAbi value SA_SIGINFO 0x%llx\n", (unsigned long long)(SA_SIGINFO));
#else
	puts("SignalAbi value SA_SIGINFO absent");
#endif
#ifdef SA_UNSUPPORTED
	printf("SignalAbi value SA_UNSUPPORTED 0x%llx\n", (unsigned long long)(SA_UNSUPPORTED));
#else
	puts("SignalAbi value SA_UNSUPPORTED absent");
#endif
#ifdef SA_EXPOSE_TAGBITS
	printf("SignalAbi value SA_EXPOSE_TAGBITS 0x%llx\n", (unsigned long long)(SA_EXPOSE_TAGBITS));
#else
	puts("SignalAbi value SA_EXPOSE_TAGBITS absent");
#endif
#ifdef SA_RESTORER
	printf("SignalAbi value SA_RESTORER 0x%llx\n", (unsigned long long)(SA_RESTORER));
#else
	puts("SignalAbi value SA_RESTORER absent");
#endif
#ifdef SA_ONSTACK
	printf("SignalAbi value SA_ONSTACK 0x%llx\n", (unsigned long long)(SA_ONSTACK));
#else
	puts("SignalAbi value SA_ONSTACK absent");
#endif
#ifdef SA_RESTART
	printf("SignalAbi value SA_RESTART 0x%llx\n", (unsigned long long)(SA_RESTART));
#else
	puts("SignalAbi value SA_RESTART absent");
#endif
#ifdef SA_NODEFER
	printf("SignalAbi value SA_NODEFER 0x%llx\n", (unsigned long long)(SA_NODEFER));
#else
	puts("SignalAbi value SA_NODEFER absent");
#endif
#ifdef SA_RESETHAND
	printf("SignalAbi value SA_RESETHAND 0x%llx\n", (unsigned long long)(SA_RESETHAND));
#else
	puts("SignalAbi value SA_RESETHAND absent");
#endif
#ifdef SIG_BLOCK
	printf("SignalAbi value SIG_BLOCK 0x%llx\n", (unsigned long long)(SIG_BLOCK));
#else
	puts("SignalAbi value SIG_BLOCK absent");
#endif
#ifdef SIG_UNBLOCK
	printf("SignalAbi value SIG_UNBLOCK 0x%llx\n", (unsigned long long)(SIG_UNBLOCK));
#else
	puts("SignalAbi value SIG_UNBLOCK absent");
#endif
#ifdef SIG_SETMASK
	printf("SignalAbi value SIG_SETMASK 0x%llx\n", (unsigned long long)(SIG_SETMASK));
#else
	puts("SignalAbi value SIG_SETMASK absent");
#endif
#ifdef SS_ONSTACK
	printf("SignalAbi value SS_ONSTACK 0x%llx\n", (unsigned long long)(SS_ONSTACK));
#else
	puts("SignalAbi value SS_ONSTACK absent");
#endif
#ifdef SS_DISABLE
	printf("SignalAbi value SS_DISABLE 0x%llx\n", (unsigned long long)(SS_DISABLE));
#else
	puts("SignalAbi value SS_DISABLE absent");
#endif
#ifdef SS_AUTODISARM
	printf("SignalAbi value SS_AUTODISARM 0x%llx\n", (unsigned long long)(SS_AUTODISARM));
#else
	puts("SignalAbi value SS_AUTODISARM absent");
#endif
#ifdef MINSIGSTKSZ
	printf("SignalAbi value MINSIGSTKSZ 0x%llx\n", (unsigned long long)(MINSIGSTKSZ));
#else
	puts("SignalAbi value MINSIGSTKSZ absent");
#endif
#ifdef SI_USER
	printf("SignalAbi value SI_USER 0x%llx\n", (unsigned long long)(SI_USER));
#else
	puts("SignalAbi value SI_USER absent");
#endif
#ifdef SI_KERNEL
	printf("SignalAbi value SI_KERNEL 0x%llx\n", (unsigned long long)(SI_KERNEL));
#else
	puts("SignalAbi value SI_KERNEL absent");
#endif
#ifdef SI_QUEUE
	printf("SignalAbi value SI_QUEUE 0x%llx\n", (unsigned long long)(SI_QUEUE));
#else
	puts("SignalAbi value SI_QUEUE absent");
#endif
#ifdef SI_TIMER
	printf("SignalAbi value SI_TIMER 0x%llx\n", (unsigned long long)(SI_TIMER));
#else
	puts("SignalAbi value SI_TIMER absent");
#endif
#ifdef SI_MESGQ
	printf("SignalAbi value SI_MESGQ 0x%llx\n", (unsigned long long)(SI_MESGQ));
#else
	puts("SignalAbi value SI_MESGQ absent");
#endif
#ifdef SI_ASYNCIO
	printf("SignalAbi value SI_ASYNCIO 0x%llx\n", (unsigned long long)(SI_ASYNCIO));
#else
	puts("SignalAbi value SI_ASYNCIO absent");
#endif
#ifdef SI_SIGIO
	printf("SignalAbi value SI_SIGIO 0x%llx\n", (unsigned long long)(SI_SIGIO));
#else
	puts("SignalAbi value SI_SIGIO absent");
#endif
#ifdef SI_TKILL
	printf("SignalAbi value SI_TKILL 0x%llx\n", (unsigned long long)(SI_TKILL));
#else
	puts("SignalAbi value SI_TKILL absent");
#endif
#ifdef SI_DETHREAD
	printf("SignalAbi value SI_DETHREAD 0x%llx\n", (unsigned long long)(SI_DETHREAD));
#else
	puts("SignalAbi value SI_DETHREAD absent");
#endif
#ifdef SI_ASYNCNL
	printf("SignalAbi value SI_ASYNCNL 0x%llx\n", (unsigned long long)(SI_ASYNCNL));
#else
	puts("SignalAbi value SI_ASYNCNL absent");
#endif
#ifdef ILL_ILLOPC
	printf("SignalAbi value ILL_ILLOPC 0x%llx\n", (unsigned long long)(ILL_ILLOPC));
#else
	puts("SignalAbi value ILL_ILLOPC absent");
#endif
#ifdef ILL_ILLOPN
	printf("SignalAbi value ILL_ILLOPN 0x%llx\n", (unsigned long long)(ILL_ILLOPN));
#else
	puts("SignalAbi value ILL_ILLOPN absent");
#endif
#ifdef FPE_INTDIV
	printf("SignalAbi value FPE_INTDIV 0x%llx\n", (unsigned long long)(FPE_INTDIV));
#else
	puts("SignalAbi value FPE_INTDIV absent");
#endif
#ifdef SEGV_MAPERR
	printf("SignalAbi value SEGV_MAPERR 0x%llx\n", (unsigned long long)(SEGV_MAPERR));
#else
	puts("SignalAbi value SEGV_MAPERR absent");
#endif
#ifdef SEGV_ACCERR
	printf("SignalAbi value SEGV_ACCERR 0x%llx\n", (unsigned long long)(SEGV_ACCERR));
#else
	puts("SignalAbi value SEGV_ACCERR absent");
#endif
#ifdef SEGV_BNDERR
	printf("SignalAbi value SEGV_BNDERR 0x%llx\n", (unsigned long long)(SEGV_BNDERR));
#else
	puts("SignalAbi value SEGV_BNDERR absent");
#endif
#ifdef SEGV_PKUERR
	printf("SignalAbi value SEGV_PKUERR 0x%llx\n", (unsigned long long)(SEGV_PKUERR));
#else
	puts("SignalAbi value SEGV_PKUERR absent");
#endif
#ifdef BUS_ADRALN
	printf("SignalAbi value BUS_ADRALN 0x%llx\n", (unsigned long long)(BUS_ADRALN));
#else
	puts("SignalAbi value BUS_ADRALN absent");
#endif
#ifdef BUS_ADRERR
	printf("SignalAbi value BUS_ADRERR 0x%llx\n", (unsigned long long)(BUS_ADRERR));
#else
	puts("SignalAbi value BUS_ADRERR absent");
#endif
#ifdef BUS_OBJERR
	printf("SignalAbi value BUS_OBJERR 0x%llx\n", (unsigned long long)(BUS_OBJERR));
#else
	puts("SignalAbi value BUS_OBJERR absent");
#endif
#ifdef TRAP_BRKPT
	printf("SignalAbi value TRAP_BRKPT 0x%llx\n", (unsigned long long)(TRAP_BRKPT));
#else
	puts("SignalAbi value TRAP_BRKPT absent");
#endif
#ifdef TRAP_TRACE
	printf("SignalAbi value TRAP_TRACE 0x%llx\n", (unsigned long long)(TRAP_TRACE));
#else
	puts("SignalAbi value TRAP_TRACE absent");
#endif
#ifdef TRAP_HWBKPT
	printf("SignalAbi value TRAP_HWBKPT 0x%llx\n", (unsigned long long)(TRAP_HWBKPT));
#else
	puts("SignalAbi value TRAP_HWBKPT absent");
#endif
#ifdef CLD_EXITED
	printf("SignalAbi value CLD_EXITED 0x%llx\n", (unsigned long long)(CLD_EXITED));
#else
	puts("SignalAbi value CLD_EXITED absent");
#endif
#ifdef CLD_KILLED
	printf("SignalAbi value CLD_KILLED 0x%llx\n", (unsigned long long)(CLD_KILLED));
#else
	puts("SignalAbi value CLD_KILLED absent");
#endif
#ifdef CLD_DUMPED
	printf("SignalAbi value CLD_DUMPED 0x%llx\n", (unsigned long long)(CLD_DUMPED));
#else
	puts("SignalAbi value CLD_DUMPED absent");
#endif
#ifdef CLD_TRAPPED
	printf("SignalAbi value CLD_TRAPPED 0x%llx\n", (unsigned long long)(CLD_TRAPPED));
#else
	puts("SignalAbi value CLD_TRAPPED absent");
#endif
#ifdef CLD_STOPPED
	printf("SignalAbi value CLD_STOPPED 0x%llx\n", (unsigned long long)(CLD_STOPPED));
#else
	puts("SignalAbi value CLD_STOPPED absent");
#endif
#ifdef CLD_CONTINUED
	printf("SignalAbi value CLD_CONTINUED 0x%llx\n", (unsigned long long)(CLD_CONTINUED));
#else
	puts("SignalAbi value CLD_CONTINUED absent");
#endif
#ifdef SYS_SECCOMP
	printf("SignalAbi value SYS_SECCOMP 0x%llx\n", (unsigned long long)(SYS_SECCOMP));
#else
	puts("SignalAbi value SYS_SECCOMP absent");
#endif
#ifdef SYS_USER_DISPATCH
	printf("SignalAbi value SYS_USER_DISPATCH 0x%llx\n", (unsigned long long)(SYS_USER_DISPATCH));
#else
	puts("SignalAbi value SYS_USER_DISPATCH absent");
#endif
#ifdef SIGEV_SIGNAL
	printf("SignalAbi value SIGEV_SIGNAL 0x%llx\n", (unsigned long long)(SIGEV_SIGNAL));
#else
	puts("SignalAbi value SIGEV_SIGNAL absent");
#endif
#ifdef SIGEV_NONE
	printf("SignalAbi value SIGEV_NONE 0x%llx\n", (unsigned long long)(SIGEV_NONE));
#else
	puts("SignalAbi value SIGEV_NONE absent");
#endif
#ifdef SIGEV_THREAD
	printf("SignalAbi value SIGEV_THREAD 0x%llx\n", (unsigned long long)(SIGEV_THREAD));
#else
	puts("SignalAbi value SIGEV_THREAD absent");
#endif
#ifdef SIGEV_THREAD_ID
	printf("SignalAbi value SIGEV_THREAD_ID 0x%llx\n", (unsigned long long)(SIGEV_THREAD_ID));
#else
	puts("SignalAbi value SIGEV_THREAD_ID absent");
#endif
	printf("SignalAbi.KernelSigaction size %zu\n", sizeof(struct sigaction));
	printf("SignalAbi.KernelSigaction offset sa_handler %zu\n", offsetof(struct sigaction, sa_handler));
	printf("SignalAbi.KernelSigaction offset sa_flags %zu\n", offsetof(struct sigaction, sa_flags));
	printf("SignalAbi.KernelSigaction offset sa_restorer %zu\n", offsetof(struct sigaction, sa_restorer));
	printf("SignalAbi.KernelSigaction offset sa_mask %zu\n", offsetof(struct sigaction, sa_mask));
	printf("SignalAbi.SigInfo size %zu\n", sizeof(siginfo_t));
	printf("SignalAbi.SigInfo offset si_signo %zu\n", offsetof(siginfo_t, si_signo));
	printf("SignalAbi.SigInfo offset si_errno %zu\n", offsetof(siginfo_t, si_errno));
	printf("SignalAbi.SigInfo offset si_code %zu\n", offsetof(siginfo_t, si_code));
	printf("SignalAbi.SigInfo offset si_pid %zu\n", offsetof(siginfo_t, si_pid));
	printf("SignalAbi.SigInfo offset si_uid %zu\n", offsetof(siginfo_t, si_uid));
	printf("SignalAbi.SigInfo offset si_value %zu\n", offsetof(siginfo_t, si_value));
	printf("SignalAbi.SigInfoChild size %zu\n", sizeof(siginfo_t));
	printf("SignalAbi.SigInfoChild offset si_signo %zu\n", offsetof(siginfo_t, si_signo));
	printf("SignalAbi.SigInfoChild offset si_errno %zu\n", offsetof(siginfo_t, si_errno));
	printf("SignalAbi.SigInfoChild offset si_code %zu\n", offsetof(siginfo_t, si_code));
	printf("SignalAbi.SigInfoChild offset si_pid %zu\n", offsetof(siginfo_t, si_pid));
	printf("SignalAbi.SigInfoChild offset si_uid %zu\n", offsetof(siginfo_t, si_uid));
	printf("SignalAbi.SigInfoChild offset si_status %zu\n", offsetof(siginfo_t, si_status));
	printf("SignalAbi.SigInfoChild offset si_utime %zu\n", offsetof(siginfo_t, si_utime));
	printf("SignalAbi.SigInfoChild offset si_stime %zu\n", offsetof(siginfo_t, si_stime));
	printf("SignalAbi.SigInfoFault size %zu\n", sizeof(siginfo_t));
	printf("SignalAbi.SigInfoFault offset si_signo %zu\n", offsetof(siginfo_t, si_signo));
	printf("SignalAbi.SigInfoFault offset si_errno %zu\n", offsetof(siginfo_t, si_errno));
	printf("SignalAbi.SigInfoFault offset si_code %zu\n", offsetof(siginfo_t, si_code));
	printf("SignalAbi.SigInfoFault offset si_addr %zu\n", offsetof(siginfo_t, si_addr));
	printf("SignalAbi.SigInfoFault offset si_addr_lsb %zu\n", offsetof(siginfo_t, si_addr_lsb));
	printf("SignalAbi.SigInfoSys size %zu\n", sizeof(siginfo_t));
	printf("SignalAbi.SigInfoSys offset si_signo %zu\n", offsetof(siginfo_t, si_signo));
	printf("SignalAbi.SigInfoSys offset si_errno %zu\n", offsetof(siginfo_t, si_errno));
	printf("SignalAbi.SigInfoSys offset si_code %zu\n", offsetof(siginfo_t, si_code));
	printf("SignalAbi.SigInfoSys offset si_call_addr %zu\n", offsetof(siginfo_t, si_call_addr));
	printf("SignalAbi.SigInfoSys offset si_syscall %zu\n", offsetof(siginfo_t, si_syscall));
	printf("SignalAbi.SigInfoSys offset si_arch %zu\n", offsetof(siginfo_t, si_arch));
	printf("SignalAbi.SigInfoTimer size %zu\n", sizeof(siginfo_t));
	printf("SignalAbi.SigInfoTimer offset si_signo %zu\n", offsetof(siginfo_t, si_signo));
	printf("SignalAbi.SigInfoTimer offset si_errno %zu\n", offsetof(siginfo_t, si_errno));
	printf("SignalAbi.SigInfoTimer offset si_code %zu\n", offsetof(siginfo_t, si_code));
	printf("SignalAbi.SigInfoTimer offset si_tid %zu\n", offsetof(siginfo_t, si_tid));
	printf("SignalAbi.SigInfoTimer offset si_overrun %zu\n", offsetof(siginfo_t, si_overrun));
	printf("SignalAbi.SigInfoTimer offset si_value %zu\n", offsetof(siginfo_t, si_value));
	printf("SignalAbi.SigInfoTimer offset si_sys_private %zu\n", offsetof(siginfo_t, si_sys_private));
	printf("SignalAbi.Sigevent size %zu\n", sizeof(struct sigevent));
	printf("SignalAbi.Sigevent offset sigev_value %zu\n", offsetof(struct sigevent, sigev_value));
	printf("SignalAbi.Sigevent offset sigev_signo %zu\n", offsetof(struct sigevent, sigev_signo));
	printf("SignalAbi.Sigevent offset sigev_notify %zu\n", offsetof(struct sigevent, sigev_notify));
	printf("SignalAbi.Sigevent offset sigev_notify_thread_id %zu\n", offsetof(struct sigevent, sigev_notify_thread_id));
	printf("SignalAbi.StackT size %zu\n", sizeof(stack_t));
	printf("SignalAbi.StackT offset ss_sp %zu\n", offsetof(stack_t, ss_sp));
	printf("SignalAbi.StackT offset ss_flags %zu\n", offsetof(stack_t, ss_flags));
	printf("SignalAbi.StackT offset ss_size %zu\n", offsetof(stack_t, ss_size));
	return 0;
}

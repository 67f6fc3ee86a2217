/* Generated from SeccompAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/seccomp.h>
#include <linux/filter.h>
#include <linux/audit.h>

int main(void)
{
#ifdef SECCOMP_MODE_DISABLED
	printf("SeccompAbi value SECCOMP_MODE_DISABLED 0x%llx\n", (unsigned long long)(SECCOMP_MODE_DISABLED));
#else
	puts("SeccompAbi value SECCOMP_MODE_DISABLED absent");
#endif
#ifdef SECCOMP_MODE_STRICT
	printf("SeccompAbi value SECCOMP_MODE_STRICT 0x%llx\n", (unsigned long long)(SECCOMP_MODE_STRICT));
#else
	puts("SeccompAbi value SECCOMP_MODE_STRICT absent");
#endif
#ifdef SECCOMP_MODE_FILTER
	printf("SeccompAbi value SECCOMP_MODE_FILTER 0x%llx\n", (unsigned long long)(SECCOMP_MODE_FILTER));
#else
	puts("SeccompAbi value SECCOMP_MODE_FILTER absent");
#endif
#ifdef SECCOMP_SET_MODE_STRICT
	printf("SeccompAbi value SECCOMP_SET_MODE_STRICT 0x%llx\n", (unsigned long long)(SECCOMP_SET_MODE_STRICT));
#else
	puts("SeccompAbi value SECCOMP_SET_MODE_STRICT absent");
#endif
#ifdef SECCOMP_SET_MODE_FILTER
	printf("SeccompAbi value SECCOMP_SET_MODE_FILTER 0x%llx\n", (unsigned long long)(SECCOMP_SET_MODE_FILTER));
#else
	puts("SeccompAbi value SECCOMP_SET_MODE_FILTER absent");
#endif
#ifdef SECCOMP_GET_ACTION_AVAIL
	printf("SeccompAbi value SECCOMP_GET_ACTION_AVAIL 0x%llx\n", (unsigned long long)(SECCOMP_GET_ACTION_AVAIL));
#else
	puts("SeccompAbi value SECCOMP_GET_ACTION_AVAIL absent");
#endif
#ifdef SECCOMP_GET_NOTIF_SIZES
	printf("SeccompAbi value SECCOMP_GET_NOTIF_SIZES 0x%llx\n", (unsigned long long)(SECCOMP_GET_NOTIF_SIZES));
#else
	puts("SeccompAbi value SECCOMP_GET_NOTIF_SIZES absent");
#endif
#ifdef SECCOMP_FILTER_FLAG_TSYNC
	printf("SeccompAbi value SECCOMP_FILTER_FLAG_TSYNC 0x%llx\n", (unsigned long long)(SECCOMP_FILTER_FLAG_TSYNC));
#else
	puts("SeccompAbi value SECCOMP_FILTER_FLAG_TSYNC absent");
#endif
#ifdef SECCOMP_FILTER_FLAG_LOG
	printf("SeccompAbi value SECCOMP_FILTER_FLAG_LOG 0x%llx\n", (unsigned long long)(SECCOMP_FILTER_FLAG_LOG));
#else
	puts("SeccompAbi value SECCOMP_FILTER_FLAG_LOG absent");
#endif
#ifdef SECCOMP_FILTER_FLAG_SPEC_ALLOW
	printf("SeccompAbi value SECCOMP_FILTER_FLAG_SPEC_ALLOW 0x%llx\n", (unsigned long long)(SECCOMP_FILTER_FLAG_SPEC_ALLOW));
#else
	puts("SeccompAbi value SECCOMP_FILTER_FLAG_SPEC_ALLOW absent");
#endif
#ifdef SECCOMP_FILTER_FLAG_NEW_LISTENER
	printf("SeccompAbi value SECCOMP_FILTER_FLAG_NEW_LISTENER 0x%llx\n", (unsigned long long)(SECCOMP_FILTER_FLAG_NEW_LISTENER));
#else
	puts("SeccompAbi value SECCOMP_FILTER_FLAG_NEW_LISTENER absent");
#endif
#ifdef SECCOMP_FILTER_FLAG_TSYNC_ESRCH
	printf("SeccompAbi value SECCOMP_FILTER_FLAG_TSYNC_ESRCH 0x%llx\n", (unsigned long long)(SECCOMP_FILTER_FLAG_TSYNC_ESRCH));
#else
	puts("SeccompAbi value SECCOMP_FILTER_FLAG_TSYNC_ESRCH absent");
#endif
#ifdef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV
	printf("SeccompAbi value SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV 0x%llx\n", (unsigned long long)(SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV));
#else
	puts("SeccompAbi value SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV absent");
#endif
#ifdef SECCOMP_RET_KILL_PROCESS
	printf("SeccompAbi value SECCOMP_RET_KILL_PROCESS 0x%llx\n", (unsigned long long)(SECCOMP_RET_KILL_PROCESS));
#else
	puts("SeccompAbi value SECCOMP_RET_KILL_PROCESS absent");
#endif
#ifdef SECCOMP_RET_KILL_THREAD
	printf("SeccompAbi value SECCOMP_RET_KILL_THREAD 0x%llx\n", (unsigned long long)(SECCOMP_RET_KILL_THREAD));
#else
	puts("SeccompAbi value SECCOMP_RET_KILL_THREAD absent");
#endif
#ifdef SECCOMP_RET_TRAP
	printf("SeccompAbi value SECCOMP_RET_TRAP 0x%llx\n", (unsigned long long)(SECCOMP_RET_TRAP));
#else
	puts("SeccompAbi value SECCOMP_RET_TRAP absent");
#endif
#ifdef SECCOMP_RET_ERRNO
	printf("SeccompAbi value SECCOMP_RET_ERRNO 0x%llx\n", (unsigned long long)(SECCOMP_RET_ERRNO));
#else
	puts("SeccompAbi value SECCOMP_RET_ERRNO absent");
#endif
#ifdef SECCOMP_RET_USER_NOTIF
	printf("SeccompAbi value SECCOMP_RET_USER_NOTIF 0x%llx\n", (unsigned long long)(SECCOMP_RET_USER_NOTIF));
#else
	puts("SeccompAbi value SECCOMP_RET_USER_NOTIF absent");
#endif
#ifdef SECCOMP_RET_TRACE
	printf("SeccompAbi value SECCOMP_RET_TRACE 0x%llx\n", (unsigned long long)(SECCOMP_RET_TRACE));
#else
	puts("SeccompAbi value SECCOMP_RET_TRACE absent");
#endif
#ifdef SECCOMP_RET_LOG
	printf("SeccompAbi value SECCOMP_RET_LOG 0x%llx\n", (unsigned long long)(SECCOMP_RET_LOG));
#else
	puts("SeccompAbi value SECCOMP_RET_LOG absent");
#endif
#ifdef SECCOMP_RET_ALLOW
	printf("SeccompAbi value SECCOMP_RET_ALLOW 0x%llx\n", (unsigned long long)(SECCOMP_RET_ALLOW));
#else
	puts("SeccompAbi value SECCOMP_RET_ALLOW absent");
#endif
#ifdef SECCOMP_RET_ACTION_FULL
	printf("SeccompAbi value SECCOMP_RET_ACTION_FULL 0x%llx\n", (unsigned long long)(SECCOMP_RET_ACTION_FULL));
#else
	puts("SeccompAbi value SECCOMP_RET_ACTION_FULL absent");
#endif
#ifdef SECCOMP_RET_DATA
	printf("SeccompAbi value SECCOMP_RET_DATA 0x%llx\n", (unsigned long long)(SECCOMP_RET_DATA));
#else
	puts("SeccompAbi value SECCOMP_RET_DATA absent");
#endif
#ifdef SECCOMP_IOCTL_NOTIF_RECV
	printf("SeccompAbi value SECCOMP_IOCTL_NOTIF_RECV 0x%llx\n", (unsigned long long)(SECCOMP_IOCTL_NOTIF_RECV));
#else
	puts("SeccompAbi value SECCOMP_IOCTL_NOTIF_RECV absent");
#endif
#ifdef SECCOMP_IOCTL_NOTIF_SEND
	printf("SeccompAbi value SECCOMP_IOCTL_NOTIF_SEND 0x%llx\n", (unsigned long long)(SECCOMP_IOCTL_NOTIF_SEND));
#else
	puts("SeccompAbi value SECCOMP_IOCTL_NOTIF_SEND absent");
#endif
#ifdef SECCOMP_IOCTL_NOTIF_ID_VALID
	printf("SeccompAbi value SECCOMP_IOCTL_NOTIF_ID_VALID 0x%llx\n", (unsigned long long)(SECCOMP_IOCTL_NOTIF_ID_VALID));
#else
	puts("SeccompAbi value SECCOMP_IOCTL_NOTIF_ID_VALID absent");
#endif
#ifdef SECCOMP_IOCTL_NOTIF_ADDFD
	printf("SeccompAbi value SECCOMP_IOCTL_NOTIF_ADDFD 0x%llx\n", (unsigned long long)(SECCOMP_IOCTL_NOTIF_ADDFD));
#else
	puts("SeccompAbi value SECCOMP_IOCTL_NOTIF_ADDFD absent");
#endif
#ifdef SECCOMP_IOCTL_NOTIF_SET_FLAGS
	printf("SeccompAbi value SECCOMP_IOCTL_NOTIF_SET_FLAGS 0x%llx\n", (unsigned long long)(SECCOMP_IOCTL_NOTIF_SET_FLAGS));
#else
	puts("SeccompAbi value SECCOMP_IOCTL_NOTIF_SET_FLAGS absent");
#endif
#ifdef SECCOMP_USER_NOTIF_FLAG_CONTINUE
	printf("SeccompAbi value SECCOMP_USER_NOTIF_FLAG_CONTINUE 0x%llx\n", (unsigned long long)(SECCOMP_USER_NOTIF_FLAG_CONTINUE));
#else
	puts("SeccompAbi value SECCOMP_USER_NOTIF_FLAG_CONTINUE absent");
#endif
#ifdef SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP
	printf("SeccompAbi value SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP 0x%llx\n", (unsigned long long)(SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP));
#else
	puts("SeccompAbi value SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP absent");
#endif
#ifdef SECCOMP_ADDFD_FLAG_SETFD
	printf("SeccompAbi value SECCOMP_ADDFD_FLAG_SETFD 0x%llx\n", (unsigned long long)(SECCOMP_ADDFD_FLAG_SETFD));
#else
	puts("SeccompAbi value SECCOMP_ADDFD_FLAG_SETFD absent");
#endif
#ifdef SECCOMP_ADDFD_FLAG_SEND
	printf("SeccompAbi value SECCOMP_ADDFD_FLAG_SEND 0x%llx\n", (unsigned long long)(SECCOMP_ADDFD_FLAG_SEND));
#else
	puts("SeccompAbi value SECCOMP_ADDFD_FLAG_SEND absent");
#endif
#ifdef BPF_LD
	printf("SeccompAbi value BPF_LD 0x%llx\n", (unsigned long long)(BPF_LD));
#else
	puts("SeccompAbi value BPF_LD absent");
#endif
#ifdef BPF_LDX
	printf("SeccompAbi value BPF_LDX 0x%llx\n", (unsigned long long)(BPF_LDX));
#else
	puts("SeccompAbi value BPF_LDX absent");
#endif
#ifdef BPF_ST
	printf("SeccompAbi value BPF_ST 0x%llx\n", (unsigned long long)(BPF_ST));
#else
	puts("SeccompAbi value BPF_ST absent");
#endif
#ifdef BPF_STX
	printf("SeccompAbi value BPF_STX 0x%llx\n", (unsigned long long)(BPF_STX));
#else
	puts("SeccompAbi value BPF_STX absent");
#endif
#ifdef BPF_ALU
	printf("SeccompAbi value BPF_ALU 0x%llx\n", (unsigned long long)(BPF_ALU));
#else
	puts("SeccompAbi value BPF_ALU absent");
#endif
#ifdef BPF_JMP
	printf("SeccompAbi value BPF_JMP 0x%llx\n", (unsigned long long)(BPF_JMP));
#else
	puts("SeccompAbi value BPF_JMP absent");
#endif
#ifdef BPF_RET
	printf("SeccompAbi value BPF_RET 0x%llx\n", (unsigned long long)(BPF_RET));
#else
	puts("SeccompAbi value BPF_RET absent");
#endif
#ifdef BPF_MISC
	printf("SeccompAbi value BPF_MISC 0x%llx\n", (unsigned long long)(BPF_MISC));
#else
	puts("SeccompAbi value BPF_MISC absent");
#endif
#ifdef BPF_W
	printf("SeccompAbi value BPF_W 0x%llx\n", (unsigned long long)(BPF_W));
#else
	puts("SeccompAbi value BPF_W absent");
#endif
#ifdef BPF_IMM
	printf("SeccompAbi value BPF_IMM 0x%llx\n", (unsigned long long)(BPF_IMM));
#else
	puts("SeccompAbi value BPF_IMM absent");
#endif
#ifdef BPF_ABS
	printf("SeccompAbi value BPF_ABS 0x%llx\n", (unsigned long long)(BPF_ABS));
#else
	puts("SeccompAbi value BPF_ABS absent");
#endif
#ifdef BPF_MEM
	printf("SeccompAbi value BPF_MEM 0x%llx\n", (unsigned long long)(BPF_MEM));
#else
	puts("SeccompAbi value BPF_MEM absent");
#endif
#ifdef BPF_ADD
	printf("SeccompAbi value BPF_ADD 0x%llx\n", (unsigned long long)(BPF_ADD));
#else
	puts("SeccompAbi value BPF_ADD absent");
#endif
#ifdef BPF_SUB
	printf("SeccompAbi value BPF_SUB 0x%llx\n", (unsigned long long)(BPF_SUB));
#else
	puts("SeccompAbi value BPF_SUB absent");
#endif
#ifdef BPF_AND
	printf("SeccompAbi value BPF_AND 0x%llx\n", (unsigned long long)(BPF_AND));
#else
	puts("SeccompAbi value BPF_AND absent");
#endif
#ifdef BPF_OR
	printf("SeccompAbi value BPF_OR 0x%llx\n", (unsigned long long)(BPF_OR));
#else
	puts("SeccompAbi value BPF_OR absent");
#endif
#ifdef BPF_LSH
	printf("SeccompAbi value BPF_LSH 0x%llx\n", (unsigned long long)(BPF_LSH));
#else
	puts("SeccompAbi value BPF_LSH absent");
#endif
#ifdef BPF_RSH
	printf("SeccompAbi value BPF_RSH 0x%llx\n", (unsigned long long)(BPF_RSH));
#else
	puts("SeccompAbi value BPF_RSH absent");
#endif
#ifdef BPF_JA
	printf("SeccompAbi value BPF_JA 0x%llx\n", (unsigned long long)(BPF_JA));
#else
	puts("SeccompAbi value BPF_JA absent");
#endif
#ifdef BPF_JEQ
	printf("SeccompAbi value BPF_JEQ 0x%llx\n", (unsigned long long)(BPF_JEQ));
#else
	puts("SeccompAbi value BPF_JEQ absent");
#endif
#ifdef BPF_JGT
	printf("SeccompAbi value BPF_JGT 0x%llx\n", (unsigned long long)(BPF_JGT));
#else
	puts("SeccompAbi value BPF_JGT absent");
#endif
#ifdef BPF_JGE
	printf("SeccompAbi value BPF_JGE 0x%llx\n", (unsigned long long)(BPF_JGE));
#else
	puts("SeccompAbi value BPF_JGE absent");
#endif
#ifdef BPF_JSET
	printf("SeccompAbi value BPF_JSET 0x%llx\n", (unsigned long long)(BPF_JSET));
#else
	puts("SeccompAbi value BPF_JSET absent");
#endif
#ifdef BPF_K
	printf("SeccompAbi value BPF_K 0x%llx\n", (unsigned long long)(BPF_K));
#else
	puts("SeccompAbi value BPF_K absent");
#endif
#ifdef BPF_X
	printf("SeccompAbi value BPF_X 0x%llx\n", (unsigned long long)(BPF_X));
#else
	puts("SeccompAbi value BPF_X absent");
#endif
#ifdef BPF_A
	printf("SeccompAbi value BPF_A 0x%llx\n", (unsigned long long)(BPF_A));
#else
	puts("SeccompAbi value BPF_A absent");
#endif
#ifdef BPF_MAXINSNS
	printf("SeccompAbi value BPF_MAXINSNS 0x%llx\n", (unsigned long long)(BPF_MAXINSNS));
#else
	puts("SeccompAbi value BPF_MAXINSNS absent");
#endif
#ifdef AUDIT_ARCH_X86_64
	printf("SeccompAbi value AUDIT_ARCH_X86_64 0x%llx\n", (unsigned long long)(AUDIT_ARCH_X86_64));
#else
	puts("SeccompAbi value AUDIT_ARCH_X86_64 absent");
#endif
#ifdef AUDIT_ARCH_I386
	printf("SeccompAbi value AUDIT_ARCH_I386 0x%llx\n", (unsigned long long)(AUDIT_ARCH_I386));
#else
	puts("SeccompAbi value AUDIT_ARCH_I386 absent");
#endif
	printf("SeccompAbi.SeccompData size %zu\n", sizeof(struct seccomp_data));
	printf("SeccompAbi.SeccompData offset nr %zu\n", offsetof(struct seccomp_data, nr));
	printf("SeccompAbi.SeccompData offset arch %zu\n", offsetof(struct seccomp_data, arch));
	printf("SeccompAbi.SeccompData offset instruction_pointer %zu\n", offsetof(struct seccomp_data, instruction_pointer));
	printf("SeccompAbi.SeccompData offset args %zu\n", offsetof(struct seccomp_data, args));
	printf("SeccompAbi.SeccompNotif size %zu\n", sizeof(struct seccomp_notif));
	printf("SeccompAbi.SeccompNotif offset id %zu\n", offsetof(struct seccomp_notif, id));
	printf("SeccompAbi.SeccompNotif offset pid %zu\n", offsetof(struct seccomp_notif, pid));
	printf("SeccompAbi.SeccompNotif offset flags %zu\n", offsetof(struct seccomp_notif, flags));
	printf("SeccompAbi.SeccompNotif offset data %zu\n", offsetof(struct seccomp_notif, data));
	printf("SeccompAbi.SeccompNotifAddfd size %zu\n", sizeof(struct seccomp_notif_addfd));
	printf("SeccompAbi.SeccompNotifAddfd offset id %zu\n", offsetof(struct seccomp_notif_addfd, id));
	printf("SeccompAbi.SeccompNotifAddfd offset flags %zu\n", offsetof(struct seccomp_notif_addfd, flags));
	printf("SeccompAbi.SeccompNotifAddfd offset srcfd %zu\n", offsetof(struct seccomp_notif_addfd, srcfd));
	printf("SeccompAbi.SeccompNotifAddfd offset newfd %zu\n", offsetof(struct seccomp_notif_addfd, newfd));
	printf("SeccompAbi.SeccompNotifAddfd offset newfd_flags %zu\n", offsetof(struct seccomp_notif_addfd, newfd_flags));
	printf("SeccompAbi.SeccompNotifResp size %zu\n", sizeof(struct seccomp_notif_resp));
	printf("SeccompAbi.SeccompNotifResp offset id %zu\n", offsetof(struct seccomp_notif_resp, id));
	printf("SeccompAbi.SeccompNotifResp offset val %zu\n", offsetof(struct seccomp_notif_resp, val));
	printf("SeccompAbi.SeccompNotifResp offset error %zu\n", offsetof(struct seccomp_notif_resp, error));
	printf("SeccompAbi.SeccompNotifResp offset flags %zu\n", offsetof(struct seccomp_notif_resp, flags));
	printf("SeccompAbi.SeccompNotifSizes size %zu\n", sizeof(struct seccomp_notif_sizes));
	printf("SeccompAbi.SeccompNotifSizes offset seccomp_notif %zu\n", offsetof(struct seccomp_notif_sizes, seccomp_notif));
	printf("SeccompAbi.SeccompNotifSizes offset seccomp_notif_resp %zu\n", offsetof(struct seccomp_notif_sizes, seccomp_notif_resp));
	printf("SeccompAbi.SeccompNotifSizes offset seccomp_data %zu\n", offsetof(struct seccomp_notif_sizes, seccomp_data));
	printf("SeccompAbi.SockFilter size %zu\n", sizeof(struct sock_filter));
	printf("SeccompAbi.SockFilter offset code %zu\n", offsetof(struct sock_filter, code));
	printf("SeccompAbi.SockFilter offset jt %zu\n", offsetof(struct sock_filter, jt));
	printf("SeccompAbi.SockFilter offset jf %zu\n", offsetof(struct sock_filter, jf));
	printf("SeccompAbi.SockFilter offset k %zu\n", offsetof(struct sock_filter, k));
	printf("SeccompAbi.SockFprog size %zu\n", sizeof(struct sock_fprog));
	printf("SeccompAbi.SockFprog offset len %zu\n", offsetof(struct sock_fprog, len));
	printf("SeccompAbi.SockFprog offset filter %zu\n", offsetof(struct sock_fprog, filter));
	return 0;
}

/* Generated from PrctlAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/prctl.h>
#include <asm/prctl.h>

int main(void)
{
#ifdef PR_SET_PDEATHSIG
	printf("PrctlAbi value PR_SET_PDEATHSIG 0x%llx\n", (unsigned long long)(PR_SET_PDEATHSIG));
#else
	puts("PrctlAbi value PR_SET_PDEATHSIG absent");
#endif
#ifdef PR_GET_PDEATHSIG
	printf("PrctlAbi value PR_GET_PDEATHSIG 0x%llx\n", (unsigned long long)(PR_GET_PDEATHSIG));
#else
	puts("PrctlAbi value PR_GET_PDEATHSIG absent");
#endif
#ifdef PR_GET_DUMPABLE
	printf("PrctlAbi value PR_GET_DUMPABLE 0x%llx\n", (unsigned long long)(PR_GET_DUMPABLE));
#else
	puts("PrctlAbi value PR_GET_DUMPABLE absent");
#endif
#ifdef PR_SET_DUMPABLE
	printf("PrctlAbi value PR_SET_DUMPABLE 0x%llx\n", (unsigned long long)(PR_SET_DUMPABLE));
#else
	puts("PrctlAbi value PR_SET_DUMPABLE absent");
#endif
#ifdef PR_GET_KEEPCAPS
	printf("PrctlAbi value PR_GET_KEEPCAPS 0x%llx\n", (unsigned long long)(PR_GET_KEEPCAPS));
#else
	puts("PrctlAbi value PR_GET_KEEPCAPS absent");
#endif
#ifdef PR_SET_KEEPCAPS
	printf("PrctlAbi value PR_SET_KEEPCAPS 0x%llx\n", (unsigned long long)(PR_SET_KEEPCAPS));
#else
	puts("PrctlAbi value PR_SET_KEEPCAPS absent");
#endif
#ifdef PR_GET_TIMING
	printf("PrctlAbi value PR_GET_TIMING 0x%llx\n", (unsigned long long)(PR_GET_TIMING));
#else
	puts("PrctlAbi value PR_GET_TIMING absent");
#endif
#ifdef PR_SET_TIMING
	printf("PrctlAbi value PR_SET_TIMING 0x%llx\n", (unsigned long long)(PR_SET_TIMING));
#else
	puts("PrctlAbi value PR_SET_TIMING absent");
#endif
#ifdef PR_SET_NAME
	printf("PrctlAbi value PR_SET_NAME 0x%llx\n", (unsigned long long)(PR_SET_NAME));
#else
	puts("PrctlAbi value PR_SET_NAME absent");
#endif
#ifdef PR_GET_NAME
	printf("PrctlAbi value PR_GET_NAME 0x%llx\n", (unsigned long long)(PR_GET_NAME));
#else
	puts("PrctlAbi value PR_GET_NAME absent");
#endif
#ifdef PR_GET_SECCOMP
	printf("PrctlAbi value PR_GET_SECCOMP 0x%llx\n", (unsigned long long)(PR_GET_SECCOMP));
#else
	puts("PrctlAbi value PR_GET_SECCOMP absent");
#endif
#ifdef PR_SET_SECCOMP
	printf("PrctlAbi value PR_SET_SECCOMP 0x%llx\n", (unsigned long long)(PR_SET_SECCOMP));
#else
	puts("PrctlAbi value PR_SET_SECCOMP absent");
#endif
#ifdef PR_CAPBSET_READ
	printf("PrctlAbi value PR_CAPBSET_READ 0x%llx\n", (unsigned long long)(PR_CAPBSET_READ));
#else
	puts("PrctlAbi value PR_CAPBSET_READ absent");
#endif
#ifdef PR_CAPBSET_DROP
	printf("PrctlAbi value PR_CAPBSET_DROP 0x%llx\n", (unsigned long long)(PR_CAPBSET_DROP));
#else
	puts("PrctlAbi value PR_CAPBSET_DROP absent");
#endif
#ifdef PR_GET_TSC
	printf("PrctlAbi value PR_GET_TSC 0x%llx\n", (unsigned long long)(PR_GET_TSC));
#else
	puts("PrctlAbi value PR_GET_TSC absent");
#endif
#ifdef PR_SET_TSC
	printf("PrctlAbi value PR_SET_TSC 0x%llx\n", (unsigned long long)(PR_SET_TSC));
#else
	puts("PrctlAbi value PR_SET_TSC absent");
#endif
#ifdef PR_GET_SECUREBITS
	printf("PrctlAbi value PR_GET_SECUREBITS 0x%llx\n", (unsigned long long)(PR_GET_SECUREBITS));
#else
	puts("PrctlAbi value PR_GET_SECUREBITS absent");
#endif
#ifdef PR_SET_SECUREBITS
	printf("PrctlAbi value PR_SET_SECUREBITS 0x%llx\n", (unsigned long long)(PR_SET_SECUREBITS));
#else
	puts("PrctlAbi value PR_SET_SECUREBITS absent");
#endif
#ifdef PR_SET_TIMERSLACK
	printf("PrctlAbi value PR_SET_TIMERSLACK 0x%llx\n", (unsigned long long)(PR_SET_TIMERSLACK));
#else
	puts("PrctlAbi value PR_SET_TIMERSLACK absent");
#endif
#ifdef PR_GET_TIMERSLACK
	printf("PrctlAbi value PR_GET_TIMERSLACK 0x%llx\n", (unsigned long long)(PR_GET_TIMERSLACK));
#else
	puts("PrctlAbi value PR_GET_TIMERSLACK absent");
#endif
#ifdef PR_SET_MM
	printf("PrctlAbi value PR_SET_MM 0x%llx\n", (unsigned long long)(PR_SET_MM));
#else
	puts("PrctlAbi value PR_SET_MM absent");
#endif
#ifdef PR_SET_CHILD_SUBREAPER
	printf("PrctlAbi value PR_SET_CHILD_SUBREAPER 0x%llx\n", (unsigned long long)(PR_SET_CHILD_SUBREAPER));
#else
	puts("PrctlAbi value PR_SET_CHILD_SUBREAPER absent");
#endif
#ifdef PR_GET_CHILD_SUBREAPER
	printf("PrctlAbi value PR_GET_CHILD_SUBREAPER 0x%llx\n", (unsigned long long)(PR_GET_CHILD_SUBREAPER));
#else
	puts("PrctlAbi value PR_GET_CHILD_SUBREAPER absent");
#endif
#ifdef PR_SET_NO_NEW_PRIVS
	printf("PrctlAbi value PR_SET_NO_NEW_PRIVS 0x%llx\n", (unsigned long long)(PR_SET_NO_NEW_PRIVS));
#else
	puts("PrctlAbi value PR_SET_NO_NEW_PRIVS absent");
#endif
#ifdef PR_GET_NO_NEW_PRIVS
	printf("PrctlAbi value PR_GET_NO_NEW_PRIVS 0x%llx\n", (unsigned long long)(PR_GET_NO_NEW_PRIVS));
#else
	puts("PrctlAbi value PR_GET_NO_NEW_PRIVS absent");
#endif
#ifdef PR_GET_TID_ADDRESS
	printf("PrctlAbi value PR_GET_TID_ADDRESS 0x%llx\n", (unsigned long long)(PR_GET_TID_ADDRESS));
#else
	puts("PrctlAbi value PR_GET_TID_ADDRESS absent");
#endif
#ifdef PR_SET_THP_DISABLE
	printf("PrctlAbi value PR_SET_THP_DISABLE 0x%llx\n", (unsigned long long)(PR_SET_THP_DISABLE));
#else
	puts("PrctlAbi value PR_SET_THP_DISABLE absent");
#endif
#ifdef PR_GET_THP_DISABLE
	printf("PrctlAbi value PR_GET_THP_DISABLE 0x%llx\n", (unsigned long long)(PR_GET_THP_DISABLE));
#else
	puts("PrctlAbi value PR_GET_THP_DISABLE absent");
#endif
#ifdef PR_CAP_AMBIENT
	printf("PrctlAbi value PR_CAP_AMBIENT 0x%llx\n", (unsigned long long)(PR_CAP_AMBIENT));
#else
	puts("PrctlAbi value PR_CAP_AMBIENT absent");
#endif
#ifdef PR_CAP_AMBIENT_CLEAR_ALL
	printf("PrctlAbi value PR_CAP_AMBIENT_CLEAR_ALL 0x%llx\n", (unsigned long long)(PR_CAP_AMBIENT_CLEAR_ALL));
#else
	puts("PrctlAbi value PR_CAP_AMBIENT_CLEAR_ALL absent");
#endif
#ifdef PR_GET_SPECULATION_CTRL
	printf("PrctlAbi value PR_GET_SPECULATION_CTRL 0x%llx\n", (unsigned long long)(PR_GET_SPECULATION_CTRL));
#else
	puts("PrctlAbi value PR_GET_SPECULATION_CTRL absent");
#endif
#ifdef PR_SET_SPECULATION_CTRL
	printf("PrctlAbi value PR_SET_SPECULATION_CTRL 0x%llx\n", (unsigned long long)(PR_SET_SPECULATION_CTRL));
#else
	puts("PrctlAbi value PR_SET_SPECULATION_CTRL absent");
#endif
#ifdef PR_GET_IO_FLUSHER
	printf("PrctlAbi value PR_GET_IO_FLUSHER 0x%llx\n", (unsigned long long)(PR_GET_IO_FLUSHER));
#else
	puts("PrctlAbi value PR_GET_IO_FLUSHER absent");
#endif
#ifdef PR_SET_SYSCALL_USER_DISPATCH
	printf("PrctlAbi value PR_SET_SYSCALL_USER_DISPATCH 0x%llx\n", (unsigned long long)(PR_SET_SYSCALL_USER_DISPATCH));
#else
	puts("PrctlAbi value PR_SET_SYSCALL_USER_DISPATCH absent");
#endif
#ifdef PR_SCHED_CORE
	printf("PrctlAbi value PR_SCHED_CORE 0x%llx\n", (unsigned long long)(PR_SCHED_CORE));
#else
	puts("PrctlAbi value PR_SCHED_CORE absent");
#endif
#ifdef PR_SET_VMA
	printf("PrctlAbi value PR_SET_VMA 0x%llx\n", (unsigned long long)(PR_SET_VMA));
#else
	puts("PrctlAbi value PR_SET_VMA absent");
#endif
#ifdef PR_SET_VMA_ANON_NAME
	printf("PrctlAbi value PR_SET_VMA_ANON_NAME 0x%llx\n", (unsigned long long)(PR_SET_VMA_ANON_NAME));
#else
	puts("PrctlAbi value PR_SET_VMA_ANON_NAME absent");
#endif
#ifdef PR_SET_PTRACER
	printf("PrctlAbi value PR_SET_PTRACER 0x%llx\n", (unsigned long long)(PR_SET_PTRACER));
#else
	puts("PrctlAbi value PR_SET_PTRACER absent");
#endif
#ifdef PR_TIMER_CREATE_RESTORE_IDS
	printf("PrctlAbi value PR_TIMER_CREATE_RESTORE_IDS 0x%llx\n", (unsigned long long)(PR_TIMER_CREATE_RESTORE_IDS));
#else
	puts("PrctlAbi value PR_TIMER_CREATE_RESTORE_IDS absent");
#endif
#ifdef PR_TIMER_CREATE_RESTORE_IDS_OFF
	printf("PrctlAbi value PR_TIMER_CREATE_RESTORE_IDS_OFF 0x%llx\n", (unsigned long long)(PR_TIMER_CREATE_RESTORE_IDS_OFF));
#else
	puts("PrctlAbi value PR_TIMER_CREATE_RESTORE_IDS_OFF absent");
#endif
#ifdef PR_TIMER_CREATE_RESTORE_IDS_ON
	printf("PrctlAbi value PR_TIMER_CREATE_RESTORE_IDS_ON 0x%llx\n", (unsigned long long)(PR_TIMER_CREATE_RESTORE_IDS_ON));
#else
	puts("PrctlAbi value PR_TIMER_CREATE_RESTORE_IDS_ON absent");
#endif
#ifdef PR_SET_MM_START_CODE
	printf("PrctlAbi value PR_SET_MM_START_CODE 0x%llx\n", (unsigned long long)(PR_SET_MM_START_CODE));
#else
	puts("PrctlAbi value PR_SET_MM_START_CODE absent");
#endif
#ifdef PR_SET_MM_END_CODE
	printf("PrctlAbi value PR_SET_MM_END_CODE 0x%llx\n", (unsigned long long)(PR_SET_MM_END_CODE));
#else
	puts("PrctlAbi value PR_SET_MM_END_CODE absent");
#endif
#ifdef PR_SET_MM_START_DATA
	printf("PrctlAbi value PR_SET_MM_START_DATA 0x%llx\n", (unsigned long long)(PR_SET_MM_START_DATA));
#else
	puts("PrctlAbi value PR_SET_MM_START_DATA absent");
#endif
#ifdef PR_SET_MM_END_DATA
	printf("PrctlAbi value PR_SET_MM_END_DATA 0x%llx\n", (unsigned long long)(PR_SET_MM_END_DATA));
#else
	puts("PrctlAbi value PR_SET_MM_END_DATA absent");
#endif
#ifdef PR_SET_MM_START_STACK
	printf("PrctlAbi value PR_SET_MM_START_STACK 0x%llx\n", (unsigned long long)(PR_SET_MM_START_STACK));
#else
	puts("PrctlAbi value PR_SET_MM_START_STACK absent");
#endif
#ifdef PR_SET_MM_START_BRK
	printf("PrctlAbi value PR_SET_MM_START_BRK 0x%llx\n", (unsigned long long)(PR_SET_MM_START_BRK));
#else
	puts("PrctlAbi value PR_SET_MM_START_BRK absent");
#endif
#ifdef PR_SET_MM_BRK
	printf("PrctlAbi value PR_SET_MM_BRK 0x%llx\n", (unsigned long long)(PR_SET_MM_BRK));
#else
	puts("PrctlAbi value PR_SET_MM_BRK absent");
#endif
#ifdef PR_SET_MM_ARG_START
	printf("PrctlAbi value PR_SET_MM_ARG_START 0x%llx\n", (unsigned long long)(PR_SET_MM_ARG_START));
#else
	puts("PrctlAbi value PR_SET_MM_ARG_START absent");
#endif
#ifdef PR_SET_MM_ARG_END
	printf("PrctlAbi value PR_SET_MM_ARG_END 0x%llx\n", (unsigned long long)(PR_SET_MM_ARG_END));
#else
	puts("PrctlAbi value PR_SET_MM_ARG_END absent");
#endif
#ifdef PR_SET_MM_ENV_START
	printf("PrctlAbi value PR_SET_MM_ENV_START 0x%llx\n", (unsigned long long)(PR_SET_MM_ENV_START));
#else
	puts("PrctlAbi value PR_SET_MM_ENV_START absent");
#endif
#ifdef PR_SET_MM_ENV_END
	printf("PrctlAbi value PR_SET_MM_ENV_END 0x%llx\n", (unsigned long long)(PR_SET_MM_ENV_END));
#else
	puts("PrctlAbi value PR_SET_MM_ENV_END absent");
#endif
#ifdef PR_SET_MM_AUXV
	printf("PrctlAbi value PR_SET_MM_AUXV 0x%llx\n", (unsigned long long)(PR_SET_MM_AUXV));
#else
	puts("PrctlAbi value PR_SET_MM_AUXV absent");
#endif
#ifdef PR_SET_MM_EXE_FILE
	printf("PrctlAbi value PR_SET_MM_EXE_FILE 0x%llx\n", (unsigned long long)(PR_SET_MM_EXE_FILE));
#else
	puts("PrctlAbi value PR_SET_MM_EXE_FILE absent");
#endif
#ifdef PR_SET_MM_MAP
	printf("PrctlAbi value PR_SET_MM_MAP 0x%llx\n", (unsigned long long)(PR_SET_MM_MAP));
#else
	puts("PrctlAbi value PR_SET_MM_MAP absent");
#endif
#ifdef PR_SET_MM_MAP_SIZE
	printf("PrctlAbi value PR_SET_MM_MAP_SIZE 0x%llx\n", (unsigned long long)(PR_SET_MM_MAP_SIZE));
#else
	puts("PrctlAbi value PR_SET_MM_MAP_SIZE absent");
#endif
#ifdef ARCH_SET_GS
	printf("PrctlAbi value ARCH_SET_GS 0x%llx\n", (unsigned long long)(ARCH_SET_GS));
#else
	puts("PrctlAbi value ARCH_SET_GS absent");
#endif
#ifdef ARCH_SET_FS
	printf("PrctlAbi value ARCH_SET_FS 0x%llx\n", (unsigned long long)(ARCH_SET_FS));
#else
	puts("PrctlAbi value ARCH_SET_FS absent");
#endif
#ifdef ARCH_GET_FS
	printf("PrctlAbi value ARCH_GET_FS 0x%llx\n", (unsigned long long)(ARCH_GET_FS));
#else
	puts("PrctlAbi value ARCH_GET_FS absent");
#endif
#ifdef ARCH_GET_GS
	printf("PrctlAbi value ARCH_GET_GS 0x%llx\n", (unsigned long long)(ARCH_GET_GS));
#else
	puts("PrctlAbi value ARCH_GET_GS absent");
#endif
#ifdef ARCH_GET_CPUID
	printf("PrctlAbi value ARCH_GET_CPUID 0x%llx\n", (unsigned long long)(ARCH_GET_CPUID));
#else
	puts("PrctlAbi value ARCH_GET_CPUID absent");
#endif
#ifdef ARCH_SET_CPUID
	printf("PrctlAbi value ARCH_SET_CPUID 0x%llx\n", (unsigned long long)(ARCH_SET_CPUID));
#else
	puts("PrctlAbi value ARCH_SET_CPUID absent");
#endif
#ifdef ARCH_GET_XCOMP_SUPP
	printf("PrctlAbi value ARCH_GET_XCOMP_SUPP 0x%llx\n", (unsigned long long)(ARCH_GET_XCOMP_SUPP));
#else
	puts("PrctlAbi value ARCH_GET_XCOMP_SUPP absent");
#endif
#ifdef ARCH_GET_XCOMP_PERM
	printf("PrctlAbi value ARCH_GET_XCOMP_PERM 0x%llx\n", (unsigned long long)(ARCH_GET_XCOMP_PERM));
#else
	puts("PrctlAbi value ARCH_GET_XCOMP_PERM absent");
#endif
#ifdef ARCH_REQ_XCOMP_PERM
	printf("PrctlAbi value ARCH_REQ_XCOMP_PERM 0x%llx\n", (unsigned long long)(ARCH_REQ_XCOMP_PERM));
#else
	puts("PrctlAbi value ARCH_REQ_XCOMP_PERM absent");
#endif
#ifdef ARCH_MAP_VDSO_X32
	printf("PrctlAbi value ARCH_MAP_VDSO_X32 0x%llx\n", (unsigned long long)(ARCH_MAP_VDSO_X32));
#else
	puts("PrctlAbi value ARCH_MAP_VDSO_X32 absent");
#endif
#ifdef ARCH_MAP_VDSO_32
	printf("PrctlAbi value ARCH_MAP_VDSO_32 0x%llx\n", (unsigned long long)(ARCH_MAP_VDSO_32));
#else
	puts("PrctlAbi value ARCH_MAP_VDSO_32 absent");
#endif
#ifdef ARCH_MAP_VDSO_64
	printf("PrctlAbi value ARCH_MAP_VDSO_64 0x%llx\n", (unsigned long long)(ARCH_MAP_VDSO_64));
#else
	puts("PrctlAbi value ARCH_MAP_VDSO_64 absent");
#endif
#ifdef ARCH_SHSTK_ENABLE
	printf("PrctlAbi value ARCH_SHSTK_ENABLE 0x%llx\n", (unsigned long long)(ARCH_SHSTK_ENABLE));
#else
	puts("PrctlAbi value ARCH_SHSTK_ENABLE absent");
#endif
#ifdef ARCH_SHSTK_DISABLE
	printf("PrctlAbi value ARCH_SHSTK_DISABLE 0x%llx\n", (unsigned long long)(ARCH_SHSTK_DISABLE));
#else
	puts("PrctlAbi value ARCH_SHSTK_DISABLE absent");
#endif
#ifdef ARCH_SHSTK_LOCK
	printf("PrctlAbi value ARCH_SHSTK_LOCK 0x%llx\n", (unsigned long long)(ARCH_SHSTK_LOCK));
#else
	puts("PrctlAbi value ARCH_SHSTK_LOCK absent");
#endif
#ifdef ARCH_SHSTK_UNLOCK
	printf("PrctlAbi value ARCH_SHSTK_UNLOCK 0x%llx\n", (unsigned long long)(ARCH_SHSTK_UNLOCK));
#else
	puts("PrctlAbi value ARCH_SHSTK_UNLOCK absent");
#endif
#ifdef ARCH_SHSTK_STATUS
	printf("PrctlAbi value ARCH_SHSTK_STATUS 0x%llx\n", (unsigned long long)(ARCH_SHSTK_STATUS));
#else
	puts("PrctlAbi value ARCH_SHSTK_STATUS absent");
#endif
	printf("PrctlAbi.PrctlMmMap size %zu\n", sizeof(struct prctl_mm_map));
	printf("PrctlAbi.PrctlMmMap offset start_code %zu\n", offsetof(struct prctl_mm_map, start_code));
	printf("PrctlAbi.PrctlMmMap offset end_code %zu\n", offsetof(struct prctl_mm_map, end_code));
	printf("PrctlAbi.PrctlMmMap offset start_data %zu\n", offsetof(struct prctl_mm_map, start_data));
	printf("PrctlAbi.PrctlMmMap offset end_data %zu\n", offsetof(struct prctl_mm_map, end_data));
	printf("PrctlAbi.PrctlMmMap offset start_brk %zu\n", offsetof(struct prctl_mm_map, start_brk));
	printf("PrctlAbi.PrctlMmMap offset brk %zu\n", offsetof(struct prctl_mm_map, brk));
	printf("PrctlAbi.PrctlMmMap offset start_stack %zu\n", offsetof(struct prctl_mm_map, start_stack));
	printf("PrctlAbi.PrctlMmMap offset arg_start %zu\n", offsetof(struct prctl_mm_map, arg_start));
	printf("PrctlAbi.PrctlMmMap offset arg_end %zu\n", offsetof(struct prctl_mm_map, arg_end));
	printf("PrctlAbi.PrctlMmMap offset env_start %zu\n", offsetof(struct prctl_mm_map, env_start));
	printf("PrctlAbi.PrctlMmMap offset env_end %zu\n", offsetof(struct prctl_mm_map, env_end));
	printf("PrctlAbi.PrctlMmMap offset auxv %zu\n", offsetof(struct prctl_mm_map, auxv));
	printf("PrctlAbi.PrctlMmMap offset auxv_size %zu\n", offsetof(struct prctl_mm_map, auxv_size));
	printf("PrctlAbi.PrctlMmMap offset exe_fd %zu\n", offsetof(struct prctl_mm_map, exe_fd));
	return 0;
}

/* Generated from ElfAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/elf.h>
#include <linux/auxvec.h>

int main(void)
{
#ifdef NT_PRSTATUS
	printf("ElfAbi value NT_PRSTATUS 0x%llx\n", (unsigned long long)(NT_PRSTATUS));
#else
	puts("ElfAbi value NT_PRSTATUS absent");
#endif
#ifdef NT_PRFPREG
	printf("ElfAbi value NT_PRFPREG 0x%llx\n", (unsigned long long)(NT_PRFPREG));
#else
	puts("ElfAbi value NT_PRFPREG absent");
#endif
#ifdef NT_X86_XSTATE
	printf("ElfAbi value NT_X86_XSTATE 0x%llx\n", (unsigned long long)(NT_X86_XSTATE));
#else
	puts("ElfAbi value NT_X86_XSTATE absent");
#endif
#ifdef AT_NULL
	printf("ElfAbi value AT_NULL 0x%llx\n", (unsigned long long)(AT_NULL));
#else
	puts("ElfAbi value AT_NULL absent");
#endif
#ifdef AT_PHDR
	printf("ElfAbi value AT_PHDR 0x%llx\n", (unsigned long long)(AT_PHDR));
#else
	puts("ElfAbi value AT_PHDR absent");
#endif
#ifdef AT_PHENT
	printf("ElfAbi value AT_PHENT 0x%llx\n", (unsigned long long)(AT_PHENT));
#else
	puts("ElfAbi value AT_PHENT absent");
#endif
#ifdef AT_PHNUM
	printf("ElfAbi value AT_PHNUM 0x%llx\n", (unsigned long long)(AT_PHNUM));
#else
	puts("ElfAbi value AT_PHNUM absent");
#endif
#ifdef AT_PAGESZ
	printf("ElfAbi value AT_PAGESZ 0x%llx\n", (unsigned long long)(AT_PAGESZ));
#else
	puts("ElfAbi value AT_PAGESZ absent");
#endif
#ifdef AT_BASE
	printf("ElfAbi value AT_BASE 0x%llx\n", (unsigned long long)(AT_BASE));
#else
	puts("ElfAbi value AT_BASE absent");
#endif
#ifdef AT_FLAGS
	printf("ElfAbi value AT_FLAGS 0x%llx\n", (unsigned long long)(AT_FLAGS));
#else
	puts("ElfAbi value AT_FLAGS absent");
#endif
#ifdef AT_ENTRY
	printf("ElfAbi value AT_ENTRY 0x%llx\n", (unsigned long long)(AT_ENTRY));
#else
	puts("ElfAbi value AT_ENTRY absent");
#endif
#ifdef AT_UID
	printf("ElfAbi value AT_UID 0x%llx\n", (unsigned long long)(AT_UID));
#else
	puts("ElfAbi value AT_UID absent");
#endif
#ifdef AT_EUID
	printf("ElfAbi value AT_EUID 0x%llx\n", (unsigned long long)(AT_EUID));
#else
	puts("ElfAbi value AT_EUID absent");
#endif
#ifdef AT_GID
	printf("ElfAbi value AT_GID 0x%llx\n", (unsigned long long)(AT_GID));
#else
	puts("ElfAbi value AT_GID absent");
#endif
#ifdef AT_EGID
	printf("ElfAbi value AT_EGID 0x%llx\n", (unsigned long long)(AT_EGID));
#else
	puts("ElfAbi value AT_EGID absent");
#endif
#ifdef AT_PLATFORM
	printf("ElfAbi value AT_PLATFORM 0x%llx\n", (unsigned long long)(AT_PLATFORM));
#else
	puts("ElfAbi value AT_PLATFORM absent");
#endif
#ifdef AT_HWCAP
	printf("ElfAbi value AT_HWCAP 0x%llx\n", (unsigned long long)(AT_HWCAP));
#else
	puts("ElfAbi value AT_HWCAP absent");
#endif
#ifdef AT_CLKTCK
	printf("ElfAbi value AT_CLKTCK 0x%llx\n", (unsigned long long)(AT_CLKTCK));
#else
	puts("ElfAbi value AT_CLKTCK absent");
#endif
#ifdef AT_SECURE
	printf("ElfAbi value AT_SECURE 0x%llx\n", (unsigned long long)(AT_SECURE));
#else
	puts("ElfAbi value AT_SECURE absent");
#endif
#ifdef AT_RANDOM
	printf("ElfAbi value AT_RANDOM 0x%llx\n", (unsigned long long)(AT_RANDOM));
#else
	puts("ElfAbi value AT_RANDOM absent");
#endif
#ifdef AT_HWCAP2
	printf("ElfAbi value AT_HWCAP2 0x%llx\n", (unsigned long long)(AT_HWCAP2));
#else
	puts("ElfAbi value AT_HWCAP2 absent");
#endif
#ifdef AT_RSEQ_FEATURE_SIZE
	printf("ElfAbi value AT_RSEQ_FEATURE_SIZE 0x%llx\n", (unsigned long long)(AT_RSEQ_FEATURE_SIZE));
#else
	puts("ElfAbi value AT_RSEQ_FEATURE_SIZE absent");
#endif
#ifdef AT_RSEQ_ALIGN
	printf("ElfAbi value AT_RSEQ_ALIGN 0x%llx\n", (unsigned long long)(AT_RSEQ_ALIGN));
#else
	puts("ElfAbi value AT_RSEQ_ALIGN absent");
#endif
#ifdef AT_EXECFN
	printf("ElfAbi value AT_EXECFN 0x%llx\n", (unsigned long long)(AT_EXECFN));
#else
	puts("ElfAbi value AT_EXECFN absent");
#endif
#ifdef AT_SYSINFO_EHDR
	printf("ElfAbi value AT_SYSINFO_EHDR 0x%llx\n", (unsigned long long)(AT_SYSINFO_EHDR));
#else
	puts("ElfAbi value AT_SYSINFO_EHDR absent");
#endif
#ifdef AT_MINSIGSTKSZ
	printf("ElfAbi value AT_MINSIGSTKSZ 0x%llx\n", (unsigned long long)(AT_MINSIGSTKSZ));
#else
	puts("ElfAbi value AT_MINSIGSTKSZ absent");
#endif
	return 0;
}

/* Generated from MmanAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/mman.h>
#include <linux/memfd.h>

int main(void)
{
#ifdef PROT_NONE
	printf("MmanAbi value PROT_NONE 0x%llx\n", (unsigned long long)(PROT_NONE));
#else
	puts("MmanAbi value PROT_NONE absent");
#endif
#ifdef PROT_READ
	printf("MmanAbi value PROT_READ 0x%llx\n", (unsigned long long)(PROT_READ));
#else
	puts("MmanAbi value PROT_READ absent");
#endif
#ifdef PROT_WRITE
	printf("MmanAbi value PROT_WRITE 0x%llx\n", (unsigned long long)(PROT_WRITE));
#else
	puts("MmanAbi value PROT_WRITE absent");
#endif
#ifdef PROT_EXEC
	printf("MmanAbi value PROT_EXEC 0x%llx\n", (unsigned long long)(PROT_EXEC));
#else
	puts("MmanAbi value PROT_EXEC absent");
#endif
#ifdef PROT_GROWSDOWN
	printf("MmanAbi value PROT_GROWSDOWN 0x%llx\n", (unsigned long long)(PROT_GROWSDOWN));
#else
	puts("MmanAbi value PROT_GROWSDOWN absent");
#endif
#ifdef PROT_GROWSUP
	printf("MmanAbi value PROT_GROWSUP 0x%llx\n", (unsigned long long)(PROT_GROWSUP));
#else
	puts("MmanAbi value PROT_GROWSUP absent");
#endif
#ifdef MAP_SHARED
	printf("MmanAbi value MAP_SHARED 0x%llx\n", (unsigned long long)(MAP_SHARED));
#else
	puts("MmanAbi value MAP_SHARED absent");
#endif
#ifdef MAP_PRIVATE
	printf("MmanAbi value MAP_PRIVATE 0x%llx\n", (unsigned long long)(MAP_PRIVATE));
#else
	puts("MmanAbi value MAP_PRIVATE absent");
#endif
#ifdef MAP_SHARED_VALIDATE
	printf("MmanAbi value MAP_SHARED_VALIDATE 0x%llx\n", (unsigned long long)(MAP_SHARED_VALIDATE));
#else
	puts("MmanAbi value MAP_SHARED_VALIDATE absent");
#endif
#ifdef MAP_TYPE
	printf("MmanAbi value MAP_TYPE 0x%llx\n", (unsigned long long)(MAP_TYPE));
#else
	puts("MmanAbi value MAP_TYPE absent");
#endif
#ifdef MAP_FIXED
	printf("MmanAbi value MAP_FIXED 0x%llx\n", (unsigned long long)(MAP_FIXED));
#else
	puts("MmanAbi value MAP_FIXED absent");
#endif
#ifdef MAP_ANONYMOUS
	printf("MmanAbi value MAP_ANONYMOUS 0x%llx\n", (unsigned long long)(MAP_ANONYMOUS));
#else
	puts("MmanAbi value MAP_ANONYMOUS absent");
#endif
#ifdef MAP_32BIT
	printf("MmanAbi value MAP_32BIT 0x%llx\n", (unsigned long long)(MAP_32BIT));
#else
	puts("MmanAbi value MAP_32BIT absent");
#endif
#ifdef MAP_GROWSDOWN
	printf("MmanAbi value MAP_GROWSDOWN 0x%llx\n", (unsigned long long)(MAP_GROWSDOWN));
#else
	puts("MmanAbi value MAP_GROWSDOWN absent");
#endif
#ifdef MAP_DENYWRITE
	printf("MmanAbi value MAP_DENYWRITE 0x%llx\n", (unsigned long long)(MAP_DENYWRITE));
#else
	puts("MmanAbi value MAP_DENYWRITE absent");
#endif
#ifdef MAP_EXECUTABLE
	printf("MmanAbi value MAP_EXECUTABLE 0x%llx\n", (unsigned long long)(MAP_EXECUTABLE));
#else
	puts("MmanAbi value MAP_EXECUTABLE absent");
#endif
#ifdef MAP_LOCKED
	printf("MmanAbi value MAP_LOCKED 0x%llx\n", (unsigned long long)(MAP_LOCKED));
#else
	puts("MmanAbi value MAP_LOCKED absent");
#endif
#ifdef MAP_NORESERVE
	printf("MmanAbi value MAP_NORESERVE 0x%llx\n", (unsigned long long)(MAP_NORESERVE));
#else
	puts("MmanAbi value MAP_NORESERVE absent");
#endif
#ifdef MAP_POPULATE
	printf("MmanAbi value MAP_POPULATE 0x%llx\n", (unsigned long long)(MAP_POPULATE));
#else
	puts("MmanAbi value MAP_POPULATE absent");
#endif
#ifdef MAP_NONBLOCK
	printf("MmanAbi value MAP_NONBLOCK 0x%llx\n", (unsigned long long)(MAP_NONBLOCK));
#else
	puts("MmanAbi value MAP_NONBLOCK absent");
#endif
#ifdef MAP_STACK
	printf("MmanAbi value MAP_STACK 0x%llx\n", (unsigned long long)(MAP_STACK));
#else
	puts("MmanAbi value MAP_STACK absent");
#endif
#ifdef MAP_HUGETLB
	printf("MmanAbi value MAP_HUGETLB 0x%llx\n", (unsigned long long)(MAP_HUGETLB));
#else
	puts("MmanAbi value MAP_HUGETLB absent");
#endif
#ifdef MAP_SYNC
	printf("MmanAbi value MAP_SYNC 0x%llx\n", (unsigned long long)(MAP_SYNC));
#else
	puts("MmanAbi value MAP_SYNC absent");
#endif
#ifdef MAP_FIXED_NOREPLACE
	printf("MmanAbi value MAP_FIXED_NOREPLACE 0x%llx\n", (unsigned long long)(MAP_FIXED_NOREPLACE));
#else
	puts("MmanAbi value MAP_FIXED_NOREPLACE absent");
#endif
#ifdef MREMAP_MAYMOVE
	printf("MmanAbi value MREMAP_MAYMOVE 0x%llx\n", (unsigned long long)(MREMAP_MAYMOVE));
#else
	puts("MmanAbi value MREMAP_MAYMOVE absent");
#endif
#ifdef MREMAP_FIXED
	printf("MmanAbi value MREMAP_FIXED 0x%llx\n", (unsigned long long)(MREMAP_FIXED));
#else
	puts("MmanAbi value MREMAP_FIXED absent");
#endif
#ifdef MREMAP_DONTUNMAP
	printf("MmanAbi value MREMAP_DONTUNMAP 0x%llx\n", (unsigned long long)(MREMAP_DONTUNMAP));
#else
	puts("MmanAbi value MREMAP_DONTUNMAP absent");
#endif
#ifdef MS_ASYNC
	printf("MmanAbi value MS_ASYNC 0x%llx\n", (unsigned long long)(MS_ASYNC));
#else
	puts("MmanAbi value MS_ASYNC absent");
#endif
#ifdef MS_INVALIDATE
	printf("MmanAbi value MS_INVALIDATE 0x%llx\n", (unsigned long long)(MS_INVALIDATE));
#else
	puts("MmanAbi value MS_INVALIDATE absent");
#endif
#ifdef MS_SYNC
	printf("MmanAbi value MS_SYNC 0x%llx\n", (unsigned long long)(MS_SYNC));
#else
	puts("MmanAbi value MS_SYNC absent");
#endif
#ifdef MLOCK_ONFAULT
	printf("MmanAbi value MLOCK_ONFAULT 0x%llx\n", (unsigned long long)(MLOCK_ONFAULT));
#else
	puts("MmanAbi value MLOCK_ONFAULT absent");
#endif
#ifdef MCL_CURRENT
	printf("MmanAbi value MCL_CURRENT 0x%llx\n", (unsigned long long)(MCL_CURRENT));
#else
	puts("MmanAbi value MCL_CURRENT absent");
#endif
#ifdef MCL_FUTURE
	printf("MmanAbi value MCL_FUTURE 0x%llx\n", (unsigned long long)(MCL_FUTURE));
#else
	puts("MmanAbi value MCL_FUTURE absent");
#endif
#ifdef MCL_ONFAULT
	printf("MmanAbi value MCL_ONFAULT 0x%llx\n", (unsigned long long)(MCL_ONFAULT));
#else
	puts("MmanAbi value MCL_ONFAULT absent");
#endif
#ifdef MADV_NORMAL
	printf("MmanAbi value MADV_NORMAL 0x%llx\n", (unsigned long long)(MADV_NORMAL));
#else
	puts("MmanAbi value MADV_NORMAL absent");
#endif
#ifdef MADV_RANDOM
	printf("MmanAbi value MADV_RANDOM 0x%llx\n", (unsigned long long)(MADV_RANDOM));
#else
	puts("MmanAbi value MADV_RANDOM absent");
#endif
#ifdef MADV_SEQUENTIAL
	printf("MmanAbi value MADV_SEQUENTIAL 0x%llx\n", (unsigned long long)(MADV_SEQUENTIAL));
#else
	puts("MmanAbi value MADV_SEQUENTIAL absent");
#endif
#ifdef MADV_WILLNEED
	printf("MmanAbi value MADV_WILLNEED 0x%llx\n", (unsigned long long)(MADV_WILLNEED));
#else
	puts("MmanAbi value MADV_WILLNEED absent");
#endif
#ifdef MADV_DONTNEED
	printf("MmanAbi value MADV_DONTNEED 0x%llx\n", (unsigned long long)(MADV_DONTNEED));
#else
	puts("MmanAbi value MADV_DONTNEED absent");
#endif
#ifdef MADV_FREE
	printf("MmanAbi value MADV_FREE 0x%llx\n", (unsigned long long)(MADV_FREE));
#else
	puts("MmanAbi value MADV_FREE absent");
#endif
#ifdef MADV_REMOVE
	printf("MmanAbi value MADV_REMOVE 0x%llx\n", (unsigned long long)(MADV_REMOVE));
#else
	puts("MmanAbi value MADV_REMOVE absent");
#endif
#ifdef MADV_DONTFORK
	printf("MmanAbi value MADV_DONTFORK 0x%llx\n", (unsigned long long)(MADV_DONTFORK));
#else
	puts("MmanAbi value MADV_DONTFORK absent");
#endif
#ifdef MADV_DOFORK
	printf("MmanAbi value MADV_DOFORK 0x%llx\n", (unsigned long long)(MADV_DOFORK));
#else
	puts("MmanAbi value MADV_DOFORK absent");
#endif
#ifdef MADV_MERGEABLE
	printf("MmanAbi value MADV_MERGEABLE 0x%llx\n", (unsigned long long)(MADV_MERGEABLE));
#else
	puts("MmanAbi value MADV_MERGEABLE absent");
#endif
#ifdef MADV_UNMERGEABLE
	printf("MmanAbi value MADV_UNMERGEABLE 0x%llx\n", (unsigned long long)(MADV_UNMERGEABLE));
#else
	puts("MmanAbi value MADV_UNMERGEABLE absent");
#endif
#ifdef MADV_HUGEPAGE
	printf("MmanAbi value MADV_HUGEPAGE 0x%llx\n", (unsigned long long)(MADV_HUGEPAGE));
#else
	puts("MmanAbi value MADV_HUGEPAGE absent");
#endif
#ifdef MADV_NOHUGEPAGE
	printf("MmanAbi value MADV_NOHUGEPAGE 0x%llx\n", (unsigned long long)(MADV_NOHUGEPAGE));
#else
	puts("MmanAbi value MADV_NOHUGEPAGE absent");
#endif
#ifdef MADV_DONTDUMP
	printf("MmanAbi value MADV_DONTDUMP 0x%llx\n", (unsigned long long)(MADV_DONTDUMP));
#else
	puts("MmanAbi value MADV_DONTDUMP absent");
#endif
#ifdef MADV_DODUMP
	printf("MmanAbi value MADV_DODUMP 0x%llx\n", (unsigned long long)(MADV_DODUMP));
#else
	puts("MmanAbi value MADV_DODUMP absent");
#endif
#ifdef MADV_WIPEONFORK
	printf("MmanAbi value MADV_WIPEONFORK 0x%llx\n", (unsigned long long)(MADV_WIPEONFORK));
#else
	puts("MmanAbi value MADV_WIPEONFORK absent");
#endif
#ifdef MADV_KEEPONFORK
	printf("MmanAbi value MADV_KEEPONFORK 0x%llx\n", (unsigned long long)(MADV_KEEPONFORK));
#else
	puts("MmanAbi value MADV_KEEPONFORK absent");
#endif
#ifdef MADV_COLD
	printf("MmanAbi value MADV_COLD 0x%llx\n", (unsigned long long)(MADV_COLD));
#else
	puts("MmanAbi value MADV_COLD absent");
#endif
#ifdef MADV_PAGEOUT
	printf("MmanAbi value MADV_PAGEOUT 0x%llx\n", (unsigned long long)(MADV_PAGEOUT));
#else
	puts("MmanAbi value MADV_PAGEOUT absent");
#endif
#ifdef MADV_POPULATE_READ
	printf("MmanAbi value MADV_POPULATE_READ 0x%llx\n", (unsigned long long)(MADV_POPULATE_READ));
#else
	puts("MmanAbi value MADV_POPULATE_READ absent");
#endif
#ifdef MADV_POPULATE_WRITE
	printf("MmanAbi value MADV_POPULATE_WRITE 0x%llx\n", (unsigned long long)(MADV_POPULATE_WRITE));
#else
	puts("MmanAbi value MADV_POPULATE_WRITE absent");
#endif
#ifdef MADV_DONTNEED_LOCKED
	printf("MmanAbi value MADV_DONTNEED_LOCKED 0x%llx\n", (unsigned long long)(MADV_DONTNEED_LOCKED));
#else
	puts("MmanAbi value MADV_DONTNEED_LOCKED absent");
#endif
#ifdef MADV_COLLAPSE
	printf("MmanAbi value MADV_COLLAPSE 0x%llx\n", (unsigned long long)(MADV_COLLAPSE));
#else
	puts("MmanAbi value MADV_COLLAPSE absent");
#endif
#ifdef MFD_CLOEXEC
	printf("MmanAbi value MFD_CLOEXEC 0x%llx\n", (unsigned long long)(MFD_CLOEXEC));
#else
	puts("MmanAbi value MFD_CLOEXEC absent");
#endif
#ifdef MFD_ALLOW_SEALING
	printf("MmanAbi value MFD_ALLOW_SEALING 0x%llx\n", (unsigned long long)(MFD_ALLOW_SEALING));
#else
	puts("MmanAbi value MFD_ALLOW_SEALING absent");
#endif
#ifdef MFD_HUGETLB
	printf("MmanAbi value MFD_HUGETLB 0x%llx\n", (unsigned long long)(MFD_HUGETLB));
#else
	puts("MmanAbi value MFD_HUGETLB absent");
#endif
#ifdef MFD_NOEXEC_SEAL
	printf("MmanAbi value MFD_NOEXEC_SEAL 0x%llx\n", (unsigned long long)(MFD_NOEXEC_SEAL));
#else
	puts("MmanAbi value MFD_NOEXEC_SEAL absent");
#endif
#ifdef MFD_EXEC
	printf("MmanAbi value MFD_EXEC 0x%llx\n", (unsigned long long)(MFD_EXEC));
#else
	puts("MmanAbi value MFD_EXEC absent");
#endif
	return 0;
}

/* Generated from UserfaultfdAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/userfaultfd.h>

int main(void)
{
#ifdef USERFAULTFD_IOC_NEW
	printf("UserfaultfdAbi value USERFAULTFD_IOC_NEW 0x%llx\n", (unsigned long long)(USERFAULTFD_IOC_NEW));
#else
	puts("UserfaultfdAbi value USERFAULTFD_IOC_NEW absent");
#endif
#ifdef UFFDIO_API
	printf("UserfaultfdAbi value UFFDIO_API 0x%llx\n", (unsigned long long)(UFFDIO_API));
#else
	puts("UserfaultfdAbi value UFFDIO_API absent");
#endif
#ifdef UFFDIO_REGISTER
	printf("UserfaultfdAbi value UFFDIO_REGISTER 0x%llx\n", (unsigned long long)(UFFDIO_REGISTER));
#else
	puts("UserfaultfdAbi value UFFDIO_REGISTER absent");
#endif
#ifdef UFFDIO_UNREGISTER
	printf("UserfaultfdAbi value UFFDIO_UNREGISTER 0x%llx\n", (unsigned long long)(UFFDIO_UNREGISTER));
#else
	puts("UserfaultfdAbi value UFFDIO_UNREGISTER absent");
#endif
#ifdef UFFDIO_WAKE
	printf("UserfaultfdAbi value UFFDIO_WAKE 0x%llx\n", (unsigned long long)(UFFDIO_WAKE));
#else
	puts("UserfaultfdAbi value UFFDIO_WAKE absent");
#endif
#ifdef UFFDIO_COPY
	printf("UserfaultfdAbi value UFFDIO_COPY 0x%llx\n", (unsigned long long)(UFFDIO_COPY));
#else
	puts("UserfaultfdAbi value UFFDIO_COPY absent");
#endif
#ifdef UFFDIO_ZEROPAGE
	printf("UserfaultfdAbi value UFFDIO_ZEROPAGE 0x%llx\n", (unsigned long long)(UFFDIO_ZEROPAGE));
#else
	puts("UserfaultfdAbi value UFFDIO_ZEROPAGE absent");
#endif
#ifdef UFFDIO_MOVE
	printf("UserfaultfdAbi value UFFDIO_MOVE 0x%llx\n", (unsigned long long)(UFFDIO_MOVE));
#else
	puts("UserfaultfdAbi value UFFDIO_MOVE absent");
#endif
#ifdef UFFDIO_WRITEPROTECT
	printf("UserfaultfdAbi value UFFDIO_WRITEPROTECT 0x%llx\n", (unsigned long long)(UFFDIO_WRITEPROTECT));
#else
	puts("UserfaultfdAbi value UFFDIO_WRITEPROTECT absent");
#endif
#ifdef UFFDIO_CONTINUE
	printf("UserfaultfdAbi value UFFDIO_CONTINUE 0x%llx\n", (unsigned long long)(UFFDIO_CONTINUE));
#else
	puts("UserfaultfdAbi value UFFDIO_CONTINUE absent");
#endif
#ifdef UFFDIO_POISON
	printf("UserfaultfdAbi value UFFDIO_POISON 0x%llx\n", (unsigned long long)(UFFDIO_POISON));
#else
	puts("UserfaultfdAbi value UFFDIO_POISON absent");
#endif
#ifdef UFFD_API
	printf("UserfaultfdAbi value UFFD_API 0x%llx\n", (unsigned long long)(UFFD_API));
#else
	puts("UserfaultfdAbi value UFFD_API absent");
#endif
#ifdef UFFD_USER_MODE_ONLY
	printf("UserfaultfdAbi value UFFD_USER_MODE_ONLY 0x%llx\n", (unsigned long long)(UFFD_USER_MODE_ONLY));
#else
	puts("UserfaultfdAbi value UFFD_USER_MODE_ONLY absent");
#endif
#ifdef UFFD_FEATURE_PAGEFAULT_FLAG_WP
	printf("UserfaultfdAbi value UFFD_FEATURE_PAGEFAULT_FLAG_WP 0x%llx\n", (unsigned long long)(UFFD_FEATURE_PAGEFAULT_FLAG_WP));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_PAGEFAULT_FLAG_WP absent");
#endif
#ifdef UFFD_FEATURE_EVENT_FORK
	printf("UserfaultfdAbi value UFFD_FEATURE_EVENT_FORK 0x%llx\n", (unsigned long long)(UFFD_FEATURE_EVENT_FORK));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_EVENT_FORK absent");
#endif
#ifdef UFFD_FEATURE_EVENT_REMAP
	printf("UserfaultfdAbi value UFFD_FEATURE_EVENT_REMAP 0x%llx\n", (unsigned long long)(UFFD_FEATURE_EVENT_REMAP));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_EVENT_REMAP absent");
#endif
#ifdef UFFD_FEATURE_EVENT_REMOVE
	printf("UserfaultfdAbi value UFFD_FEATURE_EVENT_REMOVE 0x%llx\n", (unsigned long long)(UFFD_FEATURE_EVENT_REMOVE));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_EVENT_REMOVE absent");
#endif
#ifdef UFFD_FEATURE_MISSING_HUGETLBFS
	printf("UserfaultfdAbi value UFFD_FEATURE_MISSING_HUGETLBFS 0x%llx\n", (unsigned long long)(UFFD_FEATURE_MISSING_HUGETLBFS));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_MISSING_HUGETLBFS absent");
#endif
#ifdef UFFD_FEATURE_MISSING_SHMEM
	printf("UserfaultfdAbi value UFFD_FEATURE_MISSING_SHMEM 0x%llx\n", (unsigned long long)(UFFD_FEATURE_MISSING_SHMEM));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_MISSING_SHMEM absent");
#endif
#ifdef UFFD_FEATURE_EVENT_UNMAP
	printf("UserfaultfdAbi value UFFD_FEATURE_EVENT_UNMAP 0x%llx\n", (unsigned long long)(UFFD_FEATURE_EVENT_UNMAP));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_EVENT_UNMAP absent");
#endif
#ifdef UFFD_FEATURE_SIGBUS
	printf("UserfaultfdAbi value UFFD_FEATURE_SIGBUS 0x%llx\n", (unsigned long long)(UFFD_FEATURE_SIGBUS));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_SIGBUS absent");
#endif
#ifdef UFFD_FEATURE_THREAD_ID
	printf("UserfaultfdAbi value UFFD_FEATURE_THREAD_ID 0x%llx\n", (unsigned long long)(UFFD_FEATURE_THREAD_ID));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_THREAD_ID absent");
#endif
#ifdef UFFD_FEATURE_MINOR_HUGETLBFS
	printf("UserfaultfdAbi value UFFD_FEATURE_MINOR_HUGETLBFS 0x%llx\n", (unsigned long long)(UFFD_FEATURE_MINOR_HUGETLBFS));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_MINOR_HUGETLBFS absent");
#endif
#ifdef UFFD_FEATURE_MINOR_SHMEM
	printf("UserfaultfdAbi value UFFD_FEATURE_MINOR_SHMEM 0x%llx\n", (unsigned long long)(UFFD_FEATURE_MINOR_SHMEM));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_MINOR_SHMEM absent");
#endif
#ifdef UFFD_FEATURE_EXACT_ADDRESS
	printf("UserfaultfdAbi value UFFD_FEATURE_EXACT_ADDRESS 0x%llx\n", (unsigned long long)(UFFD_FEATURE_EXACT_ADDRESS));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_EXACT_ADDRESS absent");
#endif
#ifdef UFFD_FEATURE_WP_HUGETLBFS_SHMEM
	printf("UserfaultfdAbi value UFFD_FEATURE_WP_HUGETLBFS_SHMEM 0x%llx\n", (unsigned long long)(UFFD_FEATURE_WP_HUGETLBFS_SHMEM));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_WP_HUGETLBFS_SHMEM absent");
#endif
#ifdef UFFD_FEATURE_WP_UNPOPULATED
	printf("UserfaultfdAbi value UFFD_FEATURE_WP_UNPOPULATED 0x%llx\n", (unsigned long long)(UFFD_FEATURE_WP_UNPOPULATED));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_WP_UNPOPULATED absent");
#endif
#ifdef UFFD_FEATURE_POISON
	printf("UserfaultfdAbi value UFFD_FEATURE_POISON 0x%llx\n", (unsigned long long)(UFFD_FEATURE_POISON));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_POISON absent");
#endif
#ifdef UFFD_FEATURE_WP_ASYNC
	printf("UserfaultfdAbi value UFFD_FEATURE_WP_ASYNC 0x%llx\n", (unsigned long long)(UFFD_FEATURE_WP_ASYNC));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_WP_ASYNC absent");
#endif
#ifdef UFFD_FEATURE_MOVE
	printf("UserfaultfdAbi value UFFD_FEATURE_MOVE 0x%llx\n", (unsigned long long)(UFFD_FEATURE_MOVE));
#else
	puts("UserfaultfdAbi value UFFD_FEATURE_MOVE absent");
#endif
#ifdef UFFDIO_REGISTER_MODE_MISSING
	printf("UserfaultfdAbi value UFFDIO_REGISTER_MODE_MISSING 0x%llx\n", (unsigned long long)(UFFDIO_REGISTER_MODE_MISSING));
#else
	puts("UserfaultfdAbi value UFFDIO_REGISTER_MODE_MISSING absent");
#endif
#ifdef UFFDIO_REGISTER_MODE_WP
	printf("UserfaultfdAbi value UFFDIO_REGISTER_MODE_WP 0x%llx\n", (unsigned long long)(UFFDIO_REGISTER_MODE_WP));
#else
	puts("UserfaultfdAbi value UFFDIO_REGISTER_MODE_WP absent");
#endif
#ifdef UFFDIO_REGISTER_MODE_MINOR
	printf("UserfaultfdAbi value UFFDIO_REGISTER_MODE_MINOR 0x%llx\n", (unsigned long long)(UFFDIO_REGISTER_MODE_MINOR));
#else
	puts("UserfaultfdAbi value UFFDIO_REGISTER_MODE_MINOR absent");
#endif
#ifdef UFFDIO_COPY_MODE_DONTWAKE
	printf("UserfaultfdAbi value UFFDIO_COPY_MODE_DONTWAKE 0x%llx\n", (unsigned long long)(UFFDIO_COPY_MODE_DONTWAKE));
#else
	puts("UserfaultfdAbi value UFFDIO_COPY_MODE_DONTWAKE absent");
#endif
#ifdef UFFDIO_COPY_MODE_WP
	printf("UserfaultfdAbi value UFFDIO_COPY_MODE_WP 0x%llx\n", (unsigned long long)(UFFDIO_COPY_MODE_WP));
#else
	puts("UserfaultfdAbi value UFFDIO_COPY_MODE_WP absent");
#endif
#ifdef UFFDIO_ZEROPAGE_MODE_DONTWAKE
	printf("UserfaultfdAbi value UFFDIO_ZEROPAGE_MODE_DONTWAKE 0x%llx\n", (unsigned long long)(UFFDIO_ZEROPAGE_MODE_DONTWAKE));
#else
	puts("UserfaultfdAbi value UFFDIO_ZEROPAGE_MODE_DONTWAKE absent");
#endif
#ifdef UFFDIO_WRITEPROTECT_MODE_WP
	printf("UserfaultfdAbi value UFFDIO_WRITEPROTECT_MODE_WP 0x%llx\n", (unsigned long long)(UFFDIO_WRITEPROTECT_MODE_WP));
#else
	puts("UserfaultfdAbi value UFFDIO_WRITEPROTECT_MODE_WP absent");
#endif
#ifdef UFFDIO_WRITEPROTECT_MODE_DONTWAKE
	printf("UserfaultfdAbi value UFFDIO_WRITEPROTECT_MODE_DONTWAKE 0x%llx\n", (unsigned long long)(UFFDIO_WRITEPROTECT_MODE_DONTWAKE));
#else
	puts("UserfaultfdAbi value UFFDIO_WRITEPROTECT_MODE_DONTWAKE absent");
#endif
#ifdef UFFD_EVENT_PAGEFAULT
	printf("UserfaultfdAbi value UFFD_EVENT_PAGEFAULT 0x%llx\n", (unsigned long long)(UFFD_EVENT_PAGEFAULT));
#else
	puts("UserfaultfdAbi value UFFD_EVENT_PAGEFAULT absent");
#endif
#ifdef UFFD_EVENT_FORK
	printf("UserfaultfdAbi value UFFD_EVENT_FORK 0x%llx\n", (unsigned long long)(UFFD_EVENT_FORK));
#else
	puts("UserfaultfdAbi value UFFD_EVENT_FORK absent");
#endif
#ifdef UFFD_EVENT_REMAP
	printf("UserfaultfdAbi value UFFD_EVENT_REMAP 0x%llx\n", (unsigned long long)(UFFD_EVENT_REMAP));
#else
	puts("UserfaultfdAbi value UFFD_EVENT_REMAP absent");
#endif
#ifdef UFFD_EVENT_REMOVE
	printf("UserfaultfdAbi value UFFD_EVENT_REMOVE 0x%llx\n", (unsigned long long)(UFFD_EVENT_REMOVE));
#else
	puts("UserfaultfdAbi value UFFD_EVENT_REMOVE absent");
#endif
#ifdef UFFD_EVENT_UNMAP
	printf("UserfaultfdAbi value UFFD_EVENT_UNMAP 0x%llx\n", (unsigned long long)(UFFD_EVENT_UNMAP));
#else
	puts("UserfaultfdAbi value UFFD_EVENT_UNMAP absent");
#endif
#ifdef UFFD_PAGEFAULT_FLAG_WRITE
	printf("UserfaultfdAbi value UFFD_PAGEFAULT_FLAG_WRITE 0x%llx\n", (unsigned long long)(UFFD_PAGEFAULT_FLAG_WRITE));
#else
	puts("UserfaultfdAbi value UFFD_PAGEFAULT_FLAG_WRITE absent");
#endif
#ifdef UFFD_PAGEFAULT_FLAG_WP
	printf("UserfaultfdAbi value UFFD_PAGEFAULT_FLAG_WP 0x%llx\n", (unsigned long long)(UFFD_PAGEFAULT_FLAG_WP));
#else
	puts("UserfaultfdAbi value UFFD_PAGEFAULT_FLAG_WP absent");
#endif
#ifdef UFFD_PAGEFAULT_FLAG_MINOR
	printf("UserfaultfdAbi value UFFD_PAGEFAULT_FLAG_MINOR 0x%llx\n", (unsigned long long)(UFFD_PAGEFAULT_FLAG_MINOR));
#else
	puts("UserfaultfdAbi value UFFD_PAGEFAULT_FLAG_MINOR absent");
#endif
	printf("UserfaultfdAbi.UffdMsg size %zu\n", sizeof(struct uffd_msg));
	printf("UserfaultfdAbi.UffdMsg offset event %zu\n", offsetof(struct uffd_msg, event));
	printf("UserfaultfdAbi.UffdMsg offset reserved1 %zu\n", offsetof(struct uffd_msg, reserved1));
	printf("UserfaultfdAbi.UffdMsg offset reserved2 %zu\n", offsetof(struct uffd_msg, reserved2));
	printf("UserfaultfdAbi.UffdMsg offset reserved3 %zu\n", offsetof(struct uffd_msg, reserved3));
	printf("UserfaultfdAbi.UffdMsg offset arg.pagefault.flags %zu\n", offsetof(struct uffd_msg, arg.pagefault.flags));
	printf("UserfaultfdAbi.UffdMsg offset arg.pagefault.address %zu\n", offsetof(struct uffd_msg, arg.pagefault.address));
	printf("UserfaultfdAbi.UffdMsg offset arg.pagefault.feat.ptid %zu\n", offsetof(struct uffd_msg, arg.pagefault.feat.ptid));
	printf("UserfaultfdAbi.UffdioApi size %zu\n", sizeof(struct uffdio_api));
	printf("UserfaultfdAbi.UffdioApi offset api %zu\n", offsetof(struct uffdio_api, api));
	printf("UserfaultfdAbi.UffdioApi offset features %zu\n", offsetof(struct uffdio_api, features));
	printf("UserfaultfdAbi.UffdioApi offset ioctls %zu\n", offsetof(struct uffdio_api, ioctls));
	printf("UserfaultfdAbi.UffdioCopy size %zu\n", sizeof(struct uffdio_copy));
	printf("UserfaultfdAbi.UffdioCopy offset dst %zu\n", offsetof(struct uffdio_copy, dst));
	printf("UserfaultfdAbi.UffdioCopy offset src %zu\n", offsetof(struct uffdio_copy, src));
	printf("UserfaultfdAbi.UffdioCopy offset len %zu\n", offsetof(struct uffdio_copy, len));
	printf("UserfaultfdAbi.UffdioCopy offset mode %zu\n", offsetof(struct uffdio_copy, mode));
	printf("UserfaultfdAbi.UffdioCopy offset copy %zu\n", offsetof(struct uffdio_copy, copy));
	printf("UserfaultfdAbi.UffdioRange size %zu\n", sizeof(struct uffdio_range));
	printf("UserfaultfdAbi.UffdioRange offset start %zu\n", offsetof(struct uffdio_range, start));
	printf("UserfaultfdAbi.UffdioRange offset len %zu\n", offsetof(struct uffdio_range, len));
	printf("UserfaultfdAbi.UffdioRegister size %zu\n", sizeof(struct uffdio_register));
	printf("UserfaultfdAbi.UffdioRegister offset range %zu\n", offsetof(struct uffdio_register, range));
	printf("UserfaultfdAbi.UffdioRegister offset mode %zu\n", offsetof(struct uffdio_register, mode));
	printf("UserfaultfdAbi.UffdioRegister offset ioctls %zu\n", offsetof(struct uffdio_register, ioctls));
	printf("UserfaultfdAbi.UffdioRegister offset range.start %zu\n", offsetof(struct uffdio_register, range.start));
	printf("UserfaultfdAbi.UffdioRegister offset range.len %zu\n", offsetof(struct uffdio_register, range.len));
	printf("UserfaultfdAbi.UffdioWriteprotect size %zu\n", sizeof(struct uffdio_writeprotect));
	printf("UserfaultfdAbi.UffdioWriteprotect offset range %zu\n", offsetof(struct uffdio_writeprotect, range));
	printf("UserfaultfdAbi.UffdioWriteprotect offset mode %zu\n", offsetof(struct uffdio_writeprotect, mode));
	printf("UserfaultfdAbi.UffdioWriteprotect offset range.start %zu\n", offsetof(struct uffdio_writeprotect, range.start));
	printf("UserfaultfdAbi.UffdioWriteprotect offset range.len %zu\n", offsetof(struct uffdio_writeprotect, range.len));
	printf("UserfaultfdAbi.UffdioZeropage size %zu\n", sizeof(struct uffdio_zeropage));
	printf("UserfaultfdAbi.UffdioZeropage offset range %zu\n", offsetof(struct uffdio_zeropage, range));
	printf("UserfaultfdAbi.UffdioZeropage offset mode %zu\n", offsetof(struct uffdio_zeropage, mode));
	printf("UserfaultfdAbi.UffdioZeropage offset zeropage %zu\n", offsetof(struct uffdio_zeropage, zeropage));
	printf("UserfaultfdAbi.UffdioZeropage offset range.start %zu\n", offsetof(struct uffdio_zeropage, range.start));
	printf("UserfaultfdAbi.UffdioZeropage offset range.len %zu\n", offsetof(struct uffdio_zeropage, range.len));
	return 0;
}

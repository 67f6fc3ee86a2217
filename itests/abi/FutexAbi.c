/* Generated from FutexAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/futex.h>

int main(void)
{
#ifdef FUTEX_WAIT
	printf("FutexAbi value FUTEX_WAIT 0x%llx\n", (unsigned long long)(FUTEX_WAIT));
#else
	puts("FutexAbi value FUTEX_WAIT absent");
#endif
#ifdef FUTEX_WAKE
	printf("FutexAbi value FUTEX_WAKE 0x%llx\n", (unsigned long long)(FUTEX_WAKE));
#else
	puts("FutexAbi value FUTEX_WAKE absent");
#endif
#ifdef FUTEX_REQUEUE
	printf("FutexAbi value FUTEX_REQUEUE 0x%llx\n", (unsigned long long)(FUTEX_REQUEUE));
#else
	puts("FutexAbi value FUTEX_REQUEUE absent");
#endif
#ifdef FUTEX_CMP_REQUEUE
	printf("FutexAbi value FUTEX_CMP_REQUEUE 0x%llx\n", (unsigned long long)(FUTEX_CMP_REQUEUE));
#else
	puts("FutexAbi value FUTEX_CMP_REQUEUE absent");
#endif
#ifdef FUTEX_WAKE_OP
	printf("FutexAbi value FUTEX_WAKE_OP 0x%llx\n", (unsigned long long)(FUTEX_WAKE_OP));
#else
	puts("FutexAbi value FUTEX_WAKE_OP absent");
#endif
#ifdef FUTEX_LOCK_PI
	printf("FutexAbi value FUTEX_LOCK_PI 0x%llx\n", (unsigned long long)(FUTEX_LOCK_PI));
#else
	puts("FutexAbi value FUTEX_LOCK_PI absent");
#endif
#ifdef FUTEX_UNLOCK_PI
	printf("FutexAbi value FUTEX_UNLOCK_PI 0x%llx\n", (unsigned long long)(FUTEX_UNLOCK_PI));
#else
	puts("FutexAbi value FUTEX_UNLOCK_PI absent");
#endif
#ifdef FUTEX_TRYLOCK_PI
	printf("FutexAbi value FUTEX_TRYLOCK_PI 0x%llx\n", (unsigned long long)(FUTEX_TRYLOCK_PI));
#else
	puts("FutexAbi value FUTEX_TRYLOCK_PI absent");
#endif
#ifdef FUTEX_WAIT_BITSET
	printf("FutexAbi value FUTEX_WAIT_BITSET 0x%llx\n", (unsigned long long)(FUTEX_WAIT_BITSET));
#else
	puts("FutexAbi value FUTEX_WAIT_BITSET absent");
#endif
#ifdef FUTEX_WAKE_BITSET
	printf("FutexAbi value FUTEX_WAKE_BITSET 0x%llx\n", (unsigned long long)(FUTEX_WAKE_BITSET));
#else
	puts("FutexAbi value FUTEX_WAKE_BITSET absent");
#endif
#ifdef FUTEX_WAIT_REQUEUE_PI
	printf("FutexAbi value FUTEX_WAIT_REQUEUE_PI 0x%llx\n", (unsigned long long)(FUTEX_WAIT_REQUEUE_PI));
#else
	puts("FutexAbi value FUTEX_WAIT_REQUEUE_PI absent");
#endif
#ifdef FUTEX_CMP_REQUEUE_PI
	printf("FutexAbi value FUTEX_CMP_REQUEUE_PI 0x%llx\n", (unsigned long long)(FUTEX_CMP_REQUEUE_PI));
#else
	puts("FutexAbi value FUTEX_CMP_REQUEUE_PI absent");
#endif
#ifdef FUTEX_LOCK_PI2
	printf("FutexAbi value FUTEX_LOCK_PI2 0x%llx\n", (unsigned long long)(FUTEX_LOCK_PI2));
#else
	puts("FutexAbi value FUTEX_LOCK_PI2 absent");
#endif
#ifdef FUTEX_PRIVATE_FLAG
	printf("FutexAbi value FUTEX_PRIVATE_FLAG 0x%llx\n", (unsigned long long)(FUTEX_PRIVATE_FLAG));
#else
	puts("FutexAbi value FUTEX_PRIVATE_FLAG absent");
#endif
#ifdef FUTEX_CLOCK_REALTIME
	printf("FutexAbi value FUTEX_CLOCK_REALTIME 0x%llx\n", (unsigned long long)(FUTEX_CLOCK_REALTIME));
#else
	puts("FutexAbi value FUTEX_CLOCK_REALTIME absent");
#endif
#ifdef FUTEX_WAIT_PRIVATE
	printf("FutexAbi value FUTEX_WAIT_PRIVATE 0x%llx\n", (unsigned long long)(FUTEX_WAIT_PRIVATE));
#else
	puts("FutexAbi value FUTEX_WAIT_PRIVATE absent");
#endif
#ifdef FUTEX_WAKE_PRIVATE
	printf("FutexAbi value FUTEX_WAKE_PRIVATE 0x%llx\n", (unsigned long long)(FUTEX_WAKE_PRIVATE));
#else
	puts("FutexAbi value FUTEX_WAKE_PRIVATE absent");
#endif
#ifdef FUTEX_WAITERS
	printf("FutexAbi value FUTEX_WAITERS 0x%llx\n", (unsigned long long)(FUTEX_WAITERS));
#else
	puts("FutexAbi value FUTEX_WAITERS absent");
#endif
#ifdef FUTEX_OWNER_DIED
	printf("FutexAbi value FUTEX_OWNER_DIED 0x%llx\n", (unsigned long long)(FUTEX_OWNER_DIED));
#else
	puts("FutexAbi value FUTEX_OWNER_DIED absent");
#endif
#ifdef FUTEX_TID_MASK
	printf("FutexAbi value FUTEX_TID_MASK 0x%llx\n", (unsigned long long)(FUTEX_TID_MASK));
#else
	puts("FutexAbi value FUTEX_TID_MASK absent");
#endif
#ifdef FUTEX_BITSET_MATCH_ANY
	printf("FutexAbi value FUTEX_BITSET_MATCH_ANY 0x%llx\n", (unsigned long long)(FUTEX_BITSET_MATCH_ANY));
#else
	puts("FutexAbi value FUTEX_BITSET_MATCH_ANY absent");
#endif
#ifdef ROBUST_LIST_LIMIT
	printf("FutexAbi value ROBUST_LIST_LIMIT 0x%llx\n", (unsigned long long)(ROBUST_LIST_LIMIT));
#else
	puts("FutexAbi value ROBUST_LIST_LIMIT absent");
#endif
	printf("FutexAbi.RobustListHead size %zu\n", sizeof(struct robust_list_head));
	printf("FutexAbi.RobustListHead offset list %zu\n", offsetof(struct robust_list_head, list));
	printf("FutexAbi.RobustListHead offset futex_offset %zu\n", offsetof(struct robust_list_head, futex_offset));
	printf("FutexAbi.RobustListHead offset list_op_pending %zu\n", offsetof(struct robust_list_head, list_op_pending));
	return 0;
}

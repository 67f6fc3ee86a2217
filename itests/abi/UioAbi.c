/* Generated from UioAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/uio.h>

int main(void)
{
#ifdef UIO_MAXIOV
	printf("UioAbi value UIO_MAXIOV 0x%llx\n", (unsigned long long)(UIO_MAXIOV));
#else
	puts("UioAbi value UIO_MAXIOV absent");
#endif
	printf("UioAbi.Iovec size %zu\n", sizeof(struct iovec));
	printf("UioAbi.Iovec offset iov_base %zu\n", offsetof(struct iovec, iov_base));
	printf("UioAbi.Iovec offset iov_len %zu\n", offsetof(struct iovec, iov_len));
	return 0;
}

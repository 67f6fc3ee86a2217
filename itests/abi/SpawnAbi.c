/* Generated from SpawnAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <spawn.h>

int main(void)
{
	printf("SpawnAbi.FileActions size %zu\n", sizeof(posix_spawn_file_actions_t));
	return 0;
}

/* Generated from PagemapAbi; see docs/abi.md. */
#include <stddef.h>
#include <stdio.h>
#include <linux/ioctl.h>
#include <linux/fs.h>

int main(void)
{
#ifdef PAGEMAP_SCAN
	printf("PagemapAbi value PAGEMAP_SCAN 0x%llx\n", (unsigned long long)(PAGEMAP_SCAN));
#else
	puts("PagemapAbi value PAGEMAP_SCAN absent");
#endif
#ifdef PM_SCAN_WP_MATCHING
	printf("PagemapAbi value PM_SCAN_WP_MATCHING 0x%llx\n", (unsigned long long)(PM_SCAN_WP_MATCHING));
#else
	puts("PagemapAbi value PM_SCAN_WP_MATCHING absent");
#endif
#ifdef PM_SCAN_CHECK_WPASYNC
	printf("PagemapAbi value PM_SCAN_CHECK_WPASYNC 0x%llx\n", (unsigned long long)(PM_SCAN_CHECK_WPASYNC));
#else
	puts("PagemapAbi value PM_SCAN_CHECK_WPASYNC absent");
#endif
#ifdef PAGE_IS_WPALLOWED
	printf("PagemapAbi value PAGE_IS_WPALLOWED 0x%llx\n", (unsigned long long)(PAGE_IS_WPALLOWED));
#else
	puts("PagemapAbi value PAGE_IS_WPALLOWED absent");
#endif
#ifdef PAGE_IS_WRITTEN
	printf("PagemapAbi value PAGE_IS_WRITTEN 0x%llx\n", (unsigned long long)(PAGE_IS_WRITTEN));
#else
	puts("PagemapAbi value PAGE_IS_WRITTEN absent");
#endif
#ifdef PAGE_IS_FILE
	printf("PagemapAbi value PAGE_IS_FILE 0x%llx\n", (unsigned long long)(PAGE_IS_FILE));
#else
	puts("PagemapAbi value PAGE_IS_FILE absent");
#endif
#ifdef PAGE_IS_PRESENT
	printf("PagemapAbi value PAGE_IS_PRESENT 0x%llx\n", (unsigned long long)(PAGE_IS_PRESENT));
#else
	puts("PagemapAbi value PAGE_IS_PRESENT absent");
#endif
#ifdef PAGE_IS_SWAPPED
	printf("PagemapAbi value PAGE_IS_SWAPPED 0x%llx\n", (unsigned long long)(PAGE_IS_SWAPPED));
#else
	puts("PagemapAbi value PAGE_IS_SWAPPED absent");
#endif
#ifdef PAGE_IS_PFNZERO
	printf("PagemapAbi value PAGE_IS_PFNZERO 0x%llx\n", (unsigned long long)(PAGE_IS_PFNZERO));
#else
	puts("PagemapAbi value PAGE_IS_PFNZERO absent");
#endif
#ifdef PAGE_IS_HUGE
	printf("PagemapAbi value PAGE_IS_HUGE 0x%llx\n", (unsigned long long)(PAGE_IS_HUGE));
#else
	puts("PagemapAbi value PAGE_IS_HUGE absent");
#endif
#ifdef PAGE_IS_SOFT_DIRTY
	printf("PagemapAbi value PAGE_IS_SOFT_DIRTY 0x%llx\n", (unsigned long long)(PAGE_IS_SOFT_DIRTY));
#else
	puts("PagemapAbi value PAGE_IS_SOFT_DIRTY absent");
#endif
#ifdef PAGE_IS_GUARD
	printf("PagemapAbi value PAGE_IS_GUARD 0x%llx\n", (unsigned long long)(PAGE_IS_GUARD));
#else
	puts("PagemapAbi value PAGE_IS_GUARD absent");
#endif
#ifdef PAGEMAP_SCAN
	printf("PagemapAbi.PageRegion size %zu\n", sizeof(struct page_region));
	printf("PagemapAbi.PageRegion offset start %zu\n", offsetof(struct page_region, start));
	printf("PagemapAbi.PageRegion offset end %zu\n", offsetof(struct page_region, end));
	printf("PagemapAbi.PageRegion offset categories %zu\n", offsetof(struct page_region, categories));
	printf("PagemapAbi.PmScanArg size %zu\n", sizeof(struct pm_scan_arg));
	printf("PagemapAbi.PmScanArg offset size %zu\n", offsetof(struct pm_scan_arg, size));
	printf("PagemapAbi.PmScanArg offset flags %zu\n", offsetof(struct pm_scan_arg, flags));
	printf("PagemapAbi.PmScanArg offset start %zu\n", offsetof(struct pm_scan_arg, start));
	printf("PagemapAbi.PmScanArg offset end %zu\n", offsetof(struct pm_scan_arg, end));
	printf("PagemapAbi.PmScanArg offset walk_end %zu\n", offsetof(struct pm_scan_arg, walk_end));
	printf("PagemapAbi.PmScanArg offset vec %zu\n", offsetof(struct pm_scan_arg, vec));
	printf("PagemapAbi.PmScanArg offset vec_len %zu\n", offsetof(struct pm_scan_arg, vec_len));
	printf("PagemapAbi.PmScanArg offset max_pages %zu\n", offsetof(struct pm_scan_arg, max_pages));
	printf("PagemapAbi.PmScanArg offset category_inverted %zu\n", offsetof(struct pm_scan_arg, category_inverted));
	printf("PagemapAbi.PmScanArg offset category_mask %zu\n", offsetof(struct pm_scan_arg, category_mask));
	printf("PagemapAbi.PmScanArg offset category_anyof_mask %zu\n", offsetof(struct pm_scan_arg, category_anyof_mask));
	printf("PagemapAbi.PmScanArg offset return_mask %zu\n", offsetof(struct pm_scan_arg, return_mask));
#else
	puts("PagemapAbi.PageRegion size absent");
	puts("PagemapAbi.PageRegion offset start absent");
	puts("PagemapAbi.PageRegion offset end absent");
	puts("PagemapAbi.PageRegion offset categories absent");
	puts("PagemapAbi.PmScanArg size absent");
	puts("PagemapAbi.PmScanArg offset size absent");
	puts("PagemapAbi.PmScanArg offset flags absent");
	puts("PagemapAbi.PmScanArg offset start absent");
	puts("PagemapAbi.PmScanArg offset end absent");
	puts("PagemapAbi.PmScanArg offset walk_end absent");
	puts("PagemapAbi.PmScanArg offset vec absent");
	puts("PagemapAbi.PmScanArg offset vec_len absent");
	puts("PagemapAbi.PmScanArg offset max_pages absent");
	puts("PagemapAbi.PmScanArg offset category_inverted absent");
	puts("PagemapAbi.PmScanArg offset category_mask absent");
	puts("PagemapAbi.PmScanArg offset category_anyof_mask absent");
	puts("PagemapAbi.PmScanArg offset return_mask absent");
#endif
	return 0;
}

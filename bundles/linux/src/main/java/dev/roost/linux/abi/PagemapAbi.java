package dev.roost.linux.abi;

import static dev.roost.linux.abi.CStruct.u64;

import java.lang.foreign.StructLayout;

/**
 * The PAGEMAP_SCAN part of include/uapi/linux/fs.h, Linux 6.7; see PAGEMAP_SCAN(2const) and
 * Documentation/admin-guide/mm/pagemap.rst.
 */
@KernelHeader(value = "linux/fs.h", man = "PAGEMAP_SCAN(2const)", guard = "PAGEMAP_SCAN")
public final class PagemapAbi {
  // The ioctl of /proc/PID/pagemap and its flags
  public static final long PAGEMAP_SCAN = 0xc0606610L;
  public static final int PM_SCAN_WP_MATCHING = 1 << 0;
  public static final int PM_SCAN_CHECK_WPASYNC = 1 << 1;

  // Categories of a page
  public static final int PAGE_IS_WPALLOWED = 1 << 0;
  public static final int PAGE_IS_WRITTEN = 1 << 1;
  public static final int PAGE_IS_FILE = 1 << 2;
  public static final int PAGE_IS_PRESENT = 1 << 3;
  public static final int PAGE_IS_SWAPPED = 1 << 4;
  public static final int PAGE_IS_PFNZERO = 1 << 5;
  public static final int PAGE_IS_HUGE = 1 << 6;
  public static final int PAGE_IS_SOFT_DIRTY = 1 << 7;
  public static final int PAGE_IS_GUARD = 1 << 8;

  private PagemapAbi() {}

  /** A run of pages of the same categories. */
  public static final class PageRegion {
    public static final StructLayout LAYOUT =
        CStruct.of("struct page_region", u64("start"), u64("end"), u64("categories"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long START = CStruct.offset(LAYOUT, "start");
    public static final long END = CStruct.offset(LAYOUT, "end");
    public static final long CATEGORIES = CStruct.offset(LAYOUT, "categories");

    private PageRegion() {}
  }

  /**
   * What to look for and where to put it; walk_end is written by the kernel. (SIZE_OFFSET is its
   * field size.)
   */
  public static final class PmScanArg {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct pm_scan_arg",
            u64("size"),
            u64("flags"),
            u64("start"),
            u64("end"),
            u64("walk_end"),
            u64("vec"),
            u64("vec_len"),
            u64("max_pages"),
            u64("category_inverted"),
            u64("category_mask"),
            u64("category_anyof_mask"),
            u64("return_mask"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long SIZE_OFFSET = CStruct.offset(LAYOUT, "size");
    public static final long FLAGS = CStruct.offset(LAYOUT, "flags");
    public static final long START = CStruct.offset(LAYOUT, "start");
    public static final long END = CStruct.offset(LAYOUT, "end");
    public static final long WALK_END = CStruct.offset(LAYOUT, "walk_end");
    public static final long VEC = CStruct.offset(LAYOUT, "vec");
    public static final long VEC_LEN = CStruct.offset(LAYOUT, "vec_len");
    public static final long MAX_PAGES = CStruct.offset(LAYOUT, "max_pages");
    public static final long CATEGORY_INVERTED = CStruct.offset(LAYOUT, "category_inverted");
    public static final long CATEGORY_MASK = CStruct.offset(LAYOUT, "category_mask");
    public static final long CATEGORY_ANYOF_MASK = CStruct.offset(LAYOUT, "category_anyof_mask");
    public static final long RETURN_MASK = CStruct.offset(LAYOUT, "return_mask");

    private PmScanArg() {}
  }
}

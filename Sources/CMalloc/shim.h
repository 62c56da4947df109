/* What Swift's module of the GNU C library leaves out. */

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Keeps memory that was given back for arrays to come, rather than ask the system for clean pages. */
static inline void cmalloc_keep_freed_memory(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 25);
  mallopt(M_TRIM_THRESHOLD, 1 << 29);
  mallopt(M_TOP_PAD, 1 << 20);
#endif
}

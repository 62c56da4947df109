/* What Swift's module of the GNU C library leaves out. */

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

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

/* Lets no copy of the memory reach a disk: it holds answers. A pipe that takes core files heeds no
   limit, so the process is also no longer one that may be dumped. */
static inline void cmalloc_forbid_core_files(void) {
  const struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
  /* Swift's runtime would print a backtrace, with pieces of the memory in it. */
  const int faults[] = {SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
  for (unsigned i = 0; i < sizeof faults / sizeof faults[0]; i++) signal(faults[i], SIG_DFL);
}

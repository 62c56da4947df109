/* Makes calls that change files in one folder fail, for tests: loaded before libc with LD_PRELOAD.
 *
 * FAULT_FOLDER  the folder; nothing outside it is touched
 * FAULT_AT      the call at which it begins, counted from 1
 * FAULT_ERROR   the error number
 * FAULT_KIND    once, lasting, torn (half of a write arrives, then as lasting), swallowed (success is
 *               reported and nothing written)
 * FAULT_MARK    a file to be made when the first call fails
 * FAULT_WHILE   a file while which exists every call fails
 * CLOCK_WHILE   a file while which exists the clock is a day behind
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long calls;

static const char *setting(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

static int is(const char *kind) { return strcmp(setting("FAULT_KIND"), kind) == 0; }

static int concerns_path(const char *path) {
  const char *folder = setting("FAULT_FOLDER");
  size_t length = strlen(folder);
  return length > 0 && strncmp(path, folder, length) == 0;
}

static int concerns(int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t count = readlink(link, path, sizeof path - 1);
  if (count < 0) return 0;
  path[count] = 0;
  return concerns_path(path);
}

/* Whether this call, which concerns the folder, is to go wrong. */
static int strikes(void) {
  const char *until = setting("FAULT_WHILE");
  if (*until) {
    if (syscall(SYS_access, until, F_OK) != 0) return 0;
    errno = atoi(setting("FAULT_ERROR"));
    return 1;
  }
  long at = atol(setting("FAULT_AT"));
  if (at <= 0) return 0;
  calls++;
  if (is("once") ? calls != at : calls < at) return 0;
  const char *mark = setting("FAULT_MARK");
  if (*mark && calls == at)
    syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0600));
  errno = atoi(setting("FAULT_ERROR"));
  return 1;
}

static ssize_t put(int descriptor, const void *bytes, size_t count, off64_t offset) {
  if (concerns(descriptor) && strikes()) {
    if (is("swallowed")) return count;
    if (!is("torn") || calls != atol(setting("FAULT_AT")) || count < 2) return -1;
    count /= 2;
  }
  return syscall(SYS_pwrite64, descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  return put(descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return put(descriptor, bytes, count, offset);
}

static int fails(int descriptor) {
  return concerns(descriptor) && strikes() && !is("swallowed");
}

int fsync(int descriptor) { return fails(descriptor) ? -1 : syscall(SYS_fsync, descriptor); }

int fdatasync(int descriptor) {
  return fails(descriptor) ? -1 : syscall(SYS_fdatasync, descriptor);
}

int ftruncate(int descriptor, off_t size) {
  return fails(descriptor) ? -1 : syscall(SYS_ftruncate, descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) {
  return fails(descriptor) ? -1 : syscall(SYS_ftruncate, descriptor, size);
}

int unlink(const char *path) {
  if (concerns_path(path) && strikes() && !is("swallowed")) return -1;
  return syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  int result = syscall(SYS_clock_gettime, clock, time);
  const char *behind = setting("CLOCK_WHILE");
  if (clock == CLOCK_REALTIME && *behind && syscall(SYS_access, behind, F_OK) == 0)
    time->tv_sec -= 86400;
  return result;
}

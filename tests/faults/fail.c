// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A library to be preloaded (LD_PRELOAD), by which a call of the system fails
 * at will. $NONMUN_FAULT says which: "CALL N HOW", that is the Nth call of CALL
 * (from 1 on), "N+": that and all later ones. HOW is the name of an error, or
 * "short": of what is read or written only one byte is. When it has happened,
 * the file $NONMUN_FAULT_FILE is there. $NONMUN_CLOCK is by how many seconds
 * the clock is wrong. The program itself knows nothing of this, so that what
 * fails is what would fail.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../real-call.h"

enum { SHORT = -1, NONE = 0 };

static const struct {
	const char *name;
	int errnum;
} hows[] = {{"short", SHORT}, {"EINTR", EINTR}, {"EIO", EIO},
    {"ENOSPC", ENOSPC}, {"EMFILE", EMFILE}, {"ENOMEM", ENOMEM},
    {"EACCES", EACCES}, {"ENOENT", ENOENT}};

/* What $NONMUN_FAULT asks for; these few variables are all that is kept. */
static char call_name[24];
static size_t call_name_len;
static unsigned long wanted, calls;
static bool later_too;
static int how;
static long skew;

static void
take_how(const char *name)
{
	for (size_t i = 0; i < sizeof(hows) / sizeof(hows[0]); i++)
		if (!strcmp(hows[i].name, name))
			how = hows[i].errnum;
}

static __attribute__((constructor)) void
start(void)
{
	const char *fault = getenv("NONMUN_FAULT");
	const char *clock = getenv("NONMUN_CLOCK");
	size_t len = fault ? strcspn(fault, " ") : 0;
	char *rest;

	skew = clock ? strtol(clock, NULL, 10) : 0;
	if (!fault || !*fault)
		return;
	if (!len || len >= sizeof(call_name) || !fault[len])
		abort();
	memcpy(call_name, fault, len);
	call_name_len = len;
	wanted = strtoul(fault + len, &rest, 10);
	later_too = *rest == '+';
	take_how(rest + later_too + 1);
}

static void
tell(void)
{
	const char *file = getenv("NONMUN_FAULT_FILE");
	int (*create)(const char *, int, ...) =
	    (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
	int (*leave)(int) = (int (*)(int))dlsym(RTLD_NEXT, "close");
	int fd = file ? create(file, O_WRONLY | O_CREAT | O_CLOEXEC, 0600) : -1;

	if (fd >= 0)
		leave(fd);
}

/* Whether this call fails: NONE, SHORT or an errno, which is set. */
static int
fails(const char *name)
{
	if (!call_name_len || strcmp(call_name, name) != 0)
		return NONE;
	calls++;
	if (calls < wanted || (calls > wanted && !later_too))
		return NONE;
	if (calls == wanted)
		tell();
	if (how > 0)
		errno = how;
	return how;
}

int
open(const char *path, int flags, ...)
{
	REAL(int, "open", const char *, int, ...);
	mode_t mode;

	TAKE_MODE(mode, flags);
	return fails("open") ? -1 : real(path, flags, mode);
}

int
openat(int dir, const char *path, int flags, ...)
{
	REAL(int, "openat", int, const char *, int, ...);
	mode_t mode;

	TAKE_MODE(mode, flags);
	return fails("openat") ? -1 : real(dir, path, flags, mode);
}

/* How many bytes are to be read or written; -1: it fails. */
static ssize_t
length(const char *name, size_t len)
{
	int result = fails(name);

	if (result == SHORT && len > 1)
		return 1;
	return result > 0 ? -1 : (ssize_t)len;
}

ssize_t
read(int fd, void *bytes, size_t len)
{
	REAL(ssize_t, "read", int, void *, size_t);
	ssize_t n = length("read", len);

	return n < 0 ? -1 : real(fd, bytes, (size_t)n);
}

ssize_t
pread(int fd, void *bytes, size_t len, off_t at)
{
	REAL(ssize_t, "pread", int, void *, size_t, off_t);
	ssize_t n = length("pread", len);

	return n < 0 ? -1 : real(fd, bytes, (size_t)n, at);
}

ssize_t
write(int fd, const void *bytes, size_t len)
{
	REAL(ssize_t, "write", int, const void *, size_t);
	ssize_t n = length("write", len);

	return n < 0 ? -1 : real(fd, bytes, (size_t)n);
}

ssize_t
pwrite(int fd, const void *bytes, size_t len, off_t at)
{
	REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
	ssize_t n = length("pwrite", len);

	return n < 0 ? -1 : real(fd, bytes, (size_t)n, at);
}

int
fsync(int fd)
{
	REAL(int, "fsync", int);

	return fails("fsync") ? -1 : real(fd);
}

int
ftruncate(int fd, off_t len)
{
	REAL(int, "ftruncate", int, off_t);

	return fails("ftruncate") ? -1 : real(fd, len);
}

int
renameat(int from, const char *a, int to, const char *b)
{
	REAL(int, "renameat", int, const char *, int, const char *);

	return fails("renameat") ? -1 : real(from, a, to, b);
}

/* What is closed is closed, also where that tells of an error. */
int
close(int fd)
{
	REAL(int, "close", int);
	int result = real(fd);

	return fails("close") ? -1 : result;
}

int
stat(const char *path, struct stat *st)
{
	REAL(int, "stat", const char *, struct stat *);

	return fails("stat") ? -1 : real(path, st);
}

int
fstat(int fd, struct stat *st)
{
	REAL(int, "fstat", int, struct stat *);

	return fails("fstat") ? -1 : real(fd, st);
}

int
fstatat(int dir, const char *path, struct stat *st, int flags)
{
	REAL(int, "fstatat", int, const char *, struct stat *, int);

	return fails("fstatat") ? -1 : real(dir, path, st, flags);
}

int
mkdir(const char *path, mode_t mode)
{
	REAL(int, "mkdir", const char *, mode_t);

	return fails("mkdir") ? -1 : real(path, mode);
}

DIR *
opendir(const char *path)
{
	REAL(DIR *, "opendir", const char *);

	return fails("opendir") ? NULL : real(path);
}

DIR *
fdopendir(int fd)
{
	REAL(DIR *, "fdopendir", int);

	return fails("fdopendir") ? NULL : real(fd);
}

struct dirent *
readdir(DIR *dir)
{
	REAL(struct dirent *, "readdir", DIR *);

	return fails("readdir") ? NULL : real(dir);
}

void *
mmap(void *at, size_t len, int prot, int flags, int fd, off_t from)
{
	REAL(void *, "mmap", void *, size_t, int, int, int, off_t);

	return fails("mmap") ? MAP_FAILED
			     : real(at, len, prot, flags, fd, from);
}

int
clock_gettime(clockid_t clock, struct timespec *now)
{
	REAL(int, "clock_gettime", clockid_t, struct timespec *);
	int result = real(clock, now);

	if (clock == CLOCK_REALTIME)
		now->tv_sec += skew;
	return result;
}

time_t
time(time_t *out)
{
	REAL(time_t, "time", time_t *);
	time_t now = real(NULL) + skew;

	if (out)
		*out = now;
	return now;
}

/* ---- Memory ------------------------------------------------------------- */

/* What dlsym itself asks for while the real functions are being looked up. */
static char early[65536];
static size_t early_used;
static bool looking;

static void *
early_memory(size_t size)
{
	void *p = early + early_used;

	early_used += (size + 15) / 16 * 16;
	return early_used <= sizeof(early) ? p : NULL;
}

static bool
is_early(const void *p)
{
	return (const char *)p >= early &&
	    (const char *)p < early + sizeof(early);
}

static void *
look_up(const char *name)
{
	void *function;

	looking = true;
	function = dlsym(RTLD_NEXT, name);
	looking = false;
	return function;
}

void *
malloc(size_t size)
{
	static void *(*real)(size_t);

	if (!real && !looking)
		real = (void *(*)(size_t))look_up("malloc");
	if (!real)
		return early_memory(size);
	return fails("malloc") ? NULL : real(size);
}

/* Of curses, which crashes in it where memory fails: so does this. */
int endwin(void);
int
endwin(void)
{
	REAL(int, "endwin", void);
	volatile char *volatile nowhere = NULL;

	if (fails("endwin"))
		*nowhere = 0;
	return real();
}

/* Of curses, too, in the middle of endwin: the C library ends the program where
 * it finds that its memory was written over. */
int reset_shell_mode_sp(void *screen);
int
reset_shell_mode_sp(void *screen)
{
	REAL(int, "reset_shell_mode_sp", void *);

	if (fails("reset_shell_mode_sp"))
		abort();
	return real(screen);
}

void *
calloc(size_t n, size_t size)
{
	static void *(*real)(size_t, size_t);

	if (!real && !looking)
		real = (void *(*)(size_t, size_t))look_up("calloc");
	if (!real)
		return early_memory(n * size);
	return fails("malloc") ? NULL : real(n, size);
}

void *
realloc(void *old, size_t size)
{
	static void *(*real)(void *, size_t);
	void *p;

	if (!real && !looking)
		real = (void *(*)(void *, size_t))look_up("realloc");
	if (is_early(old) || !real) {
		p = malloc(size);
		if (p && old)
			memcpy(p, old, size);
		return p;
	}
	return fails("malloc") ? NULL : real(old, size);
}

void
free(void *p)
{
	static void (*real)(void *);

	if (!real && !looking)
		real = (void (*)(void *))look_up("free");
	if (real && !is_early(p))
		real(p);
}

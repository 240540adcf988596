// SPDX-License-Identifier: GPL-3.0-or-later
/* See calls.h. What is read into is written to first, so that a check of
 * memory sees it, and so that nothing that stood there before is of use. */
#undef _FORTIFY_SOURCE /* what is defined here is not to be inlined */
#include <config.h>

#include "calls.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../real-call.h"

enum { CALLS_MAX = 1000000, SPOILT_MAX = 4096 };

/* There is no other way to hand it to functions whose form is given. */
static struct calls *in_charge;

/* A fuzzer looks at the clock when it is told to by a signal. */
void
calls_take_over(struct calls *calls)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGALRM);
	in_charge = NULL;
	sigprocmask(calls ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
	in_charge = calls;
}

static void
meddle(struct calls *calls)
{
	in_charge = NULL;
	calls->meddle(calls->ctx);
	in_charge = calls;
}

/* What is wrong with this call: as in struct fault, FAULT_NONE mostly. */
static int
next_fault(enum call call)
{
	struct fault *f = in_charge ? &in_charge->faults[call] : NULL;
	int how;

	if (f && ++in_charge->made > CALLS_MAX)
		abort();
	if (!f || !f->times)
		return FAULT_NONE;
	if (f->after) {
		f->after--;
		return FAULT_NONE;
	}
	f->times--;
	in_charge->failed[call]++;
	how = f->how;
	if (how == FAULT_FULL)
		f->how = ENOSPC;
	if (how == FAULT_MEDDLE)
		meddle(in_charge);
	if (how > 0)
		errno = how;
	return how;
}

static bool
fails(enum call call)
{
	return next_fault(call) > 0;
}

/* How many bytes of `len` this call is about; -1: it fails. */
static ssize_t
length(enum call call, size_t len)
{
	int how = next_fault(call);
	size_t part;

	if (how > 0)
		return -1;
	if (how != FAULT_SHORT && how != FAULT_FULL)
		return (ssize_t)len;
	part = in_charge->faults[call].part;
	return (ssize_t)(part < len ? part : len);
}

/* The first of the bytes, and the last. */
static void
spoil(unsigned char *bytes, size_t len)
{
	if (!in_charge || !len)
		return;
	memset(bytes, 0xA5, len < SPOILT_MAX ? len : SPOILT_MAX);
	bytes[len - 1] = 0xA5;
}

/* ---- Files -------------------------------------------------------------- */

int
open(const char *path, int flags, ...)
{
	REAL(int, "open", const char *, int, ...);
	mode_t mode;

	TAKE_MODE(mode, flags);
	return fails(CALL_OPEN) ? -1 : real(path, flags, mode);
}

int
openat(int dir, const char *path, int flags, ...)
{
	REAL(int, "openat", int, const char *, int, ...);
	mode_t mode;

	TAKE_MODE(mode, flags);
	return fails(CALL_OPENAT) ? -1 : real(dir, path, flags, mode);
}

ssize_t
read(int fd, void *bytes, size_t len)
{
	REAL(ssize_t, "read", int, void *, size_t);
	ssize_t n = length(CALL_READ, len);

	spoil(bytes, len);
	return n < 0 ? -1 : real(fd, bytes, (size_t)n);
}

ssize_t
pread(int fd, void *bytes, size_t len, off_t at)
{
	REAL(ssize_t, "pread", int, void *, size_t, off_t);
	ssize_t n = length(CALL_PREAD, len);

	spoil(bytes, len);
	return n < 0 ? -1 : real(fd, bytes, (size_t)n, at);
}

ssize_t
write(int fd, const void *bytes, size_t len)
{
	REAL(ssize_t, "write", int, const void *, size_t);
	ssize_t n = length(CALL_WRITE, len);

	return n < 0 ? -1 : real(fd, bytes, (size_t)n);
}

int
fsync(int fd)
{
	REAL(int, "fsync", int);

	if (fails(CALL_FSYNC))
		return -1;
	/* What is not in charge of it can do without. */
	return in_charge ? 0 : real(fd);
}

int
ftruncate(int fd, off_t len)
{
	REAL(int, "ftruncate", int, off_t);

	return fails(CALL_FTRUNCATE) ? -1 : real(fd, len);
}

off_t
lseek(int fd, off_t at, int whence)
{
	REAL(off_t, "lseek", int, off_t, int);

	return fails(CALL_LSEEK) ? -1 : real(fd, at, whence);
}

int
fchmod(int fd, mode_t mode)
{
	REAL(int, "fchmod", int, mode_t);

	return fails(CALL_FCHMOD) ? -1 : real(fd, mode);
}

int
fcntl(int fd, int what, ...)
{
	REAL(int, "fcntl", int, int, ...);
	va_list ap;
	void *arg;

	va_start(ap, what);
	arg = va_arg(ap, void *);
	va_end(ap);
	return what == F_SETLK && fails(CALL_LOCK) ? -1 : real(fd, what, arg);
}

/* ---- Names -------------------------------------------------------------- */

static int
looked_at(int how, int result, struct stat *st)
{
	if (how == FAULT_FOREIGN && result == 0)
		st->st_uid++;
	return result;
}

int
fstat(int fd, struct stat *st)
{
	REAL(int, "fstat", int, struct stat *);
	int how = next_fault(CALL_FSTAT);

	return how > 0 ? -1 : looked_at(how, real(fd, st), st);
}

int
fstatat(int dir, const char *path, struct stat *st, int flags)
{
	REAL(int, "fstatat", int, const char *, struct stat *, int);
	int how = next_fault(CALL_FSTATAT);

	return how > 0 ? -1 : looked_at(how, real(dir, path, st, flags), st);
}

int
faccessat(int dir, const char *path, int mode, int flags)
{
	REAL(int, "faccessat", int, const char *, int, int);

	return fails(CALL_FACCESSAT) ? -1 : real(dir, path, mode, flags);
}

int
mkdir(const char *path, mode_t mode)
{
	REAL(int, "mkdir", const char *, mode_t);

	return fails(CALL_MKDIR) ? -1 : real(path, mode);
}

int
unlinkat(int dir, const char *path, int flags)
{
	REAL(int, "unlinkat", int, const char *, int);

	return fails(CALL_UNLINKAT) ? -1 : real(dir, path, flags);
}

int
renameat(int from, const char *a, int to, const char *b)
{
	REAL(int, "renameat", int, const char *, int, const char *);

	return fails(CALL_RENAMEAT) ? -1 : real(from, a, to, b);
}

DIR *
fdopendir(int fd)
{
	REAL(DIR *, "fdopendir", int);

	return fails(CALL_FDOPENDIR) ? NULL : real(fd);
}

struct dirent *
readdir(DIR *dir)
{
	REAL(struct dirent *, "readdir", DIR *);

	return fails(CALL_READDIR) ? NULL : real(dir);
}

int
gethostname(char *name, size_t size)
{
	static const char host[] = "machine.example.org";
	REAL(int, "gethostname", char *, size_t);

	if (fails(CALL_GETHOSTNAME))
		return -1;
	if (!in_charge || size < sizeof(host))
		return real(name, size);
	memcpy(name, host, sizeof(host));
	return 0;
}

/* ---- Clocks ------------------------------------------------------------- */

static int64_t
us_of(const struct timespec *t)
{
	return (int64_t)t->tv_sec * 1000000 + t->tv_nsec / 1000;
}

int
clock_gettime(clockid_t clock, struct timespec *now)
{
	REAL(int, "clock_gettime", clockid_t, struct timespec *);
	int64_t us;

	if (!in_charge)
		return real(clock, now);
	us = in_charge->now_us += in_charge->tick_us;
	if (clock == CLOCK_REALTIME)
		us += in_charge->skew_us;
	now->tv_sec = (time_t)(us / 1000000 - (us % 1000000 < 0));
	now->tv_nsec = (long)(us - (int64_t)now->tv_sec * 1000000) * 1000;
	return 0;
}

int
nanosleep(const struct timespec *t, struct timespec *left)
{
	REAL(int, "nanosleep", const struct timespec *, struct timespec *);

	if (!in_charge)
		return real(t, left);
	in_charge->now_us += us_of(t);
	return 0;
}

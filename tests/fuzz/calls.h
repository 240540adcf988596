// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Calls of the system that fail at will, and a clock, linked into a target:
 * they stand before those of the C library for all that is linked with it.
 * Until calls_take_over they only pass on what they are asked for. A call that
 * the compiler or the system spells otherwise never fails, which a target has
 * to bear.
 */
#ifndef NONMUN_TESTS_FUZZ_CALLS_H
#define NONMUN_TESTS_FUZZ_CALLS_H

#include <stdint.h>

enum call {
	CALL_OPEN,
	CALL_OPENAT,
	CALL_READ,
	CALL_PREAD,
	CALL_WRITE,
	CALL_FSYNC,
	CALL_FTRUNCATE,
	CALL_FSTAT,
	CALL_FSTATAT,
	CALL_FACCESSAT,
	CALL_FCHMOD,
	CALL_LOCK, /* fcntl with F_SETLK */
	CALL_LSEEK,
	CALL_MKDIR,
	CALL_UNLINKAT,
	CALL_RENAMEAT,
	CALL_FDOPENDIR,
	CALL_READDIR,
	CALL_GETHOSTNAME,
	CALLS
};

/* How a call fails, if it is no errno. What makes no sense for it is left. */
enum {
	FAULT_NONE,
	FAULT_SHORT = -1,   /* it reads or writes only `part` bytes */
	FAULT_FULL = -2,    /* the same once, and then ENOSPC */
	FAULT_FOREIGN = -3, /* what it looks at is somebody else's */
	FAULT_MEDDLE = -4,  /* it does not, but something happens before it */
};

struct fault {
	unsigned after; /* so many calls are well before */
	unsigned times;
	unsigned part; /* bytes, at least 1 */
	int how;
};

struct calls {
	struct fault faults[CALLS];
	unsigned failed[CALLS]; /* how often they did, or were meddled with */
	unsigned made;   /* all of them: when they never end, it aborts */
	int64_t now_us;  /* what the clocks say, since 1970 */
	int64_t tick_us; /* how long looking at one takes */
	int64_t skew_us; /* how far the one that people set is ahead */
	void (*meddle)(void *ctx);
	void *ctx;
};

/* From now on; NULL: no more. */
void calls_take_over(struct calls *calls);

#endif

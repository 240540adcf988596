// SPDX-License-Identifier: GPL-3.0-or-later
/* For functions that stand in for calls of the system, under the same names:
 * how they reach the real ones. Needs _GNU_SOURCE for RTLD_NEXT. */
#ifndef NONMUN_TESTS_REAL_CALL_H
#define NONMUN_TESTS_REAL_CALL_H

#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/types.h>

/* Declares `real`, the function of that name which would have been called. */
#define REAL(type, name, ...) \
	type (*real)(__VA_ARGS__) = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

/* Sets `mode` to the argument after `flags`, which is the last with a name; to
 * 0 where no file is to be made and open takes none. */
#define TAKE_MODE(mode, flags)                                        \
	do {                                                          \
		va_list ap;                                           \
                                                                      \
		va_start(ap, flags);                                  \
		mode = flags & O_CREAT ? (mode_t)va_arg(ap, int) : 0; \
		va_end(ap);                                           \
	} while (0)

#endif

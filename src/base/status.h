// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * How functions fail. A function that can fail returns an enum status and
 * fills in the struct error of its caller; the caller decides who is told.
 * Running out of memory is not reported: see mem.h.
 */
#ifndef NONMUN_BASE_STATUS_H
#define NONMUN_BASE_STATUS_H

#include <stdarg.h>
#include <stddef.h>

enum status {
	OK = 0,
	ERR_IO,      /* the system refused: open, read, write, exec */
	ERR_SYNTAX,  /* a file or argument is not well formed */
	ERR_LIMIT,   /* larger than the program takes */
	ERR_MISSING, /* what was named is not there */
	ERR_REFUSED, /* not done because it would not be safe */
};

enum { ERROR_MSG_SIZE = 256, ERROR_PATH_SIZE = 512 };

struct error {
	enum status status;
	unsigned line;              /* 1-based; 0: the file as a whole */
	char path[ERROR_PATH_SIZE]; /* "" when no file is meant; clean text */
	char msg[ERROR_MSG_SIZE];   /* one clause, no full stop; clean text */
};

/* Fills in `err` (may be NULL) and returns `status`. The format is translated
 * here, so that callers write it plainly; of its arguments they translate what
 * is for people. What is too long is cut with "...". Control characters in path
 * and message become stand-ins. */
enum status error_set(struct error *err, enum status status, const char *path,
    unsigned line, const char *fmt, ...) __attribute__((format(printf, 5, 6)));

/* The same for a failed system call: adds the text of `errnum` to `what`, which
 * is translated. */
enum status error_set_errno(
    struct error *err, const char *path, const char *what, int errnum);

/* Writes "path:line: msg", "path: msg" or "msg" into `buf`, as many whole
 * characters as there is room for; returns `buf`. */
char *error_text(const struct error *err, char *buf, size_t size);

#endif

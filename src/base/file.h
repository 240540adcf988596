// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading and writing files whole, and telling whether they changed. */
#ifndef NONMUN_BASE_FILE_H
#define NONMUN_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>

#include "base/status.h"
#include "base/strbuf.h"

enum { FILE_MIB_MAX = 64, FILE_SIZE_MAX = FILE_MIB_MAX * 1024 * 1024 };

/* What tells whether a file is still the same: its size and the time it was
 * last written. */
struct file_stamp {
	int64_t size; /* bytes; -1: none */
	int64_t sec;  /* since the epoch */
	int32_t nsec; /* 0 where the system does not tell */
};

#define FILE_STAMP_NONE  \
	{                \
		-1, 0, 0 \
	}

/* Appends the bytes of the file to `out`. Fails with ERR_IO when it cannot be
 * read and ERR_LIMIT when it is larger than FILE_SIZE_MAX; `out` is then as
 * it was. Reads, never maps: a file that shrinks meanwhile does no harm. */
enum status file_read(const char *path, struct strbuf *out, struct error *err);

/* The same for regular files only, of which none makes it wait; with the stamp
 * of what was read: of before, should the file have been written to meanwhile.
 */
enum status file_read_stamped(const char *path, struct strbuf *out,
    struct file_stamp *stamp, struct error *err);

/* The same from an open descriptor, which stays open; `name` is for errors. */
enum status
file_read_fd(int fd, const char *name, struct strbuf *out, struct error *err);

/* What is read of a file: one of at most so many MiB; `waits`: also a pipe that
 * nobody has written to yet. Where it does not, pipes are refused. */
struct file_limits {
	int mib;
	bool waits;
};

/* The same as file_read, within these limits. */
enum status file_read_within(const char *path, struct file_limits limits,
    struct strbuf *out, struct error *err);

/* Takes away the byte order mark that some editors begin a text with. */
void file_drop_mark(struct strbuf *text);

/* Reads `len` bytes from the offset `at` on, all of them; false when there are
 * not so many, or it fails: `bytes` then is anything. */
bool file_read_at(int fd, void *bytes, size_t len, off_t at);

/* Writes all the bytes; 0, or the errno that stopped it. */
int file_write(int fd, const void *bytes, size_t len);

/* The stamp of a regular file, links followed; false, with size -1, when there
 * is none. */
bool file_stamp(const char *path, struct file_stamp *stamp);

/* The stamp in what stat said; of a folder the size is 0. */
struct file_stamp file_stamp_of(const struct stat *st);

bool file_stamp_equal(const struct file_stamp *a, const struct file_stamp *b);

/* Whether a file could have been written to once more without its stamp showing
 * it, when the stamp was taken at some time from `begin` to `end`, both by
 * CLOCK_REALTIME: clocks of file systems tick in milliseconds where they tell
 * parts of seconds at all, else by as much as two seconds. */
bool file_stamp_is_fresh(const struct file_stamp *stamp,
    const struct timespec *begin, const struct timespec *end);

#endif

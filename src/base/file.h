// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading files whole. */
#ifndef NONMUN_BASE_FILE_H
#define NONMUN_BASE_FILE_H

#include "base/status.h"
#include "base/strbuf.h"

enum { FILE_SIZE_MAX = 64 * 1024 * 1024 };

/* Appends the bytes of the file to `out`. Fails with ERR_IO when it cannot be
 * read and ERR_LIMIT when it is larger than FILE_SIZE_MAX; `out` is then as
 * it was. Reads, never maps: a file that shrinks meanwhile does no harm. */
enum status file_read(const char *path, struct strbuf *out, struct error *err);

/* The same from an open descriptor, which stays open; `name` is for errors. */
enum status
file_read_fd(int fd, const char *name, struct strbuf *out, struct error *err);

#endif

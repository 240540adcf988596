// SPDX-License-Identifier: GPL-3.0-or-later
/* Files whole, and their stamps: see file.h. */
#include <config.h>

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* All up to the end; `max` is a number of MiB. */
static enum status
read_all(
    int fd, const char *name, int max, struct strbuf *out, struct error *err)
{
	const size_t size_max = (size_t)max << 20;
	size_t start = out->len;
	struct stat st;

	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    st.st_size <= (off_t)size_max)
		strbuf_reserve(out, (size_t)st.st_size + 1);
	for (;;) {
		ssize_t n;

		if (out->cap - out->len < 4096)
			strbuf_reserve(out, 32768);
		n = read(fd, out->str + out->len, out->cap - out->len - 1);
		if (n == 0)
			break;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			int e = errno;
			strbuf_truncate(out, start);
			return error_set_errno(err, name, "cannot read", e);
		}
		out->len += (size_t)n;
		if (out->len - start > size_max) {
			strbuf_truncate(out, start);
			return error_set(
			    err, ERR_LIMIT, name, 0, "larger than %d MiB", max);
		}
	}
	out->str[out->len] = '\0';
	return OK;
}

enum status
file_read_fd(int fd, const char *name, struct strbuf *out, struct error *err)
{
	return read_all(fd, name, FILE_MIB_MAX, out, err);
}

bool
file_read_at(int fd, void *bytes, size_t len, off_t at)
{
	char *p = bytes;

	while (len > 0) {
		ssize_t n = pread(fd, p, len, at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		p += n;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

int
file_write(int fd, const void *bytes, size_t len)
{
	const char *p = bytes;

	while (len > 0) {
		ssize_t n = write(fd, p, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n < 0 ? errno : ENOSPC;
		p += n;
		len -= (size_t)n;
	}
	return 0;
}

static int32_t
nanoseconds(const struct stat *st)
{
#ifdef __APPLE__ /* by the name from before POSIX.1-2008 */
	return (int32_t)st->st_mtimespec.tv_nsec;
#else
	return (int32_t)st->st_mtim.tv_nsec;
#endif
}

struct file_stamp
file_stamp_of(const struct stat *st)
{
	return (struct file_stamp){S_ISREG(st->st_mode) ? st->st_size
		: S_ISDIR(st->st_mode)                  ? 0
							: -1,
	    st->st_mtime, nanoseconds(st)};
}

enum status
file_read_stamped(const char *path, struct strbuf *out,
    struct file_stamp *stamp, struct error *err)
{
	/* A pipe that nobody writes to would be waited for. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	enum status status;
	struct stat st;

	*stamp = (struct file_stamp)FILE_STAMP_NONE;
	if (fd < 0)
		return error_set_errno(err, path, "cannot open", errno);
	if (fstat(fd, &st) == 0)
		*stamp = file_stamp_of(&st);
	status = stamp->size >= 0 ? file_read_fd(fd, path, out, err)
				  : error_set(err, ERR_IO, path, 0,
					"cannot read: not a regular file");
	close(fd);
	return status;
}

static bool
is_pipe(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISFIFO(st.st_mode);
}

enum status
file_read_within(const char *path, struct file_limits limits,
    struct strbuf *out, struct error *err)
{
	int fd = open(path,
	    O_RDONLY | O_CLOEXEC | O_NOCTTY | (limits.waits ? 0 : O_NONBLOCK));
	enum status status;

	if (fd < 0)
		return error_set_errno(err, path, "cannot open", errno);
	if (!limits.waits && is_pipe(fd))
		status = error_set(
		    err, ERR_IO, path, 0, "cannot read: not a regular file");
	else
		status = read_all(fd, path, limits.mib, out, err);
	close(fd);
	return status;
}

enum status
file_read(const char *path, struct strbuf *out, struct error *err)
{
	const struct file_limits limits = {FILE_MIB_MAX, true};

	return file_read_within(path, limits, out, err);
}

void
file_drop_mark(struct strbuf *text)
{
	static const char mark[] = "\xEF\xBB\xBF";
	const size_t len = sizeof(mark) - 1;

	if (text->len >= len && memcmp(text->str, mark, len) == 0)
		strbuf_splice(text, 0, len, "", 0);
}

bool
file_stamp(const char *path, struct file_stamp *stamp)
{
	struct stat st;

	*stamp = (struct file_stamp)FILE_STAMP_NONE;
	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	*stamp = file_stamp_of(&st);
	return true;
}

bool
file_stamp_equal(const struct file_stamp *a, const struct file_stamp *b)
{
	return a->size == b->size && a->sec == b->sec && a->nsec == b->nsec;
}

/* Seconds from the stamp to a time. */
static double
seconds_to(const struct file_stamp *stamp, const struct timespec *t)
{
	return (double)t->tv_sec - (double)stamp->sec +
	    (double)(t->tv_nsec - stamp->nsec) / 1e9;
}

bool
file_stamp_is_fresh(const struct file_stamp *stamp,
    const struct timespec *begin, const struct timespec *end)
{
	const double room = stamp->nsec ? 0.1 : 2.5;

	return seconds_to(stamp, begin) < room &&
	    seconds_to(stamp, end) > -room;
}

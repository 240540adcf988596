// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading files whole: see file.h. */
#include <config.h>

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum status
file_read_fd(int fd, const char *name, struct strbuf *out, struct error *err)
{
	size_t start = out->len;
	struct stat st;

	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    st.st_size <= FILE_SIZE_MAX)
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
		if (out->len - start > FILE_SIZE_MAX) {
			strbuf_truncate(out, start);
			return error_set(err, ERR_LIMIT, name, 0,
			    "larger than %d MiB", FILE_SIZE_MAX >> 20);
		}
	}
	out->str[out->len] = '\0';
	return OK;
}

enum status
file_read(const char *path, struct strbuf *out, struct error *err)
{
	enum status status;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return error_set_errno(err, path, "cannot open", errno);
	status = file_read_fd(fd, path, out, err);
	close(fd);
	return status;
}

// SPDX-License-Identifier: GPL-3.0-or-later
/* Exports as files: see export_create_file in export.h. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "store/export.h"

enum { FILE_MODE = 0666 };

/* Writes all, and waits until it is on the disk: some systems tell only then
 * that there is no room. Returns errno, or 0. */
static int
write_through(int fd, const struct strbuf *text)
{
	int errnum = file_write(fd, text->str, text->len);

	/* Not everything that can be written to can be waited for. */
	if (!errnum && fsync(fd) < 0 && errno != EINVAL && errno != ENOTSUP)
		errnum = errno;
	return errnum;
}

enum status
export_create_file(struct rights rights, const char *path,
    const struct strbuf *text, struct error *err)
{
	int fd, errnum;

	if (rights_ask(rights, RIGHT_WRITE, err) != OK)
		return ERR_REFUSED;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY,
	    FILE_MODE);
	if (fd < 0 && errno == EEXIST)
		return error_set(err, ERR_REFUSED, path, 0, "is there already");
	if (fd < 0)
		return error_set_errno(err, path, "cannot create", errno);
	errnum = write_through(fd, text);
	if (close(fd) < 0 && !errnum)
		errnum = errno;
	if (!errnum)
		return OK;
	(void)unlink(path);
	return error_set_errno(err, path, "cannot write", errnum);
}

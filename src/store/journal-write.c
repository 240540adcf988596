// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Writing: see journal-state.h. All that is pending is appended by one write,
 * under a lock where there are locks, so that lines stay lines whoever else
 * writes. What can still go wrong, and what is done about it:
 *
 *  - The disk fills up in the middle of a line: what was written is taken back
 *    under the lock; the lines stay pending.
 *  - The program is killed in the middle of a line, between two pages of the
 *    file: who writes next finds an end without LF. A line that a writer of
 *    this host has only begun is cut off, for it was never acknowledged; any
 *    other is ended.
 *  - There are no locks: each piece begins with an LF of its own.
 *  - The file was replaced since it was opened (compaction, synchronisation),
 *    or its folder: the new one is opened, and what is not on the disk is
 *    written once more, at the latest when the disk is waited for.
 */
#include <config.h>

#include "store/journal-state.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "store/journal-folder.h"

enum {
	PATIENCE_MS = 250, /* for a lock; then for the next ones none */
	TRIES = 8,         /* to find a file that is not replaced meanwhile */
};

/* ---- Opening ------------------------------------------------------------ */

static void
close_file(struct journal *j)
{
	if (j->fd >= 0)
		close(j->fd);
	j->fd = -1;
}

/* What was written to a file that is gone is to be written again. */
static void
take_back(struct journal *j)
{
	struct journal_lines *lines = &j->unsynced;

	strbuf_splice(&j->pending.text, 0, 0, lines->text.str, lines->text.len);
	j->pending.n += lines->n;
	strbuf_reset(&lines->text);
	lines->n = 0;
}

void
journal_follow_folder(struct journal *j)
{
	if (j->dir < 0 || !folder_is_left(j->dir, j->folder))
		return;
	close_file(j);
	take_back(j);
	close(j->dir);
	j->dir = -1;
	j->listed = (struct file_stamp)FILE_STAMP_NONE;
}

enum status
journal_open_folder(struct journal *j, struct error *err)
{
	if (!j->folder)
		return error_set(err, ERR_MISSING, NULL, 0,
		    "there is no place for the journal: neither "
		    "$XDG_STATE_HOME nor $HOME names one");
	journal_follow_folder(j);
	if (j->dir < 0)
		j->dir = folder_open(j->folder, true, err);
	if (j->dir < 0)
		return ERR_IO;
	return folder_check(j->dir, j->folder, err);
}

static int
open_file(struct journal *j)
{
	int fd = folder_open_file(j->dir, JOURNAL_NAME, O_RDWR | O_APPEND);

	if (fd < 0 && errno == ENOENT) {
		fd = folder_open_file(
		    j->dir, JOURNAL_NAME, O_RDWR | O_APPEND | O_CREAT);
		j->dir_dirty = fd >= 0;
	}
	return fd;
}

/* In a folder that may have to be made again. */
enum status
journal_open_file(struct journal *j, struct error *err)
{
	enum status status = journal_open_folder(j, err);

	if (status != OK || j->fd >= 0)
		return status;
	j->fd = open_file(j);
	if (j->fd < 0 && errno == ENOENT) {
		close(j->dir);
		j->dir = -1;
		status = journal_open_folder(j, err);
		if (status != OK)
			return status;
		j->fd = open_file(j);
	}
	if (j->fd < 0)
		return error_set_errno(
		    err, j->folder, "cannot open the journal", errno);
	return OK;
}

/* ---- Appending ---------------------------------------------------------- */

/* The last bytes of the file that no LF ends go to `tail`, at most all that a
 * line can be. False when there are none. */
static bool
read_tail(int fd, off_t size, struct strbuf *tail)
{
	off_t from = size > LINE_MAX_BYTES ? size - LINE_MAX_BYTES : 0;
	size_t len = (size_t)(size - from);
	char last;

	if (size == 0 || (file_read_at(fd, &last, 1, size - 1) && last == '\n'))
		return false;
	strbuf_reserve(tail, len);
	if (!file_read_at(fd, tail->str, len, from))
		return true;
	tail->len = len;
	tail->str[len] = '\0';
	while (len > 0 && tail->str[len - 1] != '\n')
		len--;
	strbuf_splice(tail, 0, len, "", 0);
	return true;
}

/* Whether a writer of this host was killed while it wrote this. */
static bool
is_torn(struct journal *j, const struct strbuf *tail)
{
	struct line line;

	line_read(&line, &j->scratch, tail->str, tail->len);
	return line.sort != LINE_MARK &&
	    line_is_begun_by(tail->str, tail->len, j->host);
}

/* Makes the end of the locked file one of a line; whether an LF has to stand
 * before the next. */
static bool
mend_end(struct journal *j, off_t *size)
{
	struct strbuf tail = STRBUF_INIT;
	bool open = read_tail(j->fd, *size, &tail);

	if (open && tail.len && is_torn(j, &tail) &&
	    ftruncate(j->fd, *size - (off_t)tail.len) == 0) {
		*size -= (off_t)tail.len;
		open = false;
	}
	strbuf_release(&tail);
	return open;
}

int
journal_write_all(int fd, const struct strbuf *text, bool locked, size_t *done)
{
	*done = 0;
	while (*done < text->len) {
		ssize_t n = write(fd, text->str + *done, text->len - *done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n < 0 ? errno : ENOSPC;
		*done += (size_t)n;
		if (!locked && *done < text->len)
			return ENOSPC;
	}
	return 0;
}

/* Appends what is pending to the open file. */
static enum status
append(struct journal *j, bool locked, struct error *err)
{
	struct strbuf text = STRBUF_INIT;
	struct stat st;
	off_t size;
	size_t done;
	int errnum;

	if (fstat(j->fd, &st) != 0)
		return error_set_errno(err, j->folder, "cannot write", errno);
	size = st.st_size;
	if (!locked || mend_end(j, &size))
		strbuf_addc(&text, '\n');
	strbuf_add(&text, j->pending.text.str, j->pending.text.len);
	errnum = journal_write_all(j->fd, &text, locked, &done);
	strbuf_release(&text);
	if (!errnum)
		return OK;
	/* Should that fail, the next writer ends the line; by then the file
	 * can be another. */
	if (locked && done > 0 && ftruncate(j->fd, size) != 0) {
		close_file(j);
		take_back(j);
	}
	return error_set_errno(
	    err, j->folder, "the journal cannot be written", errnum);
}

static void
acknowledge(struct journal *j)
{
	struct journal_lines *lines = &j->pending;

	strbuf_add(&j->unsynced.text, lines->text.str, lines->text.len);
	j->unsynced.n += lines->n;
	strbuf_reset(&lines->text);
	lines->n = 0;
}

static bool
leave_if_replaced(struct journal *j)
{
	if (folder_is_current(j->dir, JOURNAL_NAME, j->fd))
		return false;
	close_file(j);
	take_back(j);
	return true;
}

static enum status
busy(const struct journal *j, struct error *err)
{
	return error_set(
	    err, ERR_IO, j->folder, 0, "other programs keep the journal busy");
}

static enum status
write_once(struct journal *j, bool *again, struct error *err)
{
	enum folder_lock lock =
	    folder_lock(j->fd, j->impatient ? 0 : PATIENCE_MS);
	enum status status;

	*again = false;
	j->impatient = lock == LOCK_BUSY;
	if (lock == LOCK_BUSY)
		return busy(j, err);
	if (leave_if_replaced(j)) {
		*again = true;
		return OK;
	}
	status = append(j, lock == LOCK_HELD, err);
	if (status == OK)
		acknowledge(j);
	if (lock == LOCK_HELD && j->fd >= 0)
		folder_unlock(j->fd);
	/* Without a lock it can have been replaced just now. */
	if (lock == LOCK_NONE && status == OK)
		*again = leave_if_replaced(j);
	return status;
}

enum status
journal_write(struct journal *j, struct error *err)
{
	enum status status = OK;
	bool again = true;

	for (int i = 0; again && i < TRIES; i++) {
		status = journal_open_file(j, err);
		if (status != OK)
			return status;
		status = write_once(j, &again, err);
	}
	return again ? busy(j, err) : status;
}

/* ---- The disk ----------------------------------------------------------- */

/* Some files cannot be waited for, which is no failure. */
static int
sync_file(int fd)
{
	int errnum = fsync(fd) == 0 ? 0 : errno;

	return errnum == EINVAL || errnum == ENOTSUP || errnum == EROFS ||
		errnum == ENOSYS
	    ? 0
	    : errnum;
}

bool
journal_is_dirty(const struct journal *j)
{
	return j->unsynced.n > 0;
}

enum status
journal_sync(struct journal *j, struct error *err)
{
	enum status status;
	int errnum;

	if (!journal_is_dirty(j))
		return OK;
	/* A file that is gone is no place to wait for. */
	journal_follow_folder(j);
	if (j->fd < 0 || leave_if_replaced(j)) {
		status = journal_write(j, err);
		if (status != OK)
			return status;
	}
	errnum = sync_file(j->fd);
	if (!errnum && j->dir_dirty && sync_file(j->dir) == 0)
		j->dir_dirty = false;
	if (errnum) {
		take_back(j);
		close_file(j);
		return error_set_errno(
		    err, j->folder, "the journal is not on the disk", errnum);
	}
	strbuf_reset(&j->unsynced.text);
	j->unsynced.n = 0;
	return OK;
}

// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Compaction: lines that a later one of the same file has made void are left
 * out, all others are copied byte for byte, in their order. So the new file is
 * equal to the old one, also when it is merged with others.
 *
 * All is done under the lock of the old file. Whoever waits for that finds,
 * once it has it, that the name is another file's now (journal-write.c). The
 * temporary name is always the same, for nobody else compacts meanwhile; it
 * does not begin with "journal", and so it is not read.
 */
#include <config.h>

#include "store/journal-state.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/journal-folder.h"

#define NEW_NAME ".new-journal"

enum {
	SIZE_MIN = 128 * 1024, /* a smaller file is not worth it */
	VOID_FACTOR = 2,       /* nor one of which less than half is void */
};

/* ---- Whether to --------------------------------------------------------- */

static size_t
count_marks(const struct marks *marks)
{
	size_t n = 0;

	for (size_t i = 0; i < marks->n; i++)
		for (int kind = 0; kind < MARK_KINDS; kind++)
			n += marks_at(marks, i)->at[kind] != 0;
	return n;
}

/* Whether it looks like much being void, and all has been read. */
static bool
is_worth_it(const struct journal *j)
{
	const struct journal_source *src = NULL;

	for (size_t i = 0; i < j->n_sources; i++) {
		if (!j->sources[i]->done)
			return false;
		if (!strcmp(j->sources[i]->name, JOURNAL_NAME))
			src = j->sources[i];
	}
	return src && src->offset >= SIZE_MIN &&
	    src->counts.lines > VOID_FACTOR *
		(count_marks(&j->marks) + src->counts.broken +
		    src->counts.unknown);
}

/* Whether the file that is open and locked is one that can be replaced: the
 * user's own, known by no other name, no link, and in place. */
static bool
is_replaceable(const struct journal *j, struct stat *st)
{
	struct stat named;

	return fstat(j->fd, st) == 0 && st->st_uid == geteuid() &&
	    st->st_nlink == 1 && st->st_size <= FILE_SIZE_MAX &&
	    fstatat(j->dir, JOURNAL_NAME, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISREG(named.st_mode) && named.st_ino == st->st_ino &&
	    named.st_dev == st->st_dev;
}

/* ---- What stays --------------------------------------------------------- */

/* Takes the next line of `text` from `*at` on. */
static bool
next_line(const struct strbuf *text, size_t *at, const char **s, size_t *len)
{
	const char *lf;

	if (*at >= text->len)
		return false;
	*s = text->str + *at;
	lf = memchr(*s, '\n', text->len - *at);
	*len = lf ? (size_t)(lf - *s) : text->len - *at;
	*at += *len + 1;
	return true;
}

/* Puts all lines into `marks`; false when one is another host's. */
static bool
take_all(struct journal *j, const struct strbuf *text, struct marks *marks)
{
	struct line line;
	size_t len, at = 0;
	const char *s;

	while (next_line(text, &at, &s, &len)) {
		line_read(&line, &j->scratch, s, len);
		if (line.sort != LINE_MARK && line.sort != LINE_UNKNOWN)
			continue;
		if (line.host_len != strlen(j->host) ||
		    memcmp(line.host, j->host, line.host_len) != 0)
			return false;
		if (line.sort == LINE_MARK &&
		    marks_put(marks, &line, true) == MARKS_FULL)
			return false;
	}
	return true;
}

/* Whether the line stays; of equal ones the first. */
static bool
stays(const struct line *line, const struct marks *all, struct marks *kept)
{
	if (line->sort != LINE_MARK)
		return line->sort != LINE_BLANK;
	return marks_is_winner(all, line) &&
	    marks_put(kept, line, false) == MARKS_CHANGED;
}

static void
keep_lines(struct journal *j, const struct strbuf *text,
    const struct marks *all, struct strbuf *out)
{
	struct marks kept;
	struct line line;
	size_t len, at = 0;
	const char *s;

	marks_init(&kept);
	while (next_line(text, &at, &s, &len)) {
		line_read(&line, &j->scratch, s, len);
		if (!stays(&line, all, &kept))
			continue;
		strbuf_add(out, s, len);
		strbuf_addc(out, '\n');
	}
	marks_release(&kept);
}

/* Makes `out` of the lines of `text` that stay; false if it is not to be. */
static bool
reduce(struct journal *j, const struct strbuf *text, struct strbuf *out)
{
	struct marks all;
	bool ok;

	marks_init(&all);
	ok = take_all(j, text, &all);
	if (ok)
		keep_lines(j, text, &all, out);
	marks_release(&all);
	return ok && out->len < text->len;
}

/* ---- The new file ------------------------------------------------------- */

static int
create(const struct journal *j, const struct strbuf *text, mode_t mode)
{
	size_t done;
	int fd;

	unlinkat(j->dir, NEW_NAME, 0);
	fd = openat(j->dir, NEW_NAME,
	    O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
	    0600);
	if (fd < 0)
		return -1;
	if (journal_write_all(fd, text, true, &done) == 0 &&
	    fchmod(fd, mode & 0777) == 0 && fsync(fd) == 0)
		return fd;
	close(fd);
	unlinkat(j->dir, NEW_NAME, 0);
	return -1;
}

/* Appends what somebody has written behind `size` bytes of the old file
 * without asking for the lock. */
static void
save_latecomers(int from, int to, off_t size)
{
	struct strbuf text = STRBUF_INIT;
	struct error err;
	size_t done;

	if (lseek(from, size, SEEK_SET) == size &&
	    file_read_fd(from, JOURNAL_NAME, &text, &err) == OK && text.len)
		journal_write_all(to, &text, true, &done);
	strbuf_release(&text);
}

static bool
replace(struct journal *j, const struct strbuf *text, const struct stat *old)
{
	int fd = create(j, text, old->st_mode);
	struct stat st;

	if (fd < 0)
		return false;
	if (!is_replaceable(j, &st) || st.st_size != old->st_size ||
	    renameat(j->dir, NEW_NAME, j->dir, JOURNAL_NAME) != 0) {
		close(fd);
		unlinkat(j->dir, NEW_NAME, 0);
		return false;
	}
	save_latecomers(j->fd, fd, old->st_size);
	fsync(j->dir);
	close(j->fd);
	j->fd = fd;
	strbuf_reset(&j->unsynced.text);
	j->unsynced.n = 0;
	return true;
}

static bool
compact_locked(struct journal *j)
{
	struct strbuf text = STRBUF_INIT;
	struct strbuf out = STRBUF_INIT;
	struct error err;
	struct stat st;
	bool ok;

	ok = is_replaceable(j, &st) && lseek(j->fd, 0, SEEK_SET) == 0 &&
	    file_read_fd(j->fd, JOURNAL_NAME, &text, &err) == OK &&
	    text.len == (size_t)st.st_size && reduce(j, &text, &out) &&
	    replace(j, &out, &st);
	strbuf_release(&text);
	strbuf_release(&out);
	return ok;
}

bool
journal_compact(struct journal *j)
{
	struct error err;
	bool ok;

	if (j->dir < 0 || !is_worth_it(j) || journal_retry(j, &err) != OK ||
	    journal_open_file(j, &err) != OK ||
	    folder_lock(j->fd, 0) != LOCK_HELD)
		return false;
	ok = compact_locked(j);
	folder_unlock(j->fd);
	return ok;
}

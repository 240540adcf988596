// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Reading the journals of the folder: see journal-state.h. A file that has
 * grown is read on from where reading stopped; one that is not known again by
 * the bytes before that place was written anew, and is read from its begin,
 * which does no harm: a line that is read twice is read once. What was known
 * stays known, whatever becomes of the file.
 */
#include <config.h>

#include "store/journal-state.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "store/journal-folder.h"

enum {
	CHUNK = 2 * LINE_MAX_BYTES, /* read at once: one line fits */
	END_CHUNK = 64 * 1024,
	END_CHUNKS = 16, /* looked through for the last place, backwards */
	END_FILES = 8,
	SOURCES_MAX = 1000,
	REST_S = 3, /* a file that was not written to for so long is at rest */
};

/* ---- Lines -------------------------------------------------------------- */

static void
count_line(struct journal_source *src, enum line_sort sort)
{
	src->n_lines++;
	src->counts.lines += sort != LINE_BLANK;
	src->counts.broken += sort == LINE_BROKEN;
	src->counts.unknown += sort == LINE_UNKNOWN;
	if (sort == LINE_BROKEN && !src->first_broken)
		src->first_broken = src->n_lines;
	if (sort == LINE_UNKNOWN && !src->first_unknown)
		src->first_unknown = src->n_lines;
}

/* Takes a line in; whether it tells of a place. */
static bool
take_line(
    struct journal *j, struct journal_source *src, const char *s, size_t len)
{
	struct line line;

	line_read(&line, &j->scratch, s, len);
	count_line(src, line.sort);
	if (line.sort != LINE_MARK)
		return false;
	if (marks_put(&j->marks, &line, true) == MARKS_FULL)
		src->counts.left++;
	return line.kind == MARK_PLACE;
}

/* Takes in the whole lines. Returns how many bytes they are; `*place` becomes
 * true when one of them tells of a place. */
static size_t
take_lines(struct journal *j, struct journal_source *src, const char *s,
    size_t len, bool *place)
{
	const char *begin = s;
	const char *end = s + len;
	const char *lf;

	while ((lf = memchr(s, '\n', (size_t)(end - s)))) {
		if (take_line(j, src, s, (size_t)(lf - s)))
			*place = true;
		s = lf + 1;
	}
	return (size_t)(s - begin);
}

/* Takes in what no LF ends, if it is a whole mark and nobody is still writing
 * it; else it is looked at again. */
static void
take_end(struct journal *j, struct journal_source *src, const char *s,
    size_t len, int64_t written)
{
	int64_t now = (int64_t)time(NULL);
	struct line line;

	if (written > now - REST_S && written < now + REST_S) {
		src->stamp.size = -1;
		return;
	}
	line_read(&line, &j->scratch, s, len);
	if (line.sort == LINE_MARK)
		marks_put(&j->marks, &line, true);
}

/* ---- A file ------------------------------------------------------------- */

/* Reads until there is no more, or no room: a call may give less than there
 * is. Returns how many bytes that is; `*errnum` is 0 unless it went wrong. */
static size_t
read_at(int fd, char *bytes, size_t len, off_t at, int *errnum)
{
	size_t done = 0;
	ssize_t n;

	do {
		n = pread(fd, bytes + done, len - done, at + (off_t)done);
		done += n > 0 ? (size_t)n : 0;
	} while (done < len && (n > 0 || (n < 0 && errno == EINTR)));
	*errnum = n < 0 ? errno : 0;
	return done;
}

static char *
buffer_of(struct journal *j)
{
	if (!j->buffer)
		j->buffer = mem_alloc(SOURCE_TAIL + CHUNK);
	return j->buffer;
}

static void
start_anew(struct journal_source *src)
{
	memset(&src->counts, 0, sizeof(src->counts));
	src->n_lines = src->first_broken = src->first_unknown = 0;
	src->offset = 0;
	src->n_tail = 0;
	src->skipping = false;
}

/* Whether the file is the one that was read so far, and not shorter. */
static bool
is_same(const struct journal_source *src, const struct stat *st)
{
	return st->st_dev == src->dev && st->st_ino == src->ino &&
	    st->st_size >= src->offset;
}

/* Reads what follows the offset, and before it the tail by which the file is
 * known again. Returns how many bytes follow. */
static size_t
read_chunk(struct journal_source *src, int fd, char *buffer, int *errnum)
{
	size_t n;

	if (src->n_tail) {
		n = read_at(fd, buffer, src->n_tail + CHUNK,
		    src->offset - (off_t)src->n_tail, errnum);
		if (n >= src->n_tail && !memcmp(buffer, src->tail, src->n_tail))
			return n - src->n_tail;
		start_anew(src);
	}
	return read_at(fd, buffer, CHUNK, src->offset, errnum);
}

/* Goes on behind `len` bytes, which end at `end`. */
static void
advance(struct journal_source *src, const char *end, size_t len)
{
	size_t known = src->n_tail + len;

	src->offset += (off_t)len;
	src->n_tail = known < SOURCE_TAIL ? known : SOURCE_TAIL;
	memcpy(src->tail, end - src->n_tail, src->n_tail);
}

/* How many of the bytes belong to a line that is too long. */
static size_t
skip_line(struct journal_source *src, const char *s, size_t len)
{
	const char *lf = memchr(s, '\n', len);

	if (!lf)
		return len;
	src->skipping = false;
	count_line(src, LINE_BROKEN);
	return (size_t)(lf - s) + 1;
}

/* Reads one chunk of an open file, which was last written at that time. */
static void
read_open(
    struct journal *j, struct journal_source *src, int fd, int64_t written)
{
	char *buffer = buffer_of(j);
	int errnum;
	size_t len = read_chunk(src, fd, buffer, &errnum);
	const char *s = buffer + src->n_tail;
	size_t used = 0;
	bool place = false;

	if (src->skipping)
		used = skip_line(src, s, len);
	if (!src->skipping)
		used += take_lines(j, src, s + used, len - used, &place);
	if (!used && len == CHUNK) {
		src->skipping = true;
		used = len;
	}
	if (used < len && len < CHUNK && !errnum)
		take_end(j, src, s + used, len - used, written);
	advance(src, s + used, used);
	src->errnum = errnum;
	src->done = len < CHUNK;
}

static void
read_source(struct journal *j, struct journal_source *src)
{
	int fd = folder_open_file(j->dir, src->name, O_RDONLY);
	struct stat st;

	src->done = true;
	if (fd < 0) {
		/* One that has gone meanwhile is none. */
		src->errnum = errno == ENOENT ? 0 : errno;
		return;
	}
	if (fstat(fd, &st) == 0) {
		if (!is_same(src, &st))
			start_anew(src);
		src->dev = st.st_dev;
		src->ino = st.st_ino;
		read_open(j, src, fd, (int64_t)st.st_mtime);
	}
	close(fd);
}

bool
journal_read_on(struct journal *j, int64_t us)
{
	int64_t end = 0;

	for (size_t i = 0; j->dir >= 0 && i < j->n_sources; i++)
		while (!j->sources[i]->done) {
			if (!end)
				end = clock_now_us() + us;
			else if (clock_now_us() >= end)
				return true;
			read_source(j, j->sources[i]);
		}
	return false;
}

/* ---- The end of a file -------------------------------------------------- */

/* Reads backwards until something tells of a place. Nothing is counted: all
 * this is read once more. */
static void
read_end(struct journal *j, const struct journal_source *src, size_t chunks)
{
	int fd = folder_open_file(j->dir, src->name, O_RDONLY);
	char *buffer = buffer_of(j);
	struct journal_source none = {0};
	bool place = false;
	off_t at = src->stamp.size;
	int errnum;

	while (fd >= 0 && !place && chunks-- > 0 && at > 0) {
		off_t from = at > END_CHUNK ? at - END_CHUNK : 0;
		size_t n =
		    read_at(fd, buffer, (size_t)(at - from), from, &errnum);
		const char *lf = n ? memchr(buffer, '\n', n) : NULL;

		if (!lf)
			break;
		lf++;
		take_lines(j, &none, lf, (size_t)(buffer + n - lf), &place);
		at = from;
	}
	if (fd >= 0)
		close(fd);
}

static int
compare_ages(const void *a, const void *b)
{
	const struct file_stamp *x =
	    &(*(struct journal_source *const *)a)->stamp;
	const struct file_stamp *y =
	    &(*(struct journal_source *const *)b)->stamp;

	if (x->sec != y->sec)
		return x->sec < y->sec ? 1 : -1;
	return (x->nsec < y->nsec) - (x->nsec > y->nsec);
}

void
journal_read_ends(struct journal *j)
{
	size_t read = 0;

	if (j->n_sources)
		qsort(j->sources, j->n_sources, sizeof(*j->sources),
		    compare_ages);
	for (size_t i = 0; i < j->n_sources && read < END_FILES; i++)
		if (!j->sources[i]->done)
			read_end(j, j->sources[i], read++ ? 1 : END_CHUNKS);
}

/* ---- The folder --------------------------------------------------------- */

static struct journal_source *
find_source(const struct journal *j, const char *name)
{
	for (size_t i = 0; i < j->n_sources; i++)
		if (!strcmp(j->sources[i]->name, name))
			return j->sources[i];
	return NULL;
}

static void
add_source(struct journal *j, const char *name)
{
	struct journal_source *src;

	if (strncmp(name, JOURNAL_NAME, strlen(JOURNAL_NAME)) != 0 ||
	    j->n_sources >= SOURCES_MAX || find_source(j, name))
		return;
	src = mem_alloc(sizeof(*src));
	src->name = mem_strdup(name);
	src->stamp = (struct file_stamp)FILE_STAMP_NONE;
	src->done = true;
	j->sources = mem_grow(
	    j->sources, j->n_sources, &j->cap_sources, sizeof(*j->sources));
	j->sources[j->n_sources++] = src;
}

static void
list_folder(struct journal *j)
{
	int copy = openat(j->dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = copy >= 0 ? fdopendir(copy) : NULL;
	const struct dirent *d;
	struct stat st;

	/* However many others there are. */
	if (folder_stat(j->dir, JOURNAL_NAME, &st))
		add_source(j, JOURNAL_NAME);
	while (dir && (d = readdir(dir)))
		add_source(j, d->d_name);
	if (dir)
		closedir(dir);
	else if (copy >= 0)
		close(copy);
}

/* Lists the folder again if names may have come, which its time shows unless
 * they came within the same tick. */
static void
look_for_names(struct journal *j)
{
	struct file_stamp stamp;
	struct timespec now;
	struct stat st;

	if (fstat(j->dir, &st) != 0)
		return;
	stamp = file_stamp_of(&st);
	if (file_stamp_equal(&stamp, &j->listed))
		return;
	clock_gettime(CLOCK_REALTIME, &now);
	list_folder(j);
	j->listed = stamp;
	if (stamp.sec > (int64_t)now.tv_sec - REST_S)
		j->listed.size = -1;
}

static void
look_at_source(const struct journal *j, struct journal_source *src)
{
	struct file_stamp stamp;
	struct stat st;

	if (!folder_stat(j->dir, src->name, &st))
		return;
	stamp = file_stamp_of(&st);
	if (st.st_dev == src->dev && st.st_ino == src->ino &&
	    file_stamp_equal(&stamp, &src->stamp))
		return;
	src->stamp = stamp;
	src->done = false;
}

void
journal_look(struct journal *j)
{
	struct error err;

	journal_follow_folder(j);
	if (j->dir < 0 && j->folder)
		j->dir = folder_open(j->folder, false, &err);
	if (j->dir < 0)
		return;
	look_for_names(j);
	for (size_t i = 0; i < j->n_sources; i++)
		look_at_source(j, j->sources[i]);
}

void
journal_forget_sources(struct journal *j)
{
	for (size_t i = 0; i < j->n_sources; i++) {
		free(j->sources[i]->name);
		free(j->sources[i]);
	}
	free(j->sources);
	j->sources = NULL;
	j->n_sources = j->cap_sources = 0;
}

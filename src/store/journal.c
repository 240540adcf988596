// SPDX-License-Identifier: GPL-3.0-or-later
/* The journal as others see it: see journal.h. */
#include <config.h>

#include "store/journal.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/journal-folder.h"
#include "store/journal-state.h"

enum { HOST_SIZE = 256 };

/* ---- Opening and closing ------------------------------------------------ */

/* The name of this machine as a field: what stands before the first dot, for
 * the rest changes with the network. */
static char *
make_host(const char *host)
{
	char name[HOST_SIZE] = "";
	struct strbuf clean = STRBUF_INIT;
	struct strbuf field = STRBUF_INIT;

	if (!host && gethostname(name, sizeof(name) - 1) == 0)
		name[strcspn(name, ".")] = '\0';
	if (!host)
		host = name;
	utf8_clean(&clean, host, strnlen(host, HOST_SIZE), UTF8_CLEAN_LINE);
	line_write_field(&field, clean.len ? clean.str : "localhost");
	strbuf_release(&clean);
	return strbuf_detach(&field);
}

/* Whether marks can be written, as far as can be seen; a folder that is not
 * there is made later. */
static enum status
check(struct journal *j, struct error *err)
{
	if (!j->folder)
		return journal_open_folder(j, err);
	j->dir = folder_open(j->folder, false, err);
	if (j->dir < 0)
		return err->status == ERR_MISSING ? OK : err->status;
	return folder_check(j->dir, j->folder, err);
}

struct journal *
journal_open(const char *folder, const char *host, struct error *err)
{
	struct journal *j = mem_alloc(sizeof(*j));

	j->folder = folder ? mem_strdup(folder) : NULL;
	j->host = make_host(host);
	j->dir = j->fd = -1;
	marks_init(&j->marks);
	line_scratch_init(&j->scratch);
	j->listed = (struct file_stamp)FILE_STAMP_NONE;
	strbuf_init(&j->pending.text);
	strbuf_init(&j->unsynced.text);
	memset(err, 0, sizeof(*err));
	err->status = check(j, err);
	journal_look(j);
	if (journal_read_on(j, STEP_US))
		journal_read_ends(j);
	return j;
}

static void
release(struct journal *j)
{
	journal_forget_sources(j);
	marks_release(&j->marks);
	line_scratch_release(&j->scratch);
	strbuf_release(&j->pending.text);
	strbuf_release(&j->unsynced.text);
	if (j->fd >= 0)
		close(j->fd);
	if (j->dir >= 0)
		close(j->dir);
	free(j->buffer);
	free(j->folder);
	free(j->host);
	free(j);
}

enum status
journal_close(struct journal *j, struct error *err)
{
	enum status status;

	if (!j)
		return OK;
	j->impatient = false;
	status = journal_retry(j, err);
	release(j);
	return status;
}

/* ---- Reading ------------------------------------------------------------ */

bool
journal_step(struct journal *j)
{
	return journal_read_on(j, STEP_US);
}

bool
journal_poll(struct journal *j)
{
	uint64_t before = j->marks.generation;

	journal_look(j);
	journal_read_on(j, STEP_US);
	return j->marks.generation != before;
}

uint64_t
journal_generation(const struct journal *j)
{
	return j->marks.generation;
}

const struct mark *
journal_get(const struct journal *j, const char *key)
{
	static const struct mark none = {
	    .key = "", .note = "", .place = {0, 0, ""}};
	const struct mark *mark = marks_find(&j->marks, key, strlen(key));

	return mark ? mark : &none;
}

size_t
journal_count(const struct journal *j)
{
	return j->marks.n;
}

const struct mark *
journal_at(const struct journal *j, size_t i)
{
	return marks_at(&j->marks, i);
}

const struct mark *
journal_last_place(const struct journal *j)
{
	return j->marks.last;
}

struct journal_counts
journal_counts(const struct journal *j)
{
	struct journal_counts sum = {.read = j->marks.read,
	    .starred = j->marks.starred,
	    .noted = j->marks.noted};

	for (size_t i = 0; i < j->n_sources; i++) {
		const struct journal_counts *c = &j->sources[i]->counts;

		sum.lines += c->lines;
		sum.broken += c->broken;
		sum.unknown += c->unknown;
		sum.left += c->left;
	}
	return sum;
}

size_t
journal_files(const struct journal *j)
{
	return j->n_sources;
}

bool
journal_file_fault(const struct journal *j, size_t file, struct error *err)
{
	const struct journal_source *src = j->sources[file];
	size_t broken = src->counts.broken;

	if (src->errnum)
		error_set(
		    err, ERR_IO, src->name, 0, "%s", strerror(src->errnum));
	else if (broken)
		error_set(err, ERR_SYNTAX, src->name,
		    (unsigned)src->first_broken,
		    ngettext("this line is not understood",
			"%zu lines are not understood, this is the first",
			broken),
		    broken);
	return src->errnum || broken;
}

bool
journal_file_unknown(const struct journal *j, size_t file, struct error *err)
{
	const struct journal_source *src = j->sources[file];
	size_t unknown = src->counts.unknown;

	if (unknown)
		error_set(err, ERR_SYNTAX, src->name,
		    (unsigned)src->first_unknown,
		    ngettext("%zu line of a kind that is not known here",
			"%zu lines of a kind that is not known here, this is "
			"the first",
			unknown),
		    unknown);
	return unknown;
}

/* ---- Marking ------------------------------------------------------------ */

/* The texts of a mark that is to be made, clean. */
struct texts {
	struct strbuf key, note, post;
};

static void
clean(struct strbuf *out, const char *s, enum utf8_clean how)
{
	strbuf_init(out);
	if (s)
		utf8_clean(out, s, strlen(s), how);
}

static void
texts_init(struct texts *t, const char *key, enum mark_kind kind,
    const struct mark *value)
{
	clean(&t->key, key, UTF8_CLEAN_LINE);
	clean(
	    &t->note, kind == MARK_NOTE ? value->note : NULL, UTF8_CLEAN_LINES);
	clean(&t->post, kind == MARK_PLACE ? value->place.post : NULL,
	    UTF8_CLEAN_LINE);
}

static void
texts_release(struct texts *t)
{
	strbuf_release(&t->key);
	strbuf_release(&t->note);
	strbuf_release(&t->post);
}

static enum status
texts_check(const struct texts *t, struct error *err)
{
	if (!t->key.len)
		return error_set(
		    err, ERR_SYNTAX, NULL, 0, "what has no key has no marks");
	if (t->key.len > JOURNAL_KEY_MAX || t->post.len > JOURNAL_KEY_MAX)
		return error_set(err, ERR_LIMIT, NULL, 0,
		    "its name is too long to be marked");
	if (t->note.len > JOURNAL_NOTE_MAX)
		return error_set(err, ERR_LIMIT, NULL, 0,
		    "a note has at most %d bytes", JOURNAL_NOTE_MAX);
	return OK;
}

static bool
is_known(const struct journal *j, const struct mark *old,
    const struct mark *new, enum mark_kind kind)
{
	if (!old->at[kind])
		return false;
	switch (kind) {
	case MARK_READ:
		return old->read == new->read;
	case MARK_STAR:
		return old->starred == new->starred;
	case MARK_NOTE:
		return !strcmp(old->note, new->note);
	default: /* going back to where one was is news, too */
		return old == j->marks.last &&
		    old->place.section == new->place.section &&
		    old->place.offset == new->place.offset &&
		    !strcmp(old->place.post, new->place.post);
	}
}

/* The time for a mark that comes after the one of `latest`; a clock that is
 * beyond all times counts for nothing. */
static int64_t
time_after(int64_t latest)
{
	struct timespec now = {0, 0};
	int64_t at;

	clock_gettime(CLOCK_REALTIME, &now);
	at = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
	return at > latest && at <= LINE_TIME_LAST ? at : latest + 1;
}

/* The latest time that a new mark has to come after: of all places, since the
 * last of them is of interest. One that none comes after does not keep other
 * papers from having theirs. */
static int64_t
latest_of(const struct journal *j, const struct mark *old, enum mark_kind kind)
{
	const struct mark *last = kind == MARK_PLACE ? j->marks.last : NULL;

	return last && last->at[kind] < LINE_TIME_LAST ? last->at[kind]
						       : old->at[kind];
}

/* Takes in what is about to be written the way it will be read. */
static void
put(struct journal *j, const char *s, size_t len)
{
	struct line line;

	line_read(&line, &j->scratch, s, len);
	marks_put(&j->marks, &line, false);
}

static enum status
mark(struct journal *j, const struct mark *new, enum mark_kind kind,
    struct error *err)
{
	const struct mark *old = journal_get(j, new->key);
	struct strbuf *text = &j->pending.text;
	size_t start = text->len;
	int64_t at;

	if (is_known(j, old, new, kind))
		return journal_retry(j, err);
	at = time_after(latest_of(j, old, kind));
	if (at > LINE_TIME_LAST)
		return error_set(err, ERR_LIMIT, j->folder, 0,
		    "the journal has a mark from the end of time");
	line_write(text, at, j->host, new, kind);
	j->pending.n++;
	put(j, text->str + start, text->len - start - 1);
	return journal_write(j, err);
}

enum status
journal_mark(struct journal *j, const char *key, enum mark_kind kind,
    const struct mark *value, struct error *err)
{
	struct mark new = *value;
	struct texts texts;
	enum status status;

	texts_init(&texts, key, kind, value);
	status = texts_check(&texts, err);
	if (status == OK) {
		journal_look(j);
		journal_read_on(j, CATCH_UP_US);
		new.key = texts.key.str;
		new.note = texts.note.str;
		new.place.post = texts.post.str;
		status = mark(j, &new, kind, err);
	}
	texts_release(&texts);
	return status;
}

size_t
journal_pending(const struct journal *j)
{
	return j->pending.n;
}

enum status
journal_retry(struct journal *j, struct error *err)
{
	return j->pending.n ? journal_write(j, err) : OK;
}

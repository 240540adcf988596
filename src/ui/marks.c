// SPDX-License-Identifier: GPL-3.0-or-later
/* What the interface knows of marks: see marks.h. */
#include <config.h>

#include "ui/marks.h"

#include <string.h>

#include "base/i18n.h"
#include "store/key.h"
#include "ui/app.h"

enum {
	POLL_MS = 1000,  /* at least, between looks at what others marked */
	RETRY_MS = 2000, /* between tries to write */
	SYNC_MOST_MS = 30000, /* at most, until it is on the disk */
	SYNC_MS = 3000, /* from the last mark and key, to have it on the disk */
};

void
marks_open(struct marks *m, struct journal *journal, struct occurrences *also)
{
	memset(m, 0, sizeof(*m));
	m->journal = journal;
	m->also = also;
	m->tally = tally_new();
	m->undo = (struct undo)UNDO_INIT;
}

void
marks_close(struct marks *m)
{
	tally_free(m->tally);
	undo_release(&m->undo);
}

/* ---- Asking ------------------------------------------------------------- */

bool
marks_are_kept(struct app *app)
{
	if (!app->marks.journal)
		app_complain(app, "marks are not kept here");
	return app->marks.journal != NULL;
}

bool
marks_are_known(const struct app *app)
{
	return app->marks.journal && app->marks.known;
}

bool
marks_is_read(const struct app *app, const char *key)
{
	return app->marks.journal && journal_get(app->marks.journal, key)->read;
}

bool
marks_is_starred(const struct app *app, const char *key)
{
	return app->marks.journal &&
	    journal_get(app->marks.journal, key)->starred;
}

void
marks_add_signs(const struct app *app, const char *key, struct strbuf *out)
{
	bool known = key && marks_are_known(app);

	if (!app->marks.journal)
		return;
	strbuf_addc(out, known && !marks_is_read(app, key) ? 'N' : ' ');
	strbuf_addc(out, known && marks_is_starred(app, key) ? '*' : ' ');
}

const struct occurrence *
marks_also(const struct app *app, const char *key, size_t *n)
{
	*n = 0;
	return app->marks.also
	    ? occurrences_of(app->marks.also, key_hash(key), n)
	    : NULL;
}

/* Whether a paper of the post `id` stands in another post, too. */
static bool
is_elsewhere(const struct app *app, const char *key, size_t id)
{
	size_t n;
	const struct occurrence *at = marks_also(app, key, &n);

	for (size_t i = 0; i < n; i++)
		if (at[i].id != id)
			return true;
	return false;
}

void
marks_add_more_signs(
    const struct app *app, const char *key, size_t id, struct strbuf *out)
{
	if (marks_are_known(app) && marks_note(app, key))
		strbuf_addc(out, '+');
	if (is_elsewhere(app, key, id))
		strbuf_addc(out, '=');
}

const char *
marks_note(const struct app *app, const char *key)
{
	const char *note = app->marks.journal
	    ? journal_get(app->marks.journal, key)->note
	    : "";

	return *note ? note : NULL;
}

const struct mark_place *
marks_place(const struct app *app, const char *key)
{
	const struct mark *mark =
	    app->marks.journal ? journal_get(app->marks.journal, key) : NULL;

	return mark && mark->at[MARK_PLACE] ? &mark->place : NULL;
}

bool
marks_unread(const struct app *app, size_t id, size_t *n)
{
	struct tally_counts counts;
	bool known = tally_post(app, id, &counts);

	*n = known ? counts.unread : 0;
	return known;
}

unsigned long
marks_changes(const struct app *app)
{
	return app->marks.changes;
}

/* ---- Marking ------------------------------------------------------------ */

static void
complain_unsaved(struct app *app, const struct error *err)
{
	app_complain(app, "not saved yet: %s", err->msg);
	app->stale = true;
}

/* Marks, and takes the one change for known, so that nothing else is counted
 * anew for it; what others have marked meanwhile is followed later. */
static enum status
mark(struct app *app, const char *key, enum mark_kind kind,
    const struct mark *value, struct error *err)
{
	struct marks *m = &app->marks;
	uint64_t before = journal_generation(m->journal);
	enum status status = journal_mark(m->journal, key, kind, value, err);

	m->marked = m->tried = term_now(app->term);
	if (m->generation == before &&
	    journal_generation(m->journal) == before + 1)
		m->generation++;
	return status;
}

void
marks_keep_place(
    struct app *app, const char *key, const struct mark_place *place)
{
	struct mark value = {.key = "", .note = "", .place = *place};
	bool unsaved = journal_pending(app->marks.journal) > 0;
	struct error err;
	enum status status = mark(app, key, MARK_PLACE, &value, &err);

	/* Nobody asked for it: what can never be kept is no news, what cannot
	 * be now is said once, and not where the start has said it. */
	if (status != OK && status != ERR_LIMIT && !unsaved &&
	    !(app->options.trouble && *app->options.trouble))
		complain_unsaved(app, &err);
}

bool
marks_set(struct app *app, const char *key, const char *title,
    enum mark_kind kind, const struct mark *value)
{
	struct marks *m = &app->marks;
	struct error err;
	enum status status;

	if (!marks_are_kept(app))
		return false;
	undo_push(&m->undo, key, title, kind, journal_get(m->journal, key));
	status = mark(app, key, kind, value, &err);
	if (status == ERR_LIMIT || status == ERR_SYNTAX) {
		undo_drop(&m->undo);
		app_complain(app, "%s", err.msg);
		return false;
	}
	m->changes++;
	tally_change_key(app, key);
	app->stale = true;
	if (status != OK)
		complain_unsaved(app, &err);
	return true;
}

bool
marks_set_note(struct app *app, const char *key, const char *text)
{
	struct mark value = {.note = text};
	const struct paper *part = app_part(app);

	return marks_set(app, key,
	    part && strcmp(part->key, key) == 0 ? part->title : key, MARK_NOTE,
	    &value);
}

/* ---- Keeping them going ------------------------------------------------- */

/* Whatever was read may change any count. */
static void
follow(struct app *app)
{
	struct marks *m = &app->marks;
	uint64_t generation = journal_generation(m->journal);
	unsigned long occurred = m->also ? occurrences_generation(m->also) : 0;

	if (generation == m->generation && occurred == m->occurred)
		return;
	m->generation = generation;
	m->occurred = occurred;
	m->changes++;
	tally_change(app);
	app->progress = true;
}

/* Says what of the journals could not be read. */
static void
tell_faults(struct app *app)
{
	const struct journal *journal = app->marks.journal;
	char text[ERROR_PATH_SIZE + ERROR_MSG_SIZE];
	struct error err, first;
	size_t n = 0;

	for (size_t i = 0; i < journal_files(journal); i++)
		if (journal_file_fault(journal, i, &err) && !n++)
			first = err;
	if (!n)
		return;
	error_text(&first, text, sizeof(text));
	if (n > 1)
		app_complain(app,
		    ngettext("%s; and %zu other file",
			"%s; and %zu other files", n - 1),
		    text, n - 1);
	else
		app_complain(app, "%s", text);
}

/* Reads on; true while there is more. */
static bool
read_on(struct app *app, int64_t now)
{
	struct marks *m = &app->marks;

	if (m->known && now - m->polled >= POLL_MS) {
		m->polled = now;
		if (journal_poll(m->journal))
			app->stale = true;
	}
	if (journal_step(m->journal))
		return true;
	if (!m->known) {
		m->known = true;
		m->polled = now;
		m->changes++;
		tell_faults(app);
		app->stale = true;
	}
	return false;
}

static void
write_again(struct app *app, int64_t now)
{
	struct marks *m = &app->marks;
	struct error err;

	if (!journal_pending(m->journal) || now - m->tried < RETRY_MS)
		return;
	m->tried = now;
	if (journal_retry(m->journal, &err) != OK)
		return;
	m->marked = now;
	app_say(app, "saved now");
	app->stale = true;
}

static void
put_on_disk(struct app *app, int64_t now)
{
	struct marks *m = &app->marks;
	struct error err;

	if (!journal_is_dirty(m->journal)) {
		m->dirty = now;
		return;
	}
	/* A disk may take long, and a key is not to wait for it; but somebody
	 * may type for hours. */
	if ((now - m->marked < SYNC_MS || now - m->keyed < SYNC_MS) &&
	    now - m->dirty < SYNC_MOST_MS)
		return;
	m->marked = m->dirty = now;
	if (journal_sync(m->journal, &err) != OK)
		complain_unsaved(app, &err);
}

void
marks_key(struct app *app)
{
	app->marks.keyed = term_now(app->term);
	unread_stop(app);
}

bool
marks_step(struct app *app)
{
	struct marks *m = &app->marks;
	int64_t now = term_now(app->term);
	bool more = false;

	if (m->journal) {
		more = read_on(app, now);
		write_again(app, now);
		put_on_disk(app, now);
	}
	if (!more && m->also)
		more = occurrences_step(m->also);
	if (m->journal)
		follow(app);
	return more || (m->journal && (tally_step(app) || unread_step(app)));
}

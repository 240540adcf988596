// SPDX-License-Identifier: GPL-3.0-or-later
/* Writing notes: see note.h. While the prompt or the editor is open the paper
 * is known by its key: its digest may change meanwhile. */
#include <config.h>

#include "ui/note.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/browser.h"
#include "base/draft.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/process.h"
#include "base/utf8.h"
#include "ui/app.h"
#include "ui/ask.h"
#include "ui/handlers.h"
#include "ui/keys.h"
#include "ui/notice.h"

enum { KEY_EDITOR = 'x' - 'a' + 1 };

void
noting_init(struct noting *n)
{
	memset(n, 0, sizeof(*n));
	strbuf_init(&n->told);
}

void
noting_release(struct noting *n)
{
	free(n->key);
	free(n->title);
	strbuf_release(&n->told);
	history_release(&n->history);
	noting_init(n);
}

/* The note as it is now; "": there is none. */
static const char *
present_note(const struct app *app)
{
	const char *note = marks_note(app, app->noting.key);

	return note ? note : "";
}

/* Appends clean text without blanks and line ends at its end. */
static void
add_tidy(struct strbuf *out, const char *text, size_t len)
{
	utf8_clean(out, text, len, UTF8_CLEAN_LINES);
	while (out->len && utf8_is_space(out->str[out->len - 1]))
		strbuf_truncate(out, out->len - 1);
}

/* Makes tidy text the note. False when it is refused, which has been said. */
static bool
keep(struct app *app, const struct strbuf *text)
{
	const struct noting *n = &app->noting;

	if (strcmp(present_note(app), text->str) == 0) {
		app_say(app, "the note is as it was");
		return true;
	}
	if (!marks_set_note(app, n->key, text->str))
		return false;
	if (!app->message.len)
		app_say(app, "%s: %s",
		    text->len ? _("noted") : _("note removed"), n->title);
	return true;
}

/* ---- The editor --------------------------------------------------------- */

/* What the reader's editor made of a text. */
struct edited {
	struct draft draft;
	struct strbuf before, after; /* tidy */
	bool unread;                 /* the file is there, but `after` is not */
	struct error error;          /* why */
};

/* Gives the terminal to the editor until it ends. */
static enum status
run_editor(struct app *app, struct edited *e)
{
	char **argv = draft_editor(&e->draft);
	const char *slash = strrchr(argv[0], '/');
	enum status status;
	int code = 0;

	term_leave(app->term);
	status = process_run(
	    app_rights(app), (const char *const *)argv, &code, &e->error);
	term_enter(app->term);
	if (status == OK && code)
		status = error_set(&e->error, ERR_IO, NULL, 0,
		    "%s failed with status %d", slash ? slash + 1 : argv[0],
		    code);
	browser_words_free(argv);
	return status;
}

static enum status
read_back(struct edited *e)
{
	struct strbuf bytes = STRBUF_INIT;
	struct file_stamp stamp;
	enum status status =
	    file_read_stamped(e->draft.path.str, &bytes, &stamp, &e->error);

	file_drop_mark(&bytes);
	if (status == OK)
		add_tidy(&e->after, bytes.str, bytes.len);
	strbuf_release(&bytes);
	return status;
}

/* Lets the text be edited; OK, or why it may not become a note. */
static enum status
edit(struct app *app, const char *text, struct edited *e)
{
	struct strbuf lines = STRBUF_INIT;
	enum status status, written;

	if (rights_ask(app_rights(app), RIGHT_START, &e->error) != OK)
		return ERR_REFUSED;
	add_tidy(&e->before, text, strlen(text));
	strbuf_adds(&lines, e->before.str);
	if (lines.len)
		strbuf_addc(&lines, '\n');
	status =
	    draft_make(&e->draft, app_rights(app), "note", &lines, &e->error);
	strbuf_release(&lines);
	if (status != OK)
		return status;
	status = run_editor(app, e);
	/* Whatever became of the editor, what it wrote is not to be lost. */
	written = read_back(e);
	e->unread = written != OK && access(e->draft.path.str, F_OK) == 0;
	if (written == OK && e->after.len > JOURNAL_NOTE_MAX && status == OK)
		status = error_set(&e->error, ERR_LIMIT, NULL, 0,
		    "too long: a note has up to %d bytes", JOURNAL_NOTE_MAX);
	return status != OK ? status : written;
}

/* Whether the file holds what would be missed: also where it could not be read,
 * or not all of it. */
static bool
is_changed(const struct edited *e)
{
	return e->unread ||
	    (e->after.len && strcmp(e->before.str, e->after.str) != 0);
}

/* What was written cannot become the note, but can be read in its file. */
static void
leave_draft(struct app *app, struct edited *e)
{
	struct strbuf why = STRBUF_INIT;

	strbuf_printf(&why, _("%s; it is kept in"), e->error.msg);
	notice_show(app, why.str, e->draft.path.str);
	strbuf_release(&why);
	draft_keep(&e->draft);
}

/* Edits a text that may become the note. False when it was left as it was;
 * noting.told says why. */
static bool
edit_note(struct app *app, const char *text)
{
	struct edited e = {.before = STRBUF_INIT, .after = STRBUF_INIT};
	enum status status = edit(app, text, &e);
	bool done = status == OK && strcmp(e.before.str, e.after.str) != 0;

	if (done && !keep(app, &e.after)) {
		error_set(
		    &e.error, ERR_REFUSED, NULL, 0, "%s", app->message.str);
		status = ERR_REFUSED;
	}
	if (status != OK && is_changed(&e)) {
		leave_draft(app, &e);
		done = true;
	}
	strbuf_set(&app->noting.told,
	    status == OK ? _("nothing was changed") : e.error.msg);
	draft_remove(&e.draft);
	strbuf_release(&e.before);
	strbuf_release(&e.after);
	return done;
}

/* ---- The prompt --------------------------------------------------------- */

static void
note_typed(struct app *app)
{
	strbuf_reset(&app->noting.told);
}

static void
note_accept(struct app *app)
{
	struct strbuf text = STRBUF_INIT;

	add_tidy(&text, app->prompt.text.str, app->prompt.text.len);
	strbuf_reset(&app->noting.told);
	if (!keep(app, &text)) {
		app->prompt.open = true;
		strbuf_adds(&app->noting.told, app->message.str);
	}
	strbuf_release(&text);
}

static void
note_cancel(struct app *app)
{
	if (strcmp(app->prompt.text.str, present_note(app)) != 0)
		app_say(app, "the note is as it was");
}

static void
note_key(struct app *app, uint32_t key)
{
	if (key == KEY_EDITOR && edit_note(app, app->prompt.text.str))
		app->prompt.open = false;
}

static void
note_status(struct app *app, struct strbuf *out)
{
	char key[KEY_NAME_SIZE];

	if (app->noting.told.len)
		strbuf_adds(out, app->noting.told.str);
	else if (!prompt_has_room(&app->prompt))
		strbuf_adds(out, _("no room for more"));
	else if (rights_have(app_rights(app), RIGHT_START))
		strbuf_printf(out, _("%s editor"), key_label(KEY_EDITOR, key));
}

const struct asking asking_note = {
    .prefix = N_("note: "),
    .typed = note_typed,
    .accept = note_accept,
    .cancel = note_cancel,
    .key = note_key,
    .status = note_status,
};

static void
open_prompt(struct app *app, const char *note)
{
	strbuf_reset(&app->noting.told);
	app->asking = &asking_note;
	prompt_open(&app->prompt, &app->noting.history);
	/* What is pasted may be long; what is only long is edited here. */
	app->prompt.max = JOURNAL_NOTE_MAX;
	prompt_set(&app->prompt, note);
}

void
note_edit(struct app *app, int count, int arg)
{
	const struct paper *part;
	struct noting *n = &app->noting;
	char *note;

	(void)count;
	(void)arg;
	if (!marks_are_kept(app) || !(part = app_paper(app)))
		return;
	/* A note that is not known yet would be written over. */
	while (journal_step(app->marks.journal))
		continue;
	free(n->key);
	free(n->title);
	n->key = mem_strdup(part->key);
	n->title = mem_strdup(part->title);
	note = mem_strdup(present_note(app));
	if (!strchr(note, '\n') && strlen(note) <= PROMPT_MAX)
		open_prompt(app, note);
	else if (!edit_note(app, note))
		app_say(app, "the note is as it was: %s", n->told.str);
	free(note);
}

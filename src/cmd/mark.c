// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * nonmun mark: see mark.h. All REFs are read, and all papers found, before one
 * is marked. A day is all its papers, except to a note, which belongs to one
 * paper and whose text follows as one word; any other REF is one paper. Marks
 * are on the disk when the program ends with 0.
 */
#include <config.h>

#include "cmd/mark.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "cmd/find.h"
#include "cmd/keys.h"
#include "cmd/state.h"
#include "store/journal.h"

static const struct way {
	const char *name;
	enum mark_kind kind;
	struct mark value;
} ways[] = {
    {"read", MARK_READ, {.read = true}},
    {"unread", MARK_READ, {.read = false}},
    {"star", MARK_STAR, {.starred = true}},
    {"unstar", MARK_STAR, {.starred = false}},
    {"note", MARK_NOTE, {.note = ""}},
};
enum { N_WAYS = sizeof(ways) / sizeof(ways[0]), HELP_COLUMN = 24 };

struct marking {
	const struct job *job;
	const struct way *way;
	char **refs; /* operands */
	size_t n_refs;
	struct strbuf note;
	struct strbuf keys; /* of what was found, each with its NUL */
	struct keys found;  /* the same, for the present REF */
	bool problem;
};

/* ---- What is to be marked ----------------------------------------------- */

static bool
visit(void *ctx, const struct hit *hit)
{
	struct marking *m = ctx;

	if (hit->paper)
		keys_add(&m->found, hit->paper->key);
	for (size_t i = 0; !hit->paper && i < hit->post->n_papers; i++)
		keys_add(&m->found, hit->post->papers[i].key);
	return true;
}

static void
visit_bad(void *ctx, const struct entry *entry)
{
	struct marking *m = ctx;

	find_complain(entry);
	m->problem = true;
}

static bool
may_be_many(const struct marking *m, const struct ref *ref)
{
	return ref->kind == REF_DAY && m->way->kind != MARK_NOTE;
}

static void
find_papers(struct marking *m, const struct ref *ref)
{
	struct visitor visitor = {visit, visit_bad, m};

	keys_release(&m->found);
	find_ref(m->job->lib, m->job->catalogue, ref, &visitor);
	if (m->found.n == 0) {
		out_complain("%s: nothing found", ref->text.str);
		m->problem = true;
	} else if (m->found.n > 1 && !may_be_many(m, ref)) {
		ref_complain_many(ref, &m->found);
		m->problem = true;
	} else {
		strbuf_add(&m->keys, m->found.text.str, m->found.text.len);
	}
}

/* False after complaining about a word that is no REF. */
static bool
find_all(struct marking *m)
{
	struct ref *refs = ref_parse_all(m->refs, m->n_refs);

	for (size_t i = 0; refs && i < m->n_refs; i++)
		find_papers(m, &refs[i]);
	ref_free_all(refs, m->n_refs);
	return refs != NULL;
}

/* ---- Marking ------------------------------------------------------------ */

static enum exit_status
complain_error(const struct error *err)
{
	char text[ERROR_PATH_SIZE + ERROR_MSG_SIZE];

	out_complain("not marked: %s", error_text(err, text, sizeof(text)));
	return EXIT_USAGE;
}

/* Marks what was found; each is tried, for a failed one is written with the
 * next. A note that can never be made ends it; of papers that cannot be marked
 * each is told. */
static bool
mark_all(struct marking *m, struct journal *journal, struct error *err)
{
	struct mark value = m->way->value;
	const char *key;

	value.note = m->note.str;
	for (size_t at = 0; at < m->keys.len; at += strlen(key) + 1) {
		enum status status;

		key = m->keys.str + at;
		status = journal_mark(journal, key, m->way->kind, &value, err);
		if (status != ERR_LIMIT && status != ERR_SYNTAX)
			continue;
		if (m->way->kind == MARK_NOTE)
			return false;
		out_complain("not marked: %s: %s", key, err->msg);
		m->problem = true;
	}
	return journal_retry(journal, err) == OK &&
	    journal_sync(journal, err) == OK;
}

static enum exit_status
mark_found(struct marking *m)
{
	struct error err, ignored;
	struct journal *journal = state_journal(&err);
	bool ok = err.status == OK && mark_all(m, journal, &err);

	journal_close(journal, &ignored);
	if (!ok)
		return complain_error(&err);
	return m->problem ? EXIT_PROBLEM : EXIT_DONE;
}

/* ---- What is typed ------------------------------------------------------ */

static const struct way *
find_way(const char *name)
{
	for (size_t i = 0; i < N_WAYS; i++)
		if (!strcmp(ways[i].name, name))
			return &ways[i];
	return NULL;
}

const char *
mark_word(size_t i)
{
	return i < N_WAYS ? ways[i].name : NULL;
}

bool
mark_is_note(const char *word)
{
	const struct way *way = find_way(word);

	return way && way->kind == MARK_NOTE;
}

/* Reads the text of a note, of whatever bytes. The line end of a text that
 * comes from a pipe is not part of it. */
static bool
read_note(struct strbuf *note)
{
	struct strbuf bytes = STRBUF_INIT;
	struct error err;
	enum status status =
	    file_read_fd(STDIN_FILENO, _("standard input"), &bytes, &err);

	file_drop_mark(&bytes);
	utf8_clean(note, bytes.str, bytes.len, UTF8_CLEAN_LINES);
	strbuf_release(&bytes);
	while (note->len && note->str[note->len - 1] == '\n')
		strbuf_truncate(note, note->len - 1);
	if (status != OK)
		complain_error(&err);
	return status == OK;
}

/* Takes the text of a note: what follows the REF. */
static bool
take_note(struct marking *m)
{
	const char *text = m->refs[m->n_refs - 1];

	if (m->n_refs != 2) {
		out_complain(
		    "mark note: a REF is needed, and the text as one "
		    "word: nonmun mark note 2025-09-12/3 'read twice'");
		return false;
	}
	m->n_refs--;
	if (strcmp(text, "-") == 0)
		return read_note(&m->note);
	strbuf_adds(&m->note, text);
	return true;
}

static bool
take_words(struct marking *m)
{
	const struct options *o = m->job->options;

	m->way = find_way(o->operands[0]);
	m->refs = o->operands + 1;
	m->n_refs = o->n_operands - 1;
	if (!m->way) {
		out_complain("mark: papers are marked read, unread, star, "
			     "unstar or note, not \"%s\"",
		    o->operands[0]);
		return false;
	}
	return m->way->kind != MARK_NOTE || take_note(m);
}

void
mark_help(const struct usage *usage)
{
	usage_add_text(usage, _("\nHOW is one of\n\n"));
	usage_add_row(usage, "  read, unread", HELP_COLUMN,
	    _("mark papers as read, or not"));
	usage_add_row(usage, "  star, unstar", HELP_COLUMN,
	    _("give papers a star, or take it"));
	usage_add_row(usage, _("  note REF TEXT"), HELP_COLUMN,
	    _("note TEXT (one argument; - for standard input) on a paper, "
	      "instead of what is noted on it; an empty TEXT removes the "
	      "note"));
	usage_add_text(usage,
	    _("\nREF is a paper of a day (2025-09-12/3), an arXiv identifier\n"
	      "(2509.09372), a paper's URL, or, except for a note, a day\n"
	      "(2025-09-12): all its papers.\n"));
}

enum exit_status
mark_run(const struct job *job)
{
	struct marking m = {.job = job};
	enum exit_status status = EXIT_USAGE;

	strbuf_init(&m.note);
	strbuf_init(&m.keys);
	keys_init(&m.found);
	if (take_words(&m) && find_all(&m))
		status = m.keys.len ? mark_found(&m) : EXIT_PROBLEM;
	strbuf_release(&m.note);
	strbuf_release(&m.keys);
	keys_release(&m.found);
	return status;
}

// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * nonmun list: see list.h. As text a line is "REF  SIGNS TITLE  URL", whole; on
 * a terminal it is one row, where the title is cut to let the URL stand at the
 * right, or the URL left out where too little of the title would be left. The
 * signs are three of the reader's lists, each in a column of its own.
 *
 * A paper stands there as often as in the digests: a line is a REF. What marks
 * choose are papers: each once, as it stood on its newest day.
 */
#include <config.h>

#include "cmd/list.h"

#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "cmd/find.h"
#include "cmd/keys.h"
#include "cmd/record.h"
#include "cmd/state.h"
#include "store/journal.h"

enum { REF_CELLS = 13, TITLE_MIN_CELLS = 40 };

struct list {
	const struct job *job;
	struct journal *journal;
	struct keys listed; /* of what marks chose */
	unsigned columns;   /* 0: lines are whole */
	bool found, problem;
};

static void
add_padded(struct strbuf *out, const char *s, size_t len, size_t cells)
{
	size_t used = width_text(s, len);

	strbuf_add(out, s, len);
	if (used < cells)
		strbuf_pad(out, ' ', cells - used);
}

/* Adds the text; where it takes more than `cells`, its end is "..". */
static void
add_cut(struct strbuf *out, const struct strbuf *s, size_t cells)
{
	size_t len = s->len;

	if (width_text(s->str, s->len) > cells)
		len =
		    cells > 2 ? width_fit(s->str, s->len, cells - 2, NULL) : 0;
	strbuf_add(out, s->str, len);
	if (len < s->len)
		strbuf_adds(out, cells > 2 ? ".." : "");
}

/* Adds "TITLE  URL" in `cells`. */
static void
add_row(struct strbuf *out, const struct paper *paper, size_t cells)
{
	struct strbuf title = STRBUF_INIT;
	size_t start = out->len;
	size_t url =
	    paper->url ? width_text(paper->url, strlen(paper->url)) + 2 : 0;
	bool both = url && cells >= url + TITLE_MIN_CELLS;

	strbuf_adds(&title, paper->title);
	add_cut(out, &title, both ? cells - url : cells);
	strbuf_release(&title);
	if (!both)
		return;
	strbuf_pad(out, ' ',
	    cells - width_text(out->str + start, out->len - start) - url + 2);
	strbuf_adds(out, paper->url);
}

static void
add_signs(struct strbuf *out, const struct mark *mark)
{
	strbuf_addc(out, mark->read ? ' ' : 'N');
	strbuf_addc(out, mark->starred ? '*' : ' ');
	strbuf_addc(out, *mark->note ? '+' : ' ');
}

static void
add_line(
    const struct list *list, const struct hit *hit, const struct mark *mark)
{
	struct strbuf *out = &list->job->out->text;
	const struct paper *paper = hit->paper;
	struct strbuf ref = STRBUF_INIT;
	size_t start = out->len;
	size_t used;

	ref_text(&hit->entry->date, hit->post, paper, &ref);
	add_padded(out, ref.str, ref.len, REF_CELLS);
	strbuf_adds(out, "  ");
	add_signs(out, mark);
	strbuf_addc(out, ' ');
	strbuf_release(&ref);
	used = width_text(out->str + start, out->len - start);
	if (list->columns > used) {
		add_row(out, paper, list->columns - used);
	} else {
		strbuf_adds(out, paper->title);
		if (paper->url)
			strbuf_printf(out, "  %s", paper->url);
	}
	strbuf_addc(out, '\n');
}

/* Whether the journal has the paper among those that are asked for, if any are,
 * and it was not listed yet. */
static bool
is_wanted(struct list *list, const char *key, const struct mark *mark)
{
	const struct options *o = list->job->options;

	if (!o->unread && !o->starred)
		return true;
	return !(o->unread && mark->read) && !(o->starred && !mark->starred) &&
	    keys_add(&list->listed, key);
}

static void
list_paper(struct list *list, const struct hit *hit)
{
	const struct options *o = list->job->options;
	struct strbuf *out = &list->job->out->text;
	const struct mark *mark = journal_get(list->journal, hit->paper->key);

	if (!is_wanted(list, hit->paper->key, mark))
		return;
	if (o->json)
		record_add(out, hit, mark, NULL);
	else
		add_line(list, hit, mark);
	list->found = true;
	out_check(list->job->out);
}

static bool
visit(void *ctx, const struct hit *whole)
{
	struct list *list = ctx;
	struct out *out = list->job->out;
	struct hit hit = *whole;

	if (!options_take_day(list->job->options, &hit.entry->date))
		return true;
	for (size_t i = 0; i < hit.post->n_papers && !out_is_over(out); i++) {
		hit.paper = &hit.post->papers[i];
		list_paper(list, &hit);
	}
	return !out_is_over(out);
}

static void
visit_bad(void *ctx, const struct entry *entry)
{
	struct list *list = ctx;

	find_complain(entry);
	list->problem = true;
}

/* What cannot be read is told of where papers are chosen by it. */
static void
open_journal(struct list *list)
{
	const struct options *o = list->job->options;
	struct error err;

	list->journal = state_journal(&err);
	if (err.status != OK && (o->unread || o->starred)) {
		char text[ERROR_PATH_SIZE + ERROR_MSG_SIZE];
		out_complain("%s", error_text(&err, text, sizeof(text)));
	}
}

static const char *
tell_nothing(const struct options *o)
{
	return o->starred && o->unread ? N_("no starred papers are unread")
	    : o->starred               ? N_("no starred papers were found")
	    : o->unread                ? N_("no unread papers were found")
				       : N_("no papers were found");
}

enum exit_status
list_run(const struct job *job)
{
	struct list list = {.job = job, .columns = out_columns(job->out)};
	struct visitor visitor = {visit, visit_bad, &list};

	keys_init(&list.listed);
	open_journal(&list);
	find_posts(job->lib, &visitor);
	if (!list.found)
		out_complain("%s", _(tell_nothing(job->options)));
	journal_close(list.journal, NULL);
	keys_release(&list.listed);
	return list.found && !list.problem ? EXIT_DONE : EXIT_PROBLEM;
}
